"""`check(page)`: fetch, judge, parse, diff; what it comes to is stored at once."""

from __future__ import annotations

import asyncio
import dataclasses

from monitor.clock import Clock
from monitor.diff import compare, same_content
from monitor.fetch import Fetcher
from monitor.judge import judge
from monitor.model import (
    Availability,
    Capture,
    Check,
    Link,
    Listing,
    Page,
    Parsed,
    Snapshot,
    Verdict,
)
from monitor.parse import PARSER_VERSION, parse
from monitor.store import Store
from monitor.watch._plan import Plan

# How far back a change is looked up to see whether it is a return to an older version.
REVERT_HORIZON = 10

_GOOD = frozenset({Availability.OK, Availability.UNCHANGED})


async def check(
    page: Page,
    plan: Plan,
    *,
    fetcher: Fetcher,
    store: Store,
    clock: Clock,
    found: bool = False,
) -> Check:
    """Visit a page once and return what that came to; nothing is stored yet.

    `found` says that the page was found on a listing. Raises StoreError where the
    version to compare with cannot be read; what the network does is in the capture.
    """
    capture = await fetcher.fetch(
        page.url, validators=page.validators, options=plan.options
    )
    return await asyncio.to_thread(
        _conclude, page, capture, plan, store, clock, found=found
    )


def _conclude(
    page: Page, capture: Capture, plan: Plan, store: Store, clock: Clock, *, found: bool
) -> Check:
    earlier = None if _same_bytes(page, capture) else store.latest(page.id)
    if earlier is not None and earlier.parsed.parser != PARSER_VERSION:
        earlier = reparsed(earlier, page, plan, store, clock)
    outcome = examine(page, capture, earlier, plan)
    outcome = dataclasses.replace(
        outcome,
        due_at=plan.next_visit(page, outcome.verdict, clock.now(), found=found),
    )
    if outcome.change and earlier and outcome.parsed:
        back = _returns_to(outcome.parsed, earlier, store)
        outcome = dataclasses.replace(outcome, returns_to=back)
    return outcome


def examine(
    page: Page, capture: Capture, earlier: Snapshot | None, plan: Plan
) -> Check:
    """Judge a capture, parse it and compare it with the version before. Pure.

    `earlier` is the page's last version, or None if there is none or the bytes are
    known to be the same.
    """
    if _same_bytes(page, capture):
        verdict = Verdict(Availability.UNCHANGED, "The same bytes as last time.")
    else:
        verdict = judge(capture, earlier=earlier.parsed if earlier else None)
    became = _became(page, verdict, plan.confirm)
    outcome = Check(page, capture, verdict, due_at=capture.at, became=became)
    if verdict.availability is not Availability.OK:
        return outcome
    parsed = parse(
        capture.body,
        url=capture.final_url,
        content_type=capture.header("content-type"),
        at=capture.at,
        rules=plan.rules,
    )
    found = _to_follow(parsed, plan)
    outcome = dataclasses.replace(outcome, found=found)
    if earlier is None:
        return dataclasses.replace(outcome, parsed=parsed)
    change = compare(earlier.parsed, parsed)
    if not change.edits:
        return outcome
    return dataclasses.replace(outcome, parsed=parsed, change=change)


def _same_bytes(page: Page, capture: Capture) -> bool:
    """Whether the page sent just what it sent last time, so that nothing is to do."""
    return (
        capture.failure is None
        and page.versions > 0
        and bool(capture.body)
        and capture.digest == page.digest
    )


def _became(page: Page, verdict: Verdict, confirm: int) -> Availability | None:
    """Return what the page has become, once enough visits in a row say so."""
    if verdict.availability in _GOOD:
        return None if page.availability in _GOOD else Availability.OK
    if page.availability == verdict.availability or page.failures + 1 < confirm:
        return None
    return verdict.availability


def _to_follow(parsed: Parsed, plan: Plan) -> tuple[Link, ...]:
    content = parsed.content
    if isinstance(content, Listing) and plan.source.follow:
        return content.links
    return ()


def reparsed(
    snapshot: Snapshot, page: Page, plan: Plan, store: Store, clock: Clock
) -> Snapshot:
    """Return a version as today's parser reads it, and keep that reading.

    Otherwise a better parser would show up as a change of the page.
    """
    capture = store.payload(snapshot.id)
    parsed = parse(
        capture.body,
        url=capture.final_url or page.url,
        content_type=capture.header("content-type"),
        at=snapshot.at,
        rules=plan.rules,
    )
    store.replace_parsed(snapshot.id, parsed, at=clock.now())
    return dataclasses.replace(snapshot, parsed=parsed)


def _returns_to(parsed: Parsed, earlier: Snapshot, store: Store) -> int | None:
    """Return the number of the older version that a page has returned to, if any."""
    oldest = max(0, earlier.number - 1 - REVERT_HORIZON)
    for number in range(earlier.number - 1, oldest, -1):
        before = store.snapshot(earlier.page_id, number).parsed
        if same_content(before.content, parsed.content):
            return number
    return None
