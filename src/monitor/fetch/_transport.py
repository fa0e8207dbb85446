"""httpx's transport seam over aiohttp's session.

httpx's own transport costs six times the CPU of aiohttp's. `httpx-aiohttp` has the
same idea, but reports a refused connection as a time-out and hides the peer; here
each failure has its own exception, and an answer's `extensions["peer"]` says who
answered. Redirects, cookies, decoding and retries are the caller's.
"""

from __future__ import annotations

import asyncio
import contextvars
import errno
import hashlib
import os
import re
import socket
import ssl
from collections.abc import AsyncIterator, Callable
from typing import Any

import aiohttp
import httpx
import yarl
from aiohttp.abc import AbstractResolver, ResolveResult

from monitor.fetch._addresses import why_forbidden
from monitor.fetch._errors import (
    CertificateError,
    ForbiddenAddressError,
    HeadersTooLargeError,
    NameResolutionError,
    TlsError,
    TruncatedError,
)
from monitor.fetch._proxies import (
    is_socks,
    proxy_errors,
    refuse_literal,
    socks_connector,
)
from monitor.fetch._settings import FetchSettings, Network
from monitor.model import Peer

# Connections kept for the next page of the host; servers close theirs by then.
_KEEP_ALIVE = 15.0
_MAX_HEADERS = 200
# aiohttp's words: it has one exception for all that is wrong with a head.
_HEAD_TOO_LARGE = re.compile(r"Got more than \d+ bytes|Too many headers")
# What aiohttp says may quote what the server sent; more than this helps nobody.
_LONGEST_WORDS = 160


# Called when the request of the present task has gone out.
_sent: contextvars.ContextVar[Callable[[], None] | None] = contextvars.ContextVar(
    "_sent", default=None
)
_BODILESS = frozenset({"GET", "HEAD"})


class _GuardedAddressError(OSError):
    """Raised inside aiohttp, which passes on any OSError of a connection."""


class _GuardedResolver(AbstractResolver):
    """The system's resolver without the addresses that must not be used."""

    def __init__(self, allowed: tuple[Network, ...]) -> None:
        self._inner = aiohttp.ThreadedResolver()
        self._allowed = allowed

    async def resolve(
        self,
        host: str,
        port: int = 0,
        family: socket.AddressFamily = socket.AF_UNSPEC,
    ) -> list[ResolveResult]:
        found = await self._inner.resolve(host, port, family)
        reasons = [why_forbidden(each["host"], self._allowed) for each in found]
        usable = [each for each, why in zip(found, reasons, strict=True) if why is None]
        if not usable and found:
            raise _GuardedAddressError(f"{host}: {reasons[0]}")
        return usable

    async def close(self) -> None:
        await self._inner.close()


class _Response(aiohttp.ClientResponse):
    """A response that remembers its peer.

    aiohttp gives the connection back as soon as the last byte is parsed, which for a
    304 is before anyone could ask it.
    """

    __slots__ = ("peer",)
    peer: Peer | None

    async def start(self, connection: Any) -> _Response:
        self.peer = _peer(connection.transport)
        sent = _sent.get()
        # A body is written by a task of its own, which has not begun by now.
        if sent is not None and self.method in _BODILESS:
            sent()
        await super().start(connection)
        if sent is not None and self.method not in _BODILESS:
            sent()
        return self


def _peer(transport: asyncio.Transport | None) -> Peer | None:
    if transport is None:
        return None
    name = transport.get_extra_info("peername")
    if not name:
        return None
    secured = transport.get_extra_info("ssl_object")
    if secured is None:
        return Peer(address=name[0])
    certificate = secured.getpeercert(binary_form=True)
    return Peer(
        address=name[0],
        tls=secured.version(),
        certificate_sha256=(
            hashlib.sha256(certificate).hexdigest() if certificate else None
        ),
    )


