"""What each day brought of each source: counted while it is stored.

A store may have a hundred million captures, so nobody could count them when a page of
the desk is asked for. Days are those of UTC.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from monitor.model import Check
from monitor.store._records import Recorded
from monitor.store._state import GOOD
from monitor.store._tables import tally


@dataclasses.dataclass(frozen=True, slots=True)
class Tally:
    """One day of one source: visits, those that failed, new versions, pages found."""

    source: str
    day: dt.date
    visits: int = 0
    failed: int = 0
    versions: int = 0
    found: int = 0


_COUNTS = ("visits", "failed", "versions", "found")
_FIRST = dt.date(1970, 1, 1)


def counted(checks: Iterable[Check], recorded: Iterable[Recorded]) -> tuple[Tally, ...]:
    """Return what these visits add to each day. Pages that were put off are none."""
    days: dict[tuple[str, dt.date], Tally] = {}
    for check, done in zip(checks, recorded, strict=True):
        if check.put_off:
            continue
        key = check.page.source, check.capture.at.date()
        days[key] = joined(
            days.get(key, Tally(*key)),
            Tally(
                *key,
                visits=1,
                failed=check.verdict.availability not in GOOD,
                versions=done.snapshot is not None,
                found=len(done.found),
            ),
        )
    return tuple(days.values())


def joined(one: Tally, other: Tally) -> Tally:
    """Return both as one, with the source and day of the first."""
    sums = {name: getattr(one, name) + getattr(other, name) for name in _COUNTS}
    return dataclasses.replace(one, **sums)


def add(connection: sa.Connection, tallies: Iterable[Tally]) -> None:
    """Add to what is stored of these days."""
    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    for one in tallies:
        values = {name: int(getattr(one, name)) for name in _COUNTS}
        statement = insert(tally).values(
            source=one.source, day=(one.day - _FIRST).days, **values
        )
        sums = {name: tally.c[name] + statement.excluded[name] for name in _COUNTS}
        connection.execute(
            statement.on_conflict_do_update(index_elements=["source", "day"], set_=sums)
        )


def since(
    connection: sa.Connection, day: dt.date, source: str | None
) -> tuple[Tally, ...]:
    """Return the days from one on, by source and day."""
    query = (
        sa.select(tally)
        .where(tally.c.day >= (day - _FIRST).days)
        .order_by(tally.c.source, tally.c.day)
    )
    if source is not None:
        query = query.where(tally.c.source == source)
    return tuple(
        Tally(
            row.source,
            _FIRST + dt.timedelta(days=row.day),
            *(getattr(row, name) for name in _COUNTS),
        )
        for row in connection.execute(query)
    )
