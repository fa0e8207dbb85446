"""History from elsewhere becomes captures, once, and what is damaged is named."""

import base64
import gzip
import hashlib
import io
import zipfile
from functools import partial
from typing import cast

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from monitor.errors import InputError
from monitor.model import Capture
from monitor.store import Format, export, is_stored, responses, stored_capture

URL = "https://press.example/a"
BODY = b"<html><p>ferries</p></html>"


def captures(*paths):
    """Return the captures of files in which nothing is wrong."""
    entries = list(responses(*paths))
    assert [entry.problem for entry in entries] == [None] * len(entries)
    return [cast(Capture, entry.capture) for entry in entries]


def foreign(path, *entries, gzipped=True):
    """Write a WARC 1.0 file with SHA-1, as other programs do."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=gzipped)
        writer.write_record(writer.create_warcinfo_record("x", {"software": "other"}))
        for date, body, headers in entries:
            record = writer.create_warc_record(
                URL,
                "response",
                payload=io.BytesIO(body),
                length=len(body),
                http_headers=StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1"),
                warc_headers_dict={"WARC-Date": date},
            )
            writer.write_record(record)
    return path


@pytest.mark.parametrize("gzipped", [True, False])
def test_other_programs_files_are_read(tmp_path, build, gzipped):
    path = foreign(
        tmp_path / "other.warc.gz",
        ("2020-01-02T03:04:05Z", BODY, [("Content-Type", "text/html")]),
        ("2021-01-02T03:04:05.678Z", BODY + b"2", [("Server", "x")]),
        gzipped=gzipped,
    )
    one, two = captures(path)
    assert (one.url, one.status, one.body) == (URL, 200, BODY)
    assert one.at.isoformat() == "2020-01-02T03:04:05+00:00"
    assert two.at.isoformat() == "2021-01-02T03:04:05.678000+00:00"
    assert one.headers == (("Content-Type", "text/html"),)
    assert str(one.detail).startswith("imported from other.warc.gz, record <urn:")


CHUNKED = b"5\r\n<html\r\n16;x=y\r\n><p>ferries</p></html>\r\n0\r\n\r\n"


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(BODY), [("Content-Encoding", "gzip")]),
        (BODY, [("Content-Encoding", "gzip")]),
        (BODY, [("Transfer-Encoding", "chunked")]),
        (CHUNKED, [("Transfer-Encoding", "chunked")]),
    ],
    ids=["coded", "coding undone", "chunks undone", "chunked"],
)
def test_a_body_is_what_the_server_meant(tmp_path, body, headers):
    path = foreign(tmp_path / "x.warc.gz", ("2020-01-02T03:04:05Z", body, headers))
    (capture,) = captures(path)
    assert capture.body == BODY


def test_what_cannot_be_used_is_named(tmp_path):
    path = foreign(
        tmp_path / "x.warc",
        ("2020-01-02T03:04:05Z", b"\x01\x02", [("Content-Encoding", "br")]),
        ("2020-01-02T03:04:06Z", BODY, []),
        gzipped=False,
    )
    path.write_bytes(path.read_bytes().replace(b"ferries", b"Ferries"))
    problems = [entry.problem for entry in responses(path)]
    assert problems == ["its body cannot be decoded", "its digest does not hold"]


def revisits(path, *entries, gzipped=True):
    """Write a file of revisits: date, what each refers to, its own HTTP head if any."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=gzipped)
        for date, digest, refers_to, head in entries:
            http = StatusAndHeaders(head, [("Server", "z")], protocol="HTTP/1.1")
            record = writer.create_revisit_record(
                URL, digest, URL, refers_to, http_headers=http if head else None
            )
            record.rec_headers.replace_header("WARC-Date", date)
            writer.write_record(record)
    return path


BODY_SHA1 = "sha1:" + base64.b32encode(hashlib.sha1(BODY).digest()).decode()
FIRST = "2020-01-02T03:04:05Z"
LATER = "2020-02-02T03:04:05Z"


