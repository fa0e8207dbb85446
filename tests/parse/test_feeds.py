"""Feeds and sitemaps of every kind give their releases; none can do harm."""

from __future__ import annotations

import datetime as dt
import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.model import Link
from monitor.parse import _feeds
from monitor.parse._feeds import read_feed
from monitor.parse._urls import absolute_url, canonical_url

HOST = "https://press.example"
BRIDGE = Link(f"{HOST}/n/bridge", "The bridge & the wall", dt.date(2021, 5, 31))
FERRY = Link(f"{HOST}/n/ferry", "Ferries", dt.date(2021, 5, 4))

RSS = """<?xml version="1.0"?><!-- made by hand --><rss version="2.0"><channel>
<title>Press</title><link>https://press.example/</link><image><title>Logo</title></image>
<item><title>The bridge &amp; the wall</title><link>
 https://press.example/n/bridge
</link><description><![CDATA[<p>See <a href="/x">here</a> <item> </p>]]></description>
<pubDate>Mon, 31 May 2021 23:30:00 -0500</pubDate></item>
<item><title><![CDATA[<b>Ferries</b>]]></title><guid>/n/ferry</guid>
<dc:date>2021-05-04T08:00:00Z</dc:date></item></channel></rss>"""
RDF = """<rdf:RDF xmlns:rdf="x"><channel><title>Press</title></channel>
<item rdf:about="https://press.example/n/bridge"><title
>The bridge &#38; the wall</title>
<dc:date>2021-05-31T10:00+09:00</dc:date></item>
<item rdf:about="https://press.example/n/ferry"><title>Ferries</title>
<link>https://press.example/n/ferry</link><dc:date>2021-05-04</dc:date></item></rdf:RDF>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Press</title>
<link rel="self" href="https://press.example/feed"/><link rel="next" href="/feed?p=2"/>
<entry><title type="html">The bridge &amp;amp; the wall</title><link rel="enclosure"
href="/a.pdf"/><link href="/n/bridge"/><updated>2021-06-02T00:00:00Z</updated>
<published>2021-05-31T00:00:00Z</published></entry>
<entry><title>Ferries</title><id>tag:x</id><link rel='alternate' href='/n/ferry'/>
<updated>2021-05-04T00:00:00Z</updated></entry></feed>"""
NEWS_SITEMAP = """<urlset xmlns:news="n"><url><loc>https://press.example/n/bridge</loc>
<lastmod>2021-06-09</lastmod><news:news><news:publication><news:name>P</news:name>
</news:publication><news:publication_date>2021-05-31</news:publication_date>
<news:title>The bridge &amp; the wall</news:title></news:news></url>
<url><loc>https://press.example/n/ferry</loc><news:news><news:title>Ferries</news:title>
</news:news><lastmod>2021-05-04</lastmod></url></urlset>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Press",
        "items": [
            {
                "id": "1",
                "url": "/n/bridge",
                "title": "The bridge & the wall",
                "date_published": "2021-05-31T10:00:00+02:00",
            },
            {"id": "/n/ferry", "title": "Ferries", "date_published": "2021-05-04"},
        ],
    }
)


def read(text):
    feed = read_feed(text, url=f"{HOST}/feed")
    assert feed is not None
    return feed


@pytest.mark.parametrize(
    "text",
    [RSS, RDF, ATOM, NEWS_SITEMAP, JSON_FEED],
    ids=["rss", "rdf", "atom", "news sitemap", "json"],
)
def test_a_feed_gives_its_releases(text):
    assert read(text).links == (BRIDGE, FERRY)


def test_a_feeds_own_title_and_next_page_are_read():
    feed = read(ATOM)
    assert (feed.title, feed.next_url) == ("Press", f"{HOST}/feed?p=2")


def test_a_sitemap_index_gives_its_sitemaps():
    text = (
        "<sitemapindex><sitemap><loc>https://press.example/s1.xml</loc><lastmod>2021-05-31"
        "</lastmod></sitemap></sitemapindex>"
    )
    (link,) = read(text).links
    assert link == Link(f"{HOST}/s1.xml", f"{HOST}/s1.xml", dt.date(2021, 5, 31))


def test_broken_xml_is_read_as_far_as_it_goes():
    text = (
        RSS.replace("&amp;", "&")
        .replace("</rss>", "")
        .replace("Press", "A&nbsp;\x0b B")
    )
    feed = read(text)
    assert feed.links == (BRIDGE, FERRY)
    assert feed.title == "A B"


def test_a_page_is_no_feed():
    for text in (
        "",
        "<html><rss>",
        "plain",
        "{}",
        '{"version": 1}',
        "<!DOCTYPE html><p>",
    ):
        assert read_feed(text) is None


def test_laughs_are_not_multiplied():
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    text = (
        f'<!DOCTYPE rss [<!ENTITY l0 "ha"><!ENTITY f SYSTEM "file:///etc/passwd">{laughs}]>'
        "<rss><item><title>&l9;&f;</title><link>https://press.example/n/x</link></item></rss>"
    )
    (link,) = read(text).links
    assert link.title == "&l9;&f;"


def test_no_more_entries_than_a_sitemap_may_have(monkeypatch):
    monkeypatch.setattr(_feeds, "MOST_ENTRIES", 100)
    entry = "<url><loc>https://press.example/{}</loc></url>"
    text = "<urlset>" + "".join(entry.format(n) for n in range(105))
    assert len(read(text).links) == 100


@pytest.mark.parametrize(
    "piece", ["<item>", "<![CDATA[", "<!--", "<a ", "<", "&amp;", "<title>", "x='", "["]
)
def test_time_grows_with_the_length_only(piece):
    text = "<rss>" + piece * (1_000_000 // len(piece))
    # Seconds of CPU, ten times what it takes; what is quadratic takes minutes.
    began = time.process_time()
    read_feed(text)
    read_feed("<!DOCTYPE rss [" + text)
    assert time.process_time() - began < 40


@given(st.text("<>/rsitemlnkaughpd&;:! [CDATA]\"='-", max_size=300))
def test_any_text_is_read_without_complaint(text):
    read_feed("<rss>" + text)
    read_feed(text)
    read_feed('{"version":"https://jsonfeed.org/version/1",' + text)


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("\n\t /n/a.html \n", f"{HOST}/n/a.html"),
        ("a\n b.html", f"{HOST}/l/a%20b.html"),
        ("?page=2", f"{HOST}/l/?page=2"),
        ("//other.example/x", "https://other.example/x"),
        ("../x", f"{HOST}/x"),
        ("mailto:a@b", None),
        ("javascript:void(0)", None),
        ("http://[", None),
        ("tel:123", None),
    ],
)
def test_addresses_are_resolved_as_browsers_do(href, target):
    assert absolute_url(href, f"{HOST}/l/") == target


@pytest.mark.parametrize(
    "other",
    [
        "https://PRESS.example/n/bridge",
        "http://press.example:80/n/bridge/",
        "https://press.example:443/n/bridge#top",
        "https://press.example/n/bridge?utm_source=x&fbclid=1",
        "https://press.example./n//bridge/index.html",
        "https://user@press.example/n/%62ridge;jsessionid=1F",
    ],
)
def test_one_page_has_one_canonical_address(other):
    assert canonical_url(other) == canonical_url("https://press.example/n/bridge")


@pytest.mark.parametrize(
    "other",
    [
        "https://press.example/n/Bridge",
        "https://press.example/n/bridge?id=2",
        "https://press.example:8080/n/bridge",
        "https://www.press.example/n/bridge",
        "https://press.example/n/bridge#!/2",
    ],
)
def test_other_pages_stay_other(other):
    assert canonical_url(other) != canonical_url("https://press.example/n/bridge")


def test_parameters_are_ordered_by_name_and_equal_names_as_they_were():
    one = canonical_url("https://press.example/?b=2&a=1&b=1")
    assert one == canonical_url("https://press.example/?a=1&b=2&b=1")
    assert one != canonical_url("https://press.example/?a=1&b=1&b=2")


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_address_is_taken_and_canonical_is_final(path, query):
    url = canonical_url(f"https://press.example/{path}?{query}")
    assert canonical_url(url) == url
    absolute_url(path, query)
