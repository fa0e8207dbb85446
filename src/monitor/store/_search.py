"""Full text over all versions: who said it, where, from when, until when.

SQLite's FTS5 finds the texts; the tables of passages say whose words they were and in
which versions they stood. On another database this module is the one to write anew.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import sqlalchemy as sa

from monitor.errors import InputError, StoreError
from monitor.model import Availability
from monitor.store import _rows, _texts, _words
from monitor.store._sql import SqlStore
from monitor.store._tables import capture, page, passage, snapshot, text, voice

_ELLIPSIS = "…"

# As written in the index of the pages that are gone, which no parameter would match.
_GONE: sa.ColumnElement[str] = sa.literal_column(f"'{Availability.GONE}'")


@dataclasses.dataclass(frozen=True, slots=True)
class Query:
    """What is looked for; all that is given has to hold.

    `words` are terms separated by spaces, each found as it stands; what is in
    quotation marks is one term, and a minus excludes. `speaker` and `affiliation` are
    parts of them. `since` and `until` bound the time at which the passage stood on
    its page. `gone`: only what is there no more (true), or still is (false).
    """

    words: str
    speaker: str | None = None
    role: str | None = None
    affiliation: str | None = None
    source: str | None = None
    page: int | None = None
    since: dt.datetime | None = None
    until: dt.datetime | None = None
    gone: bool | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Found:
    """A passage that answers a query.

    It stood on the page from version `since` on, and in `until` no more, or does
    until now. `spans` are where the terms stand in `text`: half-open ranges. `role`
    is `title` for a page's title. `gone_at` is when it was first seen to be gone:
    with its passage, or with its page.
    """

    page_id: int
    url: str
    title: str | None
    source: str
    text: str
    spans: tuple[tuple[int, int], ...]
    role: str
    since: int
    since_at: dt.datetime
    speaker: str | None = None
    affiliation: str | None = None
    until: int | None = None
    gone_at: dt.datetime | None = None

    def snippet(self, width: int = 80) -> tuple[str, tuple[tuple[int, int], ...]]:
        """Return about `width` characters around the first term, and its spans."""
        if len(self.text) <= width:
            return self.text, self.spans
        first = self.spans[0][0] if self.spans else 0
        start = max(0, min(first - width // 3, len(self.text) - width))
        end = min(len(self.text), start + width)
        before = _ELLIPSIS if start else ""
        after = _ELLIPSIS if end < len(self.text) else ""
        shift = len(before) - start
        spans = tuple(
            (max(a, start) + shift, min(b, end) + shift)
            for a, b in self.spans
            if a < end and b > start
        )
        return before + self.text[start:end] + after, spans


@dataclasses.dataclass(frozen=True, slots=True)
class Traced:
    """Where and when a sentence was seen: one stay on one page, in one's words.

    It was first seen in version `first`; last seen in `last`, at `last_at`. `gone_at`
    is when it was seen to be gone, or None if it is still there.
    """

    found: Found
    first: int
    first_at: dt.datetime
    last: int
    last_at: dt.datetime
    gone_at: dt.datetime | None = None


_MATCHES = sa.text(
    "SELECT rowid AS id FROM search_text WHERE search_text MATCH :match"
).columns(sa.column("id", sa.Integer))


def search(
    store: SqlStore, query: Query, *, limit: int = 50, offset: int = 0
) -> tuple[Found, ...]:
    """Return the passages that answer the query, those stored last first.

    Raises `InputError` where the query has no words.
    """
    match = _words.match(query.words)
    if match is None:
        raise InputError(
            f"{query.words!r} has no words to look for. Give at least one letter, "
            f"digit or character; a minus before a word excludes it."
        )
    wanted, _ = _words.terms(query.words)
    with store.reading() as connection:
        _require_index(connection)
        # By the index's own order and no other: so it stops at the limit, and does
        # not sort the hundred thousand passages that have a common word.
        chosen = (
            _chosen(query, match)
            .order_by(sa.desc(sa.literal_column("matches.id")))
            .limit(limit)
            .offset(offset)
        )
        theirs = _few_texts(connection, query)
        if theirs is not None:
            chosen = chosen.where(_AMONG.in_(theirs))
        rows = connection.execute(_statement(chosen)).all()
    return tuple(found(row, wanted) for row in rows)


def trace(store: SqlStore, sentence: str) -> tuple[Traced, ...]:
    """Return each stay of a sentence on a page, the one seen first, first.

    The sentence may be part of a paragraph; width, case and accents do not matter,
    anything else does.
    """
    match = _words.match(f'"{sentence.replace(chr(34), " ")}"')
    if match is None:
        raise InputError(
            "There is no sentence to look for: give its words, in quotation marks."
        )
    sought = _words.folded(sentence.strip())
    with store.reading() as connection:
        _require_index(connection)
        statement = _statement(_chosen(Query(sentence), match))
        stays = [
            one
            for row in connection.execute(statement)
            if sought in _words.folded((one := found(row, [sentence])).text)
        ]
        traced = [_stay(connection, group) for group in _stays(stays)]
    return tuple(sorted(traced, key=lambda stay: stay.first_at))


# Whoever has at most so many passages says little. To find the texts of that many
# takes less time than to look at the passages of a common word's matches.
_LITTLE = 2000

# A match, before its passages are looked at. Without the plus, SQLite would ask the
# index of words anew for each text, which takes half a millisecond.
_AMONG: sa.ColumnElement[int] = sa.literal_column("+matches.id", sa.Integer)


def _few_texts(connection: sa.Connection, query: Query) -> set[int] | None:
    """Return the texts of the voices that are asked for, or None if that bounds little.

    None too where a query is for no voices.
    """
    conditions = _voices(query)
    if not conditions:
        return None
    voices = sa.select(voice.c.id).where(*conditions)
    texts = sa.select(passage.c.text_id).where(passage.c.voice_id.in_(voices))
    found = connection.execute(texts.limit(_LITTLE + 1)).scalars().all()
    return set(found) if len(found) <= _LITTLE else None


def _require_index(connection: sa.Connection) -> None:
    if connection.dialect.name != "sqlite":
        raise StoreError(
            "Search needs SQLite's full-text index; this store is in another database."
        )


def _chosen(query: Query, match: str) -> sa.Select[Any]:
    """Return what finds the ids of the passages that answer, and no more of them.

    A common word may have a hundred thousand matches that a rare condition has to
    reject: all that is asked of a passage is in the index `passage_text`.
    """
    matches = _MATCHES.bindparams(match=match).subquery("matches")
    chosen = (
        sa.select(passage.c.id.label("id"), matches.c.id.label("place"))
        .select_from(matches)
        .join(passage, passage.c.text_id == matches.c.id)
    )
    return chosen.where(*conditions(query))


def _statement(chosen: sa.Select[Any]) -> sa.Select[Any]:
    """Return what reads all that is to be known of the chosen passages."""
    ids = chosen.subquery("chosen")
    read = passages(ids, passage.c.id == ids.c.id)
    return read.order_by(ids.c.place.desc(), passage.c.id)


def passages(
    first: sa.FromClause, on: sa.ColumnElement[bool] | None = None
) -> sa.Select[Any]:
    """Return the statement for passages with all that `found` reads of them.

    `first` is what the database begins with: the passages, or what they join `on`.
    """
    begun = first if on is None else sa.join(first, passage, on)
    return (
        sa.select(
            passage.c.id,
            passage.c.page_id,
            passage.c.since,
            passage.c.until,
            passage.c.since_at,
            passage.c.until_at,
            page.c.url,
            page.c.title,
            page.c.source,
            page.c.availability,
            page.c.failing_since,
            voice.c.role,
            voice.c.speaker,
            voice.c.affiliation,
            text.c.body,
        )
        .select_from(begun)
        .join(page, page.c.id == passage.c.page_id)
        .join(voice, voice.c.id == passage.c.voice_id)
        .join(text, text.c.id == passage.c.text_id)
    )


def _voices(query: Query) -> list[sa.ColumnElement[bool]]:
    """Return what a voice has to be for a query."""
    voices = [
        column.icontains(part, autoescape=True)
        for column, part in (
            (voice.c.speaker, query.speaker),
            (voice.c.affiliation, query.affiliation),
        )
        if part is not None
    ]
    if query.role is not None:
        voices.append(voice.c.role == query.role)
    return voices


def conditions(query: Query) -> list[sa.ColumnElement[bool]]:
    """Return what a passage has to be for a query, its words aside."""
    conditions: list[sa.ColumnElement[bool]] = []
    voices = _voices(query)
    if voices:
        # Far fewer voices than passages: looked up once, and not with each match.
        conditions.append(passage.c.voice_id.in_(sa.select(voice.c.id).where(*voices)))
    if query.page is not None:
        conditions.append(passage.c.page_id == query.page)
    if query.source is not None:
        of_source = sa.select(page.c.id).where(page.c.source == query.source)
        conditions.append(passage.c.page_id.in_(of_source))
    if query.until is not None:
        conditions.append(passage.c.since_at <= _rows.instant(query.until))
    if query.since is not None:
        still = _rows.instant(query.since)
        conditions.append(passage.c.until_at.is_(None) | (passage.c.until_at > still))
        went = sa.select(page.c.id).where(
            page.c.availability == _GONE, page.c.failing_since <= still
        )
        conditions.append(passage.c.page_id.not_in(went))
    if query.gone is not None:
        pages = sa.select(page.c.id).where(page.c.availability == _GONE)
        gone = passage.c.until_at.is_not(None) | passage.c.page_id.in_(pages)
        conditions.append(gone if query.gone else sa.not_(gone))
    return conditions


def found(row: sa.Row[Any], wanted: list[str]) -> Found:
    """Return a row of `passages` as it is told; `wanted` are the words to mark."""
    body = _texts.unpack(row.body).decode()
    gone_at = row.until_at
    if gone_at is None and row.availability == Availability.GONE:
        gone_at = row.failing_since
    return Found(
        page_id=row.page_id,
        url=row.url,
        title=row.title,
        source=row.source,
        text=body,
        spans=_words.spans(body, wanted),
        role=row.role,
        since=row.since,
        since_at=_rows.moment(row.since_at),
        speaker=row.speaker or None,
        affiliation=row.affiliation or None,
        until=row.until,
        gone_at=_rows.optional_moment(gone_at),
    )


def _stays(stays: list[Found]) -> list[list[Found]]:
    """Put together what follows on: a paragraph edited around the sentence."""
    kept: dict[tuple[object, ...], list[list[Found]]] = {}
    for one in sorted(stays, key=lambda f: f.since):
        key = (one.page_id, one.role, one.speaker, one.affiliation)
        groups = kept.setdefault(key, [])
        last = groups[-1] if groups else []
        ends = [f.until for f in last]
        if last and (None in ends or one.since <= max(e for e in ends if e)):
            last.append(one)
        else:
            groups.append([one])
    return [group for groups in kept.values() for group in groups]


def _stay(connection: sa.Connection, group: list[Found]) -> Traced:
    """Return a stay of passages that follow on each other."""
    first = group[0]
    end = max(group, key=lambda f: (f.until is None, f.until or 0))
    last = end.until - 1 if end.until else _last_version(connection, first.page_id)
    at = sa.select(capture.c.at).join(snapshot, snapshot.c.capture_id == capture.c.id)
    last_at = connection.execute(
        at.where(snapshot.c.page_id == first.page_id, snapshot.c.number == last)
    ).scalar_one()
    return Traced(
        found=end,
        first=first.since,
        first_at=first.since_at,
        last=last,
        last_at=_rows.moment(last_at),
        gone_at=end.gone_at,
    )


def _last_version(connection: sa.Connection, page_id: int) -> int:
    query = sa.select(page.c.versions).where(page.c.id == page_id)
    return int(connection.execute(query).scalar_one())
