"""The daemon: looks every second for what is due, and re-reads config.yaml."""

from __future__ import annotations

import asyncio
import collections
import contextlib
import datetime as dt
import hashlib
import pathlib
import signal
from collections.abc import Callable, Iterator

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from monitor.clock import Clock
from monitor.config import Config, load
from monitor.errors import ConfigError, StoreError
from monitor.fetch import Fetcher, FetchSettings
from monitor.model import Page
from monitor.notify import Courier, Senders
from monitor.store import SqlStore, Store, host_of
from monitor.watch._hosts import Hosts, read_hosts, troubled, write_hosts
from monitor.watch._plan import fetch_settings
from monitor.watch._round import Account
from monitor.watch._stamp import Stamper
from monitor.watch._watcher import MOST_AT_A_HOST, Observer, Watcher

log = structlog.get_logger("monitor.watch")

# A page that is due waits at most this long for somebody to notice.
LOOK_EVERY = dt.timedelta(seconds=1)
RELOAD_EVERY = dt.timedelta(seconds=2)

# What waits for the channels is carried to them so often.
CARRY_EVERY = dt.timedelta(seconds=2)
LEARN_EVERY = dt.timedelta(hours=6)

# How often it is seen whether the ledger is to be stamped outside.
STAMP_LOOK_EVERY = dt.timedelta(minutes=1)

# How old what `monitor status` says of the hosts is at most, while rounds end.
TELL_HOSTS_EVERY = dt.timedelta(seconds=5)

# Requests under way when the daemon is told to stop are given up after this time. Who
# told it, such as a container's engine, kills it after ten seconds, and what they came
# to has to be in the store by then.
STOPPING_TIME = dt.timedelta(seconds=8)

# After the store could not be written to: pages stay due, so asking again at once
# would ask the sites once a second for pages that nobody can keep.
STORE_PAUSE = dt.timedelta(seconds=30)

# So many visits are under way or waiting for their host's turn at the same time.
MOST_AT_ONCE = 3000

# What one look reads of what is due. A host with many overdue pages fills it, so the
# next part is read without the hosts that have enough to do, a few times at most.
READ_AT_ONCE = 1000
READS = 5

RoundObserver = Callable[[Account], None]


