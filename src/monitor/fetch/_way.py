"""Where a visit has got to: its address, redirects and cookies, and what it sends."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import functools
import re
from urllib.parse import urljoin

import httpx

from monitor.fetch._exchange import Answer, Headers
from monitor.fetch._secrets import (
    public_headers,
    split_credentials,
    without_credentials,
)
from monitor.fetch._settings import SourceOptions
from monitor.model import Capture, Hop, Validators

_HOST = re.compile(r"[\w.:-]+", re.ASCII)
_ACCEPT: Headers = (
    ("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"),
    ("Accept-Encoding", "gzip, deflate, br, zstd"),
)


@dataclasses.dataclass(frozen=True, slots=True)
class Target:
    """An address cut into what the visit needs of it."""

    url: httpx.URL
    origin: str
    host: str
    authorization: str | None


class Way:
    """Where a visit has got to.

    Cookies live as long as the visit, so that a server that sets one and sends the
    visitor round once more is satisfied.
    """

    def __init__(self, url: str, options: SourceOptions) -> None:
        self.start = url
        self.url = url
        self.options = options
        self.method = options.method
        self.content = options.content
        self.hops: list[Hop] = []
        self.requests = 0
        self.seconds = 0.0
        self._origin: str | None = None
        self._cookies: httpx.Cookies | None = None
        self._been: set[tuple[str, str]] = {(url, "")}

    def headers(self, target: Target, identity: str, known: Validators) -> Headers:
        """Return the request's headers; the source's own only for its own origin."""
        if self._origin is None:
            self._origin = target.origin
        headers = [("User-Agent", identity), *_ACCEPT]
        if known.etag:
            headers.append(("If-None-Match", known.etag))
        if known.last_modified:
            headers.append(("If-Modified-Since", known.last_modified))
        cookies = self._cookie_header(target.url)
        if target.origin == self._origin:
            own = {name.lower() for name, _ in self.options.headers}
            headers = [h for h in headers if h[0].lower() not in own]
            headers += self.options.headers
            if target.authorization and "authorization" not in own:
                headers.append(("Authorization", target.authorization))
            pairs = [f"{name}={value}" for name, value in self.options.cookies]
            cookies = "; ".join([*pairs, cookies] if cookies else pairs)
        if cookies:
            headers.append(("Cookie", cookies))
        return tuple(headers)

    def _cookie_header(self, url: httpx.URL | str) -> str:
        if self._cookies is None:
            return ""
        try:
            request = httpx.Request("GET", url)
            self._cookies.set_cookie_header(request)
        except (httpx.InvalidURL, UnicodeEncodeError):
            return ""  # no page's address, or a cookie that cannot be sent back
        return str(request.headers.get("cookie", ""))

    def follow(self, answer: Answer, location: str) -> bool:
        """Go on to `location`; false where that would be going in a circle."""
        here = self.url
        if any(name.lower() == "set-cookie" for name, _ in answer.headers):
            if self._cookies is None:
                self._cookies = httpx.Cookies()
            self._cookies.extract_cookies(
                httpx.Response(
                    answer.status or 0,
                    headers=[
                        (name.encode("latin-1"), value.encode("latin-1"))
                        for name, value in answer.headers
                    ],
                    request=httpx.Request("GET", here),
                )
            )
        there = _resolved(here, location)
        self.hops.append(
            Hop(
                url=without_credentials(here),
                status=answer.status or 0,
                location=without_credentials(location),
            )
        )
        self.url = there
        status = answer.status
        if status == 303 or (status in {301, 302} and self.method == "POST"):  # noqa: PLR2004 - RFC 9110, 15.4
            self.method, self.content = "GET", None
        state = (there, self._cookie_header(there) if self._cookies else "")
        circle = state in self._been
        self._been.add(state)
        return not circle


@functools.lru_cache(maxsize=4096)  # the same pages are visited over and over
def target_of(url: str) -> Target:
    """Cut `url` up. Raises ValueError, in words for a person, where it is no page's."""
    clean, authorization = split_credentials(url.strip())
    try:
        parsed = httpx.URL(clean.partition("#")[0])
    except httpx.InvalidURL as error:
        raise ValueError(f"not an address: {error}") from error
    if parsed.scheme not in {"http", "https"}:
        raise ValueError(
            f"only http and https are fetched, not {parsed.scheme or 'nothing'}:"
        )
    host = parsed.raw_host.decode("ascii").rstrip(".").lower()
    if not host or not _HOST.fullmatch(host):
        raise ValueError(f"no host can be called {host[:80]!r}")
    return Target(
        url=parsed,
        origin=f"{parsed.scheme}://{parsed.netloc.decode('ascii')}",
        host=host,
        authorization=authorization,
    )


def same_origin(one: str, other: str) -> bool:
    """Whether two addresses have one origin; false where one is no web address."""
    try:
        return target_of(one).origin == target_of(other).origin
    except ValueError:
        return False


def _resolved(here: str, location: str) -> str:
    """Return the absolute address; servers send UTF-8 where ASCII is asked for."""
    with contextlib.suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")
    try:
        return urljoin(here, location.strip())
    except ValueError:
        return location


def _shown(way: Way) -> bytes:
    """Return the body that was sent last, as it may be kept."""
    shown = way.options.content_shown
    return (way.content if shown is None or not way.content else shown) or b""


def capture_of(way: Way, answer: Answer, at: dt.datetime) -> Capture:
    """Return what a visit came to; its answer is the last one."""
    secret = [name for name, _ in way.options.headers]
    received = answer.headers
    if way.options.cookies or secret:
        received = public_headers(received, ("set-cookie",))
    return Capture(
        url=without_credentials(way.start),
        final_url=without_credentials(way.url),
        at=at,
        seconds=way.seconds,
        status=answer.status,
        headers=received,
        body=answer.body,
        raw_body=answer.raw_body,
        method=way.method,
        request_body=_shown(way),
        request_headers=public_headers(answer.request_headers, secret),
        hops=tuple(way.hops),
        peer=answer.peer,
        failure=answer.failure,
        detail=answer.detail,
        attempts=min(1, way.requests),
    )
