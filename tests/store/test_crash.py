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
from typing import Any

import pytest

from monitor.store import SqlStore
from tests.store.older import make_older

HERE = Path(__file__).parent
KILL, TORN = 0, 1

compiler = shutil.which("cc")
needs_shim = pytest.mark.skipif(
    compiler is None or not sys.platform.startswith("linux"),
    reason="needs Linux and a C compiler: apt-get install gcc libc6-dev",
)


# What fails, from which call on, and each how-many-th of them in the sample.
PLANS = {
    "killed": (KILL, 2, 23),
    "torn write": (TORN, 5, 71),
    "full disk": (errno.ENOSPC, 29, 71),
    "disk error": (errno.EIO, 53, 71),
    "killed while made": (KILL, 3, 131),
    "killed while upgraded": (KILL, 7, 61),
    "torn write while upgraded": (TORN, 11, 97),
}


@pytest.fixture(scope="module")
def results(tmp_path_factory, build):
    """What came of each run of each plan."""
    folder = tmp_path_factory.mktemp("faults")
    library = folder / "shim.so"
    source = HERE / "faults" / "shim.c"
    command = [compiler or "cc", "-shared", "-fPIC", "-o", library, source, "-ldl"]
    subprocess.run(command, check=True)
    empty, filled, older = (folder / name for name in ("empty", "filled", "older"))
    empty.mkdir()
    with SqlStore.open(filled) as store:
        for name in "ab":
            build.versions(store, build.page(store, f"https://press.example/{name}"), 1)
    make_older(filled, older, "0001")
    plans = []
    for name, (mode, *sample) in PLANS.items():
        first, step = (1, 1) if os.environ.get("MONITOR_ALL_FAULTS") else sample
        templates = {"made": empty, "upgraded": older}
        template = templates.get(name.split()[-1], filled)
        plans.append(f"{template},{mode},{first},{step}")
    done = subprocess.run(
        [sys.executable, HERE / "faults" / "driver.py", folder / "run", *plans],
        env={**os.environ, "LD_PRELOAD": str(library)},
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in PLANS}
    for line in done.stdout.splitlines():
        result = json.loads(line)
        found[list(PLANS)[result["plan"]]].append(result)
    return found


@needs_shim
@pytest.mark.parametrize("plan", PLANS)
def test_nothing_acknowledged_is_lost(results, plan):
    assert results[plan][-1]["status"] == 0, "the sample ends after the last call"
    assert len(results[plan]) >= 3
    for result in results[plan]:
        assert result["faults"] == [], result
        assert result["missing"] == [], result
        assert result["whole"], result
        assert result["orphans_after"] == 0, result
