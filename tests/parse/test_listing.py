"""Index pages of any build and language give their releases, and nothing beside them.

The pages in `indexes/` are ours: built as a content system or a hand of some country
builds them, with its traps. Beside each stands what a reader would copy from it, in
the shape of `tests/pages`; those that begin with `no-` are documents with many links.
"""

from __future__ import annotations

import datetime as dt
import json
import pathlib
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.parse._listing import read_listing
from monitor.parse._tree import read_tree
from monitor.parse._walk import read_blocks

AT = dt.datetime(2021, 6, 10, 12, tzinfo=dt.UTC)
HOST = "https://press.example"
FOLDER = pathlib.Path(__file__).parent / "indexes"
INDEXES = sorted(path.stem for path in FOLDER.glob("*.json"))
DOCUMENTS = sorted(path.stem for path in FOLDER.glob("no-*.html"))


def read(html, url, at=None):
    tree = read_tree(html)
    return read_listing(read_blocks(tree), tree, url=url, at=at)


def page_and_gold(name):
    html = (FOLDER / f"{name}.html").read_text(encoding="utf-8")
    return html, json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def as_gold(links):
    return [
        {"url": k.url, "title": k.title, "date": str(k.date) if k.date else None}
        for k in links
    ]


@pytest.mark.parametrize("name", INDEXES)
def test_an_index_gives_its_releases_in_order(name):
    html, gold = page_and_gold(name)
    reading = read(html, gold["url"])
    assert as_gold(reading.listing.links) == gold["links"], gold["promise"]
    assert reading.is_index
    assert reading.listing.next_url == gold["next"]


SECTIONS = re.compile("<(/?)(?:main|article|section|aside|nav|header|footer)\\b")


@pytest.mark.parametrize("name", INDEXES)
def test_an_index_reads_the_same_built_of_nothing_but_div(name):
    html, gold = page_and_gold(name)
    reading = read(SECTIONS.sub(r"<\1div", html), gold["url"])
    assert as_gold(reading.listing.links) == gold["links"]
    assert reading.is_index


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_with_many_links_is_no_index(name):
    html = (FOLDER / f"{name}.html").read_text(encoding="utf-8")
    reading = read(html, f"{HOST}/n/bridge")
    assert reading is None or not reading.is_index


TITLES = [
    "Minister opens the rebuilt harbour bridge",
    "Remarks on the flood defence budget for the coast",
    "New rules for school canteens take effect in autumn",
]


def test_relative_times_are_reckoned_from_the_capture():
    times = ["3 hours ago", "yesterday", "2 days ago"]
    html = "".join(
        f'<div><h3><a href="/n/{n}">{title}</a></h3><span>{ago}</span></div>'
        for n, (title, ago) in enumerate(zip(TITLES, times, strict=True))
    )
    days = [str(link.date) for link in read(html, HOST, AT).listing.links]
    assert days == ["2021-06-10", "2021-06-09", "2021-06-08"]
    assert [link.date for link in read(html, HOST).listing.links] == [None] * 3


def test_a_day_of_the_week_gives_the_year():
    days = ["Monday, 31 May", "Friday, 28 May", "Thursday, 6 May"]
    html = "".join(
        f'<li><b>{day}</b> <a href="/n/{n}">{title}</a></li>'
        for n, (title, day) in enumerate(zip(TITLES, days, strict=True))
    )
    links = read(f"<ul>{html}</ul>", HOST, AT).listing.links
    assert [str(k.date) for k in links] == ["2021-05-31", "2021-05-28", "2021-05-06"]


@given(st.text("<>/abahrefliulp \"='\n1-2021", max_size=400))
def test_any_markup_is_read_without_complaint(markup):
    read(markup, HOST)


PIECES = [
    '<li><a href="/a">A title that is long enough</a> 2021-05-31</li>',
    '<a href="/b">A title that is long enough</a>',
    '<div><a href="/c">A title long enough</a>',
    '<ul><li><a href="/x">word</a>',
    '<p><a href="/d">A title that is long enough</a> 31 May</p><p>2021</p>',
]


@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_the_length_only(piece):
    tree = read_tree(piece * (200_000 // len(piece)))
    layout = read_blocks(tree)
    # Seconds of CPU, ten times what it takes; what is quadratic takes minutes.
    began = time.process_time()
    read_listing(layout, tree, url=HOST)
    assert time.process_time() - began < 20
