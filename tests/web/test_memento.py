"""Versions by address and time, as RFC 7089 has it, behind the desk's own rules."""

import datetime as dt
import email.utils
import hashlib
import json
import re

import pytest

from monitor.model import Availability, Verdict
from tests.web.conftest import Browser, at
from tests.web.newsroom import ferry, transcript

TALK = "https://jiangcheng.example/fbh/20260601.html"
BASE = "http://127.0.0.1"
LINK = re.compile(r'<([^>]*)>((?:; [a-z]+="[^"]*")+)')


def links(text):
    """Return the links of a header or a time map: address, and what is said of it."""
    return [
        (address, dict(re.findall(r'; ([a-z]+)="([^"]*)"', told)))
        for address, told in LINK.findall(text)
    ]


def by_relation(answer):
    found: dict[str, list[tuple[str, dict[str, str]]]] = {}
    for address, told in links(answer.headers["link"]):
        for relation in told["rel"].split():
            found.setdefault(relation, []).append((address, told))
    return found


def written(moment):
    return email.utils.format_datetime(moment, usegmt=True)


def gate(browser, when=None, url=TALK):
    headers = {"Accept-Datetime": when} if when else None
    return browser.get(f"/timegate/{url}", follow=False, headers=headers)


@pytest.fixture(scope="module")
def versions(room):
    (page,) = room.store.pages_at(TALK)
    return room.store.versions(page.id)


def test_a_time_gate_leads_to_the_version_that_stood_then(browser, room, versions):
    one, two, three = (version.at for version in versions[:3])
    hour = dt.timedelta(hours=1)
    for asked, stood in (
        (one - hour, one),
        (one, one),
        (two - hour, one),
        (two, two),
        (three, three),
        (versions[-1].at + 999 * hour, versions[-1].at),
    ):
        answer = gate(browser, written(asked))
        assert answer.status_code == 302
        assert answer.headers["vary"].lower() == "accept-datetime"
        assert "memento-datetime" not in answer.headers
        place = answer.headers["location"]
        assert place == f"{BASE}/memento/{stood:%Y%m%d%H%M%S%f}/{TALK}"
        shown = browser.get(place.removeprefix(BASE))
        assert shown.headers["memento-datetime"] == written(stood)


def test_without_a_time_it_leads_to_the_last_version(browser, versions):
    assert f"{versions[-1].at:%Y%m%d%H%M%S}" in gate(browser).headers["location"]


@pytest.mark.parametrize(
    "when",
    [
        "yesterday",
        "2026-06-01T01:30:00Z",
        "Mon, 01 Jun 2026 01:30:00 +0800",
        "Mon, 31 Feb 2026 01:30:00 GMT",
        "Mon, 01 Jun 2026 25:30:00 GMT",
        "mon, 1 jun 2026 01:30:00 gmt",
        "Mon, 01 Jun 0000 01:30:00 GMT",
    ],
)
def test_a_time_that_is_none_is_refused(browser, when):
    answer = gate(browser, when)
    assert answer.status_code == 400
    assert answer.headers["vary"].lower() == "accept-datetime"
    assert by_relation(answer)["original"][0][0] == TALK


def test_an_address_that_was_never_seen_is_not_found(browser):
    unseen = "https://harbour.example/never"
    for path in ("timegate", "timemap/link", "timemap/json", "memento/20260601000000"):
        answer = browser.get(f"/{path}/{unseen}")
        assert answer.status_code == 404
        assert by_relation(answer)["original"][0][0] == unseen
        assert "first" not in by_relation(answer)
    assert gate(browser, url=unseen).headers["vary"].lower() == "accept-datetime"


