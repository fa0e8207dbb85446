"""How often to look at a source: as its own releases come."""

from __future__ import annotations

import dataclasses
import datetime as dt

from monitor.model import Listing

# A new release is to be seen within this share of the time until the next one.
SHARE = 40
# Fewer dated releases than these say nothing of what is usual.
FEWEST = 5
# Round times, the shortest first; nobody is asked more often without saying so.
STEPS = tuple(
    dt.timedelta(minutes=minutes) for minutes in (15, 30, 60, 120, 180, 360, 720)
)
USUAL = dt.timedelta(minutes=30)


@dataclasses.dataclass(frozen=True, slots=True)
class Pace:
    """How often to look, and why: the usual time between two releases, if known."""

    every: dt.timedelta
    gap: dt.timedelta | None = None


def pace(content: object) -> Pace:
    """Return how often to look at an index, from the days of its releases. Pure.

    Half an hour where too few have a day; a page without a list likewise.
    """
    days = (
        sorted(link.date for link in content.links if link.date)
        if isinstance(content, Listing)
        else []
    )
    if len(days) < FEWEST:
        return Pace(USUAL)
    # Several releases of one day come over that day: the first counts as a whole one.
    span = days[-1] - days[0] + dt.timedelta(days=1)
    gap = span / len(days)
    fitting = [step for step in STEPS if step <= gap / SHARE]
    return Pace(max(fitting, default=STEPS[0]), gap)
