"""Tree → blocks: the visible paragraphs of a page with the evidence about each.

A block is a run of text that a reader sees as one paragraph: it ends where a
block-level element begins or ends, and at `<br>`. Boxes are the block-level elements
in the order of the page, each knowing its parent. Records of this stage are named
tuples, not dataclasses: a page has thousands, and they cost a third to make.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from monitor.model import Form
from monitor.parse._elements import (
    BLOCKS,
    BOLD,
    FORMS,
    HEADINGS,
    PICTURES,
    STYLED,
    STYLES,
    UNSEEN,
    Attributes,
    add_style,
    dress,
    is_hidden,
)

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
    was begun by `<br>`; `level` is 1 to 6 for headings, else 0.
    """

    text: str
    box: int
    form: Form
    level: int
    runs: tuple[Run, ...]
    gap: int
    broken: bool
    hidden: bool


class Picture(NamedTuple):
    """An image: the block before which it stands, its box, address and words.

    A film or an embedded page is one without an address.
    """

    block: int
    box: int
    src: str
    alt: str


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


# --- evidence on one block ----------------------------------------------------


def link_chars(block: Block) -> int:
    """How many characters of the block are links."""
    return sum(run.end - run.start for run in block.runs if run.href is not None)


def styled_chars(block: Block, style: str) -> int:
    """How many characters of the block carry this style."""
    return sum(run.end - run.start for run in block.runs if style in run.style)


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


# The attribute by which a source's own rules are written on elements; each word of it
# becomes a mark `rule-…` of a box, or a style of an inline run.
RULE_ATTRIBUTE = "data-monitor-rule"

_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\x00-\x08]"
)
_EMPTY_LINE = re.compile(r"\n[ \t\r]*\n\s*")
_ROW_SIGNS = frozenset("*＊_=~")
_ROW = re.compile(r"[*＊_=~]{4,}\s*")
_WIDE_GAP = re.compile("[\u00a0\u2003\u3000 ]{2,}|\t|\u00a0 |\u2003|\u3000")
# How far into a block a wide space can stand and still set a label apart.
GAP_WITHIN = 40
_METAS_KEPT = 80


# --- the walk -----------------------------------------------------------------


def read_blocks(tree: LexborHTMLParser, *, ruled: bool = False) -> Layout:
    """Walk the tree once and return its layout. Linear in the size of the page.

    `ruled` tells that `RULE_ATTRIBUTE` on elements is ours and means something.
    """
    walk = _Walk(ruled=ruled)
    root = tree.root
    if root is not None:
        walk.through(root)
    return Layout(
        _read_head(tree), tuple(walk.boxes), tuple(walk.blocks), tuple(walk.pictures)
    )


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


# What to put back when an element ends: the element, whether it is a box, and the box,
# form, level, style, target and veil around it.
_Frame = tuple[LexborNode, bool, int, Form, int, str, str | None, int]


