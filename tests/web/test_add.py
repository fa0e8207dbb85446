"""A new source in a minute: what is shown, what is written, and who may do it."""

import datetime as dt
import html
import json
import re
import time

import pytest

from monitor.clock import SystemClock
from monitor.config import load
from monitor.model import Failure
from monitor.store import MemoryStore
from monitor.watch import Scout
from monitor.web import create_app
from tests.watch.test_propose import INDEX, PAGES, SITE, Web
from tests.web.conftest import Browser
from tests.web.test_access import HASH, log_in

CONFIG = """\
# Ours. It stays.
contact: desk@example.org
sources:
  # The harbour's.
  - name: harbour
    url: https://harbour.example/press/
"""
LABELLED = """<html><body><h1 class="site">Ministry of lakes</h1>
<div class="body"><p class="head-line">Ferry timetable in June</p>
<p>The ferry runs twice an hour, said the ministry, and will run more often soon.</p>
<p class="promo">Subscribe to our weekly letter for all the news of the lakes.</p>
<p>Tickets are sold at the pier and in the town hall, as they were before.</p>
</div></body></html>"""


class Room:
    """A desk with a configuration file, and a site in memory."""

    def __init__(self, folder, pages=PAGES, text=CONFIG):
        self.path = folder / "config.yaml"
        self.path.write_text(text)
        self.site = Web(pages)
        app = create_app(
            MemoryStore(),
            load(self.path),
            path=self.path,
            scout=Scout(SystemClock(), fetch=self._fetch),
        )
        self.browser = Browser(app)

    def _fetch(self, url):
        return self.site.answer(url)

    def look(self, url, **more):
        """Paste an address and wait for what is found; return the draft's path."""
        answer = self.browser.post("/add", data={"url": url, **more}, follow=False)
        assert answer.status_code == 303, answer.text
        path = answer.headers["location"]
        for _ in range(400):
            if 'id="looking"' not in self.browser.get(path).text:
                return path
            time.sleep(0.01)  # the scout works in a thread of its own
        raise AssertionError("nothing was found")

    @property
    def lakes(self):
        """The source of that name, as the file has it."""
        found = load(self.path).source("lakes")
        assert found is not None
        return found

    def text(self, path):
        return html.unescape(self.browser.get(path).text)


@pytest.fixture
def room(tmp_path):
    return Room(tmp_path)


def test_any_address_shows_what_would_be_followed_and_who_speaks(room):
    text = room.text(room.look(f"{SITE}/press/8.html"))
    assert "An index of 6 releases" in text
    assert "a release about every 3 days" in text
    assert f'Found from <span dir="ltr">{SITE}/press/8.html' in text
    assert text.count('aria-current="true"') == 1
    assert "Ferry timetable, part 20" in text
    assert "iframe sandbox" in text


def test_it_is_written_with_comments_kept_and_taken_back(room):
    path = room.look(f"{SITE}/press/")
    given = {"name": "lakes", "every": "2h"}
    done = room.browser.post(f"{path}/keep", data=given)
    assert "“lakes” is in config.yaml" in done.text
    written = room.path.read_text()
    assert written.startswith(CONFIG)
    assert "# Press" in written
    assert room.lakes.url == f"{SITE}/press/"
    assert room.lakes.every == dt.timedelta(hours=2)
    room.browser.post(f"{path}/keep", data=given)
    assert room.path.read_text() == written
    assert "lakes" in room.text("/sources")
    room.browser.post(f"{path}/take-back")
    assert room.path.read_text() == CONFIG
    assert "lakes" not in room.text("/sources")


