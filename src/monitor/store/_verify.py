"""Everything in the store computed anew and compared with what the ledger says.

It reads all of the ledger, every row that an entry vouches for, every text and every
file, and names each fault with the version that it affects. Files that no row refers
to are what a crash leaves; they are told apart from faults.
"""

from __future__ import annotations

import dataclasses
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor

import sqlalchemy as sa

from monitor.errors import DamagedStoreError
from monitor.store import _ledger, _texts
from monitor.store._audit import Batch, Tally
from monitor.store._digests import Digests
from monitor.store._findings import Fault, FaultKind, Progress, Verification
from monitor.store._ledger import EntryKind
from monitor.store._objects import PARTIAL, Objects
from monitor.store._sql import SqlStore
from monitor.store._state import WARC
from monitor.store._tables import capture, change, ledger, page, snapshot, text

# Names that are looked up once for each text.
_sha256 = hashlib.sha256
_TEXTS_AT_ONCE = 1000


def verify(
    store: SqlStore,
    progress: Callable[[Progress], None] = lambda _: None,
    *,
    deep: bool = False,
) -> Verification:
    """Compute everything in the store anew and say what differs.

    A file whose digest is that of the ledger is byte for byte what was written; with
    `deep` its records are read as well, as another tool would. It may run beside the
    daemon: it sees the store as it was when it began.
    """
    with store.reading() as connection:
        found = _verify(connection, store.objects, progress, deep=deep)
    return dataclasses.replace(found, orphans=orphans(store))


def orphans(store: SqlStore) -> tuple[str, ...]:
    """Return the names of the files that no row refers to."""
    names = [name for name in store.objects.list() if name.endswith((WARC, PARTIAL))]
    # A file is there before its row is: while nobody may write, both are.
    looking = store.reading if store.read_only else store.writing
    with looking() as connection:
        return unreferred(connection, names)


def unreferred(connection: sa.Connection, names: Iterable[str]) -> tuple[str, ...]:
    """Return those of the names of files that no capture refers to."""
    candidates = set(names)
    query = sa.select(capture.c.path).where(capture.c.path.is_not(None))
    for path in connection.execute(query).scalars():
        candidates.discard(path)
    return tuple(sorted(candidates))


def _verify(
    connection: sa.Connection,
    objects: Objects,
    progress: Callable[[Progress], None],
    *,
    deep: bool,
) -> Verification:
    tally = Tally()
    total = _count(connection, ledger)
    largest = connection.execute(sa.select(sa.func.max(text.c.id))).scalar() or 0
    with Digests(largest) as digests, ThreadPoolExecutor(os.cpu_count()) as reading:
        bad_texts = _check_texts(connection, tally, digests)
        for batch in _batches(_ledger.entries(connection)):
            Batch(
                connection,
                objects,
                tally,
                batch,
                digests=digests,
                bad_texts=bad_texts,
                reading=reading,
                deep=deep,
            ).check()
            progress(Progress(batch[-1].number, total))
    _check_unrecorded(connection, tally)
    return Verification(
        head=str(_ledger.head(connection)),
        entries=total,
        captures=_count(connection, capture),
        versions=_count(connection, snapshot),
        changes=_count(connection, change),
        texts=tally.texts,
        files=tally.files,
        bytes=tally.bytes,
        stamped=tally.stamped,
        faults=(*tally.faults, *tally.pending.values()),
    )


def _count(connection: sa.Connection, table: sa.Table) -> int:
    query = sa.select(sa.func.count()).select_from(table)
    return int(connection.execute(query).scalar_one())


def _check_texts(connection: sa.Connection, tally: Tally, digests: Digests) -> set[int]:
    """Compute the digest of every text, and return the ids of those that differ.

    What the rows say that they are is noted in `digests`.
    """
    bad = set()
    query = sa.select(text.c.id, text.c.digest, text.c.body).order_by(text.c.id)
    rows = connection.execution_options(yield_per=_TEXTS_AT_ONCE).execute(query)
    for run in rows.partitions():
        numbers, written, packed = zip(*run, strict=True)
        digests.put(numbers, written)
        for number, digest, body in zip(numbers, written, packed, strict=True):
            try:
                plain = _texts.unpack(body)
            except DamagedStoreError:
                bad.add(number)
                continue
            tally.bytes += len(plain)
            if _sha256(plain).digest() != digest:
                bad.add(number)
        tally.texts += len(run)
    return bad


_READ_AT_ONCE = 500


def _batches(entries: Iterator[_ledger.Entry]) -> Iterator[list[_ledger.Entry]]:
    batch: list[_ledger.Entry] = []
    for entry in entries:
        batch.append(entry)
        if len(batch) == _READ_AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch


def _check_unrecorded(connection: sa.Connection, tally: Tally) -> None:
    """Find rows that no entry of the ledger vouches for, and versions not counted."""
    for table, kind in (
        (capture, EntryKind.CAPTURE),
        (snapshot, EntryKind.VERSION),
        (change, EntryKind.CHANGE),
    ):
        rows, entries = _count(connection, table), tally.seen.get(kind, 0)
        if rows > entries:
            tally.faults.append(
                Fault(
                    FaultKind.LEDGER,
                    f"The database has {rows} rows of {table.name} and the ledger "
                    f"vouches for {entries}: its end was cut, or rows were put in.",
                )
            )
    query = (
        sa.select(page.c.id, page.c.versions, sa.func.max(snapshot.c.number))
        .outerjoin(snapshot, snapshot.c.page_id == page.c.id)
        .group_by(page.c.id)
    )
    for page_id, versions, last in connection.execute(query):
        if versions != (last or 0):
            tally.faults.append(
                Fault(
                    FaultKind.ROW,
                    f"Page {page_id} says that it has {versions} versions and its "
                    f"last one is {last or 0}.",
                    page_id,
                )
            )
