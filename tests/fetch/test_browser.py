"""A page that needs scripts, through a Chromium that never touches the network."""

import shutil
from importlib.util import find_spec

import httpx
import pytest

from monitor.fetch import SourceOptions
from monitor.model import Failure

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
