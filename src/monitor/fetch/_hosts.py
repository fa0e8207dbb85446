"""Each host's turn: how often, how many at once, and when to leave it alone.

One host is one `Host`, whatever the number of sources, and every request to it takes a
turn: pages, redirects, retries and robots.txt.
"""

from __future__ import annotations

import asyncio
import dataclasses
import datetime as dt
import enum
import random

from monitor.clock import Clock

# After so many failures in a row, of whichever pages, it is the host that fails.
FAILURES_TO_OPEN = 5
_FIRST_REST = 60.0
_LONGEST_REST = 3600.0
# A host that answers 429 or 503 is asked half as often, down to once in this time.
_LONGEST_DELAY = 60.0
_SLOWER = 2.0
# What a delay of zero counts as once its host has complained.
_SMALLEST_PENALTY = 1.0
# Recovery by degrees: five good answers undo one doubling.
_FASTER = 0.87
# The share of the newest answer in the smoothed latency.
_LATENCY_WEIGHT = 0.3
# A host is tired when it takes three times as long as at its best, and no less than
# this; then it gets as long to rest as it takes: it is busy half the time at most.
# One that is always slow is only slow. Its best is forgotten by a hundredth a request.
_TIRED = 3.0
_TIRED_SECONDS = 0.5
_REST_PER_LATENCY = 2.0
_FORGETTING = 1.01
# Some hosts say "Crawl-delay: 86400"; then once in ten minutes is what we do.
LONGEST_CRAWL_DELAY = 600.0
# `Retry-After` beyond a day is a mistake or a joke.
_LONGEST_RETRY_AFTER = 86_400.0
_MAX_HOSTS = 20_000


class Circuit(enum.StrEnum):
    """Whether a host is asked: yes, no, or once to find out."""

    CLOSED = "closed"
    OPEN = "open"
    PROBING = "probing"


@dataclasses.dataclass(frozen=True, slots=True)
class HostState:
    """A host as `monitor status` shows it.

    `delay` is what now lies between two requests; `latency` the smoothed seconds to
    an answer; `until` the end of an open circuit or of what the host asked for.
    """

    host: str
    circuit: Circuit
    delay: float
    next_at: dt.datetime
    failures: int = 0
    latency: float | None = None
    until: dt.datetime | None = None
    reason: str | None = None
    requests: int = 0


