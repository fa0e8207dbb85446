"""What the answer says before its body is read: status, failure, redirects."""

import pytest

from monitor.judge import judge
from monitor.model import Availability, Failure, Hop

GONE, BLOCKED = Availability.GONE, Availability.BLOCKED
UNAVAILABLE, MOVED = Availability.UNAVAILABLE, Availability.MOVED
OK = Availability.OK


@pytest.mark.parametrize(
    ("status", "verdict"),
    [
        (304, Availability.UNCHANGED),
        (404, GONE),
        (410, GONE),
        (401, BLOCKED),
        (403, BLOCKED),
        (412, BLOCKED),
        (429, BLOCKED),
        (451, BLOCKED),
        (204, UNAVAILABLE),
        (206, UNAVAILABLE),
        (400, UNAVAILABLE),
        (500, UNAVAILABLE),
        (503, UNAVAILABLE),
        (300, MOVED),
        (302, MOVED),
    ],
)
def test_a_status_is_believed_where_the_body_says_nothing(status, verdict, capture):
    said = judge(capture("", status=status))
    assert said.availability is verdict
    assert status == 304 or str(status) in said.reason


def test_a_page_sent_with_a_wrong_status_is_the_page(chrome, capture, earlier, release):
    """Seen in the wild: whole releases with status 404 or 500."""
    page = chrome("Northern harbours", "".join(f"<p>{p}</p>" for p in release))
    said = judge(capture(page, status=404), earlier=earlier)
    assert said.availability is OK
    assert "404" in said.reason


@pytest.mark.parametrize("failure", list(Failure))
def test_no_failure_is_the_page(failure, chrome, capture, earlier, release):
    page = chrome("Northern harbours", "".join(f"<p>{p}</p>" for p in release))
    said = judge(capture(page, failure=failure, detail="d"), earlier=earlier)
    assert said.availability is (BLOCKED if failure is Failure.ROBOTS else UNAVAILABLE)
    assert "d" in said.reason


def _led(capture, source, to, *, url="https://tides.example/press/a17.html"):
    return capture(
        source, url=url, final_url=to, hops=(Hop(url=url, status=302, location=to),)
    )


HOME = "https://tides.example/"


def test_led_to_the_front_page_is_gone(chrome, capture, earlier):
    page = chrome("Ministry of Tides", "<h1>Welcome</h1><p>News of today.</p>")
    for to in (HOME, "https://www.tides.example/index.html", HOME + "en/"):
        said = judge(_led(capture, page, to), earlier=earlier)
        assert said.availability is GONE
        assert "front page" in said.reason
    assert judge(_led(capture, page, HOME)).availability is GONE


def test_a_front_page_that_moves_between_its_own_names_is_itself(chrome, capture):
    page = chrome("Ministry of Tides", "<h1>Welcome</h1><p>News of today.</p>")
    led = _led(
        capture, page, "https://www.tides.example/en/", url="http://tides.example/"
    )
    assert judge(led).availability is OK


def test_led_to_a_log_in_is_blocked(chrome, capture, earlier):
    page = chrome("Portal", "<h1>Portal</h1>")
    led = _led(capture, page, "https://sso.tides.example/start?next=a17")
    assert judge(led, earlier=earlier).availability is BLOCKED


def test_led_to_another_page_is_moved(chrome, capture, earlier):
    page = chrome("All press releases", "<h1>Archive</h1><p>Releases by year.</p>")
    led = _led(capture, page, "https://tides.example/archive/")
    assert judge(led, earlier=earlier).availability is MOVED


def test_led_to_the_page_at_its_new_address_is_the_page(
    chrome, capture, earlier, release
):
    page = chrome("Northern harbours", "".join(f"<p>{p}</p>" for p in release))
    for to in (HOME, "https://sea.example/news/3", "https://sso.tides.example/x"):
        assert judge(_led(capture, page, to), earlier=earlier).availability is OK


def test_https_and_www_are_no_other_address(chrome, capture, earlier):
    page = chrome("Press", "<p>Quite another text about the minister.</p>")
    led = _led(capture, page, "https://www.tides.example/press/a17.html")
    assert judge(led, earlier=earlier).availability is OK


def test_the_reason_is_a_sentence_with_the_evidence(chrome, capture, earlier):
    page = chrome("Page not found", "<h1>Page not found</h1><p>Sorry.</p>")
    said = judge(capture(page), earlier=earlier)
    assert "“Page not found”" in said.reason
    assert "nothing of the earlier version is on it" in said.reason
