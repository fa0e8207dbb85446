"""What each page of the desk shows, in both languages, without any script."""

import datetime as dt
import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.config import Channel
from monitor.model import Document, Exchange, Kind, Role, Turn
from monitor.watch import stamped
from monitor.web import create_app
from monitor.web._pieces import cut
from monitor.web._render import switchable
from monitor.web._words import Words
from tests.web.conftest import Browser, at
from tests.web.newsroom import ferry, newsroom

PAGES = [
    "/",
    "/changes/1",
    "/changes/1?layout=side-by-side",
    "/changes/4",
    "/pages/1",
    "/pages/3",
    "/pages/3?version=1",
    "/pages/3/compare?old=1&new=4",
    "/pages/3/compare",
    "/sources",
    "/sources/harbour",
    "/sources/quiet",
    "/sources/江城发布",
    "/search",
    "/search?q=ferry",
    "/people",
    "/changes/1/alike",
    "/changes/1/ignore",
    "/sources/harbour/ignored",
    "/status",
]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_shown_in_both_languages(browser, page, language):
    answer = browser.get(page, headers={"Accept-Language": language})
    assert answer.status_code == 200
    tag = {"en": "en", "zh": "zh-Hans"}[language]
    assert f'<html lang="{tag}">' in answer.text
    assert Words(language)("nav.sources") in answer.text


@pytest.mark.parametrize("page", PAGES)
def test_no_page_needs_inline_script_or_style_or_another_host(browser, page):
    text = browser.get(page).text
    assert not re.search(r"<script(?![^>]*\ssrc=\"/static/)", text)
    assert not re.search(r"\sstyle=|<style|\son\w+=|javascript:", text)
    loaded = re.findall(
        r"<(?:script|link|img|iframe)[^>]*?(?:src|href)=\"([^\"]+)", text
    )
    assert all(address.startswith("/") for address in loaded)


def test_both_stores_show_the_same_pages(browser, on_disk):
    disk = at(on_disk)
    for page in ("/", "/sources", "/status"):
        assert browser.get(page).text == disk.get(page).text


def test_changes_come_newest_first_with_the_edit_in_one_line(browser):
    text = browser.get("/").text
    ids = [int(i) for i in re.findall(r'id="change-(\d+)"', text)]
    assert ids == sorted(ids, reverse=True)
    assert "<del>3.3万起</del><ins>3.2万起</ins>" in text


def test_filters_are_kept_in_the_address_and_narrow_the_list(browser):
    text = browser.get("/", params={"source": "harbour"}).text
    assert "<option selected>harbour</option>" in text
    assert 'id="change-2"' in text
    assert 'id="change-1"' not in text
    text = browser.get("/", params={"q": "骆清越", "severity": "high"}).text
    assert 'id="change-1"' in text
    assert 'id="change-2"' not in text
    assert browser.get("/?q=nothing-has-this").text.count('id="change-') == 0


def test_older_changes_are_a_page_away(blank):
    page = blank.page("harbour", "https://harbour.example/press/9")
    for number in range(58):
        blank.see(page, ferry(f"{number + 10}"))
        blank.wait(1)
    browser = at(blank)
    first = browser.get("/").text
    (older,) = re.findall(r'rel="next" href="([^"]+)"', first)
    ids = re.findall(r'id="change-(\d+)"', first + browser.get(older).text)
    assert [int(i) for i in ids] == list(range(57, 0, -1))


def test_a_change_shows_its_evidence_and_can_be_cited(browser, room):
    text = browser.get("/changes/1").text
    change = room.store.comparison(1)
    for side in (change.old, change.new):
        assert side.digest.removeprefix("sha256:") in text
    assert "http://127.0.0.1/changes/1" in text
    assert 'src="/pages/3/versions/1/original"' in text
    assert text.count("<iframe sandbox ") == 2


def test_an_original_is_byte_for_byte_what_was_archived(browser, room):
    answer = browser.get("/pages/3/versions/1/original")
    assert answer.content == room.store.payload(room.store.snapshot(3, 1).id).body
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


def test_a_page_shows_its_life_its_versions_and_who_speaks(browser):
    text = browser.get("/pages/3").text
    assert text.count("<circle ") == 4
    assert re.findall(r'href="/changes/(\d+)"', text) == ["6", "5", "1"]
    assert "<bdi>郑闻笛</bdi> · official · <bdi>省交通运输厅副厅长</bdi>" in text
    assert "<bdi>宋知远</bdi> · moderator" in text


def test_any_two_versions_can_be_compared_in_either_order(browser):
    there = browser.get("/pages/3/compare?old=1&new=4").text
    back = browser.get("/pages/3/compare?old=4&new=1").text
    assert "郑闻笛" in there
    assert there.partition("<article")[2] == back.partition("<article")[2]


def test_an_empty_desk_says_so_kindly(blank):
    browser = at(blank)
    assert Words("en")("changes.none") in browser.get("/").text
    assert browser.get("/sources").status_code == 200
    assert browser.get("/status").status_code == 200


def test_the_language_can_be_switched_and_the_page_stays(browser):
    form = {"language": "zh", "back": "/?source=harbour"}
    answer = browser.post("/preferences", data=form, follow=False)
    assert answer.headers["location"] == "/?source=harbour"
    assert '<html lang="zh-Hans">' in browser.get("/").text
    browser.post("/preferences", data={"theme": "dark"})
    assert 'data-theme="dark"' in browser.get("/").text