def test_a_memento_says_what_it_is_of_and_what_is_beside_it(browser, room, versions):
    one, two, three = (version.at for version in versions[:3])
    end = versions[-1].at
    answer = browser.get(f"/memento/{two:%Y%m%d%H%M%S%f}/{TALK}")
    assert answer.status_code == 200
    assert answer.headers["memento-datetime"] == written(two)
    found = by_relation(answer)
    assert found["original"][0][0] == TALK
    assert found["timegate"][0][0] == f"{BASE}/timegate/{TALK}"
    address, told = found["timemap"][0]
    assert address == f"{BASE}/timemap/link/{TALK}"
    assert told["type"] == "application/link-format"
    assert (told["from"], told["until"]) == (written(one), written(end))
    times = {name: found[name][0][1]["datetime"] for name in ("first", "last")}
    assert times == {"first": written(one), "last": written(end)}
    assert found["prev"][0][1]["datetime"] == written(one)
    assert found["next"][0][1]["datetime"] == written(three)
    assert [told["datetime"] for _, told in found["memento"]] == [
        written(moment) for moment in (one, two, three, end)
    ]


def test_a_memento_is_the_bytes_of_the_version_and_can_do_nothing(browser, versions):
    for version in versions:
        answer = browser.get(f"/memento/{version.at:%Y%m%d%H%M%S%f}/{TALK}")
        assert f"sha256:{hashlib.sha256(answer.content).hexdigest()}" == version.digest
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("sandbox; default-src 'none'")
        assert answer.headers["x-frame-options"] == "SAMEORIGIN"
        assert "vary" not in answer.headers


@pytest.mark.parametrize("form", ["%Y%m%d%H%M%S", "%Y%m%d%H%M%S%f0"])
def test_a_shorter_or_other_time_leads_to_the_exact_one(browser, versions, form):
    asked = f"{versions[1].at:{form}}"[:14]
    answer = browser.get(f"/memento/{asked}/{TALK}", follow=False)
    assert answer.status_code == 302
    assert f"/memento/{versions[1].at:%Y%m%d%H%M%S%f}/" in answer.headers["location"]
    assert "memento-datetime" not in answer.headers


@pytest.mark.parametrize("time", ["never", "123", "20269901000000", "9" * 30])
def test_a_memento_of_no_time_is_refused(browser, time):
    assert browser.get(f"/memento/{time}/{TALK}").status_code == 400


def test_a_time_map_lists_every_version(browser, versions):
    answer = browser.get(f"/timemap/link/{TALK}")
    assert answer.headers["content-type"].startswith("application/link-format")
    found = links(answer.text)
    assert [told["rel"] for _, told in found] == [
        "original",
        "timegate",
        "self",
        "first memento",
        *["memento"] * (len(versions) - 2),
        "last memento",
    ]
    assert [told["datetime"] for _, told in found[3:]] == [
        written(version.at) for version in versions
    ]
    assert found[2][1]["from"] == written(versions[0].at)
    for address, _ in found[3:]:
        assert browser.get(address.removeprefix(BASE)).status_code == 200


def test_a_time_map_of_one_version_is_its_first_and_last(blank):
    page = blank.page("harbour", "https://harbour.example/a")
    blank.see(page, ferry())
    answer = at(blank).get(f"/timemap/link/{page.url}")
    assert [told["rel"] for _, told in links(answer.text)][3:] == ["first last memento"]


def test_the_time_map_as_json_says_the_same(browser, versions):
    told = browser.get(f"/timemap/json/{TALK}").json()
    assert told["original_uri"] == TALK
    assert told["timegate_uri"] == f"{BASE}/timegate/{TALK}"
    listed = told["mementos"]["list"]
    assert len(listed) == len(versions)
    assert (told["mementos"]["first"], told["mementos"]["last"]) == (
        listed[0],
        listed[-1],
    )
    assert listed[0]["datetime"] == f"{versions[0].at:%Y-%m-%dT%H:%M:%SZ}"
    assert browser.get(listed[0]["uri"].removeprefix(BASE)).status_code == 200


