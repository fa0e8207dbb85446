"""How the sources are: those of the configuration, and what the store has of them."""

from __future__ import annotations

import dataclasses

from monitor.config import Config, Source
from monitor.errors import InputError
from monitor.store import Store, Totals, totals


@dataclasses.dataclass(frozen=True, slots=True)
class Health:
    """One source at a glance."""

    name: str
    source: Source | None
    of: Totals

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


def health(store: Store, config: Config) -> tuple[Health, ...]:
    """Return how each source is: those of the configuration first, in its order."""
    found = {t.source: t for t in totals(store)}
    names = dict.fromkeys([*(s.name for s in config.sources), *found])
    return tuple(
        Health(name, config.source(name), found.get(name, Totals(name)))
        for name in names
    )


def health_of(store: Store, config: Config, name: str) -> Health:
    """Return how one source is; raise `InputError` if there is none of that name."""
    source, found = config.source(name), totals(store, name)
    if source is None and not found:
        raise InputError(f"There is no source {name!r}. `/sources` lists them.")
    return Health(name, source, found[0] if found else Totals(name))
