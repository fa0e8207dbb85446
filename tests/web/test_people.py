"""What one speaker said over time; searching by who, where, when, and as a feed."""

import re
import urllib.parse
import xml.etree.ElementTree as ET

import pytest

from tests.web.conftest import at
from tests.web.hostile import HOSTILE
from tests.web.newsroom import ferry
from tests.web.test_hostile import hostile_document

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def disk(on_disk):
    return at(on_disk)


def said(browser, **query):
    return browser.get(f"/people/said?{urllib.parse.urlencode(query)}")


def test_who_spoke_last_is_listed_first_and_names_are_found_by_a_part(disk):
    text = disk.get("/people").text
    assert text.index("郑闻笛") < text.index("宋知远")
    found = disk.get("/people?q=清").text
    assert "骆清越" in found
    assert "郑闻笛" not in found
    assert "Nobody of that name" in disk.get("/people?q=nobody").text


def test_a_persons_words_lead_to_the_changes_with_which_they_came_and_went(disk):
    text = said(disk, name="骆清越").text
    assert "3.3万起" in text
    assert "省交通运输厅副厅长" in text
    rows = re.findall(r'<li class="row.*?</li>', text, re.DOTALL)

    def row(figure):
        quoted = [r for r in rows if re.search(rf'class="quote"[^<]*{figure}', r)]
        return next(r for r in quoted if 'href="/changes/1"' in r)

    figure, later = row("3.3万起"), row("3.2万起")
    assert "Then:" in figure
    assert "gone" in figure.split(">")[0]
    assert "Came with:" in later
    assert 'href="/changes/1"' in later
    assert 'href="/changes/5"' in later  # the words were given to somebody else


def test_a_persons_words_are_narrowed_by_office_source_days_and_what_is_gone(disk):
    name = "骆清越"

    def count(**query):
        answer = said(disk, name=name, **query)
        assert answer.status_code == 200
        return answer.text.count('class="quote"')

    everything = count()
    assert count(source="江城发布") == everything
    assert count(source="harbour") == 0
    assert count(affiliation="副厅长") < everything
    assert count(gone="yes") + count(gone="no") == everything
    assert count(since="2030-01-01") == count(gone="no")
    assert count(until="2020-01-01") == 0
    assert count(since="nonsense", until="0001-01-01", gone="maybe") == everything
    assert count(since="9999-12-31", until="9999-12-31") == everything


def test_a_persons_words_go_on_where_they_ended(on_disk):
    page = on_disk.page("harbour", "https://harbour.example/long")
    for number in range(60):
        on_disk.see(page, ferry(f"{number} green"))
    browser, seen = at(on_disk), []
    address = "/people/said?name=Orla+Byrne"
    while address:
        text = browser.get(address).text
        seen += re.findall(r'class="quote"[^>]*>We have bought (\d+) green', text)
        on = re.search(r'rel="next" href="([^"]+)"', text)
        address = on[1].replace("&amp;", "&") if on else ""
    assert seen == [str(n) for n in reversed(range(60))]


def test_names_in_turns_changes_and_search_lead_to_the_person(disk):
    link = f'href="/people/said?name={urllib.parse.quote("骆清越")}"'
    for address in ("/pages/3?version=1", "/changes/1", "/", "/search?q=此类违法行为"):
        assert link in disk.get(address).text, address


def test_nobody_of_a_name_is_not_found_and_a_store_without_text_shows_nobody(
    disk, browser
):
    assert said(disk, name="nobody").status_code == 404
    assert browser.get("/people").status_code == 200
    assert said(browser, name="骆清越").status_code == 404
    assert browser.get("/api/v1/people").json() == {"items": []}


def test_the_api_says_what_the_page_shows(disk):
    people = disk.get("/api/v1/people?q=骆").json()["items"]
    assert [p["name"] for p in people] == ["骆清越"]
    address = "/api/v1/people/statements?name=骆清越&limit=2"
    seen = []
    while address:
        answer = disk.get(address).json()
        seen += answer["items"]
        address = answer["next"]
    ids = [s["id"] for s in seen]
    assert ids == sorted(ids, reverse=True)
    (figure,) = [s for s in seen if s["went"] == 1]
    assert "3.3万起" in figure["passage"]["text"]
    assert figure["passage"]["gone_at"]
    assert len(seen) == people[0]["passages"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", True),
        ("&speaker=骆清越", True),
        ("&speaker=宋知远", False),
        ("&affiliation=交通运输厅", True),
        ("&role=official", True),
        ("&role=reporter", False),
        ("&source=harbour", False),
        ("&gone=yes", True),
        ("&until=2026-05-31", False),
        ("&since=2026-06-01&until=2026-06-30", True),
    ],
)
def test_search_is_narrowed_by_who_where_when_and_what_is_gone(disk, query, found):
    text = disk.get(f"/search?q=3.3万起{query}").text
    assert ("<mark>3.3万起</mark>" in text) is found
    items = disk.get(f"/api/v1/passages?q=3.3万起{query}").json()["items"]
    assert bool(items) is found


def test_a_search_is_saved_as_a_feed_that_validates_and_is_not_sent_twice(disk):
    page = disk.get("/search?q=违法行为&gone=yes").text
    link = re.search(r'class="feed"[^>]*href="([^"]+)"', page)
    assert link
    address = link[1].replace("&amp;", "&")
    answer = disk.get(address)
    feed = ET.fromstring(answer.text)
    entries = feed.findall(f"{ATOM}entry")
    assert entries
    for one in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert one.findtext(f"{ATOM}{name}")
    assert len({e.findtext(f"{ATOM}id") for e in entries}) == len(entries)
    rels = [x.get("rel", "") for x in feed.findall(f"{ATOM}link")]
    assert sorted(rels) == ["alternate", "self"]
    again = disk.get(address, headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_names_and_words_are_shown_and_never_run(on_disk, text):
    page = on_disk.page("harbour", "https://harbour.example/hostile")
    on_disk.see(page, hostile_document(text, 1))
    on_disk.see(page, hostile_document(text, 2))
    browser = at(on_disk)
    quoted = urllib.parse.quote(text[:200], safe="")
    for address in (
        "/people",
        f"/people?q={quoted}",
        f"/people/said?name={quoted}",
        f"/people/said?name=Orla+Byrne&affiliation={quoted}&since={quoted}",
        f"/search?q=ferry&speaker={quoted}&role={quoted}&until={quoted}",
        f"/feeds/search.atom?q={quoted}&speaker={quoted}",
        "/changes/7/alike",
        "/changes/7/ignore",
        f"/changes/7/ignore?text={quoted}&part={quoted}&speaker={quoted}",
        f"/sources/{quoted}/ignored",
        f"/events?after={quoted}x",
    ):
        answer = browser.get(address)
        assert answer.status_code in {200, 404, 422}, address
        assert "<script>alert" not in answer.text
        assert "<img src=x" not in answer.text
