"""The file of a capture is WARC 1.1 that any tool opens, and nothing of it is lost."""

import gzip
import hashlib
import io
import zlib

import brotli  # type: ignore[import-untyped]
import fastwarc
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from monitor.errors import DamagedStoreError
from monitor.model import Failure, Hop, Page, Peer
from monitor.store import _warc

PAGE = Page(1, "press", "https://press.example/a?b=新闻")
BODY = ("<p>We counted 12 ferries. 我们将继续公布。</p>" * 40).encode()


def deflated(data):
    """Return the bytes as servers that skip the zlib wrapper send them."""
    stream = zlib.compressobj(wbits=-15)
    return stream.compress(data) + stream.flush()


CODINGS = {
    "gzip": gzip.compress(BODY),
    "x-gzip": gzip.compress(BODY[:50]) + gzip.compress(BODY[50:]),
    "deflate": zlib.compress(BODY),
    "Deflate": deflated(BODY),
    "br": brotli.compress(BODY),
    "zstd": zstandard.compress(BODY),
    "gzip, br": brotli.compress(gzip.compress(BODY)),
}


def captured(build, **more):
    return build.replace(build.capture(PAGE), **{"body": BODY, **more})


def test_a_file_has_response_request_and_metadata(build):
    capture = captured(
        build,
        final_url="https://www.press.example/a",
        hops=(Hop(PAGE.url, 301, "https://www.press.example/a"),),
        peer=Peer("192.0.2.7", "TLSv1.3", "ab" * 32),
        attempts=2,
    )
    data = _warc.write(capture, "monitor/1", ledger="3:ab")
    seen = {}
    for record in ArchiveIterator(io.BytesIO(data), check_digests="raise"):
        headers = record.rec_headers
        assert headers.protocol == "WARC/1.1"
        assert headers.get_header("WARC-Date") == "2026-05-31T08:00:00.123456Z"
        if record.rec_type != "warcinfo":
            place = headers.get_header("WARC-Target-URI")
            assert place == "https://www.press.example/a"
            assert headers.get_header("WARC-Payload-Digest").startswith("sha256:")
        assert headers.get_header("WARC-Block-Digest").startswith("sha256:")
        seen[record.rec_type] = (record, record.content_stream().read())
    assert list(seen) == ["warcinfo", "response", "request", "metadata"]
    response, body = seen["response"]
    assert body == BODY
    assert response.rec_headers.get_header("WARC-IP-Address") == "192.0.2.7"
    assert response.http_headers.get_statuscode() == "200"
    payload = "sha256:" + hashlib.sha256(BODY).hexdigest()
    assert response.rec_headers.get_header("WARC-Payload-Digest") == payload
    assert b'"ledger":"3:ab"' in seen["metadata"][1]
    assert _warc.ledger_head(data) == (3, "ab")
    assert _warc.read(data, "x") == capture


def test_the_request_record_says_what_was_posted(build):
    capture = captured(
        build,
        method="POST",
        request_headers=(("Host", "press.example"), ("Content-Length", "30")),
        request_body=b"key=${TOKEN}&id=7",
    )
    data = _warc.write(capture, "monitor/1")
    blocks = {kind: block for kind, _, block in _warc.records(data, "x")}
    head, body = blocks["request"].split(b"\r\n\r\n", 1)
    assert head.startswith(b"POST /")
    assert body == b"key=${TOKEN}&id=7"
    assert b"Content-Length: 17" in head, "of the body that is kept"
    again = _warc.read(data, "x")
    assert (again.method, again.request_body) == ("POST", body)
    assert b"TOKEN" not in blocks["metadata"]


def test_each_record_is_a_gzip_member_of_its_own(build):
    data = _warc.write(captured(build), "monitor/1")
    members = 0
    while data:
        stream = zlib.decompressobj(wbits=31)
        assert stream.decompress(data).startswith(b"WARC/1.1\r\n")
        data = stream.unused_data
        members += 1
    assert members == 4


