"""Runs a workload again and again, each time with another call to the disk failing.

`driver.py FOLDER TEMPLATE,MODE,FIRST,STEP…`: TEMPLATE is a store's folder that each run
starts from a copy of (empty: from nothing), and each STEP-th call from FIRST on fails
as MODE says. Run under the preloaded shim. One JSON object a run on standard output:
what was acknowledged before the fault, and what the store looks like after it.
"""

import ctypes
import datetime as dt
import importlib.util
import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

from monitor.errors import StoreError
from monitor.store import SqlStore, repair, verify

_here = Path(__file__).parent
_spec = importlib.util.spec_from_file_location("world", _here.parent / "conftest.py")
assert _spec
assert _spec.loader
_world = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_world)
build = _world.Build()

ROUNDS = 3


def workload(folder: Path, acknowledged: int) -> None:
    """Store versions of two pages, in batches; say so after each commit."""
    with SqlStore.open(folder) as store:
        urls = ["https://press.example/a", "https://press.example/b"]
        for turn in range(ROUNDS):
            pages = [build.page(store, url=url) for url in urls]
            moment = (pages[0].versions + turn) * 60
            checks = [build.version(page, moment, f"{moment}") for page in pages]
            checks.append(build.visit(pages[0], moment + 1))
            try:
                store.record(checks, channels=("feed",))
            except StoreError:
                continue
            os.write(acknowledged, f"{moment}\n".encode())


def one(
    shim: ctypes.CDLL, template: Path, folder: Path, mode: int, call: int
) -> dict[str, Any]:
    """Run the workload in a child that fails at the call, then look at the store."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(template, folder)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        # The shim does not count the acknowledgements: they go to the standard output.
        os.dup2(writing, 1)
        shim.arm(ctypes.c_long(call), mode)
        try:
            workload(folder, 1)
        except StoreError:
            os._exit(3)
        shim.disarm()
        os._exit(0 if shim.calls() < call else 4)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        moments = [int(line) for line in pipe if line.endswith("\n")]
    _, status = os.waitpid(child, 0)
    return {"call": call, "status": status, **after(folder, moments)}


def after(folder: Path, moments: list[int]) -> dict[str, Any]:
    """Open the store as after a crash; check, repair and go on."""
    with SqlStore.open(folder) as store:
        found = verify(store)
        times = {
            page.id: {version.at for version in store.versions(page.id)}
            for page in store.pages()
        }
        missing = [
            moment
            for moment in moments
            if not times or not all(build.at(moment) in t for t in times.values())
        ]
        whole = all(
            store.latest(page.id) or not page.versions for page in store.pages()
        )
        orphans = len(found.orphans)
        repair(store, at=dt.datetime(2026, 6, 1, tzinfo=dt.UTC))
    workload(folder, os.open(os.devnull, os.O_WRONLY))
    with SqlStore.open(folder) as store:
        again = verify(store)
        versions = [page.versions for page in store.pages()]
    return {
        "faults": [fault.message for fault in (*found.faults, *again.faults)],
        "missing": missing,
        "whole": whole,
        "orphans": orphans,
        "orphans_after": len(again.orphans),
        "acknowledged": len(moments),
        "versions": versions,
    }


def main() -> None:
    folder, *plans = sys.argv[1:]
    shim = ctypes.CDLL(os.environ["LD_PRELOAD"])
    shim.calls.restype = ctypes.c_long
    for number, plan in enumerate(plans):
        template, mode, first, step = plan.split(",")
        call = int(first)
        while True:
            result = one(shim, Path(template), Path(folder), int(mode), call)
            sys.stdout.write(json.dumps({"plan": number, **result}) + "\n")
            sys.stdout.flush()
            if result["status"] == 0:
                break
            call += int(step)


if __name__ == "__main__":
    main()
