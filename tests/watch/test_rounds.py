"""A round adds up, whatever happens; hosts get their turns; nothing hangs."""

import asyncio
import collections
import dataclasses

import httpx
import pytest

from monitor.clock import ManualClock
from monitor.config import read
from monitor.errors import StoreError
from monitor.fetch import Fetcher, FetchSettings
from monitor.model import Availability, Failure
from monitor.store import MemoryStore
from monitor.watch import Daemon, Watcher
from tests.watch.press import START, index, page

MANY = """
contact: test@localhost
confirm: 2
sources:
  - name: many
    robots: false
    pages: [{pages}]
"""


def many(*urls):
    return read(MANY.format(pages=", ".join(urls)))


async def test_pages_of_a_resting_host_are_put_off_and_no_failure_of_theirs(press):
    urls = [f"http://slow.example/{n}.html" for n in range(12)]
    press.config = many(*urls)
    press.pages = {f"/{n}.html": httpx.ConnectError("refused") for n in range(12)}
    account = await press.round()
    assert account.adds_up
    assert account.failed == {"connect": 5}  # then the circuit is open
    assert account.put_off == {"circuit open": 7}
    waiting = [p for p in press.store.pages() if not p.failures]
    assert len(waiting) == 7
    assert all(p.due_at > press.clock.now() for p in waiting)
    assert all(p.availability is Availability.OK for p in press.store.pages())


async def test_a_host_that_asks_for_time_gets_it(press):
    press.config = many("http://busy.example/1.html", "http://busy.example/2.html")
    busy = httpx.Response(429, headers={"retry-after": "7200"}, text="<h1>429</h1>")
    press.pages = {"/1.html": busy, "/2.html": page()}
    account = await press.round()
    assert account.put_off == {"asked to wait": 1}
    (put_off,) = [p for p in press.store.pages() if not p.failures]
    assert (put_off.due_at - press.clock.now()).total_seconds() >= 7000
    press.clock.advance(7300)
    press.pages["/1.html"] = page()
    assert (await press.round()).put_off == {}


@dataclasses.dataclass
class Slow:
    """A transport on which one host never answers; the others do at once."""

    asked: collections.Counter[str] = dataclasses.field(
        default_factory=collections.Counter
    )

    async def __call__(self, request):
        self.asked[request.url.host] += 1
        if request.url.host == "slow.example":
            await asyncio.Event().wait()
        return httpx.Response(200, html=page(request.url.path))


@pytest.fixture
def slow():
    return Slow()


def watching(config, store, clock, transport):
    settings = FetchSettings(contact="test@localhost", delay=0, max_attempts=1)
    fetcher = Fetcher(settings, clock=clock, transport=httpx.MockTransport(transport))
    return Watcher(config, store=store, fetcher=fetcher, clock=clock)


async def until(condition):
    """Let the tasks run until something is so."""
    while not condition():  # noqa: ASYNC110 - what happens inside has no event
        await asyncio.sleep(0)


async def test_a_round_that_is_given_up_ends_with_its_account(slow):
    store, clock = MemoryStore(), ManualClock(START)
    urls = ["http://slow.example/1.html", "http://slow.example/2.html"]
    config = many(*urls, "http://fast.example/1.html")
    async with watching(config, store, clock, slow) as watcher:
        round_ = asyncio.create_task(watcher.round(store.due(clock.now())))
        await until(lambda: store.versions(3))
        watcher.stop()
        account = await round_
    assert account.adds_up
    assert (account.checked, account.put_off) == (1, {"stopped": 2})
    due = store.due(clock.now())
    assert [page.failures for page in due] == [0, 0], "no failures of theirs"
    seen = [one for page in due for one in store.history(page.id)]
    assert [one.attempts for one in seen] == [1], "the one that was asked for"


async def test_a_text_whose_second_page_a_stop_cut_off_is_no_version_and_no_failure():
    """Nor is what was asked for lost: both requests are in the page's history."""

    link = '<p><a href="/1_2.html">Next page</a></p></body>'

    async def answer(request):
        if request.url.path == "/1_2.html":
            watcher.stop()
            await asyncio.Event().wait()
        return httpx.Response(200, html=page().replace("</body>", link))

    store, clock = MemoryStore(), ManualClock(START)
    config = many("http://press.example/1.html")
    async with watching(config, store, clock, answer) as watcher:
        account = await watcher.round(store.due(clock.now()))
    assert account.put_off == {"stopped": 1}
    (due,) = store.due(clock.now())
    assert (due.versions, due.failures) == (0, 0)
    assert [one.attempts for one in store.history(due.id)] == [1, 1]


