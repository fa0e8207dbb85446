"""The seam to time: everything that asks what time it is, or waits, does so here."""

from __future__ import annotations

import asyncio
import datetime as dt
from typing import Protocol


class Clock(Protocol):
    """What time it is, and a way to let some of it pass."""

    def now(self) -> dt.datetime:
        """Return the current time, aware, in UTC."""
        ...

    def monotonic(self) -> float:
        """Return seconds from some fixed instant; never goes backwards."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Return after that many seconds."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> dt.datetime:
        """Return the current time, aware, in UTC."""
        return dt.datetime.now(dt.UTC)

    def monotonic(self) -> float:
        """Return seconds from some fixed instant; never goes backwards."""
        return asyncio.get_running_loop().time()

    async def sleep(self, seconds: float) -> None:
        """Return after that many seconds."""
        await asyncio.sleep(max(0.0, seconds))


class ManualClock:
    """A clock that a test moves: sleeping moves it, and takes no time."""

    def __init__(self, start: dt.datetime) -> None:
        """Start at `start`, which must be aware."""
        self._start = start
        self._elapsed = 0.0

    def now(self) -> dt.datetime:
        """Return the time that the clock was moved to."""
        return self._start + dt.timedelta(seconds=self._elapsed)

    def monotonic(self) -> float:
        """Return the seconds since the clock was made."""
        return self._elapsed

    def advance(self, seconds: float) -> None:
        """Move the clock forward."""
        self._elapsed += seconds

    async def sleep(self, seconds: float) -> None:
        """Move the clock forward and let other tasks run once."""
        self.advance(max(0.0, seconds))
        await asyncio.sleep(0)
