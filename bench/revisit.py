"""When to look again: policies against edit histories, at the same number of visits.

Histories are made (a burst after publication, office hours, rare late edits, some
pages edited far more than others), or, with `--pairs FOLDER`, those of real pages. For
each policy the time from an edit to the visit that finds it is measured. The policy
`knows` is told the true rates, which nobody is: the best that visits alone can buy.

    uv run python bench/revisit.py --picture docs/revisit.svg
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime as dt
import heapq
import itertools
import json
import math
import pathlib
import random
import statistics
import sys
from collections.abc import Callable, Mapping, Sequence

from monitor.revisit import (
    AGES,
    PRIOR,
    Adaptive,
    Age,
    Fixed,
    Known,
    Life,
    Policy,
    Rhythm,
    eagerness_for,
    learn,
)

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

from bench.revisit_picture import picture

# The targets: mean delay against the fixed interval's and against the best.
AGAINST_FIXED = 0.5
AGAINST_KNOWING = 1.15

START = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)  # a Monday
WEEKS = 10
# The first weeks are for learning, and not counted.
COUNTED_FROM = 3
HISTORIES = 2
HOUR = dt.timedelta(hours=1)
WORKDAYS, OFFICE = range(5), range(8, 18)
SHORTEST, LONGEST = dt.timedelta(minutes=5), dt.timedelta(days=14)
# Visits of the fixed policy are so many hours apart.
INTERVALS = (3.0, 6.0, 12.0, 24.0)
MEASURED_AT = 6.0


@dataclasses.dataclass(frozen=True, slots=True)
class Truth:
    """One page: when it was published, its edits, its true rate (an hour)."""

    source: str
    born: dt.datetime
    edits: tuple[dt.datetime, ...]
    rate: Callable[[dt.datetime], float] | None = None
    rhythm: Rhythm | None = None  # of its source, in truth


@dataclasses.dataclass(frozen=True, slots=True)
class Score:
    """What a policy did: visits for each page and day, delays in hours."""

    visits: float
    mean: float
    median: float
    p95: float


@dataclasses.dataclass(frozen=True, slots=True)
class _Kind:
    """A sort of source: releases a day, first rate of edits, how fast it falls."""

    releases: float
    first: float
    half_age: float
    late: float
    office: float


RELEASES: Mapping[str, _Kind] = {
    "ministry": _Kind(releases=6.0, first=0.08, half_age=3.0, late=2e-4, office=12.0),
    "city": _Kind(releases=3.0, first=0.03, half_age=10.0, late=1e-4, office=25.0),
    "police": _Kind(releases=2.0, first=0.20, half_age=1.0, late=5e-5, office=4.0),
}


# Pages that are edited all the time, such as a dashboard or an index: edits an hour,
# and how much that differs between pages (the logarithm's standard deviation).
STANDING = {"dashboards": (0.02, 1.2), "indexes": (0.08, 0.8)}
STANDING_PAGES = 40


def standing(seed: int) -> list[Truth]:
    """Return the pages of the sources of `STANDING`, with their edits."""
    rng = random.Random(seed)
    pages = []
    for name, (middle, spread) in STANDING.items():
        kind = _Kind(0.0, 0.0, 1.0, 1.0, 12.0)
        week = _office(kind.office)
        for _ in range(STANDING_PAGES):
            born = START + rng.random() * dt.timedelta(days=1)
            own = middle * rng.lognormvariate(0.0, spread)
            rate = _rate(kind, week, born, own)
            edits = _edits(rng, kind, own, born, rate)
            pages.append(Truth(name, born, edits, rate))
    return pages


def releases(seed: int) -> list[Truth]:
    """Return the pages of the sources of `RELEASES`, with their edits."""
    rng = random.Random(seed)
    pages = []
    for name, kind in RELEASES.items():
        week = _office(kind.office)
        for _ in range(int(kind.releases * 7 * WEEKS)):
            born = (
                START + _in_week(rng, week) + dt.timedelta(weeks=rng.randrange(WEEKS))
            )
            # Half the pages are hardly ever edited, a few again and again.
            own = rng.gammavariate(0.5, 2.0)
            rate = _rate(kind, week, born, own)
            edits = _edits(rng, kind, own, born, rate)
            pages.append(Truth(name, born, edits, rate, _true(kind, week)))
    return pages


def _true(kind: _Kind, week: tuple[float, ...]) -> Rhythm:
    """Return the rhythm of an ordinary page, averaged over each step of age."""
    ends = (*AGES[1:], 2.0 * AGES[-1])
    rates = []
    for first, last in zip(AGES, ends, strict=True):
        span = (last - first) / 50
        ages = [first + (i + 0.5) * span for i in range(50)]
        rates.append(statistics.fmean(_by_age(kind, age) for age in ages))
    return Rhythm(tuple(rates), week)


def _by_age(kind: _Kind, age: float) -> float:
    return kind.first * math.pow(1.0 + age / kind.half_age, -1.3) + kind.late


def _office(times: float) -> tuple[float, ...]:
    """Return factors of a week in which office hours see `times` as many edits."""
    raw = [
        times if day in WORKDAYS and hour in OFFICE else 1.0
        for day in range(7)
        for hour in range(24)
    ]
    mean = sum(raw) / len(raw)
    return tuple(r / mean for r in raw)


def _in_week(rng: random.Random, week: Sequence[float]) -> dt.timedelta:
    (hour,) = rng.choices(range(len(week)), weights=week)
    return dt.timedelta(hours=hour + rng.random())


def _rate(
    kind: _Kind, week: Sequence[float], born: dt.datetime, own: float
) -> Callable[[dt.datetime], float]:
    def rate(at: dt.datetime) -> float:
        age = (at - born) / HOUR
        hour = int((at - START) / HOUR) % len(week)
        return own * week[hour] * _by_age(kind, age)

    return rate


def _edits(
    rng: random.Random,
    kind: _Kind,
    own: float,
    born: dt.datetime,
    rate: Callable[[dt.datetime], float],
) -> tuple[dt.datetime, ...]:
    """Return the edits of a page, by thinning a denser process day by day."""
    found = []
    at, end = born, START + dt.timedelta(weeks=WEEKS)
    while at < end:
        age = (at - born) / HOUR
        most = own * 5.0 * _by_age(kind, age)
        step = min(1.0 + age / 4.0, 24.0)
        wait = rng.expovariate(most)
        if wait > step:
            at += step * HOUR
            continue
        at += wait * HOUR
        if at < end and rng.random() < rate(at) / most:
            found.append(at)
    return tuple(found)


def real(folder: pathlib.Path) -> list[Truth]:
    """Return the pages of real pairs: their edits at the times of the new versions.

    All histories are laid upon the same weeks, so that they compete for visits.
    """
    edits: dict[str, set[dt.datetime]] = {}
    seen: dict[str, list[dt.datetime]] = {}
    for meta in sorted(folder.glob("*/meta.json")):
        pair = json.loads(meta.read_text("utf-8"))
        old, new = (_instant(pair[name]) for name in ("old_date", "new_date"))
        if old is None or new is None:
            continue
        seen.setdefault(pair["url"], []).extend((old, new))
        if pair["label"] in {"content", "list"}:
            edits.setdefault(pair["url"], set()).add(new)
    pages = []
    for url, times in seen.items():
        born = min(times)
        midnight = born.replace(hour=0, minute=0, second=0, microsecond=0)
        shift = START - (midnight - dt.timedelta(days=born.weekday()))
        moved = sorted(e + shift for e in edits.get(url, ()))
        moved = [e for e in moved if e < START + dt.timedelta(weeks=WEEKS)]
        pages.append(Truth("real", born + shift, tuple(moved)))
    return pages


def _instant(text: str) -> dt.datetime | None:
    try:
        at = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return at.replace(tzinfo=dt.UTC) if at.tzinfo is None else at.astimezone(dt.UTC)


@dataclasses.dataclass
class Seen:
    """A page as the monitor knows it while the simulation runs."""

    truth: Truth
    visited: dt.datetime
    at: int = 0
    visits: int = 0
    edits: list[tuple[dt.datetime, dt.datetime]] = dataclasses.field(
        default_factory=list
    )

    @property
    def known(self) -> Known:
        """Return what a policy is told of the page."""
        return Known(self.truth.born, self.truth.born, len(self.edits), self.visits)

    def life(self) -> Life:
        """Return what a source's rhythm is learnt from."""
        born = self.truth.born
        return Life(born, born, self.visited, tuple(self.edits), self.visits)