@pytest.mark.parametrize("coding", CODINGS)
def test_a_body_is_kept_as_it_was_sent(build, coding):
    headers = (("Content-Type", "text/html"), ("Content-Encoding", coding))
    capture = captured(build, headers=headers, raw_body=CODINGS[coding])
    data = _warc.write(capture, "monitor/1")
    assert CODINGS[coding] in b"".join(
        block for _, _, block in _warc.records(data, "x")
    )
    assert _warc.read(data, "x") == capture


@pytest.mark.parametrize("raw", [None, b"not what was sent", CODINGS["gzip"][:-20]])
def test_a_body_whose_coding_cannot_be_undone_is_kept_without_it(build, raw):
    headers = (
        ("content-encoding", "gzip"),
        ("Content-Length", "77"),
        ("Transfer-Encoding", "chunked"),
    )
    capture = captured(build, headers=headers, raw_body=raw)
    data = _warc.write(capture, "monitor/1")
    again, about = _warc.read_all(data, "x")
    assert again.body == BODY
    assert again.headers == (("Content-Length", str(len(BODY))),)
    assert about.dropped == (
        "content-encoding: gzip",
        "Content-Length: 77",
        "Transfer-Encoding: chunked",
    )
    for record in ArchiveIterator(io.BytesIO(data), check_digests="raise"):
        if record.rec_type == "response":
            assert record.content_stream().read() == BODY


def test_an_answer_that_was_cut_short_says_so(build):
    capture = captured(build, failure=Failure.TRUNCATED, detail="of 9000 bytes")
    data = _warc.write(capture, "monitor/1")
    _, (kind, fields, _), *_ = _warc.records(data, "x")
    assert (kind, fields["WARC-Truncated"]) == ("response", "disconnect")
    assert _warc.read(data, "x") == capture


def test_header_bytes_beyond_ascii_come_back(build):
    headers = (
        ("X-Name", "消息"),
        ("X-Bytes", b"\xe9".decode("utf-8", "surrogateescape")),
    )
    capture = captured(build, headers=headers)
    assert _warc.read(_warc.write(capture, "monitor/1"), "x").headers == headers


def test_an_address_beyond_ascii_is_written_as_the_standard_wants(build):
    data = _warc.write(captured(build), "monitor/1")
    _, *records = _warc.records(data, "x")
    assert all(fields["WARC-Target-URI"].isascii() for _, fields, _ in records)
    _, (_, _, asked), _ = records
    assert asked.startswith(b"GET /a?b=%E6%96%B0%E9%97%BB HTTP/1.1\r\n")


def test_every_flipped_byte_of_a_record_is_found(build):
    """A file is inflated first, so that the fault is one of content, not of gzip."""
    data = _warc.write(captured(build, body=b"<p>x</p>"), "monitor/1")
    plain = gzip.decompress(data)
    for place in range(0, len(plain), 11):
        if plain[place : place + 1] in b"\r\n":
            continue
        altered = plain[:place] + bytes([plain[place] ^ 2]) + plain[place + 1 :]
        try:
            again = _warc.read(altered, "x")
        except DamagedStoreError:
            continue
        # A field of a record's head: no digest in the file covers it, the ledger does.
        assert again.body == b"<p>x</p>"


@given(st.binary(max_size=400))
def test_what_is_no_file_of_ours_is_said(data):
    with pytest.raises(DamagedStoreError):
        _warc.read(data, "x")


def test_other_tools_verify_the_digests(build, tmp_path):
    headers = (("Content-Encoding", "gzip"), ("Content-Type", "text/html"))
    capture = captured(build, headers=headers, raw_body=CODINGS["gzip"])
    path = tmp_path / "one.warc.gz"
    path.write_bytes(_warc.write(capture, "monitor/1"))
    kinds = []
    with path.open("rb") as file:
        for record in fastwarc.ArchiveIterator(file, parse_http=False):
            assert record.verify_block_digest()
            kinds.append(record.headers["WARC-Type"])
    assert kinds == ["warcinfo", "response", "request", "metadata"]
    with path.open("rb") as file:
        for record in fastwarc.ArchiveIterator(file):
            if record.http_headers is not None:
                assert record.verify_payload_digest()
