"""The door of the room: what a store does, whatever it keeps things in."""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Collection, Sequence
from typing import Protocol, Self

from monitor.model import (
    Capture,
    Check,
    Comparison,
    Link,
    Page,
    PageKind,
    Parsed,
    Severity,
    Snapshot,
)
from monitor.store._records import Delivery, Recorded, Seen, Version, Watched


class Store(Protocol):
    """Pages, their versions, the changes between them, and who is to hear of them.

    All methods may be called from any thread. All raise `StoreError` where the store
    cannot be read or written; what they say to have stored is then durable or not
    there at all. Order is always that of storing: clocks jump.
    """

    def __enter__(self) -> Self:
        """Return the store itself."""
        ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: types.TracebackType | None,
        /,
    ) -> None:
        """Close the store."""
        ...

    def close(self) -> None:
        """Release files and locks; closing twice does nothing."""
        ...

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
        """Put each address under watch for `source` and return its page, in order.

        Addresses with the same key are one page. A page that is there already stays
        as it is, but comes back if it was retired.
        """
        ...

    def page(self, page_id: int) -> Page:
        """Return the page; raise `InputError` if there is none of that id."""
        ...

    def pages(
        self, source: str | None = None, *, retired: bool = False
    ) -> tuple[Page, ...]:
        """Return the pages (of one source) in the order in which they were found."""
        ...

    def find_page(self, text: str) -> tuple[Page, ...]:
        """Return the pages that `text` may mean: an id, an address, part of a title.

        One page means that it is unambiguous; an exact match beats partial ones.
        At most 20 are returned.
        """
        ...

    def pages_at(self, url: str) -> tuple[Page, ...]:
        """Return the pages at an address, of all sources, retired ones too."""
        ...

    def due(
        self, now: dt.datetime, limit: int = 1000, *, busy: Collection[str] = ()
    ) -> tuple[Page, ...]:
        """Return the pages whose time has come, the longest overdue first.

        Pages of `busy` hosts (see `host_of`) are left out: they have enough to do.
        """
        ...

    def next_due(self) -> dt.datetime | None:
        """Return when the next page is due, or None if there is no page."""
        ...

    def sources(self) -> tuple[str, ...]:
        """Return the names of the sources that have pages under watch."""
        ...

    def retire(
        self, source: str, *, at: dt.datetime, pages: Sequence[int] | None = None
    ) -> int:
        """Stop watching a source's pages (or some); all they have stays. Count them."""
        ...

    def revive(self, source: str, *, due_at: dt.datetime) -> int:
        """Watch a source's retired pages again; return how many there are."""
        ...

    def hasten(self, pages: Sequence[int], *, due_at: dt.datetime) -> int:
        """Have these pages visited at `due_at`, if they were to be visited later.

        Whichever process watches takes them up then. Returns how many are watched.
        """
        ...

    # --- versions ---

    def latest(self, page_id: int) -> Snapshot | None:
        """Return the last version of a page, or None before the first."""
        ...

    def snapshot(self, page_id: int, number: int) -> Snapshot:
        """Return a version; raise `InputError` if there is none of that number."""
        ...

    def versions(self, page_id: int) -> tuple[Version, ...]:
        """Return a page's versions, the first one first."""
        ...

    def history(self, page_id: int, limit: int = 100) -> tuple[Seen, ...]:
        """Return a page's captures, the last one first."""
        ...

    def watched(self, source: str, limit: int) -> tuple[Watched, ...]:
        """Return how the pages of a source were watched, those found last first.

        Only pages that were visited and are under watch still.
        """
        ...

    def payload(self, snapshot_id: int) -> Capture:
        """Return the capture that a version was made from, its digests verified.

        Header values that were not to be stored are left out. Raises
        `DamagedStoreError` where the file is missing or altered.
        """
        ...

    def parts(self, snapshot_id: int) -> tuple[Capture, ...]:
        """Return the captures of the further pages that a version was joined from.

        In order, without the first, which is its payload; their digests verified.
        """
        ...

    def replace_parsed(
        self, snapshot_id: int, parsed: Parsed, *, at: dt.datetime
    ) -> None:
        """Store what a better parser made of a version; never a change."""
        ...

    # --- what one visit came to ---

    def record(
        self, checks: Sequence[Check], *, channels: Sequence[str] = ()
    ) -> tuple[Recorded, ...]:
        """Store each check, all in one commit, and return what came of each.

        The files of new versions are durable before the commit. A change that is to
        be reported (`Change.reported`, or `became`) waits in the outbox of each
        channel, unless that had to be told of the first change of its event. Pages of
        `found` are due at the time of the capture.
        """
        ...

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
        """Return changes, the last one first, without the contents of both sides.

        `since` and `until` bound when it was seen, both included; `before` is a
        change's id: only older ones, to go on after `limit`. `ids`: only of these.
        `event` is the id of an event's first change: those of this event. With
        `events` only the first of each, whose `alike` counts the others.
        """
        ...

    def comparison(self, change_id: int) -> Comparison:
        """Return one change with both contents; `InputError` if there is none."""
        ...

    # --- outbox ---

    def pending(
        self, channel: str, *, now: dt.datetime, limit: int = 100
    ) -> tuple[Delivery, ...]:
        """Return what a channel has to be told now, the oldest first."""
        ...

    def delivered(self, deliveries: Sequence[int], *, at: dt.datetime) -> None:
        """Note that a channel confirmed these deliveries."""
        ...

    def failed(
        self, deliveries: Sequence[int], *, error: str, retry_at: dt.datetime
    ) -> None:
        """Note that these failed, why, and when to try again."""
        ...
