"""Whatever is typed, or stands on a monitored page: never a 500, never a script."""

import re
import urllib.parse

import pytest
from selectolax.lexbor import LexborHTMLParser

from monitor.model import Document, Kind, Link, Listing, Participant, Role, Turn
from tests.web.conftest import at
from tests.web.hostile import HOSTILE

_PLACES = [
    "/?q={}",
    "/?source={}",
    "/?severity={}",
    "/?before={}",
    "/?{}",
    "/changes/{}",
    "/changes/1?layout={}",
    "/pages/{}",
    "/pages/3?version={}",
    "/pages/3/compare?old={}&new=2",
    "/pages/3/versions/{}/original",
    "/sources/{}",
    "/sources/harbour?after={}",
    "/search?q={}",
    "/static/{}",
    "/{}",
]


def inert(text):
    """Whether a page holds no script, handler, style or frame but ours."""
    page = LexborHTMLParser(text)
    for node in page.css("*"):
        names = set(node.attributes)
        if node.tag == "script" and (
            names != {"src", "defer"}
            or not (node.attributes["src"] or "").startswith("/static/")
        ):
            return False
        if any(n.startswith("on") or n in {"style", "srcdoc"} for n in names):
            return False
        if node.tag in {"iframe", "style"} and "sandbox" not in names:
            return False
        leads = [node.attributes.get(n) or "" for n in ("href", "src", "action")]
        if any(re.match(r"\s*(javascript|data):", a, re.IGNORECASE) for a in leads):
            return False
    return page.css_first("main#content") is not None or len(text) < 1000


@pytest.mark.parametrize("place", _PLACES)
def test_hostile_addresses_are_answered_calmly(browser, place):
    for text in HOSTILE:
        answer = browser.get(place.format(urllib.parse.quote(text, safe="")))
        assert answer.status_code in {200, 404, 422}, text
        assert inert(answer.text), text
        assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_switch_leads_to_another_site(browser, text):
    form = {"back": text, "language": text, "theme": text}
    answer = browser.post("/preferences", data=form, follow=False)
    if answer.status_code == 303:
        assert re.match(r"/(?![/\\])", answer.headers["location"])
        assert not answer.headers.get("set-cookie")
    else:
        assert answer.status_code == 422


@pytest.mark.parametrize(
    "language", ["en;q=x", "zh;q=9e999,*;q=nan", "\xff", "," * 999]
)
def test_hostile_headers_are_answered_calmly(browser, language):
    headers = {"Accept-Language": language.encode("latin-1")}
    assert browser.get("/", headers=headers).status_code == 200


def hostile_document(text, number):
    name = text[:500]
    turns = (
        Turn(Role.REPORTER, name, f"{text} {number}", name),
        Turn(Role.OFFICIAL, name, text, name),
    )
    return Document(
        Kind.TRANSCRIPT, f"{text}{number}", None, turns, (), (Participant(name, name),)
    )


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_what_a_page_contains_is_shown_and_never_runs(blank, text):
    page = blank.page("harbour", f"https://harbour.example/{text}", text)
    blank.see(page, hostile_document(text, 1))
    blank.wait(1)
    blank.see(page, hostile_document(text, 2))
    index = blank.page("harbour", "https://harbour.example/press/")
    blank.see(index, Listing(text, (Link(text, text),)))
    blank.see(index, Listing(text, (Link(text, text), Link(f"{text}/2", text))))
    browser = at(blank)
    places = (
        "/",
        "/changes/1",
        "/changes/2",
        "/pages/1",
        "/pages/2",
        "/sources/harbour",
    )
    for place in (*places, f"/search?q={urllib.parse.quote(text[:100])}"):
        answer = browser.get(place)
        assert answer.status_code == 200, place
        assert inert(answer.text), place


def test_an_original_that_is_no_page_is_given_to_be_saved(blank):
    page = blank.page("harbour", "https://harbour.example/a.svg")
    body = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
    blank.see(page, hostile_document("x", 1), body=body, kind="image/svg+xml")
    answer = at(blank).get("/pages/1/versions/1/original")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-type"] == "application/octet-stream"


def test_every_answer_carries_the_safe_headers(browser):
    for place in ("/", "/changes/99", "/nowhere", "/static/desk.js", "/health"):
        headers = browser.get(place).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
    policy = browser.get("/pages/3/versions/1/original").headers[
        "content-security-policy"
    ]
    assert policy.startswith("sandbox; default-src 'none'")


def test_a_defect_is_answered_with_a_page_that_tells_nothing_of_it(room, monkeypatch):
    def broken(*_args, **_kwargs):
        raise RuntimeError("the secret of the store")

    monkeypatch.setattr(room.store, "changes", broken)
    answer = at(room).get("/")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
