"""Box → records: the entries that stand side by side in one box.

A listing shows each release in the same way: rows of a table, items of a list, cards,
or lines between `<br>`. So the children of a box that hold one release each are the
records of a candidate list; `_families` puts lists of one shape together.
"""

from __future__ import annotations

import collections
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from monitor.parse._blocks import Layout
from monitor.parse._date_forms import FoundDate
from monitor.parse._dates import find_dates
from monitor.parse._links import PageLink, words_of
from monitor.parse._list_words import is_generic, says_next
from monitor.parse._prose import weight

# Letters from which on a link can be a title; less is a menu entry or a category.
TITLE_LETTERS = 9.0
# Links of fewer letters are numbers of pages and names of sections.
_SHORTEST = 4.0
# Mean number of titles in a record from which on a record is a section of its own;
# a rival title is at least this much of the best one's length.
_SECTION = 1.5
_RIVAL = 0.6
# Letters of other links, beside those of the titles, from which on the records are
# parts of the page.
_BESIDES = 0.6
# Classes that differ from record to record, or from section to section.
PASSING = re.compile(
    r"\A(?:odd|even|first|last|alt|active|current|even-row|odd-row|row|item|bg)\Z|\d"
)


class Record(NamedTuple):
    """One entry of a list: its links and the half-open range of its blocks.

    `title` is the link that most looks like the release's title, `worth` how much
    the title says, in letters.
    """

    title: PageLink
    links: tuple[PageLink, ...]
    first: int
    last: int
    worth: float


class RecordList(NamedTuple):
    """Records side by side in one box, whose blocks end before `end`.

    `single` tells that no record has a second link that could be its title.
    """

    box: int
    end: int
    records: tuple[Record, ...]
    single: bool


# A box's children of one kind, each with the links in it; a line of text that stands
# in the box itself is a child too, as -1 minus its block.
Group = tuple[int, list[tuple[int, list[PageLink]]]]


def read_group(
    layout: Layout,
    group: Group,
    spans: Sequence[tuple[int, int]],
    tokens: Sequence[str],
) -> RecordList | None:
    """Make records of children of one kind, or None where they are no entries."""
    box, children = group
    children = _of_one_name(layout, children)
    if _are_columns(layout, [child for child, _ in children]):
        return None
    shared = _shared([inside for _, inside in children])
    owns = [
        [k for k in links if k.page not in shared] or links for _, links in children
    ]
    usual = _usual_look(layout, owns, tokens)
    titles, besides = 0, 0.0
    made = []
    for (child, inside), own in zip(children, owns, strict=True):
        alike = [k for k in own if _look(layout, k, tokens) == usual and k.worth]
        best = max(alike or own, key=lambda k: k.worth)
        others = {k.page: k.worth for k in own if k.page != best.page}
        titles += 1 + sum(worth >= _RIVAL * best.worth > 0 for worth in others.values())
        besides += sum(worth for worth in others.values() if worth >= TITLE_LETTERS)
        first, last = (-1 - child, -child) if child < 0 else spans[child]
        last = max(last, inside[-1].parts[-1].block + 1)
        record = Record(best, tuple(inside), first, last, best.worth)
        if best.worth < TITLE_LETTERS:
            record = record._replace(worth=max(best.worth, _beside(layout, record)))
        made.append(record)
    entries = tuple(r for r in made if _is_entry(layout, r))
    references = sum(record.title.reference for record in made)
    if titles > _SECTION * len(made) or 2 * references >= len(made) or not entries:
        return None
    if besides > _BESIDES * sum(record.worth for record in made):
        return None  # the columns of the page, or its header and its footer
    return RecordList(box, spans[box][1], entries, titles <= len(made))


def _of_one_name(
    layout: Layout, children: list[tuple[int, list[PageLink]]]
) -> list[tuple[int, list[PageLink]]]:
    """Keep the children of a name that most of them have: `div.item`, not `div.nav`.

    Only what stands before and after them goes: names that alternate are a look.
    """
    marks = [layout.boxes[c].mark.split() if c >= 0 else [] for c, _ in children]
    counts = collections.Counter(word for words in marks for word in set(words))
    word, count = counts.most_common(1)[0] if counts else ("", 0)
    if not _MOST_NAMED * len(children) <= count < len(children):
        return children
    places = [place for place, words in enumerate(marks) if word in words]
    if places[-1] - places[0] >= count:
        return children
    return children[places[0] : places[-1] + 1]


