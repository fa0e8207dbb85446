"""Events of many pages; dismissing all that is like a change: preview, rule, undo."""

import json
import re

import pytest

from monitor.config import read
from monitor.web import create_app
from tests.web.conftest import Browser
from tests.web.newsroom import CONFIG, Newsroom, ferry, newsroom
from tests.web.test_access import GUARD, log_in

FILE = f"# ours\n{CONFIG}"


def harbour(pages=4) -> Newsroom:
    """A newsroom in whose harbour the same sentence is edited on many pages."""
    room = newsroom()
    made = [
        room.page("harbour", f"https://harbour.example/press/s{n}")
        for n in range(pages)
    ]
    for number, page in enumerate(made):
        room.see(page, ferry(title=f"Sailing {number}"))
    room.wait(1)
    for number, page in enumerate(made):
        room.see(page, ferry("five", title=f"Sailing {number}"))
    room.wait(1)
    return room


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "config.yaml"
    path.write_text(FILE)
    return path


def desk(room, file=None, **web):
    config = read(f"{FILE}\nweb: {json.dumps(web)}")
    return Browser(create_app(room.store, config, clock=room.clock, path=file))


def test_the_same_edit_on_many_pages_is_one_row_that_leads_to_all(file):
    browser = desk(harbour(), file)
    text = browser.get("/").text
    assert len(re.findall(r'id="change-(?:7|8|9|10)"', text)) == 1
    assert "the same edit on 4 pages" in text
    for member in (7, 10):
        alike = browser.get(f"/changes/{member}/alike").text
        assert all(f'id="change-{n}"' in alike for n in (7, 8, 9, 10))
    assert "on 3 other pages" in browser.get("/changes/8").text


def test_another_edit_and_another_source_are_no_part_of_an_event(file):
    room = harbour()
    page = room.page("quiet", "https://quiet.example/1")
    room.see(page, ferry(title="Sailing 0"))
    room.see(page, ferry("five", title="Sailing 0"))
    browser = desk(room, file)
    assert 'id="change-11"' in browser.get("/").text
    assert 'id="change-11"' not in browser.get("/changes/10/alike").text


def test_an_event_is_judged_as_one(file):
    browser = desk(harbour(), file)
    row = re.search(
        r'<li class="row[^>]*id="change-7">.*?</li>', browser.get("/").text, re.DOTALL
    )
    assert row
    assert 'name="event" value="true"' in row[0]
    given = {"standing": "dismissed", "event": "true"}
    browser.post("/changes/7/judgement", data=given)
    listed = browser.get("/api/v1/changes?standing=dismissed").json()["items"]
    assert [c["id"] for c in listed] == [10, 9, 8, 7]
    text = browser.get("/?standing=dismissed").text
    assert len(re.findall(r'id="change-', text)) == 1
    assert "the same edit on 4 pages" in text


def test_one_page_of_an_event_is_judged_alone_where_that_is_wanted(file):
    browser = desk(harbour(), file)
    assert "the same for all 4 pages" in browser.get("/changes/8").text
    browser.post("/changes/8/judgement", data={"standing": "important"})
    listed = browser.get("/api/v1/changes?standing=important").json()["items"]
    assert [c["id"] for c in listed] == [8]


def test_all_pages_of_a_large_event_can_be_reached_and_are_judged(file):
    browser = desk(harbour(130), file)
    seen, address = set(), "/changes/20/alike"
    while address:
        text = browser.get(address).text
        assert len(text) < 100_000
        seen |= {int(n) for n in re.findall(r'id="change-(\d+)"', text)}
        older = re.search(r'rel="next" href="([^"]*)"', text)
        address = older[1] if older else ""
    assert seen == set(range(7, 137))
    api, address = [], "/api/v1/changes/20/alike?limit=60"
    while address:
        answer = browser.get(address).json()
        api += [c["id"] for c in answer["items"]]
        address = answer["next"]
    assert api == sorted(seen, reverse=True)
    browser.post("/changes/20/judgement", data={"standing": "seen", "event": "1"})
    assert 'id="change-20"' not in browser.get("/?standing=new").text
    judged = browser.get("/api/v1/changes/7/judgements").json()["items"]
    assert [j["standing"] for j in judged] == ["seen"]


def test_the_preview_shows_what_the_rules_would_silence_and_changes_nothing(file):
    browser = desk(harbour(), file)
    text = browser.get("/changes/8/ignore").text
    assert "We have bought * boats" in text
    assert "Silences 5 of the last" in text  # change 2 was of this kind, too
    assert "Dismiss these 5 changes" in text
    narrower = browser.get("/changes/8/ignore?text=no+such+words").text
    assert "Silences 0" in narrower
    assert file.read_text() == FILE


def form_of(text):
    """The fields of the form that decides."""
    form = text[text.index('class="decide"') :]
    names = ("text", "part", "speaker")
    return {n: re.findall(f'name="{n}" value="([^"]*)"', form) for n in names}


def test_a_rule_is_written_dismisses_what_it_names_and_can_be_taken_back(file):
    room = harbour()
    browser = desk(room, file)
    browser.post("/changes/9/judgement", data={"standing": "important", "note": "!"})
    fields = form_of(browser.get("/changes/8/ignore").text)
    done = browser.post("/changes/8/ignore", data=fields | {"write": "true"})
    assert done.request.url.path == "/sources/harbour/ignored"
    assert "dismissed 5 changes" in done.text
    assert "# ours" in file.read_text()
    source = read(file.read_text()).source("harbour")
    assert source is not None
    assert "We have bought * boats" in source.ignore[0].text
    assert 'id="change-7"' not in browser.get("/").text
    undone = browser.post(
        "/sources/harbour/ignored", data={n: v[0] for n, v in fields.items()}
    )
    assert "Nothing of this source is ignored." in undone.text
    assert file.read_text() == FILE
    text = browser.get("/?standing=new").text
    assert all(f'id="change-{n}"' in text for n in (7, 2))
    trail = browser.get("/api/v1/changes/9/judgements").json()["items"]
    assert [(j["standing"], j["note"]) for j in trail][::2] == [("important", "!")] * 2


def test_only_an_admin_writes_rules_and_an_editor_dismisses_what_is_there(file):
    browser = desk(harbour(), file, **GUARD)
    log_in(browser, "erik")
    text = browser.get("/changes/8/ignore").text
    fields = form_of(text)
    assert 'value="true"' not in text
    refused = browser.post("/changes/8/ignore", data=fields | {"write": "true"})
    assert refused.status_code == 403
    taken = {n: v[0] for n, v in fields.items()}
    assert browser.post("/sources/harbour/ignored", data=taken).status_code == 403
    assert file.read_text() == FILE
    assert browser.post("/changes/8/ignore", data=fields).status_code == 200
    assert 'id="change-7"' not in browser.get("/").text
    log_in(browser, "anna")
    assert browser.post("/changes/8/ignore", data=fields).status_code == 403


@pytest.mark.parametrize("text", ["*", "a" * 500, "\x00*"])
def test_a_rule_that_makes_no_sense_is_refused(file, text):
    browser = desk(harbour(), file)
    done = browser.post("/changes/8/ignore", data={"text": text, "write": "true"})
    assert done.status_code in (422, 200)
    read(file.read_text())


def test_a_page_that_went_has_no_words_to_name(file):
    assert "no words" in desk(harbour(), file).get("/changes/4/ignore").text
