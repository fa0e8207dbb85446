"""How fast the desk is: `python bench/speed_desk.py FOLDER [--times 40]`.

FOLDER holds what `desk_store.py` makes. Prints for each page the milliseconds of CPU
below which 95 of 100 answers stay, in one process without network, and the page's
weight in KB. Exits with 1 where a page is over its limit.
"""

import argparse
import asyncio
import dataclasses
import statistics
import sys
import time
from pathlib import Path

import httpx

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.desk_store import END, PAGES

from monitor.clock import ManualClock
from monitor.config import load
from monitor.store import SqlStore
from monitor.web import create_app

# Issue of the desk: every page, the list of changes, the weight without pictures.
LIMIT_MS = 100.0
LIST_MS = 50.0
WEIGHT_KB = 100.0


@dataclasses.dataclass(frozen=True, slots=True)
class Asked:
    """A page of the desk, its limit in milliseconds, and whether it is read or fed."""

    name: str
    address: str
    limit: float = LIMIT_MS
    weighed: bool = True


def pages(last: int) -> tuple[Asked, ...]:
    """Return the pages; `last` is the id of the long transcript."""
    return (
        Asked("changes", "/", LIST_MS),
        Asked("changes of a source", "/?source=source-003", LIST_MS),
        Asked("changes, high only", "/?severity=high", LIST_MS),
        Asked("changes, dismissed", "/?standing=dismissed", LIST_MS),
        Asked("changes with words", "/?q=港口", LIST_MS),
        Asked("changes of one event", "/changes/200000/alike"),
        Asked("what to ignore", "/changes/200000/ignore"),
        Asked("a change", "/changes/200000"),
        Asked("sources", "/sources"),
        Asked("sources, further", "/sources?start=100"),
        Asked("a source, the largest", "/sources/source-000"),
        Asked("a page", f"/pages/{last // 2}"),
        Asked("a page, long transcript", f"/pages/{last}"),
        Asked("versions compared", f"/pages/{last // 2}/compare?old=1&new=10"),
        Asked("search", "/search?q=港口"),
        Asked("status", "/status"),
        Asked("metrics", "/metrics", weighed=False),
        Asked("api, sources", "/api/v1/sources", weighed=False),
        Asked("add a source", "/add"),
    )


async def measure(folder: Path, times: int) -> bool:
    """Print a line a page; return whether all are within their limits."""
    config = load(folder / "config.yaml")
    within = True
    with SqlStore.open(config.store) as store:
        last = store.find_page(str(PAGES))
        number = last[0].id if last else 1
        app = create_app(store, config, clock=ManualClock(END))
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(
            transport=transport, base_url="http://127.0.0.1"
        ) as client:
            for asked in pages(number):
                taken: list[float] = []
                # The first answer also loads templates and fills caches.
                answer = await client.get(asked.address)
                for _ in range(times):
                    start = time.process_time()
                    answer = await client.get(asked.address)
                    taken.append((time.process_time() - start) * 1000)
                if answer.status_code != httpx.codes.OK:
                    print(f"{asked.name:28} answered {answer.status_code}")
                    within = False
                    continue
                p95 = statistics.quantiles(taken, n=20)[-1]
                kilobytes = len(answer.content) / 1000
                good = p95 < asked.limit and not (
                    asked.weighed and kilobytes > WEIGHT_KB
                )
                within &= good
                print(
                    f"{asked.name:28} {statistics.median(taken):8.1f} ms median"
                    f" {p95:8.1f} ms p95 {kilobytes:8.1f} KB{'' if good else '  OVER'}",
                    flush=True,
                )
    return within


def main() -> None:
    """Measure the desk of the folder's store."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--times", type=int, default=40)
    given = arguments.parse_args()
    if not asyncio.run(measure(given.folder, given.times)):
        sys.exit(1)


if __name__ == "__main__":
    main()
