"""CPU of a fetch over loopback, beside bare aiohttp in the same run; and politeness.

    python bench/speed_fetch.py [--pages 2000] [--hosts 0]

The server is a process of its own. With `--hosts N`, ten pages are fetched from each
of N hosts (loopback addresses) with a delay of one second, and the time is compared
with what politeness alone takes. Prints JSON.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import ipaddress
import json
import multiprocessing
import resource
import sys
import time
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from multiprocessing.connection import Connection

import aiohttp

from monitor.clock import SystemClock
from monitor.fetch import Fetcher, FetchSettings
from monitor.model import Validators

PAGE = b"<html><title>Tides</title>" + b"<p>High water at noon, low at six.</p>" * 1370
ETAG = '"52k"'
LOOPBACK = (ipaddress.ip_network("127.0.0.0/8"),)


def serve(port: Connection) -> None:
    """Serve the page, or 304 to whom it is known; in a process of its own."""

    class Server(asyncio.Protocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            self.transport = transport

        def data_received(self, data: bytes) -> None:
            known = b"if-none-match: " + ETAG.encode() in data.lower()
            assert isinstance(self.transport, asyncio.Transport)
            if known:
                head = f"HTTP/1.1 304 Not Modified\r\nETag: {ETAG}\r\n\r\n"
                self.transport.write(head.encode())
                return
            head = (
                f"HTTP/1.1 200 OK\r\nETag: {ETAG}\r\nContent-Type: text/html\r\n"
                f"Content-Length: {len(PAGE)}\r\n\r\n"
            )
            self.transport.write(head.encode() + PAGE)

    async def run() -> None:
        loop = asyncio.get_running_loop()
        server = await loop.create_server(Server, "0.0.0.0", 0, backlog=4096)
        port.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(run())


async def cpu(ask: Callable[[], Awaitable[object]], times: int) -> float:
    """Return the milliseconds of CPU that one call takes; the best of three runs."""
    best = float("inf")
    for _ in range(50):
        await ask()
    for _ in range(3):
        gc.collect()
        began = time.process_time()
        for _ in range(times):
            await ask()
        best = min(best, time.process_time() - began)
    return best / times * 1000


async def costs(port: int, times: int) -> dict[str, float]:
    """Return the milliseconds of CPU for each kind of answer, bare and fetched."""
    url = f"http://127.0.0.1:{port}/page"
    known = {"If-None-Match": ETAG}
    measured: dict[str, float] = {}
    async with aiohttp.ClientSession() as session:

        async def bare(**headers: str) -> None:
            async with session.get(url, headers=headers) as answer:
                await answer.read()

        measured["aiohttp 304"] = await cpu(lambda: bare(**known), times)
        measured["aiohttp 200"] = await cpu(bare, times)
    settings = FetchSettings(
        contact="bench", delay=0.0, allow_networks=LOOPBACK, respect_robots=False
    )
    async with Fetcher(settings, clock=SystemClock()) as fetcher:
        validators = Validators(etag=ETAG)

        async def unchanged() -> None:
            capture = await fetcher.fetch(url, validators=validators)
            assert capture.status == HTTPStatus.NOT_MODIFIED

        async def whole() -> None:
            capture = await fetcher.fetch(url)
            assert len(capture.body) == len(PAGE)

        measured["fetch 304"] = await cpu(unchanged, times)
        measured["fetch 200"] = await cpu(whole, times)
    return {name: round(ms, 3) for name, ms in measured.items()}


async def polite(port: int, hosts: int, pages: int = 10) -> dict[str, float]:
    """Fetch `pages` pages from each host, all asked for at once."""
    settings = FetchSettings(
        contact="bench",
        delay=1.0,
        allow_networks=LOOPBACK,
        respect_robots=False,
        jitter=0.05,
    )
    names = [f"127.1.{i // 250}.{i % 250 + 1}" for i in range(hosts)]
    async with Fetcher(settings, clock=SystemClock()) as fetcher:
        began = time.perf_counter()
        captures = await asyncio.gather(
            *(
                fetcher.fetch(f"http://{n}:{port}/{p}")
                for n in names
                for p in range(pages)
            )
        )
        took = time.perf_counter() - began
    bad = sum(capture.status != HTTPStatus.OK for capture in captures)
    bound = (pages - 1) * settings.delay
    return {
        "hosts": hosts,
        "pages": len(captures),
        "failed": bad,
        "seconds": round(took, 2),
        "of the bound": round(took / bound, 3),
    }


async def memory(port: int, pages: int) -> dict[str, float]:
    """Return the growth of the largest resident set, in MB, over so many pages."""
    settings = FetchSettings(
        contact="bench", delay=0.0, allow_networks=LOOPBACK, respect_robots=False
    )
    async with Fetcher(settings, clock=SystemClock()) as fetcher:
        peaks = []
        for count in (pages // 10, pages):
            for i in range(count):
                await fetcher.fetch(
                    f"http://127.0.0.1:{port}/{i}", validators=Validators(etag=ETAG)
                )
            peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return {"pages": pages, "growth MB": round(peaks[1] - peaks[0], 1)}


def main() -> int:
    """Run what was asked for and print it."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--pages", type=int, default=2000)
    ask.add_argument("--hosts", type=int, default=0)
    ask.add_argument("--memory", type=int, default=0, help="pages for the memory run")
    args = ask.parse_args()
    mine, theirs = multiprocessing.Pipe()
    server = multiprocessing.Process(target=serve, args=(theirs,), daemon=True)
    server.start()
    port: int = mine.recv()
    try:
        result: dict[str, object] = {"cpu ms": asyncio.run(costs(port, args.pages))}
        if args.hosts:
            result["politeness"] = asyncio.run(polite(port, args.hosts))
        if args.memory:
            result["memory"] = asyncio.run(memory(port, args.memory))
    finally:
        server.terminate()
    sys.stdout.write(json.dumps(result, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
