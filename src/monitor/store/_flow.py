"""What captures came to, one after the other: for counting what was not counted yet."""

from __future__ import annotations

import dataclasses

import sqlalchemy as sa

from monitor.store._protocol import Store
from monitor.store._sql import SqlStore
from monitor.store._tables import capture, page


@dataclasses.dataclass(frozen=True, slots=True)
class Came:
    """A capture: of which source, what it was, and how long it took."""

    id: int
    source: str
    availability: str
    seconds: float


def captures_after(store: Store, after: int, *, limit: int) -> tuple[Came, ...]:
    """Return the captures that were stored after one, the first one first."""
    if isinstance(store, SqlStore):
        query = (
            sa.select(
                capture.c.id, page.c.source, capture.c.availability, capture.c.seconds
            )
            .join(page, page.c.id == capture.c.page_id)
            .where(capture.c.id > after)
            .order_by(capture.c.id)
            .limit(limit)
        )
        with store.reading() as connection:
            return tuple(Came(*row) for row in connection.execute(query))
    seen = [
        Came(s.id, one.source, str(s.availability), s.seconds)
        for one in store.pages(retired=True)
        for s in store.history(one.id, limit)
        if s.id > after
    ]
    return tuple(sorted(seen, key=lambda s: s.id)[:limit])


def last_capture(store: Store) -> int:
    """Return the id of the capture that was stored last, or 0."""
    if isinstance(store, SqlStore):
        with store.reading() as connection:
            found = connection.execute(sa.select(sa.func.max(capture.c.id))).scalar()
        return int(found or 0)
    pages = store.pages(retired=True)
    return max((s.id for p in pages for s in store.history(p.id, 1)), default=0)
