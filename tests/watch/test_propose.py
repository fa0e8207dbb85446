"""From any address of a site to what would be watched; nothing is written."""

import asyncio
import datetime as dt

import pytest

from monitor.config import Config, read
from monitor.model import Capture, Failure, Link, Listing, PageKind
from monitor.parse import Rules
from monitor.store import MemoryStore
from monitor.watch import Hindered, Hindrance, Proposal, entry_of, propose
from monitor.watch._pace import pace

SITE = "https://lakes.example"
CHALLENGE = """<title>Just a moment...</title><h1>Checking your browser</h1>
<script>window._cf_chl_opt={}</script>"""
AT = dt.datetime(2026, 6, 3, tzinfo=dt.UTC)


def release(number):
    return f"""<html><head><title>Release {number}</title></head><body>
    <div class="breadcrumb"><a href="/">Home</a> <a href="/press/">Press</a></div>
    <h1>Ferry timetable, part {number}</h1><p class="date">2026-05-{number:02d}</p>
    <p>The ferry runs twice an hour, said the ministry of lakes on this day, and will
    run three times an hour from September on, on all lines of the eastern shore.</p>
    <p>Tickets are sold at the pier and in the town hall, as they were before.</p>
    </body></html>"""


INDEX = "<h1>Press</h1><ul>{}</ul>".format(
    "".join(
        f'<li><a href="/press/{n}.html">Ferry timetable, part {n} of the series</a> '
        f"<span>2026-05-{n:02d}</span></li>"
        for n in range(20, 4, -3)
    )
)
PAGES = {f"/press/{n}.html": release(n) for n in range(1, 22)} | {"/press/": INDEX}


class Web:
    """A site in memory: what was asked for, and what it answers."""

    def __init__(self, pages=PAGES, **failures):
        self.pages = pages
        self.failures = failures
        self.asked = []

    async def fetch(self, url):
        return self.answer(url)

    def answer(self, url):
        path = url.removeprefix(SITE) or "/"
        self.asked.append(path)
        page = self.pages.get(path)
        given = {"url": url, "final_url": url, "at": AT, "seconds": 0.1}
        if isinstance(page, Failure):
            return Capture(**given, failure=page, detail="as it happens")
        return Capture(
            **given,
            status=200 if page else 404,
            headers=(("Content-Type", "text/html; charset=utf-8"),),
            body=(page or "<h1>Not found</h1>").encode(),
        )


def proposed(url, web=None, config=None, **more):
    web = web or Web()
    return asyncio.run(propose(url, config or Config(), web.fetch, **more)), web


@pytest.mark.parametrize("path", ["/press/", "/press/8.html", "/press/8.html#top"])
def test_any_address_leads_to_the_index_and_its_newest_releases(path):
    found, web = proposed(SITE + path)
    assert isinstance(found, Proposal)
    assert (found.url, found.is_listing) == (f"{SITE}/press/", True)
    assert len(found.releases) == 6
    assert [s.link.url[-7:-5] for s in found.samples] == ["20", "17", "14"]
    assert entry_of(found) == {
        "name": "lakes.example-press",
        "url": f"{SITE}/press/",
        "kind": "listing",
        "every": "1h",
    }
    assert len(web.asked) == len(set(web.asked))


def test_the_very_page_is_watched_if_that_is_wanted():
    found, web = proposed(f"{SITE}/press/8.html", exact=True)
    assert isinstance(found, Proposal)
    assert entry_of(found)["kind"] == "document"
    assert web.asked == ["/press/8.html"]


def test_an_index_that_no_page_names_is_found_by_the_sitemap():
    page = "<h1>Ferry</h1><p>The ferry runs twice an hour on all lines, they said.</p>"
    sitemap = "<urlset>{}</urlset>".format(
        "".join(f"<url><loc>{SITE}/{n}.html</loc></url>" for n in range(5))
    )
    web = Web(
        {
            **{f"/{n}.html": page for n in range(5)},
            "/robots.txt": f"User-agent: *\nSitemap: {SITE}/map.xml\n",
            "/map.xml": sitemap,
        }
    )
    found, _ = proposed(f"{SITE}/3.html", web)
    assert isinstance(found, Proposal)
    assert found.url == f"{SITE}/map.xml"


