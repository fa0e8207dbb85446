# ruff: noqa: E501 - a fault a line
"""A web server on 127.0.0.1 that misbehaves in every way that we know of.

Each `Fault` says what the server does and which capture must come of it. The table in
`docs/fetching.md` is made from them; `python tests/fetch/fault_server.py` prints it.
"""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import gzip
import socket
import ssl
import struct
import sys
import zlib
from collections.abc import Awaitable, Callable
from typing import Self

import brotli  # type: ignore[import-untyped]  # ships no types
import zstandard

from monitor.clock import ManualClock
from monitor.model import Failure

PAGE = b"<html><title>Tides</title><p>" + b"High water at noon. " * 40 + b"</p></html>"
MEGABYTE = b"\0" * 1_000_000
# What the fetcher under test is told; small, so that nothing waits long for real.
LIMITS = {
    "connect_timeout": 0.25,
    "read_timeout": 0.15,
    "deadline": 60.0,
    "max_bytes": 200_000,
    "max_decoded_bytes": 300_000,
    "max_header_bytes": 8_192,
    "max_redirects": 5,
    "max_attempts": 2,
    "delay": 0.0,
}


@dataclasses.dataclass(slots=True)
class Call:
    """One request as the server sees it, and the way to answer."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    clock: ManualClock
    port: int
    number: int
    target: str
    headers: dict[str, str]

    async def send(self, *pieces: bytes) -> None:
        for piece in pieces:
            self.writer.write(piece)
        await self.writer.drain()

    async def answer(
        self, status: str = "200 OK", body: bytes = PAGE, **headers: str
    ) -> None:
        headers.setdefault("content_length", str(len(body)))
        await self.send(head(status, **headers), body)

    def reset(self) -> None:
        """Make the close a reset."""
        raw = self.writer.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()

    async def forever(self) -> None:
        """Say nothing more until the client goes."""
        with contextlib.suppress(ConnectionError):
            await self.reader.read()


Serve = Callable[[Call], Awaitable[None]]


@dataclasses.dataclass(frozen=True, slots=True)
class Fault:
    """What the server does, and the capture that must result."""

    name: str
    what: str
    serve: Serve
    status: int | None = 200
    failure: Failure | None = None
    detail: str = ""
    attempts: int = 1
    requests: int | None = None
    body: bytes | None = None
    hops: int = 0
    certificate: str | None = None
    robots: bool = False
    early: bool = False
    url: str | None = None
    settings: dict[str, float] = dataclasses.field(default_factory=dict)

    @property
    def row(self) -> str:
        """The fault as a row of the table."""
        status = "none" if self.status is None else str(self.status)
        failure = f"`{self.failure}`" if self.failure else "none"
        body = {None: "", PAGE: "whole"}.get(self.body, "what came")
        return f"| {self.what} | {status} | {failure} | {body} | {self.attempts} |"


def head(status: str = "200 OK", **headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}"]
    lines += [f"{k.replace('_', '-').title()}: {v}" for k, v in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


class FaultServer:
    """Serves one fault on a port of its own."""

    def __init__(
        self,
        fault: Fault,
        clock: ManualClock,
        contexts: dict[str, ssl.SSLContext] | None = None,
    ) -> None:
        self.fault = fault
        self.clock = clock
        self.calls: list[Call] = []
        self._context = (contexts or {}).get(fault.certificate or "")
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(
            self._take, "127.0.0.1", 0, ssl=self._context
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    @property
    def port(self) -> int:
        assert self._server is not None
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    @property
    def url(self) -> str:
        if self.fault.url is not None:
            return self.fault.url
        scheme = "https" if self.fault.certificate else "http"
        return f"{scheme}://127.0.0.1:{self.port}/page"

    @property
    def targets(self) -> list[str]:
        return [call.target for call in self.calls]

    async def _take(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            while await self._one(reader, writer):
                pass
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            self._tasks.discard(task)
            writer.close()

    async def _one(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> bool:
        lines = [b"- - -"]
        if not self.fault.early:
            lines = (await reader.readuntil(b"\r\n\r\n")).split(b"\r\n")
        headers = {
            k.decode().lower(): v.strip().decode("latin-1")
            for line in lines[1:]
            if line
            for k, _, v in [line.partition(b":")]
        }
        if length := int(headers.get("content-length", "0")):
            headers["-body"] = (await reader.readexactly(length)).decode()
        target = lines[0].split()[1].decode()
        call = Call(
            reader=reader,
            writer=writer,
            clock=self.clock,
            port=self.port,
            number=1 + self.targets.count(target),
            target=target,
            headers=headers,
        )
        self.calls.append(call)
        await self.fault.serve(call)
        await writer.drain()
        return not self.fault.early and not writer.is_closing()


# --- behaviours that take a word to describe ------------------------------------


def sends(*pieces: bytes, close: bool = True) -> Serve:
    async def serve(call: Call) -> None:
        await call.send(*pieces)
        if close:
            call.writer.close()

    return serve


def page(body: bytes = PAGE, status: str = "200 OK", **headers: str) -> Serve:
    async def serve(call: Call) -> None:
        await call.answer(status, body, **headers)

    return serve


def redirect(to: str, status: str = "302 Found", **headers: str) -> Serve:
    """Redirect /page to `to`; everything else is the page."""

    async def serve(call: Call) -> None:
        if call.target == "/page":
            where = to.replace("PORT", str(call.port))
            await call.answer(status, b"", location=where, **headers)
        else:
            await call.answer()

    return serve


def after(times: int, first: Serve) -> Serve:
    """Serve `first` so many times, then the page."""

    async def serve(call: Call) -> None:
        await (first(call) if call.number <= times else call.answer())

    return serve


def with_robots(robots: Serve) -> Serve:
    async def serve(call: Call) -> None:
        await (robots(call) if call.target == "/robots.txt" else call.answer())

    return serve


async def silence(call: Call) -> None:
    await call.forever()


async def close(call: Call) -> None:
    call.writer.close()


async def reset(call: Call) -> None:
    call.reset()


async def reset_in_head(call: Call) -> None:
    await call.send(b"HTTP/1.1 200 OK\r\nContent-")
    call.reset()


async def reset_in_body(call: Call) -> None:
    await call.send(head(content_length="5000"), PAGE)
    await asyncio.sleep(0.02)
    call.reset()


async def stall_in_body(call: Call) -> None:
    await call.send(head(content_length="5000"), PAGE)
    await call.forever()


async def drip_body(call: Call) -> None:
    """A byte every twenty seconds, for ever."""
    await call.send(head(content_length="5000"))
    while True:
        await call.send(b"x")
        call.clock.advance(20.0)
        await asyncio.sleep(0.001)


async def drip_head(call: Call) -> None:
    await call.send(b"HTTP/1.1 200 OK\r\n")
    while True:
        await call.send(b"X: y\r\n")
        await asyncio.sleep(0.02)


async def endless_head(call: Call) -> None:
    await call.send(b"HTTP/1.1 200 OK\r\nX-Long: ")
    while True:
        await call.send(b"y" * 4096)


async def endless_body(call: Call) -> None:
    await call.send(head(transfer_encoding="chunked"))
    while True:
        await call.send(b"10000\r\n", b"z" * 0x10000, b"\r\n")


async def enormous_body(call: Call) -> None:
    await call.send(head(content_length=str(10 * 1000**3)))
    while True:
        await call.send(b"z" * 0x10000)


async def next_number(call: Call) -> None:
    number = int(call.target.rpartition("/")[2] or 0) if "/n/" in call.target else 0
    await call.answer("302 Found", b"", location=f"/n/{number + 1}")


async def until_cookie(call: Call) -> None:
    if "seen=1" in call.headers.get("cookie", ""):
        await call.answer()
    else:
        await call.answer("302 Found", b"", location="/page", set_cookie="seen=1")


async def early_hints(call: Call) -> None:
    await call.send(b"HTTP/1.1 103 Early Hints\r\nLink: </s.css>\r\n\r\n")
    await call.answer()


def gzip_bomb(layers: int = 1) -> bytes:
    body = MEGABYTE
    for _ in range(layers):
        body = gzip.compress(body)
    return body


def zstd(body: bytes) -> bytes:
    return zstandard.ZstdCompressor().compress(body)


def raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


GZIPPED = gzip.compress(PAGE)
F = Failure
_CHUNK = b"%x\r\n" % len(PAGE)

FAULTS: tuple[Fault, ...] = (
    # connections
    Fault("refused", "nobody listens", close, None, F.CONNECT, "refused", 2, requests=0),
    Fault("no-name", "the name has no address", close, None, F.DNS, "", 2, requests=0, url="http://no-such-office.invalid/"),
    Fault("silence", "takes the request and never answers", silence, None, F.TIMEOUT, "nothing came within 0.15 seconds", 2),
    Fault("close", "takes the request and closes", close, None, F.RESET, "", 2),
    Fault("reset", "takes the request and resets the connection", reset, None, F.RESET, "", 2),
    Fault("reset-once", "resets the first connection only", after(1, reset), 200, None, "", 2, body=PAGE),
    Fault("reset-in-head", "resets in the middle of the head", reset_in_head, None, F.RESET, "", 2),
    Fault("close-in-head", "closes in the middle of the head", sends(b"HTTP/1.1 200 OK\r\nContent-"), None, F.RESET, "", 2),
    Fault("other-protocol", "speaks another protocol", sends(b"SSH-2.0-OpenSSH_9.2\r\n"), None, F.PROTOCOL, ""),
    Fault("speaks-first", "speaks before it is asked", sends(b"220 mail ready\r\n"), None, F.PROTOCOL, "", early=True),
    # TLS
    Fault("tls-good", "a good certificate", page(), 200, body=PAGE, certificate="good"),
    Fault("tls-expired", "an expired certificate", page(), None, F.CERTIFICATE, "expired", certificate="expired", requests=0),
    Fault("tls-early", "a certificate of next year", page(), None, F.CERTIFICATE, "not yet valid", certificate="early", requests=0),
    Fault("tls-name", "another host's certificate", page(), None, F.CERTIFICATE, "mismatch", certificate="name", requests=0),
    Fault("tls-unknown", "a certificate that nobody we know has signed", page(), None, F.CERTIFICATE, "issuer", certificate="unknown", requests=0),
    Fault("tls-old", "nothing newer than TLS 1.0", page(), None, F.TLS, "", 2, certificate="old", requests=0),
    Fault("tls-plain", "no TLS where TLS is expected", sends(b"HTTP/1.1 400 Bad Request\r\n\r\n"), None, F.TLS, "", 2, certificate="plain", early=True),
    Fault("tls-silence", "never finishes the TLS handshake", silence, None, F.TIMEOUT, "no connection within 0.25 seconds", 2, certificate="plain", early=True),
    Fault("tls-reset", "resets the connection in the TLS handshake", reset, None, F.TLS, "broke off in the TLS handshake", 2, certificate="plain", early=True),
    Fault("tls-close", "closes in the TLS handshake", close, None, F.TLS, "broke off in the TLS handshake", 2, certificate="plain", early=True),
    # the head
    Fault("endless-head", "a header line without end", endless_head, None, F.TOO_LARGE, "8192"),
    Fault("many-headers", "a thousand header lines", sends(head(**{f"x{i}": "y" for i in range(1000)}), PAGE), None, F.TOO_LARGE, "headers"),
    Fault("drip-head", "a header line now and then, for ever (slow loris)", drip_head, None, F.TIMEOUT, "not finished within 0.3 seconds", 1, settings={"deadline": 0.3}),
    Fault("no-colon", "a header line without a colon", sends(b"HTTP/1.1 200 OK\r\nnonsense here\r\n\r\n", PAGE), None, F.PROTOCOL),
    Fault("two-lengths", "two different Content-Length", sends(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 9\r\n\r\n", PAGE), None, F.PROTOCOL),
    Fault("bad-length", "a Content-Length that is no number", sends(b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n", PAGE), None, F.PROTOCOL),
    Fault("utf8-header", "UTF-8 in a header", sends("HTTP/1.1 200 OK\r\nX-Office: 潮汐部\r\nConnection: close\r\n\r\n".encode(), PAGE), body=PAGE),
    Fault("no-reason", "a status without words", sends(b"HTTP/1.1 200\r\nConnection: close\r\n\r\n", PAGE), body=PAGE),
    Fault("early-hints", "103 Early Hints before the answer", early_hints, body=PAGE),
    Fault("http-1.0", "HTTP/1.0 without a length", sends(b"HTTP/1.0 200 OK\r\n\r\n", PAGE), body=PAGE),
    # the body
    Fault("length-too-long", "fewer bytes than Content-Length says", sends(head(content_length="5000"), PAGE), 200, F.TRUNCATED, "", 2, body=PAGE),
    Fault("length-too-short", "more bytes than Content-Length says", sends(head(content_length="100"), PAGE), None, F.PROTOCOL),
    Fault("chunk-end-missing", "a chunked body without its last chunk", sends(head(transfer_encoding="chunked"), _CHUNK, PAGE, b"\r\n"), 200, F.TRUNCATED, "", 2, body=PAGE),
    Fault("chunk-cut", "a chunk cut in the middle", sends(head(transfer_encoding="chunked"), b"fff\r\n", PAGE), 200, F.TRUNCATED, "", 2, body=PAGE),
    Fault("chunk-size-wrong", "a chunk size that is no number", sends(head(transfer_encoding="chunked"), b"zz\r\n", PAGE), None, F.PROTOCOL),
    Fault("cut-once", "cuts the first answer only", after(1, sends(head(content_length="5000"), PAGE)), 200, None, "", 2, body=PAGE),
    Fault("reset-in-body", "resets in the middle of the body", reset_in_body, 200, F.TRUNCATED, "", 2, body=PAGE),
    Fault("stall-in-body", "stops in the middle of the body", stall_in_body, 200, F.TIMEOUT, "nothing came", 2, body=PAGE),
    Fault("drip-body", "a byte every 20 seconds (slow loris)", drip_body, 200, F.TIMEOUT, "not finished within 60 seconds", 1),
    Fault("endless-body", "a chunked body without end", endless_body, 200, F.TOO_LARGE, "200,000 bytes as sent"),
    Fault("enormous-body", "10 GB", enormous_body, 200, F.TOO_LARGE, "200,000 bytes as sent"),
    Fault("empty", "an empty body", page(b""), body=b""),
    # encodings
    Fault("gzip", "gzip", page(GZIPPED, content_encoding="gzip"), body=PAGE),
    Fault("deflate", "deflate", page(zlib.compress(PAGE), content_encoding="deflate"), body=PAGE),
    Fault("raw-deflate", "deflate without zlib's wrapper", page(raw_deflate(PAGE), content_encoding="deflate"), body=PAGE),
    Fault("brotli", "br", page(brotli.compress(PAGE), content_encoding="br"), body=PAGE),
    Fault("zstd", "zstd", page(zstd(PAGE), content_encoding="zstd"), body=PAGE),
    Fault("two-encodings", "two encodings over each other", page(brotli.compress(GZIPPED), content_encoding="gzip, br"), body=PAGE),
    Fault("gzip-members", "two gzip members and padding", page(gzip.compress(PAGE[:99]) + gzip.compress(PAGE[99:]) + b"\0\0\0", content_encoding="x-gzip"), body=PAGE),
    Fault("gzip-empty", "gzip announced for an empty body", page(b"", content_encoding="gzip"), body=b""),
    Fault("not-gzip", "gzip announced, text sent", page(PAGE, content_encoding="gzip"), 200, F.DECODING, "not gzip", body=PAGE),
    Fault("not-zstd", "zstd announced, text sent", page(PAGE, content_encoding="zstd"), 200, F.DECODING, "not zstd", body=PAGE),
    Fault("unknown-encoding", "an encoding that nobody has heard of", page(PAGE, content_encoding="squeeze"), 200, F.DECODING, "squeeze", body=PAGE),
    Fault("gzip-cut", "gzip without its end, the length right", page(GZIPPED[:-20], content_encoding="gzip"), 200, F.TRUNCATED, "gzip stream has no end", 2),
    Fault("brotli-cut", "br without its end", page(brotli.compress(PAGE)[:-9], content_encoding="br"), 200, F.TRUNCATED, "brotli stream has no end", 2),
    Fault("zstd-cut", "zstd without its end", page(zstd(PAGE)[:-9], content_encoding="zstd"), 200, F.TRUNCATED, "zstd stream has no end", 2),
    Fault("gzip-bomb", "a gzip bomb", page(gzip_bomb(), content_encoding="gzip"), 200, F.TOO_LARGE, "300,000 bytes once decoded"),
    Fault("gzip-bomb-twice", "a gzip bomb in gzip", page(gzip_bomb(2), content_encoding="gzip, gzip"), 200, F.TOO_LARGE, "once decoded"),
    Fault("deflate-bomb", "a deflate bomb", page(zlib.compress(MEGABYTE), content_encoding="deflate"), 200, F.TOO_LARGE, "once decoded"),
    Fault("brotli-bomb", "a br bomb", page(brotli.compress(MEGABYTE), content_encoding="br"), 200, F.TOO_LARGE, "once decoded"),
    Fault("zstd-bomb", "a zstd bomb", page(zstd(MEGABYTE), content_encoding="zstd"), 200, F.TOO_LARGE, "once decoded"),
    Fault("many-encodings", "gzip ten times over", page(gzip_bomb(10), content_encoding=", ".join(["gzip"] * 10)), 200, F.DECODING, "10 encodings"),
    # redirects
    Fault("permanent", "a permanent redirect", redirect("/new", "301 Moved Permanently"), body=PAGE, hops=1, requests=2),
    Fault("non-ascii", "a redirect to an address in UTF-8", redirect("/n%C3%A4chste/ä".replace("ä", "Ã¤")), body=PAGE, hops=1, requests=2),
    Fault("circle", "a redirect to itself", redirect("/page"), 302, F.TOO_MANY_REDIRECTS, "circle", hops=1, requests=1),
    Fault("until-cookie", "a redirect to itself until its cookie comes back", until_cookie, body=PAGE, hops=1, requests=2),
    Fault("chain", "redirects without end", next_number, 302, F.TOO_MANY_REDIRECTS, "more than 5 redirects", hops=5, requests=6),
    Fault("to-file", "a redirect to file:", redirect("file:///etc/passwd"), None, F.PROTOCOL, "only http and https", hops=1, requests=1),
    Fault("to-private", "a redirect to a private address", redirect("http://10.0.0.1/"), None, F.FORBIDDEN_ADDRESS, "private network", hops=1, requests=1),
    Fault("to-metadata", "a redirect to a cloud's metadata service, oddly spelt", redirect("http://0xa9fea9fe/latest"), None, F.FORBIDDEN_ADDRESS, "metadata", hops=1, requests=1),
    Fault("to-nowhere", "a redirect without a Location", page(b"", "302 Found"), 302, body=b""),
    Fault("to-refused", "a redirect to where nobody listens", redirect("http://127.0.0.1:1/"), None, F.CONNECT, "", 2, hops=1),
    # statuses
    Fault("not-found", "404", page(status="404 Not Found"), 404, body=PAGE),
    Fault("error-once", "500 the first time only", after(1, page(status="500 Oops")), 200, None, "", 2, body=PAGE),
    Fault("error", "500 each time", page(status="500 Oops"), 500, None, "", 2, body=PAGE),
    Fault("busy-once", "503 with Retry-After: 7, then the page", after(1, page(status="503 Busy", retry_after="7")), 200, None, "", 2, body=PAGE),
    Fault("busy-for-hours", "429 with Retry-After: 7200", page(status="429 Slow", retry_after="7200"), 429, None, "", 1, body=PAGE),
    Fault("busy-until", "503 with Retry-After: a date", after(1, page(status="503 Busy", date="Mon, 05 Jan 2026 08:00:00 GMT", retry_after="Mon, 05 Jan 2026 08:00:09 GMT")), 200, None, "", 2, body=PAGE),
    Fault("unasked-304", "304 though nothing was asked", page(b"", "304 Not Modified"), 304, body=b""),
    # robots.txt
    Fault("robots-forbids", "robots.txt forbids the page", with_robots(page(b"User-agent: *\nDisallow: /page")), None, F.ROBOTS, "forbids this address", 0, requests=1, robots=True),
    Fault("robots-allows", "robots.txt forbids another page", with_robots(page(b"User-agent: *\nDisallow: /q")), body=PAGE, requests=2, robots=True),
    Fault("robots-missing", "no robots.txt", with_robots(page(status="404 Not Found")), body=PAGE, requests=2, robots=True),
    Fault("robots-html", "an HTML page as robots.txt", with_robots(page()), body=PAGE, requests=2, robots=True),
    Fault("robots-error", "robots.txt answers 500", with_robots(page(status="500 Oops")), None, F.ROBOTS, "500", 0, requests=1, robots=True),
    Fault("robots-endless", "a robots.txt without end", with_robots(endless_body), body=PAGE, requests=2, robots=True),
    Fault("robots-silence", "no answer to robots.txt", with_robots(silence), None, F.TIMEOUT, "robots.txt", 0, robots=True),
)  # fmt: skip


def table() -> str:
    """Return the table of faults as Markdown."""
    rows = [
        "| What the server does | status | failure | body | attempts |",
        "| --- | --- | --- | --- | --- |",
        *(fault.row for fault in FAULTS),
    ]
    return "\n".join(rows)


if __name__ == "__main__":
    sys.stdout.write(table() + "\n")