def test_the_switch_of_colours_has_the_colours_of_both_queries(browser):
    text = browser.get("/").text
    (address,) = re.findall(r'href="(/static/desk.css[^"]*)"', text)
    css = browser.get(address).text
    (dark,) = re.findall(r"data-theme=dark\] \{(.*?)\}", css, re.DOTALL)
    (light,) = re.findall(r"data-theme=light\] \{(.*?)\}", css, re.DOTALL)
    names = [set(re.findall(r"--[\w-]+(?=:)", part)) for part in (dark, light)]
    assert names[0] <= names[1]
    assert "--ink" in names[0]
    with pytest.raises(ValueError, match="unpack"):
        switchable("p { color: red; }")


def test_under_a_proxys_prefix_every_address_carries_it(room):
    browser = at(room, prefix="/desk/")
    for page in PAGES:
        text = browser.get(page).text
        found = re.findall(r'(?:href|src|action|hx-get)="(/[^"]*)"', text)
        assert found
        assert [a for a in found if not a.startswith("/desk/")] == []


def test_pages_stay_light(browser):
    for page in PAGES:
        assert len(browser.get(page).content) < 100_000


def test_all_versions_are_searched_and_what_is_gone_is_told(on_disk):
    browser = at(on_disk)
    text = browser.get("/search?q=3.3万起").text
    assert "<mark>3.3万起</mark>" in text
    assert '骆清越</bdi></a> <span dir="auto">省交通运输厅副厅长' in text
    assert "gone at 2026-06-02 09:30" in text
    assert "<mark>" not in browser.get("/search?q=3.3万起&gone=no").text
    assert "<mark>" in browser.get("/search?q=boats&speaker=Orla").text
    assert "<mark>" not in browser.get("/search?q=boats&speaker=Nobody").text
    for odd in ("---", '"', "-boats", "*", "a OR", "NEAR(", "\x00"):
        assert browser.get("/search", params={"q": odd}).status_code == 200


def test_a_channel_that_fails_is_shown_with_why():
    room = newsroom()
    channel = {"name": "desk", "kind": "apprise", "url": "x://"}
    room.config = room.config.model_copy(
        update={"channels": (Channel.model_validate(channel),)}
    )
    browser = Browser(create_app(room.store, room.config, clock=room.clock))
    assert "6 changes wait" in browser.get("/status").text
    waiting = room.store.pending("desk", now=room.clock.now())
    later = room.clock.now() + dt.timedelta(hours=1)
    room.store.failed([waiting[0].id], error="no <answer>", retry_at=later)
    assert "no &lt;answer&gt;" in browser.get("/status").text
    room.store.delivered([w.id for w in waiting], at=later)
    assert Words("en")("status.told") in browser.get("/status").text


def test_an_outside_stamp_that_is_late_is_shown_with_its_service(on_disk):
    service = "https://tsa.example/tsr"
    stamp = {"archive": {"stamp": {"service": service, "every": "24h"}}}
    config = type(on_disk.config).model_validate(
        {**on_disk.config.model_dump(exclude_unset=True), **stamp}
    )
    browser = Browser(create_app(on_disk.store, config, clock=on_disk.clock))
    text = browser.get("/status").text
    assert "time stamp of the ledger is late" in text
    assert service in text
    late = stamped(on_disk.store, config, on_disk.clock.now())
    assert late
    assert late.last is None
    assert stamped(on_disk.store, on_disk.config, on_disk.clock.now()) is None


def test_a_long_transcript_comes_in_pieces_that_lose_nothing(blank):
    page = blank.page("harbour", "https://harbour.example/press/long")
    turns, exchanges = [], []
    for number in range(150):
        turns.append(Turn(Role.REPORTER, "晚报", f"第{number}个问题是什么？"))
        turns.append(Turn(Role.OFFICIAL, "骆清越", f"第{number}个回答。" + "港口" * 90))
        exchanges.append(Exchange((2 * number,), (2 * number + 1,)))
    document = Document(
        Kind.TRANSCRIPT, "长发布会", None, tuple(turns), tuple(exchanges), ()
    )
    blank.see(page, document)
    browser, address, seen = at(blank), "/pages/1", []
    outline = re.findall(
        r'<a href="([^"]*)#(turn-[0-9]+)"><span class="who"', browser.get(address).text
    )
    assert len(outline) == 150
    while address:
        text = browser.get(address).text
        assert len(text.encode()) < 100_000
        seen += re.findall(r'id="(turn-[0-9]+)"', text)
        following = re.search(r'rel="next" href="([^"#]*)', text)
        address = html.unescape(following[1]) if following else ""
    assert seen == [f"turn-{n}" for n in range(300)]
    for address, turn in outline[::37]:
        there = browser.get(html.unescape(address) or "/pages/1").text
        assert f'id="{turn}"' in there
    assert browser.get("/pages/1?part=99").status_code == 200


@given(st.lists(st.integers(0, 90_000), max_size=60))
def test_pieces_hold_everything_once_in_order_and_none_is_too_heavy(weights):
    found = cut(weights, 40_000)
    assert [n for piece in found for n in piece] == list(range(len(weights)))
    for piece in found:
        assert len(piece) <= 1 or sum(weights[n] for n in piece) <= 40_000
