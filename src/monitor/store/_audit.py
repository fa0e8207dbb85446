"""A run of ledger entries, compared with the rows and files that they vouch for."""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
from collections.abc import Sequence
from concurrent.futures import Executor
from typing import Any

import sqlalchemy as sa

from monitor import codec
from monitor.errors import DamagedStoreError, InputError
from monitor.store import _ledger, _texts, _warc
from monitor.store._digests import Digests
from monitor.store._findings import Fault, FaultKind
from monitor.store._ledger import (
    ChangeWords,
    EntryKind,
    FileWords,
    StampWords,
    VersionWords,
)
from monitor.store._objects import Objects
from monitor.store._tables import capture, change, snapshot, stamp
from monitor.store._versions import parsed_digest

_DIGEST = 32
# Files that one thread reads in a row: handing over one takes as long as reading it.
_AT_ONCE = 32


@dataclasses.dataclass(frozen=True, slots=True)
class _File:
    """A file as it was read: its digest as a whole, and what it says of the ledger.

    `fault` is why it could not be read, or what is wrong inside.
    """

    size: int = 0
    digest: bytes | None = None
    head: tuple[int, str] | None = None
    fault: str = ""


def _file(objects: Objects, path: str, *, deep: bool) -> _File:
    try:
        data = objects.get(path)
    except DamagedStoreError as error:
        return _File(fault=str(error))
    digest, fault = hashlib.sha256(data).digest(), ""
    if deep:
        try:
            _warc.read_all(data, path)
        except DamagedStoreError as error:
            fault = str(error)
    return _File(len(data), digest, _warc.ledger_head(data), fault)


@dataclasses.dataclass(slots=True)
class Tally:
    """What the passes over the ledger and the tables add up to."""

    faults: list[Fault] = dataclasses.field(default_factory=list)
    # Faults that a later entry may explain: a capture's file that was removed.
    pending: dict[tuple[str, int], Fault] = dataclasses.field(default_factory=dict)
    # The digests of all entries so far, 32 bytes each: files say what they were.
    chain: bytearray = dataclasses.field(default_factory=bytearray)
    seen: dict[str, int] = dataclasses.field(default_factory=dict)
    texts: int = 0
    files: int = 0
    bytes: int = 0
    length: int = 0
    stamped: int = 0


