"""Captures as WARC 1.1 files (ISO 28500:2017) and back.

A file says who made it, and holds the response as it was sent, the request that asked
for it, and a metadata record that says how it came, each a gzip member of its own with
SHA-256 digests, so that any web-archive tool opens it. The digests are hexadecimal:
that is what `sha256sum` prints.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import gzip
import hashlib
import http.client
import io
import urllib.parse
import uuid
import zlib
from collections.abc import Iterable, Iterator

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from monitor import codec
from monitor.errors import DamagedStoreError, InputError
from monitor.model import Capture, Failure
from monitor.store._coding import decoded

_WARC_1_1 = "WARC/1.1"
# Of this type alone, players know that a metadata record is not the page: pywb shows
# any other in the place of the response.
_FIELDS = "application/warc-fields"
# All of `About`, as JSON, which has no line break.
_ABOUT = b"capture: "
_LEDGER = "ledger: "
# The first record is much shorter than this; it is not read any further.
_INFO_BYTES = 4096
_GZIP = 16 + zlib.MAX_WBITS
_GZIP_LEVEL = 6
_DATE = "%Y-%m-%dT%H:%M:%S.%fZ"

# Whoever has these may act as the one who fetched the page.
_SECRET = {"authorization", "proxy-authorization", "cookie", "set-cookie"}
# The body is kept without the chunks of the connection that carried it.
_CONNECTION = {"transfer-encoding"}
_CODING = {"content-encoding", "content-length"}

# WARC-Truncated, ISO 28500:2017, section 5.13.
_TRUNCATED = {
    Failure.TOO_LARGE: "length",
    Failure.TIMEOUT: "time",
    Failure.TRUNCATED: "disconnect",
    Failure.RESET: "disconnect",
}

Headers = tuple[tuple[str, str], ...]


def digest(data: bytes) -> str:
    """Return the digest of a block or payload as records and captures carry it."""
    return "sha256:" + hashlib.sha256(data).hexdigest()


@dataclasses.dataclass(frozen=True, slots=True)
class About:
    """The metadata record: how the capture came, and what was not kept of it.

    `capture` is without header fields and bodies, which the other records have;
    `ledger` is the head of the ledger when the file was made, which ties the two.
    """

    software: str
    capture: Capture
    digest: str
    dropped: tuple[str, ...] = ()
    ledger: str | None = None


def write(capture: Capture, software: str, *, ledger: str | None = None) -> bytes:
    """Return the file of a capture: who made it, response, request and metadata.

    `software` is who made it, as name and version. Header values that are secrets
    are left out, and the metadata says which; so it does where the body could only
    be kept with its Content-Encoding undone.
    """
    headers, payload, dropped = _as_sent(capture)
    status = capture.status or 0
    reason = http.client.responses.get(status, "")
    about = About(
        software=software,
        capture=dataclasses.replace(
            capture,
            headers=(),
            body=b"",
            raw_body=None,
            request_headers=(),
            request_body=b"",
        ),
        digest=capture.digest,
        dropped=dropped,
        ledger=ledger,
    )
    made = f"software: {software}\r\nformat: {_WARC_1_1}\r\n{_LEDGER}{ledger}\r\n"
    response = _record(
        capture,
        "response",
        "application/http;msgtype=response",
        _http(f"HTTP/1.1 {status} {reason}", headers) + payload,
        {"WARC-Payload-Digest": digest(payload), **_response_fields(capture)},
    )
    response_id = response.rec_headers.get_header("WARC-Record-ID")
    request = _record(
        capture,
        "request",
        "application/http;msgtype=request",
        _request(capture),
        {
            "WARC-Payload-Digest": digest(capture.request_body),
            "WARC-Concurrent-To": response_id,
        },
    )
    notes = (
        f"software: {software}\r\nfetchTimeMs: {capture.seconds * 1000:.0f}\r\n"
    ).encode() + b"".join((_ABOUT, codec.encode(about), b"\r\n"))
    metadata = _record(
        capture,
        "metadata",
        _FIELDS,
        notes,
        {"WARC-Payload-Digest": digest(notes), "WARC-Refers-To": response_id},
    )
    info = _record(capture, "warcinfo", _FIELDS, made.encode(), {})
    return b"".join(_member(r) for r in (info, response, request, metadata))


def _member(record: ArcWarcRecord) -> bytes:
    """Return the record as a gzip member; warcio's own level takes thrice as long."""
    out = io.BytesIO()
    WARCWriter(out, gzip=False, warc_version=_WARC_1_1).write_record(record)
    return gzip.compress(out.getvalue(), _GZIP_LEVEL, mtime=0)


