"""Time that runs at a different speed in each hour of the week."""

from __future__ import annotations

import bisect
import dataclasses
import functools
import itertools
import math

WEEK = 168  # hours


@dataclasses.dataclass(frozen=True, slots=True)
class WeekClock:
    """A clock by the week's factors: an hour counts as many hours as its factor says.

    `marks` has what has run at the beginning of each hour of the week, and at its end.
    Hours are counted from Monday 0 h, and may lie in later weeks.
    """

    marks: tuple[float, ...]

    @staticmethod
    @functools.lru_cache(maxsize=4096)
    def of(factors: tuple[float, ...]) -> WeekClock:
        """Return the clock of 168 factors."""
        return WeekClock((0.0, *itertools.accumulate(factors)))

    @staticmethod
    @functools.lru_cache(maxsize=4096)
    def of_roots(factors: tuple[float, ...]) -> WeekClock:
        """Return the clock of the factors' roots."""
        return WeekClock.of(tuple(map(math.sqrt, factors)))

    @property
    def mean(self) -> float:
        """Return the mean factor."""
        return self.marks[WEEK] / WEEK

    def between(self, first: float, last: float) -> float:
        """Return what runs between two hours."""
        return self._at(last) - self._at(first)

    def after(self, hour: float, amount: float) -> float:
        """Return in how many hours after `hour` this amount has run."""
        weeks, rest = divmod(self._at(hour) + amount, self.marks[WEEK])
        whole = min(bisect.bisect_right(self.marks, rest) - 1, WEEK - 1)
        step = self.marks[whole + 1] - self.marks[whole]
        return weeks * WEEK + whole + (rest - self.marks[whole]) / step - hour

    def _at(self, hour: float) -> float:
        weeks, rest = divmod(hour, WEEK)
        whole = int(rest)
        part = (self.marks[whole + 1] - self.marks[whole]) * (rest - whole)
        return weeks * self.marks[WEEK] + self.marks[whole] + part
