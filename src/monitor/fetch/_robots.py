"""robots.txt (RFC 9309): read once a day for each origin, and obeyed."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Awaitable, Callable

import protego

from monitor.clock import Clock
from monitor.model import Capture, Failure

# RFC 9309, 2.5: at least this much of the file has to be read.
_MAX_BYTES = 512_000
# One that could not be had is asked for again after this time, not at each page.
_RETRY_AFTER = 600.0
_MAX_ORIGINS = 10_000

Get = Callable[[str], Awaitable[Capture]]


@dataclasses.dataclass(frozen=True, slots=True)
class Ruling:
    """Whether a page may be asked for; `failure` says what kind of no it is."""

    allowed: bool
    crawl_delay: float = 0.0
    failure: Failure = Failure.ROBOTS
    detail: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class _Rules:
    until: float
    parsed: protego.Protego | None = None
    trouble: tuple[Failure, str] | None = None
    crawl_delay: float = 0.0


class Robots:
    """The rules of every origin asked so far."""

    def __init__(self, *, clock: Clock, agent: str, lifetime: float) -> None:
        self._clock = clock
        self._agent = agent
        self._lifetime = lifetime
        self._rules: dict[str, _Rules] = {}
        self._locks: dict[str, asyncio.Lock] = {}

    async def rule(self, origin: str, url: str, get: Get) -> Ruling:
        """Rule on `url` of `origin` (`https://host:port`); `get` fetches robots.txt."""
        rules = self._rules.get(origin)
        if rules is None or rules.until <= self._clock.monotonic():
            rules = await self._read(origin, get)
        if rules.trouble is not None:
            failure, detail = rules.trouble
            return Ruling(allowed=False, failure=failure, detail=detail)
        if rules.parsed is None or rules.parsed.can_fetch(url, self._agent):
            return Ruling(allowed=True, crawl_delay=rules.crawl_delay)
        return Ruling(allowed=False, detail=f"{origin}/robots.txt forbids this address")

    async def _read(self, origin: str, get: Get) -> _Rules:
        async with self._locks.setdefault(origin, asyncio.Lock()):
            known = self._rules.get(origin)
            now = self._clock.monotonic()
            if known is not None and known.until > now:
                return known
            rules = self._understood(await get(f"{origin}/robots.txt"), known)
            while len(self._rules) >= _MAX_ORIGINS:
                oldest = next(iter(self._rules))
                del self._rules[oldest]
                self._locks.pop(oldest, None)
            self._rules.pop(origin, None)
            self._rules[origin] = rules
        return rules

    def _understood(self, capture: Capture, known: _Rules | None) -> _Rules:
        """RFC 9309, 2.3.1: 2xx rules, 4xx allows all, 5xx and silence forbid all."""
        now = self._clock.monotonic()
        status = capture.status
        if capture.failure is None and status is not None:
            if 200 <= status < 300:  # noqa: PLR2004 - the class of status
                text = capture.body[:_MAX_BYTES].decode("utf-8", "replace")
                parsed = protego.Protego.parse(text)
                return _Rules(
                    until=now + self._lifetime,
                    parsed=parsed,
                    crawl_delay=float(parsed.crawl_delay(self._agent) or 0.0),
                )
            if status < 500 and status != 429:  # noqa: PLR2004 - the class of status
                return _Rules(until=now + self._lifetime)
        if known is not None and known.trouble is None:
            return dataclasses.replace(known, until=now + _RETRY_AFTER)
        if capture.failure in _CONTENT_FAILURES:
            return _Rules(until=now + self._lifetime)
        if capture.failure is not None:
            trouble = (capture.failure, f"robots.txt: {capture.detail}")
            # The host is out of reach, or was not asked: no word about robots.txt.
            return _Rules(until=now, trouble=trouble)
        detail = (
            f"robots.txt answered {status}, which forbids all until it is better "
            "(RFC 9309); a source may set `robots: false`"
        )
        return _Rules(until=now + _RETRY_AFTER, trouble=(Failure.ROBOTS, detail))


# An answer came, and it is no robots.txt: as good as none.
_CONTENT_FAILURES = frozenset(
    {
        Failure.TOO_LARGE,
        Failure.TOO_MANY_REDIRECTS,
        Failure.DECODING,
        Failure.PROTOCOL,
        Failure.TRUNCATED,
    }
)
