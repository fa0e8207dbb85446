"""No host is asked more often than its limits allow, and a tired one is left alone."""

import asyncio
import datetime as dt
import itertools
import logging

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.clock import ManualClock
from monitor.fetch import Circuit, Fetcher, FetchSettings, SourceOptions
from monitor.model import Failure

START = dt.datetime(2026, 1, 5, 9, 0, tzinfo=dt.UTC)
URL = "https://press.tides.example/a"


class Site(httpx.AsyncBaseTransport):
    """Answers, takes its time on the clock, and writes down who was there when."""

    def __init__(self, clock, answer=lambda request: httpx.Response(200), latency=0.0):
        self.clock = clock
        self.answer = answer
        self.latency = latency
        self.starts = {}
        self.busy = {}
        self.most = {}

    async def handle_async_request(self, request):
        host = request.url.host
        self.starts.setdefault(host, []).append(self.clock.monotonic())
        self.busy[host] = self.busy.get(host, 0) + 1
        self.most[host] = max(self.most.get(host, 0), self.busy[host])
        try:
            await self.clock.sleep(self.latency)
            return self.answer(request)
        finally:
            self.busy[host] -= 1

    def gaps(self, host="press.tides.example"):
        starts = self.starts[host]
        return [b - a for a, b in itertools.pairwise(starts)]


def fetcher(site, **kw):
    known = {"contact": "x", "respect_robots": False, "jitter": 0.0, **kw}
    return Fetcher(FetchSettings(**known), clock=site.clock, transport=site)


@settings(max_examples=40, deadline=None)
@given(
    delay=st.floats(0.0, 30.0),
    concurrency=st.integers(1, 4),
    latency=st.floats(0.0, 5.0),
    pages=st.lists(st.sampled_from(["a", "b", "c"]), min_size=2, max_size=25),
    bad=st.sets(st.integers(0, 24), max_size=6),
)
def test_the_limits_of_each_host_hold_whatever_comes(
    delay, concurrency, latency, pages, bad
):
    async def run():
        clock = ManualClock(START)
        count = 0

        def answer(request):
            nonlocal count
            count += 1
            return httpx.Response(503 if count in bad else 200)

        site = Site(clock, answer, latency)
        async with fetcher(site, delay=delay, concurrency=concurrency) as fetching:
            await asyncio.gather(
                *(
                    fetching.fetch(f"https://{host}.example/{i}")
                    for i, host in enumerate(pages)
                )
            )
        for host in site.starts:
            assert all(gap >= delay - 1e-6 for gap in site.gaps(host))
            assert site.most[host] <= concurrency

    asyncio.run(run())


class Distant(Site):
    """Connecting takes its time, each time another; says when the request is out."""

    says_when_sent = True

    def __init__(self, clock, connecting):
        super().__init__(clock)
        self.connecting = iter(connecting)

    async def handle_async_request(self, request):
        await self.clock.sleep(next(self.connecting))
        request.extensions["sent"]()
        return await super().handle_async_request(request)


@settings(max_examples=40, deadline=None)
@given(
    connecting=st.lists(st.floats(0.0, 9.0), min_size=8, max_size=8),
    concurrency=st.integers(1, 3),
)
def test_the_delay_counts_from_the_sending_and_not_from_the_turn(
    connecting, concurrency
):
    """A slow connection and a fast one after it are no two requests at once."""

    async def run():
        site = Distant(ManualClock(START), connecting)
        async with fetcher(site, delay=5.0, concurrency=concurrency) as fetching:
            await asyncio.gather(*(fetching.fetch(f"{URL}{i}") for i in range(8)))
        assert all(gap >= 5.0 - 1e-6 for gap in site.gaps())

    asyncio.run(run())


async def test_other_settings_are_no_way_round_the_limits(clock):
    """A configuration that is reloaded gets a fetcher that knows the same hosts."""
    site = Site(clock)
    async with fetcher(site, delay=50.0) as one:
        await one.fetch(URL)
        again = FetchSettings(contact="y", respect_robots=False, delay=50.0, jitter=0.0)
        async with Fetcher(again, clock=clock, transport=site, before=one) as other:
            await other.fetch(URL)
    assert site.gaps() == [50.0]


