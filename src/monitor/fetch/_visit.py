"""One attempt at a page: robots.txt, the host's turn, the request, its redirects."""

from __future__ import annotations

import asyncio
import dataclasses
import logging

import httpx

from monitor.clock import Clock
from monitor.fetch._exchange import STOPPED, Answer, Exchange
from monitor.fetch._hosts import LONGEST_CRAWL_DELAY, Host, Hosts
from monitor.fetch._retry_after import seconds_to_wait
from monitor.fetch._robots import Robots, Ruling
from monitor.fetch._secrets import (
    without_credentials,
)
from monitor.fetch._settings import FetchSettings, SourceOptions
from monitor.fetch._stopping import Stop
from monitor.fetch._way import Target, Way, capture_of, target_of
from monitor.model import Capture, Failure, Validators

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


@dataclasses.dataclass(slots=True)
class Budget:
    """The seconds that a fetch may still spend on requests and waits between them."""

    left: float

    def spend(self, seconds: float) -> None:
        """Take `seconds` off."""
        self.left = max(0.0, self.left - seconds)


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
        way = Way(url, options)
        answer: Answer | None = None
        while True:
            try:
                target = target_of(way.url)
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
        return capture_of(way, answer, answer.at or self._clock.now())

    def refuses(self, url: str) -> bool:
        """Whether the host of `url` is not to be asked now."""
        try:
            host = self._hosts.get(target_of(url).host)
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
        self, target: Target, budget: Budget, options: SourceOptions
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
        target: Target,
        way: Way,
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
