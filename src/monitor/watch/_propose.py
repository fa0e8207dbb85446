"""A new source from any address of its site: what would be watched, and how.

Looks for the index, the feed or the sitemap, reads the newest releases and says what
it made of them. Nothing is written: `entry` is what config.yaml would get.
"""

from __future__ import annotations

import asyncio
import dataclasses
import datetime as dt
import enum
import re
from collections.abc import Awaitable, Callable, Sequence
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from monitor.config import Config, Source
from monitor.judge import judge
from monitor.model import Availability, Capture, Failure, Link, Listing, Parsed
from monitor.parse import Rules, canonical_url, parse, ways
from monitor.store import Store, page_key
from monitor.watch._pace import Pace, pace

# So many releases are read to show what would come of it.
NEWEST = 3
# So many pages are asked for in search of an index: each takes its host's turn.
MOST_ASKED = 8
# Fewer releases make no index by themselves; one that names the page given does.
FEWEST = 3
_LONGEST_SITEMAPS = 3

_SHELL = "shell for a script"
_ROBOTS_SITEMAP = re.compile(rb"^\s*sitemap\s*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)

Fetch = Callable[[str], Awaitable[Capture]]


class Hindrance(enum.StrEnum):
    """Why nothing can be proposed."""

    NO_ADDRESS = "no address"
    PRIVATE = "private address"
    ROBOTS = "robots"
    BLOCKED = "blocked"
    BROWSER = "needs a browser"
    UNREACHABLE = "unreachable"
    NO_PAGE = "no page"
    KNOWN = "known"


@dataclasses.dataclass(frozen=True, slots=True)
class Hindered:
    """What stands in the way, at which address; `detail` is the evidence in English.

    For `KNOWN`, `source` is the one that watches the address already, and `page` the
    page in the store, where an index of that source led to it.
    """

    why: Hindrance
    url: str
    detail: str = ""
    source: str = ""
    page: int | None = None
    tried: tuple[Tried, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Tried:
    """An address that was asked for, and what came: releases, a text, or why not."""

    url: str
    releases: int | None = None
    problem: Hindrance | None = None
    detail: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Sample:
    """One of the newest releases: its capture, or what stood in the way of it."""

    link: Link
    capture: Capture
    problem: Hindered | None = None

    def parsed(self, rules: Rules | None = None) -> Parsed:
        """Return what the page says, as the source would read it with these rules."""
        return _read(self.capture, rules)


@dataclasses.dataclass(frozen=True, slots=True)
class Proposal:
    """A source as it would be.

    `asked` is the address that was given, `url` the one that would be watched, with
    its `capture` and what was `parsed` from it. `samples` are the newest releases, or
    the page itself where it is no index. `others` are further addresses that may be
    what was meant.
    """

    asked: str
    url: str
    capture: Capture
    parsed: Parsed
    name: str
    pace: Pace
    samples: tuple[Sample, ...] = ()
    others: tuple[str, ...] = ()
    tried: tuple[Tried, ...] = ()

    @property
    def is_listing(self) -> bool:
        """Whether releases would be followed from it."""
        return isinstance(self.parsed.content, Listing)

    @property
    def releases(self) -> tuple[Link, ...]:
        """The releases that would be followed, in the index's order."""
        content = self.parsed.content
        return content.links if isinstance(content, Listing) else ()


def entry_of(
    proposal: Proposal,
    *,
    name: str | None = None,
    every: str | None = None,
    rules: Rules | None = None,
) -> dict[str, Any]:
    """Return what config.yaml gets of a proposal, in the order of its keys."""
    stated = _stated(rules) if rules else {}
    return {
        "name": name or proposal.name,
        "url": proposal.url,
        "kind": "listing" if proposal.is_listing else "document",
        "every": every or written(proposal.pace.every),
        **({"parse": stated} if stated else {}),
    }


def written(span: dt.timedelta) -> str:
    """Return a time as config.yaml has it: 30m, 6h."""
    minutes = round(span.total_seconds() / 60)
    return f"{minutes // 60}h" if minutes % 60 == 0 else f"{minutes}m"


def _stated(rules: Rules) -> dict[str, Any]:
    values = {
        "title": rules.title,
        "body": rules.body,
        "exclude": list(rules.exclude),
        "speaker": rules.speaker,
        "label": rules.label,
    }
    return {key: value for key, value in values.items() if value}


def watched_by(config: Config, url: str) -> Source | None:
    """Return the source that has this address, whatever its spelling, or None."""
    key = page_key(url)
    for source in config.sources:
        if key in {page_key(u) for u in (source.url, *source.pages) if u}:
            return source
    return None


async def propose(
    url: str,
    config: Config,
    fetch: Fetch,
    *,
    exact: bool = False,
    store: Store | None = None,
    say: Callable[[Tried], None] = lambda _tried: None,
) -> Proposal | Hindered:
    """Return what watching an address would be, or what stands in the way.

    `fetch` is polite and guarded (`Fetcher.fetch`). `exact` watches the very page that
    was given, and looks for no index. What an index in the `store` led to is known.
    `say` hears of each address that was asked for.
    """
    address = _address(url)
    if address is None:
        return Hindered(Hindrance.NO_ADDRESS, url)
    if known := _known(config, address, store):
        return known
    search = _Search(config, fetch, say)
    first = await search.look(address)
    if isinstance(first, Hindered):
        return dataclasses.replace(first, tried=tuple(search.tried))
    found = first
    if not exact and not isinstance(first.parsed.content, Listing):
        found = await search.index_of(first) or first
    if known := _known(config, found.url, store):
        return dataclasses.replace(known, tried=tuple(search.tried))
    samples = await search.newest(found)
    others = [way.url for way in _ways(first) if not search.asked(way.url)]
    if found is not first:
        others.insert(0, first.url)
    return Proposal(
        asked=address,
        url=found.url,
        capture=found.capture,
        parsed=found.parsed,
        name=free_name(config, name_of(found.url)),
        pace=pace(found.parsed.content),
        samples=samples,
        others=tuple(others[:MOST_ASKED]),
        tried=tuple(search.tried),
    )


def _known(config: Config, url: str, store: Store | None) -> Hindered | None:
    """Return that an address is watched already, or None."""
    if source := watched_by(config, url):
        return Hindered(Hindrance.KNOWN, url, source=source.name)
    for page in store.find_page(url) if store else ():
        if page_key(page.url) == page_key(url) and config.source(page.source):
            return Hindered(Hindrance.KNOWN, url, source=page.source, page=page.id)
    return None


def _address(text: str) -> str | None:
    """Return what was typed as an address; `www.example.gov` means https."""
    plain = text.strip()
    if plain and "://" not in plain and re.match(r"[\w-]+(\.[\w-]+)+([:/?]|\Z)", plain):
        plain = f"https://{plain}"
    try:
        parts = urlsplit(plain)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            return None
        # Read once, since a port that is no number is found out here.
        _ = parts.port
    except ValueError:
        return None
    if parts.username or parts.password or any(c.isspace() for c in plain):
        return None
    return urlunsplit(parts._replace(fragment=""))


@dataclasses.dataclass(frozen=True, slots=True)
class _Seen:
    """A page that was fetched, and what it says."""

    url: str
    capture: Capture
    parsed: Parsed


class _Search:
    """Asks one page after the other, each once, and notes what came."""

    def __init__(
        self, config: Config, fetch: Fetch, say: Callable[[Tried], None]
    ) -> None:
        self._config = config
        self._fetch = fetch
        self._say = say
        self._keys: set[str] = set()
        self.tried: list[Tried] = []

    def asked(self, url: str) -> bool:
        """Whether this address was asked for."""
        return page_key(url) in self._keys

    async def look(self, url: str) -> _Seen | Hindered:
        """Fetch a page and read it."""
        self._keys.add(page_key(url))
        capture = await self._fetch(url)
        problem = hindrance(capture)
        if problem:
            self._note(Tried(url, problem=problem.why, detail=problem.detail))
            return problem
        parsed = await asyncio.to_thread(_read, capture)
        content = parsed.content
        releases = len(content.links) if isinstance(content, Listing) else None
        self._note(Tried(url, releases=releases))
        return _Seen(url, capture, parsed)

    async def index_of(self, page: _Seen) -> _Seen | None:
        """Return the index that links to a page, or the likeliest one of its site."""
        fallback = None
        for url in await self._candidates(page):
            if len(self._keys) >= MOST_ASKED:
                break
            if self.asked(url):
                continue
            seen = await self.look(url)
            if isinstance(seen, Hindered):
                continue
            content = seen.parsed.content
            if not isinstance(content, Listing):
                continue
            if _names(content, page.url):
                return seen
            if len(content.links) >= FEWEST and fallback is None:
                fallback = seen
        return fallback

    async def _candidates(self, page: _Seen) -> Sequence[str]:
        """Return where the index may be; the sitemaps come last, they are long."""
        found = [way.url for way in _ways(page)]
        room = MOST_ASKED - len(self._keys) - 1
        parts = urlsplit(page.url)
        robots = urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", ""))
        if len(found) < room:
            capture = await self._fetch(robots)
            if capture.failure is None and capture.status == _OK:
                named = _ROBOTS_SITEMAP.findall(capture.body)[:_LONGEST_SITEMAPS]
                found += [n.decode("utf-8", "replace") for n in named]
            found.append(f"{parts.scheme}://{parts.netloc}/")
        return found

    async def newest(self, page: _Seen) -> tuple[Sample, ...]:
        """Fetch the newest releases of an index; a text is its own sample."""
        content = page.parsed.content
        if not isinstance(content, Listing):
            return (Sample(Link(page.url, content.title or ""), page.capture),)
        samples = []
        for link in newest_of(content):
            capture = await self._fetch(link.url)
            problem = hindrance(capture)
            samples.append(Sample(link, capture, problem))
            self._note(
                Tried(
                    link.url,
                    problem=problem.why if problem else None,
                    detail=problem.detail if problem else "",
                )
            )
        return tuple(samples)

    def _note(self, tried: Tried) -> None:
        self.tried.append(tried)
        self._say(tried)


_OK = 200


def newest_of(listing: Listing) -> tuple[Link, ...]:
    """Return the newest releases: by their days, where they have any."""
    dated = [link for link in listing.links if link.date]
    ordered = (
        sorted(dated, key=lambda link: link.date or dt.date.min, reverse=True)
        if len(dated) >= NEWEST
        else listing.links
    )
    return tuple(ordered[:NEWEST])


def hindrance(capture: Capture) -> Hindered | None:
    """Return what speaks against a capture, or None where it is a page."""
    verdict = judge(capture)
    if capture.failure is None and verdict.availability is Availability.OK:
        return None
    detail = capture.detail or verdict.reason or str(capture.failure)
    why = _why(capture, verdict.availability, detail)
    if why is Hindrance.UNREACHABLE and str(capture.failure) not in detail:
        detail = f"{capture.failure}: {detail}"
    return Hindered(why, capture.url, detail)


def _why(capture: Capture, availability: Availability, detail: str) -> Hindrance:
    if capture.failure is Failure.FORBIDDEN_ADDRESS:
        return Hindrance.PRIVATE
    if capture.failure is Failure.ROBOTS:
        return Hindrance.ROBOTS
    if _SHELL in detail:
        return Hindrance.BROWSER
    if availability is Availability.BLOCKED:
        return Hindrance.BLOCKED
    return Hindrance.UNREACHABLE if capture.failure else Hindrance.NO_PAGE


def _ways(page: _Seen) -> tuple[Any, ...]:
    return ways(
        page.capture.body,
        url=page.capture.final_url,
        content_type=page.capture.header("content-type"),
    )


def _names(listing: Listing, url: str) -> bool:
    key = canonical_url(url)
    return any(canonical_url(link.url) == key for link in listing.links)


def _read(capture: Capture, rules: Rules | None = None) -> Parsed:
    return parse(
        capture.body,
        url=capture.final_url,
        content_type=capture.header("content-type"),
        at=capture.at,
        rules=rules,
    )


# --- names ---------------------------------------------------------------------


def name_of(url: str) -> str:
    """Return a short name for an address: host without `www`, and the last folder."""
    parts = urlsplit(url)
    host = (parts.hostname or "source").removeprefix("www.")
    folders = [f for f in parts.path.split("/") if f and "." not in f]
    words = "-".join([host, *folders[-1:]])
    return re.sub(r"[^\w.-]+", "-", words)[:80]


def free_name(config: Config, name: str) -> str:
    """Return the name, with a number behind it where a source has it already."""
    taken = {s.name.casefold() for s in config.sources}
    if name.casefold() not in taken:
        return name
    number = 2
    while f"{name}-{number}".casefold() in taken:
        number += 1
    return f"{name}-{number}"
