"""What people think of changes: on the pages, through the API, and who may."""

import pytest

from tests.web.conftest import at
from tests.web.newsroom import newsroom
from tests.web.test_access import GUARD, log_in


@pytest.fixture
def browser():
    return at(newsroom())


def judge(browser, change, standing, **more):
    form = {"standing": standing, **more}
    return browser.post(f"/changes/{change}/judgement", data=form, follow=False)


def test_what_is_dismissed_leaves_the_list_and_can_be_found_again(browser):
    assert judge(browser, 2, "dismissed", back="/?q=ferry").headers["location"] == (
        "/?q=ferry"
    )
    assert 'id="change-2"' not in browser.get("/").text
    for standing in ("dismissed", "all"):
        assert 'id="change-2"' in browser.get(f"/?standing={standing}").text
    assert 'id="change-1"' not in browser.get("/?standing=dismissed").text


def test_what_is_new_seen_and_important_are_told_apart(browser):
    judge(browser, 1, "seen")
    judge(browser, 5, "important")
    for standing, ids in {"seen": {1}, "important": {5}, "new": {2, 3, 4, 6}}.items():
        text = browser.get(f"/?standing={standing}").text
        assert {i for i in range(1, 7) if f'id="change-{i}"' in text} == ids
    listed = browser.get("/api/v1/changes?standing=important").json()["items"]
    assert [c["id"] for c in listed] == [5]


def test_a_judgement_keeps_its_owner_and_note_and_leaves_a_trail(browser):
    judge(browser, 1, "important", owner="anna", note="打电话 <script>")
    judge(browser, 1, "seen")
    text = browser.get("/changes/1").text
    assert 'value="anna"' in text
    assert "打电话 &lt;script&gt;" in text
    trail = browser.get("/api/v1/changes/1/judgements").json()["items"]
    assert [(j["standing"], j["owner"]) for j in trail] == [
        ("seen", "anna"),
        ("important", "anna"),
    ]
    assert browser.get("/api/v1/changes/1").json()["judgement"]["standing"] == "seen"


def test_a_script_gets_the_row_alone(browser):
    headers = {"HX-Request": "true"}
    answer = browser.post(
        "/changes/1/judgement", data={"standing": "seen"}, headers=headers
    )
    assert answer.text.strip().startswith('<li class="row high seen" id="change-1">')


def test_a_program_may_judge_with_json(browser):
    browser.headers.pop("Sec-Fetch-Site")
    address = "/api/v1/changes/1/judgement"
    answer = browser.post(address, json={"standing": "important", "note": "see"})
    assert answer.json()["note"] == "see"
    assert browser.post(address, json={"standing": "worst"}).status_code == 422
    assert browser.post(address, json={"standing": "seen", "x": 1}).status_code == 422
    # A form of another site can have a browser send this, but not JSON.
    answer = browser.post(address, content="{}", headers={"Content-Type": "text/plain"})
    assert answer.status_code == 403


@pytest.mark.parametrize("standing", ["", "worst", "<script>"])
def test_there_are_no_other_standings(browser, standing):
    assert judge(browser, 1, standing).status_code == 422
    assert browser.get(f"/?standing={standing}").status_code == 200


def test_what_is_not_there_cannot_be_judged(browser):
    assert judge(browser, 99, "seen").status_code == 404


def test_only_an_editor_may_judge_and_their_name_is_kept():
    browser = at(newsroom(), **GUARD)
    assert judge(browser, 1, "seen").headers["location"].startswith("/login")
    log_in(browser, "anna")
    assert judge(browser, 1, "seen").status_code == 403
    assert "judgement" not in browser.get("/changes/1").text
    log_in(browser, "erik")
    assert judge(browser, 1, "seen").status_code == 303
    assert "<bdi>Erik</bdi>" in browser.get("/changes/1").text