def test_what_somebody_edited_since_is_not_taken_back(room):
    path = room.look(f"{SITE}/press/")
    room.browser.post(f"{path}/keep", data={"name": "lakes", "every": "2h"})
    edited = room.path.read_text().replace("every: 2h", "every: 3h")
    room.path.write_text(edited)
    assert "Somebody has edited it since" in room.browser.post(f"{path}/take-back").text
    assert room.path.read_text() == edited


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"name": "harbour", "every": "1h"}, "two sources are called 'harbour'"),
        ({"name": "a b", "every": "1h"}, "is no name"),
        ({"name": "lakes", "every": "soon"}, "soon"),
    ],
)
def test_what_cannot_be_written_is_said_and_leaves_the_file_alone(room, given, said):
    path = room.look(f"{SITE}/press/")
    answer = room.browser.post(f"{path}/keep", data=given)
    assert said in html.unescape(answer.text)
    assert room.path.read_text() == CONFIG


def test_a_file_marked_read_only_is_left_alone(room):
    room.path.chmod(0o444)
    path = room.look(f"{SITE}/press/")
    answer = room.browser.post(f"{path}/keep", data={"name": "lakes", "every": "1h"})
    assert "marked read-only" in answer.text
    assert room.path.read_text() == CONFIG


def test_a_click_on_a_block_corrects_all_releases_and_can_be_undone(tmp_path):
    pages = {f"/press/{n}.html": LABELLED for n in range(1, 22)}
    room = Room(tmp_path, pages | {"/press/": INDEX})
    path = room.look(f"{SITE}/press/")
    frame = room.text(f"{path}/samples/1")
    (number,) = re.findall(r'id="b(\d+)"[^>]*>Subscribe', frame)
    chosen = room.text(f"{path}?sample=1&block={number}")
    assert "This is not content" in chosen
    assert 'value="p.promo" checked' in chosen
    given = {"rule": "exclude", "value": "p.promo", "sample": 1}
    after = html.unescape(room.browser.post(f"{path}/correct", data=given).text)
    assert 'Not content: <code dir="ltr">p.promo</code>' in after
    assert re.search(r'class="chrome"[^>]*>Subscribe', room.text(f"{path}/samples/2"))
    title = {"rule": "title", "value": "p.head-line", "sample": 0}
    after = html.unescape(room.browser.post(f"{path}/correct", data=title).text)
    assert "Ferry timetable in June" in after
    room.browser.post(f"{path}/undo", data={"sample": 0})
    room.browser.post(f"{path}/keep", data={"name": "lakes", "every": "1h"})
    assert room.lakes.parse.exclude == ("p.promo",)
    assert room.lakes.parse.title is None


@pytest.mark.parametrize(
    ("rule", "value"),
    [("title", "p["), ("label", "(?<=x)y"), ("robots", "x")],
)
def test_a_rule_that_cannot_be_read_is_refused_and_no_500(room, rule, value):
    path = room.look(f"{SITE}/press/")
    given = {"rule": rule, "value": value}
    answer = room.browser.post(f"{path}/correct", data=given)
    assert answer.status_code == 200
    assert "Corrections" not in answer.text
    assert room.browser.post(f"{path}/correct", data={"rule": rule}).status_code == 422


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        (Failure.FORBIDDEN_ADDRESS, "The address is on a private network."),
        (Failure.ROBOTS, "robots.txt forbids it"),
        (Failure.DNS, "cannot be reached"),
    ],
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_stands_in_the_way_is_said_plainly(tmp_path, failure, said, language):
    room = Room(tmp_path, {"/press/": failure})
    room.browser.headers["Accept-Language"] = language
    text = room.text(room.look(f"{SITE}/press/"))
    assert (said in text) == (language == "en")
    assert 'role="alert"' in text
    assert "as it happens" in text


def test_what_is_watched_already_leads_to_its_source(room):
    text = room.text(room.look("https://www.harbour.example/press/"))
    assert "It is watched already." in text
    assert 'href="/sources/harbour"' in text
    assert room.site.asked == []


def users(*names):
    """The configuration's lines for users who are called as their roles."""
    told = [{"name": n, "password": HASH, "role": ROLES.get(n, n)} for n in names]
    return f"web: {json.dumps({'users': told})}\n"


ROLES = {"other": "admin"}
EVIL = '"><script>alert(1)</script>{{7*7}}<img src=x onerror=alert(1)>'


