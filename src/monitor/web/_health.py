"""How the sources are: those of the configuration, and what the store has of them."""

from __future__ import annotations

import collections
import dataclasses
import datetime as dt
import itertools

from monitor.config import Config, Source
from monitor.errors import InputError
from monitor.store import Store, Tally, Totals, tallies, totals

# So many days are looked back on; the sums are of the last seven.
DAYS = 30
_WEEK = 7


@dataclasses.dataclass(frozen=True, slots=True)
class Week:
    """What the last seven days brought: visits, failed ones, versions, releases."""

    visits: int = 0
    failed: int = 0
    versions: int = 0
    found: int = 0


@dataclasses.dataclass(frozen=True, slots=True)
class Health:
    """One source at a glance; `days` are those with visits, the earliest first."""

    name: str
    source: Source | None
    of: Totals
    days: tuple[Tally, ...] = ()

    @property
    def watched(self) -> bool:
        """Whether the configuration has it checked."""
        return self.source is not None and self.source.enabled

    @property
    def state(self) -> str:
        """Return how it is.

        `paused`, `new` (nothing was seen yet), `failing` (no page answers), `partly`
        (some do not), or `ok`.
        """
        if not self.watched:
            return "paused"
        if self.of.succeeded_at is None:
            return "failing" if self.of.failing else "new"
        if not self.of.failing:
            return "ok"
        return "failing" if self.of.failing == self.of.pages else "partly"

    def week(self, today: dt.date) -> Week:
        """Return what the seven days up to today brought.

        A source's first day has its backlog, which is no rhythm: it is left out of
        what was found.
        """
        start = today - dt.timedelta(days=_WEEK - 1)
        began = self.days[0].day if self.days else today
        backlog = began if began > today - dt.timedelta(days=DAYS - 1) else None
        days = [day for day in self.days if day.day >= start]
        return Week(
            visits=sum(day.visits for day in days),
            failed=sum(day.failed for day in days),
            versions=sum(day.versions for day in days),
            found=sum(day.found for day in days if day.day != backlog),
        )

    @property
    def streak(self) -> int:
        """For how many days with visits, up to the last one, none has failed."""
        calm = itertools.takewhile(lambda day: not day.failed, reversed(self.days))
        return len(list(calm))


def health(
    store: Store, config: Config, today: dt.date | None = None
) -> tuple[Health, ...]:
    """Return how each source is: those of the configuration first, in its order.

    With the days up to `today`, if it is given.
    """
    found = {t.source: t for t in totals(store)}
    days: dict[str, list[Tally]] = collections.defaultdict(list)
    if today is not None:
        for tally in tallies(store, today - dt.timedelta(days=DAYS - 1)):
            days[tally.source].append(tally)
    sources = {s.name: s for s in config.sources}
    return tuple(
        Health(
            name, sources.get(name), found.get(name, Totals(name)), tuple(days[name])
        )
        for name in dict.fromkeys([*sources, *found])
    )


def health_of(
    store: Store, config: Config, name: str, today: dt.date | None = None
) -> Health:
    """Return how one source is; raise `InputError` if there is none of that name."""
    source, found = config.source(name), totals(store, name)
    if source is None and not found:
        raise InputError(f"There is no source {name!r}. `/sources` lists them.")
    days = (
        tallies(store, today - dt.timedelta(days=DAYS - 1), name)
        if today is not None
        else ()
    )
    return Health(name, source, found[0] if found else Totals(name), days)
