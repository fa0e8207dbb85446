"""`monitor check` as a process: odd ways in, an account that adds up, the exit code."""

import asyncio
import contextlib
import json
import shutil
import sys
from importlib.util import find_spec

import pytest
from aiohttp import web

from monitor.store import SqlStore

TEXT = """<html><head><title>{title}</title></head><body><h1>{title}</h1>
<p><b>Reporter:</b> When does the first boat sail, and what will a ticket cost?</p>
<p><b>Ms. Orla Byrne:</b> In the first week of September. A ticket costs two crowns, and
the pier is paid for by the harbour fund, as was decided in the spring.</p>
{more}</body></html>"""
SECOND = """<html><head><title>Hearing</title></head><body><h1>Hearing</h1>
<p>The second boat comes in May, as the council has asked the yard to deliver it.</p>
</body></html>"""
DRAWN = TEXT.format(title="Drawn", more="")
SHELL = """<!doctype html><html><head><title>Drawn</title></head><body>
<div id="app"></div><script src="/app.js"></script></body></html>"""
ANSWER = {
    "data": {
        "title": "Live",
        "list": [
            {"who": "Ida Lund", "say": "When does the first boat sail this year?"},
            {"who": "Orla Byrne", "say": "In the first week of September, I think."},
        ],
    }
}

CONFIG = """\
contact: test@localhost
delay: 0.001s
attempts: 1
allow_networks: [127.0.0.0/8]
sources:
"""
GOOD = """\
  - name: live
    url: {site}/live
    kind: document
    method: POST
    headers: {{Content-Type: application/json}}
    body: '{{"id": 7, "key": "${{KEY}}"}}'
    json: {{items: data.list, speaker: who, text: say, title: data.title}}
  - {{name: parts, pages: ["{site}/hearing.html"]}}
"""
DRAWING = """\
  - {{name: drawn, pages: ["{site}/drawn"], browser: true}}
"""
BAD = """\
  - {{name: down, pages: ["{site}/down", "{site}/gone"]}}
  - {{name: refused, pages: ["http://127.0.0.1:1/"]}}
  - {{name: forbidden, pages: ["{site}/private/a"]}}
  - {{name: guarded, pages: ["http://10.0.0.1/"]}}
"""


@contextlib.asynccontextmanager
async def site():
    """Serve the pages above on 127.0.0.1; yield the address and what was asked."""
    asked = []

    @web.middleware
    async def noted(request, handler):
        asked.append((request.method, request.path, await request.text()))
        return await handler(request)

    def answer(text, status=200, kind="text/html"):
        async def handler(_request):
            return web.Response(text=text, status=status, content_type=kind)

        return handler

    async def live(_request):
        return web.json_response(ANSWER)

    app = web.Application(middlewares=[noted])
    following = '<p><a href="hearing_2.html">下一页</a></p>'
    pages = {
        "/robots.txt": answer("User-agent: *\nDisallow: /private", kind="text/plain"),
        "/hearing.html": answer(TEXT.format(title="Hearing", more=following)),
        "/hearing_2.html": answer(SECOND),
        "/drawn": answer(SHELL),
        "/app.js": answer(f"document.body.innerHTML = {json.dumps(DRAWN)}"),
        "/down": answer("<h1>Oops</h1>", status=500),
    }
    for path, handler in pages.items():
        app.router.add_get(path, handler)
    app.router.add_post("/live", live)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}", asked
    finally:
        await runner.cleanup()


async def checked(path, monkeypatch):
    """Run `monitor check --json`; return its exit code and account."""
    monkeypatch.setenv("KEY", "s3cret")
    process = await asyncio.create_subprocess_exec(
        *[sys.executable, "-m", "monitor", "check", "--json", "--config", str(path)],
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await asyncio.wait_for(process.communicate(), 120)
    assert b"Traceback" not in err, err.decode()
    return process.returncode, json.loads(out)


def stored(folder, name):
    """Return the versions of a source's only page: parsed, captures, and history."""
    with SqlStore.open(folder / "snapshots", read_only=True) as store:
        (page,) = store.pages(name)
        latest = store.latest(page.id)
        assert latest is not None
        captures = (store.payload(latest.id), *store.parts(latest.id))
        return latest.parsed.content, captures, store.history(page.id)


async def test_a_round_in_which_all_is_well_exits_with_0(tmp_path, monkeypatch):
    path = tmp_path / "config.yaml"
    async with site() as (address, asked):
        path.write_text(CONFIG + GOOD.format(site=address))
        code, account = await checked(path, monkeypatch)
    assert (code, account["due"], account["checked"]) == (0, 2, 2)
    assert ("POST", "/live", '{"id": 7, "key": "s3cret"}') in asked
    said, (kept,), _ = stored(tmp_path, "live")
    assert [turn.speaker for turn in said.turns] == ["Ida Lund", "Orla Byrne"]
    assert kept.method == "POST"
    assert kept.request_body == b'{"id": 7, "key": "${KEY}"}'
    said, captures, _ = stored(tmp_path, "parts")
    assert "second boat" in said.turns[-1].text
    assert len(captures) == 2
    files = [f for f in (tmp_path / "snapshots").rglob("*") if f.is_file()]
    assert not any(b"s3cret" in file.read_bytes() for file in files)


async def test_a_round_in_which_something_failed_exits_with_1(tmp_path, monkeypatch):
    path = tmp_path / "config.yaml"
    async with site() as (address, asked):
        path.write_text(CONFIG + (GOOD + BAD).format(site=address))
        code, account = await checked(path, monkeypatch)
    assert code == 1
    assert account["due"] == 7
    assert account["checked"] == 2
    assert account["failed"] == {
        "unavailable": 1,
        "gone": 1,
        "connect": 1,
        "robots": 1,
        "forbidden address": 1,
    }
    assert account["put_off"] == {}
    assert not [path for _, path, _ in asked if path.startswith("/private")]


@pytest.mark.skipif(
    shutil.which("chromium") is None or find_spec("playwright") is None,
    reason="no Chromium, or no Playwright",
)
async def test_a_page_that_a_browser_makes_is_a_version_and_a_shell_is_not(
    tmp_path, monkeypatch
):
    path = tmp_path / "config.yaml"
    async with site() as (address, _asked):
        shell = DRAWING.replace(", browser: true", "")
        path.write_text(CONFIG + shell.format(site=address))
        code, account = await checked(path, monkeypatch)
        assert (code, account["failed"]) == (1, {"unavailable": 1})
        path.write_text(CONFIG + DRAWING.format(site=address))
        code, account = await checked(path, monkeypatch)
        assert (code, account["versions"]) == (0, 1)
    said, (kept,), history = stored(tmp_path, "drawn")
    assert kept.rendered
    assert "September" in str(said)
    (refused,) = [one for one in history if one.number is None]
    assert "browser" in refused.reason, "it is proposed"
