"""A watcher on doubles: pages from a dictionary, a store in memory, time by hand."""

import dataclasses
import datetime as dt
from collections.abc import Callable

import httpx

from monitor.clock import ManualClock
from monitor.config import Config, read
from monitor.fetch import Fetcher, FetchSettings
from monitor.model import Page
from monitor.store import MemoryStore, Store
from monitor.watch import Account, Outcome, Watcher

START = dt.datetime(2026, 6, 1, 8, tzinfo=dt.UTC)
SITE = "http://press.example"

CONFIG = f"""
contact: test@localhost
confirm: 2
every: 30m
revisit: 6h
sources:
  - name: press
    url: {SITE}/index.html
    kind: listing
    robots: false
"""

PAGE = """<html><head><title>{title}</title></head><body>
<div class="nav"><a href="/">Home</a> <a href="/about">About</a></div>
<h1>{title}</h1>
<p>The council met on Tuesday to talk about the new ferry line.</p>
<p><b>Ms. Orla Byrne:</b> We have bought {figure} boats for it, and the first one sails
in the first week of September.</p>
<p><b>Reporter:</b> What will a ticket cost, and who pays for the pier?</p>
<p><b>Ms. Orla Byrne:</b> A ticket costs two crowns. The pier is paid for by the harbour
fund, as was decided in the spring.</p>
</body></html>"""

INDEX = """<html><head><title>Press releases</title></head><body>
<h1>Press releases</h1><ul class="releases">{items}</ul></body></html>"""


OLDER = (31, 30, 29)


def page(title="Ferry line", figure="three"):
    return PAGE.format(title=title, figure=figure)


def index(*numbers):
    """Return an index of these releases, and of three older ones that never change."""
    return rolling(*numbers, *OLDER)


def rolling(*numbers):
    """Return an index of just these releases."""
    items = "".join(
        f'<li><a href="/2026/release-{n}.html">The council decides matter number {n} '
        f"of the season</a> <span>2026-05-{n:02d}</span></li>"
        for n in numbers
    )
    return INDEX.format(items=items)


Answer = (
    str | int | httpx.Response | Exception | Callable[[httpx.Request], httpx.Response]
)


@dataclasses.dataclass
class Press:
    """A site whose pages a test writes, and all that is needed to watch it."""

    clock: ManualClock
    store: Store
    config: Config
    pages: dict[str, Answer]
    outcomes: list[Outcome]
    asked: list[str]
    requests: list[httpx.Request] = dataclasses.field(default_factory=list)

    def answer(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request.url.path)
        self.requests.append(request)
        found = self.pages.get(request.url.path, 404)
        if request.url.path in {f"/2026/release-{n}.html" for n in OLDER}:
            found = page(f"An older release, {request.url.path}")
        if isinstance(found, Exception):
            raise found
        if callable(found):
            return found(request)
        if isinstance(found, int):
            return httpx.Response(found, text=f"<h1>{found}</h1>")
        if isinstance(found, str):
            return httpx.Response(200, html=found)
        return found

    async def round(self) -> Account:
        """Visit everything that is due, on a fetcher and watcher of its own."""
        settings = FetchSettings(contact="test@localhost", delay=0, max_attempts=1)
        transport = httpx.MockTransport(self.answer)
        async with (
            Fetcher(settings, clock=self.clock, transport=transport) as fetcher,
            Watcher(
                self.config,
                store=self.store,
                fetcher=fetcher,
                clock=self.clock,
                observe=self.outcomes.append,
            ) as watcher,
        ):
            return await watcher.round(self.store.due(self.clock.now()))

    async def rounds(self, count: int, hours: float = 72) -> list[Account]:
        """Let time pass and make a round, so many times."""
        accounts = []
        for _ in range(count):
            self.clock.advance(hours * 3600)
            accounts.append(await self.round())
        return accounts

    def page(self, path: str) -> Page:
        """Return the page at a path."""
        (found,) = (p for p in self.store.pages() if p.url.endswith(path))
        return found

    def versions(self):
        """Return how many versions each page has, but for the older releases."""
        older = tuple(f"release-{n}.html" for n in OLDER)
        pages = self.store.pages()
        return [p.versions for p in pages if not p.url.endswith(older)]

    def reports(self):
        """Return what was reported so far, the oldest first."""
        listed = self.store.changes(limit=1000)
        told = [c.id for c in reversed(listed) if c.severity and c.id]
        return [self.store.comparison(number) for number in told]


def new_press() -> Press:
    """Return a site without pages and an empty store."""
    return Press(ManualClock(START), MemoryStore(), read(CONFIG), {}, [], [])
