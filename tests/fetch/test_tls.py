"""What is known of the other end, and what a source may put up with."""

import asyncio
import dataclasses
import hashlib
import ssl

import pytest

from monitor.fetch import SourceOptions
from monitor.model import Failure
from tests.fetch.fault_server import FAULTS, PAGE, FaultServer

NAMED = {fault.name: fault for fault in FAULTS}


async def asked(name, options, clock, contexts, make_fetcher):
    async with (
        FaultServer(NAMED[name], clock, contexts) as server,
        make_fetcher(max_attempts=1) as fetcher,
    ):
        return await fetcher.fetch(server.url, options=options), server.port


async def test_a_server_from_long_ago_is_read_where_a_source_allows_it(
    clock, contexts, make_fetcher, trusting
):
    capture, _ = await asked("tls-old", trusting, clock, contexts, make_fetcher)
    assert capture.failure is Failure.TLS
    legacy = dataclasses.replace(trusting, legacy_tls=True)
    capture, _ = await asked("tls-old", legacy, clock, contexts, make_fetcher)
    assert (capture.failure, capture.body) == (None, PAGE), capture.detail
    assert capture.peer.tls == "TLSv1"


async def test_old_protocols_are_no_reason_to_trust_anybody(
    clock, contexts, make_fetcher
):
    legacy = SourceOptions(legacy_tls=True)
    capture, _ = await asked("tls-old", legacy, clock, contexts, make_fetcher)
    assert capture.failure is Failure.CERTIFICATE


@pytest.mark.parametrize(
    "name", ["tls-expired", "tls-early", "tls-name", "tls-unknown"]
)
async def test_a_source_may_accept_any_certificate(name, clock, contexts, make_fetcher):
    anyone = SourceOptions(verify=False)
    capture, _ = await asked(name, anyone, clock, contexts, make_fetcher)
    assert (capture.failure, capture.body) == (None, PAGE), capture.detail


async def test_the_certificate_and_the_protocol_are_noted(
    clock, contexts, make_fetcher, trusting
):
    async with (
        FaultServer(NAMED["tls-good"], clock, contexts) as server,
        make_fetcher() as fetcher,
    ):
        capture = await fetcher.fetch(server.url, options=trusting)
        pem = await pem_of(server.port)
    expected = hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem)).hexdigest()
    assert capture.peer.address == "127.0.0.1"
    assert capture.peer.tls == "TLSv1.3"
    assert capture.peer.certificate_sha256 == expected


async def pem_of(port):
    """Ask the server itself, in a thread, since it lives in this loop."""
    return await asyncio.to_thread(ssl.get_server_certificate, ("127.0.0.1", port))
