"""What people think of changes: seen, important, dismissed; by whom, when, and why.

Judgements are added and never altered, so that they are their own audit trail; the
last one of a change is what holds.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum
import threading
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

import sqlalchemy as sa

from monitor.errors import InputError
from monitor.store import _rows
from monitor.store._protocol import Store
from monitor.store._sql import SqlStore
from monitor.store._tables import change, judgement


class Standing(enum.StrEnum):
    """How a change stands with those who watch; `new` until somebody judged it."""

    NEW = "new"
    SEEN = "seen"
    IMPORTANT = "important"
    DISMISSED = "dismissed"


@dataclasses.dataclass(frozen=True, slots=True)
class Judgement:
    """One judgement; `owner` is who looks after the change from then on."""

    change_id: int
    standing: Standing
    at: dt.datetime
    who: str = ""
    owner: str = ""
    note: str = ""


class Judgements(Protocol):
    """The judgements of a store."""

    def judge(self, *given: Judgement) -> None:
        """Add judgements, all or none; raise `InputError` for no such change."""
        ...

    def of(self, changes: Iterable[int]) -> Mapping[int, Judgement]:
        """Return the judgement that holds for each of these that has one."""
        ...

    def trail(self, change_id: int) -> tuple[Judgement, ...]:
        """Return all judgements of a change, the last one first."""
        ...

    def standing(
        self, standing: Standing, *, before: int | None = None, limit: int = 100
    ) -> tuple[int, ...]:
        """Return the changes that were judged so, the newest change first."""
        ...


def judgements(store: Store) -> Judgements:
    """Return the judgements that belong to a store."""
    return (
        SqlJudgements(store)
        if isinstance(store, SqlStore)
        else (MemoryJudgements(store))
    )


class SqlJudgements:
    """Judgements in the store's database."""

    def __init__(self, store: SqlStore) -> None:
        self._store = store

    def judge(self, *given: Judgement) -> None:
        """Add judgements, all or none; raise `InputError` for no such change."""
        with self._store.writing() as connection:
            for one in given:
                _insert(connection, one)

    def of(self, changes: Iterable[int]) -> Mapping[int, Judgement]:
        """Return the judgement that holds for each of these that has one."""
        query = sa.select(judgement).where(
            judgement.c.change_id.in_(list(changes)), judgement.c.holds
        )
        with self._store.reading() as connection:
            return {r.change_id: _judgement(r) for r in connection.execute(query)}

    def trail(self, change_id: int) -> tuple[Judgement, ...]:
        """Return all judgements of a change, the last one first."""
        query = (
            sa.select(judgement)
            .where(judgement.c.change_id == change_id)
            .order_by(judgement.c.id.desc())
        )
        with self._store.reading() as connection:
            return tuple(_judgement(row) for row in connection.execute(query))

    def standing(
        self, standing: Standing, *, before: int | None = None, limit: int = 100
    ) -> tuple[int, ...]:
        """Return the changes that were judged so, the newest change first."""
        query = (
            sa.select(judgement.c.change_id)
            .where(judgement.c.standing == str(standing), judgement.c.holds)
            .order_by(judgement.c.change_id.desc())
            .limit(limit)
        )
        if before is not None:
            query = query.where(judgement.c.change_id < before)
        with self._store.reading() as connection:
            return tuple(connection.execute(query).scalars())


def _insert(connection: sa.Connection, given: Judgement) -> None:
    known = sa.select(change.c.id).where(change.c.id == given.change_id)
    if connection.execute(known).first() is None:
        raise _no_change(given.change_id)
    connection.execute(
        judgement.update()
        .where(judgement.c.change_id == given.change_id)
        .values(holds=False)
    )
    connection.execute(
        judgement.insert().values(
            change_id=given.change_id,
            standing=str(given.standing),
            at=_rows.instant(given.at),
            who=given.who,
            owner=given.owner,
            note=given.note,
            holds=True,
        )
    )


def _judgement(row: sa.Row[Any]) -> Judgement:
    return Judgement(
        change_id=row.change_id,
        standing=Standing(row.standing),
        at=_rows.moment(row.at),
        who=row.who,
        owner=row.owner,
        note=row.note,
    )


def _no_change(change_id: int) -> InputError:
    return InputError(
        f"There is no change {change_id} in the store, so it cannot be judged."
    )


class MemoryJudgements:
    """Judgements that are gone when the process ends."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._given: list[Judgement] = []
        self._lock = threading.Lock()

    def judge(self, *given: Judgement) -> None:
        """Add judgements, all or none; raise `InputError` for no such change."""
        for one in given:
            try:
                self._store.comparison(one.change_id)
            except InputError:
                raise _no_change(one.change_id) from None
        with self._lock:
            self._given.extend(given)

    def of(self, changes: Iterable[int]) -> Mapping[int, Judgement]:
        """Return the judgement that holds for each of these that has one."""
        wanted = set(changes)
        with self._lock:
            return {g.change_id: g for g in self._given if g.change_id in wanted}

    def trail(self, change_id: int) -> tuple[Judgement, ...]:
        """Return all judgements of a change, the last one first."""
        with self._lock:
            return tuple(g for g in reversed(self._given) if g.change_id == change_id)

    def standing(
        self, standing: Standing, *, before: int | None = None, limit: int = 100
    ) -> tuple[int, ...]:
        """Return the changes that were judged so, the newest change first."""
        with self._lock:
            holds = {g.change_id: g.standing for g in self._given}
        ids = [i for i, s in holds.items() if s is standing]
        return tuple(
            i for i in sorted(ids, reverse=True) if before is None or i < before
        )[:limit]
