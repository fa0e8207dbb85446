"""How the sources are: those of the configuration, and what the store has of them."""

from __future__ import annotations

import dataclasses
import datetime as dt

from monitor.config import Config, Source
from monitor.errors import InputError
from monitor.store import (
    DAYS,
    Store,
    Tally,
    Totals,
    Week,
    tallies,
    totals,
    week_of,
    weeks,
)


@dataclasses.dataclass(frozen=True, slots=True)
class Health:
    """One source at a glance.

    `week` is None where nobody asked for it; `days` are those with visits, the
    earliest first.
    """

    name: str
    source: Source | None
    of: Totals
    week: Week | None = None
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


def health(
    store: Store, config: Config, today: dt.date | None = None
) -> tuple[Health, ...]:
    """Return how each source is: those of the configuration first, in its order.

    With the week up to `today`, if it is given.
    """
    found = {t.source: t for t in totals(store)}
    past = weeks(store, today) if today is not None else {}
    sources = {s.name: s for s in config.sources}
    return tuple(
        Health(name, sources.get(name), found.get(name, Totals(name)), past.get(name))
        for name in dict.fromkeys([*sources, *found])
    )


def health_of(
    store: Store, config: Config, name: str, today: dt.date | None = None
) -> Health:
    """Return how one source is; raise `InputError` if there is none of that name.

    With its days up to `today`, if that is given.
    """
    source, found = config.source(name), totals(store, name)
    if source is None and not found:
        raise InputError(f"There is no source {name!r}. `/sources` lists them.")
    of = found[0] if found else Totals(name)
    if today is None:
        return Health(name, source, of)
    days = tallies(store, today - dt.timedelta(days=DAYS - 1), name)
    return Health(name, source, of, week_of(days, today), days)
