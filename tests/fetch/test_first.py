import datetime as dt
import ipaddress

import httpx

from monitor.clock import ManualClock
from monitor.fetch import Fetcher, FetchSettings
from monitor.model import Failure, Validators

START = dt.datetime(2026, 1, 5, 9, 0, tzinfo=dt.UTC)
LOOPBACK = (ipaddress.ip_network("127.0.0.0/8"),)


async def _get(handler, url="https://press.example/a", **kw):
    settings = FetchSettings(contact="desk@example.org", respect_robots=False)
    async with Fetcher(
        settings, clock=ManualClock(START), transport=httpx.MockTransport(handler)
    ) as fetcher:
        return await fetcher.fetch(url, **kw)


async def test_a_page_is_captured_with_what_was_sent_and_received():
    def handler(request):
        return httpx.Response(200, headers={"ETag": '"1"'}, content=b"hello")

    capture = await _get(handler)
    assert capture.status == 200
    assert capture.body == b"hello"
    assert capture.raw_body is None
    assert capture.at == START
    assert (
        dict(capture.request_headers)["User-Agent"] == "monitor/0.1 (+desk@example.org)"
    )


async def test_a_failure_is_retried_and_then_reported():
    seen = []

    def handler(request):
        seen.append(request.url)
        raise httpx.ConnectError("refused")

    capture = await _get(handler)
    assert capture.failure is Failure.CONNECT
    assert capture.attempts == len(seen) == 3


async def test_validators_are_the_servers_own_words():
    def handler(request):
        assert request.headers["If-None-Match"] == 'W/"x"'
        return httpx.Response(304)

    capture = await _get(handler, validators=Validators(etag='W/"x"'))
    assert capture.status == 304


async def test_loopback_is_refused_unless_allowed(unused_tcp_port):
    url = f"http://127.0.0.1:{unused_tcp_port}/"
    settings = FetchSettings(contact="x", respect_robots=False)
    async with Fetcher(settings, clock=ManualClock(START)) as fetcher:
        assert (await fetcher.fetch(url)).failure is Failure.FORBIDDEN_ADDRESS
        assert (
            await fetcher.fetch("http://localhost:1/")
        ).failure is Failure.FORBIDDEN_ADDRESS
    settings = FetchSettings(
        contact="x", respect_robots=False, allow_networks=LOOPBACK, max_attempts=1
    )
    async with Fetcher(settings, clock=ManualClock(START)) as fetcher:
        assert (await fetcher.fetch(url)).failure is Failure.CONNECT
