"""A page that needs scripts, through a Chromium that never touches the network."""

import itertools
import shutil
from importlib.util import find_spec

import httpx
import pytest

from monitor.fetch import SourceOptions
from monitor.model import Failure
from tests.fetch.fault_server import (
    Fault,
    FaultServer,
    endless_body,
    gzip_bomb,
    page,
    reset,
    silence,
)

pytestmark = pytest.mark.skipif(
    shutil.which("chromium") is None or find_spec("playwright") is None,
    reason="no Chromium, or no Playwright",
)
BROWSER = SourceOptions(browser=True, headers=(("X-Key", "s3cr3t"),))
URL = "https://press.tides.example/a"
SHELL = b"""<!DOCTYPE html><html><head><title>Tides</title></head><body>
<div id="app"></div><img src="/wave.png"><script src="/app.js"></script>
</body></html>"""
SCRIPT = b"""
fetch('/data.json').then(r => r.json()).then(d => {
  document.getElementById('app').innerHTML = '<h1>' + d.title + '</h1>';
  new Image().src = 'http://127.0.0.1:9/pixel';
  fetch('https://elsewhere.example/count').catch(() => {});
});
"""


class Press:
    def __init__(self):
        self.requests = []

    def __call__(self, request):
        self.requests.append(request)
        pages = {
            "/a": (SHELL, "text/html"),
            "/app.js": (SCRIPT, "text/javascript"),
            "/data.json": (b'{"title": "High water"}', "application/json"),
            "/count": (b"{}", "application/json"),
        }
        body, kind = pages[request.url.path]
        return httpx.Response(200, content=body, headers={"Content-Type": kind})


async def test_a_shell_is_rendered_and_says_so(make_fetcher):
    press = Press()
    async with make_fetcher(httpx.MockTransport(press)) as fetcher:
        capture = await fetcher.fetch(URL, options=BROWSER)
    assert capture.failure is None, capture.detail
    assert capture.rendered
    assert b"<h1>High water</h1>" in capture.body
    assert capture.raw_body == SHELL
    paths = [request.url.path for request in press.requests]
    assert paths[:3] == ["/a", "/app.js", "/data.json"], "and /a is asked for once"
    assert "/wave.png" not in paths
    for request in press.requests:
        ours = request.url.host == "press.tides.example"
        assert ("X-Key" in request.headers) == ours


async def test_a_page_that_never_ends_has_its_time(make_fetcher):
    def answer(request):
        return httpx.Response(200, html="<script>for(;;);</script>")

    async with make_fetcher(httpx.MockTransport(answer), deadline=1.5) as fetcher:
        capture = await fetcher.fetch(URL, options=BROWSER)
    assert (capture.failure, capture.rendered) == (Failure.TIMEOUT, True)


async def test_without_the_extra_it_is_said_what_to_install(make_fetcher, monkeypatch):
    monkeypatch.setattr("monitor.fetch._browser._LIBRARY", "no_such_library")
    async with make_fetcher(httpx.MockTransport(Press())) as fetcher:
        capture = await fetcher.fetch(URL, options=BROWSER)
    assert capture.failure is Failure.UNSUPPORTED
    assert "monitor[browser]" in capture.detail


# --- the same guard and limits as without a browser: against the fault server ---

DRAWS = b"document.body.innerHTML = '<h1>High water</h1>';"


def site(**answers):
    """Serve /page, a shell that loads the others as scripts, and draws at the end."""
    names = "".join(f'<script src="/{name}.js"></script>' for name in answers)
    shell = f"<body>{names}<script>{DRAWS.decode()}</script></body>".encode()

    async def serve(call):
        name = call.target[1:].removesuffix(".js")
        if name == "page":
            await call.answer(body=shell, content_type="text/html")
        elif name in answers:
            await answers[name](call)
        else:
            await call.answer("404 Not Found", b"")

    return Fault("site", "", serve)


def redirect_away(url):
    async def serve(call):
        await call.answer("302 Found", b"", location=url)

    return serve


@pytest.fixture
def rendered(clock, make_fetcher):
    async def render(fault, **settings):
        async with (
            FaultServer(fault, clock) as server,
            make_fetcher(
                **{"deadline": 20.0, "max_attempts": 1, **settings}
            ) as fetcher,
        ):
            capture = await fetcher.fetch(server.url, options=BROWSER)
        return capture, server

    return render


async def test_what_a_page_asks_for_has_the_limits_of_any_fetch(rendered):
    """Bombs, endless bodies and silence are kept from the page, and it is shown."""
    capture, server = await rendered(
        site(
            bomb=page(gzip_bomb(), content_encoding="gzip"),
            endless=endless_body,
            silent=silence,
            reset=reset,
        )
    )
    assert capture.failure is None, capture.detail
    assert b"<h1>High water</h1>" in capture.body
    assert len(server.calls) == capture.attempts == 5


async def test_scripts_reach_no_private_network(rendered, clock):
    script = b"""
for (const url of ['http://10.0.0.1/', 'http://169.254.169.254/latest', 'file:///etc'])
  fetch(url, {mode: 'no-cors'}).catch(() => {});
new WebSocket('ws://10.0.0.1/');
navigator.sendBeacon('http://10.0.0.1/beacon', 'x');
"""
    capture, server = await rendered(
        site(script=page(script), away=redirect_away("http://169.254.169.254/"))
    )
    assert capture.failure is None, capture.detail
    assert b"<h1>High water</h1>" in capture.body
    assert server.targets == ["/page", "/script.js", "/away.js"]


async def test_scripts_that_robots_forbid_are_not_asked_for(rendered):
    capture, server = await rendered(
        site(good=page(b"1"), bad=page(b"2")), respect_robots=False
    )
    assert "/bad.js" in server.targets
    fault = site(good=page(b"1"), bad=page(b"2"))

    async def serve(call):
        if call.target == "/robots.txt":
            await call.answer(body=b"User-agent: *\nDisallow: /bad")
        else:
            await fault.serve(call)

    capture, server = await rendered(Fault("robots", "", serve), respect_robots=True)
    assert b"<h1>High water</h1>" in capture.body
    assert "/good.js" in server.targets
    assert "/bad.js" not in server.targets


async def test_a_page_with_many_scripts_waits_its_turn_for_each(rendered, clock):
    times = []

    async def noted(call):
        times.append(clock.monotonic())
        await call.answer(body=b"1")

    await rendered(site(a=noted, b=noted, c=noted, d=noted), delay=7.0)
    assert len(times) == 4
    assert all(b - a >= 7.0 for a, b in itertools.pairwise(times))


async def test_a_page_that_grows_without_end_is_too_large(rendered):
    script = b"document.head.innerHTML = '<title>' + 'high '.repeat(1e5) + '</title>';"
    capture, _ = await rendered(site(script=page(script)))
    assert (capture.failure, capture.rendered) == (Failure.TOO_LARGE, True)


async def test_where_a_script_leads_is_said(rendered):
    async def serve(call):
        if call.target == "/page":
            script = b"<script>location.replace('/there')</script>"
            await call.answer(body=script, content_type="text/html")
        else:
            body = b"<h1>Low water</h1>"
            await call.answer(body=body, content_type="text/html", etag='"t"')

    capture, server = await rendered(Fault("leads", "", serve))
    assert b"<h1>Low water</h1>" in capture.body
    assert capture.url.endswith("/page")
    assert capture.final_url.endswith("/there")
    assert [hop.url for hop in capture.hops] == [capture.url]
    assert capture.raw_body == b"<h1>Low water</h1>"
    assert capture.header("etag") == '"t"'
    assert len(server.calls) == capture.attempts == 2
