"""The connection to the database: how it commits, and what its errors mean.

SQLite in WAL mode with `synchronous` FULL: a commit is on the disk when it returns,
and readers never wait for the writer.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa

from monitor.errors import DamagedStoreError, ReadOnlyStoreError, StoreError

# How long a writer waits for another process to finish its commit. A commit takes
# milliseconds; a backup or a repair may take a few seconds.
_WAIT_SECONDS = 30.0

# Pages of 4 KiB after which SQLite moves the log into the database.
_CHECKPOINT_PAGES = 1000

_WRITE = "monitor_write"


def engine(path: Path, *, read_only: bool) -> sa.Engine:
    """Return an engine on the database file; `read_only` makes no file at all."""

    def made_connection() -> sqlite3.Connection:
        return connect(path, read_only=read_only)

    made = sa.create_engine(
        "sqlite://", creator=made_connection, poolclass=sa.QueuePool
    )

    @sa.event.listens_for(made, "begin")
    def begin(connection: sa.Connection) -> None:
        # A transaction that reads first and then writes cannot be repaired if
        # another process wrote in between, so a writer takes the lock at once.
        writes = connection.get_execution_options().get(_WRITE, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return made


def connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """Return a connection to the database file, as all of this program's are."""
    if read_only:
        # Without the right to write, SQLite cannot share the log; where there is
        # none to share, the file may be read as if nobody could change it.
        frozen = not os.access(path.parent, os.W_OK) and not _log(path).exists()
        options = "mode=ro&immutable=1" if frozen else "mode=ro"
        target, uri = f"{path.absolute().as_uri()}?{options}", True
    else:
        target, uri = str(path), False
    connection = sqlite3.connect(
        target,
        uri=uri,
        timeout=_WAIT_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -65536")
    if not read_only:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT_PAGES}")
    return connection


@contextlib.contextmanager
def looking(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a bare connection to a database file that is not to be altered."""
    with (
        explained(),
        contextlib.closing(connect(path, read_only=True)) as connection,
    ):
        yield connection


def _log(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


@contextlib.contextmanager
def reading(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Give a connection that sees the store as it was at one instant."""
    with explained(), engine.connect() as connection, connection.begin():
        yield connection


@contextlib.contextmanager
def writing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Give a connection that commits at the end, or undoes all of it."""
    with explained(), engine.connect() as connection:
        connection.execution_options(**{_WRITE: True})
        with connection.begin():
            yield connection


@contextlib.contextmanager
def explained() -> Iterator[None]:
    """Raise the store's errors in the place of the database's."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        raise _explanation(error.orig or error) from error
    except sqlite3.Error as error:
        raise _explanation(error) from error


def _explanation(error: BaseException) -> StoreError:
    text = str(error)
    if "locked" in text or "busy" in text:
        return StoreError(
            f"Another program kept the store locked for {_WAIT_SECONDS:.0f} s "
            f"({text}). Nothing was stored. End it, or try again later."
        )
    if "readonly" in text or "unable to open" in text:
        return ReadOnlyStoreError(
            f"The store cannot be written to ({text}). Nothing was stored. Make its "
            f"folder writable for this user, or name another one."
        )
    if "full" in text:
        return StoreError(
            "The disk is full. What was stored before is safe, this was not stored. "
            "Free some space; it will be fetched again."
        )
    if "malformed" in text or "not a database" in text:
        return DamagedStoreError(
            f"monitor.db is damaged ({text}). The files of the versions are not part "
            f"of it. Bring it back from a backup."
        )
    return StoreError(
        f"The store could not be read or written ({text}). What was stored before is "
        f"safe. Check the disk; `monitor verify` checks the store."
    )
