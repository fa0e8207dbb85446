"""Captures out of WARC files that other programs wrote.

What comes out goes through the same judging, parsing and comparing as what was fetched
just now. Versions count in the order of storing, so history from elsewhere is imported
oldest first, and before a page has versions of its own.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.timeutils import iso_date_to_datetime

from monitor.errors import InputError
from monitor.model import Capture
from monitor.store import _rows
from monitor.store._coding import decoded
from monitor.store._sql import SqlStore
from monitor.store._tables import capture as captures

_HTTP = ("http://", "https://")


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """One response of a file: its capture, or why there is none, for a person."""

    url: str
    record: str
    capture: Capture | None = None
    problem: str | None = None


def responses(path: Path) -> Iterator[Entry]:
    """Yield what each HTTP response of a WARC file (gzip or not) brought, in order.

    A response whose digests do not hold, or whose body cannot be decoded, comes as a
    problem; so does a `revisit`, whose body is in another record. Raises `InputError`
    where the file is no WARC, or ends in the middle of a record.
    """
    empty = True
    try:
        with path.open("rb") as file:
            for record in ArchiveIterator(file, check_digests=True):
                empty = False
                url = record.rec_headers.get_header("WARC-Target-URI") or ""
                if record.rec_type == "response" and url.startswith(_HTTP):
                    yield _entry(path, record, url)
                elif record.rec_type == "revisit":
                    yield Entry(
                        url,
                        record.rec_headers.get_header("WARC-Record-ID") or "",
                        problem="it is a revisit: the body is in an earlier record",
                    )
    except (ArchiveLoadFailed, EOFError, ValueError) as error:
        raise InputError(
            f"{path} is not a whole WARC file: {str(error).strip()}. What came before "
            f"was read; get the file again from where it is from."
        ) from error
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}.") from error
    if empty:
        raise InputError(
            f"{path} has no record in it: it is empty, or no WARC file. Get it again "
            f"from where it is from."
        )


def is_stored(store: SqlStore, page_id: int, capture: Capture) -> bool:
    """Whether the page has this capture: one of its time, with its body."""
    query = sa.select(captures.c.id).where(
        captures.c.page_id == page_id,
        captures.c.at == _rows.instant(capture.at),
        captures.c.digest == _rows.digest_bytes(capture.digest),
    )
    with store.reading() as connection:
        return connection.execute(query).first() is not None


def _entry(path: Path, record: ArcWarcRecord, url: str) -> Entry:
    record_id = record.rec_headers.get_header("WARC-Record-ID") or ""
    sent = record.raw_stream.read()
    if record.digest_checker.passed is False:
        return Entry(url, record_id, problem="its digest does not hold")
    http = record.http_headers
    try:
        status = int(http.get_statuscode()) if http else 0
    except ValueError:
        return Entry(url, record_id, problem="it is not an HTTP response")
    headers = tuple((name, value) for name, value in (http.headers if http else ()))
    body = _body(sent, headers)
    if body is None:
        return Entry(url, record_id, problem="its body cannot be decoded")
    at = iso_date_to_datetime(record.rec_headers.get_header("WARC-Date"))
    capture = Capture(
        url=url,
        final_url=url,
        at=at.replace(tzinfo=dt.UTC),
        seconds=0.0,
        status=status,
        headers=headers,
        body=body,
        raw_body=sent if body != sent else None,
        detail=f"imported from {path.name}, record {record_id}",
    )
    return Entry(url, record_id, capture)


def _body(sent: bytes, headers: tuple[tuple[str, str], ...]) -> bytes | None:
    """Return the body without chunks and codings, or None where that fails."""
    named = {name.lower(): value for name, value in headers}
    if "chunked" in named.get("transfer-encoding", "").lower():
        # Some programs keep the chunks and some keep the header alone.
        sent = _without_chunks(sent) or sent
    coding = named.get("content-encoding")
    body = decoded(sent, coding)
    # A header may speak of a coding that was undone before the record was written.
    return sent if body is None and not _looks_coded(sent) else body


def _looks_coded(sent: bytes) -> bool:
    """Whether the bytes begin as no page does."""
    return sent.lstrip()[:1] != b"<"


def _without_chunks(sent: bytes) -> bytes | None:
    """Return the content of chunks (RFC 9112, section 7.1), or None if it has none."""
    out, place = bytearray(), 0
    while True:
        end = sent.find(b"\r\n", place)
        try:
            size = int(sent[place:end].partition(b";")[0], 16)
        except ValueError:
            return None
        start = end + 2
        if size == 0:
            return bytes(out)
        if end < 0 or sent[start + size : start + size + 2] != b"\r\n":
            return None
        out += sent[start : start + size]
        place = start + size + 2
