"""What a person says of a block becomes a rule, and the rule does what was said."""

import re

import pytest

from monitor.errors import InputError
from monitor.model import Document, Listing
from monitor.parse import (
    Hint,
    Meaning,
    Purpose,
    Rules,
    corrected,
    explain,
    parse,
    suggest,
    ways,
)

PAGE = b"""<html><body>
<div class="nav"><a href="/">Home</a></div>
<div class="crumbs"><a href="/">Home</a> <a href="/press/">Press</a></div>
<h1 class="banner">Ministry of Lakes</h1>
<div class="art"><p class="head-line">Ferry line opens in September</p>
<p class="promo">Subscribe to our letter for more of the same every week.</p>
<p class="who">Ida Berg</p><p>The ferry will run twice an hour on all days.</p>
<p class="who">Harbour Courier</p><p>What will a ticket cost in the first year?</p>
<p class="who">Ida Berg</p><p>Two crowns, and nothing for children under seven.</p>
</div></body></html>"""


def block_of(text, page=PAGE):
    blocks = explain(page).blocks
    return next(n for n, b in enumerate(blocks) if text in b.text)


def corrected_by(text, meaning, page=PAGE):
    best = suggest(page, block_of(text, page), meaning)[0]
    return best, corrected(Rules(), best.rule, best.value)


def test_the_headline_is_what_somebody_says_it_is():
    best, rules = corrected_by("Ferry line", Meaning.TITLE)
    assert (best.value, best.blocks) == ("p.head-line", 1)
    assert parse(PAGE, rules=rules).content.title == "Ferry line opens in September"


def test_what_is_no_content_is_left_out():
    best, rules = corrected_by("Subscribe", Meaning.EXCLUDE)
    assert best.value == "p.promo"
    content = parse(PAGE, rules=rules).content
    assert isinstance(content, Document)
    assert not any("Subscribe" in turn.text for turn in content.turns)


def test_one_speaker_tells_of_all_the_others():
    best, rules = corrected_by("Ida Berg", Meaning.SPEAKER)
    assert (best.rule, best.value, best.blocks) == ("speaker", "p.who", 3)
    content = parse(PAGE, rules=rules).content
    assert isinstance(content, Document)
    assert [t.speaker for t in content.turns if t.speaker] == [
        "Ida Berg",
        "Harbour Courier",
        "Ida Berg",
    ]


@pytest.mark.parametrize(
    ("opening", "speaker"), [("骆清越：", "骆清越"), ("[Ida Berg] ", "Ida Berg")]
)
def test_a_label_inside_a_paragraph_becomes_a_pattern(opening, speaker):
    page = f"<p>{opening}the ferry runs twice an hour.</p><p>And so on.</p>".encode()
    best, _ = corrected_by("twice", Meaning.SPEAKER, page)
    assert best.rule == "label"
    found = re.match(best.value, opening)
    assert found is not None
    assert found["speaker"] == speaker


def test_corrections_add_up_but_a_headline_is_one():
    rules = corrected(corrected(Rules(), "exclude", ".a"), "exclude", ".b")
    assert rules.exclude == (".a", ".b")
    assert corrected(rules, "exclude", ".a") == rules
    assert corrected(Rules(speaker=".x"), "speaker", ".y").speaker == ".x, .y"
    assert corrected(Rules(title="h1"), "title", "h2").title == "h2"
    with pytest.raises(InputError):
        corrected(rules, "robots", "no")


def test_every_best_suggestion_can_be_read_and_meets_its_block():
    """Whatever the block and the meaning."""
    for number, block in enumerate(explain(PAGE).blocks):
        for meaning in Meaning:
            for one in suggest(PAGE, number, meaning)[:1]:
                rules = corrected(Rules(), one.rule, one.value)
                after = explain(PAGE, rules=rules).blocks[number]
                if meaning is Meaning.EXCLUDE:
                    assert after.purpose in {Purpose.CHROME, Purpose.HEADER}, block


def test_names_made_for_one_page_are_no_rule():
    page = b'<div id="c_8f3a91"><p class="p-20260601">One block of text.</p></div>'
    values = [s.value for s in suggest(page, 0, Meaning.EXCLUDE)]
    assert values
    assert not any("8f3a91" in v or "2026" in v for v in values)


@pytest.mark.parametrize("page", [b"", b"<", b"\xff\xfe\x00", b"<p>" * 3000])
def test_a_block_that_is_not_there_is_an_error_with_words(page):
    with pytest.raises(InputError, match="no block"):
        suggest(page, 99_999, Meaning.TITLE)


def test_the_way_to_the_index_is_found_by_crumbs_feeds_folders_and_words():
    page = b"""<head><link rel="alternate" type="application/rss+xml" href="/feed.xml">
    <link rel="alternate" type="text/html" href="/print"></head>
    <div class="breadcrumb"><a href="/">Home</a> <a href="/news/">News</a>
    <a href="/news/press/">Press releases</a></div>
    <a href="/about">About</a><a href="/media">Media releases</a>
    <a href="https://elsewhere.example/news/">News</a><a href="javascript:x()">News</a>
    <a href="#top">Press</a>"""
    url = "https://www.lakes.example/news/press/2026/06/ferry.html"
    found = [
        (way.url.removeprefix("https://www.lakes.example"), way.hint)
        for way in ways(page, url=url)
    ]
    assert found == [
        ("/news/press/", Hint.CRUMB),
        ("/news/", Hint.CRUMB),
        ("/feed.xml", Hint.FEED),
        ("/media", Hint.LINK),
    ]


def test_a_page_is_no_way_to_itself():
    page = b'<a href="/press/">Press</a>'
    assert ways(page, url="https://a.example/press/") == ()
    assert isinstance(parse(page).content, Document | Listing)