class Chooser:
    """Chooses the next visit, and may learn at the end of each day."""

    def next_visit(self, page: Seen, now: dt.datetime) -> dt.datetime:
        """Return when to look again."""
        raise NotImplementedError

    def day(self, pages: Sequence[Seen], now: dt.datetime) -> None:
        """Learn from what was seen so far."""


@dataclasses.dataclass
class ByPolicy(Chooser):
    """A policy that learns nothing."""

    policy: Policy

    def next_visit(self, page: Seen, now: dt.datetime) -> dt.datetime:  # noqa: D102
        return self.policy.next_visit(page.known, now)


@dataclasses.dataclass
class Learning(Chooser):
    """The adaptive policy, with a budget of visits for each page and day."""

    budget: float
    policies: dict[str, Adaptive] = dataclasses.field(default_factory=dict)

    def next_visit(self, page: Seen, now: dt.datetime) -> dt.datetime:  # noqa: D102
        policy = self.policies.get(page.truth.source) or Adaptive(
            PRIOR, 10.0 * self.budget, SHORTEST, LONGEST
        )
        return policy.next_visit(page.known, now)

    def day(self, pages: Sequence[Seen], now: dt.datetime) -> None:  # noqa: D102
        by_source: dict[str, list[Seen]] = {}
        for page in pages:
            by_source.setdefault(page.truth.source, []).append(page)
        groups = {
            source: (
                Adaptive(learn(p.life() for p in seen), 1.0, SHORTEST, LONGEST),
                [p.known for p in seen],
            )
            for source, seen in by_source.items()
        }
        eagerness = eagerness_for(self.budget * len(pages) * 7, [*groups.values()], now)
        self.policies = {
            source: dataclasses.replace(policy, eagerness=eagerness)
            for source, (policy, _) in groups.items()
        }


