"""Who may ask for what: a test for each rule."""

import base64
import re

import pytest

from monitor.config import read
from monitor.errors import ConfigError
from monitor.store import SqlStore
from monitor.web import create_app, new_token, password_hash, token_digest
from tests.web.conftest import at
from tests.web.newsroom import newsroom
from tests.web.test_pages import PAGES

TOKEN = new_token()
PASSWORD = "correct horse battery"
HASH = password_hash(PASSWORD)
GUARD = {
    "users": [
        {"name": "anna", "password": HASH},
        {"name": "Erik", "password": HASH, "role": "editor"},
    ],
    "tokens": [{"name": "archive", "sha256": token_digest(TOKEN)}],
}


@pytest.fixture
def room():
    """A newsroom of its own: here clocks are moved."""
    return newsroom()


@pytest.fixture
def guarded(room):
    return at(room, **GUARD)


def log_in(browser, name="anna", password=PASSWORD, **more):
    form = {"name": name, "password": password, **more}
    return browser.post("/login", data=form, follow=False)


def test_a_restart_of_the_desk_logs_nobody_out_and_a_user_taken_out_is_out(tmp_path):
    with SqlStore.open(tmp_path) as store:
        room = newsroom(store)
        first = at(room, **GUARD)
        log_in(first)
        again = at(room, **GUARD)
        again.cookies = first.cookies
        assert again.get("/", follow=False).status_code == 200
        without = at(room, users=[GUARD["users"][1]])
        without.cookies = first.cookies
        assert without.get("/", follow=False).status_code == 303


def test_whoever_is_not_logged_in_is_shown_nothing_but_the_log_in(room, guarded):
    api = create_app(room.store, room.config).openapi()["paths"]
    addresses = [*PAGES, *(re.sub(r"\{.*?\}", "1", path) for path in api)]
    addresses += ["/pages/3/versions/1/original", "/metrics", "/feeds/changes.atom"]
    addresses += ["/api/v1/openapi.json", "/nowhere", "/login/x", "/static", "/LOGIN"]
    for address in addresses:
        answer = guarded.get(address, follow=False)
        assert answer.status_code in {303, 401}, address
        assert "骆清越" not in answer.text
        if answer.status_code == 303:
            assert answer.headers["location"].startswith("/login?back=")


def test_a_name_and_its_password_open_the_page_that_was_asked_for(guarded):
    asked = guarded.get("/?source=harbour")
    assert 'name="back" value="/?source=harbour"' in asked.text
    answer = log_in(guarded, back="/?source=harbour")
    assert answer.headers["location"] == "/?source=harbour"
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    page = guarded.get("/")
    assert page.status_code == 200
    assert "anna" in page.text


@pytest.mark.parametrize(
    ("name", "password"),
    [("anna", "wrong"), ("anna", ""), ("nobody", PASSWORD), ("anna", HASH)],
)
def test_a_wrong_name_or_password_opens_nothing_and_is_told_alike(
    guarded, name, password
):
    answer = log_in(guarded, name, password)
    assert answer.status_code == 401
    assert "Name or password is wrong." in answer.text
    assert not answer.headers.get("set-cookie")


def test_whoever_keeps_failing_has_to_wait_and_then_may_try_again(room):
    browser = at(room, **GUARD)
    start = room.clock.now()
    for _ in range(5):
        assert log_in(browser, password="wrong").status_code == 401
    answer = log_in(browser)
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) >= 1
    assert log_in(browser, "Erik").status_code == 303
    room.clock.advance(2)
    assert log_in(browser).status_code == 303
    assert room.clock.now() > start


def test_a_session_ends_with_the_log_out_and_with_its_time(room):
    browser = at(room, **GUARD)
    log_in(browser)
    kept = dict(browser.cookies)
    browser.post("/logout")
    browser.cookies.update(kept)
    assert browser.get("/", follow=False).status_code == 303
    log_in(browser)
    assert browser.get("/", follow=False).status_code == 200
    room.clock.advance(13 * 3600)
    assert browser.get("/", follow=False).status_code == 303


