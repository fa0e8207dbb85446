"""Events, ignoring, people and search in a real browser, by keys, in both languages."""

import contextlib
import time

import pytest

from monitor.config import read
from monitor.store import SqlStore
from monitor.web import create_app
from tests.web.newsroom import ferry, newsroom
from tests.web.test_ignoring import FILE
from tests.web.test_in_chromium import (
    AXE,
    LOOKS,
    RULES,
    chromium,  # noqa: F401 - a fixture
    pytestmark,  # noqa: F401 - they are skipped where there is no Chromium
    served,
)

PAGES = {
    "changes": "/",
    "event": "/changes/10/alike",
    "ignore": "/changes/8/ignore",
    "ignored": "/sources/harbour/ignored",
    "people": "/people",
    "person": "/people/said?name=骆清越",
    "search": "/search?q=违法行为&gone=yes",
    "change": "/changes/1",
    "dismissed": "/?standing=dismissed",
}
WORDS = {
    "en-GB": {
        "event": "the same edit on 4 pages",
        "ignore": "Dismiss all like this…",
        "write": "Dismiss them and ignore such edits from now on",
        "undo": "Undo",
    },
    "zh-CN": {
        "event": "4个页面有同样改动",
        "ignore": "忽略同类改动…",
        "write": "忽略这些改动，今后同类也不再提醒",
        "undo": "撤销",
    },
}


@pytest.fixture
def desk(tmp_path):
    """A desk of a store on disk, with an event of four pages; its configuration."""
    file = tmp_path / "config.yaml"
    file.write_text(FILE)
    with SqlStore.open(tmp_path / "store") as store:
        room = newsroom(store)
        made = [
            room.page("harbour", f"https://harbour.example/press/s{n}")
            for n in range(4)
        ]
        for boats in ("three", "five"):
            for number, page in enumerate(made):
                room.see(page, ferry(boats, title=f"Sailing {number}"))
            room.wait(1)
        app = create_app(store, read(FILE), clock=room.clock, path=file)
        with served(app) as address:
            yield room, address, file


@contextlib.contextmanager
def opened(chromium, address, locale, **more):  # noqa: F811
    with contextlib.closing(
        chromium.new_context(base_url=address, locale=locale, **more)
    ) as context:
        yield context.new_page()


@pytest.mark.parametrize(("locale", "colours", "size"), LOOKS)
def test_axe_finds_no_violation_and_nothing_stands_out_over_the_edge(
    chromium,  # noqa: F811
    desk,
    locale,
    colours,
    size,
):
    _, address, _ = desk
    found = {}
    width, height = size
    viewport = {"width": width, "height": height}
    with opened(
        chromium, address, locale, color_scheme=colours, viewport=viewport
    ) as tab:
        for name, path in PAGES.items():
            tab.goto(path)
            tab.evaluate(AXE.read_text())
            result = tab.evaluate(
                "rules => axe.run(document, {runOnly: rules, iframes: false})", RULES
            )
            for violation in result["violations"]:
                for node in violation["nodes"]:
                    found[name, violation["id"]] = node["html"][:200]
            wide = tab.evaluate("document.documentElement.scrollWidth - innerWidth")
            if wide > 0:
                found[name, "overflow"] = wide
            size_sent = len(tab.content().encode())
            assert size_sent < 100_000, name
    assert found == {}


@pytest.mark.parametrize("locale", ["en-GB", "zh-CN"])
def test_all_like_a_change_is_dismissed_by_keys_alone_and_taken_back(
    chromium,  # noqa: F811
    desk,
    locale,
):
    words = WORDS[locale]
    _, address, file = desk
    with opened(chromium, address, locale) as tab:
        tab.goto("/")
        assert tab.get_by_text(words["event"]).is_visible()
        tab.keyboard.press("j")
        assert tab.locator(".row.at").get_attribute("id") == "change-7"
        tab.keyboard.press("Enter")
        tab.wait_for_url("**/changes/7")
        tab.get_by_role("link", name=words["ignore"]).focus()
        tab.keyboard.press("Enter")
        tab.wait_for_url("**/changes/7/ignore")
        tab.get_by_role("button", name=words["write"]).focus()
        tab.keyboard.press("Enter")
        tab.wait_for_url("**/sources/harbour/ignored")
        assert "ignore:" in file.read_text()
        tab.goto("/")
        assert tab.locator("#change-7").count() == 0
        tab.goto("/sources/harbour/ignored")
        tab.get_by_role("button", name=words["undo"]).focus()
        tab.keyboard.press("Enter")
        tab.locator(".empty").wait_for()
        assert file.read_text() == FILE
        tab.goto("/")
        assert tab.locator("#change-7").is_visible()


def test_e_marks_a_whole_event_as_seen(chromium, desk):  # noqa: F811
    room, address, _ = desk
    with opened(chromium, address, "en-GB") as tab:
        tab.goto("/")
        tab.keyboard.press("j")
        tab.keyboard.press("e")
        tab.locator("#change-7.seen").wait_for()
        tab.goto("/?standing=seen")
        assert tab.get_by_text("the same edit on 4 pages").is_visible()
    assert room.store.changes(limit=1)[0].id == 10


@pytest.mark.parametrize("locale", ["en-GB", "zh-CN"])
def test_from_a_change_to_the_person_and_to_the_change_that_took_the_words(
    chromium,  # noqa: F811
    desk,
    locale,
):
    _, address, _ = desk
    with opened(chromium, address, locale) as tab:
        tab.goto("/changes/1")
        tab.locator(".people a", has_text="骆清越").click()
        tab.wait_for_url("**/people/said?name=*")
        assert tab.locator("h1").inner_text() == "骆清越"
        tab.keyboard.press("j")
        assert tab.locator(".statements .row.at").count() == 1
        tab.locator(".became a[href='/changes/1']").first.click()
        tab.wait_for_url("**/changes/1")


@pytest.mark.parametrize("locale", ["en-GB", "zh-CN"])
def test_what_is_gone_is_searched_for_and_its_words_are_marked(
    chromium,  # noqa: F811
    desk,
    locale,
):
    _, address, _ = desk
    with opened(chromium, address, locale) as tab:
        tab.goto("/search")
        tab.keyboard.press("/")
        tab.keyboard.type("3.3万起")
        tab.locator("select[name=gone]").select_option("yes")
        tab.locator("select[name=role]").select_option("official")
        tab.keyboard.press("Tab")
        tab.locator("#words").press("Enter")
        tab.wait_for_url("**gone=yes**")
        assert tab.locator("mark").first.inner_text() == "3.3万起"
        assert tab.locator(".feed").get_attribute("href").startswith("/feeds/search")


def test_only_what_the_filters_let_through_is_announced(chromium, desk):  # noqa: F811
    room, address, _ = desk
    with opened(chromium, address, "en-GB") as tab:
        tab.goto("/?source=quiet")
        tab.wait_for_timeout(300)
        page = room.store.page(2)
        room.see(page, ferry("seven"))
        tab.wait_for_timeout(1500)
        assert not tab.locator(".live a").is_visible()
        other = room.page("quiet", "https://quiet.example/1")
        room.see(other, ferry("two"))
        began = time.perf_counter()
        room.see(other, ferry("three"))
        tab.locator(".live a:visible").wait_for(timeout=3000)
        assert time.perf_counter() - began < 3
