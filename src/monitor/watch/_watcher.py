"""Visits pages side by side, and stores what comes of it in few commits."""

from __future__ import annotations

import asyncio
import collections
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Self

import structlog

from monitor.clock import Clock
from monitor.config import Config, Source, SourceKind
from monitor.errors import StoreError
from monitor.fetch import Fetcher
from monitor.model import Check, Failure, Link, Page, PageKind
from monitor.store import Recorded, Store, host_of
from monitor.watch._check import check
from monitor.watch._plan import Plan, plans
from monitor.watch._policies import with_policies
from monitor.watch._round import Account, Tally
from monitor.watch._tell import Outcome, tell

log = structlog.get_logger("monitor.watch")

# So many visits wait for a host's turn at the same time: enough to keep it as busy as
# it may be, and few enough that a thousand of its pages are no thousand tasks.
MOST_AT_A_HOST = 30

# Checks that wait while a commit is under way are stored together by the next one.
MOST_IN_A_COMMIT = 200

_KINDS = {
    SourceKind.LISTING: PageKind.LISTING,
    SourceKind.DOCUMENT: PageKind.DOCUMENT,
    SourceKind.AUTO: PageKind.UNKNOWN,
}


Observer = Callable[[Outcome], None]


class Watcher:
    """Visits the pages of a configuration. Use as an asynchronous context manager.

    `observe` hears of every visit once it is stored.
    """

    def __init__(
        self,
        config: Config,
        *,
        store: Store,
        fetcher: Fetcher,
        clock: Clock,
        observe: Observer = lambda _outcome: None,
    ) -> None:
        """Join the rooms; nothing happens before `adopt`."""
        self._store = store
        self._fetcher = fetcher
        self._clock = clock
        self._observe = observe
        self._plans: dict[str, Plan] = {}
        self._named: set[int] = set()
        self._waiting: asyncio.Queue[tuple[Check, asyncio.Future[Recorded]]] = (
            asyncio.Queue()
        )
        self._writer: asyncio.Task[None] | None = None
        self._stopping = False
        self.config = config

    async def __aenter__(self) -> Self:
        """Bring the store in line with the configuration and begin to write."""
        self._writer = asyncio.create_task(self._write())
        await self.adopt(self.config, self._fetcher)
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stop writing; visits under way have been waited for by then."""
        if self._writer:
            self._writer.cancel()
            await asyncio.gather(self._writer, return_exceptions=True)

    async def adopt(self, config: Config, fetcher: Fetcher) -> None:
        """Watch what this configuration says from now on.

        Pages of sources that are no longer in it are retired; their versions stay.
        """
        found = dict(plans(config))
        self._named = await asyncio.to_thread(self._enrol, config, found)
        found = await asyncio.to_thread(self._learnt, found)
        self.config, self._fetcher, self._plans = config, fetcher, found

    async def learn(self) -> None:
        """Learn anew how often the releases of each source are edited."""
        self._plans = await asyncio.to_thread(self._learnt, self._plans)

    def _learnt(self, found: Mapping[str, Plan]) -> dict[str, Plan]:
        return with_policies(found, self._store, self._clock.now(), but=self._named)

    def plan(self, page: Page) -> Plan | None:
        """Return the plan of a page's source, or None if it is not watched now."""
        return self._plans.get(page.source)

    def stop(self, seconds: float = 0.0) -> None:
        """Send nothing from now on; what was sent may take so many seconds still.

        The round ends then, with its account. A page whose visit lacks an answer is
        put off and stays due; what was asked of its server is stored all the same.
        """
        self._stopping = True
        self._fetcher.stop(seconds)

    async def round(
        self,
        pages: Sequence[Page],
        finished: Callable[[Page], None] = lambda _page: None,
    ) -> Account:
        """Visit these pages and return the account of it.

        `finished` hears of each page when its visit is over, however it went.
        """
        tally = Tally(len(pages))
        hosts: dict[str, collections.deque[Page]] = {}
        for page in pages:
            hosts.setdefault(host_of(page.url), collections.deque()).append(page)

        async def visit_all(waiting: collections.deque[Page]) -> None:
            while waiting:
                page = waiting.popleft()
                try:
                    await self._visit(page, tally)
                finally:
                    finished(page)

        async with asyncio.TaskGroup() as group:
            for waiting in hosts.values():
                for _ in range(min(MOST_AT_A_HOST, len(waiting))):
                    group.create_task(visit_all(waiting))
        return tally.account()

    async def _visit(self, page: Page, tally: Tally) -> None:
        plan = self._plans.get(page.source)
        if self._stopping or plan is None:
            why = str(Failure.STOPPED) if self._stopping else "source not watched"
            tally.put_off(why)
            return
        try:
            outcome = await self._check(page, plan)
        except StoreError as error:
            # Nothing was stored, so the page stays due: the next round sees to it.
            log.error("visit not stored", url=page.url, error=str(error))
            tally.put_off("store")
            return
        if outcome is None:
            tally.put_off(str(Failure.STOPPED))
            return
        recorded = outcome.recorded
        tally.checked(
            outcome.check,
            changed=recorded.change_id is not None,
            found=len(recorded.found),
        )
        tell(outcome)
        self._observe(outcome)

    async def _check(self, page: Page, plan: Plan) -> Outcome | None:
        """Visit a page and have it stored; None where a stop came before the visit."""
        outcome = await check(
            page,
            plan,
            fetcher=self._fetcher,
            store=self._store,
            clock=self._clock,
            found=page.id not in self._named,
        )
        asked = outcome.capture.attempts or outcome.others
        if outcome.capture.failure is Failure.STOPPED and not asked:
            return None
        future: asyncio.Future[Recorded] = asyncio.get_running_loop().create_future()
        self._waiting.put_nowait((outcome, future))
        return Outcome(outcome, await future)

    async def _write(self) -> None:
        """Store what waits, all that there is in one commit, again and again."""
        while True:
            batch = [await self._waiting.get()]
            while not self._waiting.empty() and len(batch) < MOST_IN_A_COMMIT:
                batch.append(self._waiting.get_nowait())
            await self._record(batch)

    async def _record(
        self, batch: Sequence[tuple[Check, asyncio.Future[Recorded]]]
    ) -> None:
        checks = [outcome for outcome, _ in batch]
        try:
            recorded = await asyncio.to_thread(
                self._store.record,
                checks,
                channels=[channel.name for channel in self.config.channels],
            )
        except StoreError as error:
            if len(batch) == 1:
                _settle(batch[0][1], error)
                return
            # One visit that cannot be stored must not take the others with it.
            for one in batch:
                await self._record([one])
            return
        except Exception as error:
            # The edge of the writer's task: without it every visit would wait for ever.
            log.exception("defect in the store")
            words = (
                f"The store failed on what was seen: {type(error).__name__}: {error}"
            )
            for _, future in batch:
                _settle(future, StoreError(words))
            return
        for (_, future), result in zip(batch, recorded, strict=True):
            _settle(future, result)

    def _enrol(self, config: Config, found: Mapping[str, Plan]) -> set[int]:
        """Put the configured pages under watch; return the ids of those it names."""
        now = self._clock.now()
        named: set[int] = set()
        for name in set(self._store.sources()) - set(found):
            self._store.retire(name, at=now)
        for source in config.sources:
            if not source.enabled:
                continue
            self._store.revive(source.name, due_at=now)
            for kind, urls in _addresses(source):
                pages = self._store.ensure_pages(
                    source.name,
                    [Link(url, "") for url in urls],
                    kind=kind,
                    found_at=now,
                    due_at=now,
                )
                named.update(page.id for page in pages)
        return named


def _addresses(source: Source) -> Iterable[tuple[PageKind, Sequence[str]]]:
    if source.url:
        yield _KINDS[source.kind], [source.url]
    if source.pages:
        yield PageKind.DOCUMENT, source.pages


def _settle(future: asyncio.Future[Recorded], result: Recorded | StoreError) -> None:
    if future.done():  # the visit was given up while it was being stored
        return
    if isinstance(result, StoreError):
        future.set_exception(result)
    else:
        future.set_result(result)
