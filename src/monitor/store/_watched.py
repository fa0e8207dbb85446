"""How the pages of a source were watched: what a rhythm is learnt from."""

from __future__ import annotations

import collections
import datetime as dt
from collections.abc import Sequence

import sqlalchemy as sa

from monitor.store import _rows
from monitor.store._records import Watched
from monitor.store._tables import capture, page, snapshot

# How many values a statement names.
_AT_ONCE = 500


def watched(connection: sa.Connection, source: str, limit: int) -> tuple[Watched, ...]:
    """Return how the pages of a source were watched, those found last first."""
    count = (
        sa.select(sa.func.count())
        .where(capture.c.page_id == page.c.id)
        .scalar_subquery()
    )
    query = (
        sa.select(page.c.id, page.c.found_at, page.c.checked_at, count.label("visits"))
        .where(
            page.c.source == source,
            page.c.retired_at.is_(None),
            page.c.found_at.is_not(None),
            page.c.checked_at.is_not(None),
        )
        .order_by(page.c.found_at.desc(), page.c.id.desc())
        .limit(limit)
    )
    rows = connection.execute(query).all()
    versions = _versions(connection, [row.id for row in rows])
    return tuple(
        Watched(
            page_id=row.id,
            found_at=_rows.moment(row.found_at),
            checked_at=_rows.moment(row.checked_at),
            visits=row.visits,
            versions=tuple(versions[row.id]),
        )
        for row in rows
    )


def _versions(
    connection: sa.Connection, pages: Sequence[int]
) -> dict[int, list[tuple[dt.datetime, dt.datetime]]]:
    """Return when each version after the first was found, and the visit before."""
    before = capture.alias("before")
    last = (
        sa.select(before.c.at)
        .where(before.c.page_id == capture.c.page_id, before.c.id < capture.c.id)
        .order_by(before.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    found = collections.defaultdict(list)
    for start in range(0, len(pages), _AT_ONCE):
        query = (
            sa.select(snapshot.c.page_id, capture.c.at, last.label("last"))
            .join(capture, capture.c.id == snapshot.c.capture_id)
            .where(
                snapshot.c.page_id.in_(pages[start : start + _AT_ONCE]),
                snapshot.c.number > 1,
            )
            .order_by(snapshot.c.id)
        )
        for row in connection.execute(query):
            if row.last is not None:
                visits = _rows.moment(row.last), _rows.moment(row.at)
                found[row.page_id].append(visits)
    return found
