"""`check(page)`: fetch, judge, parse, diff; what it comes to is stored at once."""

from __future__ import annotations

import asyncio
import dataclasses
import datetime as dt
from collections.abc import Sequence

import structlog

from monitor.clock import Clock
from monitor.diff import compare, fingerprint, learn, same_content
from monitor.fetch import Fetcher
from monitor.model import (
    Alert,
    Availability,
    Capture,
    Check,
    Document,
    Failure,
    Listing,
    Page,
    PageKind,
    Parsed,
    Snapshot,
    Validators,
    Verdict,
)
from monitor.parse import PARSER_VERSION, canonical_url
from monitor.store import Store, host_of, siblings
from monitor.watch._examine import (
    GOOD,
    examine,
    read_parts,
    same_bytes,
    with_change,
)
from monitor.watch._further import (
    Fetch,
    Older,
    fetch_older,
    fetch_parts,
    following,
    resume_older,
)
from monitor.watch._hearing import brings_news, days_of, silence
from monitor.watch._ignore import ignored
from monitor.watch._plan import Plan

log = structlog.get_logger("monitor.watch")

# How far back a change is looked up to see whether it is a return to an older version.
REVERT_HORIZON = 10
# From how many versions before the last one a page's flicker is learnt.
LEARNT_FROM = 4
# ... and from how many of how many pages beside it.
LEARNT_FROM_SIBLING = 3
SIBLINGS = 4

# How many changes of a listing without dates are looked at to see how often it speaks.
_LOOKED_BACK = 40

_NOT_MODIFIED = 304


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
    made: list[Capture] = []

    async def fetch(url: str, validators: Validators = _NONE, /) -> Capture:
        capture = await fetcher.fetch(url, validators=validators, options=plan.options)
        made.append(capture)
        return capture

    outcome = await _look(
        page, plan, fetch, fetcher=fetcher, store=store, clock=clock, found=found
    )
    return _broken_off(page, made) or outcome


async def _look(
    page: Page,
    plan: Plan,
    fetch: Fetch,
    *,
    fetcher: Fetcher,
    store: Store,
    clock: Clock,
    found: bool,
) -> Check:
    validators = plan.validators(page, clock.now())
    capture = await fetch(page.url, validators)
    if put_off := _put_off(page, capture, plan, fetcher, clock):
        return put_off
    seen = _Visit(page, plan, store, clock, found=found)
    outcome, goes_on = await asyncio.to_thread(seen.conclude, capture)
    if goes_on:
        parts = await fetch_parts(capture, goes_on, fetch)
        outcome, _ = await asyncio.to_thread(seen.conclude, capture, parts)
    if outcome.change and validators == _NONE and plan.is_conditional(page):
        outcome = await _ask_again(outcome, fetch)
    content = outcome.parsed.content if outcome.parsed else None
    if isinstance(content, Listing) and plan.source.follow and not found:
        older = await fetch_older(content, seen.known, plan, fetch)
        outcome = _with_older(outcome, older)
    if page.older_at and outcome.verdict.availability in GOOD and not found:
        pages = await asyncio.to_thread(store.pages, page.source)
        known = {canonical_url(one.url) for one in pages}
        older = await resume_older(page.older_at, known, plan, fetch)
        outcome = _with_older(outcome, older)
    return outcome


_NONE = Validators()


def _broken_off(page: Page, made: Sequence[Capture]) -> Check | None:
    """Return the check of a visit that a stop has cut short, or None.

    The page is still due, and the books have all that was asked so far.
    """
    stopped = [capture for capture in made if capture.failure is Failure.STOPPED]
    if not stopped:
        return None
    capture = stopped[0]
    asked = [one for one in made if one is not capture and one.attempts]
    verdict = Verdict(Availability.UNAVAILABLE, capture.detail or "")
    return Check(page, capture, verdict, due_at=capture.at, others=tuple(asked))


def _put_off(
    page: Page, capture: Capture, plan: Plan, fetcher: Fetcher, clock: Clock
) -> Check | None:
    """Return the check of a page that was not asked since its host rests, or None."""
    verdict = Verdict(Availability.UNAVAILABLE, capture.detail or "")
    outcome = Check(page, capture, verdict, due_at=capture.at)
    if not outcome.put_off:
        return None
    if capture.failure is Failure.STOPPED:
        return outcome
    due_at = plan.after_rest(page, fetcher.host(host_of(page.url)), clock.now())
    return dataclasses.replace(outcome, due_at=due_at)


