"""Layout → listing: the releases that an index page links to, and whether it is one.

Every box whose children repeat with one link each is a candidate; the list is the one
with most words in its titles, dates beside them, and a place that is not chrome.
Whether the page is an index is then a sum of evidence: what the list weighs against
the prose outside it, and what the page says of itself. All weights stand in one table.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from monitor.model import Link, Listing
from monitor.parse._blocks import Layout
from monitor.parse._body import SENTENCE_SHARE, SHORT_SENTENCE, name_boxes
from monitor.parse._chrome import ends_sentence
from monitor.parse._data_islands import show_records
from monitor.parse._entries import Entries, read_entries
from monitor.parse._entry_dates import Surroundings, read_times
from monitor.parse._families import (
    FEWEST,
    LONG_TITLE,
    Family,
    find_families,
    title_value,
)
from monitor.parse._links import read_links, read_titles
from monitor.parse._pager import PAGED, find_next
from monitor.parse._periods import read_periods
from monitor.parse._prose import weight
from monitor.parse._records import TITLE_LETTERS, Record
from monitor.parse._stamps import date_in_url
from monitor.parse._walk import read_blocks

# How many times its worth a list gains by dates beside all of its entries.
_DATED_WORTH = 2.0

# The evidence that a page is an index. Positive speaks for it, the sum decides.
# Letters that both sides are given, so that a few words decide nothing.
_PRIOR_LETTERS = 80.0
_WEIGHTS = {
    "letters": 1.0,  # of the logarithm of letters in the list to letters of prose
    "entries": 0.4,  # of the logarithm of the number of entries to three
    "titles": 0.8,  # of the logarithm of a title's mean letters to a usual one's
    "dated": 1.2,  # of the share of entries with a printed date
    "pager": 0.8,
    "article metadata": -1.2,
    "dated address": -1.2,
    "beside": -1.5,
    "below prose": -1.0,
    "headline": -1.0,
    "transcript": -0.3,  # of the weight of a reading with turns
    "bias": -1.2,
}
_ARTICLE_TYPES = (
    '"newsarticle"',
    '"article"',
    '"pressrelease"',
    '"reportagenewsarticle"',
)
# Characters without a title between them that make a page a text: so many, and so
# many times the characters of all its links.
_LONG_TEXT = 1500
_LONG_TEXT_SHARE = 2.0
# A reading that weighs more tells no more.
_MOST_SPOKEN = 8.0
# Boxes so named hold no text of the page, however long their sentences.
_NO_PROSE = frozenset(("navigation", "footer", "dialog", "banner"))
# Entries and letters of a title as an index usually has, and what a teaser holds.
_MANY = 30
_USUAL_TITLE = 30.0
_TEASER = 500.0
# From this share of different titles down, links are tools and not releases.
_ALIKE = 0.34
# Prose before the first entry, in letters, from which on the list comes after a text.
_INTRODUCTION = 700.0


@dataclasses.dataclass(frozen=True, slots=True)
class ListReading:
    """What a page is as an index: its listing, and the evidence that it is one.

    `score` above 0 means an index; `reasons` are its terms by name. `blocks` are the
    indexes of the blocks that belong to an entry.
    """

    listing: Listing
    score: float
    reasons: tuple[tuple[str, float], ...]
    blocks: frozenset[int]

    @property
    def is_index(self) -> bool:
        """Whether the page is an index rather than a document."""
        return self.score > 0


def read_listing(
    layout: Layout,
    tree: LexborHTMLParser,
    *,
    url: str | None = None,
    at: dt.datetime | None = None,
    spoken: float = 0.0,
) -> ListReading | None:
    """Read a page as an index, or return None where it plainly is none.

    That is: nothing in it repeats, or it holds a text far longer than its links.
    `spoken` is the weight of the page's reading as a transcript.
    """
    if _is_long_text(layout):
        return None
    shown = show_records(tree)
    if shown is not None:
        reading = _read(read_blocks(shown), shown, url, at, spoken)
        # Its blocks are not those of the page as it was sent.
        return dataclasses.replace(reading, blocks=frozenset()) if reading else None
    return _read(layout, tree, url, at, spoken)


def _read(
    layout: Layout,
    tree: LexborHTMLParser,
    url: str | None,
    at: dt.datetime | None,
    spoken: float,
) -> ListReading | None:
    links = read_links(layout, url)
    named = name_boxes(layout)
    families = find_families(layout, links, named)
    if not families:
        return None
    around = Surroundings(
        layout,
        layout.head.lang or None,
        at,
        read_periods(layout, url, layout.head.lang or None),
        read_times(layout, tree),
        read_titles(tree),
    )
    best = _read_best(families, around)
    titles = {link.title for link in best.links}
    if len(titles) <= _ALIKE * len(best.links):
        # "Play the speech", at every turn of a debate.
        return None
    next_url = find_next(layout, tree, links, url)
    listing = Listing(_heading(layout, best.records), best.links, next_url)
    reasons = (
        *_evidence(layout, best, named, listing, url),
        ("transcript", _WEIGHTS["transcript"] * min(spoken, _MOST_SPOKEN)),
    )
    score = sum(value for _, value in reasons)
    return ListReading(listing, score, reasons, best.blocks)


def _is_long_text(layout: Layout) -> bool:
    """Tell a page with so long a text that no list beside it can count."""
    longest = running = linked = 0
    for block in layout.blocks:
        runs = block.runs
        if not block.hidden:
            letters = sum(run.end - run.start for run in runs if run.href is not None)
            linked += letters
            if 2 * letters >= len(block.text) >= TITLE_LETTERS:
                running = 0
            else:
                running += len(block.text) - letters
                longest = max(longest, running)
    return longest > _LONG_TEXT + _LONG_TEXT_SHARE * linked


# --- the list ------------------------------------------------------------------------


class _Read(NamedTuple):
    """A family read in full; `dated` is the share of its entries that have a date."""

    links: tuple[Link, ...]
    records: tuple[Record, ...]
    blocks: frozenset[int]
    dated: float
    worth: float
    place: float


def _read_best(families: Sequence[Family], around: Surroundings) -> _Read:
    """Read families until none of the rest can be worth more, dates and all."""
    read: list[_Read] = []
    for family in families:
        worth = max((one.worth for one in read), default=0.0)
        if family.letters * (1 + _DATED_WORTH) <= worth:
            break
        read.append(_read_family(family, around))
    best = max(read, key=lambda one: one.worth)
    for family in families:
        if _touch(best, family):
            best = _continued(best, _read_family(family, around))
    return best


def _touch(best: _Read, family: Family) -> bool:
    """Tell whether nothing stands between a list that was read and another one."""
    first, last = family.lists[0].records[0].first, family.lists[-1].records[-1].last
    return first == max(best.blocks) + 1 or last == min(best.blocks)


def _read_family(family: Family, around: Surroundings) -> _Read:
    entries = [read_entries(found, around) for found in family.lists]
    entries = _of_one_kind(entries)
    records = tuple(record for one in entries for record in one.records)
    links: dict[str, Link] = {}
    for one in entries:
        for link in one.links:
            if link.title:
                links.setdefault(link.url, link)
    printed = sum(one.dated for one in entries) / len(records)
    place = family.place
    if family.name in _MISNAMED and printed > _MOSTLY:
        place = 1.0
    in_addresses = sum(link.date is not None for link in links.values()) / len(records)
    share = max(printed, _ADDRESS_SHARE * in_addresses)
    letters = sum(title_value(record.worth) for record in records)
    return _Read(
        tuple(links.values()),
        records,
        frozenset(_blocks_of(records)),
        share,
        letters * place * (1 + _DATED_WORTH * share),
        place,
    )


def _blocks_of(records: Sequence[Record]) -> Iterator[int]:
    """Yield the blocks of the entries, and what stands between two: date and teaser."""
    for record, following in itertools.pairwise(records):
        yield from range(record.first, record.last)
        if following.first - record.last <= _TEASER_BLOCKS:
            yield from range(record.last, following.first)
    yield from range(records[-1].first, records[-1].last)


# Lines under a title that stand beside it, not inside its box.
_TEASER_BLOCKS = 4


def _of_one_kind(entries: list[Entries]) -> list[Entries]:
    """Leave out the lists without a date where the others of the shape have dates.

    A menu in one cell of a table, the releases in the next.
    """
    dated = [one for one in entries if one.dated > _MOSTLY * len(one.records)]
    without = [one for one in entries if not one.dated]
    if dated and len(dated) + len(without) == len(entries):
        return dated
    return entries


def _continued(best: _Read, other: _Read) -> _Read:
    """Join a dated list with a dated one that it goes on in."""
    if other.place != best.place or min(best.dated, other.dated) <= _MOSTLY:
        return best
    first, second = sorted((best, other), key=lambda one: min(one.blocks))
    return _Read(
        first.links + second.links,
        first.records + second.records,
        first.blocks | second.blocks,
        min(first.dated, second.dated),
        first.worth + second.worth,
        first.place,
    )


# Names that menus have, or that a class has by chance ("art-prev--near-menu"): a list
# with dates is no menu.
_MISNAMED = frozenset(("navigation", "banner", "tools", "form", "dialog", "caption"))
_MOSTLY = 0.6
# What a date in an address tells, beside a printed one.
_ADDRESS_SHARE = 0.7


def _heading(layout: Layout, records: Sequence[Record]) -> str | None:
    """Take the page's name from the nearest high heading above the list."""
    above = [b for b in layout.blocks[: records[0].first] if b.level and not b.hidden]
    for level in (1, 2):
        for block in reversed(above):
            if block.level == level:
                return block.text
    return layout.head.title or None


