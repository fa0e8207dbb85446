"""What is fetched beside a page: a text's further pages, a listing's older ones."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Container
from typing import Protocol

from monitor.judge import judge
from monitor.model import Availability, Capture, Link, Listing, Validators
from monitor.parse import canonical_url, next_part, parse
from monitor.watch._plan import MOST_BACK, Plan

# More pages than this are an archive, not one text.
MOST_PARTS = 30


class Fetch(Protocol):
    """Fetches by the options of the page's source."""

    async def __call__(self, url: str, validators: Validators = ..., /) -> Capture:
        """Fetch `url`, or say why it could not be had."""
        ...


@dataclasses.dataclass(frozen=True, slots=True)
class Older:
    """The releases on a listing's older pages, and the captures of these pages.

    `why` says why the pager could not be followed to its end, if it could not; `at` is
    the page to go on from, where that may be better another time.
    """

    links: tuple[Link, ...] = ()
    captures: tuple[Capture, ...] = ()
    why: str = ""
    at: str | None = None


def following(capture: Capture, first: Capture) -> str | None:
    """Return the address of the page on which a text goes on after `capture`."""
    return next_part(
        capture.body,
        url=capture.final_url,
        first=first.final_url,
        content_type=capture.header("content-type"),
    )


async def fetch_parts(first: Capture, start: str, fetch: Fetch) -> tuple[Capture, ...]:
    """Fetch the further pages of a text, up to the last or to one that fails."""
    parts: list[Capture] = []
    target: str | None = start
    asked = {first.final_url}
    while target and target not in asked and len(parts) < MOST_PARTS:
        asked.add(target)
        capture = await fetch(target)
        parts.append(capture)
        if judge(capture).availability is not Availability.OK:
            break
        target = following(capture, first)
    return tuple(parts)


async def fetch_older(
    listing: Listing, known: frozenset[str] | None, plan: Plan, fetch: Fetch
) -> Older:
    """Follow a listing's pager: on the first visit as far as the source says.

    `known` are the canonical addresses of the releases seen before, None on the first
    visit; later ones go on until a page has one of these.
    """
    depth = plan.depth(first=known is None) - 1

    def enough(page: Listing) -> bool:
        return _reached(page, known, plan)

    if enough(listing):
        return Older(listing.links)
    older = await _follow(listing.next_url, depth, enough, plan, fetch)
    return dataclasses.replace(
        older, links=tuple(dict.fromkeys((*listing.links, *older.links)))
    )


async def resume_older(
    start: str, known: Container[str], plan: Plan, fetch: Fetch
) -> Older:
    """Go on where an earlier visit could not follow a listing's pager.

    `known` has the canonical addresses of all the source's pages. What has appeared
    meanwhile has moved known releases onto `start`, so one of them is no reason to
    stop; a page on which nothing is new is one.
    """

    def enough(page: Listing) -> bool:
        seen = all(canonical_url(link.url) in known for link in page.links)
        return seen or _reached(page, None, plan)

    depth = max(plan.depth(first=True), MOST_BACK)
    return await _follow(start, depth, enough, plan, fetch)


async def _follow(
    start: str | None,
    most: int,
    enough: Callable[[Listing], bool],
    plan: Plan,
    fetch: Fetch,
) -> Older:
    """Read older pages from `start` on: so many at most, or until there is enough."""
    links: dict[Link, None] = {}
    captures: list[Capture] = []
    asked: set[str] = set()
    target = start
    while target is not None and target not in asked and len(captures) < most:
        asked.add(target)
        capture = await fetch(target)
        captures.append(capture)
        availability = judge(capture).availability
        if availability is not Availability.OK:
            why = f"The listing's older page {target} was {availability}."
            again = None if availability is Availability.GONE else target
            return Older(tuple(links), tuple(captures), why, again)
        content = parse(
            capture.body,
            url=capture.final_url,
            content_type=capture.header("content-type"),
            at=capture.at,
            rules=plan.rules,
            listing=True,
        ).content
        if not isinstance(content, Listing) or set(content.links) <= links.keys():
            break  # a pager that leads back to where it came from
        links |= dict.fromkeys(content.links)
        if enough(content):
            break
        target = content.next_url
    return Older(tuple(links), tuple(captures))


def _reached(page: Listing, known: frozenset[str] | None, plan: Plan) -> bool:
    """Whether what lies before this page is known, or older than is wanted."""
    if known is not None:
        return any(canonical_url(link.url) in known for link in page.links)
    since = plan.source.since
    dates = [link.date for link in page.links if link.date]
    return bool(since and dates and max(dates) < since)
