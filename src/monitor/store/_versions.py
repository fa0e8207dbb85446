"""Versions in the database: put in as shape and texts, and put together again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from monitor.errors import DamagedStoreError, InputError
from monitor.model import Parsed, Snapshot
from monitor.store import _interning, _passages, _rows, _texts
from monitor.store._ledger import VersionWords
from monitor.store._records import Seen, Version
from monitor.store._tables import capture, change, page, snapshot

_WITH_CAPTURE = sa.select(
    snapshot,
    capture.c.at,
    capture.c.digest,
    capture.c.path,
    capture.c.size,
    capture.c.file_digest,
).join(capture, capture.c.id == snapshot.c.capture_id)


def insert(
    connection: sa.Connection,
    *,
    page_id: int,
    number: int,
    capture_id: int,
    at: int,
    parsed: Parsed,
) -> tuple[int, VersionWords]:
    """Store a version; return its id, and what the ledger says of it.

    `at` is the instant of its capture.
    """
    earlier = _text_ids(connection, page_id, number)
    values, ids = _parsed_values(connection, parsed, earlier)
    values |= {"page_id": page_id, "number": number, "capture_id": capture_id}
    made = connection.execute(
        snapshot.insert().values(values).returning(snapshot.c.id)
    ).scalar_one()
    said = _passages.said(parsed)
    _passages.advance(connection, page_id, number, said, ids, at=at)
    return int(made), _words(values)


def replace_parsed(
    connection: sa.Connection, snapshot_id: int, parsed: Parsed
) -> VersionWords:
    """Store something else that was parsed from a version's capture."""
    row = _row(connection, snapshot.c.id == snapshot_id)
    values, _ = _parsed_values(connection, parsed, _texts.unpack_ids(row.texts))
    connection.execute(
        snapshot.update().where(snapshot.c.id == snapshot_id).values(values)
    )
    last = (page.c.id == row.page_id) & (page.c.versions == row.number)
    connection.execute(page.update().where(last).values(confidence=parsed.confidence))
    note_passages(connection, row.page_id)
    return _words({**row._mapping, **values})  # noqa: SLF001 - a row's public dict


def note_passages(connection: sa.Connection, page_id: int) -> None:
    """Note the passages of a page anew, from all its versions."""
    _passages.forget(connection, page_id)
    query = _WITH_CAPTURE.where(snapshot.c.page_id == page_id)
    for row in connection.execute(query.order_by(snapshot.c.number)).all():
        said = _passages.said(_snapshot(connection, row).parsed)
        texts = [paragraph for _, paragraph in said]
        earlier = _texts.unpack_ids(row.texts)
        ids = _interned(connection, texts, earlier)
        _passages.advance(connection, page_id, row.number, said, ids, at=row.at)


def _words(values: Mapping[str, Any]) -> VersionWords:
    return VersionWords(
        capture=values["capture_id"],
        page=values["page_id"],
        number=values["number"],
        parser=values["parser"],
        parsed=values["parsed_digest"].hex(),
    )


def by_number(connection: sa.Connection, page_id: int, number: int) -> Snapshot:
    """Return a version; raise `InputError` if there is none of that number."""
    return _snapshot(connection, row_by_number(connection, page_id, number))


def exists(connection: sa.Connection, page_id: int, number: int) -> bool:
    """Whether there is a version of that number: old ones may have been let go."""
    query = sa.select(snapshot.c.id).where(
        snapshot.c.page_id == page_id, snapshot.c.number == number
    )
    return connection.execute(query).first() is not None


def row_by_number(connection: sa.Connection, page_id: int, number: int) -> sa.Row[Any]:
    """Return a version's row, with time, digest, path and size of its capture."""
    return _row(
        connection, (snapshot.c.page_id == page_id) & (snapshot.c.number == number)
    )


def row_by_id(connection: sa.Connection, snapshot_id: int) -> sa.Row[Any]:
    """Return a version's row, with time, digest, path and size of its capture."""
    return _row(connection, snapshot.c.id == snapshot_id)


def parts(connection: sa.Connection, snapshot_id: int) -> list[sa.Row[Any]]:
    """Return the capture rows of a version's further pages, in order."""
    row = row_by_id(connection, snapshot_id)
    query = (
        sa.select(capture.c.path, capture.c.file_digest)
        .where(
            capture.c.page_id == row.page_id,
            capture.c.number == row.number,
            capture.c.id > row.capture_id,
        )
        .order_by(capture.c.id)
    )
    return list(connection.execute(query))


