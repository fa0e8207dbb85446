"""The outside tools open what we write: pywb replays it, wacz validates it.

They bring a web server and a browser's worth of packages, so they stay out of the
project's environment: `MONITOR_ARCHIVE_TOOLS` names the folder of their commands.
"""

import gzip
import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request

import pytest

from monitor.store import Format, export

INSTALL = (
    "uv venv tools && uv pip install -p tools pywb wacz 'setuptools<80', then set "
    "MONITOR_ARCHIVE_TOOLS=tools/bin"
)
TOOLS = os.environ.get("MONITOR_ARCHIVE_TOOLS")
PAGES = ("https://press.example/news/One.html", "https://www.press.example/b?x=2&a=1")
SECONDS = 30


def tool(name):
    found = shutil.which(name, path=TOOLS) if TOOLS else shutil.which(name)
    if found is None:
        pytest.skip(f"needs {name}: {INSTALL}")
    return found


def body(number):
    return f"<html><body><p>{number} ferries, 新闻</p></body></html>".encode()


@pytest.fixture
def filled(sql, build):
    """Two pages of two versions each, sent compressed."""
    for url in PAGES:
        page = build.page(sql, url=url)
        for number in range(2):
            capture = build.replace(
                build.capture(page, number * 60),
                body=body(number),
                raw_body=gzip.compress(body(number)),
                headers=(("Content-Type", "text/html"), ("Content-Encoding", "gzip")),
            )
            (done,) = sql.record([build.version(page, number * 60, capture=capture)])
            page = done.page
    return sql


def test_wacz_says_that_it_is_valid(filled, tmp_path):
    command = tool("wacz")
    export(filled, tmp_path / "all.wacz", Format.WACZ)
    done = subprocess.run(
        [command, "validate", "-f", "all.wacz"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "is valid" in done.stdout + done.stderr


def test_pywb_replays_every_version(filled, tmp_path):
    wayback = tool("wayback")
    manager = tool("wb-manager")
    export(filled, tmp_path / "all.warc.gz", Format.WARC)
    for arguments in (["init", "press"], ["add", "press", "all.warc.gz"]):
        subprocess.run([manager, *arguments], cwd=tmp_path, check=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [wayback, "-b", "127.0.0.1", "-p", str(port)],
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for url in PAGES:
            for number, moment in enumerate(("20260531080000", "20260531080100")):
                shown = get(f"http://127.0.0.1:{port}/press/{moment}id_/{url}")
                assert shown == body(number)
    finally:
        server.kill()
        server.wait()


def get(url):
    """Return the page, once the server is up."""
    deadline = time.monotonic() + SECONDS
    while True:
        try:
            with urllib.request.urlopen(url, timeout=SECONDS) as answer:
                data = answer.read()
            return gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data
        except urllib.error.HTTPError:
            raise
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
