"""What each day brought of each source: counted while it is stored.

A store may have a hundred million captures, so nobody could count them when a page of
the desk is asked for. Days are those of UTC.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
from collections.abc import Iterable, Sequence
from typing import Any

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


# So many days are looked back on; the sums are of the last seven.
DAYS = 30
_WEEK = 7


@dataclasses.dataclass(frozen=True, slots=True)
class Week:
    """What seven days of a source brought; `streak` looks further back.

    `found` leaves out the source's first day, which has its backlog and is no rhythm.
    `streak` is for how many days with visits, up to the last one, none has failed.
    """

    visits: int = 0
    failed: int = 0
    versions: int = 0
    found: int = 0
    streak: int = 0


def week_of(days: Sequence[Tally], today: dt.date) -> Week:
    """Return the last week of one source's days, the earliest first."""
    start = today - dt.timedelta(days=_WEEK - 1)
    seen = [day for day in days if day.day >= start]
    began = days[0].day if days else today
    backlog = began if began > today - dt.timedelta(days=DAYS - 1) else None
    calm = itertools.takewhile(lambda day: not day.failed, reversed(days))
    return Week(
        visits=sum(day.visits for day in seen),
        failed=sum(day.failed for day in seen),
        versions=sum(day.versions for day in seen),
        found=sum(day.found for day in seen if day.day != backlog),
        streak=len(list(calm)),
    )


def weeks(connection: sa.Connection, start: dt.date, today: dt.date) -> dict[str, Week]:
    """Return `week_of` each source, counted by the database from `start` on."""
    first, week = _number(start), _number(today) - _WEEK + 1
    days = tally.c.day
    span = (
        sa.select(
            tally.c.source,
            sa.func.min(days).label("began"),
            sa.func.max(sa.case((tally.c.failed > 0, days))).label("fault"),
        )
        .where(days >= first)
        .group_by(tally.c.source)
        .subquery()
    )
    recent = days >= week
    rhythm = recent & ((span.c.began == first) | (days != span.c.began))
    query = (
        sa.select(
            tally.c.source,
            *(
                sa.func.sum(sa.case((recent, tally.c[name]), else_=0)).label(name)
                for name in ("visits", "failed", "versions")
            ),
            sa.func.sum(sa.case((rhythm, tally.c.found), else_=0)).label("found"),
            sa.func.sum(
                sa.case((days > sa.func.coalesce(span.c.fault, -1), 1), else_=0)
            ).label("streak"),
        )
        .join(span, span.c.source == tally.c.source)
        .where(days >= first)
        .group_by(tally.c.source)
    )
    return {row.source: _week(row) for row in connection.execute(query)}


def _week(row: Any) -> Week:
    return Week(row.visits, row.failed, row.versions, row.found, row.streak)


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
            source=one.source, day=_number(one.day), **values
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
        .where(tally.c.day >= _number(day))
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


def _number(day: dt.date) -> int:
    return (day - _FIRST).days
