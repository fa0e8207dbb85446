"""The append-only, hash-chained log of what was seen, kept and reported.

Each entry's digest is SHA-256 over the digest before it and the entry's own words
(Haber and Stornetta, "How to time-stamp a digital document", 1991), so that nothing
before an entry can be altered, dropped or put in another order without altering all
digests after it. The words of a capture are those of its row, and are not stored
twice; all other entries carry theirs.

The form of an entry can never change: digests were taken of it. New fields come with
a default, and are left out where they have it.
"""

from __future__ import annotations

import dataclasses
import enum
import hashlib
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import sqlalchemy as sa

from monitor import codec
from monitor.store._tables import capture, ledger, page

START = bytes(32)


class EntryKind(enum.StrEnum):
    """What an entry says happened."""

    CAPTURE = "capture"
    VERSION = "version"
    CHANGE = "change"
    REPARSED = "reparsed"
    ADOPTED = "adopted"
    DISCARDED = "discarded"
    REMOVED = "removed"
    STAMPED = "stamped"
    HELD = "held"
    RELEASED = "released"


@dataclasses.dataclass(frozen=True, slots=True)
class CaptureWords:
    """A capture's row, as its entry vouches for it. Digests are hexadecimal."""

    id: int
    page: int
    source: str
    url: str
    at: int
    seconds: float
    availability: str
    reason: str = ""
    status: int | None = None
    failure: str | None = None
    final_url: str | None = None
    size: int = 0
    digest: str | None = None
    number: int | None = None
    path: str | None = None
    file: str | None = None
    attempts: int = 1


@dataclasses.dataclass(frozen=True, slots=True)
class VersionWords:
    """What was parsed from a capture, by which parser."""

    capture: int
    page: int
    number: int
    parser: int
    parsed: str


@dataclasses.dataclass(frozen=True, slots=True)
class ReparsedWords:
    """What a better parser made of the same capture, and when."""

    version: VersionWords
    at: int


@dataclasses.dataclass(frozen=True, slots=True)
class ChangeWords:
    """A change's row; `body` is the digest of its JSON."""

    id: int
    page: int
    capture: int
    at: int
    severity: int
    body: str
    old: int | None = None
    new: int | None = None
    became: str | None = None
    returns_to: int | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class FileWords:
    """What was done with a file that no row referred to, or that had to go."""

    path: str
    file: str | None
    at: int
    reason: str = ""
    capture: int | None = None
    page: int | None = None
    number: int | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class HoldWords:
    """A page whose evidence must not go, or may go again, and why."""

    page: int
    at: int
    reason: str


@dataclasses.dataclass(frozen=True, slots=True)
class StampWords:
    """An outside time stamp of the entry number `length`; digests hexadecimal."""

    length: int
    digest: str
    authority: str
    at: int
    reply: str


@dataclasses.dataclass(frozen=True, slots=True)
class Head:
    """The last entry: how many there are, and the digest that vouches for all."""

    length: int
    digest: bytes

    def __str__(self) -> str:
        """Return it as the files of captures carry it."""
        return f"{self.length}:{self.digest.hex()}"


def follow(digest: bytes, kind: str, words: bytes) -> bytes:
    """Return the digest of an entry that comes after the entry of `digest`."""
    return hashlib.sha256(digest + kind.encode() + b"\n" + words).digest()


def capture_words(row: Any) -> bytes:
    """Return the words of a capture, from a row of `captures`.

    They are those that `codec` writes for `CaptureWords`; made without the record, as
    `verify` needs those of every capture there is.
    """
    digest, file = row.digest, row.file_digest
    words = {
        "id": row.id,
        "page": row.page_id,
        "source": row.source,
        "url": row.url,
        "at": row.at,
        "seconds": row.seconds,
        "availability": row.availability,
        "reason": row.reason,
        "status": row.status,
        "failure": row.failure,
        "final_url": row.final_url,
        "size": row.size,
        "digest": digest and digest.hex(),
        "number": row.number,
        "path": row.path,
        "file": file and file.hex(),
        "attempts": row.attempts,
    }
    for name, default in _CAPTURE_DEFAULTS:
        if words[name] == default:
            del words[name]
    return codec.encode(words, dict)


