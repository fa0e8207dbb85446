"""Texts in the database: each distinct one once, whoever refers to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

import sqlalchemy as sa

from monitor.store import _texts
from monitor.store._tables import text

# SQLite before 3.32 takes 999 parameters in a statement; statements of one length
# are compiled once.
_BATCH = 500

_Item = TypeVar("_Item")


def load(connection: sa.Connection, ids: Iterable[int]) -> dict[int, str]:
    """Return the texts of these ids, as many of them as there are."""
    loaded = {}
    for batch in batches(sorted(set(ids))):
        query = sa.select(text.c.id, text.c.body).where(text.c.id.in_(batch))
        for row in connection.execute(query):
            loaded[row.id] = _texts.unpack(row.body).decode()
    return loaded


def intern(
    connection: sa.Connection,
    texts: Sequence[str],
    earlier: Sequence[int],
) -> list[int]:
    """Return the id of each text, storing those that are new.

    The texts of the version before lie side by side and are looked up first: in a
    large store the index on digests is the one thing that is read at random.
    """
    digests = [_texts.digest(item) for item in texts]
    known: dict[bytes, int] = {}
    for batch in batches(sorted(set(earlier))):
        _note(connection, known, text.c.id.in_(batch))
    _find(connection, known, digests)
    new = {d: t for d, t in zip(digests, texts, strict=True) if d not in known}
    if new:
        rows = [
            {"digest": digest, "body": _texts.pack(item.encode())}
            for digest, item in new.items()
        ]
        connection.execute(text.insert(), rows)
        _find(connection, known, list(new))
    return [known[digest] for digest in digests]


def _find(
    connection: sa.Connection, known: dict[bytes, int], digests: Iterable[bytes]
) -> None:
    wanted = list(dict.fromkeys(d for d in digests if d not in known))
    for batch in batches(wanted):
        _note(connection, known, text.c.digest.in_(batch))


def _note(
    connection: sa.Connection,
    known: dict[bytes, int],
    which: sa.ColumnElement[bool],
) -> None:
    for row in connection.execute(sa.select(text.c.id, text.c.digest).where(which)):
        known[row.digest] = row.id


def batches(items: Sequence[_Item]) -> Iterable[Sequence[_Item]]:
    """Return the items in runs that fit into one statement."""
    return (items[start : start + _BATCH] for start in range(0, len(items), _BATCH))