def test_a_forged_session_opens_nothing(guarded):
    for cookie in ("", "x", "anna", token_digest("x"), "\\", "A" * 5000):
        guarded.cookies.set("monitor_session", cookie)
        assert guarded.get("/", follow=False).status_code == 303


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://127.0.0.1"},
        {"Sec-Fetch-Site": None, "Origin": "http://evil.example"},
        {"Sec-Fetch-Site": None, "Origin": "null"},
        {"Sec-Fetch-Site": None},
    ],
)
@pytest.mark.parametrize("guard", [{}, GUARD])
def test_no_other_site_can_have_a_browser_send_anything(room, guard, headers):
    browser = at(room, **guard)
    for name, value in headers.items():
        browser.headers.pop(name, None)
        if value:
            browser.headers[name] = value
    for address in ("/preferences", "/login", "/logout"):
        assert browser.post(address, data={"theme": "dark"}).status_code == 403


def test_an_older_browser_names_the_origin(room):
    browser = at(room)
    browser.headers.pop("Sec-Fetch-Site")
    browser.headers["Origin"] = "http://127.0.0.1"
    answer = browser.post("/preferences", data={"theme": "dark"}, follow=False)
    assert answer.status_code == 303


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "[::"])
def test_an_open_desk_answers_under_no_strange_name(room, host):
    """Else a site could make its name lead to this machine and read the desk."""
    answer = at(room).get("/", headers={"Host": host})
    assert answer.status_code == 421
    assert "骆清越" not in answer.text


def test_an_open_desk_answers_under_the_names_it_was_given(room):
    assert at(room).get("/", headers={"Host": "localhost:8400"}).status_code == 200
    named = at(room, hosts=["desk.example.org"])
    assert named.get("/", headers={"Host": "desk.example.org"}).status_code == 200


def test_a_token_opens_what_is_for_programs_and_nothing_else(guarded):
    basic = base64.b64encode(f"reader:{TOKEN}".encode()).decode()
    for sent in (f"Bearer {TOKEN}", f"bearer  {TOKEN}", f"Basic {basic}"):
        headers = {"Authorization": sent}
        for address in ("/api/v1/changes", "/feeds/changes.atom", "/metrics"):
            assert guarded.get(address, headers=headers).status_code == 200
        assert guarded.get("/", headers=headers, follow=False).status_code == 303


@pytest.mark.parametrize(
    "sent",
    ["Bearer", "Bearer x", f"Bearer {token_digest(TOKEN)}", "Basic", "Basic !", "x"],
)
def test_no_other_token_opens_anything(guarded, sent):
    answer = guarded.get("/api/v1/changes", headers={"Authorization": sent})
    assert answer.status_code == 401
    assert "Bearer" in answer.headers["www-authenticate"]
    assert answer.json()["status"] == 401


def test_the_log_in_leads_to_no_other_site(guarded):
    for back in ("//evil.example", "https://evil.example", "/\\evil.example", "\n/"):
        assert log_in(guarded, back=back).headers["location"] == "/"


@pytest.mark.parametrize(
    "web",
    [
        {"users": [{"name": "anna", "password": "secret"}]},
        {"users": [{"name": "a b", "password": HASH}]},
        {"users": [GUARD["users"][0], {"name": "Anna", "password": HASH}]},
        {"tokens": [{"name": "x", "sha256": TOKEN}]},
        {"prefix": "desk?"},
        {"users": [{"name": "anna", "password": HASH, "role": "owner"}]},
    ],
)
def test_a_mistaken_guard_is_refused_and_no_secret_is_repeated(web):
    with pytest.raises(ConfigError) as refused:
        read(f"web: {web}".replace("'", '"'))
    assert "secret" not in str(refused.value)
    assert TOKEN not in str(refused.value)


@pytest.mark.parametrize("scope", ["api", "feeds", "metrics"])
def test_a_token_is_good_for_its_scopes_alone(room, scope):
    known = {"name": "x", "sha256": token_digest(TOKEN), "scopes": [scope]}
    browser = at(room, tokens=[known])
    places = {
        "api": "/api/v1/changes",
        "feeds": "/feeds/changes.atom",
        "metrics": "/metrics",
    }
    for name, address in places.items():
        answer = browser.get(address, headers={"Authorization": f"Bearer {TOKEN}"})
        assert answer.status_code == (200 if name == scope else 403), address
