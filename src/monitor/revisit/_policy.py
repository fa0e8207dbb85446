"""Policies: what is known of a page → when to look again."""

from __future__ import annotations

import bisect
import dataclasses
import datetime as dt
import functools
import itertools
import math
from typing import Protocol

from monitor.revisit._rhythm import AGES, WEEK, Rhythm, edits_made

# How alike the pages of a source are: so many expected edits weigh as much as a
# page's own. With 1 the pages' rates differ as an exponential distribution's do.
LIKENESS = 1.0


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
        clock = _Clock.of(self.rhythm.week)
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
    """Return how many times more often than an ordinary page this one is edited.

    The mean of a Gamma distribution over pages, after the page's own edits (Bayes):
    a young page is taken for an ordinary one.
    """
    first = (page.since - page.born).total_seconds() / 3600.0
    last = (now - page.born).total_seconds() / 3600.0
    made = edits_made(page.visits, page.edits)
    return (LIKENESS + made) / (LIKENESS + rhythm.expected(first, last))


@dataclasses.dataclass(frozen=True, slots=True)
class _Clock:
    """Time that runs by the root of the week's factors: fast when much is edited."""

    marks: tuple[float, ...]

    @staticmethod
    @functools.lru_cache(maxsize=4096)
    def of(week: tuple[float, ...]) -> _Clock:
        roots = [math.sqrt(factor) for factor in week]
        return _Clock((0.0, *itertools.accumulate(roots)))

    def at(self, hour: float) -> float:
        weeks, rest = divmod(hour, WEEK)
        whole = int(rest)
        part = (self.marks[whole + 1] - self.marks[whole]) * (rest - whole)
        return weeks * self.marks[WEEK] + self.marks[whole] + part

    def between(self, first: float, last: float) -> float:
        return self.at(last) - self.at(first)

    def after(self, hour: float, amount: float) -> float:
        """Return the hours after `hour` in which this much has run."""
        weeks, rest = divmod(self.at(hour) + amount, self.marks[WEEK])
        whole = min(bisect.bisect_right(self.marks, rest) - 1, WEEK - 1)
        step = self.marks[whole + 1] - self.marks[whole]
        return weeks * WEEK + whole + (rest - self.marks[whole]) / step - hour


def mean_root(week: tuple[float, ...]) -> float:
    """Return the mean root of the week's factors; 1.0 where all hours are alike."""
    return _Clock.of(week).marks[WEEK] / WEEK
