"""Runs the daemon on the site, and keeps the account of what was reported."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import datetime as dt
import pathlib
import urllib.parse
from collections.abc import Callable, Sequence

from monitor.clock import SystemClock
from monitor.config import Config, load
from monitor.demo._site import Site
from monitor.demo._story import EVENTS, INDEX, OTHER_INDEX, STAGES, Event
from monitor.model import Comparison
from monitor.store import SqlStore, Store
from monitor.watch import Daemon, Outcome

# The demonstration takes about fifteen seconds; one that takes longer than this has
# gone wrong, and says what it missed.
LONGEST = dt.timedelta(seconds=60)

_CONFIG = """\
# Written by `monitor demo`. The site at this address runs only while the demo does.
contact: demo@localhost
timezone: Asia/Shanghai
store: snapshots
every: 1s
revisit: 1s
delay: 0.02s
confirm: 2
allow_networks: [127.0.0.0/8]
sources:
  - name: yunxi
    url: {address}{index}
    kind: listing
    # Its releases are of 2026, whenever the demonstration runs.
    quiet: 3650d
"""


@dataclasses.dataclass(frozen=True, slots=True)
class Found:
    """An event and the reports that it caused."""

    event: Event
    reports: tuple[Comparison, ...]

    @property
    def right(self) -> bool:
        """Whether it was reported once, or not at all if it is no news."""
        return len(self.reports) == (1 if self.event.matches else 0)


@dataclasses.dataclass(frozen=True, slots=True)
class Played:
    """How the demonstration went: each event, and reports that no event explains."""

    found: tuple[Found, ...]
    extra: tuple[Comparison, ...]
    pages: int
    visits: int
    versions: int

    @property
    def right(self) -> bool:
        """Whether everything was found and nothing else reported."""
        return not self.extra and all(f.right for f in self.found)


class _Stage:
    """Moves the site on when every page has been visited as it stands."""

    def __init__(
        self, site: Site, store: Store, tell: Callable[[Comparison], None]
    ) -> None:
        self._site = site
        self._store = store
        self._tell = tell
        self._number = 0
        self._since = SystemClock().now()
        self._visited: set[int] = set()
        self.stop: Callable[[], None] = lambda: None
        self.reports: list[Comparison] = []
        self.visits = 0

    def seen(self, outcome: Outcome) -> None:
        """Take note of a visit, and of the report that came of it."""
        self.visits += 1
        if outcome.recorded.change_id is not None:
            comparison = self._store.comparison(outcome.recorded.change_id)
            comparison = dataclasses.replace(comparison, zone="Asia/Shanghai")
            if comparison.severity:
                self.reports.append(comparison)
                self._tell(comparison)
        if outcome.check.capture.at < self._since:
            return
        self._visited.add(outcome.recorded.page.id)
        if self._visited >= {page.id for page in self._store.pages()}:
            self._next()

    def _next(self) -> None:
        self._number += 1
        if self._number >= len(STAGES):  # visits under way still end after the last
            self.stop()
            return
        self._site.happened.update(STAGES[self._number])
        self._visited.clear()
        self._since = SystemClock().now()


async def play(folder: pathlib.Path, tell: Callable[[Comparison], None]) -> Played:
    """Run the demonstration and leave configuration and store in `folder`.

    `tell` hears of each report as it comes.
    """
    async with Site() as site:
        path = folder / "config.yaml"
        path.write_text(_CONFIG.format(address=site.address, index=INDEX), "utf-8")
        config = load(path)
        with SqlStore.open(config.store, exclusive=True) as store:
            stage = _Stage(site, store, tell)
            daemon = Daemon(
                config, store=store, clock=SystemClock(), on_visit=stage.seen
            )
            stage.stop = daemon.stop
            loop = asyncio.get_running_loop()
            loop.call_later(LONGEST.total_seconds(), daemon.stop)
            await daemon.run()
            pages = store.pages()
            found, extra = account(stage.reports)
            return Played(
                found=found,
                extra=extra,
                pages=len(pages),
                visits=stage.visits,
                versions=sum(page.versions for page in pages),
            )


def other_index(url: str) -> str:
    """Return the address of the site's index that nobody watches."""
    return urllib.parse.urljoin(url, OTHER_INDEX)


async def play_on(
    folder: pathlib.Path,
    beside: Callable[[Config, SqlStore], contextlib.AbstractContextManager[None]],
) -> None:
    """Serve the site as `play` left it and watch it on, until told to stop.

    `beside` is entered with configuration and store, such as the desk.
    """
    path = folder / "config.yaml"
    config = load(path)
    port = urllib.parse.urlsplit(config.sources[0].url or "").port
    async with Site(port=port or 0, happened=EVENTS):
        with (
            SqlStore.open(config.store, exclusive=True) as store,
            beside(config, store),
        ):
            await Daemon(config, store=store, clock=SystemClock(), path=path).run()


def account(
    reports: Sequence[Comparison],
) -> tuple[tuple[Found, ...], tuple[Comparison, ...]]:
    """Match reports with the events; return both, and the reports that match none."""
    left = list(reports)
    found = []
    for event in EVENTS.values():
        mine = [r for r in left if _caused(event, r)]
        left = [r for r in left if r not in mine]
        found.append(Found(event, tuple(mine)))
    return tuple(found), tuple(left)


def _caused(event: Event, comparison: Comparison) -> bool:
    if event.matches is None or event.page is None:
        return False
    at = (comparison.url or "").endswith(event.page)
    return at and event.matches(comparison)