_CAPTURE_DEFAULTS = [
    (field.name, field.default)
    for field in dataclasses.fields(CaptureWords)
    if field.default is not dataclasses.MISSING
]


def change_words(row: Any, body: bytes) -> ChangeWords:
    """Return the words of a change, from its row and its unpacked JSON."""
    return ChangeWords(
        id=row.id,
        page=row.page_id,
        capture=row.capture_id,
        at=row.at,
        severity=row.severity,
        body=hashlib.sha256(body).hexdigest(),
        old=row.old_number,
        new=row.new_number,
        became=row.became,
        returns_to=row.returns_to,
    )


# Captures with what their words take from the page.
CAPTURES = sa.select(capture, page.c.source, page.c.url).join(
    page, page.c.id == capture.c.page_id
)


def head(connection: sa.Connection) -> Head:
    """Return the last entry of the log."""
    row = connection.execute(
        sa.select(ledger.c.id, ledger.c.digest).order_by(ledger.c.id.desc()).limit(1)
    ).one_or_none()
    return Head(0, START) if row is None else Head(row.id, row.digest)


class Ledger:
    """The end of the log, inside one writing transaction.

    `before` is the head when the transaction began, `head` with what it appended.
    """

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self.before = self.head = head(connection)

    def capture(self, capture_id: int) -> None:
        """Append a capture that was just stored."""
        row = self._connection.execute(CAPTURES.where(capture.c.id == capture_id)).one()
        self._append(EntryKind.CAPTURE, capture_words(row), capture_id, stored=False)

    def append(self, kind: EntryKind, words: object) -> None:
        """Append any other entry."""
        self._append(kind, codec.encode(words), None, stored=True)

    def _append(
        self, kind: EntryKind, words: bytes, capture_id: int | None, *, stored: bool
    ) -> None:
        self.head = Head(
            self.head.length + 1, follow(self.head.digest, str(kind), words)
        )
        self._connection.execute(
            ledger.insert().values(
                id=self.head.length,
                kind=str(kind),
                capture_id=capture_id,
                words=words.decode() if stored else None,
                digest=self.head.digest,
            )
        )


class Entry(NamedTuple):
    """One entry as it was read back, and whether it follows from the one before.

    `capture` is the row that a capture's words were made of.
    """

    number: int
    kind: str
    capture_id: int | None
    words: bytes | None
    digest: bytes
    follows: bool
    capture: Any = None


# Entries read at a time: enough to make one query cheap, little enough to hold.
_READ_AT_ONCE = 2000


def entries(connection: sa.Connection) -> Iterator[Entry]:
    """Yield all entries in order, each checked against the one before.

    Words are None where the capture that they are of is not there. A gap in the
    numbers shows as an entry that does not follow.
    """
    last, digest = 0, START
    while batch := _after(connection, last):
        rows = _captures(connection, [capture_id for _, _, capture_id, *_ in batch])
        for number, kind, capture_id, stored, written in batch:
            words: bytes | None
            found = None
            if kind == EntryKind.CAPTURE:
                found = rows.get(capture_id)
                words = None if found is None else capture_words(found)
            else:
                words = (stored or "").encode()
            follows = (
                number == last + 1
                and words is not None
                and follow(digest, kind, words) == written
            )
            yield Entry(number, kind, capture_id, words, written, follows, found)
            # Go on from what is written: the next fault is another one.
            last, digest = number, written


def _after(connection: sa.Connection, last: int) -> list[tuple[Any, ...]]:
    query = (
        sa.select(
            ledger.c.id,
            ledger.c.kind,
            ledger.c.capture_id,
            ledger.c.words,
            ledger.c.digest,
        )
        .where(ledger.c.id > last)
        .order_by(ledger.c.id)
        .limit(_READ_AT_ONCE)
    )
    return [tuple(row) for row in connection.execute(query)]


def _captures(
    connection: sa.Connection, ids: Iterable[int | None]
) -> dict[int, sa.Row[Any]]:
    """Return the captures of these ids, which lie close together."""
    wanted = [number for number in ids if number is not None]
    if not wanted:
        return {}
    query = CAPTURES.where(capture.c.id.between(min(wanted), max(wanted)))
    return {row.id: row for row in connection.execute(query)}