def latest(connection: sa.Connection, page_id: int) -> Snapshot | None:
    """Return the last version of a page."""
    row = connection.execute(
        _WITH_CAPTURE.where(snapshot.c.page_id == page_id)
        .order_by(snapshot.c.number.desc())
        .limit(1)
    ).one_or_none()
    return None if row is None else _snapshot(connection, row)


def listed(connection: sa.Connection, page_id: int) -> tuple[Version, ...]:
    """Return a page's versions without what was parsed."""
    query = sa.select(change.c.capture_id, change.c.id, change.c.severity)
    led = {
        row["capture_id"]: row
        for row in connection.execute(
            query.where(change.c.page_id == page_id)
        ).mappings()
    }
    rows = connection.execute(
        _WITH_CAPTURE.where(snapshot.c.page_id == page_id).order_by(snapshot.c.number)
    )
    return tuple(_rows.version(row, led.get(row.capture_id)) for row in rows)


def history(connection: sa.Connection, page_id: int, limit: int) -> tuple[Seen, ...]:
    """Return a page's captures, the last one first."""
    query = (
        sa.select(capture)
        .where(capture.c.page_id == page_id)
        .order_by(capture.c.id.desc())
        .limit(limit)
    )
    return tuple(_rows.seen(row) for row in connection.execute(query))


def _row(connection: sa.Connection, which: sa.ColumnElement[bool]) -> sa.Row[Any]:
    row = connection.execute(_WITH_CAPTURE.where(which)).one_or_none()
    if row is None:
        raise InputError(
            "There is no such version in the store. `monitor versions PAGE` lists "
            "those of a page."
        )
    return row


def _snapshot(connection: sa.Connection, row: sa.Row[Any]) -> Snapshot:
    ids = _texts.unpack_ids(row.texts)
    texts = _interning.load(connection, [row.shape_id, *ids])
    try:
        parts = [texts[number] for number in ids]
        shape = texts[row.shape_id]
    except KeyError as error:
        raise DamagedStoreError(
            f"Text {error} of version {row.number} of page {row.page_id} is not in "
            f"the database: it was altered. The capture itself is in {row.path}; "
            f"`monitor verify` says what else is affected."
        ) from error
    return Snapshot(
        id=row.id,
        page_id=row.page_id,
        number=row.number,
        at=_rows.moment(row.at),
        digest=_rows.digest_text(row.digest),
        path=row.path,
        parsed=_texts.join(shape, parts),
    )


def _parsed_values(
    connection: sa.Connection, parsed: Parsed, earlier: Sequence[int]
) -> tuple[dict[str, Any], dict[str, int]]:
    """Store the texts that are not there yet.

    Returns the columns of a version, and the id of each of its texts.
    """
    shape, texts = _texts.split(parsed)
    parts = [shape, *texts]
    title = [] if parsed.content.title is None else [parsed.content.title]
    ids = _interned(connection, [*parts, *title], earlier)
    values = {
        "parser": parsed.parser,
        "shape_id": ids[shape],
        "texts": _texts.pack_ids(ids[part] for part in texts),
        "parsed_digest": parsed_digest(_texts.digest(part) for part in parts),
    }
    return values, ids


def _interned(
    connection: sa.Connection, texts: Sequence[str], earlier: Sequence[int]
) -> dict[str, int]:
    """Return the id of each text; see `_interning.intern`."""
    return dict(zip(texts, _interning.intern(connection, texts, earlier), strict=True))


def parsed_digest(digests: Iterable[bytes]) -> bytes:
    """Return the digest of a version's content: that of its parts' digests in order.

    So it is checked without putting the content together again.
    """
    return hashlib.sha256(b"".join(digests)).digest()


def _text_ids(connection: sa.Connection, page_id: int, number: int) -> list[int]:
    """Return the references of the version before: most of them serve again."""
    query = sa.select(snapshot.c.shape_id, snapshot.c.texts).where(
        snapshot.c.page_id == page_id, snapshot.c.number == number - 1
    )
    row = connection.execute(query).one_or_none()
    return [] if row is None else [row.shape_id, *_texts.unpack_ids(row.texts)]
