"""Two pages from two hosts are an original and its copy."""

import datetime as dt

import pytest

from monitor.model import Capture
from monitor.watch import compare_captures

TEXT = "<h1>Quay opens</h1><p>The north quay opens in May, the harbour office said.</p>"


def page(url, more=""):
    body = f"<html><body><main>{TEXT}{more}</main></body></html>".encode()
    at = dt.datetime(2026, 5, 1, tzinfo=dt.UTC)
    return Capture(url, url, at, 0.1, status=200, body=body)


@pytest.mark.parametrize(
    ("old", "new", "copy"),
    [
        ("https://port.example/1", "https://news.example/1", True),
        ("https://port.example/1", "https://www.port.example/2", False),
        ("old.html", "new.html", False),
        ("https://port.example/1", "new.html", False),
    ],
)
def test_a_page_of_another_host_is_a_copy(old, new, copy):
    more = "<p>Ferries to the islands will leave from it, the minister said.</p>"
    comparison = compare_captures(page(old, more), page(new))
    assert comparison.copy is copy


def test_whoever_compares_may_say_which_it_is():
    pages = page("old.html"), page("new.html")
    assert compare_captures(*pages, copy=True).copy
