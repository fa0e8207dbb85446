"""One attempt at a page: robots.txt, the host's turn, the request, its redirects."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import datetime as dt
import functools
import logging
import re
from urllib.parse import urljoin

import httpx

from monitor.clock import Clock
from monitor.fetch._exchange import STOPPED, Answer, Exchange, Headers
from monitor.fetch._hosts import LONGEST_CRAWL_DELAY, Host, Hosts
from monitor.fetch._retry_after import seconds_to_wait
from monitor.fetch._robots import Robots, Ruling
from monitor.fetch._secrets import (
    public_headers,
    split_credentials,
    without_credentials,
)
from monitor.fetch._settings import FetchSettings, SourceOptions
from monitor.fetch._stopping import Stop
from monitor.model import Capture, Failure, Hop, Validators

log = logging.getLogger("monitor.fetch")

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_OVERLOADED = frozenset({429, 503})
# The answers of a proxy or delivery network whose origin is out of reach.
_SICK = frozenset({502, 504, 521, 522, 523, 524})
_HOST_FAILURES = frozenset(
    {
        Failure.DNS,
        Failure.CONNECT,
        Failure.TLS,
        Failure.CERTIFICATE,
        Failure.TIMEOUT,
        Failure.RESET,
    }
)
_HOST = re.compile(r"[\w.:-]+", re.ASCII)
_ACCEPT: Headers = (
    ("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"),
    ("Accept-Encoding", "gzip, deflate, br, zstd"),
)


@dataclasses.dataclass(slots=True)
class Budget:
    """The seconds that a fetch may still spend on requests and waits between them."""

    left: float

    def spend(self, seconds: float) -> None:
        """Take `seconds` off."""
        self.left = max(0.0, self.left - seconds)


@dataclasses.dataclass(frozen=True, slots=True)
class _Target:
    """An address cut into what the visit needs of it."""

    url: httpx.URL
    origin: str
    host: str
    authorization: str | None


class Visits:
    """Makes visits; all of a fetcher's share its hosts and its robots.txt rules."""

    def __init__(
        self,
        settings: FetchSettings,
        *,
        clock: Clock,
        hosts: Hosts,
        transport: httpx.AsyncBaseTransport,
        stop: Stop,
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._hosts = hosts
        self._stop = stop
        self._exchange = Exchange(settings, clock=clock, transport=transport, stop=stop)
        self._robots = Robots(
            clock=clock, agent=settings.identity, lifetime=settings.robots_lifetime
        )
        self._places = asyncio.Semaphore(settings.connections)
        self._overridden: set[str] = set()

    async def visit(
        self,
        url: str,
        *,
        validators: Validators,
        options: SourceOptions,
        budget: Budget,
        ask_robots: bool = True,
    ) -> Capture:
        """Go to `url` and along its redirects, and say what came of it."""
        way = _Way(url, options)
        answer: Answer | None = None
        while True:
            try:
                target = _target(way.url)
            except ValueError as error:
                answer = _nothing(Failure.PROTOCOL, str(error))
                break
            host = self._hosts.get(target.host)
            if ask_robots and self._obeys(options, way.url):
                ruling = await self._rule(target, budget, options)
                if not ruling.allowed:
                    answer = _nothing(ruling.failure, ruling.detail or "")
                    break
                host.crawl_delay = min(ruling.crawl_delay, LONGEST_CRAWL_DELAY)
            answer = await self._ask(host, target, way, validators, budget)
            location = answer.header("location")
            if answer.failure or answer.status not in _REDIRECTS or not location:
                break
            if len(way.hops) >= self._settings.max_redirects:
                answer = dataclasses.replace(
                    answer,
                    failure=Failure.TOO_MANY_REDIRECTS,
                    detail=f"more than {self._settings.max_redirects} redirects",
                )
                break
            if not way.follow(answer, location):
                answer = dataclasses.replace(
                    answer,
                    failure=Failure.TOO_MANY_REDIRECTS,
                    detail=f"redirected in a circle: {without_credentials(way.url)}",
                )
                break
        return _capture(way, answer, answer.at or self._clock.now())

    def refuses(self, url: str) -> bool:
        """Whether the host of `url` is not to be asked now."""
        try:
            host = self._hosts.get(_target(url).host)
        except ValueError:
            return True
        return _refusal(host, self._settings) is not None

    def _obeys(self, options: SourceOptions, url: str) -> bool:
        if options.respect_robots is False and self._settings.respect_robots:
            host = httpx.URL(url).host
            if host not in self._overridden:
                self._overridden.add(host)
                log.warning("robots.txt of %s is not asked: the source says so", host)
        if options.respect_robots is not None:
            return options.respect_robots
        return self._settings.respect_robots

    async def _rule(
        self, target: _Target, budget: Budget, options: SourceOptions
    ) -> Ruling:
        # By the source's own road, but without what it says to its pages alone.
        road = dataclasses.replace(
            options, headers=(), cookies=(), method="GET", content=None
        )

        async def get(url: str) -> Capture:
            return await self.visit(
                url,
                validators=Validators(),
                options=road,
                budget=Budget(min(budget.left, self._settings.deadline)),
                ask_robots=False,
            )

        return await self._robots.rule(target.origin, str(target.url), get)

    async def _ask(
        self,
        host: Host,
        target: _Target,
        way: _Way,
        validators: Validators,
        budget: Budget,
    ) -> Answer:
        """Take the host's turn, send one request, and tell the host how it went."""
        if refused := _refusal(host, self._settings):
            return refused  # without waiting for a turn first
        if nothing := await self._turn(host, way.options):
            return nothing
        sent = False

        def note_sent() -> None:
            nonlocal sent
            if not sent:
                sent = True
                host.sent()

        try:
            answer = await self._exchange.send(
                way.method,
                target.url,
                way.headers(target, self._settings.identity, validators),
                options=way.options,
                content=way.content,
                until=self._clock.monotonic() + budget.left,
                sent=note_sent,
            )
        finally:
            self._places.release()
            host.give_back(sent=sent)
        budget.spend(answer.seconds)
        if sent or answer.failure is not Failure.STOPPED:
            way.requests += 1
        way.seconds += answer.seconds
        self._note(host, answer)
        return answer

    async def _turn(self, host: Host, options: SourceOptions) -> Answer | None:
        """Take the host's turn and one of our places; return why not, if so."""
        settings = self._settings
        delay = settings.delay if options.delay is None else options.delay
        concurrency = options.concurrency or settings.concurrency
        if self._stop.told:
            return _nothing(Failure.STOPPED, STOPPED)
        try:
            async with self._stop.wait():
                if reason := await host.take(delay, concurrency, settings.jitter):
                    return _nothing(Failure.CIRCUIT_OPEN, reason)
                try:
                    await self._places.acquire()
                except BaseException:
                    host.give_back(sent=False)
                    raise
        except TimeoutError:
            return _nothing(Failure.STOPPED, STOPPED)
        return None

    def _note(self, host: Host, answer: Answer) -> None:
        if answer.failure in _HOST_FAILURES and answer.status is None:
            host.failed(f"{answer.failure}: {answer.detail}")
        elif answer.status in _OVERLOADED:
            wait = seconds_to_wait(
                answer.header("retry-after"),
                now=self._clock.now(),
                server_date=answer.header("date"),
            )
            host.overloaded(f"status {answer.status}", wait)
        elif answer.status in _SICK:
            host.failed(f"status {answer.status}")
        elif answer.failure is None:
            host.answered(answer.seconds)


class _Way:
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

    def headers(self, target: _Target, identity: str, known: Validators) -> Headers:
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
def _target(url: str) -> _Target:
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
    return _Target(
        url=parsed,
        origin=f"{parsed.scheme}://{parsed.netloc.decode('ascii')}",
        host=host,
        authorization=authorization,
    )


def same_origin(one: str, other: str) -> bool:
    """Whether two addresses have one origin; false where one is no web address."""
    try:
        return _target(one).origin == _target(other).origin
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


def _refusal(host: Host, settings: FetchSettings) -> Answer | None:
    if reason := host.refusal():
        return _nothing(Failure.CIRCUIT_OPEN, reason)
    wait = host.asked_to_wait()
    if wait > settings.patience:
        return _nothing(
            Failure.ASKED_TO_WAIT,
            f"{host.name} asked to be left alone for another {wait:.0f} seconds",
        )
    return None


def _nothing(failure: Failure, detail: str) -> Answer:
    """Return the answer to a request that was not sent."""
    return Answer(request_headers=(), seconds=0.0, failure=failure, detail=detail)


def _shown(way: _Way) -> bytes:
    """Return the body that was sent last, as it may be kept."""
    shown = way.options.content_shown
    return (way.content if shown is None or not way.content else shown) or b""


def _capture(way: _Way, answer: Answer, at: dt.datetime) -> Capture:
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
