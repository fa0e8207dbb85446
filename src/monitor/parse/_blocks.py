"""The layout of a page: its visible paragraphs with the evidence about each.

A block is a run of text that a reader sees as one paragraph: it ends where a
block-level element begins or ends, and at `<br>`. Boxes are the block-level elements
in the order of the page, each knowing its parent. `_walk` makes both from the tree.
Records of this stage are named tuples, not dataclasses: a page has thousands, and they
cost a third to make.
"""

from __future__ import annotations

import functools
from typing import NamedTuple
from urllib.parse import urljoin

from monitor.model import Form

# --- records ------------------------------------------------------------------


class Box(NamedTuple):
    """A block-level element.

    `mark` is its id and classes in lower case, each between spaces, and `role=…` and
    `itemprop=…` where it has them;
    `hidden` is true inside anything that is not shown.
    """

    parent: int
    tag: str
    mark: str
    hidden: bool


class Run(NamedTuple):
    """A stretch of a block's text in one style: half-open range, style, target.

    `style` names what sets it apart from plain text, such as `b`, `i`, `c:speaker`,
    joined by `|`; it is empty for plain text. `href` is as written.
    """

    start: int
    end: int
    style: str
    href: str | None


class Block(NamedTuple):
    """A visible paragraph. `text` has single spaces; `box` indexes the boxes.

    `gap` is where in `text` a wide space (two no-break spaces, a tab) ends within
    its first letters, else 0: `Q   What…` has no other sign. `broken` tells that it
    was begun by `<br>`; `level` is 1 to 6 for headings, else 0. What nearly every stage
    asks for is measured once: `heavy` is the text's weight in letters, `prose` tells
    sentences from loose lines (see `_prose`), `linked` counts the characters in links.
    """

    text: str
    box: int
    form: Form
    level: int
    runs: tuple[Run, ...]
    gap: int
    broken: bool
    hidden: bool
    heavy: float
    prose: bool
    linked: int


class Picture(NamedTuple):
    """An image: the block before which it stands, its box, address and words.

    A film or an embedded page is one without an address. `href` is where a link around
    it leads.
    """

    block: int
    box: int
    src: str
    alt: str
    href: str = ""


class Head(NamedTuple):
    """What the page says of itself where nobody sees it."""

    title: str
    lang: str
    base: str | None
    metas: tuple[tuple[str, str], ...]
    scripts: tuple[str, ...]


class Layout(NamedTuple):
    """A page as boxes, blocks and pictures, in its own order."""

    head: Head
    boxes: tuple[Box, ...]
    blocks: tuple[Block, ...]
    pictures: tuple[Picture, ...]

    def ancestors(self, box: int) -> list[int]:
        """Return the box and those around it, from the inside to the page itself."""
        chain = []
        while box >= 0:
            chain.append(box)
            box = self.boxes[box].parent
        return chain

    def inside(self, box: int) -> range:
        """Return the boxes inside a box, and itself: they stand together."""
        end = box + 1
        while end < len(self.boxes) and self.boxes[end].parent >= box:
            end += 1
        return range(box, end)


# From all fields in their order, at half the price of calling the class: a page has
# hundreds of each.
new_box = functools.partial(tuple.__new__, Box)
new_run = functools.partial(tuple.__new__, Run)
new_block = functools.partial(tuple.__new__, Block)


# --- evidence on one block ----------------------------------------------------


def link_chars(block: Block) -> int:
    """How many characters of the block are links."""
    return block.linked


def lead(block: Block) -> tuple[str, int]:
    """Return the style in which the block begins, and where that style ends."""
    if not block.runs or block.runs[0].start:
        return "", 0
    style, end = block.runs[0].style, block.runs[0].end
    for run in block.runs[1:]:
        if run.style != style or run.start > end + 1:
            break
        end = run.end
    return style, end


def cut_off(block: Block, cut: int) -> Block:
    """Return a block without its first characters."""
    runs = tuple(
        run._replace(start=max(0, run.start - cut), end=run.end - cut)
        for run in block.runs
        if run.end > cut
    )
    return block._replace(text=block.text[cut:], runs=runs, gap=max(0, block.gap - cut))


def absolute(layout: Layout, url: str | None, href: str) -> str:
    """Resolve an address of the page; white space inside is a slip of the page's."""
    cleaned = "".join(href.split())
    base = layout.head.base
    try:
        if base:
            base = urljoin(url, base) if url else base
        return urljoin(base or url or "", cleaned)
    except ValueError:  # "http://[": not an address at all
        return cleaned
