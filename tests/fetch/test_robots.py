"""robots.txt is read once a day for each origin, and obeyed."""

import logging

import httpx

from monitor.fetch import SourceOptions
from monitor.model import Failure

URL = "https://press.tides.example/a"
DAY = 24 * 3600.0


class Press:
    def __init__(self, robots, status=200):
        self.robots = robots
        self.status = status
        self.asked = []

    def __call__(self, request):
        self.asked.append(request.url.path)
        if request.url.path == "/robots.txt":
            return httpx.Response(self.status, text=self.robots)
        return httpx.Response(200)


def fetcher(make_fetcher, press, **settings):
    return make_fetcher(
        httpx.MockTransport(press), **{"respect_robots": True, **settings}
    )


async def test_it_is_read_once_a_day(make_fetcher, clock):
    press = Press("User-agent: *\nDisallow: /private")
    async with fetcher(make_fetcher, press) as fetching:
        for _ in range(3):
            await fetching.fetch(URL)
        clock.advance(DAY)
        press.robots = "User-agent: *\nDisallow: /"
        capture = await fetching.fetch(URL)
    assert press.asked.count("/robots.txt") == 2
    assert (capture.failure, capture.attempts) == (Failure.ROBOTS, 0)


async def test_rules_for_us_by_name_go_before_rules_for_all(make_fetcher):
    press = Press("User-agent: monitor\nDisallow: /a\n\nUser-agent: *\nAllow: /")
    async with fetcher(make_fetcher, press) as fetching:
        assert (await fetching.fetch(URL)).failure is Failure.ROBOTS


async def test_its_crawl_delay_is_kept_and_bounded(make_fetcher, clock):
    press = Press("User-agent: *\nCrawl-delay: 15")
    async with fetcher(make_fetcher, press) as fetching:
        for _ in range(3):
            await fetching.fetch(URL)
        assert fetching.hosts()[0].delay == 15.0
    assert clock.monotonic() >= 30.0
    press = Press("User-agent: *\nCrawl-delay: 86400")
    async with fetcher(make_fetcher, press) as fetching:
        await fetching.fetch(URL)
        assert fetching.hosts()[0].delay == 600.0


async def test_each_page_of_a_redirect_is_ruled_on(make_fetcher):
    def answer(request):
        if request.url.path == "/robots.txt":
            forbids = "/" if request.url.host == "closed.example" else "/none"
            return httpx.Response(200, text=f"User-agent: *\nDisallow: {forbids}")
        return httpx.Response(302, headers={"Location": "https://closed.example/b"})

    async with fetcher(make_fetcher, answer) as fetching:
        capture = await fetching.fetch(URL)
    assert capture.failure is Failure.ROBOTS
    assert "https://closed.example/robots.txt" in capture.detail


async def test_an_error_forbids_until_it_is_better(make_fetcher, clock):
    press = Press("", 500)
    async with fetcher(make_fetcher, press, max_attempts=1) as fetching:
        assert (await fetching.fetch(URL)).failure is Failure.ROBOTS
        assert (await fetching.fetch(URL)).failure is Failure.ROBOTS
        assert press.asked == ["/robots.txt"], "asked once, not at each page"
        press.status = 200
        clock.advance(601.0)
        assert (await fetching.fetch(URL)).status == 200


async def test_rules_once_read_hold_while_it_is_out_of_reach(make_fetcher, clock):
    press = Press("User-agent: *\nDisallow: /a")
    async with fetcher(make_fetcher, press) as fetching:
        await fetching.fetch(URL)
        press.status = 503
        clock.advance(DAY)
        assert (await fetching.fetch(URL)).failure is Failure.ROBOTS
        assert (await fetching.fetch(URL + "/../b")).status == 200


async def test_a_source_may_set_it_aside_and_that_is_logged(make_fetcher, caplog):
    press = Press("User-agent: *\nDisallow: /")
    options = SourceOptions(respect_robots=False)
    async with fetcher(make_fetcher, press) as fetching:
        with caplog.at_level(logging.WARNING):
            for _ in range(2):
                assert (await fetching.fetch(URL, options=options)).status == 200
        assert (await fetching.fetch(URL)).failure is Failure.ROBOTS
    assert caplog.text.count("robots.txt of press.tides.example is not asked") == 1
