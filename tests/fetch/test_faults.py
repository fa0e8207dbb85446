"""Whatever the server does, the capture says exactly that."""

import pathlib

import pytest

from monitor.fetch import SourceOptions
from monitor.model import Failure
from tests.fetch.fault_server import FAULTS, FaultServer, table

# Counted as asked, and never seen by the server as a request.
NEVER_SEEN = {
    Failure.CONNECT,
    Failure.DNS,
    Failure.TLS,
    Failure.CERTIFICATE,
    Failure.FORBIDDEN_ADDRESS,
}
PATIENT = {"connect_timeout": 10.0, "read_timeout": 10.0}
DOCUMENT = pathlib.Path(__file__).parents[2] / "docs" / "fetching.md"


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.name for fault in FAULTS])
async def test_each_fault_has_its_capture(
    fault, clock, contexts, trusting, make_fetcher
):
    options = trusting if fault.certificate else SourceOptions()
    # Who is not to run out of patience has enough for a busy machine.
    patience = {} if fault.failure is Failure.TIMEOUT else PATIENT
    settings = {**patience, **fault.settings, "respect_robots": fault.robots}
    async with (
        FaultServer(fault, clock, contexts) as server,
        make_fetcher(**settings) as fetcher,
    ):
        url = server.url
        if fault.name == "refused":
            await server.__aexit__()
        capture = await fetcher.fetch(url, options=options)
        asked = sum(host.requests for host in fetcher.hosts())
    if capture.failure not in NEVER_SEEN:
        assert asked == len(server.calls), "every request is accounted for"
    said = (capture.status, capture.failure, capture.attempts)
    assert said == (fault.status, fault.failure, fault.attempts), capture.detail
    assert fault.detail in (capture.detail or "")
    assert bool(capture.failure) == bool(capture.detail)
    if fault.body is not None:
        assert capture.body == fault.body
    assert len(capture.hops) == fault.hops
    if fault.requests is not None:
        assert len(server.calls) == fault.requests
    elif not fault.robots and not fault.early:
        assert len(server.calls) == fault.attempts


def test_there_are_at_least_forty():
    assert len({fault.name for fault in FAULTS}) == len(FAULTS) >= 40


def test_the_documentation_has_this_very_table():
    assert table() in DOCUMENT.read_text(encoding="utf-8"), (
        "run `python tests/fetch/fault_server.py` and put its table there"
    )
