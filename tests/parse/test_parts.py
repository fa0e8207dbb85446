"""Texts in several pages, indexes with hardly an entry, and what is told beforehand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.model import Document, Kind, Listing, Role
from monitor.parse import canonical_url, join, next_part, parse

FIRST = "https://port.example/hearing/content.htm"


def pager(*links):
    anchors = " ".join(f'<a href="{href}">{text}</a>' for href, text in links)
    return f"<p>The pier is to be mended in May.</p><div>{anchors}</div>".encode()


@pytest.mark.parametrize(
    ("url", "links", "following"),
    [
        (FIRST, [("content_2.htm", "下一页")], "content_2.htm"),
        (FIRST, [("content_1.htm", "Next page")], "content_1.htm"),
        (FIRST, [("content_2.htm", "2"), ("content_3.htm", "3")], "content_2.htm"),
        (FIRST, [("content-2.htm", "[2]")], "content-2.htm"),
        (FIRST, [("content.htm?page=2", "»")], "content.htm?page=2"),
        (FIRST, [("content_9.htm", "Next")], None),
        (FIRST, [("other_2.htm", "Next")], None),
        (FIRST, [("content_2.html", "Next")], None),
        (FIRST, [("https://else.example/hearing/content_2.htm", "Next")], None),
        (FIRST, [("content_2.htm", "Annex of the hearing")], None),
        (FIRST, [("content.htm?id=2", "2")], None),
        (
            FIRST.replace(".htm", "_2.htm"),
            [("content_3.htm", "下一页")],
            "content_3.htm",
        ),
        (FIRST.replace(".htm", "_2.htm"), [("content.htm", "1")], None),
        (FIRST.replace(".htm", "_2.htm"), [("content_2.htm", "Next")], None),
        (FIRST, [("http://[x", "Next")], None),
    ],
)
def test_a_text_goes_on_where_the_address_is_its_own_with_a_number(
    url, links, following
):
    found = next_part(pager(*links), url=url, first=FIRST)
    assert found == (following and f"https://port.example/hearing/{following}")


def test_a_pager_that_a_script_writes_is_read():
    body = b'<p>Words.</p><script>createPageHTML(3, 0, "content", "htm");</script>'
    found = next_part(body, url=FIRST, first=FIRST)
    assert found == "https://port.example/hearing/content_1.htm"


@given(st.binary(max_size=300), st.text(max_size=40))
def test_no_page_and_no_address_is_too_odd(body, url):
    next_part(body, url=url, first=url)
    next_part(body, url=url, first=FIRST)


def page(*paragraphs):
    words = "".join(f"<p>{p}</p>" for p in paragraphs)
    return parse(f"<h1>Hearing on the port</h1>{words}".encode(), listing=False)


SPOKEN = page(
    "<b>Reporter:</b> What will a ticket cost, and who is to pay for the pier?",
    "<b>Orla Byrne:</b> Two crowns a ticket, as it was decided in the spring.",
)
GOES_ON = page("And the pier is paid for by the harbour fund, as it always was.")


def test_words_at_the_top_of_a_page_go_on_with_the_speaker_before():
    joined = join([SPOKEN, GOES_ON]).content
    assert isinstance(joined, Document)
    assert joined.kind is Kind.TRANSCRIPT
    assert [t.role for t in joined.turns] == [Role.REPORTER, Role.OFFICIAL]
    assert "harbour fund" in joined.turns[1].text
    assert len(joined.exchanges) == 1
    assert joined.title == "Hearing on the port"


def test_one_page_joined_is_itself():
    assert join([SPOKEN]) is SPOKEN


def turns(parsed):
    assert isinstance(parsed.content, Document)
    return parsed.content.turns


@given(st.lists(st.sampled_from([SPOKEN, GOES_ON]), min_size=1, max_size=5))
def test_joining_loses_no_word(parts):
    joined = join(parts)
    told = "\n".join(turn.text for turn in turns(joined))
    for part in parts:
        assert all(turn.text in told for turn in turns(part))
    assert all(index < len(joined.rest) for index in joined.beside)


INDEX = """<h1>Releases</h1><ul>{}</ul><p>Older releases are in the archive.</p>"""
ONE = '<li><a href="/n/1.html">The harbour opens for the summer</a> 2026-05-02</li>'


def test_what_is_known_to_be_an_index_is_one_with_one_entry_or_none():
    one = parse(INDEX.format(ONE).encode(), url="https://p.example/", listing=True)
    assert isinstance(one.content, Listing)
    assert [x.url for x in one.content.links] == ["https://p.example/n/1.html"]
    assert str(one.content.links[0].date) == "2026-05-02"
    none = parse(INDEX.format("").encode(), url="https://p.example/", listing=True)
    assert none.content == Listing("Releases", ())


@given(st.binary(max_size=400), st.booleans())
def test_what_a_page_is_known_to_be_it_is(body, listing):
    content = parse(body, listing=listing).content
    assert isinstance(content, Listing) == listing


def test_a_short_sid_is_a_story_and_a_long_one_a_session():
    story = "https://p.example/news.php?sid="
    assert canonical_url(story + "12") != canonical_url(story + "13")
    session = canonical_url(story + "a81bc81bdead4e5dabff")
    assert session == canonical_url("https://p.example/news.php")