async def _ask_again(outcome: Check, fetch: Fetch) -> Check:
    """Find out whether the server would have answered 304 although the page changed.

    A full fetch found a change: with the validators of the version before, a server
    that can be trusted sends the page again.
    """
    page = outcome.page
    again = await fetch(page.url, page.validators)
    return dataclasses.replace(
        outcome,
        others=(*outcome.others, again),
        stale=again.status == _NOT_MODIFIED,
    )


def _fingerprint(outcome: Check) -> str | None:
    """Return what an edit that may be a template's has in common with its like.

    What became of a page and what is told of its server are each page's own.
    """
    if outcome.change is None or outcome.became or outcome.alert:
        return None
    return fingerprint(outcome.change)


def _with_older(outcome: Check, older: Older) -> Check:
    verdict = outcome.verdict
    if older.why:
        words = f"{verdict.reason} {older.why}".strip()
        verdict = dataclasses.replace(verdict, reason=words)
    return dataclasses.replace(
        outcome,
        verdict=verdict,
        found=tuple(dict.fromkeys((*outcome.found, *older.links))),
        others=(*outcome.others, *older.captures),
        older_at=older.at or outcome.older_at,
    )


def _say_if_mixed(outcome: Check, before: Capture) -> Check:
    """Say so where one of two versions was made by a browser and the other was not."""
    if outcome.capture.rendered == before.rendered:
        return outcome
    one, other = ("a browser", "the server")[:: 1 if before.rendered else -1]
    words = f"The version before was made by {one}, this one by {other}."
    log.warning("made another way", url=outcome.page.url, why=words)
    verdict = outcome.verdict
    reason = f"{verdict.reason} {words}".strip()
    return dataclasses.replace(
        outcome, verdict=dataclasses.replace(verdict, reason=reason)
    )


