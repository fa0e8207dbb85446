"""Captures out of WARC and WACZ files that other programs wrote.

What comes out goes through the same judging, parsing and comparing as what was fetched
just now. Versions count in the order of storing, so captures come out in the order of
their time, whatever files they are in; one is in memory at a time.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

import sqlalchemy as sa
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.timeutils import iso_date_to_datetime

from monitor.errors import InputError
from monitor.model import Capture
from monitor.store import _rows, _warc
from monitor.store._coding import decoded
from monitor.store._sql import SqlStore
from monitor.store._state import page_key
from monitor.store._tables import capture as captures
from monitor.store._tables import page

_HTTP = ("http://", "https://")
# A server that says so sends no page (RFC 9110, section 15.4.5).
_NOT_MODIFIED = 304

# Finds a capture elsewhere, by the address and time that a revisit names.
Earlier = Callable[[str, dt.datetime], Capture | None]


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """One response of a file: its capture, or why there is none, for a person."""

    url: str
    record: str
    capture: Capture | None = None
    problem: str | None = None
    file: Path | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class _Place:
    """Where a record begins; `member` is the WARC file inside a WACZ."""

    path: Path
    member: str | None
    offset: int


@dataclasses.dataclass(frozen=True, slots=True)
class _Listed:
    """A response or revisit as the first reading found it.

    `source` is where the body of a revisit is, `refers` what it names instead.
    """

    url: str
    record: str
    at: dt.datetime
    place: _Place
    revisit: bool = False
    payload: str = ""
    refers: tuple[str, dt.datetime] | None = None


def responses(
    *paths: Path, earlier: Earlier = lambda _url, _at: None
) -> Iterator[Entry]:
    """Yield what each HTTP response of WARC files (gzip or not) or WACZ files brought.

    Captures come in the order of their time. The body of a `revisit` is taken from
    the record that it refers to, in any of the files, or from what `earlier` finds. A
    response whose digests do not hold, or whose body cannot be decoded or found,
    comes as a problem. Raises `InputError` where a file is neither WARC nor WACZ.
    """
    listed = [one for path in paths for one in _survey(path)]
    bodies = _Bodies(listed, earlier)
    for one in sorted(listed, key=lambda one: one.at):
        with _explained(one.place.path):
            yield bodies.entry(one)


def is_stored(store: SqlStore, page_id: int, capture: Capture) -> bool:
    """Whether the page has this capture: one of its time, with its body."""
    query = sa.select(captures.c.id).where(
        captures.c.page_id == page_id,
        captures.c.at == _rows.instant(capture.at),
        captures.c.digest == _rows.digest_bytes(capture.digest),
    )
    with store.reading() as connection:
        return connection.execute(query).first() is not None


def stored_capture(store: SqlStore, url: str, at: dt.datetime) -> Capture | None:
    """Return the capture of an address at a time, if its file is in the store."""
    query = (
        sa.select(captures.c.path, captures.c.file_digest)
        .join(page, page.c.id == captures.c.page_id)
        .where(
            page.c.key == page_key(url),
            captures.c.at == _rows.instant(at),
            captures.c.path.is_not(None),
        )
    )
    with store.reading() as connection:
        row = connection.execute(query).first()
    if row is None or not store.objects.exists(row.path):
        return None
    data = store.objects.get(row.path)
    return _warc.read_verified(data, store.objects.locate(row.path), row.file_digest)


def _survey(path: Path) -> Iterator[_Listed]:
    """Yield the responses and revisits of a file, without their bodies."""
    empty = True
    with _explained(path):
        for member in _members(path):
            with _opened(path, member) as file:
                records = ArchiveIterator(file)
                for record in records:
                    empty = False
                    one = _listed(record, _Place(path, member, records.offset))
                    if one is not None:
                        yield one
    if empty:
        raise InputError(
            f"{path} has no record in it: it is empty, or no WARC file. Get it again "
            f"from where it is from."
        )


def _members(path: Path) -> list[str | None]:
    """Return the WARC files inside a WACZ, or nothing but the file itself."""
    if not zipfile.is_zipfile(path):
        return [None]
    with zipfile.ZipFile(path) as archive:
        names = [n for n in archive.namelist() if n.startswith("archive/")]
    return [n for n in names if n.endswith((".warc", ".warc.gz"))]


@contextlib.contextmanager
def _opened(path: Path, member: str | None) -> Iterator[BinaryIO]:
    if member is None:
        with path.open("rb") as file:
            yield file
    else:
        with zipfile.ZipFile(path) as archive, archive.open(member) as inside:
            yield cast(BinaryIO, inside)


@contextlib.contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Raise the room's errors in the place of those of files."""
    try:
        yield
    except (ArchiveLoadFailed, EOFError, ValueError, zipfile.BadZipFile) as error:
        raise InputError(
            f"{path} is not a whole WARC file: {str(error).strip()}. What came before "
            f"was read; get the file again from where it is from."
        ) from error
    except OSError as error:
        raise InputError(
            f"{path} cannot be read: {error.strerror or error}. Nothing of it was "
            f"taken in; check the path."
        ) from error