async def test_a_rest_outlives_the_program(clock):
    site = Site(
        clock, lambda request: httpx.Response(429, headers={"Retry-After": "900"})
    )
    async with fetcher(site, max_attempts=1) as one:
        await one.fetch(URL)
        states = one.hosts()
    async with fetcher(site) as another:
        another.remember(states)
        capture = await another.fetch(URL)
        assert (capture.failure, capture.attempts) == (Failure.ASKED_TO_WAIT, 0)
        clock.advance(900.0)
        assert (await another.fetch(URL)).status == 429


async def test_jitter_only_ever_adds(clock):
    site = Site(clock)
    async with fetcher(site, delay=10.0, jitter=0.1) as fetching:
        for i in range(20):
            await fetching.fetch(f"{URL}{i}")
    assert all(10.0 <= gap <= 11.0 for gap in site.gaps())
    assert len(set(site.gaps())) > 10


async def test_redirects_and_retries_wait_their_turn_as_well(clock):
    answers = iter(
        [
            httpx.Response(302, headers={"Location": "/b"}),
            httpx.Response(500),
            httpx.Response(302, headers={"Location": "/b"}),
            httpx.Response(200),
        ]
    )
    site = Site(clock, lambda request: next(answers))
    async with fetcher(site, delay=40.0) as fetching:
        capture = await fetching.fetch(URL)
    assert capture.status == 200
    assert capture.attempts == 2
    assert all(gap >= 40.0 for gap in site.gaps())


async def test_a_source_may_be_slower_than_the_rest(clock):
    site = Site(clock)
    async with fetcher(site, delay=1.0) as fetching:
        for i in range(4):
            await fetching.fetch(f"{URL}{i}", options=SourceOptions(delay=25.0))
    assert all(gap >= 25.0 for gap in site.gaps())


@pytest.mark.parametrize(
    "headers",
    [
        {"Retry-After": "90"},
        {"Retry-After": "Mon, 05 Jan 2026 09:01:30 GMT"},
        # The server's clock is an hour ahead; its own Date says so.
        {
            "Retry-After": "Mon, 05 Jan 2026 10:01:30 GMT",
            "Date": "Mon, 05 Jan 2026 10:00:00 GMT",
        },
    ],
    ids=["seconds", "date", "date-of-its-own-clock"],
)
async def test_retry_after_holds_for_every_page_of_the_host(headers, clock):
    answers = iter([httpx.Response(429, headers=headers)])
    site = Site(clock, lambda request: next(answers, httpx.Response(200)))
    async with fetcher(site, delay=1.0, max_attempts=1) as fetching:
        await fetching.fetch(URL)
        capture = await fetching.fetch(URL + "other")
    assert capture.status == 200
    assert site.gaps()[0] == pytest.approx(90.0)


async def test_a_long_retry_after_puts_off_instead_of_waiting(clock):
    site = Site(
        clock, lambda request: httpx.Response(503, headers={"Retry-After": "7200"})
    )
    async with fetcher(site) as fetching:
        first = await fetching.fetch(URL)
        second = await fetching.fetch(URL + "other")
        state = fetching.hosts()[0]
    assert (first.status, first.attempts) == (503, 1)
    assert (second.failure, second.attempts) == (Failure.ASKED_TO_WAIT, 0)
    assert len(site.starts["press.tides.example"]) == 1
    assert state.until == START + dt.timedelta(hours=2)


async def test_an_overloaded_host_is_asked_less_and_recovers_by_degrees(clock):
    bad = iter([429, 429, 429])
    site = Site(clock, lambda request: httpx.Response(next(bad, 200)))
    async with fetcher(site, delay=2.0, max_attempts=1) as fetching:
        for i in range(30):
            await fetching.fetch(f"{URL}{i}")
        state = fetching.hosts()[0]
    gaps = site.gaps()
    assert gaps[:3] == pytest.approx([4.0, 8.0, 16.0])
    assert all(a >= b for a, b in itertools.pairwise(gaps[2:]))
    assert gaps[5] > 8.0, "not at once"
    assert gaps[-1] == pytest.approx(2.0)
    assert state.delay == pytest.approx(2.0)


async def test_a_host_that_answers_slowly_is_given_rest(clock):
    site = Site(clock, latency=0.1)
    async with fetcher(site, delay=1.0) as fetching:
        for i in range(5):
            await fetching.fetch(f"{URL}{i}")
        site.latency = 6.0
        for i in range(15):
            await fetching.fetch(f"{URL}{i}")
    assert site.gaps()[3] == pytest.approx(1.0)
    assert site.gaps()[-1] == pytest.approx(12.0, rel=0.05)