# --- index or document ----------------------------------------------------------------


def _evidence(
    layout: Layout,
    best: _Read,
    named: Sequence[str | None],
    listing: Listing,
    url: str | None,
) -> tuple[tuple[str, float], ...]:
    """Weigh the list against the rest of the page; each term with its name."""
    inside, outside = _entry_letters(layout, best)
    before = 0.0
    first = min(best.blocks)
    for index, block in enumerate(layout.blocks):
        if block.hidden or index in best.blocks or named[block.box] in _NO_PROSE:
            continue
        if block.prose:
            free = block.heavy * (1 - block.linked / len(block.text))
            outside += free
            before += free * (index < first)
        elif block.heavy >= SHORT_SENTENCE and ends_sentence(block.text):
            free = block.heavy * (1 - block.linked / len(block.text))
            outside += SENTENCE_SHARE * free
    letters = math.log(
        (inside * best.place + _PRIOR_LETTERS) / (outside + _PRIOR_LETTERS)
    )
    terms = {
        "letters": letters,
        "entries": math.log(min(max(len(best.links), 1), _MANY) / FEWEST),
        "titles": math.log(_mean_title(best) / _USUAL_TITLE),
        "dated": best.dated,
        "pager": float(bool(PAGED.search(listing.next_url or ""))),
        "article metadata": float(_says_article(layout)),
        "dated address": float(bool(url and date_in_url(url))),
        "beside": 1 - best.place,
        "below prose": float(before > _INTRODUCTION),
        "headline": float(_has_headline(layout, first)),
        "bias": 1.0,
    }
    return tuple((name, _WEIGHTS[name] * value) for name, value in terms.items())


