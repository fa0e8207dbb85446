"""Tree → layout: one walk over the nodes, boxes opened and closed on the way."""

from __future__ import annotations

import re
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from monitor.model import Form
from monitor.parse._blocks import Block, Box, Layout, Picture, new_box
from monitor.parse._elements import (
    BOLD,
    BOX,
    BREAK,
    DEEDS,
    FORMS,
    HEADINGS,
    INLINE,
    PICTURE,
    RULE_ATTRIBUTE,
    STYLED,
    STYLES,
    TEXT,
    UNSEEN,
    Attributes,
    add_style,
    dress,
    is_hidden,
)
from monitor.parse._head import read_head
from monitor.parse._paragraph import Paragraph, Place, new_place, whole

_EMPTY_LINE = re.compile(r"\n[ \t\r]*\n\s*")
# How the tags of nodes begin that are no elements: comments, declarations.
_NO_ELEMENT = frozenset(("", "-", "!"))
_BOLD_CELLS = frozenset(("th", "caption"))


def read_blocks(tree: LexborHTMLParser, *, ruled: bool = False) -> Layout:
    """Walk the tree once and return its layout. Linear in the size of the page.

    `ruled` tells that `RULE_ATTRIBUTE` on elements is ours and means something.
    """
    walk = _Walk(ruled=ruled)
    root = tree.root
    if root is not None:
        walk.through(root)
    return Layout(
        read_head(tree), tuple(walk.boxes), tuple(walk.blocks), tuple(walk.pictures)
    )


class _Look(NamedTuple):
    """What a box's attributes say of it."""

    mark: str
    hidden: bool
    bold: bool


_PLAIN = _Look("", hidden=False, bold=False)
_OUTSIDE = Place(-1, Form.PARAGRAPH, 0, hidden=False, preformatted=False)
# What to put back when an element ends: the element, whether it is a box, and the
# place, style, target and veil around it.
_Frame = tuple[LexborNode, bool, Place, str, str | None, bool]


