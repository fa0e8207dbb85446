"""No address on a private network unless allowed, however it is spelt."""

import ipaddress
import socket

import aiohttp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.fetch import SourceOptions
from monitor.fetch._addresses import why_forbidden
from monitor.model import Failure
from tests.fetch.fault_server import FAULTS, FaultServer

PLAIN = next(fault for fault in FAULTS if fault.name == "no-reason")
LOOPBACK = (ipaddress.ip_network("127.0.0.0/8"),)

FORBIDDEN = [
    "0.0.0.0",
    "127.0.0.1",
    "127.8.9.1",
    "10.1.2.3",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "100.64.0.1",
    "169.254.1.1",
    "169.254.169.254",
    "192.0.0.192",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "168.63.129.16",
    "100.100.100.200",
    "192.0.2.1",
    "::",
    "::1",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd00:ec2::254",
    "ff02::1",
    "2001:db8::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "::7f00:1",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "2002:7f00:1::",
    "2002:a00:1::1",
    "fec0::1",
]
PUBLIC = [
    "8.8.8.8",
    "1.1.1.1",
    "2606:4700::1111",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
    "2002:808:808::1",
]


@pytest.mark.parametrize("address", FORBIDDEN)
def test_these_are_refused(address):
    assert address in (why_forbidden(address) or "")


@pytest.mark.parametrize("address", PUBLIC)
def test_these_are_public(address):
    assert why_forbidden(address) is None


@given(st.ip_addresses(v=4))
def test_an_address_inside_another_is_as_good_as_itself(address):
    number = int(address)
    alone = why_forbidden(str(address)) is None
    mapped = ipaddress.IPv6Address(0xFFFF00000000 | number)
    sixtofour = ipaddress.IPv6Address((0x2002 << 112) | (number << 80))
    for carrier in (mapped, sixtofour):
        assert (why_forbidden(str(carrier)) is None) == alone


def test_a_named_network_is_an_exception_and_no_more():
    named = (ipaddress.ip_network("10.2.0.0/16"),)
    assert why_forbidden("10.2.3.4", named) is None
    assert why_forbidden("::ffff:10.2.3.4", named) is None
    assert why_forbidden("10.3.0.1", named) is not None
    assert why_forbidden("169.254.169.254", named) is not None


SPELLINGS = [
    "127.0.0.1",
    "2130706433",
    "0x7f000001",
    "0x7f.1",
    "0177.0.0.1",
    "127.1",
    "localhost",
    "LOCALHOST.",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "127。0。0。1",
    "①②⑦.0.0.1",
]


@pytest.mark.parametrize("host", SPELLINGS)
async def test_loopback_is_refused_in_every_spelling(host, make_fetcher, clock):
    async with (
        FaultServer(PLAIN, clock) as server,
        make_fetcher(allow_networks=()) as fetcher,
    ):
        capture = await fetcher.fetch(f"http://{host}:{server.port}/")
    assert capture.failure in {
        Failure.FORBIDDEN_ADDRESS,
        Failure.DNS,
        Failure.PROTOCOL,
    }
    assert server.calls == []


async def test_a_source_may_name_a_network(make_fetcher, clock):
    options = SourceOptions(allow_networks=LOOPBACK)
    async with (
        FaultServer(PLAIN, clock) as server,
        make_fetcher(allow_networks=()) as fetcher,
    ):
        assert (await fetcher.fetch(server.url, options=options)).status == 200
        # …and no other source rides on its connection.
        capture = await fetcher.fetch(server.url)
    assert capture.failure is Failure.FORBIDDEN_ADDRESS


class _Rebinding(aiohttp.ThreadedResolver):
    """Says a public address first and a private one from then on."""

    asked = 0

    async def resolve(self, host, port=0, family=socket.AF_INET):
        self.asked += 1
        return [
            {
                "hostname": host,
                "host": "127.0.0.1",
                "port": port,
                "family": socket.AF_INET,
                "proto": 0,
                "flags": 0,
            }
        ]


async def test_a_name_that_leads_to_a_private_address_is_refused(
    make_fetcher, clock, monkeypatch
):
    monkeypatch.setattr(aiohttp, "ThreadedResolver", _Rebinding)
    async with (
        FaultServer(PLAIN, clock) as server,
        make_fetcher(allow_networks=()) as fetcher,
    ):
        capture = await fetcher.fetch(f"http://tides.example:{server.port}/")
    assert capture.failure is Failure.FORBIDDEN_ADDRESS
    assert "tides.example: 127.0.0.1 is a loopback address" in capture.detail
    assert server.calls == []


@pytest.mark.parametrize(
    "url",
    [
        "ftp://tides.example/",
        "file:///etc/passwd",
        "javascript:1",
        "tides.example",
        "",
        "http://",
        "http:///a",
        "http://[::1",
        "https://a b/",
        "http://\x00/",
    ],
)
async def test_only_http_and_https_are_asked(url, make_fetcher):
    async with make_fetcher() as fetcher:
        capture = await fetcher.fetch(url)
    assert capture.failure is Failure.PROTOCOL
    assert capture.attempts == 0
