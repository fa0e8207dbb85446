"""A consistent copy of a store, made while the daemon runs.

The copy of the database is of one instant. Files are in place before the rows that
refer to them and are never altered, so those that this copy refers to are all there.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa

from monitor.errors import DamagedStoreError, InputError
from monitor.store import _engine
from monitor.store._findings import Progress
from monitor.store._objects import PARTIAL, DiskObjects, explained, sync
from monitor.store._sql import DATABASE, SqlStore
from monitor.store._tables import ledger


@dataclasses.dataclass(frozen=True, slots=True)
class BackedUp:
    """How many files were copied, and how many were there from an earlier backup."""

    copied: int
    kept: int
    missing: tuple[str, ...] = ()


def backup(
    store: SqlStore,
    target: Path,
    progress: Callable[[Progress], None] = lambda _: None,
) -> BackedUp:
    """Copy the store to the folder `target`, which is then a store itself.

    A folder with an earlier backup of this store gets what is new; until the end it
    stays the backup that it was. Files that the store itself misses are named.

    Raises `InputError` where `target` is the store or has another one in it.
    """
    place = target / DATABASE
    fresh = target / (DATABASE + PARTIAL)
    with explained(f"back up to {target}"):
        target.mkdir(parents=True, exist_ok=True)
        fresh.unlink(missing_ok=True)
    _require_other(store, place)
    with _engine.looking(store.path) as connection:
        # One statement reads one instant, however long it takes.
        connection.execute("VACUUM INTO ?", [str(fresh)])
    done = _files(store, fresh, target, progress)
    with explained(f"back up to {target}"):
        # The log of the earlier backup is not this one's.
        for ending in ("-wal", "-shm"):
            place.with_name(place.name + ending).unlink(missing_ok=True)
        sync(fresh)
        fresh.replace(place)
        sync(target)
    return done


def _require_other(store: SqlStore, place: Path) -> None:
    """Raise unless the place is free, or has an earlier backup of the same store."""
    if not place.exists():
        return
    if place.samefile(store.path):
        raise InputError(f"{place.parent} is the store itself. Name another folder.")
    with _engine.looking(place) as connection:
        length, digest = connection.execute(_HEAD).fetchone() or (0, b"")
    with store.reading() as ours:
        query = sa.select(ledger.c.digest).where(ledger.c.id == length)
        if length and ours.execute(query).scalar() != digest:
            raise InputError(
                f"{place.parent} has another store in it, or one that went on after "
                f"it was copied. Name another folder."
            )


_HEAD = "SELECT id, digest FROM ledger ORDER BY id DESC LIMIT 1"


def _files(
    store: SqlStore,
    database: Path,
    target: Path,
    progress: Callable[[Progress], None],
) -> BackedUp:
    """Copy the files that the copied database refers to."""
    with _engine.looking(database) as connection:
        paths = [row[0] for row in connection.execute(_PATHS)]
    objects = DiskObjects(target)
    copied, missing = 0, []
    for number, path in enumerate(paths, 1):
        if not objects.exists(path):
            try:
                objects.put(path, store.objects.get(path))
                copied += 1
            except DamagedStoreError:
                missing.append(path)
        progress(Progress(number, len(paths)))
    return BackedUp(copied, len(paths) - copied - len(missing), tuple(missing))


_PATHS = "SELECT path FROM capture WHERE path IS NOT NULL ORDER BY id"