_MOST_NAMED = 0.6


def _are_columns(layout: Layout, children: Sequence[int]) -> bool:
    """Tell the parts of a page, header and content, by names with nothing alike."""
    if len(children) > _MOST_COLUMNS or children[0] < 0:
        return False
    marks = [layout.boxes[child].mark.split() for child in children]
    named = [
        {word for word in words if not PASSING.search(word)} for words in marks if words
    ]
    lasting = [words for words in named if words]
    if layout.boxes[children[0]].tag not in _COLUMNS or 2 * len(lasting) < len(
        children
    ):
        return False
    counts = collections.Counter(word for words in lasting for word in words)
    return max(counts.values()) == 1


_MOST_COLUMNS = 6
_COLUMNS = frozenset(("div", "section", "aside", "header", "footer", "main"))


def _look(
    layout: Layout, link: PageLink, tokens: Sequence[str]
) -> tuple[str, int, str]:
    """Say how a link looks: its box, its level as a heading, its style."""
    block = layout.blocks[link.parts[0].block]
    start = link.parts[0].start
    style = next((run.style for run in block.runs if run.start == start), "")
    return tokens[link.box], block.level, style


def _usual_look(
    layout: Layout, owns: Sequence[Sequence[PageLink]], tokens: Sequence[str]
) -> tuple[str, int, str] | None:
    """Return how the best link of most records looks, or None where none prevails."""
    looks = collections.Counter(
        _look(layout, max(own, key=lambda k: k.worth), tokens) for own in owns
    )
    look, count = looks.most_common(1)[0]
    return look if 2 * count > len(owns) else None


def _shared(insides: Sequence[Sequence[PageLink]]) -> frozenset[str]:
    """Return the addresses in more than one record: themes and authors."""
    seen: set[str] = set()
    shared: set[str] = set()
    for inside in insides:
        own = {link.page for link in inside}
        shared |= seen & own
        seen |= own
    return frozenset(shared)


def _is_entry(layout: Layout, record: Record) -> bool:
    """Tell an entry from a pager or a link to a section that stands in the same box."""
    if record.title.reference or record.worth < _SHORTEST:
        return False
    row = layout.boxes[layout.boxes[record.title.box].parent]
    if layout.boxes[row.parent].tag == "thead":
        return False
    texts = [words_of(layout, part) for part in record.title.parts]
    return not any(says_next(text) or text.isdecimal() for text in texts)


def title_beside(layout: Layout, record: Record) -> str:
    """Find the title of a record whose links only say "read more": its heading."""
    return _find_beside(layout, record)[0]


def _find_beside(layout: Layout, record: Record) -> tuple[str, bool]:
    """Return the title, and whether it looks like a heading."""
    texts = []
    for block in layout.blocks[record.first : record.last]:
        text = block.text
        if block.hidden or is_generic(text) or is_date(text):
            continue
        if block.level or "b" in (block.runs[0].style if block.runs else "").split("|"):
            return text, True
        texts.append(text)
    long = [text for text in texts if weight(text) >= TITLE_LETTERS]
    text = (long or texts or [""])[0]
    return (text if len(text) <= _LONGEST_TITLE else ""), False


def _beside(layout: Layout, record: Record) -> float:
    text, heading = _find_beside(layout, record)
    return weight(text) * (1.0 if heading else _PLAIN_WORTH)


# What plain words beside "read more" are worth: they may be the teaser.
_PLAIN_WORTH = 0.4


def is_date(text: str) -> bool:
    """Tell whether a short text is a date and little else."""
    if len(text) > _LONGEST_DATE or not _DIGIT.search(text):
        return False
    found = find_dates(text)
    if not found or sum(f.end - f.start for f in found) * 2 <= len(text):
        return False
    # 2024年11月20日例行记者会: a few characters say as much as a line of letters.
    rest = "".join(text[a:b] for a, b in _between(found, len(text)))
    return weight(rest) < _SAYS_MORE


def _between(found: Sequence[FoundDate], length: int) -> Iterator[tuple[int, int]]:
    """Yield where no date is."""
    at = 0
    for date in sorted(found, key=lambda f: f.start):
        yield at, date.start
        at = max(at, date.end)
    yield at, length


_DIGIT = re.compile(r"\d")
_LONGEST_DATE = 80
# Letters beside a date that are more than `published on` or the name of an office.
_SAYS_MORE = 20.0
# More than this, without a heading's look, is a paragraph.
_LONGEST_TITLE = 250
