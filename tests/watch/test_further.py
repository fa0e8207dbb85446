"""What is fetched beside a page: older releases, further pages; and odd sources."""

import httpx
import pytest

from monitor.config import read
from monitor.model import Document, Listing, Role
from tests.watch.press import CONFIG, INDEX, SITE, page, rolling

ENTRY = """<li><a href="/2026/release-{n}.html">The council decides matter number {n}
of the season</a> <span>2026-{month:02d}-{day:02d}</span></li>"""


def numbered(first, last, next_page=None):
    """Return a listing of releases, the newest first, with a pager."""
    items = "".join(
        ENTRY.format(n=n, month=1 + n // 28, day=1 + n % 28)
        for n in range(first, last, -1)
    )
    pager = f'<div class="pager"><a href="{next_page}">Next page</a></div>'
    text = INDEX.format(items=items)
    return text.replace("</body>", f"{pager}</body>") if next_page else text


def found(press):
    return {p.url for p in press.store.pages()} - {f"{SITE}/index.html"}


@pytest.fixture
def paged(press):
    press.pages = {
        "/index.html": numbered(60, 50, "/p2.html"),
        "/p2.html": numbered(50, 40, "/p3.html"),
        "/p3.html": numbered(40, 30, "/p4.html"),
        "/p4.html": numbered(30, 20),
    }
    return press


@pytest.mark.parametrize(
    ("setting", "releases"),
    [
        ("", 10),
        ("    depth: 3\n", 30),
        ("    since: 2026-02-18\n", 30),
        ("    depth: 100\n", 40),
    ],
)
async def test_the_first_visit_goes_back_as_far_as_the_source_says(
    paged, setting, releases
):
    paged.config = read(CONFIG + setting)
    await paged.round()
    assert len(found(paged)) == releases


async def test_later_visits_go_back_to_the_first_known_release(paged):
    await paged.round()
    paged.pages |= {
        "/index.html": numbered(85, 75, "/p2.html"),
        "/p2.html": numbered(75, 65, "/p3.html"),
        "/p3.html": numbered(65, 55, "/p4.html"),
        "/p4.html": numbered(55, 45),
    }
    paged.asked.clear()
    await paged.rounds(1)
    assert "/p3.html" in paged.asked
    assert "/p4.html" not in paged.asked
    assert len(found(paged)) == 35


async def test_a_pager_that_fails_is_said_and_what_was_found_is_followed(paged):
    paged.config = read(CONFIG + "    depth: 9\n")
    paged.pages["/p3.html"] = 503
    account = await paged.round()
    assert account.checked == 1
    assert len(found(paged)) == 20
    seen = paged.store.history(paged.page("/index.html").id)
    assert any("Page 3 of the listing" in s.reason or s.status == 503 for s in seen)
    assert len(seen) == 3  # each request is accounted for


async def test_a_pager_that_failed_is_taken_up_again(paged):
    """No release is missed for a server that was down while the archive was read."""
    paged.config = read(CONFIG + "    depth: 9\n")
    paged.pages["/p3.html"] = 503
    await paged.round()
    assert paged.page("/index.html").older_at == f"{SITE}/p3.html"
    await paged.rounds(1)  # it still fails
    assert paged.page("/index.html").older_at == f"{SITE}/p3.html"
    # Meanwhile two releases have come, and every page begins two releases higher.
    paged.pages = {
        "/index.html": numbered(62, 52, "/p2.html"),
        "/p2.html": numbered(52, 42, "/p3.html"),
        "/p3.html": numbered(42, 32, "/p4.html"),
        "/p4.html": numbered(32, 20),
    }
    paged.asked.clear()
    await paged.rounds(1)
    assert len(found(paged)) == 42
    assert paged.page("/index.html").older_at is None
    assert paged.asked.count("/p3.html") == 1
    paged.asked.clear()
    await paged.rounds(1)
    assert "/p3.html" not in paged.asked


async def test_an_older_page_that_is_gone_is_not_asked_for_for_ever(paged):
    paged.config = read(CONFIG + "    depth: 9\n")
    paged.pages["/p3.html"] = 404
    await paged.round()
    assert paged.page("/index.html").older_at is None


async def test_a_listing_is_one_even_with_one_entry_or_none(press):
    for items in ("", ENTRY.format(n=1, month=5, day=1)):
        press.pages["/index.html"] = INDEX.format(items=items)
        await press.rounds(1)
        latest = press.store.latest(press.page("/index.html").id)
        assert isinstance(latest.parsed.content, Listing)
    assert len(found(press)) == 1


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Press</title>
<item><title>The council decides</title><link>http://press.example/a.html</link></item>
<item><title>The harbour opens</title><link>http://press.example/b.html?utm_source=rss
</link></item></channel></rss>"""
SITEMAP = """<?xml version="1.0"?><urlset><url><loc>http://press.example/a.html</loc>
</url><url><loc>http://press.example/b.html</loc></url></urlset>"""


@pytest.mark.parametrize("kind", ["auto", "listing"])
@pytest.mark.parametrize("feed", [FEED, SITEMAP])
async def test_feeds_and_sitemaps_are_sources(press, feed, kind):
    press.config = read(CONFIG.replace("kind: listing", f"kind: {kind}"))
    press.pages["/index.html"] = httpx.Response(200, content=feed.encode())
    press.pages |= {"/a.html": page("A"), "/b.html": page("B")}
    await press.round()
    assert len(found(press)) == 2
    account = await press.round()
    assert account.checked == 2


@pytest.mark.parametrize(
    "other",
    [
        "https://press.example/2026/release-1.html",
        "http://www.press.example/2026/release-1.html",
        "/2026/release-1.html?utm_source=mail&fbclid=1",
        "/2026/release-1.html;jsessionid=0A1B2C",
        "/2026/release-1.html#top",
    ],
)
async def test_one_page_under_several_addresses_is_one_page(press, other):
    text = rolling(3, 2, 1)
    press.pages["/index.html"] = text
    await press.rounds(1)
    press.pages["/index.html"] = text.replace("/2026/release-1.html", other)
    await press.rounds(1)
    assert len(found(press)) == 3


# --- a text in several pages ---

PART = """<html><head><title>Hearing on the port</title></head><body>
<h1>Hearing on the port</h1>
<div class="text">{words}</div><div class="pages">{pager}</div></body></html>"""
ONE = (
    "<p><b>Reporter:</b> What will a ticket cost, and who pays for the new pier?</p>"
    "<p><b>Ms. Orla Byrne:</b> A ticket costs two crowns, as it always has done.</p>"
)
TWO = (
    "<p>The pier is paid for by the harbour fund, as was decided in the spring.</p>"
    "<p><b>Reporter:</b> When does the first boat sail, and from which pier?</p>"
    "<p><b>Ms. Orla Byrne:</b> In the first week of September, and from the {pier}.</p>"
)


def parts(pier="north pier"):
    following = '<a href="{}">下一页</a>'
    return {
        "/hearing.html": PART.format(
            words=ONE, pager=following.format("hearing_2.html")
        ),
        "/hearing_2.html": PART.format(words=TWO.format(pier=pier), pager="<b>2</b>"),
    }


@pytest.fixture
def hearing(press):
    text = CONFIG.replace(f"url: {SITE}/index.html", f"pages: [{SITE}/hearing.html]")
    press.config = read(text.replace("    kind: listing\n", ""))
    press.pages = parts()
    return press


async def test_a_text_in_several_pages_is_one_document(hearing):
    await hearing.round()
    (stored,) = hearing.store.pages()
    latest = hearing.store.latest(stored.id)
    content = latest.parsed.content
    assert isinstance(content, Document)
    assert [t.role for t in content.turns] == [
        Role.REPORTER,
        Role.OFFICIAL,
        Role.REPORTER,
        Role.OFFICIAL,
    ]
    # Words at the top of the second page are still hers.
    assert "harbour fund" in content.turns[1].text
    (part,) = hearing.store.parts(latest.id)
    assert part.final_url.endswith("/hearing_2.html")


async def test_a_change_on_the_second_page_alone_is_seen(hearing):
    await hearing.rounds(2)
    hearing.pages = parts(pier="south pier")
    await hearing.rounds(2)
    (report,) = hearing.reports()
    assert len(hearing.store.parts(hearing.store.latest(1).id)) == 1
    assert [e.speaker for e in report.change.edits] == ["Ms. Orla Byrne"]


async def test_a_text_of_which_a_page_is_missing_is_no_shorter_version(hearing):
    await hearing.rounds(1)
    hearing.pages["/hearing_2.html"] = 503
    (account,) = await hearing.rounds(1)
    assert account.failed
    assert hearing.store.page(1).versions == 1
    hearing.pages = parts()
    await hearing.rounds(1)
    assert hearing.reports() == []


async def test_a_text_that_grows_a_second_page_is_a_new_version(hearing):
    hearing.pages = {"/hearing.html": PART.format(words=ONE, pager="")}
    await hearing.rounds(1)
    hearing.pages = parts()
    await hearing.rounds(1)
    (report,) = hearing.reports()
    assert report.change.edits


async def test_next_leads_to_the_next_article_and_is_not_followed(hearing):
    pager = '<a href="/hearing-of-may.html">Next</a> <a href="/news_2.html">2</a>'
    hearing.pages["/hearing.html"] = PART.format(words=ONE, pager=pager)
    await hearing.round()
    assert hearing.asked == ["/hearing.html"]


# --- JSON ---

ITEMS = {
    "data": {
        "title": "Live from the port",
        "list": [
            {
                "who": "Ida Lund",
                "say": "Good morning. We begin with the first question.",
            },
            {"who": "River Times", "say": "What will a ticket cost this summer?"},
            {"who": "Orla Byrne", "say": "Two crowns.\nIt is what it always was."},
        ],
    }
}


async def test_a_json_endpoint_says_who_said_what(press):
    press.config = read(
        CONFIG.replace("kind: listing", "kind: document\n    method: POST")
        + "    body: '{\"id\": 7}'\n"
        + "    json: {items: data.list, speaker: who, text: say, title: data.title}\n"
    )
    press.pages["/index.html"] = lambda request: httpx.Response(
        200 if request.method == "POST" and request.content == b'{"id": 7}' else 400,
        json=ITEMS,
    )
    await press.round()
    latest = press.store.latest(1)
    content = latest.parsed.content
    assert content.title == "Live from the port"
    assert [t.speaker for t in content.turns] == [
        "Ida Lund",
        "River Times",
        "Orla Byrne",
    ]
    assert content.turns[2].paragraphs == ("Two crowns.", "It is what it always was.")
    assert press.store.payload(latest.id).body.startswith(b"{")  # as it was sent


async def test_html_inside_json_is_parsed_as_a_page(press):
    press.config = read(CONFIG.replace("kind: listing", "json: {html: data.0.content}"))
    press.pages["/index.html"] = httpx.Response(
        200, json={"data": [{"content": page()}]}
    )
    await press.round()
    assert "Byrne" in str(press.store.latest(1).parsed.content.turns)


@pytest.mark.parametrize("answer", [{"data": {}}, [], "down", {"data": {"list": 1}}])
async def test_an_answer_without_what_was_there_is_no_version(press, answer):
    press.config = read(
        CONFIG.replace("kind: listing", "json: {items: data.list, text: say}")
    )
    press.pages["/index.html"] = httpx.Response(200, json=answer)
    account = await press.round()
    assert account.failed == {"unavailable": 1}
    assert press.store.latest(1) is None
