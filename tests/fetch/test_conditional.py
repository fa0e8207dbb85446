"""The server's own validators, and never this machine's clock."""

import httpx

from monitor.fetch import validators_of
from monitor.model import Validators

URL = "https://press.tides.example/a"


class Press:
    """A server with one page, and validators for it."""

    def __init__(self, *, headers=None):
        self.text = b"first"
        self.headers = headers
        self.requests = []

    def __call__(self, request):
        self.requests.append(request)
        etag = f'W/"{self.text.decode()}"'
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
