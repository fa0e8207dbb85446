"""Conditional requests: the server's own validators, and servers that lie."""

import dataclasses

import httpx
import pytest

from monitor.config import read
from monitor.fetch import Fetcher
from monitor.model import Validators
from monitor.watch import plans
from tests.watch.press import CONFIG, index, page

CHALLENGE = """<html><head><title>Just a moment...</title></head><body>
<noscript>Enable JavaScript and cookies to continue</noscript>
<script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"></script>
</body></html>"""
RELEASE = "/2026/release-1.html"


class Server:
    """A page with an ETag; `lying` answers 304 to whatever ETag it once gave."""

    def __init__(self, text, *, lying=False):
        self.text, self.lying, self.etag = text, lying, 1

    def change(self, text):
        self.text, self.etag = text, self.etag + 1

    def __call__(self, request):
        known = request.headers.get("if-none-match")
        if known and (self.lying or known == f'W/"{self.etag}"'):
            return httpx.Response(304)
        headers = {"etag": f'W/"{self.etag}"', "content-type": "text/html"}
        return httpx.Response(200, text=self.text, headers=headers)


@pytest.fixture
def served(press):
    def serve(server):
        press.pages = {"/index.html": index(1), RELEASE: server}
        return press

    return serve


def sent(press, name="if-none-match"):
    asked = [r for r in press.requests if r.url.path == RELEASE]
    return [r.headers.get(name) for r in asked]


async def test_the_servers_own_validators_are_sent_weak_ones_too(served):
    press = served(Server(page()))
    await press.rounds(3)
    assert set(sent(press)[1:]) <= {'W/"1"', None}
    assert 'W/"1"' in sent(press)
    assert press.versions() == [1, 1]


@pytest.mark.parametrize("setting", ["browser: true", "method: POST"])
async def test_what_a_304_says_nothing_of_is_asked_for_in_full(press, setting):
    press.pages["/index.html"] = Server(index(1))
    await press.round()
    page_ = press.page("/index.html")
    assert page_.validators.etag
    plan = plans(read(CONFIG + f"    {setting}\n"))["press"]
    assert plan.validators(page_, press.clock.now()) == Validators()


async def test_versions_made_in_two_ways_are_said_to_be(press, monkeypatch):
    """One by the server, the next by a browser: the difference may be in the making."""
    press.pages["/index.html"] = index(1)
    await press.round()
    fetch = Fetcher.fetch

    async def rendered(*given, **options):
        return dataclasses.replace(await fetch(*given, **options), rendered=True)

    monkeypatch.setattr(Fetcher, "fetch", rendered)
    press.pages["/index.html"] = index(2, 1)
    await press.rounds(1)
    seen = press.store.history(press.page("/index.html").id)
    assert seen[0].reason.endswith("made by the server, this one by a browser.")


async def test_the_validators_of_a_challenge_are_never_used(served):
    server = Server(page())
    press = served(server)
    await press.rounds(2)
    server.change(CHALLENGE)
    await press.rounds(2)
    server.change(page(figure="five"))
    await press.rounds(1)
    assert 'W/"2"' not in sent(press)
    assert press.page(RELEASE).versions == 2


async def test_a_server_that_answers_304_wrongly_is_found_out(served):
    server = Server(page(), lying=True)
    press = served(server)
    await press.rounds(2)
    server.change(page(figure="nine"))
    while not press.page(RELEASE).distrusted:
        assert len(press.asked) < 2000
        await press.rounds(1)
    stored = press.page(RELEASE)
    assert stored.versions == 2
    assert stored.validators == Validators()
    before = len(sent(press))
    server.change(page(figure="seven"))
    await press.rounds(1)
    assert sent(press)[before:] == [None]
    assert press.page(RELEASE).versions == 3


async def test_an_honest_server_is_trusted_after_a_full_fetch_found_a_change(served):
    server = Server(page())
    press = served(server)
    await press.rounds(2)
    for number in range(120):
        server.change(page(figure=str(number)))
        await press.rounds(1)
    assert sent(press).count(None) > 1  # there were full fetches
    assert not press.page(RELEASE).distrusted
    assert press.page(RELEASE).versions == 121


async def kept_files(press, setting):
    """Visit an unchanged page each six hours for three days; return what was kept."""
    settings = "".join(f"    {line}\n" for line in setting.split("; "))
    press.config = read(CONFIG + settings)
    press.pages = {"/index.html": Server(index())}
    press.clock.advance(-8 * 3600)
    for _ in range(12):
        await press.round()
        press.clock.advance(6 * 3600)
    seen = press.store.history(press.page("/index.html").id)
    return [one for one in reversed(seen) if one.path]


async def test_one_capture_a_day_is_kept_with_its_page_in_it(press):
    """Days are the source's: at eight hours ahead of UTC they begin at 16:00."""
    kept = await kept_files(press, "keep_daily: true; timezone: Asia/Shanghai")
    assert press.page("/index.html").versions == 1
    assert [f"{one.at:%d %H}" for one in kept] == ["01 00", "01 18", "02 18", "03 18"]
    assert {one.status for one in kept} == {200}


async def test_every_capture_is_kept_where_that_is_wanted_and_none_otherwise(press):
    assert len(await kept_files(press, "keep_all: true")) == 12


async def test_only_versions_are_kept_otherwise(press):
    assert len(await kept_files(press, "note: nothing")) == 1


async def test_a_day_that_begins_with_a_failure_keeps_the_next_good_capture(press):
    press.config = read(CONFIG + "    keep_daily: true\n")
    good = press.pages["/index.html"] = Server(index())
    await press.round()
    press.pages["/index.html"] = 503
    await press.rounds(1, hours=24)
    press.pages["/index.html"] = good
    await press.rounds(2, hours=4)
    seen = press.store.history(press.page("/index.html").id)
    assert [(one.status, one.path is not None) for one in reversed(seen)] == [
        (200, True),
        (503, False),
        (200, True),
        (304, False),
    ]
