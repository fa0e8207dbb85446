"""Links → families: what repeats in a page, wherever links stand side by side.

Every box whose children hold links is a candidate list; lists of one shape are a
family, such as one list for each month. `_listing` weighs the families.
"""

from __future__ import annotations

import bisect
import math
from collections.abc import Sequence
from typing import NamedTuple

from monitor.parse._blocks import Layout
from monitor.parse._links import PageLink
from monitor.parse._list_words import BESIDE
from monitor.parse._records import PASSING, Group, RecordList, read_group

# Fewer entries than these are no list: a pair of links stands under any article.
FEWEST = 3
# Letters of a title beyond which more make no better title.
LONG_TITLE = 60.0
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


def find_families(
    layout: Layout, links: Sequence[PageLink], named: Sequence[str | None]
) -> list[Family]:
    """Return the likeliest families of lists, most worth first.

    `named` says of each box what chrome it is, or None.
    """
    spans = _block_spans(layout)
    families = []
    tokens = _tokens(layout)
    for groups in _likeliest(layout, links, named, tokens):
        lists = [read_group(layout, group, spans, tokens) for group in groups]
        kept = sorted(
            (one for one in lists if one), key=lambda one: one.records[0].first
        )
        places = [_place(layout, one, named) for one in kept]
        best = max(places, default=0.0)
        kept = [one for one, place in zip(kept, places, strict=True) if place == best]
        sizes = [len(one.records) for one in kept]
        if sum(sizes) < FEWEST or max(sizes) == 1:
            continue
        letters = sum(title_value(r.worth) for one in kept for r in one.records)
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


def _likeliest(
    layout: Layout,
    links: Sequence[PageLink],
    named: Sequence[str | None],
    tokens: Sequence[str],
) -> list[list[Group]]:
    """Return the groups of the shapes that have most letters in titles."""
    shapes = _shapes(layout, tokens)
    by_shape: dict[tuple[int, str], list[Group]] = {}
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
    return title_value(max(worths) or _UNREAD_WORTH)


def title_value(letters: float) -> float:
    """Return what a title's letters tell of a list: long ones more than in proportion.

    Fifty entries of a menu have the letters of twenty titles.
    """
    letters = min(letters, LONG_TITLE)
    return letters * math.sqrt(letters / LONG_TITLE)


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


def _shapes(layout: Layout, tokens: Sequence[str]) -> list[int]:
    """Give a number to each way to a box: by the tokens of all boxes around it."""
    numbers: dict[tuple[int, str], int] = {}
    shapes: list[int] = []
    for box, token in zip(layout.boxes, tokens, strict=True):
        way = (shapes[box.parent] if box.parent >= 0 else -1, token)
        shapes.append(numbers.setdefault(way, len(numbers)))
    return shapes


def _tokens(layout: Layout) -> list[str]:
    """Name each box by its tag and its lasting classes."""
    seen: dict[tuple[str, str], str] = {}
    tokens = []
    for box in layout.boxes:
        key = (box.tag, box.mark)
        if key not in seen:
            marks = (mark for mark in box.mark.split() if not PASSING.search(mark))
            seen[key] = ".".join((box.tag, *marks))
        tokens.append(seen[key])
    return tokens


def _place(layout: Layout, found: RecordList, named: Sequence[str | None]) -> float:
    """Return what a list is worth for where it stands."""
    worth = _PLACE_WORTH.get(named[found.box] or "", 1.0)
    first = found.records[0].first
    for block in reversed(layout.blocks[max(0, first - 2) : first]):
        if block.level or len(block.text) <= _HEADING_LETTERS:
            if BESIDE.search(block.text) and not block.linked:
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
