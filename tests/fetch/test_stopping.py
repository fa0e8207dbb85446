"""Told to stop, a fetcher sends nothing more, and loses nothing of what it sent."""

import asyncio
import shutil
from importlib.util import find_spec

import httpx
import pytest

from monitor.fetch import SourceOptions
from monitor.model import Failure
from tests.fetch.fault_server import FAULTS, FaultServer

NAMED = {fault.name: fault for fault in FAULTS}
URL = "https://press.tides.example/a"


async def until(condition):
    """Wait for something that happens in another task."""
    async with asyncio.timeout(10):
        while not condition():  # noqa: ASYNC110 - what happens inside has no event
            await asyncio.sleep(0.001)


@pytest.mark.parametrize("name", ["silence", "drip-head", "stall-in-body"])
async def test_a_request_under_way_is_given_up_and_counted(name, clock, make_fetcher):
    async with (
        FaultServer(NAMED[name], clock) as server,
        make_fetcher(read_timeout=60.0) as fetcher,
    ):
        fetching = asyncio.create_task(fetcher.fetch(server.url))
        await until(lambda: server.calls)
        fetcher.stop()
        capture = await fetching
    assert (capture.failure, capture.attempts) == (Failure.STOPPED, 1)
    assert len(server.calls) == 1


async def test_a_request_under_way_has_its_seconds(make_fetcher):
    async def answer(request):
        started.set()
        await asyncio.sleep(0.02)
        return httpx.Response(200, text="in time")

    started = asyncio.Event()
    async with make_fetcher(httpx.MockTransport(answer)) as fetcher:
        fetching = asyncio.create_task(fetcher.fetch(URL))
        await started.wait()
        fetcher.stop(30.0)
        capture = await fetching
    assert (capture.failure, capture.body) == (None, b"in time")


async def test_whoever_waits_for_a_turn_is_sent_home_at_once(make_fetcher):
    asked = []

    async def answer(request):
        asked.append(request.url.path)
        await asyncio.Event().wait()

    async with make_fetcher(httpx.MockTransport(answer)) as fetcher:
        fetches = [asyncio.create_task(fetcher.fetch(f"{URL}{i}")) for i in range(5)]
        await until(lambda: asked)
        fetcher.stop()
        captures = await asyncio.gather(*fetches)
        late = await fetcher.fetch(URL)
    assert len(asked) == 1
    assert {c.failure for c in (*captures, late)} == {Failure.STOPPED}
    assert sorted(c.attempts for c in captures) == [0, 0, 0, 0, 1]
    assert late.attempts == 0


async def test_attempts_before_the_stop_are_counted(make_fetcher, clock):
    """It comes between two attempts, while the fetcher waits to try again."""

    async def waiting(seconds):
        fetcher.stop()
        await asyncio.Event().wait()

    def answer(request):
        clock.sleep = waiting
        return httpx.Response(500)

    async with make_fetcher(httpx.MockTransport(answer), max_attempts=5) as fetcher:
        capture = await fetcher.fetch(URL)
    assert (capture.failure, capture.attempts) == (Failure.STOPPED, 1)


async def test_a_connection_that_never_came_about_is_no_request(clock, make_fetcher):
    async with (
        FaultServer(NAMED["tls-silence"], clock) as server,
        make_fetcher(connect_timeout=60.0) as fetcher,
    ):
        fetching = asyncio.create_task(fetcher.fetch(server.url))
        await until(lambda: server.calls)
        fetcher.stop()
        capture = await fetching
    assert (capture.failure, capture.attempts) == (Failure.STOPPED, 0)


@pytest.mark.skipif(
    shutil.which("chromium") is None or find_spec("playwright") is None,
    reason="no Chromium, or no Playwright",
)
async def test_a_page_half_rendered_is_no_page(make_fetcher):
    shell = "<div id=app></div><script src=/app.js></script>"

    async def answer(request):
        if request.url.path == "/app.js":
            fetcher.stop()
            return httpx.Response(200, text="document.write('half')")
        return httpx.Response(200, html=shell)

    async with make_fetcher(httpx.MockTransport(answer)) as fetcher:
        capture = await fetcher.fetch(URL, options=SourceOptions(browser=True))
    assert (capture.failure, capture.attempts) == (Failure.STOPPED, 2)