class Batch:
    """A run of ledger entries, checked against the rows and files they vouch for."""

    def __init__(
        self,
        connection: sa.Connection,
        objects: Objects,
        tally: Tally,
        entries: Sequence[_ledger.Entry],
        *,
        digests: Digests,
        bad_texts: set[int],
        reading: Executor,
        deep: bool,
    ) -> None:
        self._connection = connection
        self._objects = objects
        self._tally = tally
        self._digests = digests
        self._bad_texts = bad_texts
        self._entries = entries
        self._reading = reading
        self._deep = deep
        self._files: dict[str, _File] = {}
        self._versions: dict[tuple[int, int], sa.Row[Any]] = {}
        self._changes: dict[int, sa.Row[Any]] = {}

    def check(self) -> None:
        """Add what is wrong in this run to the tally."""
        # The files are read and hashed while the database is asked.
        rows = [e.capture for e in self._entries if e.capture is not None]
        paths = [row.path for row in rows if row.path is not None]
        runs = [paths[n : n + _AT_ONCE] for n in range(0, len(paths), _AT_ONCE)]
        found = self._reading.map(self._read, runs)
        self._load()
        for files in found:
            self._files.update(files)
        for entry in self._entries:
            seen = self._tally.seen
            seen[entry.kind] = seen.get(entry.kind, 0) + 1
            if not entry.follows:
                self._broken(entry)
            self._note(entry)
            try:
                if entry.capture is not None:
                    self._check_file(entry.capture)
                else:
                    self._check_words(entry)
            except InputError:
                self._add(
                    FaultKind.LEDGER,
                    f"Entry {entry.number} of the ledger ({entry.kind}) is not "
                    f"readable, or what it is about is gone.",
                )

    def _note(self, entry: _ledger.Entry) -> None:
        """Keep the digest of the entry, in its place also after a gap."""
        chain, place = self._tally.chain, (entry.number - 1) * _DIGEST
        if place == len(chain):
            self._tally.length = entry.number
            chain += entry.digest
            return
        self._tally.length = max(self._tally.length, entry.number)
        chain.extend(bytes(max(0, place - len(chain))))
        chain[place : place + _DIGEST] = entry.digest

    def _broken(self, entry: _ledger.Entry) -> None:
        gap = entry.number - self._tally.length - 1
        missing = f" ({gap} before it are missing)" if gap > 0 else ""
        words = entry.words
        if entry.kind == EntryKind.CAPTURE and words is not None:
            row = codec.decode(_ledger.CaptureWords, words)
            self._add(
                FaultKind.ROW,
                f"The row of capture {row.id} of {row.url} was altered, or entry "
                f"{entry.number} of the ledger was{missing}.",
                row.page,
                row.number,
            )
        else:
            self._add(
                FaultKind.LEDGER,
                f"Entry {entry.number} of the ledger ({entry.kind}) does not follow "
                f"from the one before{missing}: one of the two was altered, or what "
                f"it is about is gone.",
            )

    def _check_words(self, entry: _ledger.Entry) -> None:
        kind, words = entry.kind, entry.words or b"{}"
        if kind == EntryKind.VERSION:
            self._check_version(codec.decode(VersionWords, words))
        elif kind == EntryKind.CHANGE:
            self._check_change(codec.decode(ChangeWords, words))
        elif kind == EntryKind.REPARSED:
            again = codec.decode(_ledger.ReparsedWords, words).version
            self._tally.pending.pop(("version", again.capture), None)
            self._check_version(again)
        elif kind == EntryKind.STAMPED:
            self._check_stamp(codec.decode(StampWords, words))
        elif kind == EntryKind.REMOVED:
            gone = codec.decode(FileWords, words).capture
            if gone is not None:
                self._tally.pending.pop(("file", gone), None)
                self._tally.pending.pop(("version", gone), None)

    def _check_file(self, row: Any) -> None:
        if row.path is None:
            return
        kind, message = FaultKind.ALTERED, self._file_fault(row, row.path)
        if message and not self._objects.exists(row.path):
            kind, message = FaultKind.MISSING, f"{row.path} is missing."
        if message:
            self._tally.pending["file", row.id] = Fault(
                kind, message, row.page_id, row.number, row.path
            )

    def _read(self, paths: Sequence[str]) -> dict[str, _File]:
        """Return what is to be known of these files; many threads do this at once."""
        return {path: _file(self._objects, path, deep=self._deep) for path in paths}

    def _file_fault(self, row: Any, path: str) -> str:
        file = self._files[path]
        self._tally.files += file.digest is not None
        self._tally.bytes += file.size
        if file.digest is not None and file.digest != row.file_digest:
            return f"{path} is not the file that was stored."
        if file.fault:
            return file.fault
        self._check_head(row, path, file.head)
        return ""

    def _check_head(self, row: Any, path: str, head: tuple[int, str] | None) -> None:
        """Compare the ledger with what the file says that its last entry was."""
        if head is None or head[0] == 0:
            return
        place = (head[0] - 1) * _DIGEST
        if self._tally.chain[place : place + _DIGEST].hex() != head[1]:
            message = (
                f"Entry {head[0]} of the ledger is not the one that was there when "
                f"{path} was written: the ledger was cut or written anew."
            )
            self._tally.faults.append(
                Fault(FaultKind.LEDGER, message, row.page_id, row.number, path)
            )

    def _check_stamp(self, words: StampWords) -> None:
        """Compare a stamp with the ledger; its signature is for other tools."""
        query = sa.select(stamp).where(
            stamp.c.length == words.length, stamp.c.at == words.at
        )
        replies = [
            row.digest
            for row in self._connection.execute(query)
            if hashlib.sha256(row.reply).hexdigest() == words.reply
        ]
        place = (words.length - 1) * _DIGEST
        there = bytes(self._tally.chain[place : place + _DIGEST])
        if [there] == replies and there.hex() == words.digest:
            self._tally.stamped = words.length
        else:
            self._add(
                FaultKind.LEDGER,
                f"The time stamp of entry {words.length} by {words.authority} was "
                f"altered, or what it covers was.",
            )

    def _load(self) -> None:
        """Read the rows that this run is about, in one query a table."""
        made = [e.words for e in self._entries if e.kind == EntryKind.CHANGE]
        with contextlib.suppress(InputError):
            ids = [codec.decode(ChangeWords, words or b"").id for words in made]
            if ids:
                query = sa.select(change).where(change.c.id.between(min(ids), max(ids)))
                for row in self._connection.execute(query):
                    self._changes[row.id] = row
        seen = [e.capture_id for e in self._entries if e.capture_id is not None]
        if seen:
            query = (
                sa.select(snapshot)
                .select_from(capture)
                .join(
                    snapshot,
                    (snapshot.c.page_id == capture.c.page_id)
                    & (snapshot.c.number == capture.c.number),
                )
                .where(capture.c.id.between(min(seen), max(seen)))
            )
            for row in self._connection.execute(query):
                self._versions[row.page_id, row.number] = row

    def _version(self, page_id: int, number: int) -> Any:
        if (page_id, number) not in self._versions:
            query = sa.select(snapshot).where(
                snapshot.c.page_id == page_id, snapshot.c.number == number
            )
            return self._connection.execute(query).one_or_none()
        return self._versions[page_id, number]

    def _check_version(self, words: VersionWords) -> None:
        message = self._version_fault(words, self._version(words.page, words.number))
        if message:
            self._tally.pending["version", words.capture] = Fault(
                FaultKind.CONTENT, message, words.page, words.number
            )

    def _version_fault(self, words: VersionWords, row: Any) -> str:
        """Return what is wrong with a version's row and texts, or nothing."""
        name = f"version {words.number} of page {words.page}"
        if row is None:
            return f"There is no {name} in the database."
        if (row.capture_id, row.parser) != (words.capture, words.parser):
            return f"The row of {name} was altered."
        try:
            runs = [(row.shape_id, row.shape_id + 1), *_texts.unpack_runs(row.texts)]
        except DamagedStoreError:
            return f"The list of the texts of {name} was altered."
        if parsed_digest([self._digests.of(runs)]).hex() != words.parsed:
            return f"The texts of {name} are not those that were stored."
        bad = self._bad_texts
        altered = bad and any(n in bad for run in runs for n in range(*run))
        return f"A text of {name} was altered." if altered else ""

    def _check_change(self, words: ChangeWords) -> None:
        row = self._changes.get(words.id)
        try:
            same = row is not None and words == _ledger.change_words(
                row, _texts.unpack(row.body)
            )
        except DamagedStoreError:
            same = False
        if not same:
            self._add(
                FaultKind.CONTENT,
                f"Change {words.id} was altered, or is not in the database.",
                words.page,
                words.new or words.old,
            )

    def _add(
        self,
        kind: FaultKind,
        message: str,
        page_id: int | None = None,
        number: int | None = None,
    ) -> None:
        self._tally.faults.append(Fault(kind, message, page_id, number))