@pytest.mark.parametrize("gzipped", [True, False])
@pytest.mark.parametrize(
    ("digest", "refers_to", "head"),
    [
        (BODY_SHA1, FIRST, "200 OK"),
        (BODY_SHA1, "1999-01-01T00:00:00Z", None),
        ("sha1:X", FIRST, "304 Not Modified"),
    ],
    ids=["digest and date", "digest alone", "date alone, not modified"],
)
def test_a_revisit_is_what_it_repeats_seen_again(
    tmp_path, gzipped, digest, refers_to, head
):
    """Also where the record that it repeats is in a file that is named later."""
    one = foreign(
        tmp_path / "1.warc", (FIRST, BODY, [("Server", "x")]), gzipped=gzipped
    )
    two = revisits(
        tmp_path / "2.warc", (LATER, digest, refers_to, head), gzipped=gzipped
    )
    first, again = captures(two, one)
    assert (again.body, again.status, again.url) == (BODY, 200, URL)
    assert again.at.isoformat() == "2020-02-02T03:04:05+00:00"
    assert again.headers == ((("Server", "z"),) if head == "200 OK" else first.headers)
    assert "repeats the capture of 2020-01-02" in str(again.detail)


def test_captures_come_in_the_order_of_time_whatever_file_they_are_in(tmp_path):
    one = foreign(
        tmp_path / "1.warc.gz",
        ("2020-01-03T00:00:00Z", BODY, []),
        ("2020-01-01T00:00:00Z", BODY, []),
    )
    two = foreign(tmp_path / "2.warc.gz", ("2020-01-02T00:00:00Z", BODY, []))
    assert [capture.at.day for capture in captures(one, two)] == [1, 2, 3]


def test_a_revisit_of_what_is_nowhere_is_named(tmp_path):
    path = revisits(tmp_path / "x.warc.gz", (LATER, "sha1:X", FIRST, "200 OK"))
    (entry,) = responses(path)
    assert entry.capture is None
    assert "2020-01-02 03:04:05Z that it repeats is in none" in str(entry.problem)


def test_a_revisit_of_what_was_imported_before_is_found_in_the_store(
    sql, build, tmp_path
):
    (first,) = captures(foreign(tmp_path / "1.warc.gz", (FIRST, BODY, [])))
    page = build.page(sql)
    sql.record([build.version(page, capture=first)])
    path = revisits(tmp_path / "2.warc.gz", (LATER, "sha1:X", FIRST, None))
    (entry,) = responses(path, earlier=partial(stored_capture, sql))
    assert entry.capture is not None
    assert entry.capture.body == BODY


def test_a_revisit_of_a_damaged_record_is_named(tmp_path):
    one = foreign(tmp_path / "1.warc", (FIRST, BODY, []), gzipped=False)
    one.write_bytes(one.read_bytes().replace(b"ferries", b"Ferries"))
    two = revisits(tmp_path / "2.warc", (LATER, BODY_SHA1, FIRST, None))
    problems = [entry.problem for entry in responses(one, two)]
    assert problems == [
        "its digest does not hold",
        "it is a revisit, and of what it repeats its digest does not hold",
    ]


@pytest.mark.parametrize("packed", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_the_files_inside_a_wacz_are_read(tmp_path, packed):
    one = foreign(tmp_path / "1.warc.gz", (FIRST, BODY, []))
    two = revisits(tmp_path / "2.warc.gz", (LATER, BODY_SHA1, FIRST, None))
    with zipfile.ZipFile(tmp_path / "all.wacz", "w", packed) as archive:
        archive.write(one, "archive/1.warc.gz")
        archive.write(two, "archive/2.warc.gz")
        archive.writestr("datapackage.json", "{}")
    assert [c.body for c in captures(tmp_path / "all.wacz")] == [BODY, BODY]


@pytest.mark.parametrize("data", [b"no WARC at all", b"\x1f\x8b\x08\x00rubbish"])
def test_a_file_that_is_no_warc_is_said(tmp_path, data):
    path = tmp_path / "x.warc.gz"
    path.write_bytes(data)
    with pytest.raises(InputError, match=r"x\.warc\.gz"):
        list(responses(path))


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        list(responses(tmp_path / "none"))


def test_what_was_exported_is_imported_once(sql, build, tmp_path):
    page = build.versions(sql, build.page(sql), 3)
    export(sql, tmp_path / "all.warc.gz", Format.WARC)
    found = captures(tmp_path / "all.warc.gz")
    assert len(found) == 3
    for number, capture in enumerate(found, 1):
        version = sql.snapshot(page.id, number)
        assert (capture.at, capture.digest) == (version.at, version.digest)
        assert is_stored(sql, page.id, capture)
    other = build.page(sql, source="elsewhere")
    assert not is_stored(sql, other.id, found[0])
    (done,) = sql.record([build.version(other, capture=found[0])])
    assert is_stored(sql, other.id, found[0])
    kept = sql.payload(done.snapshot.id)
    assert kept.body == found[0].body
    assert kept.detail.startswith("imported from all.warc.gz")
