"""Links → records: what repeats in a page, wherever links stand in boxes side by side.

A listing shows each release in the same way: rows of a table, items of a list, cards,
or lines between `<br>`. So every box whose children hold links, one release each, is a
candidate list; `_listing` weighs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from monitor.parse._blocks import Layout
from monitor.parse._body import weight
from monitor.parse._links import PageLink, words_of
from monitor.parse._list_words import is_generic

# Fewer entries than these are no list: a pair of links stands under any article.
FEWEST = 3
# Letters from which on a link can be a title; less is a menu entry or a category.
TITLE_LETTERS = 9.0
# Mean number of titles in a record from which on a record is a section of its own.
SECTION = 1.5


class Record(NamedTuple):
    """One entry of a list: its links and the half-open range of its blocks.

    `title` is the link that most looks like the release's title.
    """

    title: PageLink
    links: tuple[PageLink, ...]
    first: int
    last: int


class RecordList(NamedTuple):
    """Records side by side in one box. `shape` is the same for lists built alike."""

    box: int
    tag: str
    shape: tuple[str, ...]
    records: tuple[Record, ...]


def find_lists(layout: Layout, links: Sequence[PageLink]) -> list[RecordList]:
    """Return every candidate list of a page, in no order."""
    spans = block_spans(layout)
    children = _children(layout, links)
    found = []
    for parent, units in children.items():
        by_tag: dict[str, list[tuple[int, list[PageLink]]]] = {}
        for child, inside in units.items():
            tag = "-line" if child < 0 else layout.boxes[child].tag
            by_tag.setdefault(tag, []).append((child, inside))
        for tag, group in by_tag.items():
            records = list(_records(layout, group, spans))
            if records:
                shape = (*_shape(layout, parent), tag)
                found.append(RecordList(parent, tag, shape, tuple(records)))
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
) -> Iterator[Record]:
    """Yield the records of children of one kind, or none where they are no entries."""
    if len(group) < FEWEST:
        return
    titles = 0
    made = []
    for child, inside in group:
        first, last = (-1 - child, -child) if child < 0 else spans[child]
        last = max(last, inside[-1].parts[-1].block + 1)
        ranked = sorted(inside, key=lambda k: -title_worth(layout, k))
        long = {k.url for k in inside if title_worth(layout, k) >= TITLE_LETTERS}
        titles += len(long)
        made.append(Record(ranked[0], tuple(inside), first, last))
    if titles <= SECTION * len(made):
        yield from made


def title_worth(layout: Layout, link: PageLink) -> float:
    """Return how much a link looks like a title, in letters."""
    best = 0.0
    for part in link.parts:
        text = words_of(layout, part)
        if is_generic(text):
            continue
        block = layout.blocks[part.block]
        heavy = weight(text)
        rest = weight(block.text) - heavy
        if part.start > 0 and rest > 2 * heavy:
            heavy *= _INSIDE_SENTENCE
        best = max(best, heavy + (_HEADING_BONUS if block.level else 0.0))
    return best


# A link in the middle of a sentence is a reference.
_INSIDE_SENTENCE = 0.2
_HEADING_BONUS = 20.0

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
