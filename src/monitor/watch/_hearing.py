"""Whether a listing has been quiet for far longer than usual."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
import statistics
from collections.abc import Iterable

from monitor.model import Change, EditKind, Listing, Part

# Fewer days with releases than these say nothing of what is usual.
FEWEST = 5
# So many times the usual gap without a release are reported.
PATIENCE = 4
# Releases of one day come together; a night or a day off is not a silence.
SHORTEST_GAP = dt.timedelta(days=1)


@dataclasses.dataclass(frozen=True, slots=True)
class Silence:
    """Since when nothing was heard, and from when on that is worth an alert."""

    since: dt.datetime
    alarm_at: dt.datetime
    gap: dt.timedelta | None

    @property
    def words(self) -> str:
        """Say it to a person."""
        # The end of a day is the next one's beginning.
        last = self.since - dt.timedelta(microseconds=1)
        said = f"The newest release is of {last:%Y-%m-%d}"
        if self.gap is None:
            return f"{said}."
        days = self.gap / dt.timedelta(days=1)
        return f"{said}; usually one comes every {days:.3g} day{'s' * (days != 1)}."


def days_of(listing: Listing) -> tuple[dt.datetime, ...]:
    """Return the days of a listing's releases as instants, the end of each in UTC."""
    return tuple(
        dt.datetime.combine(link.date + dt.timedelta(days=1), dt.time(), dt.UTC)
        for link in listing.links
        if link.date and link.date < dt.date.max
    )


def brings_news(change: Change | None) -> bool:
    """Whether a change has a release that was not there before."""
    return change is not None and any(
        e.part is Part.RELEASE and e.kind is EditKind.ADDED for e in change.edits
    )


def silence(
    news: Iterable[dt.datetime], now: dt.datetime, limit: dt.timedelta | None
) -> Silence | None:
    """Return the silence after the last of `news`, or None where none can be told.

    `limit` is how long is too long, if somebody has said; otherwise it is four times
    the median gap between the days with news.
    """
    times = sorted({min(at, now) for at in news})
    if limit is not None:
        return Silence(times[-1], times[-1] + limit, None) if times else None
    if len(times) < FEWEST:
        return None
    gaps = [(b - a).total_seconds() for a, b in itertools.pairwise(times)]
    gap = max(SHORTEST_GAP, dt.timedelta(seconds=statistics.median(gaps)))
    return Silence(times[-1], times[-1] + PATIENCE * gap, gap)
