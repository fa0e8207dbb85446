"""Outside time stamps of the ledger's head (RFC 3161).

An authority signs a digest and the time at which it saw it. This module makes the
question and keeps the answer; carrying them to and fro is another's work, and whether
the signature holds is for `openssl ts -verify` and the authority's certificate.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib

import sqlalchemy as sa

from monitor.errors import FailureError, InputError
from monitor.store import _ledger, _rows
from monitor.store._ledger import EntryKind, Ledger, StampWords
from monitor.store._sql import SqlStore
from monitor.store._tables import ledger, stamp

# DER, ITU-T X.690. The algorithm is SHA-256, 2.16.840.1.101.3.4.2.1, no parameters.
_SHA256 = bytes.fromhex("300d06096086480165030402010500")
_INTEGER, _OCTETS, _SEQUENCE, _BOOLEAN = 0x02, 0x04, 0x30, 0x01
_LONG = 0x80

# PKIStatus (RFC 3161, section 2.4.2): granted, granted with modifications.
_GRANTED = (0, 1)


@dataclasses.dataclass(frozen=True, slots=True)
class Question:
    """What an authority is asked: `body` is sent as `application/timestamp-query`.

    It is about the first `length` entries of the ledger, whose head is `digest`.
    """

    length: int
    digest: bytes
    body: bytes
    nonce: int


@dataclasses.dataclass(frozen=True, slots=True)
class Stamp:
    """An authority's reply, and what of the ledger it covers."""

    id: int
    at: dt.datetime
    authority: str
    length: int
    digest: str
    reply: bytes


def question(store: SqlStore, *, nonce: int) -> Question:
    """Return the question about the ledger as it is now.

    `nonce` is a number that was never used before: it ties the reply to the question.
    Raises `InputError` where there is nothing in the ledger.
    """
    with store.reading() as connection:
        head = _ledger.head(connection)
    if head.length == 0:
        raise InputError("There is nothing in the store yet that could be stamped.")
    imprint = _der(_SEQUENCE, _SHA256 + _der(_OCTETS, head.digest))
    body = _der(
        _SEQUENCE,
        _number(1) + imprint + _number(nonce) + _der(_BOOLEAN, b"\xff"),
    )
    return Question(head.length, head.digest, body, nonce)


def keep_reply(
    store: SqlStore, asked: Question, reply: bytes, *, authority: str, at: dt.datetime
) -> Stamp:
    """Keep an authority's reply; the ledger notes it.

    Raises `FailureError` where it was refused, or answers another question.
    """
    _require_granted(reply, asked, authority)
    words = StampWords(
        length=asked.length,
        digest=asked.digest.hex(),
        authority=authority,
        at=_rows.instant(at),
        reply=hashlib.sha256(reply).hexdigest(),
    )
    with store.writing() as connection:
        values = {
            "at": words.at,
            "authority": authority,
            "length": asked.length,
            "digest": asked.digest,
            "reply": reply,
        }
        made = connection.execute(stamp.insert().values(values).returning(stamp)).one()
        Ledger(connection).append(EntryKind.STAMPED, words)
    return _stamp(made)


def stamps(store: SqlStore) -> tuple[Stamp, ...]:
    """Return all stamps, the oldest first."""
    with store.reading() as connection:
        rows = connection.execute(sa.select(stamp).order_by(stamp.c.id)).all()
    return tuple(_stamp(row) for row in rows)


def uncovered(store: SqlStore) -> int:
    """Return how many entries of the ledger no stamp covers yet."""
    with store.reading() as connection:
        last = connection.execute(sa.select(sa.func.max(stamp.c.length))).scalar() or 0
        newer = (
            sa.select(sa.func.count())
            .select_from(ledger)
            .where(ledger.c.id > last, ledger.c.kind != str(EntryKind.STAMPED))
        )
        return int(connection.execute(newer).scalar_one())


def _stamp(row: sa.Row[tuple[object, ...]]) -> Stamp:
    values = row._mapping  # noqa: SLF001 - a row's public dict
    return Stamp(
        id=values["id"],
        at=_rows.moment(values["at"]),
        authority=values["authority"],
        length=values["length"],
        digest=_rows.digest_text(values["digest"]),
        reply=values["reply"],
    )


def _require_granted(reply: bytes, asked: Question, authority: str) -> None:
    """Check what can be checked without the authority's certificate."""
    try:
        response = _content(reply, _SEQUENCE)
        status = _content(_content(response, _SEQUENCE), _INTEGER)
    except ValueError as error:
        raise FailureError(
            f"{authority} did not answer with a time stamp ({error}). Nothing was "
            f"stamped; check its address, and try again later."
        ) from error
    if int.from_bytes(status, "big") not in _GRANTED:
        raise FailureError(
            f"{authority} refused to stamp (status {int.from_bytes(status, 'big')}). "
            f"Nothing was stamped; it may ask for an account, or for another policy."
        )
    if not all(
        one in reply for one in (_der(_OCTETS, asked.digest), _number(asked.nonce))
    ):
        raise FailureError(
            f"{authority} stamped something else than it was asked to. The reply was "
            f"not kept; do not trust this authority before you know why."
        )


def _number(value: int) -> bytes:
    return _der(_INTEGER, value.to_bytes(value.bit_length() // 8 + 1, "big"))


def _der(tag: int, content: bytes) -> bytes:
    """Return a tag, the length of the content, and the content."""
    if len(content) < _LONG:
        return bytes((tag, len(content))) + content
    length = len(content).to_bytes((len(content).bit_length() + 7) // 8, "big")
    return bytes((tag, _LONG | len(length))) + length + content


def _content(data: bytes, tag: int) -> bytes:
    """Return the content of the element that the data begins with."""
    if len(data) < 2 or data[0] != tag:  # noqa: PLR2004 - a tag and a length
        raise ValueError("it is no DER of the right kind")
    length, start = data[1], 2
    if length & _LONG:
        start += length & ~_LONG
        length = int.from_bytes(data[2:start], "big")
    if len(data) < start + length:
        raise ValueError("it was cut short")
    return data[start : start + length]