def _has_headline(layout: Layout, first: int) -> bool:
    """Tell whether what stands over the list is the headline of an article.

    An index is called "News" or "Press releases"; an article's headline is a sentence,
    and the page's title begins with it.
    """
    return any(
        block.level == 1
        and not block.hidden
        and block.heavy >= _HEADLINE
        and layout.head.title.startswith(block.text)
        for block in layout.blocks[:first]
    )


_HEADLINE = 60.0


def _entry_letters(layout: Layout, best: _Read) -> tuple[float, float]:
    """Return the letters of the entries, and those too many for an entry's teaser."""
    inside, outside = 0.0, 0.0
    ends = [record.first for record in best.records[1:]] + [max(best.blocks) + 1]
    for record, end in zip(best.records, ends, strict=True):
        letters = sum(
            layout.blocks[index].heavy
            for index in range(record.first, max(end, record.last))
            if index in best.blocks and not layout.blocks[index].hidden
        )
        kept = min(letters, record.worth + _TEASER)
        inside += kept
        outside += letters - kept
    return inside, outside


def _mean_title(best: _Read) -> float:
    titles = [min(weight(link.title), LONG_TITLE) for link in best.links]
    return max(sum(titles) / len(titles), 1.0) if titles else 1.0


def _says_article(layout: Layout) -> bool:
    """Tell whether the page's metadata call it an article."""
    if any(m == ("og:type", "article") for m in layout.head.metas):
        return True
    return any(
        kind in script.lower().replace(" ", "")
        for script in layout.head.scripts
        for kind in _ARTICLE_TYPES
    )