class _Body(httpx.AsyncByteStream):
    """The body as it comes in, still encoded."""

    def __init__(self, response: aiohttp.ClientResponse) -> None:
        self._response = response

    async def __aiter__(self) -> AsyncIterator[bytes]:
        content = self._response.content
        try:
            while chunk := await content.readany():
                yield chunk
        except (aiohttp.ClientError, OSError) as error:
            raise _translated(error) from error

    async def aclose(self) -> None:
        self._response.close()


def _connector(
    allowed: tuple[Network, ...], proxy: str | None
) -> aiohttp.BaseConnector:
    """Return what makes the connections of one pool.

    Through a proxy all connections go to the proxy, which the person has named: there
    the guard is `refuse_literal`, and names are the proxy's to resolve.
    """
    if proxy is not None and is_socks(proxy):
        return socks_connector(proxy, limit=0, keepalive_timeout=_KEEP_ALIVE)
    if proxy is not None:
        return aiohttp.TCPConnector(limit=0, keepalive_timeout=_KEEP_ALIVE)

    def guarded_socket(info: Any) -> socket.socket:
        family, kind, protocol, _, address = info
        if reason := why_forbidden(address[0], allowed):
            raise _GuardedAddressError(reason)
        return socket.socket(family, kind, protocol)

    return aiohttp.TCPConnector(
        resolver=_GuardedResolver(allowed),
        socket_factory=guarded_socket,
        limit=0,  # bounded by the fetcher, before a turn is taken
        keepalive_timeout=_KEEP_ALIVE,
    )


# Connections are shared by the requests with the same exceptions and the same proxy.
_Pool = tuple[tuple[Network, ...], str | None]


class AiohttpTransport(httpx.AsyncBaseTransport):
    """Sends one request, and guards where it goes.

    `request.extensions` may carry `timeout` (httpx's dictionary: `connect`, `read`),
    `allow_networks` (a tuple of networks), `ssl` (a context, or False for none),
    `proxy` (an http or socks address) and `sent` (called without arguments as soon as
    the request has gone out). Sources with different `allow_networks` or
    proxies do not share connections, so none can ride on another's.
    """

    says_when_sent = True

    def __init__(self, settings: FetchSettings) -> None:
        self._settings = settings
        self._sessions: dict[_Pool, aiohttp.ClientSession] = {}

    def _session(self, pool: _Pool) -> aiohttp.ClientSession:
        session = self._sessions.get(pool)
        if session is None:
            session = self._sessions[pool] = aiohttp.ClientSession(
                connector=_connector(*pool),
                response_class=_Response,
                cookie_jar=aiohttp.DummyCookieJar(),
                auto_decompress=False,
                skip_auto_headers=("User-Agent", "Accept", "Accept-Encoding"),
                middlewares=(_once,),
                max_line_size=self._settings.max_header_bytes,
                max_field_size=self._settings.max_header_bytes,
                max_headers=_MAX_HEADERS,
            )
        return session

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send `request`; return when the head of the answer is here.

        Raises the exceptions above, and httpx's own for the rest.
        """
        extensions = request.extensions
        timeout = extensions.get("timeout", {})
        allowed, proxy = extensions.get("allow_networks", ()), extensions.get("proxy")
        if proxy is not None:
            refuse_literal(request.url.host, allowed)
        session = self._session((allowed, proxy))
        connect = timeout.get("connect", self._settings.connect_timeout)
        _sent.set(extensions.get("sent"))
        try:
            response = await session.request(
                request.method,
                yarl.URL(str(request.url), encoded=True),
                headers=[
                    (name.decode("latin-1"), _text(value))
                    for name, value in request.headers.raw
                    if name.lower() != b"content-length"
                ],
                data=request.content or None,
                allow_redirects=False,
                ssl=extensions.get("ssl", True),
                proxy=None if proxy is None or is_socks(proxy) else proxy,
                timeout=aiohttp.ClientTimeout(
                    total=None,
                    connect=connect,
                    sock_connect=connect,
                    sock_read=timeout.get("read", self._settings.read_timeout),
                ),
            )
        except _raised() as error:
            raise _translated(error) from error
        return httpx.Response(
            status_code=response.status,
            headers=list(response.raw_headers),
            stream=_Body(response),
            extensions={
                "peer": getattr(response, "peer", None),
                "reason_phrase": (response.reason or "").encode("latin-1", "replace"),
            },
        )

    async def aclose(self) -> None:
        """Close all connections."""
        for session in self._sessions.values():
            await session.close()
        self._sessions.clear()


async def _once(
    request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType
) -> aiohttp.ClientResponse:
    """Keep aiohttp from silently sending a request again.

    It does so when a kept connection breaks; then the server has seen two requests
    and we have counted one. It only looks for its own exceptions.
    """
    try:
        return await handler(request)
    except _raised() as error:
        raise _translated(error) from error


def _text(value: bytes) -> str:
    """Return what aiohttp, which writes UTF-8, will turn into these octets again."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _raised() -> tuple[type[Exception], ...]:
    """Return all that a request can raise: aiohttp's, the system's, a proxy's."""
    return (aiohttp.ClientError, OSError, ValueError, *proxy_errors())