class _Visit:
    """What a visit needs beside the capture; `known` is set by `conclude`."""

    def __init__(
        self, page: Page, plan: Plan, store: Store, clock: Clock, *, found: bool
    ) -> None:
        self._page = page
        self._plan = plan
        self._store = store
        self._clock = clock
        self._found = found
        self.known: frozenset[str] | None = None

    def conclude(
        self, capture: Capture, parts: Sequence[Capture] = ()
    ) -> tuple[Check, str | None]:
        """Return what the captures come to, and the page on which the text goes on."""
        page, plan, store = self._page, self._plan, self._store
        earlier = None if same_bytes(page, capture) else store.latest(page.id)
        if earlier is not None and earlier.parsed.parser != PARSER_VERSION:
            earlier = reparsed(
                earlier, page, plan, store, self._clock, found=self._found
            )
        try:
            outcome = examine(
                page, capture, earlier, plan, parts=parts, found=self._found
            )
        except Exception as error:
            # The edge of a visit: one page that the parser fails on must not stop the
            # others, and asking for it again each second would help nobody.
            log.exception("defect", url=page.url)
            reason = f"This program failed on it: {type(error).__name__}: {error}"
            verdict = Verdict(Availability.UNAVAILABLE, reason)
            outcome = Check(page, capture, verdict, due_at=capture.at)
        goes_on = None if parts else self._goes_on(outcome, earlier)
        if goes_on:
            return outcome, goes_on
        if earlier is not None and isinstance(earlier.parsed.content, Listing):
            links = earlier.parsed.content.links
            self.known = frozenset(canonical_url(link.url) for link in links)
        outcome = self._listened(self._calmed(outcome, earlier), earlier)
        outcome = self._ignored(outcome)
        if outcome.change and earlier and outcome.parsed:
            back = _returns_to(outcome.parsed, earlier, store)
            outcome = dataclasses.replace(outcome, returns_to=back)
            outcome = _say_if_mixed(outcome, store.payload(earlier.id))
        due_at = plan.next_visit(
            page, outcome.verdict, self._clock.now(), found=self._found
        )
        return dataclasses.replace(
            outcome,
            due_at=due_at,
            keep=plan.keeps(page, capture, outcome.verdict),
            fingerprint=_fingerprint(outcome),
        ), None

    def _calmed(self, outcome: Check, earlier: Snapshot | None) -> Check:
        """Compare once more, with what the versions before have shown to flicker."""
        change, parsed = outcome.change, outcome.parsed
        if earlier is None or parsed is None or change is None or not change.reported:
            return outcome
        numbers = range(max(1, earlier.number - LEARNT_FROM), earlier.number)
        before = [self._store.snapshot(self._page.id, n).parsed for n in numbers]
        volatile = learn([*before, earlier.parsed], self._siblings())
        if not volatile.own and not volatile.shared:
            return outcome
        calmed = compare(earlier.parsed, parsed, volatile=volatile)
        return with_change(outcome, earlier.parsed, parsed, calmed)

    def _ignored(self, outcome: Check) -> Check:
        """Silence what the source's rules name; the version stays."""
        if outcome.change is None:
            return outcome
        change = ignored(outcome.change, self._plan.source.ignore)
        return dataclasses.replace(outcome, change=change)

    def _siblings(self) -> list[list[Parsed]]:
        """Return the last versions of pages of the same source and kind.

        They share a template: what flickers on several of them is the template's.
        """
        latest = siblings(
            self._store, self._page, versions=LEARNT_FROM_SIBLING, limit=SIBLINGS
        )
        return [
            [
                self._store.snapshot(page.id, number).parsed
                for number in range(
                    page.versions - LEARNT_FROM_SIBLING + 1, page.versions + 1
                )
            ]
            for page in latest
        ]

    def _goes_on(self, outcome: Check, earlier: Snapshot | None) -> str | None:
        """Return the page on which a text goes on, also where this one is the same."""
        if outcome.verdict.availability is not Availability.OK:
            return None
        parsed = outcome.parsed or (earlier.parsed if earlier else None)
        if parsed is None or not isinstance(parsed.content, Document):
            return None
        if self._plan.source.json_ is not None:
            return None
        return following(outcome.capture, outcome.capture)

    def _listened(self, outcome: Check, earlier: Snapshot | None) -> Check:
        """Set the alert of a listing that is quiet for long, or of its end."""
        page, at = self._page, outcome.capture.at
        good = outcome.verdict.availability in GOOD
        if self._found or not good or page.kind is not PageKind.LISTING:
            return outcome
        if page.quiet_since is not None:
            if not brings_news(outcome.change):
                return outcome
            return dataclasses.replace(outcome, alert=Alert.HEARD)
        before = earlier or self._store.latest(page.id)
        parsed = outcome.parsed or (before.parsed if before else None)
        if before is None or parsed is None or not isinstance(parsed.content, Listing):
            return outcome
        news = days_of(parsed.content) or self._seen_to_come(page)
        quiet = silence(news, at, self._plan.source.quiet)
        if quiet is None or at < quiet.alarm_at or brings_news(outcome.change):
            return outcome
        verdict = dataclasses.replace(outcome.verdict, reason=quiet.words)
        return dataclasses.replace(outcome, alert=Alert.QUIET, verdict=verdict)

    def _seen_to_come(self, page: Page) -> list[dt.datetime]:
        """Return when releases were seen to come on a listing without dates."""
        return [
            change.new.at
            for change in self._store.changes(page=page.id, limit=_LOOKED_BACK)
            if change.new.at and brings_news(change.change)
        ]


def conclude(
    page: Page, capture: Capture, plan: Plan, store: Store, clock: Clock, *, found: bool
) -> Check:
    """Return what a capture comes to that was not fetched just now."""
    return _Visit(page, plan, store, clock, found=found).conclude(capture)[0]


def reparsed(
    snapshot: Snapshot,
    page: Page,
    plan: Plan,
    store: Store,
    clock: Clock,
    *,
    found: bool = False,
) -> Snapshot:
    """Return a version as today's parser reads it, and keep that reading.

    Otherwise a better parser would show up as a change of the page.
    """
    captures = (store.payload(snapshot.id), *store.parts(snapshot.id))
    captures = tuple(
        dataclasses.replace(c, final_url=c.final_url or page.url) for c in captures
    )
    try:
        parsed = read_parts(captures, page, plan, found=found)
    except ValueError:  # the source reads its JSON by other paths now
        return snapshot
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
