"""Boxes that hold a linked headline and a teaser, one beside the other.

Such cards lead to other pages. Their teasers are prose by their look, and may well be
longer than a short text beside them; it is the repetition that gives them away.
"""

from __future__ import annotations

from collections import Counter

from monitor.parse._blocks import Block, Layout, link_chars

# A card has a linked headline of so many letters and no more blocks than this.
HEADLINE = 24
MOST_BLOCKS = 6
# So many cards in a row, and this share of the boxes beside them, are cards.
FEWEST = 2
SHARE = 0.7
# A linked headline is linked in this share of its letters.
LINKED = 0.8
# A character of a script without letters says as much as this many.
WIDE = 2.5


def find_cards(layout: Layout) -> frozenset[int]:
    """Return the boxes that are cards. Linear in the size of the page."""
    boxes = layout.boxes
    blocks, heads, texts = [0] * len(boxes), [0] * len(boxes), [0] * len(boxes)
    for block in layout.blocks:
        if block.hidden or block.box < 0:
            continue
        linked = link_chars(block) if block.runs else 0
        blocks[block.box] += 1
        if linked > LINKED * len(block.text):
            heads[block.box] += _is_headline(block)
        elif len(block.text) > HEADLINE:
            texts[block.box] += 1
    if sum(heads) < FEWEST:
        return frozenset()
    for index in range(len(boxes) - 1, 0, -1):
        parent = boxes[index].parent
        blocks[parent] += blocks[index]
        heads[parent] += heads[index]
        texts[parent] += texts[index]
    beside: Counter[tuple[int, str]] = Counter()
    alike: Counter[tuple[int, str]] = Counter()
    cards = []
    for index, box in enumerate(boxes):
        if not texts[index]:
            continue
        alike[box.parent, box.tag] += 1
        if heads[index] == 1 and texts[index] == 1 and blocks[index] <= MOST_BLOCKS:
            beside[box.parent, box.tag] += 1
            cards.append(index)
    return frozenset(
        index
        for index in cards
        if (count := beside[boxes[index].parent, boxes[index].tag]) >= FEWEST
        and count >= SHARE * alike[boxes[index].parent, boxes[index].tag]
    )


def _is_headline(block: Block) -> bool:
    """Tell a headline that leads away from a name, and from a place on the page."""
    text = block.text
    length = len(text) if text.isascii() else _length(text)
    away = any(run.href and not run.href.startswith("#") for run in block.runs)
    return length >= HEADLINE and away


def _length(text: str) -> float:
    wide = sum(c > "\u2e7f" for c in text)
    return len(text) + (WIDE - 1) * wide
