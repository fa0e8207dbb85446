"""The store that a test or a one-off comparison uses: the same promises, in memory."""

from __future__ import annotations

import dataclasses
import datetime as dt
import threading
import types
from collections.abc import Callable, Collection, Sequence
from typing import Self

from monitor.errors import InputError
from monitor.model import (
    Capture,
    Check,
    Comparison,
    Link,
    Page,
    PageKind,
    Parsed,
    Severity,
    Side,
    Snapshot,
)
from monitor.store import _state, _warc
from monitor.store._changes import body_of
from monitor.store._memory_outbox import Outbox
from monitor.store._memory_pages import Kept, Pages
from monitor.store._objects import MemoryObjects, Objects
from monitor.store._records import Delivery, Recorded, Seen, Version, Watched
from monitor.store._state import page_key
from monitor.store._tallies import Tally, counted, joined


class MemoryStore:
    """A `Store` that is gone when the process ends."""

    def __init__(
        self,
        *,
        objects: Objects | None = None,
        key: Callable[[str], str] = page_key,
    ) -> None:
        self._objects = objects or MemoryObjects()
        self._pages = Pages(key)
        self._changes: list[Comparison] = []
        self._outbox = Outbox()
        self._fingerprints: list[str | None] = []
        self._captures = 0
        self._tallies: tuple[Tally, ...] = ()
        self._lock = threading.RLock()

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: types.TracebackType | None,
        /,
    ) -> None:
        """Close the store."""
        self.close()

    def close(self) -> None:
        """Do nothing: there is nothing to release."""

    # --- pages ---

    def ensure_pages(
        self,
        source: str,
        links: Sequence[Link],
        *,
        kind: PageKind,
        found_at: dt.datetime,
        due_at: dt.datetime,
    ) -> tuple[Page, ...]:
        """Put each address under watch and return its page, in order."""
        with self._lock:
            ensured = [
                self._pages.ensure(
                    source, link, kind=kind, found_at=found_at, due_at=due_at
                )
                for link in links
            ]
        return tuple(page for page, _ in ensured)

    def page(self, page_id: int) -> Page:
        """Return the page; raise `InputError` if there is none of that id."""
        return self._pages.of(page_id).page

    def pages(
        self, source: str | None = None, *, retired: bool = False
    ) -> tuple[Page, ...]:
        """Return the pages (of one source) in the order in which they were found."""
        with self._lock:
            return self._pages.listed(source, retired=retired)

    def find_page(self, text: str) -> tuple[Page, ...]:
        """Return the pages that `text` may mean: an id, an address, part of a title."""
        with self._lock:
            return self._pages.find(text)

    def pages_at(self, url: str) -> tuple[Page, ...]:
        """Return the pages at an address, of all sources, retired ones too."""
        with self._lock:
            return self._pages.at(url)

    def due(
        self, now: dt.datetime, limit: int = 1000, *, busy: Collection[str] = ()
    ) -> tuple[Page, ...]:
        """Return the pages whose time has come, the longest overdue first."""
        ready = [
            (p.due_at, p.id, p)
            for p in self.pages()
            if p.due_at and p.due_at <= now and _state.host_of(p.url) not in busy
        ]
        return tuple(page for _, _, page in sorted(ready, key=lambda r: r[:2])[:limit])

    def next_due(self) -> dt.datetime | None:
        """Return when the next page is due, or None if there is no page."""
        return min((p.due_at for p in self.pages() if p.due_at), default=None)

    def sources(self) -> tuple[str, ...]:
        """Return the names of the sources that have pages under watch."""
        return tuple(sorted({page.source for page in self.pages()}))

    def retire(
        self, source: str, *, at: dt.datetime, pages: Sequence[int] | None = None
    ) -> int:
        """Stop watching a source's pages (or some); all they have stays. Count them."""
        with self._lock:
            return self._pages.retire(source, at, pages)

    def revive(self, source: str, *, due_at: dt.datetime) -> int:
        """Watch a source's retired pages again; return how many there are."""
        with self._lock:
            return self._pages.revive(source, due_at)

    def hasten(self, pages: Sequence[int], *, due_at: dt.datetime) -> int:
        """Have these pages visited at `due_at`, if they were to be visited later."""
        with self._lock:
            return self._pages.hasten(pages, due_at)

    # --- versions ---

    def latest(self, page_id: int) -> Snapshot | None:
        """Return the last version of a page, or None before the first."""
        watched = self._pages.watched.get(page_id)
        return watched.snapshots[-1] if watched and watched.snapshots else None

    def snapshot(self, page_id: int, number: int) -> Snapshot:
        """Return a version; raise `InputError` if there is none of that number."""
        watched = self._pages.watched.get(page_id)
        if watched and 1 <= number <= len(watched.snapshots):
            return watched.snapshots[number - 1]
        raise InputError(f"Page {page_id} has no version {number}.")

    def versions(self, page_id: int) -> tuple[Version, ...]:
        """Return a page's versions, the first one first."""
        with self._lock:
            watched = self._pages.watched.get(page_id)
            if watched is None:
                return ()
            led = {
                change.new.number: change
                for change in self._changes
                if change.page_id == page_id
            }
            return tuple(
                Version(
                    id=snapshot.id,
                    number=snapshot.number,
                    at=snapshot.at,
                    digest=snapshot.digest,
                    path=snapshot.path,
                    size=size,
                    parser=snapshot.parsed.parser,
                    change_id=led[snapshot.number].id
                    if snapshot.number in led
                    else None,
                    severity=led[snapshot.number].severity
                    if snapshot.number in led
                    else None,
                )
                for snapshot, size in zip(watched.snapshots, watched.sizes, strict=True)
            )

    def history(self, page_id: int, limit: int = 100) -> tuple[Seen, ...]:
        """Return a page's captures, the last one first."""
        watched = self._pages.watched.get(page_id)
        return tuple(reversed(watched.seen))[:limit] if watched else ()

    def watched(self, source: str, limit: int) -> tuple[Watched, ...]:
        """Return how the pages of a source were watched, those found last first."""
        with self._lock:
            return self._pages.history(source, limit)

    def payload(self, snapshot_id: int) -> Capture:
        """Return the capture that a version was made from, its digests verified."""
        path = self._by_id(snapshot_id).path
        return _warc.read(self._objects.get(path), path)

    def parts(self, snapshot_id: int) -> tuple[Capture, ...]:
        """Return the captures of a version's further pages, their digests verified."""
        of = self._by_id(snapshot_id)
        seen = self._pages.watched[of.page_id].seen
        paths = [s.path for s in seen if s.number == of.number and s.path != of.path]
        return tuple(_warc.read(self._objects.get(p), p) for p in paths if p)

    def replace_parsed(
        self,
        snapshot_id: int,
        parsed: Parsed,
        *,
        at: dt.datetime,  # noqa: ARG002 - for the ledger, which memory has none of
    ) -> None:
        """Store what a better parser made of a version; never a change."""
        with self._lock:
            old = self._by_id(snapshot_id)
            kept = self._pages.watched[old.page_id].snapshots
            kept[old.number - 1] = dataclasses.replace(old, parsed=parsed)
            watched = self._pages.watched[old.page_id]
            if old.number == watched.page.versions:
                watched.page = dataclasses.replace(
                    watched.page, confidence=parsed.confidence
                )

    def _by_id(self, snapshot_id: int) -> Snapshot:
        for watched in self._pages.watched.values():
            for snapshot in watched.snapshots:
                if snapshot.id == snapshot_id:
                    return snapshot
        raise InputError(f"There is no version of id {snapshot_id} in the store.")

    # --- what one visit came to ---

    def record(
        self, checks: Sequence[Check], *, channels: Sequence[str] = ()
    ) -> tuple[Recorded, ...]:
        """Store each check, or none, and return what came of each."""
        with self._lock:
            for check in checks:
                _state.validate(check)
                self._pages.of(check.page.id)
            recorded = tuple(self._record(check, channels) for check in checks)
            self._tallies += counted(checks, recorded)
            return recorded

    def tallies(self, day: dt.date, source: str | None) -> tuple[Tally, ...]:
        """Return the days from one on, by source and day."""
        with self._lock:
            days: dict[tuple[str, dt.date], Tally] = {}
            for one in self._tallies:
                if one.day >= day and source in {None, one.source}:
                    known = days.get((one.source, one.day))
                    days[one.source, one.day] = joined(known, one) if known else one
            return tuple(days[key] for key in sorted(days))

    def _record(self, check: Check, channels: Sequence[str]) -> Recorded:
        watched = self._pages.watched[check.page.id]
        stored = watched.page
        if check.parsed and stored.versions != check.page.versions:
            watched.page = dataclasses.replace(
                stored, checked_at=check.capture.at, due_at=check.capture.at
            )
            bare = dataclasses.replace(check, parsed=None, change=None)
            seen = self._see(watched, bare, None)
            self._companions(watched, bare, None)
            return Recorded(watched.page, seen.id, superseded=True)
        if check.became is stored.availability:
            check = dataclasses.replace(check, became=None)
        watched.page = page = _state.advance(stored, check)
        number = page.versions if check.parsed else None
        seen = self._see(watched, check, number)
        self._companions(watched, check, number)
        snapshot = self._keep(watched, check, seen)
        return Recorded(
            page=page,
            capture_id=seen.id,
            snapshot=snapshot,
            change_id=self._change(check, stored, snapshot, channels),
            found=self._found(check, page),
        )

    def _companions(self, watched: Kept, check: Check, number: int | None) -> None:
        for capture in check.parts:
            self._see(watched, _state.companion(check, capture), number)
        for capture in check.others:
            self._see(watched, _state.companion(check, capture), None)

    def _see(self, watched: Kept, check: Check, number: int | None) -> Seen:
        self._captures += 1
        capture = check.capture
        path = self._file(watched, check, number)
        seen = Seen(
            id=self._captures,
            at=capture.at,
            availability=check.verdict.availability,
            reason=check.verdict.reason,
            seconds=capture.seconds,
            size=len(capture.body),
            status=capture.status,
            failure=capture.failure,
            digest=None if capture.status is None else capture.digest,
            final_url=_state.elsewhere(watched.page, capture),
            number=number,
            path=path,
            attempts=capture.attempts,
        )
        watched.seen.append(seen)
        return seen

    def _file(self, watched: Kept, check: Check, number: int | None) -> str | None:
        """Keep the capture's file, where that is to be kept, and return its name."""
        capture = check.capture
        if number is None and not (check.keep and capture.status is not None):
            return None
        folder = (
            watched.snapshots[-1].path.rpartition("/")[0]
            if watched.snapshots
            else _state.page_folder(watched.page)
        )
        path = f"{folder}/{_state.file_name(capture, number)}"
        count = 1
        while self._objects.exists(path):
            count += 1
            name = _state.file_name(capture, number).removesuffix(_state.WARC)
            path = f"{folder}/{name}-{count}{_state.WARC}"
        self._objects.put(path, _warc.write(capture, "monitor"))
        return path

    def _keep(self, watched: Kept, check: Check, seen: Seen) -> Snapshot | None:
        if check.parsed is None or seen.path is None:
            return None
        page, capture = watched.page, check.capture
        snapshot = Snapshot(
            id=1 + sum(len(other.snapshots) for other in self._pages.watched.values()),
            page_id=page.id,
            number=page.versions,
            at=capture.at,
            digest=capture.digest,
            path=seen.path,
            parsed=check.parsed,
        )
        watched.snapshots.append(snapshot)
        watched.sizes.append(len(capture.body))
        return snapshot

    def _change(
        self,
        check: Check,
        stored: Page,
        snapshot: Snapshot | None,
        channels: Sequence[str],
    ) -> int | None:
        if not _state.has_change(check):
            return None
        change_id = len(self._changes) + 1
        body = body_of(check)
        kept = self._pages.watched[stored.id].snapshots
        old = kept[stored.versions - 1] if stored.versions else None
        capture = check.capture
        comparison = Comparison(
            url=stored.url,
            title=None,
            change=body.change,
            old=self._side(old),
            new=Side(
                content=None,
                at=capture.at,
                digest=None if capture.status is None else capture.digest,
                number=snapshot.number if snapshot else None,
                location=self._objects.locate(snapshot.path) if snapshot else None,
            ),
            source=stored.source,
            id=change_id,
            became=check.became,
            verdict=body.verdict,
            returns_to=check.returns_to,
            page_id=stored.id,
            alert=check.alert,
            event=self._first_of_event(check) or change_id,
        )
        self._changes.append(comparison)
        self._fingerprints.append(check.fingerprint)
        if _state.is_reported(check):
            heard = self._outbox.heard(comparison.event or change_id)
            for channel in channels:
                if channel not in heard:
                    self._outbox.put(channel, change_id, capture.at)
        return change_id

    def _first_of_event(self, check: Check) -> int | None:
        """Return the first change of the event that a check's belongs to."""
        since = check.capture.at - _state.EVENT_LASTS
        same = [
            change
            for change, mark in zip(self._changes, self._fingerprints, strict=True)
            if mark == check.fingerprint is not None
            and change.source == check.page.source
            and (change.new.at or since) >= since
        ]
        first = next((c.id for c in reversed(same) if c.event == c.id), None)
        if any(c.event == first and c.page_id == check.page.id for c in same):
            return None
        return first

    def _side(self, snapshot: Snapshot | None) -> Side:
        if snapshot is None:
            return Side(content=None)
        return Side(
            content=None,
            at=snapshot.at,
            digest=snapshot.digest,
            number=snapshot.number,
            location=self._objects.locate(snapshot.path),
        )

    def _found(self, check: Check, page: Page) -> tuple[Page, ...]:
        at = check.capture.at
        ensured = [
            self._pages.ensure(
                page.source, link, kind=PageKind.UNKNOWN, found_at=at, due_at=at
            )
            for link in check.found
        ]
        return tuple(made for made, new in ensured if new)

    # --- changes ---

    def changes(
        self,
        *,
        since: dt.datetime | None = None,
        until: dt.datetime | None = None,
        source: str | None = None,
        page: int | None = None,
        min_severity: Severity = Severity.COSMETIC,
        before: int | None = None,
        ids: Collection[int] | None = None,
        limit: int = 100,
        event: int | None = None,
        events: bool = False,
    ) -> tuple[Comparison, ...]:
        """Return changes, the last one first, without the contents of both sides."""
        with self._lock:
            wanted = [
                self._titled(change)
                for change in reversed(self._changes)
                if change.severity >= min_severity
                and (since is None or (change.new.at or since) >= since)
                and (until is None or (change.new.at or until) <= until)
                and (ids is None or change.id in ids)
                and source in {None, change.source}
                and page in {None, change.page_id}
                and (before is None or (change.id or 0) < before)
                and event in {None, change.event}
                and (not events or change.event == change.id)
            ]
        return tuple(wanted[:limit])

    def _titled(self, change: Comparison) -> Comparison:
        """Return the change with the title that its page has now."""
        title = self._pages.watched[change.page_id or 0].page.title
        alike = sum(other.event == change.id for other in self._changes)
        alike -= change.event == change.id
        return dataclasses.replace(change, title=title, alike=alike)

    def comparison(self, change_id: int) -> Comparison:
        """Return one change with both contents; `InputError` if there is none."""
        with self._lock:
            if not 1 <= change_id <= len(self._changes):
                raise InputError(f"There is no change {change_id} in the store.")
            change = self._titled(self._changes[change_id - 1])
            return dataclasses.replace(
                change,
                old=self._with_content(change, change.old),
                new=self._with_content(change, change.new),
            )

    def _with_content(self, change: Comparison, side: Side) -> Side:
        if side.number is None or change.page_id is None:
            return side
        version = self.snapshot(change.page_id, side.number)
        return dataclasses.replace(side, content=version.parsed.content)

    # --- outbox ---

    def pending(
        self, channel: str, *, now: dt.datetime, limit: int = 100
    ) -> tuple[Delivery, ...]:
        """Return what a channel has to be told now, the oldest first."""
        with self._lock:
            return self._outbox.pending(channel, now)[:limit]

    def delivered(self, deliveries: Sequence[int], *, at: dt.datetime) -> None:
        """Note that a channel confirmed these deliveries."""
        with self._lock:
            self._outbox.delivered(deliveries, at)

    def failed(
        self, deliveries: Sequence[int], *, error: str, retry_at: dt.datetime
    ) -> None:
        """Note that these failed, why, and when to try again."""
        with self._lock:
            self._outbox.failed(deliveries, error, retry_at)
