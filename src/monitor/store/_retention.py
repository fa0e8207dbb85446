"""What may go and what must not: old versions by rule, evidence under hold never.

A version that goes loses its file and what was parsed from it. Its capture stays in
the history and in the ledger, with all digests, and an entry says when and why it
went; so does every change that was reported.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator, Sequence

import sqlalchemy as sa

from monitor import codec
from monitor.errors import InputError
from monitor.store import _pages, _passages, _rows, _texts, _versions
from monitor.store._interning import batches
from monitor.store._ledger import EntryKind, FileWords, HoldWords, Ledger
from monitor.store._sql import SqlStore
from monitor.store._tables import capture, hold, ledger, page, snapshot, text


@dataclasses.dataclass(frozen=True, slots=True)
class Rule:
    """Which versions of a source may go: older than `before`, but for the last ones.

    The first version of a page and its last `keep` stay in any case: they say what
    was published, and what is there now.
    """

    source: str
    before: dt.datetime
    keep: int = 1


@dataclasses.dataclass(frozen=True, slots=True)
class Going:
    """A version that a rule lets go, and the bytes of its page as captured.

    Without a number it is a capture that was kept beside the versions.
    """

    page_id: int
    number: int | None
    at: dt.datetime
    path: str
    size: int
    url: str


@dataclasses.dataclass(frozen=True, slots=True)
class Hold:
    """A page whose evidence must not go."""

    page_id: int
    at: dt.datetime
    reason: str


def hold_page(store: SqlStore, page_id: int, *, reason: str, at: dt.datetime) -> None:
    """Let nothing of a page go until it is released."""
    with store.writing() as connection:
        _pages.by_id(connection, page_id)
        values = {"at": _rows.instant(at), "reason": reason}
        held = connection.execute(
            hold.update().where(hold.c.page_id == page_id).values(values)
        )
        if not held.rowcount:
            connection.execute(hold.insert().values(page_id=page_id, **values))
        words = HoldWords(page_id, _rows.instant(at), reason)
        Ledger(connection).append(EntryKind.HELD, words)


def release_page(
    store: SqlStore, page_id: int, *, reason: str, at: dt.datetime
) -> None:
    """End the hold on a page; raise `InputError` where there is none."""
    with store.writing() as connection:
        held = connection.execute(hold.delete().where(hold.c.page_id == page_id))
        if not held.rowcount:
            raise InputError(f"Page {page_id} is not under hold.")
        words = HoldWords(page_id, _rows.instant(at), reason)
        Ledger(connection).append(EntryKind.RELEASED, words)


def holds(store: SqlStore) -> tuple[Hold, ...]:
    """Return the pages under hold."""
    with store.reading() as connection:
        rows = connection.execute(sa.select(hold).order_by(hold.c.page_id)).all()
    return tuple(Hold(r.page_id, _rows.moment(r.at), r.reason) for r in rows)


def going(store: SqlStore, rule: Rule) -> tuple[Going, ...]:
    """Return what a rule lets go, and do nothing: the dry run."""
    with store.reading() as connection:
        return tuple(_going(connection, rule))


def remove(
    store: SqlStore, rule: Rule, *, at: dt.datetime, reason: str
) -> tuple[Going, ...]:
    """Let go what a rule lets go, and return it.

    The rows and the ledger's entries are one commit; the files are deleted after it,
    so that a crash leaves at most files that the next removal deletes.
    """
    with store.writing() as connection:
        chosen = tuple(_going(connection, rule))
        book = Ledger(connection)
        for one in chosen:
            _remove(connection, book, one, _rows.instant(at), reason)
        for page_id in dict.fromkeys(one.page_id for one in chosen):
            _versions.note_passages(connection, page_id)
        if chosen:
            _drop_texts(connection)
    _delete_files(store)
    return chosen


def _going(connection: sa.Connection, rule: Rule) -> Iterator[Going]:
    old = (
        page.c.source == rule.source,
        page.c.id.not_in(sa.select(hold.c.page_id)),
        capture.c.at < _rows.instant(rule.before),
    )
    versions = (
        sa.select(capture, page.c.url)
        .join(page, page.c.id == capture.c.page_id)
        .join(snapshot, snapshot.c.capture_id == capture.c.id)
        .where(
            *old,
            snapshot.c.number > 1,
            snapshot.c.number <= page.c.versions - max(1, rule.keep),
        )
        .order_by(snapshot.c.id)
    )
    # What a source keeps beside the versions: every capture, or one a day.
    beside = (
        sa.select(capture, page.c.url)
        .join(page, page.c.id == capture.c.page_id)
        .where(*old, capture.c.number.is_(None), capture.c.path.is_not(None))
        .order_by(capture.c.id)
    )
    gone = set(removed(connection))
    for query in (versions, beside):
        for row in connection.execute(query):
            if row.path not in gone:
                yield Going(
                    page_id=row.page_id,
                    number=row.number,
                    at=_rows.moment(row.at),
                    path=row.path,
                    size=row.size,
                    url=row.url,
                )


def _remove(
    connection: sa.Connection, book: Ledger, one: Going, at: int, reason: str
) -> None:
    files = sa.select(capture).where(
        capture.c.page_id == one.page_id, capture.c.path.is_not(None)
    )
    if one.number is None:
        files = files.where(capture.c.path == one.path)
    else:
        of_version = snapshot.c.page_id == one.page_id
        of_version &= snapshot.c.number == one.number
        connection.execute(snapshot.delete().where(of_version))
        # A page may be in parts, each of which was captured.
        files = files.where(capture.c.number == one.number)
    for row in connection.execute(files.order_by(capture.c.id)).all():
        words = FileWords(
            path=row.path,
            file=row.file_digest.hex(),
            at=at,
            reason=reason,
            capture=row.id,
            page=one.page_id,
            number=one.number,
        )
        book.append(EntryKind.REMOVED, words)


def _drop_texts(connection: sa.Connection) -> None:
    """Delete the texts that no version refers to any more."""
    used: set[int] = set()
    rows = sa.select(snapshot.c.shape_id, snapshot.c.texts)
    for row in connection.execution_options(yield_per=1000).execute(rows):
        used.add(row.shape_id)
        used.update(_texts.unpack_ids(row.texts))
    used |= _passages.texts(connection)
    every = connection.execute(sa.select(text.c.id)).scalars()
    for batch in batches([number for number in every if number not in used]):
        _passages.unindex(connection, batch)
        connection.execute(text.delete().where(text.c.id.in_(batch)))


def _delete_files(store: SqlStore) -> None:
    """Delete the files that the ledger says are removed, and that are still there."""
    with store.reading() as connection:
        gone = removed(connection)
    for path in gone:
        store.objects.delete(path)


def removed(connection: sa.Connection) -> Sequence[str]:
    """Return the names of all files that were let go."""
    query = sa.select(ledger.c.words).where(ledger.c.kind == str(EntryKind.REMOVED))
    found = connection.execute(query.order_by(ledger.c.id)).scalars()
    return [codec.decode(FileWords, words).path for words in found]