@pytest.mark.parametrize(
    "spelling",
    [
        "https://www.harbour.example/ask?a=1&b=%E6%B8%A1",
        "http:/harbour.example/ask?a=1&b=%E6%B8%A1",
        "https%3A%2F%2Fharbour.example%2Fask?a=1&b=%E6%B8%A1",
        "harbour.example/ask?a=1&b=%E6%B8%A1",
        "https://harbour.example/ask?a=1&b=渡",
    ],
)
def test_spellings_of_an_address_are_one(blank, spelling):
    page = blank.page("harbour", "https://harbour.example/ask?a=1&b=%E6%B8%A1")
    blank.see(page, ferry())
    blank.page("harbour", "https://harbour.example/ask?a=2")
    answer = at(blank).get(f"/timegate/{spelling}")
    assert answer.status_code == 200
    assert answer.headers["memento-datetime"]


def test_versions_of_two_sources_at_one_address_are_in_one_map(blank):
    one = blank.page("harbour", "https://harbour.example/a")
    two = blank.page("江城发布", "https://harbour.example/a")
    blank.see(one, ferry())
    blank.see(two, ferry())
    blank.wait(1)
    blank.see(two, ferry("two"))
    told = at(blank).get("/timemap/json/https://harbour.example/a").json()
    assert len(told["mementos"]["list"]) == 2


def test_a_page_that_is_gone_or_no_longer_watched_keeps_its_mementos(blank):
    page = blank.page("harbour", "https://harbour.example/a")
    blank.see(page, ferry())
    blank.wait(1)
    verdict = Verdict(Availability.GONE, "404")
    blank.see(page, None, body="", verdict=verdict, became=Availability.GONE)
    blank.store.retire("harbour", at=blank.clock.now())
    assert gate(at(blank), url=page.url).status_code == 302


def test_what_is_no_html_is_given_to_be_saved(blank):
    page = blank.page("harbour", "https://harbour.example/a.json")
    blank.see(page, transcript(), body=json.dumps({}), kind="application/json")
    answer = at(blank).get(f"/timegate/{page.url}")
    assert answer.headers["content-disposition"].startswith("attachment")


PATHS = [
    f"/timegate/{TALK}",
    f"/timemap/link/{TALK}",
    f"/timemap/json/{TALK}",
    f"/memento/20260602/{TALK}",
]


@pytest.mark.parametrize("path", PATHS)
def test_whoever_may_not_see_the_desk_sees_no_memento(room, path):
    digest = hashlib.sha256(b"secret").hexdigest()
    users = [{"name": "anna", "password": "$argon2id$x"}]
    tokens = [{"name": "tool", "sha256": digest}]
    guarded = at(room, users=users, tokens=tokens)
    refused = guarded.get(path, follow=False)
    assert refused.status_code == 401
    assert "memento" not in refused.headers.get("link", "")
    token = {"Authorization": "Bearer secret"}
    assert guarded.get(path, headers=token).status_code == 200


@pytest.mark.parametrize("path", PATHS)
def test_a_head_is_answered_as_a_get_is(browser, path):
    whole = browser.get(path, follow=False)
    head = browser.request("HEAD", path, follow=False)
    assert head.content == b""
    assert head.status_code == whole.status_code
    assert head.headers.get("link") == whole.headers.get("link")


def test_behind_a_proxys_prefix_the_addresses_have_it(room):
    under = at(room, prefix="/desk")
    told = under.get(f"/desk/timemap/json/{TALK}").json()
    assert told["timegate_uri"] == f"{BASE}/desk/timegate/{TALK}"
    place = told["mementos"]["first"]["uri"]
    assert under.get(place.removeprefix(BASE)).status_code == 200


@pytest.mark.parametrize("typed", ['">z<', "%22%3Ez%3C", "%0D%0AX-Y:%20z", "%00"])
def test_no_address_breaks_out_of_a_header(app, typed):
    answer = Browser(app).get(f"/timegate/http://x.example/{typed}")
    assert answer.status_code in {400, 404}
    assert "x-y" not in answer.headers
    link = answer.headers.get("link", "")
    assert link.count("<") == link.count(">") == link.count("; rel=")
