"""Links → lists: what repeats in a page, wherever links stand in boxes side by side.

A listing shows each release in the same way: rows of a table, items of a list, cards,
or lines between `<br>`. So every box whose children hold links, one release each, is a
candidate list; lists of one shape are a family, such as one list for each month.
`_listing` weighs the families.
"""

from __future__ import annotations

import bisect
import collections
import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from monitor.parse._blocks import Box, Layout, link_chars
from monitor.parse._body import weight
from monitor.parse._dates import find_dates
from monitor.parse._links import PageLink, words_of
from monitor.parse._list_words import BESIDE, is_generic, says_next

# Fewer entries than these are no list: a pair of links stands under any article.
FEWEST = 3
# Letters from which on a link can be a title; less is a menu entry or a category.
TITLE_LETTERS = 9.0
# Letters of a title beyond which more make no better title.
LONG_TITLE = 60.0
# Links of fewer letters are numbers of pages and names of sections.
_SHORTEST = 4.0
# Mean number of titles in a record from which on a record is a section of its own;
# a rival title is at least this much of the best one's length.
_SECTION = 1.5
_RIVAL = 0.6
# Letters of other links, beside those of the titles, from which on the records are
# parts of the page.
_BESIDES = 0.6
# What "read more" may be worth before its heading is looked at.
_UNREAD_WORTH = 15.0
# How far above its link a record's box can be, and how many families are looked into.
_HIGHEST = 40
_LOOKED_INTO = 12

# What a list keeps of its worth in a box that is named for something else.
_PLACE_WORTH = {
    "navigation": 0.1,
    "footer": 0.1,
    "banner": 0.15,
    "share": 0.05,
    "tools": 0.2,
    "pager": 0.1,
    "aside": 0.4,
    "related": 0.4,
    "tags": 0.1,
    "comment": 0.1,
    "dialog": 0.1,
    "form": 0.5,
    "advertisement": 0.2,
}
# ... and under a heading that says so.
_BESIDE_WORTH = 0.35
_HEADING_LETTERS = 24


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


class Family(NamedTuple):
    """Lists of one shape, in the order of the page, and their worth before reading.

    That is the letters of their titles by `place`, the share that a list keeps for
    where it stands; `name` is what chrome the place is named for, or None.
    """

    lists: tuple[RecordList, ...]
    letters: float
    place: float
    name: str | None

    @property
    def worth(self) -> float:
        """The letters of the titles, less what the place takes from them."""
        return self.letters * self.place


# A box's children of one kind, each with the links in it; a line of text that stands
# in the box itself is a child too, as -1 minus its block.
_Group = tuple[int, list[tuple[int, list[PageLink]]]]


def find_families(
    layout: Layout, links: Sequence[PageLink], named: Sequence[str | None]
) -> list[Family]:
    """Return the likeliest families of lists, most worth first.

    `named` says of each box what chrome it is, or None.
    """
    spans = _block_spans(layout)
    families = []
    for groups in _likeliest(layout, links, named):
        lists = [_read_group(layout, group, spans) for group in groups]
        kept = sorted(
            (one for one in lists if one), key=lambda one: one.records[0].first
        )
        places = [_place(layout, one, named) for one in kept]
        best = max(places, default=0.0)
        kept = [one for one, place in zip(kept, places, strict=True) if place == best]
        sizes = [len(one.records) for one in kept]
        if sum(sizes) < FEWEST or max(sizes) == 1:
            continue
        letters = sum(min(LONG_TITLE, r.worth) for one in kept for r in one.records)
        families.append(Family(tuple(kept), letters, best, named[kept[0].box]))
    families.sort(key=lambda f: (-f.worth, len(f.lists)))
    return [f for f in families if not any(_within(f, other) for other in families)]


def _block_spans(layout: Layout) -> list[tuple[int, int]]:
    """Return for every box the half-open range of the blocks inside it."""
    size = len(layout.blocks)
    low, high = [size] * len(layout.boxes), [0] * len(layout.boxes)
    for index, block in enumerate(layout.blocks):
        if low[block.box] == size:
            low[block.box] = index
        high[block.box] = index + 1
    for box in range(len(layout.boxes) - 1, 0, -1):
        parent = layout.boxes[box].parent
        low[parent] = min(low[parent], low[box])
        high[parent] = max(high[parent], high[box])
    return list(zip(low, high, strict=True))


# --- families ------------------------------------------------------------------------


def _likeliest(
    layout: Layout, links: Sequence[PageLink], named: Sequence[str | None]
) -> list[list[_Group]]:
    """Return the groups of the shapes that have most letters in titles."""
    shapes = _shapes(layout)
    by_shape: dict[tuple[int, str], list[_Group]] = {}
    worths: dict[tuple[int, str], float] = {}
    for parent, children in _children(layout, links).items():
        by_tag: dict[str, list[tuple[int, list[PageLink]]]] = {}
        for child, inside in children.items():
            tag = "-line" if child < 0 else layout.boxes[child].tag
            by_tag.setdefault(tag, []).append((child, inside))
        place = _PLACE_WORTH.get(named[parent] or "", 1.0)
        for tag, group in by_tag.items():
            shape = (shapes[parent], tag)
            by_shape.setdefault(shape, []).append((parent, group))
            worth = sum(_guess([link.worth for link in inside]) for _, inside in group)
            worths[shape] = worths.get(shape, 0.0) + worth * place
    likely = [
        shape
        for shape, groups in by_shape.items()
        if sum(len(g) for _, g in groups) >= FEWEST
        and max(len(g) for _, g in groups) > 1
    ]
    likely.sort(key=lambda shape: -worths[shape])
    return [by_shape[shape] for shape in likely[:_LOOKED_INTO]]