@dataclasses.dataclass
class Knowing(Chooser):
    """Knows each page's true rate; visits as dense as its root."""

    eagerness: float

    def next_visit(self, page: Seen, now: dt.datetime) -> dt.datetime:  # noqa: D102
        rate = page.truth.rate
        if rate is None:
            raise ValueError("nobody knows the true rates of real pages")
        left = 1.0 / self.eagerness
        at = now
        while at - now < LONGEST:
            step = min(HOUR, max((at - page.truth.born) / 8.0, HOUR / 12.0))
            runs = math.sqrt(rate(at)) * (step / HOUR)
            if runs >= left:
                return max(at + step * (left / runs), now + SHORTEST)
            left -= runs
            at += step
        return now + LONGEST


@dataclasses.dataclass
class Told(Chooser):
    """The adaptive policy, told each source's true rhythm; of a page what was seen."""

    eagerness: float

    def next_visit(self, page: Seen, now: dt.datetime) -> dt.datetime:  # noqa: D102
        if page.truth.rhythm is None:
            raise ValueError("nobody knows the true rhythm of real pages")
        policy = Adaptive(page.truth.rhythm, self.eagerness, SHORTEST, LONGEST)
        return policy.next_visit(page.known, now)


def simulate(pages: Sequence[Truth], chooser: Chooser) -> Score:
    """Return what comes of visiting the pages as the chooser says."""
    end = START + dt.timedelta(weeks=WEEKS)
    counted = START + dt.timedelta(weeks=COUNTED_FROM)
    waiting = sorted(pages, key=lambda p: p.born)
    known: list[Seen] = []
    heap: list[tuple[dt.datetime, int]] = []
    delays: list[float] = []
    visits = 0
    tomorrow = START
    while heap or waiting:
        if waiting and (not heap or waiting[0].born <= heap[0][0]):
            page = Seen(waiting[0], waiting[0].born)
            waiting = waiting[1:]
            known.append(page)
            first = chooser.next_visit(page, page.truth.born)
            heapq.heappush(heap, (first, len(known) - 1))
            continue
        now, number = heapq.heappop(heap)
        if now >= end:
            break
        while now >= tomorrow:
            chooser.day(known, tomorrow)
            tomorrow += dt.timedelta(days=1)
        page = known[number]
        visits += now >= counted
        made = list(
            itertools.takewhile(lambda e: e <= now, page.truth.edits[page.at :])  # noqa: B023
        )
        if made:
            page.at += len(made)
            page.edits.append((page.visited, now))
            delays += [(now - e) / HOUR for e in made if e >= counted]
        page.visited = now
        page.visits += 1
        heapq.heappush(heap, (chooser.next_visit(page, now), number))
    for page in known:  # edits that nobody found: so long at least
        delays += [
            (end - e) / HOUR for e in page.truth.edits[page.at :] if e >= counted
        ]
    days = sum((end - max(p.born, counted)).total_seconds() for p in pages) / 86400.0
    delays.sort()
    return Score(
        visits / days,
        statistics.fmean(delays),
        statistics.median(delays),
        delays[int(0.95 * (len(delays) - 1))],
    )


