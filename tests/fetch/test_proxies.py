"""Through a proxy the same limits, the same guard and the same words."""

import asyncio
import contextlib

import pytest

from monitor.fetch import SourceOptions
from monitor.model import Failure
from tests.fetch.fault_server import FAULTS, PAGE, FaultServer

PLAIN = next(fault for fault in FAULTS if fault.name == "no-reason")
SECURED = next(fault for fault in FAULTS if fault.name == "tls-good")


class Proxy:
    """An HTTP and SOCKS5 proxy in one, that connects everything to one port."""

    def __init__(self, port):
        self.to = port
        self.asked = []
        self.tasks = set()

    async def __aenter__(self):
        self.server = await asyncio.start_server(self.take, "127.0.0.1", 0)
        return self

    async def __aexit__(self, *_):
        self.server.close()
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        await asyncio.sleep(0)

    def url(self, scheme):
        return f"{scheme}://127.0.0.1:{self.server.sockets[0].getsockname()[1]}"

    async def take(self, reader, writer):
        self.tasks.add(asyncio.current_task())
        try:
            first = await reader.readexactly(1)
            await (self.socks if first == b"\x05" else self.http)(first, reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            writer.transport.abort()

    async def socks(self, _, reader, writer):
        (methods,) = await reader.readexactly(1)
        await reader.readexactly(methods)
        writer.write(b"\x05\x00")
        _, _, _, kind = await reader.readexactly(4)
        assert kind == 3, "the name is the proxy's to resolve"
        (length,) = await reader.readexactly(1)
        self.asked.append((await reader.readexactly(length)).decode())
        await reader.readexactly(2)
        writer.write(b"\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x00")
        await self.join(b"", reader, writer)

    async def http(self, first, reader, writer):
        head = first + await reader.readuntil(b"\r\n\r\n")
        self.asked.append(head.split(b"\r\n")[0].decode())
        if head.startswith(b"CONNECT"):
            writer.write(b"HTTP/1.1 200 Connected\r\n\r\n")
            head = b""
        await self.join(head, reader, writer)

    async def join(self, head, reader, writer):
        there, back = await asyncio.open_connection("127.0.0.1", self.to)
        back.write(head)

        async def pump(source, sink):
            with contextlib.suppress(ConnectionError):
                while data := await source.read(65536):
                    sink.write(data)
            sink.close()

        try:
            await asyncio.gather(pump(reader, back), pump(there, writer))
        finally:
            back.transport.abort()


@pytest.mark.parametrize("scheme", ["http", "socks5", "socks5h"])
async def test_a_page_comes_through_a_proxy(scheme, make_fetcher, clock):
    async with (
        FaultServer(PLAIN, clock) as server,
        Proxy(server.port) as proxy,
        make_fetcher(allow_networks=()) as fetcher,
    ):
        options = SourceOptions(proxy=proxy.url(scheme))
        capture = await fetcher.fetch("http://tides.example/page", options=options)
        direct = await fetcher.fetch(server.url)
    assert (capture.status, capture.body) == (200, PAGE)
    assert "tides.example" in proxy.asked[0]
    assert direct.failure is Failure.FORBIDDEN_ADDRESS


async def test_tls_is_with_the_server_and_not_with_the_proxy(
    make_fetcher, clock, contexts, authority
):
    async with (
        FaultServer(SECURED, clock, contexts) as server,
        Proxy(server.port) as proxy,
        make_fetcher() as fetcher,
    ):
        options = SourceOptions(proxy=proxy.url("http"), ca_file=authority[1])
        wrong = await fetcher.fetch("https://tides.example/page", options=options)
    assert wrong.failure is Failure.CERTIFICATE, wrong.detail


@pytest.mark.parametrize("scheme", ["http", "socks5"])
@pytest.mark.parametrize("host", ["10.0.0.1", "0x7f.1", "2130706433", "[::1]"])
async def test_a_proxy_is_no_way_round_the_guard(scheme, host, make_fetcher, clock):
    async with Proxy(1) as proxy, make_fetcher(allow_networks=()) as fetcher:
        options = SourceOptions(proxy=proxy.url(scheme))
        capture = await fetcher.fetch(f"http://{host}/", options=options)
    assert capture.failure is Failure.FORBIDDEN_ADDRESS
    assert proxy.asked == []


@pytest.mark.parametrize("scheme", ["http", "socks5"])
async def test_a_proxy_that_is_not_there_is_named(scheme, make_fetcher):
    options = SourceOptions(proxy=f"{scheme}://127.0.0.1:1")
    async with make_fetcher(max_attempts=1) as fetcher:
        capture = await fetcher.fetch("http://tides.example/", options=options)
    assert capture.failure is Failure.CONNECT
