"""Text → tree: Lexbor's, kept from pages built to be slow.

Lexbor follows the HTML standard, so a mended tree is the one that a browser shows.
Its time grows with the square of the nesting (100,000 open `<div>` take half a
minute), so tags nested beyond `DEEPEST` are left out before; their text stays. So are
the tags of a page that has one for every few characters, from some number on: 200,000
paragraphs of a letter each are nobody's words, and would take seconds to weigh.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from monitor.parse._words import words

# Browsers stop at 512; no page that people wrote comes near.
DEEPEST = 500
# So many elements are never too many, nor is one to so many characters of the page: a
# cell of a table of figures, closed and on a line of its own, takes fourteen.
ELEMENTS, CHARACTERS_TO_ELEMENT = 20_000, 14
# Below this number of tags even the deepest page parses in some milliseconds.
TAGS_WORTH_A_LOOK = 4000

# Their end tags may be left out, or they have none: they do not nest by themselves.
_FLAT = words(
    """
    area base br col embed hr img input link meta param source track wbr p li dt dd
    option optgroup tr td th thead tbody tfoot colgroup rp rt script style
    """
)
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]{0,30})[^>]*>?")


def read_tree(text: str) -> LexborHTMLParser:
    """Parse a page's text. Never raises for bad markup; lone surrogates become `?`."""
    if text.count("<") > TAGS_WORTH_A_LOOK:
        text = _shallow(text)
    return LexborHTMLParser(text.encode("utf-8", "replace"))


def _shallow(text: str) -> str:
    """Leave out the tags that are nested deeper than `DEEPEST`, and those in excess."""
    depth = opened = 0
    most = max(ELEMENTS, len(text) // CHARACTERS_TO_ELEMENT)
    kept: list[str] = []
    begin = 0
    for tag in _TAG.finditer(text):
        opened += not tag[1]
        drop = opened > most
        if tag[2].lower() in _FLAT and not drop:
            continue
        if drop:
            pass
        elif tag[1]:
            drop = depth > DEEPEST
            depth = max(0, depth - 1)
        else:
            depth += 1
            drop = depth > DEEPEST
        if drop:
            kept.append(text[begin : tag.start()])
            begin = tag.end()
    return "".join((*kept, text[begin:])) if kept else text
