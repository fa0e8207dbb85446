"""What a policy costs in visits and brings in delay, before it is tried."""

from __future__ import annotations

import dataclasses
import datetime as dt
import math
from collections.abc import Iterator, Sequence

from monitor.revisit._policy import Adaptive, Known, multiplier
from monitor.revisit._rhythm import steps
from monitor.revisit._week import WeekClock

_HORIZON = dt.timedelta(days=7)
# The search for an eagerness begins between this and its inverse, and ends when it
# is known to a thousandth.
_LEAST_EAGER = 1e-5
_NEAR = 0.001


@dataclasses.dataclass(frozen=True, slots=True)
class Forecast:
    """What is expected of some pages until a horizon.

    `delay` is the mean time from an edit to the visit that finds it.
    """

    visits: float
    edits: float
    delay: dt.timedelta


# The pages of a source, and the policy that visits them.
Group = tuple[Adaptive, Sequence[Known]]


@dataclasses.dataclass(frozen=True, slots=True)
class _Stretch:
    """Hours in which a page has one rate of edits (an hour), and bounds on visits."""

    hours: float
    rate: float
    root: float
    sparse: float
    dense: float


def forecast(
    groups: Sequence[Group], now: dt.datetime, horizon: dt.timedelta = _HORIZON
) -> Forecast:
    """Return what adaptive policies would do with their pages from now on."""
    visits = edits = waited = 0.0
    for group in groups:
        eagerness = group[0].eagerness
        for stretch in _stretches(group, now, horizon):
            density = _density(stretch, eagerness)
            visits += density * stretch.hours
            edits += stretch.rate * stretch.hours
            waited += stretch.rate * stretch.hours / (2.0 * density)
    delay = dt.timedelta(hours=waited / edits) if edits else dt.timedelta(0)
    return Forecast(visits, edits, delay)


def eagerness_for(
    visits: float,
    groups: Sequence[Group],
    now: dt.datetime,
    horizon: dt.timedelta = _HORIZON,
) -> float:
    """Return the one eagerness with which all groups make so many visits together.

    No eagerness makes fewer than the longest gaps demand, or more than the shortest
    ones allow: then the nearest there is.
    """
    stretches = [s for group in groups for s in _stretches(group, now, horizon)]
    low, high = _LEAST_EAGER, 1.0 / _LEAST_EAGER
    while high / low > 1.0 + _NEAR:
        middle = math.sqrt(low * high)
        made = math.fsum(_density(s, middle) * s.hours for s in stretches)
        low, high = (middle, high) if made < visits else (low, middle)
    return math.sqrt(low * high)


def _stretches(
    group: Group, now: dt.datetime, horizon: dt.timedelta
) -> Iterator[_Stretch]:
    policy, pages = group
    ahead = horizon.total_seconds() / 3600.0
    root = WeekClock.of_roots(policy.rhythm.week).mean
    sparse = 3600.0 / policy.longest.total_seconds()
    dense = 3600.0 / policy.shortest.total_seconds()
    for page in pages:
        own = multiplier(page, policy.rhythm, now)
        age = max((now - page.born).total_seconds() / 3600.0, 0.0)
        for step, hours in steps(age, age + ahead):
            rate = own * policy.rhythm.rates[step]
            yield _Stretch(hours, rate, root * math.sqrt(rate), sparse, dense)


def _density(stretch: _Stretch, eagerness: float) -> float:
    """Return visits an hour."""
    return min(max(eagerness * stretch.root, stretch.sparse), stretch.dense)
