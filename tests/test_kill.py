"""`kill -9` of the daemon at random moments: nothing stored is lost, ever."""

import asyncio
import contextlib
import json
import random
import sqlite3
import subprocess
import sys
from typing import Any

import pytest
from aiohttp import web

from monitor.clock import SystemClock
from monitor.store import SqlStore

RUNS = 20
PAGES = 12

CONFIG = """\
contact: test@localhost
every: 1s
delay: 0.001s
sources:
  - name: busy
    allow_networks: [127.0.0.0/8]
    robots: false
    pages:
"""


class Busy:
    """A site on which every page says something else at every visit."""

    def __init__(self) -> None:
        self.visits = 0

    async def page(self, request: web.Request) -> web.Response:
        self.visits += 1
        title = f"Boats on the river, {request.path}"
        text = (
            f"<html><head><title>{title}</title></head><body><h1>{title}</h1>"
            f"<p>The harbour office counted {self.visits} boats on the river this "
            "morning, it said in a statement to the press.</p><p>All of them were "
            "moored safely before the storm came in from the west.</p></body></html>"
        )
        return web.Response(text=text, content_type="text/html")


@contextlib.asynccontextmanager
async def serving(busy: Busy):
    app = web.Application()
    app.router.add_get("/{name}", busy.page)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()


async def killed_after(seconds: float, path) -> list[dict[str, Any]]:
    """Run the daemon, kill it, and return what it had said to have stored."""
    daemon = await asyncio.create_subprocess_exec(
        *[sys.executable, "-m", "monitor", "run", "--config", str(path)],
        stderr=subprocess.PIPE,
    )
    assert daemon.stderr
    said = []
    first = await asyncio.wait_for(daemon.stderr.readline(), 30)
    said.append(first)
    await asyncio.sleep(seconds)
    daemon.kill()
    said += (await daemon.stderr.read()).splitlines()
    await daemon.wait()
    lines = []
    for line in said:
        with contextlib.suppress(ValueError):  # the last line may be cut
            lines.append(json.loads(line))
    return [line for line in lines if "version" in line]


@pytest.mark.slow
async def test_no_stored_version_is_lost_whenever_the_daemon_is_killed(tmp_path):
    """Every version that a log line spoke of is there afterwards, whole."""
    rng = random.Random(20261122)
    path = tmp_path / "config.yaml"
    announced: dict[str, int] = {}
    async with serving(Busy()) as port:
        urls = [f"http://127.0.0.1:{port}/{n}" for n in range(PAGES)]
        path.write_text(CONFIG + "".join(f"      - {url}\n" for url in urls))
        for _ in range(RUNS):
            for line in await killed_after(rng.uniform(0.0, 1.5), path):
                url, number = line["url"], line["version"]
                announced[url] = max(announced.get(url, 0), number)
            await asyncio.to_thread(check_store, tmp_path / "snapshots", announced)
    assert sum(announced.values()) > RUNS


def check_store(folder, announced) -> None:
    with contextlib.closing(sqlite3.connect(folder / "monitor.db")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    with SqlStore.open(folder) as store:
        pages = {page.url: page for page in store.pages()}
        for url, number in announced.items():
            versions = store.versions(pages[url].id)
            assert [v.number for v in versions] == list(range(1, len(versions) + 1))
            assert len(versions) >= number
            # The file of each version is there, and its digests hold.
            for version in versions[-3:]:
                assert store.payload(version.id).body
        assert store.due(SystemClock().now()) is not None
