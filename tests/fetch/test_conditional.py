"""The server's own validators, never this machine's clock; and servers that lie."""

import httpx
import pytest

from monitor.fetch import validators_of
from monitor.model import Validators

URL = "https://press.tides.example/a"


class Press:
    """A server with one page, whose validators may or may not mean anything."""

    def __init__(self, *, lies=False, headers=None):
        self.text = b"first"
        self.lies = lies
        self.headers = headers
        self.requests = []

    def __call__(self, request):
        self.requests.append(request)
        etag = '"constant"' if self.lies else f'W/"{self.text.decode()}"'
        headers = self.headers or {"ETag": etag}
        if request.headers.get("If-None-Match") == etag:
            return httpx.Response(304, headers=headers)
        return httpx.Response(200, headers=headers, content=self.text)


async def test_an_unchanged_page_is_asked_for_by_its_weak_etag(make_fetcher):
    press = Press()
    async with make_fetcher(httpx.MockTransport(press)) as fetcher:
        first = await fetcher.fetch(URL)
        second = await fetcher.fetch(URL, validators=validators_of(first))
        press.text = b"second"
        third = await fetcher.fetch(URL, validators=validators_of(first))
    assert validators_of(first) == Validators(etag='W/"first"')
    assert (second.status, second.body) == (304, b"")
    assert (third.status, third.body) == (200, b"second")


async def test_dates_go_back_as_they_came(make_fetcher):
    press = Press(headers={"Last-Modified": "Sun, 04 Jan 2026 08:55:00 +0800"})
    async with make_fetcher(httpx.MockTransport(press)) as fetcher:
        first = await fetcher.fetch(URL)
        await fetcher.fetch(URL, validators=validators_of(first))
    assert "If-Modified-Since" not in press.requests[0].headers
    date = "Sun, 04 Jan 2026 08:55:00 +0800"
    assert press.requests[1].headers["If-Modified-Since"] == date


async def test_without_validators_nothing_is_made_up(make_fetcher):
    press = Press(headers={"Date": "Sun, 04 Jan 2026 08:55:00 GMT"})
    async with make_fetcher(httpx.MockTransport(press)) as fetcher:
        first = await fetcher.fetch(URL)
        assert validators_of(first) == Validators()
        await fetcher.fetch(URL, validators=validators_of(first))
    for request in press.requests:
        assert "If-None-Match" not in request.headers
        assert "If-Modified-Since" not in request.headers


@pytest.mark.parametrize("visits", [60])
async def test_a_server_that_answers_304_wrongly_is_found_out(make_fetcher, visits):
    """Its ETag stays the same while the page changes: only a full fetch tells."""
    press = Press(lies=True)
    seen = set()
    async with make_fetcher(httpx.MockTransport(press)) as fetcher:
        known = Validators()
        for visit in range(visits):
            press.text = f"version {visit}".encode()
            capture = await fetcher.fetch(URL, validators=known)
            if capture.status == 200:
                seen.add(capture.body)
                known = validators_of(capture)
    statuses = ["If-None-Match" in request.headers for request in press.requests]
    assert any(statuses[:30]), "it is believed at first"
    assert not any(statuses[-30:]), "and not any more once it was found out"
    assert press.text in seen


async def test_an_honest_server_goes_on_being_asked_conditionally(make_fetcher):
    press = Press()
    async with make_fetcher(httpx.MockTransport(press)) as fetcher:
        known = validators_of(await fetcher.fetch(URL))
        for _ in range(60):
            capture = await fetcher.fetch(URL, validators=known)
            if capture.status == 200:
                known = validators_of(capture)
    conditional = ["If-None-Match" in request.headers for request in press.requests]
    assert conditional[1:].count(False) <= 4
    assert conditional[-1]
