"""An index page with too few releases to see a list in: one entry, or none at all."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from monitor.model import Link, Listing
from monitor.parse._blocks import Layout
from monitor.parse._body import name_boxes
from monitor.parse._dates import find_dates
from monitor.parse._links import read_links, words_of
from monitor.parse._pager import find_next
from monitor.parse._records import TITLE_LETTERS
from monitor.parse._stamps import date_in_url

# How many blocks a release's date stands away from its title at most.
_NEAR = 1


def read_sparse(layout: Layout, tree: LexborHTMLParser, url: str | None) -> Listing:
    """Read a page that is known to be an index by its single links.

    A release is a link outside the page's chrome with words enough for a title.
    """
    links = read_links(layout, url)
    named = name_boxes(layout)
    found: dict[str, Link] = {}
    for link in links:
        if link.reference or link.worth < TITLE_LETTERS or named[link.box]:
            continue
        title = " ".join(words_of(layout, part) for part in link.parts)
        at = link.parts[0].block
        near = layout.blocks[max(0, at - _NEAR) : at + _NEAR + 1]
        dates = [d.date for b in near for d in find_dates(b.text)]
        date = dates[0] if dates else date_in_url(link.url)
        found.setdefault(link.url, Link(link.url, title, date))
    heading = next((b.text for b in layout.blocks if b.level and not b.hidden), None)
    return Listing(
        heading or layout.head.title or None,
        tuple(found.values()),
        find_next(layout, tree, links, url),
    )