def ledger_head(data: bytes) -> tuple[int, str] | None:
    """Return the ledger's length and digest when the file was made, if it says so."""
    stream = zlib.decompressobj(wbits=_GZIP)
    try:
        first = stream.decompress(data[:_INFO_BYTES], _INFO_BYTES).decode(
            "utf-8", "replace"
        )
    except zlib.error:
        return None
    _, found, rest = first.partition(f"\n{_LEDGER}")
    length, _, chained = rest.partition("\r")[0].partition(":")
    return (int(length), chained) if found and length.isdigit() else None


def read(data: bytes, name: str) -> Capture:
    """Return the capture of a file that `write` made; `name` is for the message.

    Raises `DamagedStoreError` where a digest does not fit, or a record is missing.
    """
    return read_all(data, name)[0]


def read_all(data: bytes, name: str) -> tuple[Capture, About]:
    """Return the capture and the metadata of a file that `write` made."""
    found = {kind: block for kind, _, block in records(data, name)}
    try:
        notes = found["metadata"].partition(_ABOUT)[2]
        about = codec.decode(About, notes)
        head, payload = found["response"].split(b"\r\n\r\n", 1)
        asked, sent = found["request"].split(b"\r\n\r\n", 1)
    except (KeyError, ValueError, InputError) as error:
        why = f"a record is missing or not readable: {error}".rstrip(".")
        raise _damaged(name, why) from error
    headers = _fields(head)
    coding = ", ".join(v for k, v in headers if k.lower() == "content-encoding")
    body = decoded(payload, coding)
    if body is None or digest(body) != about.digest:
        raise _damaged(name, "its body is not the one that was captured")
    capture = dataclasses.replace(
        about.capture,
        at=about.capture.at.astimezone(dt.UTC),
        headers=headers,
        body=body,
        raw_body=payload if coding else None,
        request_headers=_fields(asked),
        request_body=sent,
    )
    return capture, about


def read_verified(data: bytes, name: str, file_digest: bytes) -> Capture:
    """Return the capture of a file that has to have this digest as a whole."""
    if hashlib.sha256(data).digest() != file_digest:
        raise _damaged(name, "it is not the file that was written")
    return read(data, name)


def records(data: bytes, name: str) -> Iterator[tuple[str, dict[str, str], bytes]]:
    """Yield type, fields and block of each record, its digests verified.

    Raises `DamagedStoreError` where one does not fit or the file cannot be read.
    """
    source = io.BytesIO(data)
    try:
        for record in ArchiveIterator(source, no_record_parse=True):
            fields = dict(record.rec_headers.headers)
            block = record.raw_stream.read()
            if fields.get("WARC-Block-Digest") != digest(block):
                raise _damaged(name, f"its {record.rec_type} record was altered")
            yield record.rec_type, fields, block
    except (ArchiveLoadFailed, OSError, EOFError, ValueError) as error:
        raise _damaged(name, str(error)) from error


