"""The API: stable ids, lists that go on, problems told alike, and its description."""

import datetime as dt
import json
import re
import subprocess
import sys
import urllib.parse
import xml.etree.ElementTree as ET

import jsonschema  # type: ignore[import-untyped] # has none of its own
import pytest

from monitor.config import read
from monitor.errors import StoreError
from monitor.web import create_app
from tests.web.conftest import Browser, at
from tests.web.hostile import HOSTILE
from tests.web.newsroom import CONFIG, ferry, newsroom
from tests.web.test_hostile import hostile_document

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def description(room):
    return create_app(room.store, room.config, clock=room.clock).openapi()


def test_a_list_goes_on_where_it_ended_though_more_is_stored_meanwhile(blank):
    page = blank.page("harbour", "https://harbour.example/press/9")
    for number in range(11):
        blank.see(page, ferry(f"{number + 10}"))
        blank.wait(1)
    browser = at(blank)
    seen, address = [], "/api/v1/changes?limit=4&severity=low"
    while address:
        answer = browser.get(address).json()
        seen += [change["id"] for change in answer["items"]]
        address = answer["next"]
        blank.see(page, ferry(f"{len(seen) + 100}"))
    assert seen == list(range(10, 0, -1))


def test_a_change_is_the_report_and_its_texts_are_as_the_page_had_them(browser):
    change = browser.get("/api/v1/changes/1").json()
    assert change["page_id"] == 3
    assert change["old"]["kind"] == "transcript"
    matters = [m for e in change["edits"] for m in e["matters"]]
    assert {"3.3万起", "3.2万起"} <= {m[s] for m in matters for s in ("old", "new")}


def test_a_page_can_be_followed_to_who_said_what(browser):
    (page,) = [
        p
        for p in browser.get("/api/v1/pages?source=江城发布").json()["items"]
        if p["versions"] == 4
    ]
    versions = browser.get(f"/api/v1/pages/{page['id']}/versions").json()["items"]
    assert [v["number"] for v in versions] == [1, 2, 3, 4]
    assert browser.get(versions[0]["original"]).status_code == 200
    content = browser.get(f"/api/v1/pages/{page['id']}/versions/3").json()
    assert content["turns"][2]["speaker"] == "郑闻笛"
    assert content["exchanges"][0] == {"question": [1], "answer": [2]}
    listing = browser.get("/api/v1/pages/1/versions/2").json()
    assert [x["title"] for x in listing["links"]][1] == "New pier for the island"
    checks = browser.get("/api/v1/pages/4/checks?limit=2").json()["items"]
    assert [c["availability"] for c in checks] == ["gone", "unavailable"]