async def test_a_round_that_is_cancelled_from_outside_is_cancelled(slow):
    store, clock = MemoryStore(), ManualClock(START)
    config = many("http://slow.example/1.html")
    async with watching(config, store, clock, slow) as watcher:
        round_ = asyncio.create_task(watcher.round(store.due(clock.now())))
        await until(lambda: slow.asked)
        round_.cancel()
        with pytest.raises(asyncio.CancelledError):
            await round_


async def test_a_defect_of_the_store_stops_no_round(press, monkeypatch):
    press.pages["/index.html"] = index(1)

    def broken(*_args, **_kwargs):
        raise RuntimeError("unforeseen")

    with monkeypatch.context() as patched:
        patched.setattr(press.store, "record", broken)
        account = await asyncio.wait_for(press.round(), 20)
    assert account.put_off == {"store": 1}


async def test_one_check_that_cannot_be_stored_takes_no_other_with_it(
    press, monkeypatch
):
    press.config = many(*(f"http://a.example/{n}.html" for n in range(6)))
    press.pages = {f"/{n}.html": page(f"Page {n}") for n in range(6)}
    record = press.store.record

    def picky(checks, **options):
        if any(c.page.url.endswith("/3.html") for c in checks):
            raise StoreError("this one not")
        return record(checks, **options)

    monkeypatch.setattr(press.store, "record", picky)
    account = await press.round()
    assert (account.checked, account.put_off) == (5, {"store": 1})


async def test_a_page_that_the_program_fails_on_is_a_failed_check(press, monkeypatch):
    press.pages["/index.html"] = index(1)

    def broken(*_args, **_kwargs):
        raise RecursionError("too deep")

    monkeypatch.setattr("monitor.watch._examine.parse", broken)
    account = await press.round()
    assert account.failed == {"unavailable": 1}
    assert account.adds_up
    stored = press.page("/index.html")
    assert "This program failed on it: RecursionError" in stored.failing_reason
    assert stored.due_at > press.clock.now()


async def test_robots_are_a_failure_with_its_reason(press):
    press.config = many("http://a.example/1.html").model_copy()
    text = MANY.replace("robots: false", "robots: true")
    press.config = read(text.format(pages="http://a.example/1.html"))
    press.pages = {
        "/robots.txt": httpx.Response(200, text="User-agent: *\nDisallow: /"),
        "/1.html": page(),
    }
    account = await press.round()
    assert account.failed == {str(Failure.ROBOTS): 1}
    assert press.asked == ["/robots.txt"]


# --- fairness ---


def daemon(store, clock):
    return Daemon(read("contact: a@b.example"), store=store, clock=clock)


@pytest.fixture
def crowded():
    """A store in which thousands of pages of one host are the longest overdue."""
    store, clock = MemoryStore(), ManualClock(START)
    crowd = [f"http://slow.example/{n}" for n in range(3000)]
    urls = [*crowd, *(f"http://host{n}.example/" for n in range(40))]
    config = many(*urls)

    async def enrol():
        async with watching(config, store, clock, Slow()):
            pass

    asyncio.run(enrol())
    return store, clock


def test_one_crowded_host_does_not_delay_the_others(crowded):
    store, clock = crowded
    chosen = daemon(store, clock)._choose(clock.now())
    hosts = collections.Counter(p.url.split("/")[2] for p in chosen)
    assert hosts.pop("slow.example") == 30
    assert len(hosts) == 40


def test_what_is_under_way_counts(crowded):
    store, clock = crowded
    watched = daemon(store, clock)
    chosen = watched._choose(clock.now())
    watched._under_way.update((p.id, p) for p in chosen)
    assert watched._choose(clock.now()) == []
    watched._finished(chosen[0])
    assert [p.id for p in watched._choose(clock.now())] == [chosen[0].id]


async def test_hosts_are_visited_side_by_side(slow):
    store, clock = MemoryStore(), ManualClock(START)
    urls = [f"http://slow.example/{n}" for n in range(100)]
    config = many(*urls, *(f"http://host{n}.example/" for n in range(40)))
    async with watching(config, store, clock, slow) as watcher:
        round_ = asyncio.create_task(watcher.round(store.due(clock.now())))
        await until(lambda: sum(slow.asked.values()) >= 41)
        tasks = len(asyncio.all_tasks())
        watcher.stop()
        account = await round_
    assert tasks < 100  # not one a page
    assert account.adds_up
    assert account.due == 140