async def test_the_circuit_opens_probes_and_closes(clock):
    up = False

    def answer(request):
        if not up:
            raise httpx.ConnectError("refused")
        return httpx.Response(200)

    site = Site(clock, answer)
    async with fetcher(site, max_attempts=3) as fetching:
        first = await fetching.fetch(URL)
        second = await fetching.fetch(URL)
        third = await fetching.fetch(URL)
        assert (first.attempts, second.attempts, third.attempts) == (3, 2, 0)
        assert second.failure is Failure.CONNECT
        assert third.failure is Failure.CIRCUIT_OPEN
        assert "5 times in a row" in third.detail
        assert "refused" in third.detail
        (state,) = fetching.hosts()
        assert state.circuit is Circuit.OPEN
        assert state.until == clock.now() + dt.timedelta(seconds=60)

        clock.advance(60.0)
        assert fetching.hosts()[0].circuit is Circuit.PROBING
        probe = await fetching.fetch(URL)
        assert (probe.failure, probe.attempts) == (Failure.CONNECT, 1)
        assert fetching.hosts()[0].until == clock.now() + dt.timedelta(seconds=120)

        clock.advance(120.0)
        up = True
        good = await fetching.fetch(URL)
        assert good.status == 200
        (state,) = fetching.hosts()
        assert (state.circuit, state.failures, state.until) == (Circuit.CLOSED, 0, None)


async def test_only_one_request_probes(clock):
    down = True

    def answer(request):
        if down:
            raise httpx.ConnectError("refused")
        return httpx.Response(200)

    site = Site(clock, answer)
    async with fetcher(site, max_attempts=1, delay=0.0, concurrency=4) as fetching:
        for _ in range(5):
            await fetching.fetch(URL)
        clock.advance(61.0)
        site.latency, down = 1.0, False
        captures = await asyncio.gather(*(fetching.fetch(URL) for _ in range(4)))
    outcomes = sorted(c.status or 0 for c in captures)
    assert outcomes[-1] == 200
    assert site.most["press.tides.example"] == 1


async def test_pages_that_fail_do_not_open_the_circuit_of_a_host_that_answers(clock):
    site = Site(
        clock, lambda request: httpx.Response(500 if "bad" in str(request.url) else 200)
    )
    async with fetcher(site, max_attempts=1) as fetching:
        for i in range(20):
            await fetching.fetch(f"{URL}-bad-{i}")
        assert fetching.hosts()[0].circuit is Circuit.CLOSED


async def test_waiting_takes_nothing_off_the_deadline(clock):
    site = Site(clock)
    async with fetcher(site, delay=100.0, deadline=5.0) as fetching:
        captures = [await fetching.fetch(f"{URL}{i}") for i in range(5)]
    assert [c.status for c in captures] == [200] * 5


async def test_the_deadline_holds_over_all_attempts(clock):
    site = Site(clock, lambda request: httpx.Response(500), latency=20.0)
    async with fetcher(site, deadline=45.0, max_attempts=10) as fetching:
        capture = await fetching.fetch(URL)
    assert capture.attempts == 3
    assert capture.failure is Failure.TIMEOUT
    assert capture.seconds <= 20.0


async def test_a_fetch_that_is_cancelled_gives_its_place_back(clock):
    started = asyncio.Event()

    class Hanging(Site):
        async def handle_async_request(self, request):
            if "hang" in str(request.url):
                started.set()
                await asyncio.Event().wait()
            return await super().handle_async_request(request)

    site = Hanging(clock)
    async with fetcher(site, delay=0.0) as fetching:
        hanging = asyncio.create_task(fetching.fetch(URL + "hang"))
        await started.wait()
        waiting = asyncio.create_task(fetching.fetch(URL))
        await asyncio.sleep(0)
        hanging.cancel()
        assert (await waiting).status == 200
        with pytest.raises(asyncio.CancelledError):
            await hanging


async def test_who_asks_is_said_honestly_and_a_missing_contact_warned_of(clock, caplog):
    seen = []

    def answer(request):
        seen.append(request.headers["User-Agent"])
        return httpx.Response(200)

    site = Site(clock, answer)
    with caplog.at_level(logging.WARNING):
        async with fetcher(site, contact="desk@tides.example") as fetching:
            await fetching.fetch(URL)
        assert not caplog.records
        async with fetcher(site, contact=None) as fetching:
            await fetching.fetch(URL)
    assert seen == ["monitor/0.1 (+desk@tides.example)", "monitor/0.1"]
    assert "no contact is set" in caplog.text
