"""The daemon against a server that misbehaves at random; then the books are compared.

    uv run python bench/soak.py [--minutes 2] [--hosts 20] [--seed 1]

Every request that the server saw must be accounted for in the store, page by page, also
those that were under way when the daemon was stopped, half way and at the end. No host
may be asked more often than its delay allows, or before the end of its `Retry-After`;
every round must add up; the store must verify. Prints JSON; exits with 1 where anything
of this is not so.
"""

from __future__ import annotations

import argparse
import asyncio
import collections
import dataclasses
import json
import logging
import multiprocessing
import pathlib
import random
import resource
import sys
import tempfile
import time
from multiprocessing.connection import Connection

import structlog

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))

from monitor.clock import ManualClock, SystemClock
from monitor.config import Config, read
from monitor.store import SqlStore, verify
from monitor.watch import HOSTS_FILE, Account, Daemon
from tests.fetch.fault_server import FAULTS, Call, Fault, head, page

DELAY = 0.1
PAGES_A_HOST = 25
# One answer in so many is a fault; more, and every circuit is open all the time.
FAULTY = 12
# What a host that is busy asks for, and the fault that it is shown as.
RETRY_AFTER = 3
BUSY = "busy-for-hours"
# For how many seconds each of these faults asks to be left alone.
RESTS = {BUSY: RETRY_AFTER, "busy-once": 7}
# A page changes after so many requests.
CHANGES_AFTER = 10
# So many requests to a host in a row may not take less time than their delays. The
# server notes a request when it has read it, not when it was sent, and on a busy
# machine both wait for the processor: over several requests that evens out.
WINDOW = 11
TOLERANCE = 0.05

CONFIG = """
contact: soak@localhost
every: 2s
delay: {delay}s
timeout: 3s
connect_timeout: 1s
read_timeout: 1s
patience: 1s
max_bytes: 200000
concurrency: 100
allow_networks: [127.0.0.0/8]
sources:
"""
SOURCE = """
  - name: {name}
    robots: false
    pages: [{pages}]
"""
TEXT = """<html><head><title>Tides at {host}</title></head><body>
<h1>Tides at {host}</h1>
<p>The harbour office says that high water at pier {page} was at {hour} o'clock in the
morning, and that all {boats} boats were moored safely before it came.</p></body>
</html>"""


def usable() -> list[Fault]:
    """Return the faults that one plain HTTP server can show, one request an attempt.

    A host that asks for hours would be asked nothing more; here it asks for seconds.
    """
    busy = page(status="429 Slow", retry_after=str(RETRY_AFTER))
    return [
        dataclasses.replace(fault, serve=busy) if fault.name == BUSY else fault
        for fault in FAULTS
        if not (
            fault.certificate
            or fault.early
            or fault.robots
            or fault.hops
            or fault.url
            or fault.requests == 0
            or fault.settings
        )
    ]