def _guess(worths: list[float]) -> float:
    return min(max(worths) or _UNREAD_WORTH, LONG_TITLE)


def _children(
    layout: Layout, links: Sequence[PageLink]
) -> dict[int, dict[int, list[PageLink]]]:
    """Return for each box the links under each of its children, in order."""
    children: dict[int, dict[int, list[PageLink]]] = {}
    boxes = layout.boxes
    for link in links:
        child, parent = -1 - link.parts[0].block, link.box
        for _ in range(_HIGHEST):
            if parent < 0:
                break
            children.setdefault(parent, {}).setdefault(child, []).append(link)
            child, parent = parent, boxes[parent].parent
    return children


# Classes that differ from record to record, or from section to section.
_PASSING = re.compile(
    r"\A(?:odd|even|first|last|alt|active|current|even-row|odd-row|row|item|bg)\Z|\d"
)


def _shapes(layout: Layout) -> list[int]:
    """Give a number to each way to a box: by its tags and its lasting classes."""
    numbers: dict[tuple[int, str], int] = {}
    tokens: dict[tuple[str, str], str] = {}
    shapes: list[int] = []
    for box in layout.boxes:
        key = (box.tag, box.mark)
        if key not in tokens:
            tokens[key] = _token(box)
        way = (shapes[box.parent] if box.parent >= 0 else -1, tokens[key])
        shapes.append(numbers.setdefault(way, len(numbers)))
    return shapes


def _token(box: Box) -> str:
    marks = (mark for mark in box.mark.split() if not _PASSING.search(mark))
    return ".".join((box.tag, *marks))


def _place(layout: Layout, found: RecordList, named: Sequence[str | None]) -> float:
    """Return what a list is worth for where it stands."""
    worth = _PLACE_WORTH.get(named[found.box] or "", 1.0)
    first = found.records[0].first
    for block in reversed(layout.blocks[max(0, first - 2) : first]):
        if block.level or len(block.text) <= _HEADING_LETTERS:
            if BESIDE.search(block.text) and not link_chars(block):
                worth *= _BESIDE_WORTH
            break
    return worth


def _within(inner: Family, outer: Family) -> bool:
    """Tell whether lists are only the insides of another list's entries.

    A theme and "read more" in each card are no list of their own. But two releases in
    one of the outer entries are: then those are the months.
    """
    if inner is outer or len(inner.lists) < FEWEST - 1:
        return False
    if not all(found.single for found in outer.lists):
        return False
    ranges = [(r.first, r.last) for found in outer.lists for r in found.records]
    homes = set()
    for found in inner.lists:
        first, last = found.records[0].first, found.records[-1].last
        home = bisect.bisect_right(ranges, (first, math.inf)) - 1
        if home < 0 or last > ranges[home][1] or home in homes:
            return False
        homes.add(home)
    return True


# --- records -------------------------------------------------------------------------


def _read_group(
    layout: Layout, group: _Group, spans: Sequence[tuple[int, int]]
) -> RecordList | None:
    """Make records of children of one kind, or None where they are no entries."""
    box, children = group
    if _are_columns(layout, [child for child, _ in children]):
        return None
    shared = _shared([inside for _, inside in children])
    owns = [
        [k for k in links if k.page not in shared] or links for _, links in children
    ]
    usual = _usual_look(layout, owns)
    titles, besides = 0, 0.0
    made = []
    for (child, inside), own in zip(children, owns, strict=True):
        alike = [k for k in own if _look(layout, k) == usual and k.worth]
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


def _are_columns(layout: Layout, children: Sequence[int]) -> bool:
    """Tell the parts of a page, header and content, by names with nothing alike."""
    if len(children) > _MOST_COLUMNS or children[0] < 0:
        return False
    marks = [layout.boxes[child].mark.split() for child in children]
    named = [
        {word for word in words if not _PASSING.search(word)}
        for words in marks
        if words
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


def _look(layout: Layout, link: PageLink) -> tuple[str, str, int, str]:
    """Say how a link looks: its box, its level as a heading, its style."""
    block = layout.blocks[link.parts[0].block]
    box = layout.boxes[link.box]
    start = link.parts[0].start
    style = next((run.style for run in block.runs if run.start == start), "")
    return box.tag, _token(box), block.level, style


def _usual_look(
    layout: Layout, owns: Sequence[Sequence[PageLink]]
) -> tuple[str, str, int, str] | None:
    """Return how the best link of most records looks, or None where none prevails."""
    looks = collections.Counter(
        _look(layout, max(own, key=lambda k: k.worth)) for own in owns
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
    if len(text) > _LONGEST_DATE or not any(c.isdecimal() for c in text):
        return False
    found = find_dates(text)
    return bool(found) and sum(f.end - f.start for f in found) * 2 > len(text)


_LONGEST_DATE = 80
# More than this, without a heading's look, is a paragraph.
_LONGEST_TITLE = 250
