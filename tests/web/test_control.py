"""Sources are paused and checked at once from the desk; its configuration changes."""

import datetime as dt
import html

import pytest

from monitor.clock import ManualClock
from monitor.config import load, set_enabled
from monitor.errors import ConfigError
from monitor.model import Link, PageKind
from monitor.store import MemoryStore, SqlStore, Store
from monitor.web import create_app
from tests.web.conftest import Browser
from tests.web.test_access import log_in
from tests.web.test_add import users

START = dt.datetime(2026, 6, 3, 9, tzinfo=dt.UTC)
CONFIG = """\
sources:
  - name: lakes # ours
    url: https://lakes.example/press/
    every: 1h
  - name: hills
    url: https://hills.example/
"""


class Room:
    """A desk on a store and a configuration file, and a clock that stands still."""

    def __init__(self, folder, store: Store | None = None, text=CONFIG):
        self.path = folder / "config.yaml"
        self.path.write_text(text)
        self.clock = ManualClock(START)
        self.store = store or MemoryStore()
        later = START + dt.timedelta(hours=1)
        (self.page,) = self.store.ensure_pages(
            "lakes",
            [Link("https://lakes.example/press/", "")],
            kind=PageKind.LISTING,
            found_at=START,
            due_at=later,
        )
        self.store.ensure_pages(
            "lakes",
            [Link("https://lakes.example/press/1.html", "")],
            kind=PageKind.DOCUMENT,
            found_at=START,
            due_at=later,
        )
        config = load(self.path)
        app = create_app(self.store, config, clock=self.clock, path=self.path)
        self.browser = Browser(app)

    def post(self, path):
        answer = self.browser.post(path)
        return answer.status_code, html.unescape(answer.text)


@pytest.fixture
def room(tmp_path):
    return Room(tmp_path)


def test_a_source_is_paused_and_goes_on_and_nothing_else_is_touched(room):
    code, text = room.post("/sources/lakes/pause")
    assert (code, "Paused:" in text, "Undo" in text) == (200, True, True)
    paused = CONFIG.replace("# ours\n", "# ours\n    enabled: false\n")
    assert room.path.read_text() == paused
    assert "not watched" in room.browser.get("/sources").text
    code, text = room.post("/sources/lakes/resume")
    assert "It is watched again" in text
    assert room.path.read_text() == CONFIG


IN_A_LINE = "sources:\n- {name: a, url: 'https://a.example/'}\n"
STATED = "sources:\n- enabled: true  # now\n  name: a\n  url: https://a.example/\n"
LAST = "sources:\n- name: a\n  url: https://a.example/"


@pytest.mark.parametrize(
    ("text", "after"),
    [
        (IN_A_LINE, None),
        ("sources: []\n", None),
        (STATED, STATED.replace("true", "false")),
        (LAST, LAST.replace("a\n", "a\n  enabled: false\n")),
    ],
)
def test_however_it_is_written_only_one_word_changes_or_nothing(tmp_path, text, after):
    path = tmp_path / "config.yaml"
    path.write_text(text)
    if after is None:
        with pytest.raises(ConfigError, match="othing was changed"):
            set_enabled(path, "a", enabled=False)
        assert path.read_text() == text
        return
    set_enabled(path, "a", enabled=False)
    assert path.read_text() == after
    set_enabled(path, "a", enabled=True)
    source = load(path).source("a")
    assert source is not None
    assert source.enabled


def test_check_now_makes_the_index_due_and_leaves_its_releases(room):
    code, text = room.post("/sources/lakes/check")
    assert (code, "Asked for." in text) == (200, True)
    assert room.store.due(START) == (room.store.page(room.page.id),)
    code, text = room.post("/pages/2/check")
    assert (code, "Asked for." in text) == (200, True)
    assert {p.id for p in room.store.due(START)} == {1, 2}


def test_whoever_asked_hears_what_became_of_it(room):
    asked = f"/sources/lakes/asked?at={START.timestamp()}"
    assert 'hx-trigger="load delay:1s"' in room.browser.get(asked).text
    room.clock.advance(90)
    late = room.browser.get(asked).text
    assert "not visited yet" in late
    assert "hx-trigger" not in late


def test_without_a_daemon_the_desk_says_so(tmp_path):
    with SqlStore.open(tmp_path / "store") as store:
        room = Room(tmp_path, store)
        _, text = room.post("/sources/lakes/check")
        assert "no monitor is running" in text
        assert "No monitor is at work" in room.browser.get("/status").text
        with SqlStore.open(tmp_path / "store", exclusive=True):
            assert "No monitor is at work" not in room.browser.get("/status").text


def test_a_paused_source_is_not_asked_for(room):
    room.post("/sources/lakes/pause")
    code, text = room.post("/sources/lakes/check")
    assert (code, "is paused" in text) == (404, True)
    assert room.post("/pages/1/check")[0] == 404
    assert room.store.due(START) == ()


def test_what_is_not_there_cannot_be_paused_or_checked(room):
    for path in ("/sources/none/pause", "/sources/none/check", "/pages/99/check"):
        assert room.post(path)[0] == 404
    assert room.path.read_text() == CONFIG


def test_a_file_marked_read_only_is_left_alone_and_that_is_said(room):
    room.path.chmod(0o444)
    code, text = room.post("/sources/lakes/pause")
    assert (code, "marked read-only" in text) == (409, True)
    assert room.path.read_text() == CONFIG


def test_an_edited_configuration_shows_at_once_and_a_broken_one_is_told(room):
    room.path.write_text(f"{CONFIG}  - name: plains\n    url: https://p.example/\n")
    assert "plains" in room.browser.get("/sources").text
    room.path.write_text("sources: [")
    assert "plains" in room.browser.get("/sources").text
    assert "the last good one is in force" in room.browser.get("/status").text
    room.path.write_text(CONFIG)
    assert "plains" not in room.browser.get("/sources").text


@pytest.mark.parametrize(
    ("role", "codes"),
    [
        ("reader", {"check": 403, "pause": 403, "resume": 403}),
        ("editor", {"check": 303, "pause": 403, "resume": 403}),
        ("admin", {"check": 303, "pause": 303, "resume": 303}),
    ],
)
def test_editors_may_have_sources_checked_and_admins_pause_them(tmp_path, role, codes):
    room = Room(tmp_path, text=f"{CONFIG}{users('reader', 'editor', 'admin')}")
    log_in(room.browser, role)
    found = {
        what: room.browser.post(f"/sources/lakes/{what}", follow=False).status_code
        for what in codes
    }
    assert found == codes
    shown = room.browser.get("/sources/lakes").text
    assert ("/sources/lakes/check" in shown) == (role != "reader")
    assert ("/sources/lakes/pause" in shown) == (role == "admin")


def test_another_site_can_have_nothing_paused_or_checked(room):
    room.browser.headers["Sec-Fetch-Site"] = "cross-site"
    for what in ("pause", "check"):
        assert room.post(f"/sources/lakes/{what}")[0] == 403
    assert room.path.read_text() == CONFIG
    assert room.store.due(START) == ()


def test_a_sources_health_is_told_for_its_last_week(room, monkeypatch):
    source = room.browser.get("/sources/lakes").text
    assert "Visits a week" in source
    assert "Confidence" in room.browser.get("/sources").text