class Daemon:
    """Repeats `check(page)` until it is stopped.

    `path` is the configuration's file, re-read when it changes; None for a
    configuration that stays. `hosts_file` is where the state of the hosts is left for
    `monitor status`. `on_visit` and `on_round` hear what happens.
    """

    def __init__(
        self,
        config: Config,
        *,
        store: Store,
        clock: Clock,
        path: pathlib.Path | None = None,
        hosts_file: pathlib.Path | None = None,
        on_visit: Observer = lambda _outcome: None,
        on_round: RoundObserver = lambda _account: None,
    ) -> None:
        """Prepare; `run` does the work."""
        self._config = config
        self._store = store
        self._clock = clock
        self._path = path
        self._hosts_file = hosts_file
        self._told_at: dt.datetime | None = None
        self._on_visit = on_visit
        self._on_round = on_round
        self._seen = _digest(path)
        # A store in memory has no ledger.
        folder = hosts_file.parent if hosts_file else None
        self._stamper = (
            Stamper(store, clock, folder) if isinstance(store, SqlStore) else None
        )
        self._stop = asyncio.Event()
        self._under_way: dict[int, Page] = {}
        self._rounds: set[asyncio.Task[None]] = set()
        self._not_before: dt.datetime | None = None
        self._stack = contextlib.AsyncExitStack()
        self._fetching: tuple[FetchSettings, Fetcher] | None = None

    def stop(self) -> None:
        """Ask the daemon to finish what it is at and return."""
        self._stop.set()

    async def run(self) -> None:
        """Watch until `stop` is called or the process gets SIGTERM or SIGINT.

        Requests under way are finished, or given up after eight seconds, and stored
        as what they came to. The next run finds their pages due.
        """
        async with self._stack as stack:
            fetcher = await self._fetcher(self._config)
            if self._hosts_file and (left := read_hosts(self._hosts_file)):
                fetcher.remember(left.hosts)
            watcher = await stack.enter_async_context(
                Watcher(
                    self._config,
                    store=self._store,
                    fetcher=fetcher,
                    clock=self._clock,
                    observe=self._on_visit,
                )
            )
            scheduler = self._scheduler(watcher)
            with _signals(self.stop):
                scheduler.start()
                log.info("watching", sources=len(self._config.sources))
                await self._stop.wait()
                scheduler.shutdown(wait=False)
                await self._wind_up(watcher)
        log.info("stopped")

    async def _tell_channels(self, _watcher: Watcher) -> None:
        """Carry to the channels what waits for them in the outbox."""
        config = self._config
        if not config.channels:
            return
        courier = Courier(
            self._store,
            config.channels,
            send=Senders(self._clock).send,
            clock=self._clock,
            zone_of=lambda name: config.zone_of(config.source(name or "")),
        )
        try:
            await asyncio.to_thread(courier.round)
        except StoreError as error:
            # Nothing was confirmed, so it waits in the outbox until the next time.
            log.error("channels not told", error=str(error))

    async def _learn(self, watcher: Watcher) -> None:
        """Learn the rhythms of the sources anew; the old ones do if that fails."""
        try:
            await watcher.learn()
        except StoreError as error:
            log.warning("rhythms not learnt", error=str(error))

    async def _stamp(self, _watcher: Watcher) -> None:
        """Have the ledger stamped outside, if that is wanted and due."""
        setting = self._config.archive.stamp
        if setting is not None and self._stamper is not None:
            fetcher = await self._fetcher(self._config)
            await self._stamper.look(setting, fetcher)

    def _scheduler(self, watcher: Watcher) -> AsyncIOScheduler:
        scheduler = AsyncIOScheduler(timezone=dt.UTC)
        jobs = [
            (self._look, LOOK_EVERY),
            (self._tell_channels, CARRY_EVERY),
            (self._learn, LEARN_EVERY),
        ]
        if self._stamper:
            jobs.append((self._stamp, STAMP_LOOK_EVERY))
        if self._path:
            jobs.append((self._reload, RELOAD_EVERY))
        now = dt.datetime.now(dt.UTC)
        for job, every in jobs:
            # What there is to learn was learnt when the configuration was adopted.
            begins = now + every if job == self._learn else now
            scheduler.add_job(
                job,
                IntervalTrigger(seconds=int(every.total_seconds()), timezone=dt.UTC),
                args=[watcher],
                next_run_time=begins,
                # A look that comes late, or while the last is under way, is one look.
                coalesce=True,
                max_instances=1,
                misfire_grace_time=None,
            )
        return scheduler

    async def _look(self, watcher: Watcher) -> None:
        """Begin a round of the pages that are due and not under way already."""
        now = self._clock.now()
        if self._not_before and now < self._not_before:
            return
        try:
            pages = await asyncio.to_thread(self._choose, now)
        except StoreError as error:
            self._not_before = now + STORE_PAUSE
            log.error("store cannot be read", error=str(error))
            return
        if not pages or self._stop.is_set():
            return
        self._under_way.update((page.id, page) for page in pages)
        task = asyncio.create_task(self._round(watcher, pages))
        self._rounds.add(task)
        task.add_done_callback(self._rounds.discard)

    def _choose(self, now: dt.datetime) -> list[Page]:
        """Return what to visit now: the longest overdue, so many of each host.

        However many pages of one slow host are due, those of the others come in time.
        """
        under_way = dict(self._under_way)
        free = MOST_AT_ONCE - len(under_way)
        at_host = collections.Counter(host_of(p.url) for p in under_way.values())
        chosen: dict[int, Page] = {}
        for _ in range(READS):
            busy = {host for host, n in at_host.items() if n >= MOST_AT_A_HOST}
            due = self._store.due(now, READ_AT_ONCE, busy=busy)
            for page in due:
                host = host_of(page.url)
                new = page.id not in under_way and page.id not in chosen
                if new and len(chosen) < free and at_host[host] < MOST_AT_A_HOST:
                    chosen[page.id] = page
                    at_host[host] += 1
            if len(due) < READ_AT_ONCE or len(chosen) >= free:
                break
        return list(chosen.values())

    async def _round(self, watcher: Watcher, pages: list[Page]) -> None:
        account = await watcher.round(pages, self._finished)
        if account.put_off.get("store"):
            self._not_before = self._clock.now() + STORE_PAUSE
        log.info(
            "round",
            due=account.due,
            checked=account.checked,
            failed=dict(account.failed),
            put_off=dict(account.put_off),
            versions=account.versions,
            changes=account.changes,
        )
        self._on_round(account)
        await self._tell_hosts()

    async def _tell_hosts(self) -> None:
        """Leave the state of the hosts where `monitor status` finds it."""
        now = self._clock.now()
        if self._hosts_file is None or self._fetching is None:
            return
        if self._told_at and now - self._told_at < TELL_HOSTS_EVERY:
            return
        self._told_at = now
        hosts = Hosts(now, troubled(self._fetching[1].hosts()))
        try:
            await asyncio.to_thread(write_hosts, self._hosts_file, hosts)
        except OSError as error:
            log.warning("the state of the hosts was not written", error=str(error))

    def _finished(self, page: Page) -> None:
        self._under_way.pop(page.id, None)

    async def _reload(self, watcher: Watcher) -> None:
        """Take up a changed config.yaml; a broken one leaves the old in force."""
        digest = await asyncio.to_thread(_digest, self._path)
        if digest == self._seen or self._path is None:
            return
        self._seen = digest
        try:
            config = await asyncio.to_thread(load, self._path)
        except ConfigError as error:
            log.error(
                "configuration not reloaded, the old one stays in force",
                error=str(error),
            )
            return
        if config.store != self._config.store:
            log.warning("the new `store` is used after a restart", store=config.store)
        fetcher = await self._fetcher(config)
        try:
            await watcher.adopt(config, fetcher)
        except (ConfigError, StoreError) as error:
            log.error(
                "configuration not reloaded, the old one stays in force",
                error=str(error),
            )
            return
        self._config = config
        log.info("configuration reloaded", sources=len(config.sources))

    async def _fetcher(self, config: Config) -> Fetcher:
        """Return the fetcher of a configuration, the present one if it would do."""
        settings = fetch_settings(config)
        if self._fetching is None or self._fetching[0] != settings:
            before = self._fetching[1] if self._fetching else None
            fetcher = Fetcher(settings, clock=self._clock, before=before)
            # The one before may still be at work; it is closed with the daemon.
            await self._stack.enter_async_context(fetcher)
            self._fetching = settings, fetcher
        return self._fetching[1]

    async def _wind_up(self, watcher: Watcher) -> None:
        watcher.stop(STOPPING_TIME.total_seconds())
        if self._rounds:
            log.info("stopping", visits=len(self._under_way))
            await asyncio.gather(*self._rounds, return_exceptions=True)
        self._told_at = None
        await self._tell_hosts()


def _digest(path: pathlib.Path | None) -> bytes | None:
    """Return the digest of a file, or None if it cannot be read (or there is none)."""
    if path is None:
        return None
    try:
        return hashlib.sha256(path.read_bytes()).digest()
    except OSError:
        return None


@contextlib.contextmanager
def _signals(stop: Callable[[], None]) -> Iterator[None]:
    """Call `stop` on SIGTERM and SIGINT for as long as the block runs."""
    loop = asyncio.get_running_loop()
    caught = (signal.SIGTERM, signal.SIGINT)
    for number in caught:
        loop.add_signal_handler(number, stop)
    try:
        yield
    finally:
        for number in caught:
            loop.remove_signal_handler(number)
