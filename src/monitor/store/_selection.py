"""Which versions a command is about, read from the store a few at a time."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from monitor.model import Snapshot
from monitor.store import _rows, _versions, _words
from monitor.store._sql import SqlStore
from monitor.store._tables import capture, page, passage, snapshot

_READ_AT_ONCE = 100


@dataclasses.dataclass(frozen=True, slots=True)
class Selection:
    """Versions by source, page, time of capture, and words that they have.

    All that is given has to hold; nothing given is everything.
    """

    source: str | None = None
    page: int | None = None
    since: dt.datetime | None = None
    until: dt.datetime | None = None
    words: str | None = None


EVERYTHING = Selection()


@dataclasses.dataclass(frozen=True, slots=True)
class Selected:
    """A version with what is known of its page."""

    url: str
    source: str
    title: str | None
    snapshot: Snapshot


def count(store: SqlStore, selection: Selection) -> int:
    """Return how many versions are selected."""
    chosen = _statement(selection).with_only_columns(sa.func.count())
    with store.reading() as connection:
        return int(connection.execute(chosen).scalar_one())


def selected(
    store: SqlStore, selection: Selection, *, after: int = 0
) -> Iterator[Selected]:
    """Yield the selected versions in the order of storing.

    `after` is the id of a version: only later ones, to go on where one stopped.
    Nothing is held between two versions, so that the daemon goes on beside it.
    """
    while True:
        with store.reading() as connection:
            rows = connection.execute(
                _statement(selection)
                .where(snapshot.c.id > after)
                .order_by(snapshot.c.id)
                .limit(_READ_AT_ONCE)
            ).all()
            found = [_selected(connection, row) for row in rows]
        if not found:
            return
        yield from found
        after = found[-1].snapshot.id


def _selected(connection: sa.Connection, row: sa.Row[Any]) -> Selected:
    version = _versions.by_number(connection, row.page_id, row.number)
    title = version.parsed.content.title or row.title
    return Selected(row.url, row.source, title, version)


def _statement(selection: Selection) -> sa.Select[Any]:
    statement = (
        sa.select(
            snapshot.c.id,
            snapshot.c.page_id,
            snapshot.c.number,
            page.c.url,
            page.c.source,
            page.c.title,
        )
        .join(page, page.c.id == snapshot.c.page_id)
        .join(capture, capture.c.id == snapshot.c.capture_id)
    )
    if selection.source is not None:
        statement = statement.where(page.c.source == selection.source)
    if selection.page is not None:
        statement = statement.where(page.c.id == selection.page)
    if selection.since is not None:
        statement = statement.where(capture.c.at >= _rows.instant(selection.since))
    if selection.until is not None:
        statement = statement.where(capture.c.at <= _rows.instant(selection.until))
    match = _words.match(selection.words) if selection.words else None
    if match is not None:
        matches = sa.text(
            "SELECT rowid AS id FROM search_text WHERE search_text MATCH :match"
        ).columns(sa.column("id", sa.Integer))
        texts = sa.select(matches.bindparams(match=match).subquery().c.id)
        stood = sa.exists().where(
            passage.c.page_id == snapshot.c.page_id,
            passage.c.text_id.in_(texts),
            passage.c.since <= snapshot.c.number,
            passage.c.until.is_(None) | (passage.c.until > snapshot.c.number),
        )
        statement = statement.where(stood)
    return statement
