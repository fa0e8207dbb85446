"""The outbox, carried to the channels."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

import structlog

from monitor.clock import Clock
from monitor.config import Channel
from monitor.errors import DeliveryError
from monitor.model import Comparison, Severity
from monitor.notify._message import Message, compose
from monitor.notify._rules import wants

log = structlog.get_logger("monitor.notify")

# The first failure is tried again soon, the tenth within hours: a receiver that is
# restarted misses nothing, one that is gone is not hammered.
_FIRST_WAIT = dt.timedelta(seconds=30)
_LONGEST_WAIT = dt.timedelta(hours=2)
# More changes than this make no message that anybody reads; the rest goes into the
# next one.
_MOST_AT_ONCE = 50
_EVER = dt.datetime(9999, 1, 1, tzinfo=dt.UTC)


class Waiting(Protocol):
    """A change that a channel has not confirmed (the store's `Delivery`)."""

    @property
    def id(self) -> int: ...

    @property
    def change_id(self) -> int: ...

    @property
    def since(self) -> dt.datetime: ...

    @property
    def attempts(self) -> int: ...


class Outbox(Protocol):
    """What of the store is needed; `Store` has it."""

    def pending(
        self, channel: str, *, now: dt.datetime, limit: int = 100
    ) -> Sequence[Waiting]:
        """Return what a channel has to be told now, the oldest first."""
        ...

    def comparison(self, change_id: int) -> Comparison:
        """Return one change with both contents."""
        ...

    def delivered(self, deliveries: Sequence[int], *, at: dt.datetime) -> None:
        """Note that a channel confirmed these."""
        ...

    def failed(
        self, deliveries: Sequence[int], *, error: str, retry_at: dt.datetime
    ) -> None:
        """Note that these failed, why, and when to try again."""
        ...


@dataclasses.dataclass(frozen=True, slots=True)
class Round:
    """What one round came to, for all channels."""

    sent: int = 0
    passed_over: int = 0
    failed: int = 0


class Courier:
    """Carries what waits; one for a store.

    `send` hands a message to a channel or raises `DeliveryError`; `zone_of` gives the
    time zone that a source's times are told in.
    """

    def __init__(
        self,
        outbox: Outbox,
        channels: Iterable[Channel],
        *,
        send: Callable[[Channel, Message], None],
        clock: Clock,
        zone_of: Callable[[str | None], str] = lambda _source: "UTC",
    ) -> None:
        self._outbox = outbox
        self._channels = tuple(channels)
        self._send = send
        self._clock = clock
        self._zone_of = zone_of
        self._read: dict[int, Comparison] = {}

    def round(self) -> Round:
        """Tell each channel what it has to be told by now."""
        total = Round()
        for channel in self._channels:
            if not channel.is_quiet(self._clock.now()):
                total = _sum(total, self._channel(channel))
        self._read.clear()
        return total

    def _channel(self, channel: Channel) -> Round:
        total = Round()
        while True:
            batch = self._due(channel)
            if not batch:
                return total
            done = self._tell(channel, batch)
            total = _sum(total, done)
            if done.failed:
                return total

    def _due(self, channel: Channel) -> Sequence[Waiting]:
        """Return what belongs into the channel's next message, if it is time for it."""
        now = self._clock.now()
        first = self._outbox.pending(channel.name, now=_EVER, limit=1)
        gathers = channel.every is not None or bool(channel.at)
        most = _MOST_AT_ONCE if gathers else 1
        found = self._outbox.pending(channel.name, now=now, limit=most)
        if not first or not found or found[0].id != first[0].id:
            # What is older than these failed and waits: they would overtake it.
            return ()
        return found if not gathers or self._is_time(channel, found) else ()

    def _is_time(self, channel: Channel, gathered: Sequence[Waiting]) -> bool:
        """Whether what was gathered is to be told: it is time, or it matters so."""
        now = self._clock.now()
        first = gathered[0].since
        due = channel.every is not None and first + channel.every <= now
        if due or (channel.at and first < channel.last_at(now)):
            return True
        if channel.at_once is None:
            return False
        least = Severity[channel.at_once.upper()]
        changes = (self._comparison(w.change_id) for w in gathered)
        return any(c.severity >= least and wants(channel, c) for c in changes)

    def _tell(self, channel: Channel, batch: Sequence[Waiting]) -> Round:
        comparisons = [self._comparison(w.change_id) for w in batch]
        wanted = [c for c in comparisons if wants(channel, c)]
        ids = [w.id for w in batch]
        now = self._clock.now()
        if wanted:
            try:
                self._send(channel, compose(channel, wanted))
            except DeliveryError as error:
                retry_at = now + _wait(max(w.attempts for w in batch))
                self._outbox.failed(ids, error=str(error), retry_at=retry_at)
                log.warning("not told", channel=channel.name, error=str(error))
                return Round(failed=len(wanted))
        self._outbox.delivered(ids, at=now)
        return Round(sent=len(wanted), passed_over=len(batch) - len(wanted))

    def _comparison(self, change_id: int) -> Comparison:
        if change_id not in self._read:
            found = self._outbox.comparison(change_id)
            zone = self._zone_of(found.source)
            self._read[change_id] = dataclasses.replace(found, zone=zone)
        return self._read[change_id]


def _wait(attempts: int) -> dt.timedelta:
    """Return how long to wait after so many failures and one more."""
    doubled: int = 2 ** min(attempts, 20)
    return min(_FIRST_WAIT * doubled, _LONGEST_WAIT)


def _sum(one: Round, other: Round) -> Round:
    return Round(
        one.sent + other.sent,
        one.passed_over + other.passed_over,
        one.failed + other.failed,
    )
