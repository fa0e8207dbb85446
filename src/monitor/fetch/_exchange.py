"""One request and its answer, within the limits; no redirects, no retries.

Whatever the network does comes back as a value: `Answer.failure` says what went
wrong, and the bytes that came are kept.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import ssl
from collections.abc import Callable

import httpx

from monitor.clock import Clock
from monitor.errors import UsageError
from monitor.fetch import _decoding
from monitor.fetch._errors import (
    CertificateError,
    ForbiddenAddressError,
    HeadersTooLargeError,
    NameResolutionError,
    TlsError,
    TruncatedError,
)
from monitor.fetch._settings import FetchSettings, Network, SourceOptions
from monitor.fetch._stopping import Stop
from monitor.model import Failure, Peer

Headers = tuple[tuple[str, str], ...]

# What is said of a request that was given up, or not sent, for that reason.
STOPPED = "the program was told to stop"

# OpenSSL's SSL_OP_LEGACY_SERVER_CONNECT, which Python's ssl names from 3.12 on.
_LEGACY_SERVER_CONNECT = 0x4

# The first that fits is taken, so the narrower stand above the wider.
_FAILURES: tuple[tuple[type[httpx.HTTPError], Failure], ...] = (
    (ForbiddenAddressError, Failure.FORBIDDEN_ADDRESS),
    (NameResolutionError, Failure.DNS),
    (CertificateError, Failure.CERTIFICATE),
    (TlsError, Failure.TLS),
    (TruncatedError, Failure.TRUNCATED),
    (HeadersTooLargeError, Failure.TOO_LARGE),
    (httpx.TimeoutException, Failure.TIMEOUT),
    (httpx.ProxyError, Failure.CONNECT),
    (httpx.ConnectError, Failure.CONNECT),
    (httpx.NetworkError, Failure.RESET),
    (httpx.HTTPError, Failure.PROTOCOL),
)


@dataclasses.dataclass(frozen=True, slots=True)
class Answer:
    """What one request brought; the fields are those of `Capture`."""

    request_headers: Headers
    seconds: float
    at: dt.datetime | None = None
    status: int | None = None
    headers: Headers = ()
    body: bytes = b""
    raw_body: bytes | None = None
    peer: Peer | None = None
    failure: Failure | None = None
    detail: str | None = None

    def header(self, name: str) -> str | None:
        """Return the last value of a header, whatever its case, or None."""
        for key, value in reversed(self.headers):
            if key.lower() == name:
                return value
        return None


class Exchange:
    """Sends requests over a transport and takes in their answers."""

    def __init__(
        self,
        settings: FetchSettings,
        *,
        clock: Clock,
        transport: httpx.AsyncBaseTransport,
        stop: Stop,
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._transport = transport
        self._stop = stop
        self._contexts: dict[tuple[bool, bool, str | None], ssl.SSLContext] = {}

    async def send(
        self,
        method: str,
        url: httpx.URL,
        headers: Headers,
        *,
        options: SourceOptions,
        content: bytes | None = None,
        until: float,
        sent: Callable[[], None],
    ) -> Answer:
        """Send one request and read its answer; `until` is a monotonic instant.

        `sent` is called as soon as the request has gone out.
        """
        at, began = self._clock.now(), self._clock.monotonic()
        request = httpx.Request(
            method,
            url,
            headers=[(_octets(name), _octets(value)) for name, value in headers],
            content=content,
            extensions={**self._extensions(options), "sent": sent},
        )
        asked = tuple(
            (name.decode("latin-1"), value.decode("latin-1"))
            for name, value in request.headers.raw
        )
        taken = _Taken()
        try:
            async with self._stop.request(max(0.0, until - began)):
                if not getattr(self._transport, "says_when_sent", False):
                    sent()
                await self._take(request, taken, until)
        except TimeoutError:
            if self._stop.told:
                taken.fail(Failure.STOPPED, STOPPED)
            else:
                taken.fail(Failure.TIMEOUT, f"not finished {_long(until - began)}")
        except httpx.HTTPError as error:
            taken.fail(*_failure(error, self._settings))
        except UsageError as error:
            taken.fail(Failure.UNSUPPORTED, str(error))
        if taken.status is not None and taken.failure is None:
            self._decode(taken)
        raw = bytes(taken.raw)
        body = raw if taken.body is None else taken.body
        return Answer(
            request_headers=asked,
            seconds=self._clock.monotonic() - began,
            at=at,
            status=taken.status,
            headers=taken.headers,
            body=body,
            raw_body=None if body == raw else raw,
            peer=taken.peer,
            failure=taken.failure,
            detail=taken.detail,
        )

    async def _take(self, request: httpx.Request, taken: _Taken, until: float) -> None:
        response = await self._transport.handle_async_request(request)
        taken.status = response.status_code
        taken.headers = tuple(
            (name.decode("latin-1"), value.decode("latin-1"))
            for name, value in response.headers.raw
        )
        taken.peer = response.extensions.get("peer")
        limit = self._settings.max_bytes
        stream = response.stream
        if not isinstance(stream, httpx.AsyncByteStream):
            raise TypeError("the transport must answer with an asynchronous stream")
        try:
            async for chunk in stream:
                taken.raw += chunk
                if len(taken.raw) > limit:
                    del taken.raw[limit:]
                    taken.fail(Failure.TOO_LARGE, f"more than {limit:,} bytes as sent")
                    return
                if self._clock.monotonic() > until:
                    raise TimeoutError
        finally:
            await stream.aclose()

    def _decode(self, taken: _Taken) -> None:
        encodings = [v for k, v in taken.headers if k.lower() == "content-encoding"]
        if not encodings or not taken.raw:
            return
        limit = self._settings.max_decoded_bytes
        try:
            taken.body = _decoding.decode(bytes(taken.raw), ", ".join(encodings), limit)
        except _decoding.UndecodableError as error:
            taken.body = error.partial or None
            taken.fail(_DECODING_FAILURES[type(error)], str(error))

    def _extensions(self, options: SourceOptions) -> dict[str, object]:
        settings = self._settings
        allowed: tuple[Network, ...] = settings.allow_networks + options.allow_networks
        extensions: dict[str, object] = {
            "timeout": {
                "connect": settings.connect_timeout,
                "read": settings.read_timeout,
            },
            "allow_networks": allowed,
        }
        if not options.verify or options.legacy_tls or options.ca_file is not None:
            extensions["ssl"] = self._context(options)
        if options.proxy is not None:
            extensions["proxy"] = options.proxy
        return extensions

    def _context(self, options: SourceOptions) -> ssl.SSLContext:
        key = (options.verify, options.legacy_tls, options.ca_file)
        context = self._contexts.get(key)
        if context is None:
            context = ssl.create_default_context()
            if options.ca_file is not None:
                context.load_verify_locations(options.ca_file)
            if not options.verify:
                context.check_hostname = False
                context.verify_mode = ssl.CERT_NONE
            if options.legacy_tls:
                context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
                context.set_ciphers("ALL:@SECLEVEL=0")
                context.options |= _LEGACY_SERVER_CONNECT
            self._contexts[key] = context
        return context


class _Taken:
    """The answer while it is being taken in."""

    __slots__ = ("body", "detail", "failure", "headers", "peer", "raw", "status")

    def __init__(self) -> None:
        self.status: int | None = None
        self.headers: Headers = ()
        self.peer: Peer | None = None
        self.raw = bytearray()
        self.body: bytes | None = None
        self.failure: Failure | None = None
        self.detail: str | None = None

    def fail(self, failure: Failure, detail: str) -> None:
        self.failure = failure
        self.detail = detail


_DECODING_FAILURES = {
    _decoding.UndecodableError: Failure.DECODING,
    _decoding.EndMissingError: Failure.TRUNCATED,
    _decoding.TooMuchError: Failure.TOO_LARGE,
}


def _octets(text: str) -> bytes:
    """Return a header's octets: a server's own words go back as they came."""
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace")


def _failure(error: httpx.HTTPError, settings: FetchSettings) -> tuple[Failure, str]:
    kind = next(f for k, f in _FAILURES if isinstance(error, k))
    detail = str(error) or type(error).__name__
    if isinstance(error, httpx.ConnectTimeout):
        detail = f"no connection {_long(settings.connect_timeout)}"
    elif isinstance(error, httpx.ReadTimeout):
        detail = f"nothing came {_long(settings.read_timeout)}"
    return kind, detail


def _long(seconds: float) -> str:
    return f"within {seconds:g} seconds"