def _translated(error: Exception) -> httpx.TransportError:
    """Return httpx's word for what aiohttp or the system raised."""
    cause = getattr(error, "os_error", error.__cause__)
    if isinstance(cause, _GuardedAddressError):
        return ForbiddenAddressError(str(cause))
    if isinstance(error, proxy_errors()):
        return httpx.ProxyError(_words(error))
    if _HEAD_TOO_LARGE.search(str(error)):
        return HeadersTooLargeError(_words(error))
    if isinstance(error, aiohttp.ClientConnectorError) and isinstance(cause, _BROKEN):
        # There was a connection to be broken, so it was TLS that came to nothing.
        return TlsError("the connection broke off in the TLS handshake")
    for kinds, translation in _TRANSLATIONS:
        if isinstance(error, kinds):
            return translation(_words(error))
    return httpx.RemoteProtocolError(_words(error))


_BROKEN = (ConnectionResetError, ConnectionAbortedError, BrokenPipeError)

# The first that fits is taken, so the narrower stand above the wider.
_TRANSLATIONS: tuple[
    tuple[tuple[type[Exception], ...], type[httpx.TransportError]], ...
] = (
    ((aiohttp.ClientConnectorDNSError,), NameResolutionError),
    (
        (aiohttp.ClientConnectorCertificateError, ssl.SSLCertVerificationError),
        CertificateError,
    ),
    ((aiohttp.ClientConnectorSSLError, ssl.SSLError), TlsError),
    (
        (aiohttp.ClientHttpProxyError, aiohttp.ClientProxyConnectionError),
        httpx.ProxyError,
    ),
    ((aiohttp.ClientConnectorError,), httpx.ConnectError),
    ((aiohttp.ConnectionTimeoutError,), httpx.ConnectTimeout),
    ((aiohttp.SocketTimeoutError, TimeoutError), httpx.ReadTimeout),
    ((aiohttp.ClientPayloadError,), TruncatedError),
    ((aiohttp.InvalidURL, ValueError), httpx.UnsupportedProtocol),
    (
        (aiohttp.ServerDisconnectedError, aiohttp.ClientOSError, OSError),
        httpx.ReadError,
    ),
)


def _words(error: Exception) -> str:
    """Return what happened, on one line, without what aiohttp adds."""
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        cause = error.certificate_error
        words = getattr(cause, "verify_message", None) or str(cause)
    elif isinstance(error, aiohttp.ClientConnectorError):
        cause = error.os_error
        if cause.errno in errno.errorcode and cause.errno is not None:
            words = os.strerror(cause.errno)
        else:
            words = cause.strerror or str(cause)
    elif isinstance(error, aiohttp.ClientResponseError):
        words = error.message
    else:
        words = str(error)
    words = " ".join(words.split()) or type(error).__name__
    return words if len(words) <= _LONGEST_WORDS else words[:_LONGEST_WORDS] + "…"
