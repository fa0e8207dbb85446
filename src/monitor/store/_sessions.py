"""Who is logged in at the desk: kept with the store, so that a restart ends nothing.

A cookie is kept as its SHA-256 alone: whoever reads the database cannot log in with it.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import threading
from typing import Protocol

import sqlalchemy as sa

from monitor.store import _rows
from monitor.store._protocol import Store
from monitor.store._sql import SqlStore
from monitor.store._tables import session

# More than these are an attack; the one that ends first goes.
MOST_SESSIONS = 10_000


@dataclasses.dataclass(frozen=True, slots=True)
class Session:
    """Somebody who is logged in until an instant; `digest` is of their cookie."""

    digest: bytes
    name: str
    until: dt.datetime


class Sessions(Protocol):
    """The sessions of a store."""

    def begin(self, begun: Session, *, now: dt.datetime) -> None:
        """Keep a session; those that are over by now go."""
        ...

    def find(self, digest: bytes) -> Session | None:
        """Return the session of a cookie, or None."""
        ...

    def end(self, digest: bytes) -> None:
        """Forget a session."""
        ...


def sessions(store: Store) -> Sessions:
    """Return the sessions that belong to a store."""
    return SqlSessions(store) if isinstance(store, SqlStore) else MemorySessions()


class SqlSessions:
    """Sessions in the store's database."""

    def __init__(self, store: SqlStore) -> None:
        self._store = store

    def begin(self, begun: Session, *, now: dt.datetime) -> None:
        """Keep a session; those that are over by now go."""
        until = _rows.instant(begun.until)
        kept = (
            sa.select(session.c.digest)
            .order_by(session.c.until.desc())
            .limit(MOST_SESSIONS - 1)
        )
        with self._store.writing() as connection:
            over = session.c.until <= _rows.instant(now)
            connection.execute(session.delete().where(over))
            connection.execute(session.delete().where(session.c.digest.not_in(kept)))
            connection.execute(
                session.insert().values(
                    digest=begun.digest, name=begun.name, until=until
                )
            )

    def find(self, digest: bytes) -> Session | None:
        """Return the session of a cookie, or None."""
        query = sa.select(session).where(session.c.digest == digest)
        with self._store.reading() as connection:
            row = connection.execute(query).one_or_none()
        return Session(row.digest, row.name, _rows.moment(row.until)) if row else None

    def end(self, digest: bytes) -> None:
        """Forget a session."""
        with self._store.writing() as connection:
            connection.execute(session.delete().where(session.c.digest == digest))


class MemorySessions:
    """Sessions that are over when the process ends."""

    def __init__(self) -> None:
        self._known: dict[bytes, Session] = {}
        self._lock = threading.Lock()

    def begin(self, begun: Session, *, now: dt.datetime) -> None:
        """Keep a session; those that are over by now go."""
        with self._lock:
            kept = [s for s in self._known.values() if s.until > now]
            kept.sort(key=lambda s: s.until, reverse=True)
            kept = [*kept[: MOST_SESSIONS - 1], begun]
            self._known = {s.digest: s for s in kept}

    def find(self, digest: bytes) -> Session | None:
        """Return the session of a cookie, or None."""
        with self._lock:
            return self._known.get(digest)

    def end(self, digest: bytes) -> None:
        """Forget a session."""
        with self._lock:
            self._known.pop(digest, None)
