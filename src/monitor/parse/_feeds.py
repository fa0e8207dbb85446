"""Feeds and sitemaps → listing: RSS, RDF, Atom, JSON Feed, sitemaps and their indexes.

Read with a scanner of tags, not with an XML parser: feeds in the wild break XML's rules
(bare `&`, `&nbsp;`, characters that XML forbids), and no entity is ever defined or
fetched, so a "billion laughs" document is some text. Time grows with the length only.

Sources: RSS 2.0, RSS 1.0 (RDF), RFC 4287 and 5005 (Atom), JSON Feed 1.1, sitemaps.org
0.9 with the news extension.
"""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from monitor.model import Link, Listing
from monitor.parse._stamps import date_in_url, read_stamp
from monitor.parse._urls import absolute_url

# What sitemaps.org allows in one file; no feed comes near.
MOST_ENTRIES = 50_000
# A title or a date longer than this is cut: what follows is not one.
_LONGEST_TEXT = 2000
_ROOTS = frozenset(("rss", "rdf", "feed", "urlset", "sitemapindex"))
_ENTRIES = frozenset(("item", "entry", "url", "sitemap"))
_PROLOGUE = re.compile(
    r"(?:\s+|<\?[^>]{0,500}\?>|<!--.{0,5000}?-->|<!DOCTYPE[^>\[]{0,500}(?:\[.{0,5000}?\]\s*)?>)*",
    re.DOTALL | re.IGNORECASE,
)
_ROOT = re.compile(r"<(?:[\w.-]{1,30}:)?([A-Za-z]{1,20})\b")
_TOKEN = re.compile(
    r"<!\[CDATA\[(?P<cdata>.*?)(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<[?!][^>]*>?"
    r"|<(?P<end>/?)(?P<name>[\w.:-]{1,60})(?P<rest>[^<>]*)>|(?P<text>[^<]+|<)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([\w:.-]{1,40})\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)')")
_MARKUP = re.compile(r"<[^<>]*>")

# Elements that hold a date, the best first; names are without prefix.
_DATES = ("publication_date", "pubdate", "published", "issued", "date", "created")
_LATER_DATES = ("updated", "modified", "lastmod")
_TEXTS = frozenset(("title", "link", "guid", "id", "loc", *_DATES, *_LATER_DATES))


def read_feed(text: str, *, url: str | None = None) -> Listing | None:
    """Read a feed or a sitemap; None where the text is neither.

    Entries without an address are left out; one without a title (a plain sitemap has
    none) has its address for title. A sitemap index gives the sitemaps it names.
    """
    start = _PROLOGUE.match(text)
    begin = start.end() if start else 0
    if text[begin : begin + 1] == "{":
        return _read_json(text, url)
    root = _ROOT.match(text, begin)
    if not root or root[1].lower() not in _ROOTS:
        return None
    scan = _Scan()
    scan.through(text[begin:])
    feed = scan.feed
    base = absolute_url(feed.links.get("alternate", ""), url) or url
    return Listing(
        _plain(feed.texts.get("title", "")) or None,
        tuple(_unique(_links(scan.entries, base))),
        absolute_url(feed.links["next"], url) if "next" in feed.links else None,
    )


class _Element(NamedTuple):
    """What the feed or an entry says: texts by element, addresses by `rel`."""

    texts: dict[str, str]
    links: dict[str, str]
    about: str = ""


class _Scan:
    """One walk through the tags; the texts of an entry's own children are kept."""

    def __init__(self) -> None:
        self.feed = _Element({}, {})
        self.entries: list[_Element] = []
        self.current = self.feed
        self.wanted: str | None = None
        self.pieces: list[str] = []

    def through(self, text: str) -> None:
        """Take every token, until there are more entries than can be meant."""
        for token in _TOKEN.finditer(text):
            if token["name"] is None:
                if self.wanted and (token["text"] or token["cdata"]):
                    words = token["cdata"] or html.unescape(token["text"])
                    self.pieces.append(words)
                continue
            name = token["name"].rpartition(":")[2].lower()
            if token["end"]:
                self.close(name)
            elif name in _ENTRIES and len(self.entries) == MOST_ENTRIES:
                return
            else:
                self.open(name, token["rest"])

    def open(self, name: str, rest: str) -> None:
        empty = rest.endswith("/")
        if name in _ENTRIES and not empty:
            about = _attributes(rest).get("rdf:about", "")
            self.current = _Element({}, {}, about)
            self.entries.append(self.current)
        elif name == "link" and "href" in rest:
            attributes = _attributes(rest)
            rel = attributes.get("rel", "alternate")
            self.current.links.setdefault(rel, attributes.get("href", ""))
        elif self.wanted is None and name in _TEXTS and not empty:
            self.wanted, self.pieces = name, []

    def close(self, name: str) -> None:
        if name == self.wanted:
            content = "".join(self.pieces)[:_LONGEST_TEXT].strip()
            if content:
                self.current.texts.setdefault(name, content)
            self.wanted = None
        elif name in _ENTRIES:
            self.current = self.feed


def _attributes(text: str) -> dict[str, str]:
    return {
        m[1].lower(): html.unescape(m[2] or m[3] or "")
        for m in _ATTRIBUTE.finditer(text)
    }


def _links(entries: list[_Element], base: str | None) -> Iterator[Link]:
    for entry in entries:
        texts = entry.texts
        address = (
            entry.links.get("alternate")
            or texts.get("link")
            or texts.get("loc")
            or entry.about
            or texts.get("guid")
            or texts.get("id", "")
        )
        target = absolute_url(address, base)
        if target:
            yield Link(target, _plain(texts.get("title", "")) or target, _date(texts))


def _date(texts: dict[str, str]) -> dt.date | None:
    for name in (*_DATES, *_LATER_DATES):
        date = read_stamp(texts.get(name, ""))
        if date:
            return date
    return None


def _plain(text: str) -> str:
    """Return a title without the markup that some feeds put into it, escaped once."""
    return " ".join(html.unescape(_MARKUP.sub("", html.unescape(text))).split())


def _unique(links: Iterator[Link]) -> Iterator[Link]:
    seen = set()
    for link in links:
        key = link.url.partition("#")[0]
        if key not in seen:
            seen.add(key)
            yield link


def _read_json(text: str, url: str | None) -> Listing | None:
    if "jsonfeed.org/version" not in text[:_LONGEST_TEXT]:
        return None
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError):
        return None
    items = feed.get("items") if isinstance(feed, dict) else None
    links = []
    for item in items[:MOST_ENTRIES] if isinstance(items, list) else ():
        said = _strings(item)
        target = absolute_url(said.get("url") or said.get("id", ""), url)
        if target:
            title = _plain(said.get("title", "")) or target
            stamp = said.get("date_published") or said.get("date_modified", "")
            links.append(Link(target, title, read_stamp(stamp) or date_in_url(target)))
    head = _strings(feed)
    following = (
        absolute_url(head.get("next_url", ""), url) if "next_url" in head else None
    )
    return Listing(head.get("title"), tuple(_unique(iter(links))), following)


def _strings(value: object) -> dict[str, str]:
    """Return the members of a JSON object that are strings."""
    if not isinstance(value, dict):
        return {}
    return {k: v[:_LONGEST_TEXT] for k, v in value.items() if isinstance(v, str)}
