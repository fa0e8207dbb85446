"""Layout → links: every anchor of a page that leads to another one, with its words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from monitor.parse._blocks import Block, Layout, Run
from monitor.parse._list_words import is_generic
from monitor.parse._prose import weight
from monitor.parse._urls import absolute_url


class Part(NamedTuple):
    """Where in a block a link's words stand: half-open range of characters."""

    block: int
    start: int
    end: int


class PageLink(NamedTuple):
    """A link: its absolute address and its words, block by block.

    `box` is the box of its first words. `worth` is how much it looks like a title,
    in letters: 0 for "read more", little for a link amid a sentence (a `reference`).
    `page` is the address without its fragment.
    """

    url: str
    parts: tuple[Part, ...]
    box: int
    worth: float
    reference: bool
    page: str


# A link in the middle of a sentence is a reference: a part of what a text says.
_REFERENCE_WORTH = 0.2
_HEADING_BONUS = 20.0


def read_links(layout: Layout, url: str | None) -> tuple[PageLink, ...]:
    """Return the links of a page's visible text, in order.

    Links within the page itself, and those that no page answers to (`mailto:`), are
    left out. A link over several blocks is one link.
    """
    base = _base(layout, url)
    own = url.partition("#")[0] if url else None
    targets: dict[str, str | None] = {}
    links: list[PageLink] = []
    for href, parts in _anchors(layout):
        if href not in targets:
            targets[href] = _target(href, base, own)
        target = targets[href]
        if target:
            box = layout.blocks[parts[0].block].box
            page = target.partition("#")[0]
            links.append(PageLink(target, parts, box, *_worth(layout, parts), page))
    return tuple(links)


def _worth(layout: Layout, parts: tuple[Part, ...]) -> tuple[float, bool]:
    best, reference = 0.0, False
    for part in parts:
        text = words_of(layout, part)
        if is_generic(text):
            continue
        block = layout.blocks[part.block]
        heavy = weight(text)
        if block.heavy > (1 + _SENTENCE) * heavy and _amid(block, part):
            reference = len(parts) == 1
            heavy *= _REFERENCE_WORTH
        best = max(best, heavy + (_HEADING_BONUS if block.level else 0.0))
    return best, reference


# How many times the words of a link the rest of its sentence has at least.
_SENTENCE = 1.0


def _amid(block: Block, part: Part) -> bool:
    """Tell whether words go on before the link, or after it without a break."""
    before = block.text[: part.start].rstrip()
    after = block.text[part.end :].lstrip()
    opened = before and before[-1] not in _BREAKS
    goes_on = after and (after[0].islower() or after[0] in ",;，、；)）")
    return bool(opened and after) or bool(before and goes_on)


_BREAKS = ".:!?。：！？|·•]）)】-–—>»"


def _base(layout: Layout, url: str | None) -> str | None:
    if layout.head.base:
        return absolute_url(layout.head.base, url) or url
    return url


def _target(href: str, base: str | None, own: str | None) -> str | None:
    if href.strip().startswith("#"):
        return None
    target = absolute_url(href, base)
    if not target or target.partition("#")[0] == own:
        return None
    return target


def _anchors(layout: Layout) -> Iterator[tuple[str, tuple[Part, ...]]]:
    """Put runs with one address together where nothing stands between them."""
    href: str | None = None
    parts: list[Part] = []
    goes_on = False
    for index, block in enumerate(layout.blocks):
        if block.hidden:
            continue
        goes_on = _goes_on(layout, parts, block)
        for run in block.runs:
            touching = _touches(run, parts, index, goes_on=goes_on)
            if run.href is not None and run.href == href and touching:
                if parts[-1].block == index:
                    parts[-1] = Part(index, parts[-1].start, run.end)
                else:
                    parts.append(Part(index, run.start, run.end))
                continue
            if href is not None:
                yield href, tuple(parts)
            href = run.href
            parts = [Part(index, run.start, run.end)] if href is not None else []
    if href is not None:
        yield href, tuple(parts)


# No link reaches beyond one of these.
_CLOSED = frozenset(("li", "td", "th", "dt", "dd"))


def _goes_on(layout: Layout, parts: list[Part], block: Block) -> bool:
    """Tell whether a link that ended the block before may go on in this one."""
    if not parts:
        return False
    before = layout.blocks[parts[-1].block]
    if parts[-1].end < len(before.text):
        return False
    return before.box == block.box or layout.boxes[before.box].tag not in _CLOSED


def _touches(run: Run, parts: list[Part], index: int, *, goes_on: bool) -> bool:
    if not parts:
        return False
    if parts[-1].block == index:
        return run.start <= parts[-1].end + 1
    return goes_on and run.start == 0


def words_of(layout: Layout, part: Part) -> str:
    """Return the words of one part of a link."""
    return layout.blocks[part.block].text[part.start : part.end].strip()


def read_titles(tree: LexborHTMLParser) -> dict[tuple[str, str], str]:
    """Return the `title` of each link that has one, by its `href` and words."""
    titles = {}
    for node in tree.css("a[title][href]"):
        value = node.attributes
        title = " ".join((value.get("title") or "").split())
        if title:
            text = " ".join(node.text(deep=True).split())
            titles[value.get("href") or "", text] = title
    return titles
