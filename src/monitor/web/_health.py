"""How the sources are: from the pages that are under watch."""

from __future__ import annotations

import collections
import dataclasses
import datetime as dt
from collections.abc import Mapping, Sequence

from monitor.config import Config, Source
from monitor.model import Availability, Page, PageKind
from monitor.store import Store


@dataclasses.dataclass(frozen=True, slots=True)
class Health:
    """One source at a glance; `down` counts its pages by availability, but `ok`."""

    name: str
    source: Source | None
    pages: int
    listings: int
    versions: int
    failing: tuple[Page, ...]
    down: Mapping[str, int]
    succeeded_at: dt.datetime | None
    checked_at: dt.datetime | None
    due_at: dt.datetime | None

    @property
    def watched(self) -> bool:
        """Whether the configuration has it checked."""
        return self.source is not None and self.source.enabled

    @property
    def state(self) -> str:
        """`paused`, `new` (nothing seen yet), `failing` (no page answers), `ok`."""
        if not self.watched:
            return "paused"
        if self.succeeded_at is None:
            return "failing" if self.failing else "new"
        failing = self.pages and len(self.failing) == self.pages
        return "failing" if failing else "partly" if self.failing else "ok"


def health(store: Store, config: Config) -> tuple[Health, ...]:
    """Return how each source is: those of the configuration first, in its order."""
    pages: dict[str, list[Page]] = collections.defaultdict(list)
    for page in store.pages():
        pages[page.source].append(page)
    names = [*(s.name for s in config.sources), *sorted(pages)]
    return tuple(
        _health(name, config.source(name), pages[name]) for name in dict.fromkeys(names)
    )


def _health(name: str, source: Source | None, pages: Sequence[Page]) -> Health:
    down = [str(p.availability) for p in pages if p.availability is not Availability.OK]
    return Health(
        name=name,
        source=source,
        pages=len(pages),
        listings=sum(p.kind is PageKind.LISTING for p in pages),
        versions=sum(p.versions for p in pages),
        failing=tuple(p for p in pages if p.failures),
        down=dict(collections.Counter(down)),
        succeeded_at=max(
            (p.succeeded_at for p in pages if p.succeeded_at), default=None
        ),
        checked_at=max((p.checked_at for p in pages if p.checked_at), default=None),
        due_at=min((p.due_at for p in pages if p.due_at), default=None),
    )
