"""Alerts: error streaks, certificates, and sources that have gone quiet."""

import pytest

from monitor.config import read
from monitor.fetch._errors import CertificateError
from monitor.model import Alert, Availability
from tests.watch.press import CONFIG, OLDER, index, rolling

RELEASE = "/2026/release-1.html"


def of(press, path):
    return [r for r in press.reports() if r.url.endswith(path)]


async def test_few_failures_over_a_long_time_are_reported_too(press):
    press.config = read(CONFIG.replace("confirm: 2", "confirm: 50"))
    press.pages["/index.html"] = index(1)
    await press.round()
    press.pages["/index.html"] = 503
    await press.rounds(1, hours=100)
    assert of(press, "/index.html") == []  # a first failure is quiet
    await press.rounds(1, hours=25)
    (report,) = of(press, "/index.html")
    assert report.became is Availability.UNAVAILABLE
    press.pages["/index.html"] = index(1)
    await press.rounds(2)
    assert [r.became for r in of(press, "/index.html")][1:] == [Availability.OK]


async def test_a_wrong_certificate_is_an_alert_of_its_own(press):
    press.pages["/index.html"] = index(1)
    await press.round()
    press.pages["/index.html"] = CertificateError("certificate has expired")
    await press.rounds(5)
    (report,) = of(press, "/index.html")
    assert report.alert is Alert.CERTIFICATE
    assert report.became is Availability.UNAVAILABLE


@pytest.fixture
def usual(press):
    """A listing on which a release comes each day, until one does not."""
    press.pages["/index.html"] = rolling(*range(31, 20, -1))
    return press


async def test_a_listing_that_is_quiet_for_four_times_its_gap_is_told_once(usual):
    await usual.round()  # on 1 June; the newest is of 31 May
    await usual.rounds(3, hours=24)
    assert of(usual, "/index.html") == []
    await usual.rounds(4, hours=24)
    (report,) = of(usual, "/index.html")
    assert report.alert is Alert.QUIET
    assert "2026-05-31" in report.verdict.reason
    assert "every 1 day" in report.verdict.reason
    assert usual.page("/index.html").quiet_since


async def test_the_next_release_ends_the_silence(usual):
    await usual.round()
    await usual.rounds(6, hours=24)
    new = rolling(*range(31, 20, -1)).replace(
        '<ul class="releases">',
        '<ul class="releases"><li><a href="/2026/june.html">The council decides '
        "what the summer brings</a> <span>2026-06-07</span></li>",
    )
    usual.pages["/index.html"] = new
    await usual.rounds(2, hours=24)
    quiet, heard = of(usual, "/index.html")
    assert (quiet.alert, heard.alert) == (Alert.QUIET, Alert.HEARD)
    assert heard.change.edits
    assert usual.page("/index.html").quiet_since is None


async def test_how_long_is_too_long_can_be_said(press):
    press.config = read(CONFIG + "    quiet: 40d\n")
    press.pages["/index.html"] = rolling(*OLDER)
    await press.round()
    await press.rounds(2, hours=15 * 24)
    assert of(press, "/index.html") == []
    await press.rounds(1, hours=15 * 24)
    assert [r.alert for r in of(press, "/index.html")] == [Alert.QUIET]
