"""What waits though it should not: channels not told, a ledger not stamped outside."""

from __future__ import annotations

import dataclasses
import datetime as dt

from monitor.config import Config
from monitor.store import SqlStore, Store, stamps, uncovered

# So many that wait are counted; what matters is whether any does.
_MOST = 1000
_EVER = dt.datetime(9999, 1, 1, tzinfo=dt.UTC)
# A stamp is asked for within a minute, and again after some minutes where it failed.
_GRACE = dt.timedelta(hours=1)


@dataclasses.dataclass(frozen=True, slots=True)
class Channelled:
    """A channel: how many changes wait for it, since when, and why any of them failed.

    `waiting` is counted up to 1,000.
    """

    name: str
    waiting: int = 0
    since: dt.datetime | None = None
    error: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Stamped:
    """Outside stamps of the ledger: the last one, and whether the next is missing."""

    service: str
    last: dt.datetime | None
    late: bool


def channelled(store: Store, config: Config) -> tuple[Channelled, ...]:
    """Return how each channel of the configuration is."""
    found = []
    for channel in config.channels:
        waiting = store.pending(channel.name, now=_EVER, limit=_MOST)
        found.append(
            Channelled(
                channel.name,
                len(waiting),
                waiting[0].since if waiting else None,
                next((w.error for w in waiting if w.error), None),
            )
        )
    return tuple(found)


def stamped(store: Store, config: Config, now: dt.datetime) -> Stamped | None:
    """Return how the outside stamps are; None where none are wanted."""
    setting = config.archive.stamp
    if setting is None or not isinstance(store, SqlStore):
        return None
    made = stamps(store)
    last = made[-1].at if made else None
    old = last is None or now - last > setting.every + _GRACE
    return Stamped(setting.service, last, late=old and uncovered(store) > 0)
