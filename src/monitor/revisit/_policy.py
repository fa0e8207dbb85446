"""Policies: what is known of a page → when to look again."""

from __future__ import annotations

import bisect
import dataclasses
import datetime as dt
import math
from typing import Protocol

from monitor.revisit._rhythm import AGES, Rhythm, edits_made
from monitor.revisit._week import WeekClock


@dataclasses.dataclass(frozen=True, slots=True)
class Known:
    """What a policy is told of a page.

    Since `since` it was visited `visits` times, and found edited at `edits` of them.
    """

    born: dt.datetime
    since: dt.datetime
    edits: int = 0
    visits: int = 0


class Policy(Protocol):
    """When to look again at a page that was just looked at; pure."""

    def next_visit(self, page: Known, now: dt.datetime) -> dt.datetime:
        """Return an instant after `now`."""
        ...


@dataclasses.dataclass(frozen=True, slots=True)
class Fixed:
    """Each page after the same time."""

    every: dt.timedelta

    def next_visit(self, page: Known, now: dt.datetime) -> dt.datetime:  # noqa: ARG002
        """Return `now` and the interval."""
        return now + self.every


@dataclasses.dataclass(frozen=True, slots=True)
class Age:
    """The older a page, the more rarely: after a share of the age that it has."""

    share: float
    shortest: dt.timedelta
    longest: dt.timedelta

    def next_visit(self, page: Known, now: dt.datetime) -> dt.datetime:
        """Return `now` and a share of the page's age, within bounds."""
        aged = (now - page.born) * self.share
        return now + min(max(aged, self.shortest), self.longest)


@dataclasses.dataclass(frozen=True, slots=True)
class Adaptive:
    """Where edits are likely, often: visits as dense as the root of the rate of edits.

    Of all ways to spend the same number of visits that one has the least mean time
    from an edit to its detection: at rate r and visits 1/d apart the delays add up to
    r · d / 2 an hour, and under a bound on the sum of 1/d the least is where d ~ 1/√r
    (a case of Azar et al., "Tractable near-optimal policies for crawling", PNAS 2018).

    `eagerness` is the number of visits for an hour at a rate of one edit an hour; it
    is what a budget buys (`eagerness_for`).
    """

    rhythm: Rhythm
    eagerness: float
    shortest: dt.timedelta
    longest: dt.timedelta

    def next_visit(self, page: Known, now: dt.datetime) -> dt.datetime:
        """Return when the root of the page's rate adds up to one more visit."""
        own = multiplier(page, self.rhythm, now)
        hours = self._hours(own, (now - page.born).total_seconds() / 3600.0, now)
        wait = dt.timedelta(hours=min(hours, self.longest.total_seconds() / 3600.0))
        return now + min(max(wait, self.shortest), self.longest)

    def _hours(self, own: float, age: float, now: dt.datetime) -> float:
        """Return the hours until the visits' density adds up to one."""
        clock = WeekClock.of_roots(self.rhythm.week)
        hour = self.rhythm.hour(now)
        left = 1.0 / self.eagerness
        waited = 0.0
        limit = self.longest.total_seconds() / 3600.0
        age = max(age, 0.0)
        for step in range(bisect.bisect_right(AGES, age) - 1, len(AGES)):
            root = math.sqrt(own * self.rhythm.rates[step])
            end = AGES[step + 1] if step + 1 < len(AGES) else math.inf
            there = end - age - waited
            needed = clock.after(hour + waited, left / root)
            if needed <= there or waited + there >= limit:
                return waited + needed
            left -= root * clock.between(hour + waited, hour + waited + there)
            waited += there
        raise AssertionError("the last step of age has no end")  # pragma: no cover


def multiplier(page: Known, rhythm: Rhythm, now: dt.datetime) -> float:
    """Return how many times more often than an ordinary page this one is edited."""
    made = edits_made(page.visits, page.edits)
    return rhythm.times_as_often(page.born, page.since, now, made)
