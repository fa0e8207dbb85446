"""`monitor add` on a real site: what it finds, writes, refuses; `run` with its desk."""

import asyncio
import contextlib
import datetime as dt
import json
import pathlib
import re
import signal
import socket
import subprocess
import sys
import threading
import urllib.request

import pytest

from monitor.config import load
from monitor.demo import INDEX, Site, page
from monitor.model import Link, PageKind
from monitor.store import SqlStore
from tests.cli.conftest import monitor

__all__ = ["monitor"]

CONFIG = "contact: desk@example.org\ndelay: 0.01s\nallow_networks: [127.0.0.0/8]\n"
NOW = dt.datetime(2026, 6, 3, tzinfo=dt.UTC)
PATH = pathlib.Path("config.yaml")


@contextlib.contextmanager
def site():
    """Serve the demonstration's site from a thread, and give its address."""
    ready, done = threading.Event(), threading.Event()
    found = []

    async def serve():
        async with Site() as served:
            found.append(served.address)
            ready.set()
            await asyncio.to_thread(done.wait)

    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    try:
        assert ready.wait(10)
        yield found[0]
    finally:
        done.set()
        thread.join()


def test_a_release_leads_to_its_index_which_is_added_with_a_schedule(monitor):
    PATH.write_text(CONFIG)
    with site() as address:
        done = monitor("add", f"{address}{page('bridges.html')}", "--json")
        said = json.loads(done.out)
        assert (done.code, said["added"]) == (0, True)
        assert said["source"]["url"] == f"{address}{INDEX}"
        assert said["source"]["every"] == "1h"
        assert len(said["newest"]) == 3
        assert load(PATH).sources[0].url == f"{address}{INDEX}"
        again = monitor("add", f"{address}{page('bridges.html')}")
    assert again.code == 2
    assert "is watched already, as source" in again.err


def test_the_very_page_is_added_if_that_is_wanted(monitor):
    PATH.write_text(CONFIG)
    with site() as address:
        shown = monitor("add", f"{address}{page('bridges.html')}", "--exact")
    assert "骆清越" in shown.out
    assert "kind: document" in PATH.read_text()


def test_a_page_that_an_index_follows_already_is_not_added_again(monitor):
    url = "http://127.0.0.1:9/fbh/1.html"
    source = "sources:\n  - {name: fbh, url: 'http://127.0.0.1:9/fbh/'}\n"
    PATH.write_text(CONFIG + source)
    config = load(PATH)
    with SqlStore.open(config.store) as store:
        (made,) = store.ensure_pages(
            "fbh",
            [Link(url, "")],
            kind=PageKind.DOCUMENT,
            found_at=NOW,
            due_at=NOW,
        )
    done = monitor("add", url)
    assert done.code == 2
    said = " ".join(done.err.split())
    assert "is followed already: the index of source 'fbh'" in said
    assert f"(page {made.id})" in said
    assert PATH.read_text() == CONFIG + source


def test_a_configuration_marked_read_only_is_not_replaced(monitor):
    PATH.write_text(CONFIG)
    PATH.chmod(0o444)
    with site() as address:
        done = monitor("add", f"{address}{INDEX}")
    assert done.code == 2
    assert "marked read-only" in " ".join(done.err.split())
    assert PATH.read_text() == CONFIG


def test_status_says_when_no_daemon_is_at_work(monitor):
    PATH.write_text(CONFIG)
    assert "No daemon is at work" in " ".join(monitor("status").out.split())
    assert json.loads(monitor("status", "--json").out)["watched"] is False
    with SqlStore.open(load(PATH).store, exclusive=True):
        assert "No daemon" not in monitor("status").out
        assert json.loads(monitor("status", "--json").out)["watched"] is True


@contextlib.contextmanager
def running(*arguments):
    """Run the daemon in a process, and give its first line about the desk, if any."""
    command = [sys.executable, "-m", "monitor", "run", *arguments]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        assert process.stdout is not None
        lines = []
        for line in process.stdout:
            lines.append(line)
            if "watching" in line:
                break
        yield "".join(lines)
        process.send_signal(signal.SIGTERM)
        process.stdout.read()
        assert process.wait(20) == 0


def test_run_shows_the_desk_as_well_and_ends_with_it(monitor):
    PATH.write_text(CONFIG)
    with running("--port", "0") as said:
        found = re.search(r"http://127\.0\.0\.1:\d+/", said)
        assert found is not None, said
        with urllib.request.urlopen(f"{found[0]}health", timeout=5) as answer:
            assert json.load(answer) == {"status": "ok"}


@pytest.mark.parametrize(
    ("lines", "arguments"), [("", ["--no-desk"]), ("web: {serve: false}\n", [])]
)
def test_run_shows_no_desk_where_that_is_switched_off(monitor, lines, arguments):
    PATH.write_text(CONFIG + lines)
    with running(*arguments) as said:
        assert "The desk is open" not in said


def test_run_keeps_the_rules_of_who_may_read_the_desk(monitor):
    PATH.write_text(CONFIG)
    done = monitor("run", "--host", "0.0.0.0")
    assert done.code == 2
    assert "nobody would have to log in" in " ".join(done.err.split())
    assert not pathlib.Path("snapshots").exists()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = monitor("run", "--port", taken.getsockname()[1])
    assert done.code == 2
