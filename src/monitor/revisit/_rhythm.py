"""How often the pages of a source are edited: by age, and by the hour of the week."""

from __future__ import annotations

import bisect
import dataclasses
import datetime as dt
import itertools
import math
import zoneinfo
from collections.abc import Iterable, Iterator, Sequence

from monitor.revisit._week import WEEK, WeekClock

# Ages in hours at which the rate of edits steps down: a misprint is mended within the
# hour, a figure on the next day, and a page of last year hardly ever.
AGES = (0.0, 1.0, 3.0, 6.0, 12.0, 24.0, 48.0, 96.0, 168.0, 336.0, 720.0, 2160.0, 8760.0)

# What is expected of a source of which nothing is known, in edits per hour: one release
# in ten is edited on its first day, one in a hundred in a later month. It falls as
# 1 / age does, as corrections of news were found to.
_FIRST_RATE = 0.02
_HALF_AGE = 2.0
# How many edits of a source weigh as much as that expectation, for each step of age.
_PRIOR_EDITS = 1.0
# How alike the pages of a source are: so many expected edits weigh as much as a
# page's own. With 1 the pages' rates differ as an exponential distribution's do.
LIKENESS = 1.0
# How many edits weigh as much as that all hours of a day, or days of a week, are alike.
_PRIOR_BY_HOUR = 0.5
_PRIOR_BY_DAY = 2.0
# Rounds in which an edit is placed between two visits by what was learnt so far.
_ROUNDS = 4
_LEAST = 1e-12
_SHORTEST_GAP = 1e-3  # hours


@dataclasses.dataclass(frozen=True, slots=True)
class Life:
    """What was seen of one page.

    `born` is when it was published, or found if that is not known; it was watched from
    `since` until `until`. Of each edit it is known between which two visits it was
    made; `visits` is how many there were, 0 if nobody counted. Instants are aware.
    """

    born: dt.datetime
    since: dt.datetime
    until: dt.datetime
    edits: tuple[tuple[dt.datetime, dt.datetime], ...] = ()
    visits: int = 0


@dataclasses.dataclass(frozen=True, slots=True)
class Rhythm:
    """The rate of edits of an ordinary page of a source.

    `rates` has edits per hour for each step of `AGES`; `week` a factor for each hour
    of the local week from Monday 0 h, 1.0 on average.
    """

    rates: tuple[float, ...]
    week: tuple[float, ...] = (1.0,) * WEEK
    zone: str = "UTC"

    def hour(self, at: dt.datetime) -> float:
        """Return the hour of the local week, 0 to 168, at an instant."""
        local = at.astimezone(zoneinfo.ZoneInfo(self.zone))
        return (
            local.weekday() * 24.0
            + local.hour
            + local.minute / 60.0
            + local.second / 3600.0
        )

    def expected(
        self, born: dt.datetime, since: dt.datetime, until: dt.datetime
    ) -> float:
        """Return the edits expected between two instants of an ordinary page."""
        clock = WeekClock.of(self.week)
        hour = self.hour(since)
        edits = 0.0
        for step, hours in steps(_hours(born, since), _hours(born, until)):
            edits += self.rates[step] * clock.between(hour, hour + hours)
            hour += hours
        return edits

    def times_as_often(
        self, born: dt.datetime, since: dt.datetime, until: dt.datetime, edits: float
    ) -> float:
        """Return how many times more often than an ordinary page one is edited.

        It had so many `edits` between `since` and `until`. The mean of a Gamma
        distribution over pages, after the page's own edits (Bayes): a young page is
        taken for an ordinary one.
        """
        return (LIKENESS + edits) / (LIKENESS + self.expected(born, since, until))


def _prior() -> Rhythm:
    middles = [(a + b) / 2.0 for a, b in itertools.pairwise((*AGES, 2.0 * AGES[-1]))]
    return Rhythm(tuple(_FIRST_RATE / (1.0 + m / _HALF_AGE) for m in middles))


# What is taken for granted before anything was seen.
PRIOR = _prior()


def steps(first: float, last: float) -> Iterator[tuple[int, float]]:
    """Yield each step of `AGES` that lies between two ages, and its hours there."""
    at = max(first, 0.0)
    step = bisect.bisect_right(AGES, at) - 1
    while at < last:
        end = AGES[step + 1] if step + 1 < len(AGES) else math.inf
        yield step, min(end, last) - at
        at = end
        step += 1


def edits_made(visits: int, edited: int) -> float:
    """Return how many edits there were if `edited` of `visits` found the page edited.

    Several edits between two visits are seen as one, which this allows for (Cho &
    Garcia-Molina, "Estimating frequency of change", ACM TOIT 2003, the estimator of
    section 5.2): it stays finite where each visit found one, and is little biased for
    few visits. Where visits were not counted, as many as were found.
    """
    if visits < edited or not edited:
        return float(edited)
    return -math.log((visits - edited + 0.5) / (visits + 0.5)) * visits


