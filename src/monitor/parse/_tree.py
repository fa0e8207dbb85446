"""Text → tree: Lexbor's, kept from pages built to be slow.

Lexbor follows the HTML standard, so a mended tree is the one that a browser shows.
Its time grows with the square of the nesting (100,000 open `<div>` take half a
minute), so tags nested beyond `DEEPEST` are left out before; their text stays.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from monitor.parse._words import words

# Browsers stop at 512; no page that people wrote comes near.
DEEPEST = 500
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
    """Leave out the tags that are nested deeper than `DEEPEST`."""
    depth = 0
    kept: list[str] = []
    begin = 0
    for tag in _TAG.finditer(text):
        if tag[2].lower() in _FLAT:
            continue
        if tag[1]:
            drop = depth > DEEPEST
            depth = max(0, depth - 1)
        else:
            depth += 1
            drop = depth > DEEPEST
        if drop:
            kept.append(text[begin : tag.start()])
            begin = tag.end()
    return "".join((*kept, text[begin:])) if kept else text
