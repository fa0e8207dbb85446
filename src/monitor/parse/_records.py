"""Links → records: what repeats in a page, wherever links stand in boxes side by side.

A listing shows each release in the same way: rows of a table, items of a list, cards,
or lines between `<br>`. So every box whose children hold links, one release each, is a
candidate list; `_listing` weighs them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from monitor.parse._blocks import Layout
from monitor.parse._body import weight
from monitor.parse._dates import find_dates
from monitor.parse._links import PageLink
from monitor.parse._list_words import is_generic

# Fewer entries than these are no list: a pair of links stands under any article.
FEWEST = 3
# Letters from which on a link can be a title; less is a menu entry or a category.
TITLE_LETTERS = 9.0
# Mean number of titles in a record from which on a record is a section of its own;
# a rival title is at least this much of the best one's length.
SECTION = 1.5
_RIVAL = 0.6


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
    """Records side by side in one box. `shape` is the same for lists built alike.

    `single` tells that no record has a second link that could be its title.
    """

    box: int
    tag: str
    shape: tuple[str, ...]
    records: tuple[Record, ...]
    single: bool


def find_lists(layout: Layout, links: Sequence[PageLink]) -> list[RecordList]:
    """Return every candidate list of a page, in no order.

    Some have one or two records only: they may be months of a longer list.
    """
    spans = block_spans(layout)
    found = []
    for parent, units in _children(layout, links).items():
        by_tag: dict[str, list[tuple[int, list[PageLink]]]] = {}
        for child, inside in units.items():
            tag = "-line" if child < 0 else layout.boxes[child].tag
            by_tag.setdefault(tag, []).append((child, inside))
        shape = _shape(layout, parent)
        for tag, group in by_tag.items():
            records, single = _records(layout, group, spans)
            if records:
                kind = (*shape, tag)
                found.append(RecordList(parent, tag, kind, records, single))
    return found


def block_spans(layout: Layout) -> list[tuple[int, int]]:
    """Return for every box the half-open range of the blocks inside it."""
    size = len(layout.blocks)
    low, high = [size] * len(layout.boxes), [0] * len(layout.boxes)
    for index, block in enumerate(layout.blocks):
        if block.box >= 0:
            low[block.box] = min(low[block.box], index)
            high[block.box] = index + 1
    for box in range(len(layout.boxes) - 1, 0, -1):
        parent = layout.boxes[box].parent
        if parent >= 0:
            low[parent] = min(low[parent], low[box])
            high[parent] = max(high[parent], high[box])
    return list(zip(low, high, strict=True))


def _children(
    layout: Layout, links: Sequence[PageLink]
) -> dict[int, dict[int, list[PageLink]]]:
    """Return for each box the links under each of its children, in order.

    A line of text directly in the box is a child too, as -1 minus its block.
    """
    children: dict[int, dict[int, list[PageLink]]] = {}
    boxes = layout.boxes
    for link in links:
        child, parent = -1 - link.parts[0].block, link.box
        while parent >= 0:
            children.setdefault(parent, {}).setdefault(child, []).append(link)
            child, parent = parent, boxes[parent].parent
    return children


def _records(
    layout: Layout,
    group: list[tuple[int, list[PageLink]]],
    spans: list[tuple[int, int]],
) -> tuple[tuple[Record, ...], bool]:
    """Make records of children of one kind; none where they are no entries."""
    shared = _shared([inside for _, inside in group])
    titles = 0
    made = []
    for child, inside in group:
        own = [k for k in inside if k.url not in shared] or inside
        best = max(own, key=lambda k: k.worth)
        titles += len({k.url for k in own if k.worth >= _RIVAL * best.worth > 0})
        if best.reference:
            continue
        first, last = (-1 - child, -child) if child < 0 else spans[child]
        last = max(last, inside[-1].parts[-1].block + 1)
        record = Record(best, tuple(inside), first, last, best.worth)
        if best.worth < TITLE_LETTERS:
            beside = weight(title_beside(layout, record))
            record = record._replace(worth=max(best.worth, beside))
        made.append(record)
    if titles > SECTION * len(group) or len(made) <= len(group) / 2:
        return (), False
    return tuple(made), titles <= len(group)


def _shared(insides: Sequence[Sequence[PageLink]]) -> frozenset[str]:
    """Return the addresses in more than one record: themes and authors."""
    seen: set[str] = set()
    shared: set[str] = set()
    for inside in insides:
        own = {link.url for link in inside}
        shared |= seen & own
        seen |= own
    return frozenset(shared)


def title_beside(layout: Layout, record: Record) -> str:
    """Find the title of a record whose links only say "read more": its heading."""
    texts = []
    for block in layout.blocks[record.first : record.last]:
        text = block.text
        if block.hidden or is_generic(text) or is_date(text):
            continue
        if block.level or "b" in (block.runs[0].style if block.runs else "").split("|"):
            return text
        texts.append(text)
    long = [text for text in texts if weight(text) >= TITLE_LETTERS]
    text = (long or texts or [""])[0]
    return text if len(text) <= _LONGEST_TITLE else ""


def is_date(text: str) -> bool:
    """Tell whether a short text is a date and little else."""
    if len(text) > _LONGEST_DATE or not any(c.isdecimal() for c in text):
        return False
    found = find_dates(text)
    return bool(found) and sum(f.end - f.start for f in found) * 2 > len(text)


_LONGEST_DATE = 80
# More than this, without a heading's look, is a paragraph.
_LONGEST_TITLE = 250

# Classes that differ from record to record, or from section to section.
_PASSING = re.compile(
    r"\A(?:odd|even|first|last|alt|active|current|even-row|odd-row|row|item|bg)\Z|\d"
)


def _shape(layout: Layout, box: int) -> tuple[str, ...]:
    """Return the way to a box by tags and by classes that are not passing."""
    shape = []
    for ancestor in layout.ancestors(box):
        around = layout.boxes[ancestor]
        marks = (m for m in around.mark.split() if not _PASSING.search(m))
        shape.append(".".join((around.tag, *marks)))
    return tuple(reversed(shape))