def test_few_pages_are_asked_for_however_many_hints_there_are():
    links = "".join(f'<a href="/{n}/">News</a>' for n in range(500))
    web = Web({"/a.html": f"<div class=crumb>{links}</div><p>Some text.</p>"})
    found, web = proposed(f"{SITE}/a.html", web)
    assert isinstance(found, Proposal)
    assert len(web.asked) <= 9


@pytest.mark.parametrize(
    ("failure", "why"),
    [
        (Failure.FORBIDDEN_ADDRESS, Hindrance.PRIVATE),
        (Failure.ROBOTS, Hindrance.ROBOTS),
        (Failure.DNS, Hindrance.UNREACHABLE),
        (None, Hindrance.NO_PAGE),
        ('<div id="root"></div><script src="/a.js"></script>', Hindrance.BROWSER),
        (CHALLENGE, Hindrance.BLOCKED),
    ],
)
def test_what_stands_in_the_way_is_said_plainly(failure, why):
    found, _ = proposed(f"{SITE}/press/", Web({"/press/": failure}))
    assert isinstance(found, Hindered)
    assert (found.why, bool(found.detail)) == (why, True)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "ferry",
        "ftp://a.example/",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "http://",
        "http://[",
        "https://a:b@c.example/",
        "http://a.example:x/",
        "//a.b/",
    ],
)
def test_what_is_no_address_is_not_asked_for(typed):
    found, web = proposed(typed)
    assert isinstance(found, Hindered)
    assert found.why is Hindrance.NO_ADDRESS
    assert web.asked == []


def test_an_address_without_a_scheme_is_asked_for_by_https():
    found, _ = proposed("lakes.example/press/")
    assert isinstance(found, Proposal)


def test_what_is_watched_or_followed_already_is_known():
    config = read(f"sources: [{{name: lakes, url: '{SITE}/press/'}}]")
    found, web = proposed("http://www.lakes.example/press/index.html", config=config)
    assert isinstance(found, Hindered)
    assert (found.why, found.source, web.asked) == (Hindrance.KNOWN, "lakes", [])
    found, _ = proposed(f"{SITE}/press/8.html", config=config)
    assert (found.why, found.source, found.page) == (Hindrance.KNOWN, "lakes", None)
    store = MemoryStore()
    (page,) = store.ensure_pages(
        "lakes",
        [Link(f"{SITE}/press/8.html", "")],
        kind=PageKind.DOCUMENT,
        found_at=AT,
        due_at=AT,
    )
    found, web = proposed(f"{SITE}/press/8.html", config=config, store=store)
    assert (found.why, found.page, web.asked) == (Hindrance.KNOWN, page.id, [])


def test_corrections_go_into_the_source():
    found, _ = proposed(f"{SITE}/press/")
    rules = Rules(title="h1", exclude=(".share",), label=r"(?P<speaker>\w+):")
    assert entry_of(found, rules=rules)["parse"] == {
        "title": "h1",
        "exclude": [".share"],
        "label": r"(?P<speaker>\w+):",
    }


@pytest.mark.parametrize(
    ("step", "minutes"), [(0, 15), (1, 30), (3, 60), (7, 180), (31, 720)]
)
def test_a_site_is_asked_as_often_as_it_speaks(step, minutes):
    day = dt.date(2026, 6, 1)
    links = tuple(
        Link(f"{SITE}/{n}", "", day - dt.timedelta(days=n * step)) for n in range(8)
    )
    assert pace(Listing(None, links)).every == dt.timedelta(minutes=minutes)


def test_too_few_days_tell_of_no_rhythm():
    links = tuple(Link(f"{SITE}/{n}", "", None) for n in range(30))
    assert pace(Listing(None, links)).gap is None