class Host:
    """What is known of one host, and the queue for it."""

    def __init__(self, name: str, *, clock: Clock, rng: random.Random) -> None:
        self.name = name
        self.crawl_delay = 0.0
        self._clock = clock
        self._rng = rng
        self._busy = 0
        self._unsent = 0
        self._queue = asyncio.Lock()
        self._moved = asyncio.Event()
        self._base = 0.0
        self._penalty = 1.0
        self._last = float("-inf")
        self._spread = 1.0
        self._latency = 0.0
        self._best = 0.0
        self._failures = 0
        self._rests = 0
        self._closed_until = float("-inf")
        self._asked_until = float("-inf")
        self._probing = False
        self._reason: str | None = None
        self._requests = 0

    # --- whether -----------------------------------------------------------

    @property
    def circuit(self) -> Circuit:
        """The circuit as it stands now."""
        if self._failures < FAILURES_TO_OPEN:
            return Circuit.CLOSED
        if self._clock.monotonic() < self._closed_until:
            return Circuit.OPEN
        return Circuit.PROBING

    def refusal(self) -> str | None:
        """Say why the host is not asked now, or None where it may be."""
        circuit = self.circuit
        if circuit is Circuit.OPEN or (circuit is Circuit.PROBING and self._probing):
            return (
                f"{self.name} failed {self._failures} times in a row "
                f"(last: {self._reason}); it is asked again at "
                f"{self._instant(self._closed_until):%H:%M:%S} UTC"
            )
        return None

    def asked_to_wait(self) -> float:
        """Return the seconds that the host has asked us to stay away, from now."""
        return max(0.0, self._asked_until - self._clock.monotonic())

    # --- when --------------------------------------------------------------

    async def take(
        self, delay: float, concurrency: int, jitter: float = 0.0
    ) -> str | None:
        """Wait for one of the host's places, and until its delay has passed.

        Returns why the host is not to be asked, if it came to that in the meantime;
        where it returns None, `give_back` has to follow.
        """
        async with self._queue:
            self._base = delay
            while self._busy >= max(1, concurrency) or (self._unsent and self.delay):
                self._moved.clear()
                await self._moved.wait()
            while (wait := self._starts_at() - self._clock.monotonic()) > 0:
                await self._clock.sleep(wait)
            refused = self.refusal()
            if refused is None:
                self._start(jitter)
        return refused

    def _start(self, jitter: float) -> None:
        self._last = self._clock.monotonic()
        self._spread = 1.0 + jitter * self._rng.random()
        self._busy += 1
        self._unsent += 1
        self._requests += 1
        self._probing = self.circuit is Circuit.PROBING

    def sent(self) -> None:
        """Note that a request has just gone out: the delay counts from here.

        Connecting takes its time, and so does a busy program: counted from the turn,
        the host would see two requests closer to each other than its delay.
        """
        self._last = self._clock.monotonic()
        self._unsent -= 1
        self._moved.set()

    def give_back(self, *, sent: bool) -> None:
        """Give back the place that was taken; `sent` says whether that was noted."""
        self._busy -= 1
        if not sent:
            self._unsent -= 1
        self._probing = False
        self._moved.set()

    @property
    def delay(self) -> float:
        """The seconds between two requests, as things stand."""
        wished = max(self._base, self.crawl_delay)
        if self._penalty > 1.0:
            wished = max(wished, _SMALLEST_PENALTY) * self._penalty
        if self._is_tired():
            wished = max(wished, _REST_PER_LATENCY * self._latency)
        return min(wished, max(_LONGEST_DELAY, self._base, self.crawl_delay))

    def _is_tired(self) -> bool:
        return self._latency > max(_TIRED_SECONDS, _TIRED * self._best)

    def _starts_at(self) -> float:
        # Reckoned when it is asked for: the delay may have grown meanwhile.
        return max(self._last + self.delay * self._spread, self._asked_until)

    # --- what came of it ---------------------------------------------------

    def answered(self, seconds: float) -> None:
        """Note a good answer: recover by a degree."""
        if not self._best:
            self._latency = seconds
        self._best = min(self._best * _FORGETTING or seconds, seconds)
        self._latency += _LATENCY_WEIGHT * (seconds - self._latency)
        self._penalty = max(1.0, self._penalty * _FASTER)
        self._failures = self._rests = 0
        self._reason = None

    def overloaded(self, reason: str, retry_after: float | None) -> None:
        """Note a 429 or 503: slow down, and stay away as long as it asks."""
        self._penalty = min(self._penalty * _SLOWER, _LONGEST_DELAY)
        if retry_after is not None:
            until = self._clock.monotonic() + min(retry_after, _LONGEST_RETRY_AFTER)
            self._asked_until = max(self._asked_until, until)
        self.failed(reason)

    def failed(self, reason: str) -> None:
        """Note that no answer came; open the circuit when that repeats."""
        self._failures += 1
        self._reason = reason
        if self._failures >= FAILURES_TO_OPEN:
            rest = min(_LONGEST_REST, _FIRST_REST * 2.0**self._rests)
            self._rests += 1
            self._closed_until = self._clock.monotonic() + rest * self._spread

    def remember(self, state: HostState) -> None:
        """Take up the rest that an earlier program had given the host.

        Whether it had asked for it or the circuit was open is one: it is left alone.
        """
        if state.until is None:
            return
        ahead = (state.until - self._clock.now()).total_seconds()
        if ahead > 0:
            until = self._clock.monotonic() + min(ahead, _LONGEST_RETRY_AFTER)
            self._asked_until = max(self._asked_until, until)
            self._reason = state.reason

    @property
    def idle(self) -> bool:
        """Whether forgetting the host changes nothing."""
        now = self._clock.monotonic()
        return (
            not self._busy
            and not self._queue.locked()
            and not self._failures
            and self._penalty <= 1.0
            and self._starts_at() <= now
        )

    # --- for people --------------------------------------------------------

    def _instant(self, monotonic: float) -> dt.datetime:
        ahead = max(0.0, monotonic - self._clock.monotonic())
        return self._clock.now() + dt.timedelta(seconds=ahead)

    def state(self) -> HostState:
        """Return the host's state for `monitor status`."""
        until = max(
            self._asked_until,
            self._closed_until if self.circuit is Circuit.OPEN else float("-inf"),
        )
        return HostState(
            host=self.name,
            circuit=self.circuit,
            delay=self.delay,
            next_at=self._instant(self._starts_at()),
            failures=self._failures,
            latency=self._latency or None,
            until=(self._instant(until) if until > self._clock.monotonic() else None),
            reason=self._reason,
            requests=self._requests,
        )


class Hosts:
    """Every host asked so far, by name; idle ones go when there are too many."""

    def __init__(self, *, clock: Clock, rng: random.Random) -> None:
        self._clock = clock
        self._rng = rng
        self._known: dict[str, Host] = {}

    def get(self, name: str) -> Host:
        """Return the one `Host` of that name."""
        host = self._known.get(name)
        if host is None:
            self._forget()
            host = Host(name, clock=self._clock, rng=self._rng)
            self._known[name] = host
        return host

    def _forget(self) -> None:
        """Drop hosts that nothing is known of but that they were asked long ago."""
        if len(self._known) < _MAX_HOSTS:
            return
        for name in [n for n, host in self._known.items() if host.idle]:
            del self._known[name]

    def state(self, name: str) -> HostState | None:
        """Return the state of the host of that name, if it was asked so far."""
        host = self._known.get(name)
        return host.state() if host else None

    def states(self) -> tuple[HostState, ...]:
        """Return the state of every host, by name."""
        return tuple(self._known[name].state() for name in sorted(self._known))
