"""`monitor run` as a process: logs, configuration changed under it, signals."""

import asyncio
import contextlib
import json
import signal
import sys
import time
from typing import Any

import pytest
from aiohttp import web

from monitor.model import Failure
from monitor.store import SqlStore, stamps, verify
from tests.store.authority import make_authority, needs_openssl
from tests.store.conftest import Build

PAGE = """<html><head><title>Tide tables for {name}</title></head><body>
<h1>Tide tables for {name}</h1><p>High water at the north pier is at half past six in
the morning, the harbour office says.</p></body></html>"""

CONFIG = """\
contact: test@localhost
every: 1h
delay: 0.001s
sources:
  - name: tides
    allow_networks: [127.0.0.0/8]
    pages: [{pages}]
"""


@contextlib.asynccontextmanager
async def harbour(slow=(), authority=None):
    """Serve pages under any name; those in `slow` take longer than anybody waits.

    `authority` stamps what is posted to `/stamp`; without one, that fails.
    """

    async def stamped(request):
        if authority is None:
            return web.Response(status=500)
        reply = await asyncio.to_thread(authority.answer, await request.read())
        return web.Response(body=reply)

    async def answer(request):
        name = request.match_info["name"]
        if name in slow:
            await asyncio.sleep(60)
        return web.Response(text=PAGE.format(name=name), content_type="text/html")

    app = web.Application()
    app.router.add_get("/{name}", answer)
    app.router.add_post("/stamp", stamped)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


class Daemon:
    """A running daemon whose log can be waited on."""

    def __init__(self, process) -> None:
        self.process = process
        self.lines: list[dict[str, Any]] = []

    async def says(self, event):
        """Return the next line of that event; what came before is kept."""
        while True:
            raw = await asyncio.wait_for(self.process.stderr.readline(), 30)
            assert raw, f"the daemon ended without {event!r}: {self.lines}"
            line = json.loads(raw)
            self.lines.append(line)
            if line["event"].startswith(event):
                return line

    async def ends(self):
        """Wait for the end, and return the exit code and the seconds it took."""
        began = time.monotonic()
        await asyncio.wait_for(self.process.wait(), 20)
        return self.process.returncode, time.monotonic() - began


