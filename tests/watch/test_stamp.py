"""The ledger is stamped outside on a schedule; a service that fails disturbs nobody."""

import httpx
import pytest

from monitor.clock import ManualClock
from monitor.config import Stamping
from monitor.fetch import Fetcher, FetchSettings
from monitor.store import SqlStore, stamps, uncovered, verify
from monitor.watch import Stamper, not_stamped
from tests.store.authority import make_authority, needs_openssl
from tests.store.conftest import Build
from tests.watch.press import START

SERVICE = "http://tsa.example/"
DAILY = Stamping(service=SERVICE)
build = Build()

pytestmark = needs_openssl


class Desk:
    """A store, a stamper and a service that a test lets fail."""

    def __init__(self, folder) -> None:
        self.clock = ManualClock(START)
        self.authority = make_authority(folder / "authority")
        self.store = SqlStore.open(folder / "store")
        self.folder = folder
        self.stamper = Stamper(self.store, self.clock, folder)
        self.asked: list[httpx.Request] = []
        self.fails: int | Exception | bytes | None = None

    def answer(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        if isinstance(self.fails, Exception):
            raise self.fails
        if isinstance(self.fails, int):
            return httpx.Response(self.fails)
        content = self.fails or self.authority.answer(request.content)
        return httpx.Response(200, content=content)

    async def look(self, hours: float = 0.0):
        """Let time pass, and see whether a stamp is made."""
        self.clock.advance(hours * 3600)
        settings = FetchSettings(contact="test@localhost", delay=0, max_attempts=1)
        transport = httpx.MockTransport(self.answer)
        async with Fetcher(settings, clock=self.clock, transport=transport) as fetcher:
            return await self.stamper.look(DAILY, fetcher)

    def version(self) -> None:
        page = build.page(self.store)
        build.versions(self.store, self.store.page(page.id), 1)


@pytest.fixture
def desk(tmp_path):
    made = Desk(tmp_path)
    with made.store:
        yield made


async def test_the_ledger_is_stamped_once_an_interval_if_it_has_grown(desk):
    assert await desk.look() is None, "an empty ledger is not stamped"
    desk.version()
    first = await desk.look()
    assert first.authority == SERVICE
    assert desk.asked[0].headers["content-type"] == "application/timestamp-query"
    assert desk.authority.accepts(first.reply, first.digest.removeprefix("sha256:"))
    desk.version()
    assert await desk.look(hours=23) is None
    second = await desk.look(hours=2)
    assert second.length > first.length
    assert await desk.look(hours=48) is None, "nothing came after the last stamp"
    assert uncovered(desk.store) == 0
    assert stamps(desk.store) == (first, second)
    assert verify(desk.store).stamped == second.length


async def test_a_restart_does_not_stamp_anew(desk):
    desk.version()
    assert await desk.look()
    desk.version()
    desk.stamper = Stamper(desk.store, desk.clock)
    assert await desk.look(hours=1) is None


@pytest.mark.parametrize(
    "fault", [httpx.ConnectError("refused"), 500, 404, b"<html>", b"0\x05"]
)
async def test_a_failing_service_is_reported_and_asked_again_later(desk, fault, capsys):
    """After five minutes, ten, twenty: and at the first that it answers, it stamps."""
    desk.version()
    desk.fails = fault
    for minutes in (0, 4, 2, 5, 6):
        assert await desk.look(hours=minutes / 60) is None
    assert len(desk.asked) == 3
    assert capsys.readouterr().out.count("not stamped") == 3
    assert stamps(desk.store) == ()
    desk.fails = None
    assert await desk.look(hours=1)
    desk.version()
    assert await desk.look(hours=25), "what failed before is forgotten"


async def test_how_stamping_fails_is_left_for_those_who_ask(desk):
    desk.version()
    desk.fails = 500
    for hours in (0, 1):
        await desk.look(hours=hours)
    left = not_stamped(desk.store, DAILY, desk.folder)
    assert left is not None
    assert (left.failures, left.since) == (2, START)
    assert left.again_at > left.at > left.since
    assert "status 500" in left.error
    assert not_stamped(desk.store, None, desk.folder) is None, "it is not wanted"
    desk.fails = None
    assert await desk.look(hours=1)
    assert not_stamped(desk.store, DAILY, desk.folder) is None


async def test_a_service_that_fails_for_months_is_asked_once_an_interval(desk):
    desk.version()
    desk.fails = 500
    for _ in range(60):
        await desk.look(hours=25)
    assert len(desk.asked) == 60
    left = not_stamped(desk.store, DAILY, desk.folder)
    assert left is not None
    assert left.failures == 60


async def test_the_store_is_written_to_while_the_service_is_asked(desk):
    """The stamp is of the ledger as it was asked about; what came is not covered."""
    desk.version()
    answer = desk.authority.answer

    def slow(body):
        desk.version()
        return answer(body)

    object.__setattr__(desk.authority, "answer", slow)
    made = await desk.look()
    assert made.length == 2
    assert uncovered(desk.store) == 3
    assert verify(desk.store).sound


async def test_a_stamp_of_a_clock_that_was_ahead_delays_nothing(desk):
    desk.version()
    desk.clock.advance(10 * 86400)
    assert await desk.look()
    desk.clock.advance(-10 * 86400)
    desk.version()
    assert await desk.look()
