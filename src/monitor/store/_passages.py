"""Which paragraph stood on a page, in whose words, from which version to which.

A version adds what is new in it and closes what it has no more, so that it costs as
much as its change, and "was there then, is gone now" is a column.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import sqlalchemy as sa

from monitor.model import Document, Parsed
from monitor.store import _words
from monitor.store._interning import batches, load
from monitor.store._tables import passage, snapshot, voice

# A title is nobody's words; it is found by this role.
TITLE = "title"

Voice = tuple[str, str, str]


def said(parsed: Parsed) -> list[tuple[Voice, str]]:
    """Return each paragraph of a document with whose words it is, its title first."""
    content = parsed.content
    if not isinstance(content, Document):
        return []
    title = [((TITLE, "", ""), content.title)] if content.title else []
    return title + [
        ((str(turn.role), turn.speaker or "", turn.affiliation or ""), paragraph)
        for turn in content.turns
        for paragraph in turn.paragraphs
        if paragraph
    ]


def advance(
    connection: sa.Connection,
    page_id: int,
    number: int,
    said: Sequence[tuple[Voice, str]],
    ids: Mapping[str, int],
    *,
    at: int,
) -> None:
    """Note what version `number` has that the one before had not, and the reverse.

    `at` is the instant of its capture. `said` is what `said` returned for it, and
    `ids` has the id of each text of it.
    """
    voices = _voice_ids(connection, [words for words, _ in said])
    now = {(ids[paragraph], voices[words]) for words, paragraph in said}
    query = sa.select(passage).where(
        passage.c.page_id == page_id, passage.c.until.is_(None)
    )
    before = {(row.text_id, row.voice_id): row.id for row in connection.execute(query)}
    gone = [before[key] for key in before.keys() - now]
    for batch in batches(gone):
        connection.execute(
            passage.update()
            .where(passage.c.id.in_(batch))
            .values(until=number, until_at=at)
        )
    new = sorted(now - before.keys())
    if new:
        _index(connection, {text_id for text_id, _ in new})
        connection.execute(
            passage.insert(),
            [
                {
                    "page_id": page_id,
                    "text_id": text_id,
                    "voice_id": voice_id,
                    "since": number,
                    "since_at": at,
                }
                for text_id, voice_id in new
            ],
        )


def forget(connection: sa.Connection, page_id: int) -> None:
    """Drop the passages of a page, to note them anew."""
    connection.execute(passage.delete().where(passage.c.page_id == page_id))


def unnoted(connection: sa.Connection) -> list[int]:
    """Return the pages that have versions and no passages."""
    noted = sa.select(passage.c.page_id).distinct()
    query = sa.select(snapshot.c.page_id).distinct()
    return list(
        connection.execute(query.where(snapshot.c.page_id.not_in(noted))).scalars()
    )


def texts(connection: sa.Connection) -> set[int]:
    """Return the texts that passages refer to."""
    return set(connection.execute(sa.select(passage.c.text_id).distinct()).scalars())


def unindex(connection: sa.Connection, ids: Sequence[int]) -> None:
    """Take texts out of the full-text index, before they are deleted."""
    if connection.dialect.name != "sqlite":
        return
    known = connection.execute(_KNOWN, {"ids": list(ids)}).scalars().all()
    there = load(connection, known)
    values = [{"id": n, "words": _words.indexed(t)} for n, t in there.items()]
    if values:
        connection.execute(_DELETE, values)


# The index keeps no words of its own and has to be told which ones to take out.
_DELETE = sa.text(
    "INSERT INTO search_text (search_text, rowid, words) VALUES ('delete', :id, :words)"
)


def _voice_ids(connection: sa.Connection, wanted: Iterable[Voice]) -> dict[Voice, int]:
    ids = {}
    for words in dict.fromkeys(wanted):
        role, speaker, affiliation = words
        query = sa.select(voice.c.id).where(
            voice.c.role == role,
            voice.c.speaker == speaker,
            voice.c.affiliation == affiliation,
        )
        found = connection.execute(query).scalar()
        if found is None:
            values = {"role": role, "speaker": speaker, "affiliation": affiliation}
            made = voice.insert().values(values).returning(voice.c.id)
            found = connection.execute(made).scalar_one()
        ids[words] = int(found)
    return ids


def _index(connection: sa.Connection, texts: set[int]) -> None:
    """Put texts into the full-text index that are not in it."""
    if connection.dialect.name != "sqlite":
        return
    for batch in batches(sorted(texts)):
        known = set(connection.execute(_KNOWN, {"ids": batch}).scalars())
        new = load(connection, [number for number in batch if number not in known])
        values = [{"id": n, "words": _words.indexed(t)} for n, t in new.items()]
        if values:
            connection.execute(_INSERT, values)


# The index has no list of its rows but the one that it keeps for itself.
_KNOWN = sa.text("SELECT id FROM search_text_docsize WHERE id IN :ids").bindparams(
    sa.bindparam("ids", expanding=True)
)
_INSERT = sa.text("INSERT INTO search_text (rowid, words) VALUES (:id, :words)")
