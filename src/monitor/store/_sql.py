"""The store that lasts: rows in a database, captures in files beside it."""

from __future__ import annotations

import contextlib
import datetime as dt
import functools
import importlib.metadata
import threading
import types
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import Self

import sqlalchemy as sa

from monitor.errors import InputError, ReadOnlyStoreError
from monitor.model import (
    Capture,
    Check,
    Comparison,
    Link,
    Page,
    PageKind,
    Parsed,
    Severity,
    Snapshot,
)
from monitor.store import (
    _changes,
    _engine,
    _migrate,
    _pages,
    _rows,
    _tallies,
    _versions,
    _warc,
    _watched,
)
from monitor.store._ledger import EntryKind, Ledger, ReparsedWords
from monitor.store._lock import Lock, is_held
from monitor.store._objects import DiskObjects, Objects
from monitor.store._record import Recorder
from monitor.store._records import Delivery, Recorded, Seen, Version, Watched
from monitor.store._state import page_key

DATABASE = "monitor.db"
_LOCK = "monitor.lock"


class SqlStore:
    """A `Store` in a folder: `monitor.db` and the WARC files of the versions.

    Several processes may use one folder: readers see the last commit, writers wait
    for each other, and a check that another process overtook is said to be
    superseded. Only one at a time may open it with `exclusive`, as the daemon does.
    """

    def __init__(
        self,
        path: Path,
        engine: sa.Engine,
        objects: Objects,
        *,
        key: Callable[[str], str],
        lock: Lock | None = None,
        read_only: bool = False,
    ) -> None:
        self.path = path
        self._engine = engine
        self._objects = objects
        self._key = key
        self._lock = lock
        self._read_only = read_only
        # Threads of one process wait here, in order, and not in the database.
        self._one_writer = threading.Lock()

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        objects: Objects | None = None,
        exclusive: bool = False,
        read_only: bool = False,
        key: Callable[[str], str] = page_key,
    ) -> SqlStore:
        """Open the store in `folder`, making it or bringing its schema up to date.

        `objects` is where files are kept, if not in the folder. `exclusive` is for
        the daemon: there is one for a store. `read_only` alters nothing, not even
        the schema. `key` returns the same for two addresses of one page.

        Raises `NewerStoreError`, `ReadOnlyStoreError`, `StoreInUseError`; with
        `read_only`, `InputError` where there is no store.
        """
        path = folder / DATABASE
        if read_only:
            if not path.is_file():
                raise InputError(
                    f"There is no store in {folder}. `monitor run` and `monitor check` "
                    f"make one; name its folder if it is elsewhere."
                )
        else:
            _make(folder)
        lock = Lock.take(folder / _LOCK) if exclusive else None
        engine = _engine.engine(path, read_only=read_only)
        try:
            if read_only:
                _migrate.require_current(engine)
            else:
                _migrate.upgrade(engine)
        except BaseException:
            engine.dispose()
            if lock:
                lock.release()
            raise
        return cls(
            path,
            engine,
            objects or DiskObjects(folder),
            key=key,
            lock=lock,
            read_only=read_only,
        )

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: types.TracebackType | None,
        /,
    ) -> None:
        """Close the store."""
        self.close()

    def close(self) -> None:
        """Release files and locks; closing twice does nothing."""
        self._engine.dispose()
        if self._lock:
            self._lock.release()

    @contextlib.contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Give a connection that sees the store as it was at one instant."""
        with _engine.reading(self._engine) as connection:
            yield connection

    @contextlib.contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """Give the one connection that may write; all of it is one commit."""
        if self._read_only:
            raise ReadOnlyStoreError(
                "The store was opened for reading only; nothing was stored."
            )
        with self._one_writer, _engine.writing(self._engine) as connection:
            yield connection

    @property
    def is_watched(self) -> bool:
        """Whether a daemon is at work on the store, in this process or another."""
        return is_held(self.path.with_name(_LOCK))

    @property
    def objects(self) -> Objects:
        """Where the files are."""
        return self._objects

    @property
    def read_only(self) -> bool:
        """Whether nothing may be written."""
        return self._read_only

    # --- pages ---

    def ensure_pages(
        self,
        source: str,
        links: Sequence[Link],
        *,
        kind: PageKind,
        found_at: dt.datetime,
        due_at: dt.datetime,
    ) -> tuple[Page, ...]:
        """Put each address under watch and return its page, in order."""
        with self.writing() as connection:
            pages, _ = _pages.ensure(
                connection,
                source,
                links,
                kind=kind,
                found_at=found_at,
                due_at=due_at,
                key=self._key,
            )
        return pages

    def page(self, page_id: int) -> Page:
        """Return the page; raise `InputError` if there is none of that id."""
        with self.reading() as connection:
            return _pages.by_id(connection, page_id)

    def pages(
        self, source: str | None = None, *, retired: bool = False
    ) -> tuple[Page, ...]:
        """Return the pages (of one source) in the order in which they were found."""
        with self.reading() as connection:
            return _pages.listed(connection, source, retired=retired)

    def find_page(self, text: str) -> tuple[Page, ...]:
        """Return the pages that `text` may mean: an id, an address, part of a title."""
        with self.reading() as connection:
            return _pages.find(connection, text, self._key)

    def pages_at(self, url: str) -> tuple[Page, ...]:
        """Return the pages at an address, of all sources, retired ones too."""
        with self.reading() as connection:
            return _pages.at(connection, self._key(url))

    def due(
        self, now: dt.datetime, limit: int = 1000, *, busy: Collection[str] = ()
    ) -> tuple[Page, ...]:
        """Return the pages whose time has come, the longest overdue first."""
        with self.reading() as connection:
            return _pages.due(connection, now, limit, busy)

    def next_due(self) -> dt.datetime | None:
        """Return when the next page is due, or None if there is no page."""
        with self.reading() as connection:
            return _pages.next_due(connection)

    def sources(self) -> tuple[str, ...]:
        """Return the names of the sources that have pages under watch."""
        with self.reading() as connection:
            return _pages.sources(connection)

    def retire(
        self, source: str, *, at: dt.datetime, pages: Sequence[int] | None = None
    ) -> int:
        """Stop watching a source's pages (or some); all they have stays. Count them."""
        with self.writing() as connection:
            return _pages.retire(connection, source, at, pages)

    def revive(self, source: str, *, due_at: dt.datetime) -> int:
        """Watch a source's retired pages again; return how many there are."""
        with self.writing() as connection:
            return _pages.revive(connection, source, due_at)

    def hasten(self, pages: Sequence[int], *, due_at: dt.datetime) -> int:
        """Have these pages visited at `due_at`, if they were to be visited later."""
        with self.writing() as connection:
            return _pages.hasten(connection, pages, due_at)

    # --- versions ---

    def latest(self, page_id: int) -> Snapshot | None:
        """Return the last version of a page, or None before the first."""
        with self.reading() as connection:
            return _versions.latest(connection, page_id)

    def snapshot(self, page_id: int, number: int) -> Snapshot:
        """Return a version; raise `InputError` if there is none of that number."""
        with self.reading() as connection:
            return _versions.by_number(connection, page_id, number)

    def versions(self, page_id: int) -> tuple[Version, ...]:
        """Return a page's versions, the first one first."""
        with self.reading() as connection:
            return _versions.listed(connection, page_id)

    def history(self, page_id: int, limit: int = 100) -> tuple[Seen, ...]:
        """Return a page's captures, the last one first."""
        with self.reading() as connection:
            return _versions.history(connection, page_id, limit)

    def watched(self, source: str, limit: int) -> tuple[Watched, ...]:
        """Return how the pages of a source were watched, those found last first."""
        with self.reading() as connection:
            return _watched.watched(connection, source, limit)

    def payload(self, snapshot_id: int) -> Capture:
        """Return the capture that a version was made from, its digests verified."""
        with self.reading() as connection:
            row = _versions.row_by_id(connection, snapshot_id)
        return _warc.read_verified(
            self._objects.get(row.path), row.path, row.file_digest
        )

    def parts(self, snapshot_id: int) -> tuple[Capture, ...]:
        """Return the captures of a version's further pages, their digests verified."""
        with self.reading() as connection:
            rows = _versions.parts(connection, snapshot_id)
        return tuple(
            _warc.read_verified(self._objects.get(row.path), row.path, row.file_digest)
            for row in rows
        )

    def replace_parsed(
        self,
        snapshot_id: int,
        parsed: Parsed,
        *,
        at: dt.datetime,
    ) -> None:
        """Store what a better parser made of a version; never a change."""
        with self.writing() as connection:
            words = _versions.replace_parsed(connection, snapshot_id, parsed)
            Ledger(connection).append(
                EntryKind.REPARSED, ReparsedWords(words, _rows.instant(at))
            )

    # --- what one visit came to ---

    def record(
        self, checks: Sequence[Check], *, channels: Sequence[str] = ()
    ) -> tuple[Recorded, ...]:
        """Store each check, all in one commit, and return what came of each."""
        with self.writing() as connection:
            recorder = Recorder(
                connection, self._objects, self._key, software(), Ledger(connection)
            )
            recorded = tuple(recorder.record(check, channels) for check in checks)
            _tallies.add(connection, _tallies.counted(checks, recorded))
        return recorded

    # --- changes ---

    def changes(
        self,
        *,
        since: dt.datetime | None = None,
        until: dt.datetime | None = None,
        source: str | None = None,
        page: int | None = None,
        min_severity: Severity = Severity.COSMETIC,
        before: int | None = None,
        ids: Collection[int] | None = None,
        limit: int = 100,
        event: int | None = None,
        events: bool = False,
    ) -> tuple[Comparison, ...]:
        """Return changes, the last one first, without the contents of both sides."""
        with self.reading() as connection:
            return _changes.listed(
                connection,
                self._objects.locate,
                since=since,
                until=until,
                source=source,
                page_id=page,
                min_severity=min_severity,
                before=before,
                ids=ids,
                limit=limit,
                event=event,
                events=events,
            )

    def comparison(self, change_id: int) -> Comparison:
        """Return one change with both contents; `InputError` if there is none."""
        with self.reading() as connection:
            return _changes.by_id(connection, self._objects.locate, change_id)

    # --- outbox ---

    def pending(
        self, channel: str, *, now: dt.datetime, limit: int = 100
    ) -> tuple[Delivery, ...]:
        """Return what a channel has to be told now, the oldest first."""
        with self.reading() as connection:
            return _changes.pending(connection, channel, now, limit)

    def delivered(self, deliveries: Sequence[int], *, at: dt.datetime) -> None:
        """Note that a channel confirmed these deliveries."""
        with self.writing() as connection:
            _changes.delivered(connection, deliveries, at)

    def failed(
        self, deliveries: Sequence[int], *, error: str, retry_at: dt.datetime
    ) -> None:
        """Note that these failed, why, and when to try again."""
        with self.writing() as connection:
            _changes.failed(connection, deliveries, error, retry_at)


@functools.cache
def software() -> str:
    """Return the program's name and version, as it signs its files."""
    return f"monitor/{importlib.metadata.version('monitor')}"


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReadOnlyStoreError(
            f"The store's folder {folder} cannot be made: {error.strerror}. Make the "
            f"folder above it writable for this user, or name another one."
        ) from error
