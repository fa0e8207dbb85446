"""Two addresses of one page have one key, and two pages have two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.fetch import canonical

PAGE = "https://tides.example/press/a17.html"


@pytest.mark.parametrize(
    "other",
    [
        "http://tides.example/press/a17.html",
        "HTTPS://Tides.Example:443/press/a17.html",
        "http://tides.example:80/press/a17.html",
        "https://www.tides.example./press/a17.html",
        "https://tides.example/press/../press/./a17.html",
        "https://tides.example//press/a17.html",
        "https://tides.example/press/a17.html/",
        "https://tides.example/press/%6117.html",
        "https://tides.example/press/a17.html#top",
        "https://tides.example/press/a17.html?",
        "https://tides.example/press/a17.html?utm_source=mail&utm_medium=x",
        "https://tides.example/press/a17.html?fbclid=1&spm=0.0.1",
        "https://tides.example/press/a17.html;jsessionid=8F3A",
        "https://tides.example/press/a17.html?PHPSESSID=8f3a",
        "https://tides.example/(S(abcdefghijklmnopqrstuvwx))/press/a17.html",
        "  https://tides.example/press/a17.html\n",
    ],
)
def test_these_are_one_page(other):
    assert canonical(other) == canonical(PAGE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://tides.example/", "http://www.tides.example/index.html"),
        ("https://tides.example/press/", "https://tides.example/press/Default.aspx"),
        ("https://tides.example/q?a=1&b=2", "https://tides.example/q?b=2&a=1"),
        ("https://tides.example/q?a=1&amp;b=2", "https://tides.example/q?b=2&a=1"),
        ("https://tides.example/潮", "https://tides.example/%E6%BD%AE"),
        ("https://tides.example/%e6%bd%ae", "https://tides.example/%E6%BD%AE"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
    ],
)
def test_these_too(one, other):
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(
    "other",
    [
        "https://tides.example:8443/press/a17.html",
        "https://m.tides.example/press/a17.html",
        "https://tides.example/press/A17.html",
        "https://tides.example/press/a18.html",
        "https://tides.example/press/a17.html?page=2",
        "https://tides.example/press/a17.html#!/second",
        "https://tides.example/press/a17_2.html",
    ],
)
def test_these_are_other_pages(other):
    assert canonical(other) != canonical(PAGE)


def test_an_escaped_slash_is_no_slash():
    assert canonical("https://a.example/b%2Fc") != canonical("https://a.example/b/c")


@given(st.text(max_size=60) | st.text(max_size=40).map("https://a.example/".__add__))
def test_a_key_is_its_own_key_and_nothing_makes_it_stumble(url):
    assert canonical(canonical(url)) == canonical(url)
