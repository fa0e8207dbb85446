"""The transport says when a request is out, so that its delay counts from there."""

import asyncio

import httpx
import pytest

from monitor.fetch import FetchSettings
from monitor.fetch._transport import AiohttpTransport
from tests.fetch.conftest import LOOPBACK
from tests.fetch.fault_server import FAULTS, FaultServer

NAMED = {fault.name: fault for fault in FAULTS}


@pytest.fixture
async def transport():
    made = AiohttpTransport(FetchSettings(read_timeout=60.0))
    yield made
    await made.aclose()


def request(method, url, told):
    content = b"a=1" if method == "POST" else None
    extensions = {"sent": lambda: told.append(1), "allow_networks": LOOPBACK}
    return httpx.Request(method, url, content=content, extensions=extensions)


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
async def test_it_is_said_once_for_each_request(method, transport, clock):
    told: list[int] = []
    async with FaultServer(NAMED["empty"], clock) as server:
        for count in (1, 2):  # on a new connection, and on a kept one
            answer = await transport.handle_async_request(
                request(method, server.url, told)
            )
            await answer.aclose()
            assert len(told) == len(server.calls) == count


async def test_it_is_said_before_there_is_an_answer(transport, clock):
    told: list[int] = []
    async with FaultServer(NAMED["silence"], clock) as server:
        asking = asyncio.create_task(
            transport.handle_async_request(request("GET", server.url, told))
        )
        async with asyncio.timeout(10):
            while not server.calls:  # noqa: ASYNC110 - seen in another task
                await asyncio.sleep(0.001)
        assert told == [1]
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking


async def test_nothing_is_said_where_nothing_went_out(transport):
    told: list[int] = []
    with pytest.raises(httpx.ConnectError):
        await transport.handle_async_request(
            request("GET", "http://127.0.0.1:1/", told)
        )
    assert told == []
