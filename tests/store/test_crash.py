"""Killed, or failed by the disk, at any call: nothing acknowledged is lost.

A preloaded shim (`faults/shim.c`) counts every write, sync, rename, truncation and
removal that Python or SQLite makes, and lets one of them end the process, be made by
half, or fail. By default a sample of the calls is tried; all of them with
`MONITOR_ALL_FAULTS=1`.
"""

import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from monitor.store import SqlStore

HERE = Path(__file__).parent
KILL, TORN = 0, 1

compiler = shutil.which("cc")
needs_shim = pytest.mark.skipif(
    compiler is None or not sys.platform.startswith("linux"),
    reason="needs Linux and a C compiler: apt-get install gcc libc6-dev",
)


@pytest.fixture(scope="session")
def shim(tmp_path_factory):
    """The shim, compiled."""
    library = tmp_path_factory.mktemp("shim") / "shim.so"
    source = HERE / "faults" / "shim.c"
    command = [compiler or "cc", "-shared", "-fPIC", "-o", library, source, "-ldl"]
    subprocess.run(command, check=True)
    return library


@pytest.fixture
def template(tmp_path, build):
    """A store with one version of each of the two pages of the workload."""
    folder = tmp_path / "template"
    with SqlStore.open(folder) as store:
        for name in "ab":
            build.versions(store, build.page(store, f"https://press.example/{name}"), 1)
    return folder


def runs(shim, template, folder, mode, first, step):  # noqa: PLR0917 - as argv has
    """Run the workload with each step-th call failing; return what came of each run."""
    if os.environ.get("MONITOR_ALL_FAULTS"):
        first = step = 1
    driver = HERE / "faults" / "driver.py"
    command = [sys.executable, driver, template, folder, mode, first, step]
    done = subprocess.run(
        [str(part) for part in command],
        env={**os.environ, "LD_PRELOAD": str(shim)},
        capture_output=True,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


@needs_shim
@pytest.mark.parametrize(
    ("mode", "sample"),
    [
        (KILL, (2, 19)),
        (TORN, (5, 47)),
        (errno.ENOSPC, (9, 47)),
        (errno.EIO, (21, 47)),
    ],
    ids=["killed", "torn write", "full disk", "disk error"],
)
def test_nothing_acknowledged_is_lost(shim, template, tmp_path, mode, sample):
    results = runs(shim, template, tmp_path / "run", mode, *sample)
    assert results[-1]["status"] == 0, "the sample ends after the last call"
    assert len(results) >= 4
    for result in results:
        assert result["faults"] == [], result
        assert result["missing"] == [], result
        assert result["whole"], result
        assert result["orphans_after"] == 0, result


@needs_shim
def test_a_store_that_is_killed_while_it_is_made_is_made_the_next_time(shim, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    results = runs(shim, empty, tmp_path / "run", KILL, 3, 89)
    assert {status for r in results[:-1] for status in [r["status"]]} == {9}
    for result in results:
        assert (result["faults"], result["missing"]) == ([], []), result
