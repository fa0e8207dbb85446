"""Asks sites on behalf of people who add sources: one thread, one polite fetcher."""

from __future__ import annotations

import asyncio
import concurrent.futures
import contextlib
import threading
from collections.abc import Callable

from monitor.clock import Clock
from monitor.config import Config
from monitor.fetch import Fetcher, FetchSettings, SourceOptions
from monitor.model import Capture
from monitor.store import Store
from monitor.watch._plan import fetch_settings
from monitor.watch._propose import Hindered, Proposal, Tried, propose

# A site that answers slowly is given up after this; eight pages take their turns.
LONGEST = 300.0
_CLOSING = 5.0


class Scout:
    """Proposes sources in a thread of its own, so that whoever asks need not wait.

    All that it asks goes through one `Fetcher`: two people who add sources of one host
    ask it no more often than one. `fetch` stands in for that in tests.
    """

    def __init__(
        self,
        clock: Clock,
        *,
        fetch: Callable[[str], Capture] | None = None,
    ) -> None:
        """Prepare; the thread begins with the first `look`."""
        self._clock = clock
        self._fetch = fetch
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._fetchers: list[tuple[FetchSettings, Fetcher]] = []

    def close(self) -> None:
        """End the thread; what is being looked at is given up."""
        with self._lock:
            loop, thread = self._loop, self._thread
            self._loop = self._thread = None
        if loop is None or thread is None:
            return
        with contextlib.suppress(TimeoutError):
            asyncio.run_coroutine_threadsafe(self._end(), loop).result(_CLOSING)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()

    async def _end(self) -> None:
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        for _, fetcher in self._fetchers:
            await fetcher.__aexit__(None, None, None)
        self._fetchers.clear()

    def look(
        self,
        url: str,
        config: Config,
        store: Store,
        *,
        exact: bool = False,
        say: Callable[[Tried], None] = lambda _tried: None,
    ) -> concurrent.futures.Future[Proposal | Hindered]:
        """Begin to look at an address; see `propose`.

        The future raises `TimeoutError` where the site took too long.
        """
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = threading.Thread(
                    target=self._loop.run_forever, name="scout", daemon=True
                )
                self._thread.start()
        return asyncio.run_coroutine_threadsafe(
            asyncio.wait_for(self._look(url, config, store, exact, say), LONGEST),
            self._loop,
        )

    async def _look(
        self,
        url: str,
        config: Config,
        store: Store,
        exact: bool,  # noqa: FBT001 - as `look` was given it
        say: Callable[[Tried], None],
    ) -> Proposal | Hindered:
        settings = fetch_settings(config)
        options = SourceOptions(allow_networks=settings.allow_networks)

        async def fetch(address: str) -> Capture:
            if self._fetch is not None:
                return await asyncio.to_thread(self._fetch, address)
            return await self._polite(settings).fetch(address, options=options)

        return await propose(url, config, fetch, exact=exact, store=store, say=say)

    def _polite(self, settings: FetchSettings) -> Fetcher:
        """Return the fetcher of these settings; former ones end with the scout."""
        if not self._fetchers or self._fetchers[-1][0] != settings:
            self._fetchers.append((settings, Fetcher(settings, clock=self._clock)))
        return self._fetchers[-1][1]
