"""Layout → the address of the next page of a list."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from monitor.parse._blocks import Layout
from monitor.parse._links import PageLink, words_of
from monitor.parse._list_words import says_next
from monitor.parse._urls import absolute_url

# A function of a widespread Chinese content system writes the pager: number of pages,
# this page's number from 0, first page's name and ending. Page n is `name_n.ending`.
_WRITTEN = re.compile(
    r"createPageHTML\w*\(\s*[\"']?(?P<pages>\d{1,5})[\"']?\s*,\s*[\"']?(?P<page>\d{1,5})[\"']?"
    r"\s*,\s*[\"'](?P<name>[\w./-]{1,80})[\"']\s*,\s*[\"'](?P<ending>\w{1,6})[\"']"
)
_NUMBER = re.compile(r"[\[(（【]?\s*(\d{1,4})\s*[\])）】]?")


def find_next(
    layout: Layout,
    tree: LexborHTMLParser,
    links: Sequence[PageLink],
    url: str | None,
) -> str | None:
    """Return the next page's absolute address, or None on the last or only page."""
    for node in tree.css('link[rel~="next"][href], a[rel~="next"][href]'):
        target = absolute_url(
            node.attributes.get("href") or "", layout.head.base or url
        )
        if target and _alike(target, url):
            return target
    return (
        _by_words(layout, links, url)
        or find_written(tree, url)
        or _by_number(layout, links, url)
        or _by_look(layout, tree, url)
    )


def _alike(target: str, url: str | None) -> bool:
    return url is None or urlsplit(target).netloc == urlsplit(url).netloc


def _text(layout: Layout, link: PageLink) -> str:
    return " ".join(words_of(layout, part) for part in link.parts)


def _by_words(layout: Layout, links: Sequence[PageLink], url: str | None) -> str | None:
    """Take the last link that says "next": a pager may stand above and below."""
    for link in reversed(links):
        if says_next(_text(layout, link)) and _alike(link.url, url):
            return link.url
    return None


def _by_number(
    layout: Layout, links: Sequence[PageLink], url: str | None
) -> str | None:
    """Follow "1 [2] [3]": the number without a link is this page."""
    numbers = []
    for index, link in enumerate(links):
        match = _NUMBER.fullmatch(_text(layout, link))
        if match and _alike(link.url, url):
            numbers.append((index, int(match[1]), link))
    for (one, first, _), (two, second, link) in itertools.pairwise(numbers):
        if two == one + 1 and second == first + 2:
            return link.url  # the one left out between them is this page
    if len(numbers) > 1 and numbers[0][1] == 2 and numbers[1][1] == 3:  # noqa: PLR2004
        return numbers[0][2].url
    return None


def _by_look(layout: Layout, tree: LexborHTMLParser, url: str | None) -> str | None:
    """Take a link that only an arrow shows, by the name of its class or its number."""
    base = layout.head.base or url
    for node in tree.css(_NEXT_MARKS):
        target = absolute_url(node.attributes.get("href") or "", base)
        if target and target != url and PAGED.search(target) and _alike(target, url):
            return target
    here = PAGED.search(url or "")
    number = _LAST_NUMBER.search(here[0]) if here else None
    if not url or not here or not number:
        return None
    start = here.start() + number.start()
    following = f"{url[:start]}{int(number[0]) + 1}{url[start + len(number[0]) :]}"
    for node in tree.css("a[href]"):
        target = absolute_url(node.attributes.get("href") or "", base)
        if target == following:
            return target
    return None


_NEXT_MARKS = (
    'a[class~="next"][href], [class~="next"] > a[href], [class*="pager-next"] a[href], '
    '[class*="item--next"] a[href], a[class*="next-page"][href], '
    'a[class*="page-next"][href]'
)
_LAST_NUMBER = re.compile(r"\d+(?!.*\d)")
# Addresses of a list's further pages; "next" leads to the next article as well.
PAGED = re.compile(
    r"[?&/;](?:[\w.-]{0,20}[_.:-])?(?:page\w*|pag|pg|pn|p|seite|sayfa|strona|start|offset"
    r"|from|cp|curpage|pageno|pageindex|skip|first|b_start)[=/:_-]?(?:int=)?\d+"
    r"|[_-]\d{1,4}\.\w{3,5}\Z|=\d{1,4}\Z",
    re.IGNORECASE,
)


def find_written(tree: LexborHTMLParser, url: str | None) -> str | None:
    """Return the next page's address where a script writes the pager, or None."""
    for node in tree.css("script:not([src])"):
        match = _WRITTEN.search(node.text(deep=True) or "")
        if match and int(match["page"]) + 1 < int(match["pages"]):
            following = int(match["page"]) + 1
            return absolute_url(f"{match['name']}_{following}.{match['ending']}", url)
    return None
