"""CPU of a fetch over loopback, beside bare aiohttp in the same run; and politeness.

    python bench/speed_fetch.py [--pages 2000] [--hosts 0] [--memory 0]

The server is two processes of its own. With `--hosts N`, ten pages are asked for at
each of N hosts (loopback addresses), which have not changed, with a delay of one second
and no jitter; the time is compared with what politeness alone takes, and the CPU with
that of bare aiohttp. `--memory N` compares the largest resident set after 1,000 and
after N pages of a thousand hosts. Prints JSON.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import ipaddress
import json
import multiprocessing
import resource
import socket
import sys
import time
from collections.abc import Awaitable, Callable
from http import HTTPStatus

import aiohttp

from monitor.clock import SystemClock
from monitor.fetch import Fetcher, FetchSettings
from monitor.model import Validators

PAGE = b"<html><title>Tides</title>" + b"<p>High water at noon, low at six.</p>" * 1370
ETAG = '"52k"'
LOOPBACK = (ipaddress.ip_network("127.0.0.0/8"),)


def serve(listening: socket.socket) -> None:
    """Serve the page, or 304 to whom it is known; in a process of its own."""
    page = (
        f"HTTP/1.1 200 OK\r\nETag: {ETAG}\r\nContent-Type: text/html\r\n"
        f"Content-Length: {len(PAGE)}\r\n\r\n"
    ).encode() + PAGE
    same = f"HTTP/1.1 304 Not Modified\r\nETag: {ETAG}\r\n\r\n".encode()
    known = b"if-none-match: " + ETAG.encode()

    class Server(asyncio.Protocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            self.transport = transport

        def data_received(self, data: bytes) -> None:
            assert isinstance(self.transport, asyncio.Transport)
            self.transport.write(same if known in data.lower() else page)

    async def run() -> None:
        loop = asyncio.get_running_loop()
        server = await loop.create_server(Server, sock=listening)
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


def name(number: int) -> str:
    """Return the loopback address of a host, counted from 0."""
    return f"127.1.{number // 250}.{number % 250 + 1}"


async def polite(port: int, hosts: int, pages: int = 10) -> dict[str, float]:
    """Ask for `pages` pages of each host, for all of them at once."""
    settings = FetchSettings(
        contact="bench",
        delay=1.0,
        allow_networks=LOOPBACK,
        respect_robots=False,
        connections=hosts,
        jitter=0.0,
    )
    urls = [
        f"http://{name(host)}:{port}/{page}"
        for host in range(hosts)
        for page in range(pages)
    ]
    bare = await bare_cost(urls)
    async with Fetcher(settings, clock=SystemClock()) as fetcher:
        began, spent = time.perf_counter(), time.process_time()
        captures = await asyncio.gather(
            *(fetcher.fetch(url, validators=Validators(etag=ETAG)) for url in urls)
        )
        took, spent = time.perf_counter() - began, time.process_time() - spent
    bound = (pages - 1) * settings.delay
    return {
        "hosts": hosts,
        "pages": len(captures),
        "failed": sum(c.status != HTTPStatus.NOT_MODIFIED for c in captures),
        "CPU ms a page": round(spent / len(urls) * 1000, 3),
        "of it bare aiohttp's": round(bare, 3),
        "CPU of the bound": round(spent / bound, 3),
        "seconds": round(took, 2),
        "of the bound": round(took / bound, 3),
    }


async def bare_cost(urls: list[str]) -> float:
    """Return the milliseconds of CPU that a page takes bare aiohttp, impolitely."""
    known = {"If-None-Match": ETAG}
    places = asyncio.Semaphore(100)

    async def ask(url: str) -> None:
        async with places, session.get(url, headers=known) as answer:
            await answer.read()

    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector) as session:
        spent = time.process_time()
        await asyncio.gather(*map(ask, urls))
        return (time.process_time() - spent) / len(urls) * 1000


async def memory(port: int, pages: int) -> dict[str, float]:
    """Return the growth of the largest resident set, in MB, over so many pages."""
    settings = FetchSettings(
        contact="bench", delay=0.0, allow_networks=LOOPBACK, respect_robots=False
    )
    peaks = []
    async with Fetcher(settings, clock=SystemClock()) as fetcher:
        for first, last in ((0, 1000), (1000, pages)):
            for i in range(first, last, 20):
                batch = [
                    f"http://{name(n % 1000)}:{port}/{n}" for n in range(i, i + 20)
                ]
                await asyncio.gather(*map(fetcher.fetch, batch))
            peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return {
        "pages": pages,
        "MB after 1,000": round(peaks[0], 1),
        "growth MB": round(peaks[1] - peaks[0], 1),
    }


def main() -> int:
    """Run what was asked for and print it."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--pages", type=int, default=2000)
    ask.add_argument("--hosts", type=int, default=0)
    ask.add_argument("--memory", type=int, default=0, help="pages for the memory run")
    args = ask.parse_args()
    gc.set_threshold(5000)  # as `monitor run` does
    listening = socket.create_server(("0.0.0.0", 0), backlog=4096)
    port: int = listening.getsockname()[1]
    servers = [
        multiprocessing.Process(target=serve, args=(listening,), daemon=True)
        for _ in range(2)
    ]
    for server in servers:
        server.start()
    try:
        result: dict[str, object] = {"cpu ms": asyncio.run(costs(port, args.pages))}
        if args.memory:
            result["memory"] = asyncio.run(memory(port, args.memory))
        if args.hosts:
            result["politeness"] = asyncio.run(polite(port, args.hosts))
    finally:
        for server in servers:
            server.terminate()
    sys.stdout.write(json.dumps(result, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
