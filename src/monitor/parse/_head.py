"""Tree → head: what a page says of itself where nobody sees it."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from monitor.parse._blocks import Head

_METAS_KEPT = 80


def read_head(tree: LexborHTMLParser) -> Head:
    """Read a page's title, language, base address, metadata and linked data."""
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