@contextlib.asynccontextmanager
async def running(path):
    process = await asyncio.create_subprocess_exec(
        *[sys.executable, "-m", "monitor", "run", "-v", "--config", str(path)],
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield Daemon(process)
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


def written(path, *urls):
    path.write_text(CONFIG.format(pages=", ".join(urls)))
    return path


async def test_log_lines_are_json_where_nobody_watches(tmp_path):
    async with harbour() as site:
        path = written(tmp_path / "config.yaml", f"{site}/north")
        async with running(path) as daemon:
            line = await daemon.says("first version")
    assert line["title"] == "Tide tables for north"
    assert line["level"] == "info"
    assert line["timestamp"].endswith("Z")


async def test_a_changed_configuration_is_taken_up_and_a_broken_one_is_not(tmp_path):
    async with harbour() as site:
        path = written(tmp_path / "config.yaml", f"{site}/north")
        async with running(path) as daemon:
            await daemon.says("first version")
            path.write_text("sources: [")
            line = await daemon.says("configuration not reloaded")
            assert "config.yaml:1" in line["error"]
            written(path, f"{site}/north", f"{site}/south")
            await daemon.says("configuration reloaded")
            line = await daemon.says("first version")
    assert line["url"].endswith("/south")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_it_stops_cleanly_when_told_to(tmp_path, number):
    async with harbour() as site:
        path = written(tmp_path / "config.yaml", f"{site}/north")
        async with running(path) as daemon:
            await daemon.says("round")
            daemon.process.send_signal(number)
            await daemon.says("stopped")
            code, seconds = await daemon.ends()
    assert code == 0
    assert seconds < 5


async def test_captures_in_flight_are_given_up_in_time_and_stored(tmp_path):
    slow = {"deep"}
    async with harbour(slow) as site:
        path = written(tmp_path / "config.yaml", f"{site}/deep")
        async with running(path) as daemon:
            await daemon.says("watching")
            await asyncio.sleep(1)
            daemon.process.send_signal(signal.SIGTERM)
            began = time.monotonic()
            await daemon.says("stopped")
            assert time.monotonic() - began < 12
            assert (await daemon.ends())[0] == 0
        with SqlStore.open(tmp_path / "snapshots", read_only=True) as store:
            (page,) = store.pages()
            (seen,) = store.history(page.id)
        assert (seen.failure, seen.attempts) == (Failure.STOPPED, 1)
        assert page.failures == 0
        # What was given up is due, and is made again by the next daemon.
        slow.clear()
        async with running(path) as daemon:
            line = await daemon.says("first version")
    assert line["url"].endswith("/deep")


async def test_it_takes_up_where_it_was(tmp_path):
    """Pages checked within their hour are not asked again by a new daemon."""
    async with harbour() as site:
        path = written(tmp_path / "config.yaml", f"{site}/north")
        async with running(path) as daemon:
            await daemon.says("round")
            daemon.process.kill()
        written(path, f"{site}/north", f"{site}/south")
        async with running(path) as daemon:
            line = await daemon.says("round")
    assert line["due"] == 1


async def test_hosts_that_rest_are_shown_by_status(tmp_path):
    """The state of the hosts is in the daemon; `monitor status` says as of when."""
    pages = ", ".join(f"http://127.0.0.1:9/{n}" for n in range(7))
    path = tmp_path / "config.yaml"
    path.write_text(CONFIG.format(pages=pages) + "attempts: 1\n")
    async with running(path) as daemon:
        line = await daemon.says("round")
        assert line["failed"] == {"connect": 5}
        assert line["put_off"] == {"circuit open": 2}
        daemon.process.send_signal(signal.SIGTERM)
        await daemon.ends()
    status = await asyncio.create_subprocess_exec(
        *[sys.executable, "-m", "monitor", "status", "--json", "--config", str(path)],
        stdout=asyncio.subprocess.PIPE,
    )
    told = json.loads((await status.communicate())[0])
    (host,) = told["hosts"]
    assert (host["host"], host["circuit"], host["failures"]) == ("127.0.0.1", "open", 5)
    assert told["hosts_at"]
    (source,) = told["sources"]
    assert len(source["failing"]) == 5


def wants_stamps(path, site):
    """Fill the store of a configuration that has its ledger stamped."""
    with SqlStore.open(path.parent / "snapshots") as store:
        build = Build()
        build.versions(store, build.page(store), 2)
    written(path, f"{site}/north")
    stamp = f"archive: {{stamp: {{service: {site}/stamp, every: 12h}}}}\n"
    path.write_text(f"{stamp}allow_networks: [127.0.0.0/8]\n{path.read_text()}")
    return path


@needs_openssl
async def test_the_daemon_has_the_ledger_stamped(tmp_path):
    authority = make_authority(tmp_path / "authority")
    async with harbour(authority=authority) as site:
        path = wants_stamps(tmp_path / "config.yaml", site)
        async with running(path) as daemon:
            line = await daemon.says("stamped")
    assert line["service"] == f"{site}/stamp"
    with SqlStore.open(tmp_path / "snapshots") as store:
        (made,) = stamps(store)
        assert authority.accepts(made.reply, made.digest.removeprefix("sha256:"))
        assert verify(store).stamped == line["entries"]


async def test_a_stamping_service_that_fails_is_said_and_holds_nothing_up(tmp_path):
    async with harbour() as site:
        path = wants_stamps(tmp_path / "config.yaml", site)
        async with running(path) as daemon:
            await daemon.says("first version")
            said = [line["event"] for line in daemon.lines]
            if "not stamped" not in said:
                await daemon.says("not stamped")


async def test_a_second_daemon_on_a_store_is_refused_and_says_who_has_it(tmp_path):
    async with harbour() as site:
        path = written(tmp_path / "config.yaml", f"{site}/north")
        async with running(path) as daemon:
            await daemon.says("first version")
            async with running(path) as second:
                code, _ = await second.ends()
                said = (await second.process.stderr.read()).decode()
            assert code != 0
            assert str(daemon.process.pid) in " ".join(said.split())
            daemon.process.send_signal(signal.SIGTERM)
            await daemon.says("stopped")
    with SqlStore.open(tmp_path / "snapshots") as store:
        assert verify(store).sound


async def test_a_backup_is_made_while_the_daemon_runs_and_restored(tmp_path):
    """The copy is put in the store's place, as the documentation says, and goes on."""
    config = ["--config", str(tmp_path / "config.yaml")]
    monitor = [sys.executable, "-m", "monitor"]
    async with harbour() as site:
        path = written(tmp_path / "config.yaml", f"{site}/north", f"{site}/south")
        path.write_text(path.read_text().replace("every: 1h", "every: 1s"))
        async with running(path) as daemon:
            await daemon.says("first version")
            copy = [*monitor, "backup", str(tmp_path / "copy"), *config]
            done = await asyncio.create_subprocess_exec(*copy)
            assert await done.wait() == 0
            await daemon.says("round")
    (tmp_path / "snapshots").rename(tmp_path / "lost")
    (tmp_path / "copy").rename(tmp_path / "snapshots")
    done = await asyncio.create_subprocess_exec(*monitor, "verify", *config)
    assert await done.wait() == 0
    async with harbour() as site:
        written(path, f"{site}/east")
        async with running(path) as daemon:
            line = await daemon.says("first version")
    assert line["url"].endswith("/east")
