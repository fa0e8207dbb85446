"""Stores as earlier versions of this program left them: their schema, filled."""

import contextlib
import sqlite3
from collections.abc import Collection
from pathlib import Path

from monitor.store import _engine, _migrate, _texts, _words

# What is in no schema as rows: the full-text index, and what the index itself keeps.
_DERIVED = ("search", "sqlite_", "alembic")


def make_older(current: Path, folder: Path, revision: str) -> None:
    """Make a store of an older schema in `folder`, with the rows of a current one.

    The schema is that of the migrations up to `revision`; of the rows it gets what
    its tables have columns for.
    """
    folder.mkdir()
    path = folder / "monitor.db"
    engine = _engine.engine(path, read_only=False)
    _migrate.upgrade(engine, revision)
    engine.dispose()
    with contextlib.closing(sqlite3.connect(path)) as older:
        older.execute("ATTACH ? AS full", (str(current / "monitor.db"),))
        for table in tables(older):
            names = ", ".join(columns(older, table))
            older.execute(
                f"INSERT INTO main.{table} ({names}) SELECT {names} FROM full.{table}"
            )
        if "passage" in tables(older):
            older.executemany(
                "INSERT INTO search_text (rowid, words) VALUES (?, ?)",
                [
                    (number, _words.indexed(_texts.unpack(body).decode()))
                    for number, body in older.execute(
                        "SELECT id, body FROM text "
                        "WHERE id IN (SELECT text_id FROM passage)"
                    )
                ],
            )
        older.commit()
    for file in current.rglob("*.warc.gz"):
        copy = folder / file.relative_to(current)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())


def tables(connection: sqlite3.Connection) -> list[str]:
    """Return the tables that hold what was stored, those that are referred to first."""
    rows = connection.execute(
        "SELECT name FROM main.sqlite_master WHERE type = 'table' ORDER BY rowid"
    )
    return [name for (name,) in rows if not name.startswith(_DERIVED)]


def columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """Return the names of a table's columns."""
    return [row[1] for row in connection.execute(f"PRAGMA main.table_info({table})")]


def rows(
    folder: Path, but: Collection[tuple[str, str]] = ()
) -> dict[str, list[tuple[object, ...]]]:
    """Return all that a store's tables hold, in no order of columns or rows.

    `but` are tables' columns that are left out.
    """
    with contextlib.closing(sqlite3.connect(folder / "monitor.db")) as connection:
        found = {}
        for table in tables(connection):
            kept = [n for n in columns(connection, table) if (table, n) not in but]
            names = ", ".join(sorted(kept))
            query = f"SELECT {names} FROM {table}"
            found[table] = sorted(connection.execute(query), key=repr)
        return found