def _as_sent(capture: Capture) -> tuple[Headers, bytes, tuple[str, ...]]:
    """Return header fields and payload to keep, and the names of what is not.

    The payload is what was sent, with its codings, where they can be undone again;
    otherwise the body, without the header fields that speak of the codings.
    """
    unwanted = _SECRET | _CONNECTION
    coding = ", ".join(
        value for name, value in capture.headers if name.lower() == "content-encoding"
    )
    sent = capture.raw_body if capture.raw_body is not None else capture.body
    if coding and decoded(sent, coding) != capture.body:
        unwanted = unwanted | _CODING
        sent = capture.body
    elif not coding:
        sent = capture.body
    kept = tuple(h for h in capture.headers if h[0].lower() not in unwanted)
    if unwanted >= _CODING:
        kept = (*kept, ("Content-Length", str(len(sent))))
    asked = (*capture.headers, *capture.request_headers)
    dropped = [
        # A coding says how to read the bytes that were sent, and is no secret.
        f"{name}: {value}" if name.lower() in _CODING | _CONNECTION else name
        for name, value in asked
        if name.lower() in unwanted
    ]
    return kept, sent, tuple(dict.fromkeys(dropped))


def _request(capture: Capture) -> bytes:
    parts = urllib.parse.urlsplit(_uri(capture.final_url))
    query = f"?{parts.query}" if parts.query else ""
    headers = [h for h in capture.request_headers if h[0].lower() not in _SECRET]
    if not any(name.lower() == "host" for name, _ in headers):
        headers.insert(0, ("Host", parts.netloc.rpartition("@")[2]))
    # A body without its secrets has another length than the one that was sent.
    length = str(len(capture.request_body))
    headers = [
        (name, length if name.lower() == "content-length" else value)
        for name, value in headers
    ]
    first = f"{capture.method} {parts.path or '/'}{query} HTTP/1.1"
    return _http(first, headers) + capture.request_body


def _uri(address: str) -> str:
    """Return the address as RFC 3986 wants it: what is beyond ASCII in percents."""
    return urllib.parse.quote(address, safe="/%:@!$&'()*+,;=~-._?#[]")


def _response_fields(capture: Capture) -> dict[str, str]:
    fields = {}
    if capture.peer:
        fields["WARC-IP-Address"] = capture.peer.address
    if capture.failure in _TRUNCATED:
        fields["WARC-Truncated"] = _TRUNCATED[capture.failure]
    return fields


def _http(first: str, headers: Iterable[tuple[str, str]]) -> bytes:
    """Return a message's head; header bytes beyond ASCII are kept as they came."""
    lines = [first.rstrip(), *(f"{name}: {value}" for name, value in headers)]
    return "\r\n".join([*lines, "", ""]).encode("utf-8", "surrogateescape")


def _fields(head: bytes) -> Headers:
    lines = head.decode("utf-8", "surrogateescape").split("\r\n")[1:]
    pairs = (line.partition(":") for line in lines)
    return tuple((name, value.strip()) for name, _, value in pairs)


def _record(
    capture: Capture, kind: str, content_type: str, block: bytes, more: dict[str, str]
) -> ArcWarcRecord:
    """Return a record; its block is given whole, so that warcio alters no byte."""
    fields = StatusAndHeaders("", [], protocol=_WARC_1_1)
    fields.add_header("WARC-Type", kind)
    fields.add_header("WARC-Record-ID", f"<{uuid.uuid4().urn}>")
    if kind != "warcinfo":
        fields.add_header("WARC-Target-URI", _uri(capture.final_url))
    fields.add_header("WARC-Date", capture.at.astimezone(dt.UTC).strftime(_DATE))
    for name, value in more.items():
        fields.add_header(name, value)
    fields.add_header("WARC-Block-Digest", digest(block))
    record = ArcWarcRecord(
        "warc", kind, fields, io.BytesIO(block), None, content_type, len(block)
    )
    record.payload_length = len(block)
    return record


def _damaged(name: str, why: str) -> DamagedStoreError:
    return DamagedStoreError(
        f"{name} is damaged: {why}. It cannot stand as evidence; bring it back from a "
        f"backup. `monitor verify` says what else is affected."
    )
