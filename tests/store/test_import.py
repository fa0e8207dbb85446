"""History from elsewhere becomes captures, once, and what is damaged is named."""

import gzip
import io
from typing import cast

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from monitor.errors import InputError
from monitor.model import Capture
from monitor.store import Format, export, is_stored, responses

URL = "https://press.example/a"
BODY = b"<html><p>ferries</p></html>"


def captures(path):
    """Return the captures of a file in which nothing is wrong."""
    entries = list(responses(path))
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


def test_a_revisit_is_named(tmp_path):
    path = tmp_path / "x.warc.gz"
    with path.open("wb") as file:
        writer = WARCWriter(file)
        writer.write_record(
            writer.create_revisit_record(URL, "sha1:x", URL, "2020-01-02T03:04:05Z")
        )
    (entry,) = responses(path)
    assert "revisit" in str(entry.problem)


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
