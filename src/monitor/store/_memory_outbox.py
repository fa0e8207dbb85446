"""The outbox of the store in memory."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence

from monitor.store._records import Delivery


@dataclasses.dataclass(slots=True)
class _Line:
    """A change that a channel has to hear of, until it confirmed it."""

    delivery: Delivery
    next_at: dt.datetime
    delivered_at: dt.datetime | None = None


class Outbox:
    """What each channel has not confirmed yet."""

    def __init__(self) -> None:
        self._lines: list[_Line] = []

    def put(self, channel: str, change_id: int, at: dt.datetime) -> None:
        """Let the channel hear of the change."""
        delivery = Delivery(len(self._lines) + 1, channel, change_id, at)
        self._lines.append(_Line(delivery, at))

    def heard(self, change_id: int) -> set[str]:
        """Return the channels that have or had to hear of a change."""
        return {
            line.delivery.channel
            for line in self._lines
            if line.delivery.change_id == change_id
        }

    def pending(self, channel: str, now: dt.datetime) -> tuple[Delivery, ...]:
        """Return what the channel has to be told now, the oldest first."""
        return tuple(
            line.delivery
            for line in self._lines
            if line.delivery.channel == channel
            and line.delivered_at is None
            and line.next_at <= now
        )

    def delivered(self, deliveries: Sequence[int], at: dt.datetime) -> None:
        """Note that these were confirmed; what was confirmed before stays so."""
        for line in self._waiting(deliveries):
            line.delivered_at = at

    def failed(
        self, deliveries: Sequence[int], error: str, retry_at: dt.datetime
    ) -> None:
        """Note that these failed, why, and when to try again."""
        for line in self._waiting(deliveries):
            line.next_at = retry_at
            line.delivery = dataclasses.replace(
                line.delivery, attempts=line.delivery.attempts + 1, error=error
            )

    def _waiting(self, deliveries: Sequence[int]) -> list[_Line]:
        return [
            line
            for line in self._lines
            if line.delivery.id in deliveries and line.delivered_at is None
        ]
