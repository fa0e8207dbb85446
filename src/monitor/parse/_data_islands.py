"""Lists that a page carries in a script, to be shown by another.

A content system of many Chinese governments sends the entries of a list as markup in
`<script type="text/xml">`, each in a `<record>` of its own, and a script of the page
puts the first of them on the screen.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from monitor.parse._tree import read_tree

_ISLAND = re.compile(
    r"<script[^>]{0,200}text/xml[^>]{0,200}>(?P<data>.*?)</script>",
    re.DOTALL | re.IGNORECASE,
)
_CDATA = re.compile(r"\A\s*(?:<!\[CDATA\[)?|(?:\]\]>)?\s*\Z")


def show_records(tree: LexborHTMLParser) -> LexborHTMLParser | None:
    """Return the page with such entries in place of the script, or None without any."""
    if tree.css_first('script[type="text/xml"]') is None:
        return None
    text = tree.html or ""
    shown = _ISLAND.sub(_as_list, text)
    return read_tree(shown) if shown != text else None


def _as_list(island: re.Match[str]) -> str:
    entries = [
        _CDATA.sub("", record.partition("</record>")[0])
        for record in island["data"].split("<record>")[1:]
    ]
    return f"<ul>{''.join(entries)}</ul>" if entries else island[0]