def _listed(record: ArcWarcRecord, place: _Place) -> _Listed | None:
    """Return what a record is, or None where it is no page's answer."""
    fields = record.rec_headers
    url = fields.get_header("WARC-Target-URI") or ""
    date = fields.get_header("WARC-Date")
    if record.rec_type not in {"response", "revisit"} or not url.startswith(_HTTP):
        return None
    refers_to = fields.get_header("WARC-Refers-To-Date")
    return _Listed(
        url=url,
        record=fields.get_header("WARC-Record-ID") or "",
        at=_moment(date),
        place=place,
        revisit=record.rec_type == "revisit",
        payload=(fields.get_header("WARC-Payload-Digest") or "").lower(),
        refers=(
            (fields.get_header("WARC-Refers-To-Target-URI") or url, _moment(refers_to))
            if refers_to
            else None
        ),
    )


def _moment(date: str | None) -> dt.datetime:
    """Return the time of a record; raises ValueError where it has none."""
    if date is None:
        raise ValueError("a record has no WARC-Date")
    return cast(dt.datetime, iso_date_to_datetime(date)).replace(tzinfo=dt.UTC)


class _Bodies:
    """Reads captures, those of revisits with the body of another record."""

    def __init__(self, listed: list[_Listed], earlier: Earlier) -> None:
        whole = [one for one in listed if not one.revisit]
        self._earlier = earlier
        self._by_payload = {one.payload: one for one in reversed(whole) if one.payload}
        self._by_visit = {(page_key(one.url), one.at): one for one in whole}

    def entry(self, one: _Listed) -> Entry:
        """Return what a record brought."""
        capture, problem = self._revisited(one) if one.revisit else _read(one)
        return Entry(one.url, one.record, capture, problem, one.place.path)

    def _revisited(self, one: _Listed) -> tuple[Capture | None, str | None]:
        """Return the capture that a revisit stands for: what it repeats, seen again.

        By the payload's digest or by address and time (WARC 1.1, section 6.7; the
        profiles `identical-payload-digest` and `server-not-modified`).
        """
        original = self._by_payload.get(one.payload)
        if original is None and one.refers is not None:
            url, at = one.refers
            original = self._by_visit.get((page_key(url), at))
        body: Capture | None = None
        if original is not None:
            body, problem = _read(original)
            if body is None:
                return None, f"it is a revisit, and of what it repeats {problem}"
        elif one.refers is not None:
            body = self._earlier(*one.refers)
        if body is None:
            named = f" of {one.refers[1]:%Y-%m-%d %H:%M:%S}Z" if one.refers else ""
            return None, (
                f"it is a revisit, and the capture{named} that it repeats is in none "
                f"of the files; import that one with it, or before it"
            )
        with _record(one.place) as record:
            http = record.http_headers
            status = _status(record)
            again = http is not None and status != _NOT_MODIFIED
            headers = tuple(http.headers) if again and http else body.headers
        same = _coding(headers) == _coding(body.headers)
        return dataclasses.replace(
            body,
            url=one.url,
            final_url=one.url,
            at=one.at,
            status=status if again and status else body.status,
            headers=headers,
            raw_body=body.raw_body if same else None,
            detail=(
                f"imported from {one.place.path.name}, record {one.record}, which "
                f"repeats the capture of {body.at.isoformat()}"
            ),
        ), None


@contextlib.contextmanager
def _record(place: _Place) -> Iterator[ArcWarcRecord]:
    with _opened(place.path, place.member) as file:
        file.seek(place.offset)
        yield next(iter(ArchiveIterator(file, check_digests=True)))


def _read(one: _Listed) -> tuple[Capture | None, str | None]:
    """Return the capture of a response, or why there is none."""
    with _record(one.place) as record:
        sent = record.raw_stream.read()
        if record.digest_checker.passed is False:
            return None, "its digest does not hold"
        http, status = record.http_headers, _status(record)
    if status is None:
        return None, "it is not an HTTP response"
    headers = tuple((name, value) for name, value in (http.headers if http else ()))
    body = _body(sent, headers)
    if body is None:
        return None, "its body cannot be decoded"
    return Capture(
        url=one.url,
        final_url=one.url,
        at=one.at,
        seconds=0.0,
        status=status,
        headers=headers,
        body=body,
        raw_body=sent if body != sent else None,
        detail=f"imported from {one.place.path.name}, record {one.record}",
    ), None


def _status(record: ArcWarcRecord) -> int | None:
    """Return the status of the answer in a record, if it has one."""
    try:
        return int(record.http_headers.get_statuscode())
    except (AttributeError, ValueError):
        return None


def _coding(headers: tuple[tuple[str, str], ...]) -> str:
    named = {name.lower(): value for name, value in headers}
    return named.get("content-encoding", "")


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