class _Walk:
    """The state of one walk: boxes and blocks so far, and the paragraph in hand."""

    def __init__(self, *, ruled: bool) -> None:
        self.ruled = ruled
        self.boxes: list[Box] = []
        self.blocks: list[Block] = []
        self.pictures: list[Picture] = []
        self.box = -1
        self.form = Form.PARAGRAPH
        self.level = 0
        self.style = ""
        self.href: str | None = None
        self.pieces: list[str] = []
        self.runs: list[Run] = []
        self.length = 0
        self.space = False
        self.gap = 0
        self.broken = False
        self.veiled = 0

    def through(self, root: LexborNode) -> None:
        """Visit every node once, without recursion: pages nest at will."""
        frames: list[_Frame] = []
        node: LexborNode | None = root
        while node is not None:
            tag = node.tag or ""
            if tag == "-text":
                self.take_text(node.text_content or "")
            elif tag == "br":
                self.flush()
                self.broken = True
            elif tag in PICTURES:
                self.picture(tag, node)
            elif tag not in UNSEEN and tag[:1] not in {"", "-", "!"}:
                child = node.child
                solid = tag in BLOCKS
                if solid or child is not None:
                    frame = (
                        *(node, solid, self.box, self.form),
                        *(self.level, self.style, self.href, self.veiled),
                    )
                    if solid:
                        self.flush()
                        self.open_box(tag, node)
                    else:
                        self.open_inline(tag, node)
                    if child is not None:
                        frames.append(frame)
                        node = child
                        continue
                    self.close(frame)
            following = node.next
            while following is None and frames:
                frame = frames.pop()
                self.close(frame)
                following = frame[0].next
            node = following
        self.flush()

    def open_box(self, tag: str, node: LexborNode) -> None:
        attributes = node.attributes
        mark = ""
        hidden = self.box >= 0 and self.boxes[self.box].hidden
        if attributes:
            names = f"{attributes.get('id') or ''} {attributes.get('class') or ''}"
            for name in ("role", "itemprop"):
                if value := attributes.get(name):
                    names += f" {name}={value}"
            mark = f" {' '.join(names.lower().split())} "
            if self.ruled:
                mark += _ruled(attributes)
            hidden = hidden or is_hidden(attributes)
            style = attributes.get("style")
            if style and "font-weight" in style and BOLD.search(style):
                self.style = add_style(self.style, "b")
        self.boxes.append(Box(self.box, tag, mark, hidden))
        self.box = len(self.boxes) - 1
        if tag in HEADINGS:
            self.form, self.level = Form.HEADING, HEADINGS[tag]
        elif tag in FORMS:
            self.form, self.level = FORMS[tag], 0
        if tag in ("th", "caption") and "b" not in self.style:
            self.style = add_style(self.style, "b")

    def open_inline(self, tag: str, node: LexborNode) -> None:
        if tag in STYLES:
            self.style = add_style(self.style, STYLES[tag])
        if self.ruled:
            for rule in _ruled(node.attributes).split():
                self.style = add_style(self.style, rule)
        if tag in STYLED or tag == "time":
            attributes = node.attributes
            if not attributes:
                return
            if tag == "a":
                self.href = attributes.get("href") or self.href
            if is_hidden(attributes):
                self.veiled += 1
            self.style = dress(self.style, attributes)
        elif is_hidden(node.attributes):
            self.veiled += 1

    def close(self, frame: _Frame) -> None:
        if frame[1]:
            self.flush()
        _, _, self.box, self.form, self.level, self.style, self.href, self.veiled = (
            frame
        )

    def take(self, raw: str) -> None:
        """Add a text node to the paragraph in hand, white space made single."""
        if self.veiled:
            return
        text = _single_spaced(raw)
        if not text:
            if self.length:
                self.space = True
                if not self.gap and self.length < GAP_WITHIN and _WIDE_GAP.search(raw):
                    self.gap = self.length
            return
        if not text.isascii() and _INVISIBLE.search(text):
            text = _INVISIBLE.sub("", text)
            if not text:
                return
        if self.length and (self.space or raw[0].isspace()):
            self.pieces.append(" ")
            self.length += 1
        start = self.length
        if not self.gap and start < GAP_WITHIN and not raw.isascii():
            self.find_gap(raw, start)
        self.pieces.append(text)
        self.length += len(text)
        self.space = raw[-1].isspace()
        runs = self.runs
        if (
            runs
            and runs[-1].style == self.style
            and runs[-1].href == self.href
            and runs[-1].end >= start - 1
        ):
            runs[-1] = Run(runs[-1].start, self.length, self.style, self.href)
        else:
            runs.append(Run(start, self.length, self.style, self.href))

    def take_text(self, raw: str) -> None:
        """Add a text node; where lines are kept, an empty one ends a paragraph."""
        if not self.boxes or self.boxes[self.box].tag != "pre":
            self.take(raw)
            return
        for number, paragraph in enumerate(_EMPTY_LINE.split(raw)):
            if number:
                self.flush()
            self.take(paragraph)

    def find_gap(self, raw: str, start: int) -> None:
        """Note where a wide space in the middle of a block's first letters stands."""
        body = raw.lstrip() if not start else raw
        found = _WIDE_GAP.search(body, 0, GAP_WITHIN)
        if found and (start or found.start()):
            at = start + len(" ".join(body[: found.start()].split()))
            if at:
                self.gap = at

    def picture(self, tag: str, node: LexborNode) -> None:
        attributes = node.attributes
        source = attributes.get("src") or attributes.get("data-src")
        if tag != "img":
            source = ""
        if source is not None and not self.veiled:
            self.pictures.append(
                Picture(len(self.blocks), self.box, source, attributes.get("alt") or "")
            )

    def drop_ornament(self) -> None:
        """Take a row of asterisks off the front: it parts two texts, and is none."""
        row = _ROW.match(self.pieces[0])
        cut = row.end() if row else 0
        if not cut or cut == self.length:
            return
        self.pieces[0] = self.pieces[0][cut:]
        self.length -= cut
        self.runs[:] = [
            Run(max(0, run.start - cut), run.end - cut, run.style, run.href)
            for run in self.runs
            if run.end > cut
        ]
        self.gap = max(0, self.gap - cut)

    def flush(self) -> None:
        """End the paragraph in hand."""
        if self.length and self.pieces[0][:1] in _ROW_SIGNS:
            self.drop_ornament()
        if self.length:
            self.blocks.append(
                Block(
                    "".join(self.pieces),
                    self.box,
                    self.form,
                    self.level,
                    tuple(self.runs),
                    self.gap,
                    self.broken,
                    self.box >= 0 and self.boxes[self.box].hidden,
                )
            )
            self.pieces.clear()
            self.runs.clear()
            self.length = 0
        self.space = False
        self.gap = 0
        self.broken = False


def _single_spaced(raw: str) -> str:
    """Return a text with single spaces. Most have no others, and to split is dear."""
    even = raw.isascii() and not ("\n" in raw or "  " in raw or "\t" in raw)
    return raw.strip() if even else " ".join(raw.split())


def _ruled(attributes: Attributes) -> str:
    """Return the rules written on an element as marks, each between spaces."""
    names = (attributes.get(RULE_ATTRIBUTE) or "").split()
    return "".join(f" rule-{name} " for name in names)


# --- the head -----------------------------------------------------------------


def _read_head(tree: LexborHTMLParser) -> Head:
    title = tree.css_first("title")
    root = tree.root
    base = tree.css_first("base[href]")
    metas = []
    for node in tree.css("meta[content]")[:_METAS_KEPT]:
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name")
        name = name or attributes.get("itemprop")
        content = attributes.get("content")
        if name and content:
            metas.append((name.lower(), " ".join(content.split())))
    return Head(
        title=" ".join((title.text() if title else "").split()),
        lang=(root.attributes.get("lang") or "") if root else "",
        base=base.attributes.get("href") if base else None,
        metas=tuple(metas),
        scripts=tuple(
            node.text() for node in tree.css('script[type="application/ld+json"]')
        ),
    )
