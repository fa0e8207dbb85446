"""The changes that are one event with a change: the same edit on many pages."""

from __future__ import annotations

import datetime as dt

from monitor.model import Comparison
from monitor.notify import event_of
from monitor.store import Store

# The pages of a source are seen anew within hours; what comes days later is another
# event even if the words are the same.
_EVENT = dt.timedelta(days=2)
# Among so many changes of its source the others of an event are looked for.
MOST_ALIKE = 400


def near(one: Comparison, other: Comparison) -> bool:
    """Whether two changes are near enough in time to be one event."""
    if one.new.at is None or other.new.at is None:
        return False
    return abs(one.new.at - other.new.at) <= _EVENT


def alike(store: Store, change: Comparison) -> tuple[Comparison, ...]:
    """Return the changes that are one event with this one, the newest first.

    The change itself is among them.
    """
    event = event_of(change)
    if event is None or change.new.at is None or change.source is None:
        return (change,)
    found = store.changes(
        source=change.source,
        since=change.new.at - _EVENT,
        until=change.new.at + _EVENT,
        limit=MOST_ALIKE,
    )
    same = [c for c in found if near(change, c) and event_of(c) == event]
    return tuple(same) if any(c.id == change.id for c in same) else (change, *same)
