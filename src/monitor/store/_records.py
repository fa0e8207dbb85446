"""What the store gives back that is no word of `monitor.model`."""

from __future__ import annotations

import dataclasses
import datetime as dt

from monitor.model import Availability, Failure, Page, Severity, Snapshot


@dataclasses.dataclass(frozen=True, slots=True)
class Recorded:
    """What came of one `Check`.

    `superseded` says that another process stored a version of the page while this
    check was under way: the capture was noted, its version was not, since its change
    was made against a version that is no longer the latest; the page is due at once.
    `found` are the pages that were not under watch before.
    """

    page: Page
    capture_id: int
    snapshot: Snapshot | None = None
    change_id: int | None = None
    found: tuple[Page, ...] = ()
    superseded: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Version:
    """One row of a page's versions, without what was parsed.

    `change_id` and `severity` are of the change that led to it; the first has none.
    """

    id: int
    number: int
    at: dt.datetime
    digest: str
    path: str
    size: int
    parser: int
    change_id: int | None = None
    severity: Severity | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Seen:
    """One row of a page's history: a capture, of which only versions keep the body.

    `number` is that of the version that the capture became, if it did; `path` that
    of its file, if it was kept; `attempts` how often the server was asked, 0 where its
    host was left alone.
    """

    id: int
    at: dt.datetime
    availability: Availability
    reason: str
    seconds: float
    size: int
    status: int | None = None
    failure: Failure | None = None
    digest: str | None = None
    final_url: str | None = None
    number: int | None = None
    path: str | None = None
    attempts: int = 1


@dataclasses.dataclass(frozen=True, slots=True)
class Watched:
    """How one page was watched: when found and last checked, and when it changed.

    Each of `versions` after the first comes as the visit before it, and the visit that
    found it.
    """

    page_id: int
    found_at: dt.datetime
    checked_at: dt.datetime
    visits: int
    versions: tuple[tuple[dt.datetime, dt.datetime], ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Delivery:
    """A change that a channel has not confirmed yet."""

    id: int
    channel: str
    change_id: int
    since: dt.datetime
    attempts: int = 0
    error: str | None = None