def test_pages_are_listed_by_id_and_go_on(browser):
    first = browser.get("/api/v1/pages?limit=3").json()
    rest = browser.get(first["next"]).json()
    assert [p["id"] for p in first["items"] + rest["items"]] == [1, 2, 3, 4]
    assert rest["next"] is None


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/changes/99", 404),
        ("/changes/0", 422),
        ("/changes/x", 422),
        ("/changes?severity=worst", 422),
        ("/changes?limit=100000", 422),
        ("/pages/99", 404),
        ("/pages/99/versions", 404),
        ("/pages/99/checks", 404),
        ("/pages/3/versions/9", 404),
        ("/pages/3/compare?old=3&new=9", 404),
        ("/sources/none", 404),
        ("/search", 422),
        ("/nothing", 404),
    ],
)
def test_problems_are_told_alike(browser, address, status):
    answer = browser.get(f"/api/v1{address}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status


def test_answers_are_as_they_are_described(description, on_disk, tmp_path):
    """And every path is tried, so that none goes without description."""
    examples = {"change_id": "1", "name": "harbour", "page_id": "3", "number": "2"}
    path = tmp_path / "config.yaml"
    path.write_text(CONFIG)
    app = create_app(on_disk.store, read(CONFIG), clock=on_disk.clock, path=path)
    browser = Browser(app)
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            query = {"q": "ferry", "name": "骆清越"} if "get" in methods else {}
            address = path.format(**examples)
            body = {"standing": "seen"} if path.endswith("/judgement") else None
            answer = browser.request(method.upper(), address, params=query, json=body)
            assert answer.status_code == 200, path
            media = operation["responses"]["200"]["content"]["application/json"]
            schema = {**media["schema"], "components": description["components"]}
            jsonschema.validate(answer.json(), schema)
            assert operation["description"]


def test_a_source_is_paused_resumed_checked_and_its_rules_are_told(tmp_path):
    room, path = newsroom(), tmp_path / "config.yaml"
    text = f"{CONFIG}\n".replace(
        "    note: Ferries", "    ignore: [{text: 'Views *'}]\n    note: Ferries"
    )
    path.write_text(text)
    app = create_app(room.store, read(text), clock=room.clock, path=path)
    browser, there = Browser(app), "/api/v1/sources/harbour"
    assert browser.post(f"{there}/pause").json()["state"] == "paused"
    assert browser.post(f"{there}/check").status_code == 409
    assert browser.post(f"{there}/resume").json()["state"] != "paused"
    assert browser.post(f"{there}/check").json() == {"pages": 1}
    assert (room.store.page(1).due_at or room.clock.now()) <= room.clock.now()
    rule = {"text": "Views *", "part": None, "speaker": None, "dismissed": 0}
    assert browser.get(f"{there}/ignored").json() == {"items": [rule]}
    proposed = browser.get("/api/v1/changes/2/ignore").json()
    assert "boats" in proposed["rules"][0]["text"]
    assert 2 in proposed["wholly"]
    assert browser.get("/api/v1/sources/none/ignored").status_code == 404
    assert browser.post("/api/v1/sources/none/pause").status_code == 404


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_parameters_are_problems_and_never_defects(browser, text, description):
    quoted = urllib.parse.quote(text, safe="")
    for path, methods in description["paths"].items():
        if "get" not in methods:
            continue
        names = [p["name"] for p in methods["get"].get("parameters", [])]
        places = dict.fromkeys(("change_id", "name", "page_id", "number"), "1")
        addresses = [path.format(**dict.fromkeys(places, quoted))]
        addresses += [f"{path.format(**places)}?{name}={quoted}" for name in names]
        for address in addresses:
            answer = browser.get(address)
            assert answer.status_code in {200, 404, 422}, address
            assert "html" not in answer.headers["content-type"] or not answer.text


def test_the_description_is_printed():
    done = subprocess.run(
        [sys.executable, "-m", "monitor", "openapi"],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert "/api/v1/changes/{change_id}" in json.loads(done.stdout)["paths"]


def test_a_feed_has_the_changes_and_their_addresses(browser):
    answer = browser.get("/feeds/changes.atom?severity=high")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = ET.fromstring(answer.text)
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 5
    leads = [link.get("href") for link in feed.findall(f"{ATOM}entry/{ATOM}link")]
    assert leads[0] == "http://127.0.0.1/changes/6"
    for name in ("id", "title", "updated", "content"):
        assert all(e.findtext(f"{ATOM}{name}") for e in entries)
    ids = [e.findtext(f"{ATOM}id") for e in entries]
    assert len(set(ids)) == len(ids)
    dt.datetime.fromisoformat(feed.findtext(f"{ATOM}updated", ""))


def test_a_feed_that_has_not_changed_is_not_sent_again(blank):
    page = blank.page("harbour", "https://harbour.example/press/9")
    for number in range(2):
        blank.see(page, ferry(f"{number + 10}"))
        blank.wait(1)
    browser = at(blank)
    first = browser.get("/feeds/changes.atom")
    tag, since = first.headers["etag"], first.headers["last-modified"]
    conditions = [{"If-None-Match": tag}, {"If-None-Match": f'"x", W/{tag}'}]
    for headers in [*conditions, {"If-Modified-Since": since}]:
        again = browser.get("/feeds/changes.atom", headers=headers)
        assert (again.status_code, again.content) == (304, b"")
    for headers in [{"If-None-Match": '"x"'}, {"If-Modified-Since": "yesterday"}]:
        again = browser.get("/feeds/changes.atom", headers=headers)
        assert again.status_code == 200
    blank.see(page, ferry("99"))
    again = browser.get("/feeds/changes.atom", headers={"If-None-Match": tag})
    assert again.status_code == 200


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_feed_of_hostile_pages_is_still_xml(blank, text):
    page = blank.page("harbour", f"https://harbour.example/{text}", text)
    blank.see(page, hostile_document(text, 1))
    blank.see(page, hostile_document(text, 2))
    feed = ET.fromstring(at(blank).get("/feeds/changes.atom").text)
    content = feed.findtext(f"{ATOM}entry/{ATOM}content", "<script")
    assert "<script" not in content
    assert at(blank).get("/feeds/changes.atom", params={"q": text}).status_code == 200


def test_metrics_say_how_the_watching_goes(browser):
    browser.get("/changes/1")
    text = browser.get("/metrics").text
    assert 'monitor_pages{source="harbour"} 2.0' in text
    assert 'monitor_pages_down{availability="gone",source="江城发布"} 1.0' in text
    assert 'route="/changes/{change_id}",status="200"' in text


def test_metrics_count_captures_by_result_and_say_how_long_a_channel_waits():
    room = newsroom()
    config = read(
        f"{CONFIG}\nchannels: [{{name: desk, kind: apprise, url: 'json://x'}}]"
    )
    browser = Browser(create_app(room.store, config, clock=room.clock))
    page = room.page("harbour", "https://harbour.example/press/9")
    room.see(page, ferry("ten"))
    room.fail(page)
    room.wait(2)
    text = browser.get("/metrics").text
    for source, availability in (("harbour", "ok"), ("harbour", "unavailable")):
        labels = f'availability="{availability}",source="{source}"'
        assert f"monitor_captures_total{{{labels}}} 1.0" in text
    assert 'monitor_capture_seconds_bucket{le="0.25"} 2.0' in text
    assert "monitor_capture_seconds_sum 0.42" in text
    assert 'monitor_outbox_waiting{channel="desk"} 6.0' in text
    age = re.search(r'monitor_outbox_age_seconds{channel="desk"} (\S+)', text)
    assert age
    assert float(age[1]) > 86400
    room.see(page, ferry("two"))
    again = browser.get("/metrics").text
    assert 'monitor_captures_total{availability="ok",source="harbour"} 2.0' in again


def test_health_and_readiness(browser, room, monkeypatch):
    assert browser.get("/health").json() == {"status": "ok"}
    assert browser.get("/ready").status_code == 200

    def broken():
        raise StoreError("the disk is gone")

    monkeypatch.setattr(room.store, "next_due", broken)
    assert browser.get("/ready").status_code == 503
    assert browser.get("/health").status_code == 200
    assert browser.get("/status").status_code == 503
