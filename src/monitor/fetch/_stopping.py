"""Telling a fetcher to stop: waits end at once, requests under way in a while."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from types import TracebackType
from typing import Self


class Stop:
    """Ends what a fetcher is at, once it is told to stop."""

    def __init__(self) -> None:
        """Nothing is told yet."""
        self.told = False
        self._waits: set[asyncio.Timeout] = set()
        self._requests: set[asyncio.Timeout] = set()

    def tell(self, seconds: float) -> None:
        """Stop: end the waits now, and what is under way after so many seconds.

        May be told again, with less time.
        """
        self.told = True
        now = asyncio.get_running_loop().time()
        for limit in _running(self._waits):
            limit.reschedule(now)
        for limit in _running(self._requests):
            was = limit.when()
            end = now + seconds
            limit.reschedule(end if was is None else min(was, end))

    def wait(self) -> _Limited:
        """Enclose a wait: TimeoutError is raised in it when the stop is told."""
        return _Limited(self._waits, None)

    def request(self, seconds: float | None) -> _Limited:
        """Enclose what may take so many seconds; less once the stop is told.

        TimeoutError is raised in it when its time is over.
        """
        return _Limited(self._requests, seconds)


class _Limited:
    """An `asyncio.timeout` that a `Stop` can find."""

    __slots__ = ("_among", "_limit")

    def __init__(self, among: set[asyncio.Timeout], seconds: float | None) -> None:
        self._among = among
        self._limit = asyncio.timeout(seconds)

    async def __aenter__(self) -> Self:
        await self._limit.__aenter__()
        self._among.add(self._limit)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._among.discard(self._limit)
        await self._limit.__aexit__(kind, error, trace)


def _running(limits: set[asyncio.Timeout]) -> Iterator[asyncio.Timeout]:
    return (limit for limit in tuple(limits) if not limit.expired())