class Server:
    """Pages on every loopback address; notes each request before it is answered."""

    def __init__(self, seed: int) -> None:
        self.seen: collections.Counter[str] = collections.Counter()
        self.starts: dict[str, list[float]] = collections.defaultdict(list)
        self.faults: collections.Counter[str] = collections.Counter()
        self.too_early = 0
        self._until: dict[str, float] = {}
        self._rng = random.Random(seed)
        self._faults = usable()
        self._tasks: set[asyncio.Task[None]] = set()

    async def take(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """Answer the requests of one connection."""
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            while not writer.is_closing():
                await self._one(reader, writer)
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass
        finally:
            self._tasks.discard(task)
            writer.close()

    async def stop(self) -> None:
        """Give up the connections that are still open."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _one(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        target = lines[0].split()[1]
        headers = dict(line.lower().split(": ", 1) for line in lines[1:] if line)
        address = headers["host"]
        now = time.monotonic()
        self.starts[address].append(now)
        self.too_early += now < self._until.get(address, now)
        page = f"http://{address}{target}"
        self.seen[page] += 1
        call = Call(
            reader, writer, ManualClock(SystemClock().now()), 0, 1, target, headers
        )
        if self._rng.random() * FAULTY < 1:
            fault = self._rng.choice(self._faults)
            self.faults[fault.name] += 1
            if fault.name in RESTS:
                self._until[address] = now + RESTS[fault.name]
            await fault.serve(call)
            return
        version = self.seen[page] // CHANGES_AFTER
        etag = f'"{version}"'
        if headers.get("if-none-match") == etag:
            await call.send(head("304 Not Modified", etag=etag))
            return
        text = TEXT.format(
            host=address, page=target[1:], hour=version % 12, boats=version
        )
        await call.answer(body=text.encode(), etag=etag, content_type="text/html")


def configuration(port: int, hosts: int) -> Config:
    """Return one source a host, each with its pages."""
    sources = []
    for number in range(hosts):
        host = f"http://127.0.1.{number + 1}:{port}"
        pages = ", ".join(f"{host}/{page}" for page in range(PAGES_A_HOST))
        sources.append(SOURCE.format(name=f"host{number}", pages=pages))
    return read(CONFIG.format(delay=DELAY) + "".join(sources))


async def watch(
    config: Config,
    store: SqlStore,
    hosts_file: pathlib.Path,
    seconds: float,
    accounts: list[Account],
) -> None:
    """Run the daemon for so long, and stop it as a service manager would."""
    daemon = Daemon(
        config,
        store=store,
        clock=SystemClock(),
        hosts_file=hosts_file,
        on_round=accounts.append,
    )
    running = asyncio.create_task(daemon.run())
    await asyncio.sleep(seconds)
    daemon.stop()
    await running


@dataclasses.dataclass(frozen=True)
class Seen:
    """What the server noted: requests by page, their instants by host, faults.

    `too_early` counts those that came before the end of a Retry-After.
    """

    requests: collections.Counter[str]
    starts: dict[str, list[float]]
    faults: collections.Counter[str]
    too_early: int

    def shortest(self, requests: int) -> float:
        """Return the shortest time from the first to the last of so many to a host."""
        return min(
            (
                last - first
                for starts in self.starts.values()
                for first, last in zip(starts, starts[requests - 1 :], strict=False)
            ),
            default=float("inf"),
        )


def serve(pipe: Connection, seed: int) -> None:
    """Be the server, in a process of its own: its clock must not wait for ours."""

    async def run() -> None:
        server = Server(seed)
        listening = await asyncio.start_server(server.take, "0.0.0.0", 0, backlog=4096)
        pipe.send(listening.sockets[0].getsockname()[1])
        await asyncio.to_thread(pipe.recv)
        listening.close()
        await server.stop()
        noted = (server.seen, dict(server.starts), server.faults, server.too_early)
        pipe.send(Seen(*noted))

    asyncio.run(run())


def soak(minutes: float, hosts: int, seed: int, folder: pathlib.Path) -> bool:
    """Run it all, print the figures, and return whether the books agree."""
    ours, theirs = multiprocessing.Pipe()
    server = multiprocessing.Process(target=serve, args=(theirs, seed), daemon=True)
    server.start()
    config = configuration(ours.recv(), hosts)
    accounts: list[Account] = []
    asked: collections.Counter[str] = collections.Counter()
    captures = 0
    with SqlStore.open(folder, exclusive=True) as store:
        for _ in range(2):
            asyncio.run(
                watch(config, store, folder / HOSTS_FILE, minutes * 30, accounts)
            )
            time.sleep(DELAY)  # a new daemon knows nothing of the last one's requests
        ours.send("enough")
        seen: Seen = ours.recv()
        server.join()
        for page in store.pages():
            for one in store.history(page.id, limit=1_000_000):
                asked[page.url] += one.attempts
                captures += 1
        damage = verify(store).faults
    total = Account.total(accounts)
    differ = {
        page: [seen.requests[page], asked[page]]
        for page in seen.requests.keys() | asked.keys()
        if seen.requests[page] != asked[page]
    }
    missing = sum(max(0, there - here) for there, here in differ.values())
    unknown = sum(max(0, here - there) for there, here in differ.values())
    window = seen.shortest(WINDOW)
    good = {
        "every request is accounted for": not differ,
        "no host was asked too often": window >= DELAY * (WINDOW - 1) - TOLERANCE,
        "no host was asked before it said": not seen.too_early,
        "every round adds up": all(account.adds_up for account in accounts),
        "the store verifies": not damage,
    }
    figures = {
        "minutes": minutes,
        "seed": seed,
        "requests": seen.requests.total(),
        "faults": seen.faults.total(),
        "kinds of fault": len(seen.faults),
        "captures": captures,
        "rounds": len(accounts),
        "checked": total.checked,
        "failed": dict(total.failed),
        "put off": dict(total.put_off),
        "versions": total.versions,
        f"shortest time of {WINDOW} requests to a host": round(window, 3),
        "shortest time between two": round(seen.shortest(2), 3),
        "requests that the store lacks": missing,
        "requests that the server lacks": unknown,
        "peak memory, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        **good,
    }
    print(json.dumps(figures, indent=2))
    return all(good.values())


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=2.0)
    parser.add_argument("--hosts", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR)
    )
    with tempfile.TemporaryDirectory() as folder:
        good = soak(given.minutes, given.hosts, given.seed, pathlib.Path(folder))
    raise SystemExit(0 if good else 1)


if __name__ == "__main__":
    main()