class _Walk:
    """One walk: boxes, blocks and pictures so far, and the paragraph in hand."""

    def __init__(self, *, ruled: bool) -> None:
        self.ruled = ruled
        self.boxes: list[Box] = []
        self.blocks: list[Block] = []
        self.pictures: list[Picture] = []
        self.looks: dict[tuple[tuple[str, str | None], ...], _Look] = {}
        self.paragraph = Paragraph()
        self.broken = False

    def through(self, root: LexborNode) -> None:  # noqa: C901, PLR0912, PLR0915 - below
        """Visit every node once, without recursion: pages nest at will.

        One function with its state in local names: a page has thousands of nodes, and
        calls and attributes for each of them cost more than the walk.
        """
        frames: list[_Frame] = []
        place, style, veiled = _OUTSIDE, "", False
        href: str | None = None
        paragraph = self.paragraph
        node: LexborNode | None = root
        while node is not None:
            tag = node.tag or ""
            deed = DEEDS.get(tag)
            if deed is None:
                deed = UNSEEN if tag[:1] in _NO_ELEMENT else INLINE
            if deed >= BOX:
                child = node.child
                if child is not None:
                    frames.append((node, deed == BOX, place, style, href, veiled))
                    attributes = node.attributes
                    if deed == BOX:
                        self.flush(place)
                        look = self.add_box(place, tag, attributes, node)
                        style = _box_style(style, tag, look)
                        place = _inside(place, tag, look, len(self.boxes) - 1)
                    else:
                        if tag in STYLES:
                            style = add_style(style, STYLES[tag])
                        if attributes:
                            style = self.dressed(style, tag, attributes)
                            veiled = veiled or is_hidden(attributes)
                            if tag == "a":
                                href = attributes.get("href") or href
                    node = child
                    continue
                if deed == BOX:
                    self.flush(place)
                    self.add_box(place, tag, node.attributes, node)
                following = node.next
            elif deed == TEXT:
                following = node.next
                raw = node.text_content or ""
                if paragraph.length or not raw.isspace():
                    if veiled:
                        pass
                    elif paragraph.length or following is not None or not frames[-1][1]:
                        self.take(raw, place, style, href)
                    else:
                        self.take_whole(raw, place, style, href)
            else:
                if deed == BREAK:
                    self.flush(place)
                    self.broken = True
                elif deed == PICTURE and not veiled:
                    self.picture(tag, node.attributes, place, href)
                following = node.next
            while following is None and frames:
                if frames[-1][1]:
                    self.flush(place)
                over, _, place, style, href, veiled = frames.pop()
                following = over.next
            node = following
        self.flush(place)

    def add_box(
        self,
        around: Place,
        tag: str,
        attributes: Attributes,
        node: LexborNode,  # noqa: ARG002 - for who wants to find the box again
    ) -> _Look:
        """Note a box; return how it looks. Many boxes of a page look the same."""
        look = self.look(attributes) if attributes else _PLAIN
        self.boxes.append(
            new_box((around.box, tag, look.mark, around.hidden or look.hidden))
        )
        return look

    def look(self, attributes: Attributes) -> _Look:
        key = tuple(attributes.items())
        known = self.looks.get(key)
        if known is None:
            known = self.looks[key] = _look(attributes, ruled=self.ruled)
        return known

    def dressed(self, style: str, tag: str, attributes: Attributes) -> str:
        """Add to a style what an inline element's attributes say."""
        if self.ruled:
            for rule in _ruled(attributes).split():
                style = add_style(style, rule)
        return dress(style, attributes) if tag in STYLED else style

    def picture(
        self, tag: str, attributes: Attributes, place: Place, href: str | None
    ) -> None:
        source = attributes.get("src") or attributes.get("data-src")
        if tag != "img":
            source = ""
        if source is not None:
            alt = attributes.get("alt") or ""
            self.pictures.append(
                Picture(len(self.blocks), place.box, source, alt, href or "")
            )

    def take(self, raw: str, place: Place, style: str, href: str | None) -> None:
        """Add a text node to the paragraph in hand."""
        if not place.preformatted:
            self.paragraph.take(raw, style, href)
            return
        for number, part in enumerate(_EMPTY_LINE.split(raw)):
            if number:
                self.flush(place)
            self.paragraph.take(part, style, href)

    def take_whole(self, raw: str, place: Place, style: str, href: str | None) -> None:
        """Take a text node that is a paragraph of its own, as most are."""
        if place.preformatted:
            self.take(raw, place, style, href)
        elif block := whole(raw, style, href, place, broken=self.broken):
            self.blocks.append(block)

    def flush(self, place: Place) -> None:
        """End the paragraph in hand."""
        if self.paragraph.length:
            self.blocks.append(self.paragraph.end(place, broken=self.broken))
        self.broken = False


class Located(_Walk):
    """A walk that also keeps the element of each box."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        super().__init__(ruled=False)
        self.nodes: list[LexborNode] = []
        if tree.root is not None:
            self.through(tree.root)

    def add_box(
        self, around: Place, tag: str, attributes: Attributes, node: LexborNode
    ) -> _Look:
        """Note a box, and its element."""
        self.nodes.append(node)
        return super().add_box(around, tag, attributes, node)


def _inside(around: Place, tag: str, look: _Look, box: int) -> Place:
    """Return the place inside a box."""
    _, form, level, hidden, _ = around
    if tag in HEADINGS:
        form, level = Form.HEADING, HEADINGS[tag]
    elif tag in FORMS:
        form, level = FORMS[tag], 0
    return new_place((box, form, level, hidden or look.hidden, tag == "pre"))


def _box_style(style: str, tag: str, look: _Look) -> str:
    if look.bold or (tag in _BOLD_CELLS and "b" not in style):
        return add_style(style, "b")
    return style


def _look(attributes: Attributes, *, ruled: bool) -> _Look:
    names = f"{attributes.get('id') or ''} {attributes.get('class') or ''}"
    for name in ("role", "itemprop"):
        if value := attributes.get(name):
            names += f" {name}={value}"
    mark = f" {' '.join(names.lower().split())} "
    if ruled:
        mark += _ruled(attributes)
    css = attributes.get("style") or ""
    bold = "font-weight" in css and BOLD.search(css) is not None
    return _Look(mark, is_hidden(attributes), bold)


def _ruled(attributes: Attributes) -> str:
    """Return the rules written on an element as marks, each between spaces."""
    names = (attributes.get(RULE_ATTRIBUTE) or "").split()
    return "".join(f" rule-{name} " for name in names)
