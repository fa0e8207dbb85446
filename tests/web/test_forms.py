"""Forms that anybody may send: whatever stands in them, never a 500, never a mess."""

import pytest

from monitor.clock import SystemClock
from monitor.config import load, read
from monitor.watch import Scout
from monitor.web import create_app
from tests.watch.test_propose import Web
from tests.web.conftest import Browser
from tests.web.hostile import HOSTILE
from tests.web.newsroom import CONFIG, newsroom
from tests.web.test_hostile import inert

# Each form, and the fields that it knows.
FORMS = {
    "/preferences": ("back", "language", "theme"),
    "/login": ("name", "password", "back"),
    "/logout": ("back",),
    "/changes/1/judgement": ("standing", "owner", "note", "event", "back"),
    "/changes/1/ignore": ("text", "part", "speaker", "write"),
    "/sources/harbour/ignored": ("text", "part", "speaker"),
    "/sources/harbour/pause": ("back",),
    "/sources/harbour/resume": ("back",),
    "/sources/harbour/check": ("back",),
    "/pages/1/check": ("back",),
    "/add": ("url", "exact"),
    "/add/nothing/correct": ("rule", "value", "page"),
    "/add/nothing/undo": ("back",),
    "/add/nothing/keep": ("name", "every"),
    "/add/nothing/back": ("back",),
}
GOOD = {"standing": "seen", "name": "anna", "text": "boats"}


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    path = tmp_path_factory.mktemp("forms") / "config.yaml"
    path.write_text(CONFIG)
    room = newsroom()
    scout = Scout(SystemClock(), fetch=Web().answer)
    app = create_app(room.store, read(CONFIG), clock=room.clock, path=path, scout=scout)
    return Browser(app), path


@pytest.mark.parametrize("place", FORMS)
def test_whatever_stands_in_a_form_it_is_answered_calmly(desk, place):
    browser, path = desk
    for text in HOSTILE:
        for field in FORMS[place]:
            given = {f: GOOD.get(f, "") for f in FORMS[place]} | {field: text}
            answer = browser.post(place, data=given, follow=False)
            assert answer.status_code < 500, (text, field)
            assert "\n" not in answer.headers.get("location", "/")
            assert answer.headers.get("location", "/").startswith("/")
            assert not answer.text or inert(answer.text), (text, field)
    load(path)


@pytest.mark.parametrize("place", FORMS)
def test_a_form_that_is_none_is_answered_calmly(desk, place):
    browser, _ = desk
    for kind in (
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        "application/json",
        "text/plain; charset=nonsense",
        "\x00",
    ):
        for body in (b"", b"\xff\xfe&=;%", b"a=1&" * 5000, b"--x\r\n\r\n--x--", b"[["):
            try:
                headers = {"Content-Type": kind}
                answer = browser.post(
                    place, content=body, headers=headers, follow=False
                )
            except UnicodeEncodeError:  # a client that will not send it
                continue
            assert answer.status_code < 500, (kind, body[:20])