def learn(lives: Iterable[Life], zone: str = "UTC", prior: Rhythm = PRIOR) -> Rhythm:
    """Return the rhythm of a source out of the lives of its pages.

    Each step's rate is the mean of a Gamma distribution: what `prior` expects, and the
    edits and hours seen (Bayes). Where an edit lies between two visits is not known;
    it is spread over the time between by the rhythm found so far, and that again
    (expectation and maximisation, Dempster et al. 1977).
    """
    known = tuple(lives)
    rhythm = dataclasses.replace(prior, zone=zone)
    watched = _watched(known, rhythm)
    for _ in range(_ROUNDS):
        by_age = [0.0] * len(AGES)
        by_hour = [0.0] * WEEK
        for life in known:
            for age, hour, edits in _placed(rhythm, life):
                by_age[age] += edits
                by_hour[hour] += edits
        hours = [_product(row, rhythm.week) for row in watched]
        rates = _rates(prior.rates, by_age, hours)
        expected = [_product(column, rates) for column in zip(*watched, strict=True)]
        rhythm = Rhythm(rates, _week(by_hour, expected), zone)
    return rhythm


def _watched(lives: Sequence[Life], rhythm: Rhythm) -> list[list[float]]:
    """Return for each step of age and hour of the week how many hours were watched.

    Both at once, since they go together: who publishes in office hours has young
    pages in office hours.
    """
    watched = [[0.0] * WEEK for _ in AGES]
    for life in lives:
        hour = rhythm.hour(life.since)
        first, last = (_hours(life.born, at) for at in (life.since, life.until))
        for step, span in steps(first, last):
            weeks, rest = divmod(span, WEEK)
            row = watched[step]
            if weeks:
                for at in range(WEEK):
                    row[at] += weeks
            while rest > 0.0:
                part = min(math.floor(hour) + 1.0 - hour, rest)
                row[int(hour) % WEEK] += part
                hour += part
                rest -= part
    return watched


def _rates(
    prior: Sequence[float], edits: Sequence[float], hours: Sequence[float]
) -> tuple[float, ...]:
    """Return the rate of each step of age, edits an hour.

    What is expected of a step is what the prior expects, as many times more as the
    step before had: so an index page, which is edited at every age alike, is not taken
    for dead each time that it enters a step in which nothing was seen yet.
    """
    times = 1.0
    rates = []
    for expected, seen, watched in zip(prior, edits, hours, strict=True):
        times *= (_PRIOR_EDITS + seen) / (_PRIOR_EDITS + times * expected * watched)
        rates.append(times * expected)
    return tuple(rates)


def _placed(rhythm: Rhythm, life: Life) -> Iterator[tuple[int, int, float]]:
    """Yield where a page was edited: step of age, hour of the week, how many edits.

    Between two visits that differ there was at least one edit, and more where many
    are expected: of a Poisson number with mean m, given that it is not 0, the mean
    is m / (1 - exp(-m)).
    """
    made = edits_made(life.visits, len(life.edits))
    own = rhythm.times_as_often(life.born, life.since, life.until, made)
    for after, by in life.edits:
        age, span = _hours(life.born, after), max(_hours(after, by), _SHORTEST_GAP)
        pieces = min(max(math.ceil(span), 1), 2 * WEEK)
        each = span / pieces
        first = rhythm.hour(after)
        found: list[tuple[int, int, float]] = []
        for piece in range(pieces):
            middle = (piece + 0.5) * each
            step = bisect.bisect_right(AGES, max(age + middle, 0.0)) - 1
            hour = int(first + middle) % WEEK
            found.append((step, hour, rhythm.rates[step] * rhythm.week[hour] * each))
        mean = sum(weight for _, _, weight in found)
        share = own / -math.expm1(-own * mean)
        for step, hour, weight in found:
            yield step, hour, weight * share


def _week(edits: Sequence[float], expected: Sequence[float]) -> tuple[float, ...]:
    """Return each hour's factor: its time of day's times its day's.

    `expected` has the edits that each hour would have seen if all were alike. An hour
    counts half its neighbours too: nobody publishes on the stroke of an hour, and
    without that the rounds of `learn` would sharpen chance into peaks (Silverman et
    al., "A smoothed EM approach", 1990).
    """
    fit = max(sum(edits), _LEAST) / max(sum(expected), _LEAST)
    seen, due = (
        [_near([sum(values[h::24]) for h in range(24)], h) for h in range(24)]
        for values in (edits, expected)
    )
    hours = [
        _shrunk(n, fit * e, _PRIOR_BY_HOUR) for n, e in zip(seen, due, strict=True)
    ]
    days = []
    for day in range(0, WEEK, 24):
        there = _product(expected[day : day + 24], hours)
        days.append(_shrunk(sum(edits[day : day + 24]), fit * there, _PRIOR_BY_DAY))
    factors = [day * hour for day in days for hour in hours]
    mean = sum(factors) / WEEK
    return tuple(f / mean for f in factors)


def _product(first: Iterable[float], second: Iterable[float]) -> float:
    return sum(a * b for a, b in zip(first, second, strict=True))


def _near(values: Sequence[float], at: int) -> float:
    """Return a value and its neighbours' on a circle, smoothed."""
    return (values[at - 1] + 2.0 * values[at] + values[(at + 1) % len(values)]) / 4.0


def _shrunk(seen: float, expected: float, prior: float) -> float:
    """Return how many times more was seen than expected, drawn towards one."""
    return (prior + seen) / (prior + expected)


def _hours(start: dt.datetime, end: dt.datetime) -> float:
    return (end - start).total_seconds() / 3600.0