def at_cost(
    pages: Sequence[Truth], make: Callable[[float], Chooser], visits: float
) -> Score:
    """Return the score of a chooser that is made so as to cost `visits`, within 1 %.

    `make` takes a number that the visits rise with.
    """
    low, high, knob = 0.0, math.inf, visits
    score = simulate(pages, make(knob))
    for _ in range(12):
        if abs(score.visits - visits) <= 0.01 * visits:
            break
        if score.visits < visits:
            low = knob
        else:
            high = knob
        aimed = knob * visits / score.visits
        knob = aimed if low < aimed < high else (low + min(high, 2.0 * knob)) / 2.0
        score = simulate(pages, make(knob))
    return score


CHOOSERS: Mapping[str, Callable[[float], Chooser]] = {
    "fixed": lambda k: ByPolicy(Fixed(dt.timedelta(days=1.0 / k))),
    "age": lambda k: ByPolicy(Age(0.5 / k, SHORTEST, LONGEST)),
    "adaptive": Learning,
    "told": lambda k: Told(10.0 * k),
    "knows": lambda k: Knowing(10.0 * k),
}
# Which policies are compared on which histories. What a release is like cannot be known
# before it was seen, and most of its edits come on its first day: there the best that
# a policy can be told beforehand is its source's rhythm.
COMPARED: Mapping[str, tuple[str, ...]] = {
    "releases": ("fixed", "age", "adaptive", "told", "knows"),
    "standing": ("fixed", "adaptive", "knows"),
    "real": ("fixed", "age", "adaptive"),
}
LIMITS: Mapping[tuple[str, str], float] = {
    ("releases", "fixed"): AGAINST_FIXED,
    ("releases", "told"): AGAINST_KNOWING,
    ("standing", "knows"): AGAINST_KNOWING,
}
Curves = Mapping[str, Sequence[Score]]


def main() -> int:
    """Print a table for each sort of history, and draw the picture of the releases.

    Returns 1 if a target is missed.
    """
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--pairs", type=pathlib.Path, help="real histories, too")
    options.add_argument("--picture", type=pathlib.Path)
    options.add_argument("--quick", action="store_true", help="one number of visits")
    given = options.parse_args()
    intervals = (MEASURED_AT,) if given.quick else INTERVALS
    seeds = range(given.seed, given.seed + HISTORIES)
    histories = {
        "releases": [releases(seed) for seed in seeds],
        "standing": [standing(seed) for seed in seeds],
    }
    if given.pairs:
        histories["real"] = [real(given.pairs)]
    kept = True
    for sort, pages in histories.items():
        curves = measured(sort, pages, intervals)
        kept = _kept(sort, curves) and kept
        if given.picture and sort == "releases":
            lines = {
                name: [(s.visits, s.median, s.p95) for s in scores]
                for name, scores in curves.items()
            }
            given.picture.write_text(picture(lines), "utf-8")
    return 0 if kept else 1


def measured(
    sort: str, histories: Sequence[Sequence[Truth]], intervals: Sequence[float]
) -> Curves:
    """Return each policy's scores, at the visits of each of the fixed intervals."""
    edits = sum(len(p.edits) for pages in histories for p in pages)
    count = sum(map(len, histories))
    print(f"\n{sort}: {count} pages, {edits} edits in {WEEKS} weeks")
    print(f"{'':10} visits/page/day   mean h   median h    p95 h")
    curves: dict[str, list[Score]] = {}
    for interval in intervals:
        for name in COMPARED[sort]:
            score = _mean(
                [at_cost(p, CHOOSERS[name], 24.0 / interval) for p in histories]
            )
            curves.setdefault(name, []).append(score)
            print(
                f"{name:10} {score.visits:15.2f} {score.mean:8.2f} "
                f"{score.median:10.2f} {score.p95:8.2f}",
                flush=True,
            )
    return curves


def _mean(scores: Sequence[Score]) -> Score:
    """Return the mean over several histories: one alone is mostly chance."""
    return Score(
        *(
            statistics.fmean(v)
            for v in zip(*map(dataclasses.astuple, scores), strict=True)
        )
    )


def _kept(sort: str, curves: Curves) -> bool:
    """Print how the adaptive policy stands to others, and whether the limits hold."""
    kept = True
    for name, scores in curves.items():
        if name == "adaptive":
            continue
        pairs = zip(curves["adaptive"], scores, strict=True)
        ratios = [a.mean / other.mean for a, other in pairs]
        limit = LIMITS.get((sort, name))
        said = ", ".join(f"{r:.2f}" for r in ratios)
        print(f"mean delay, adaptive / {name}: {said} (limit {limit or 'none'})")
        kept = kept and (limit is None or max(ratios) <= limit)
    return kept


if __name__ == "__main__":
    sys.exit(main())
