"""One event, many changes: the same edit on many pages of a source.

A sentence that is edited in a template changes a hundred pages, and is one thing to
read, to judge and to be told of.
"""

from __future__ import annotations

import collections
import datetime as dt
from collections.abc import Hashable, Sequence

from monitor.diff import fingerprint
from monitor.model import Comparison

# What was told of an event is followed by the rest of it after this time, in one
# message: the pages of a source are visited one after the other.
FOLLOWED_AFTER = dt.timedelta(hours=1)
# So many events are remembered; who is forgotten is told once more at once.
_MOST_REMEMBERED = 1000


def event_of(change: Comparison) -> Hashable | None:
    """Return what the changes of one event share; None for one that stands alone.

    A page that went or came back is told alone: each may have its own reason.
    """
    if change.became is not None or not change.change.reported:
        return None
    return change.source, fingerprint(change.change)


def events(changes: Sequence[Comparison]) -> list[list[Comparison]]:
    """Return changes by their events, in the order in which these began."""
    found: dict[Hashable, list[Comparison]] = {}
    for number, change in enumerate(changes):
        found.setdefault(event_of(change) or number, []).append(change)
    return list(found.values())


class Told:
    """Which events were told to which channels, and when; one for a process."""

    def __init__(self) -> None:
        self._at: collections.OrderedDict[Hashable, dt.datetime] = (
            collections.OrderedDict()
        )

    def note(self, channel: str, event: Hashable, at: dt.datetime) -> None:
        """Note that an event was told."""
        self._at[channel, event] = at
        self._at.move_to_end((channel, event))
        while len(self._at) > _MOST_REMEMBERED:
            self._at.popitem(last=False)

    def waits(self, channel: str, event: Hashable, now: dt.datetime) -> bool:
        """Whether the rest of an event is to wait, since it was told just now."""
        at = self._at.get((channel, event))
        return at is not None and at <= now < at + FOLLOWED_AFTER