def test_nothing_of_a_site_is_markup_here(tmp_path):
    """Neither its titles nor its text, nor the address, name and rules typed."""
    shown = html.escape(EVIL)
    page = f"<h1>{shown}</h1><p>{shown} {'words ' * 40}</p><p>{shown}: again.</p>"
    index = INDEX.replace("of the series", shown).replace("Press", shown)
    pages = {f"/press/{n}.html": page for n in range(1, 22)} | {"/press/": index}
    room = Room(tmp_path, pages)
    path = room.look(f"{SITE}/press/")
    room.browser.post(f"{path}/correct", data={"rule": "title", "value": "h1"})
    room.browser.post(f"{path}/keep", data={"name": EVIL, "every": EVIL})
    for there in (path, f"{path}?block=0", f"{path}/samples/0", f"/add?url={EVIL}"):
        text = room.browser.get(there).text
        assert "<script>alert" not in text
        assert "<img" not in text
        assert "49" not in text.replace(path, "")
    room.browser.post(f"{path}/keep", data={"name": "lakes", "every": "1h"})
    assert load(room.path).source("lakes") is not None


def test_the_frame_runs_nothing_and_reaches_nothing(room):
    path = room.look(f"{SITE}/press/")
    frame = room.browser.get(f"{path}/samples/0")
    policy = frame.headers["Content-Security-Policy"]
    assert policy.startswith("sandbox allow-top-navigation-by-user-activation;")
    assert "default-src 'none'" in policy
    assert "script" not in policy
    assert "unsafe" not in policy
    assert frame.headers["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize("role", ["reader", "editor", "admin", None])
def test_only_admins_may_add_and_see_drafts(tmp_path, role):
    room = Room(tmp_path, text=f"{CONFIG}{users('reader', 'editor', 'admin')}")
    if role:
        log_in(room.browser, role)
    codes = [
        room.browser.get("/add", follow=False).status_code,
        room.browser.post(
            "/add", data={"url": f"{SITE}/press/"}, follow=False
        ).status_code,
    ]
    wanted = {"admin": [200, 303], None: [303, 303]}.get(role, [403, 403])
    assert codes == wanted
    if role != "admin":
        assert room.site.asked == []


def test_a_draft_is_its_owners_alone(tmp_path):
    room = Room(tmp_path, text=f"{CONFIG}{users('admin', 'other')}")
    log_in(room.browser, "admin")
    path = room.look(f"{SITE}/press/")
    log_in(room.browser, "other")
    assert room.browser.get(path).status_code == 404
    keep = {"name": "lakes", "every": "1h"}
    assert room.browser.post(f"{path}/keep", data=keep).status_code == 404
    assert load(room.path).source("lakes") is None


def test_another_site_can_have_nothing_added(room):
    room.browser.headers["Sec-Fetch-Site"] = "cross-site"
    answer = room.browser.post("/add", data={"url": f"{SITE}/press/"})
    assert (answer.status_code, room.site.asked) == (403, [])


@pytest.mark.parametrize(
    "there", ["AAAAAAAAAAAAAAAA", "x", "%00", "AAAAAAAAAAAAAAAA/samples/9"]
)
def test_drafts_that_are_not_there_are_no_500(room, there):
    assert room.browser.get(f"/add/{there}").status_code in {404, 422}
    path = room.look(f"{SITE}/press/")
    for query in ("sample=9", "block=9999", "sample=-1", "block=x"):
        assert room.browser.get(f"{path}?{query}").status_code in {404, 422}


def test_without_a_configuration_file_nothing_is_offered(tmp_path):
    site = Web()
    room = Room(tmp_path)
    app = create_app(
        MemoryStore(),
        load(room.path),
        scout=Scout(SystemClock(), fetch=site.answer),
    )
    room.browser = Browser(app)
    text = room.text(room.look(f"{SITE}/press/"))
    assert "without a configuration file" in text
