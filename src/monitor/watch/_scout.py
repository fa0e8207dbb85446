"""Asks sites on behalf of people who add sources: one thread, one polite fetcher."""

from __future__ import annotations

import asyncio
import concurrent.futures
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
        self._fetcher: tuple[FetchSettings, Fetcher] | None = None

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
                threading.Thread(
                    target=self._loop.run_forever, name="scout", daemon=True
                ).start()
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
        """Return the fetcher of these settings; a former one ends with the process."""
        if self._fetcher is None or self._fetcher[0] != settings:
            self._fetcher = settings, Fetcher(settings, clock=self._clock)
        return self._fetcher[1]
