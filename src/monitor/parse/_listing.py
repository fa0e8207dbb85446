"""Layout → listing: the releases that an index page links to, and whether it is one.

Every box whose children repeat with one link each is a candidate; the list is the one
with most words in its titles, dates beside them, and a place that is not chrome.
Whether the page is an index is then a sum of evidence: what the list weighs against
the prose outside it, and what the page says of itself. All weights stand in one table.
"""

from __future__ import annotations

import bisect
import dataclasses
import datetime as dt
import math
from collections.abc import Sequence
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from monitor.model import Link, Listing
from monitor.parse._blocks import Layout, link_chars
from monitor.parse._body import is_prose, name_boxes, weight
from monitor.parse._entries import Surroundings, read_entries, read_times
from monitor.parse._links import PageLink, read_links, read_titles, words_of
from monitor.parse._list_words import BESIDE, says_next
from monitor.parse._pager import find_next
from monitor.parse._records import (
    FEWEST,
    Record,
    RecordList,
    block_spans,
    find_lists,
)
from monitor.parse._stamps import date_in_url
from monitor.parse._urls import canonical_url

# Letters of a title beyond which more make no better title.
_LONG_TITLE = 60.0
# Links of fewer letters are numbers of pages and names of sections.
_SHORTEST = 4.0
# How many candidates are read in full.
_READ = 6
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
_BESIDE_WORTH = 0.35
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
    "bias": -1.2,
}
_ARTICLE_TYPES = (
    '"newsarticle"',
    '"article"',
    '"pressrelease"',
    '"reportagenewsarticle"',
)
# Entries and letters of a title as an index usually has, and what a teaser holds.
_MANY = 30
_USUAL_TITLE = 30.0
_TEASER = 500.0
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
) -> ListReading | None:
    """Read a page as an index, or return None where nothing in it repeats."""
    links = read_links(layout, url)
    named = name_boxes(layout)
    families = _families(layout, find_lists(layout, links), named)
    if not families:
        return None
    around = Surroundings(
        layout,
        layout.head.lang or None,
        at,
        url,
        read_times(layout, tree),
        read_titles(tree),
    )
    spans = block_spans(layout)
    best = max(
        (_read_family(family, around, spans) for family in families[:_READ]),
        key=lambda read: read.worth,
    )
    next_url = find_next(layout, tree, links, url)
    listing = Listing(_heading(layout, best.records), best.links, next_url)
    reasons = _evidence(layout, best, named, listing, url)
    score = sum(value for _, value in reasons)
    return ListReading(listing, score, reasons, best.blocks)


# --- candidates --------------------------------------------------------------------


class _Family(NamedTuple):
    """Lists of one shape, such as one a month, and their worth before reading."""

    lists: tuple[RecordList, ...]
    worth: float
    place: float


def _families(
    layout: Layout, lists: Sequence[RecordList], named: Sequence[str | None]
) -> list[_Family]:
    """Put lists of one shape together; most worth first."""
    by_shape: dict[tuple[str, ...], list[RecordList]] = {}
    for found in lists:
        kept = tuple(r for r in found.records if _is_entry(layout, r))
        if kept:
            by_shape.setdefault(found.shape, []).append(found._replace(records=kept))
    families = []
    for alike in by_shape.values():
        sizes = [len(one.records) for one in alike]
        if sum(sizes) < FEWEST or max(sizes) == 1:
            continue
        place = min(_place(layout, one, named) for one in alike)
        titles = sum(
            min(_LONG_TITLE, record.worth) for one in alike for record in one.records
        )
        ordered = tuple(sorted(alike, key=lambda one: one.records[0].first))
        families.append(_Family(ordered, titles * place, place))
    families.sort(key=lambda f: (-f.worth, len(f.lists)))
    families = families[: 2 * _READ]
    return [f for f in families if not any(_within(f, other) for other in families)]


def _within(inner: _Family, outer: _Family) -> bool:
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


def _is_entry(layout: Layout, record: Record) -> bool:
    """Tell an entry from a pager or a link to a section that stands in the same box."""
    words = [words_of(layout, part) for part in record.title.parts]
    if any(says_next(text) for text in words):
        return False
    heavy = max(weight(text) for text in words)
    return heavy >= _SHORTEST and not all(text.isdecimal() for text in words)


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


_HEADING_LETTERS = 24


class _Read(NamedTuple):
    links: tuple[Link, ...]
    records: tuple[Record, ...]
    blocks: frozenset[int]
    dated: float
    worth: float
    place: float


def _read_family(
    family: _Family, around: Surroundings, spans: Sequence[tuple[int, int]]
) -> _Read:
    links: dict[str, Link] = {}
    records: list[Record] = []
    blocks: set[int] = set()
    dated = 0
    for found in family.lists:
        entries = read_entries(found, around, spans[found.box][1])
        dated += entries.dated
        for link, record in zip(entries.links, entries.records, strict=True):
            if link.title:
                links.setdefault(canonical_url(link.url), link)
            records.append(record)
            blocks.update(range(record.first, record.last))
    share = dated / len(records)
    return _Read(
        tuple(links.values()),
        tuple(records),
        frozenset(blocks),
        share,
        family.worth * (1 + _DATED_WORTH * share),
        family.place,
    )


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
        if block.hidden or index in best.blocks or named[block.box]:
            continue
        heavy = weight(block.text)
        if is_prose(block.text, heavy):
            free = heavy * (1 - link_chars(block) / len(block.text))
            outside += free
            before += free * (index < first)
    letters = math.log(
        (inside * best.place + _PRIOR_LETTERS) / (outside + _PRIOR_LETTERS)
    )
    terms = {
        "letters": letters,
        "entries": math.log(min(max(len(best.links), 1), _MANY) / FEWEST),
        "titles": math.log(_mean_title(best) / _USUAL_TITLE),
        "dated": best.dated,
        "pager": float(listing.next_url is not None),
        "article metadata": float(_says_article(layout)),
        "dated address": float(bool(url and date_in_url(url))),
        "beside": 1 - best.place,
        "below prose": float(before > _INTRODUCTION),
        "bias": 1.0,
    }
    return tuple((name, _WEIGHTS[name] * value) for name, value in terms.items())


def _entry_letters(layout: Layout, best: _Read) -> tuple[float, float]:
    """Return the letters of the entries, and those too many for an entry's teaser."""
    inside, outside = 0.0, 0.0
    for record in best.records:
        letters = sum(
            weight(block.text)
            for block in layout.blocks[record.first : record.last]
            if not block.hidden
        )
        kept = min(letters, record.worth + _TEASER)
        inside += kept
        outside += letters - kept
    return inside, outside


def _mean_title(best: _Read) -> float:
    titles = [min(weight(link.title), _LONG_TITLE) for link in best.links]
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


__all__ = ["ListReading", "PageLink", "read_listing"]
