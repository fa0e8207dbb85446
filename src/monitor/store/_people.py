"""What one speaker said over time, on all pages, and what became of it.

A person is a name as pages print it; offices come and go with time and are shown with
the words, so that nobody is two people for having been promoted.
"""

from __future__ import annotations

import dataclasses
import heapq
from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from monitor.store import _search
from monitor.store._search import Found, Query
from monitor.store._sql import SqlStore
from monitor.store._tables import change, passage, voice

# Who spoke last is looked for among so many passages, the last ones first.
_LAST = 4000
# Nobody holds more offices than this; a page that prints another one each time might.
_MOST_VOICES = 200
# Passages are counted up to this: what matters is whether it is ten or thousands.
MOST_COUNTED = 1000


@dataclasses.dataclass(frozen=True, slots=True)
class Person:
    """Somebody who spoke: the name and the offices, those of the last words first.

    `passages` are the paragraphs of theirs, counted up to `MOST_COUNTED`.
    """

    name: str
    affiliations: tuple[str, ...]
    roles: tuple[str, ...]
    passages: int


@dataclasses.dataclass(frozen=True, slots=True)
class Said:
    """A paragraph of somebody's on a page; `came` and `went` are ids of changes.

    They are None where it was in the first version, or is still there.
    """

    id: int
    found: Found
    came: int | None = None
    went: int | None = None


def people(store: SqlStore, words: str = "", *, limit: int = 50) -> tuple[Person, ...]:
    """Return the people whose names have these words, or all; who spoke last, first."""
    with store.reading() as connection:
        names = _names(connection, words.strip(), limit)
        return tuple(_person(connection, name) for name in names)


def person(store: SqlStore, name: str) -> Person | None:
    """Return the person of that very name, or None if nobody of it spoke."""
    with store.reading() as connection:
        found = _person(connection, name)
    return found if found.passages else None


def said_by(
    store: SqlStore,
    name: str,
    query: Query,
    *,
    before: int | None = None,
    limit: int = 50,
) -> tuple[Said, ...]:
    """Return what somebody of that very name said, the last words first.

    Of the query the words, the speaker and the page are not asked for; `before` is an
    id of these: only older ones.
    """
    with store.reading() as connection:
        voices = _voices(connection, name)
        statement = _search.passages(passage).where(*_search.conditions(query))
        if before is not None:
            statement = statement.where(passage.c.id < before)
        # Each voice by its own index and only so far as needed: in one statement the
        # database would sort all that somebody ever said.
        found = [
            connection.execute(
                statement.where(passage.c.voice_id == one)
                .order_by(passage.c.id.desc())
                .limit(limit)
            ).all()
            for one in voices
        ]
        rows = heapq.nlargest(
            limit, (row for rows in found for row in rows), key=lambda row: row.id
        )
        changes = _changes(connection, rows)
    return tuple(
        Said(
            row.id,
            _search.found(row, []),
            changes.get((row.page_id, row.since)),
            changes.get((row.page_id, row.until)),
        )
        for row in rows
    )


def _names(connection: sa.Connection, words: str, limit: int) -> Sequence[str]:
    named = voice.c.speaker != ""
    if words:
        query = (
            sa.select(voice.c.speaker)
            .where(named, voice.c.speaker.icontains(words, autoescape=True))
            .group_by(voice.c.speaker)
            # The very name first, then those that it begins.
            .order_by(sa.func.length(voice.c.speaker), voice.c.speaker)
            .limit(limit)
        )
        return connection.execute(query).scalars().all()
    last = (
        sa.select(passage.c.id, passage.c.voice_id)
        .order_by(passage.c.id.desc())
        .limit(_LAST)
        .subquery("last")
    )
    query = (
        sa.select(voice.c.speaker)
        .join(last, last.c.voice_id == voice.c.id)
        .where(named)
        .group_by(voice.c.speaker)
        .order_by(sa.func.max(last.c.id).desc())
        .limit(limit)
    )
    return connection.execute(query).scalars().all()


def _voices(connection: sa.Connection, name: str) -> Sequence[int]:
    query = (
        sa.select(voice.c.id)
        .where(voice.c.speaker == name)
        .order_by(voice.c.id.desc())
        .limit(_MOST_VOICES)
    )
    return connection.execute(query).scalars().all()


def _person(connection: sa.Connection, name: str) -> Person:
    query = (
        sa.select(voice)
        .where(voice.c.speaker == name)
        .order_by(voice.c.id.desc())
        .limit(_MOST_VOICES)
    )
    voices = connection.execute(query).all()
    counted = (
        sa.select(passage.c.id)
        .where(passage.c.voice_id.in_([v.id for v in voices]))
        .limit(MOST_COUNTED)
        .subquery()
    )
    count = connection.execute(sa.select(sa.func.count()).select_from(counted))
    return Person(
        name,
        _distinct(v.affiliation for v in voices),
        _distinct(v.role for v in voices),
        int(count.scalar_one()),
    )


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))


def _changes(
    connection: sa.Connection, rows: Sequence[sa.Row[Any]]
) -> dict[tuple[int, int], int]:
    """Return the changes with which passages came and went, by page and version."""
    wanted = {(row.page_id, row.since) for row in rows if row.since > 1}
    wanted |= {(row.page_id, row.until) for row in rows if row.until}
    if not wanted:
        return {}
    query = sa.select(change.c.id, change.c.page_id, change.c.new_number).where(
        change.c.page_id.in_({page_id for page_id, _ in wanted})
    )
    return {
        (row.page_id, row.new_number): row.id
        for row in connection.execute(query)
        if (row.page_id, row.new_number) in wanted
    }
