# ruff: noqa: E501 - a table of pieces
"""No page takes long, whatever its author wanted."""

import time

import pytest

from monitor.judge import judge

# Seconds of CPU for so many bytes; the slowest measured takes a thirtieth of it, and
# anything quadratic takes minutes.
LIMIT = 15.0
SIZE = 250_000
REPEATED = [
    "<", "<div ", "<div>", "</div>", "<noscript>", "</noscript>", "<!--", "&", "{{", "${",
    "<meta http-equiv=refresh content='1;url=", "location = ", "alert('", "<title>", "<h1>x</h1>",
    "<p>404 not found ", "页面不存在", "<a href=x>y</a>", "<input type=password>", "\0", " ", "[[",
    "<div id", "<script>", "<style>", "@@a", "e\u0301",
]  # fmt: skip


@pytest.mark.parametrize("piece", REPEATED)
def test_a_page_of_nothing_but_this_is_judged_in_time(piece, capture, earlier):
    source = "<html><body>" + piece * (SIZE // len(piece.encode()))
    began = time.process_time()
    judge(capture(source, status=None), earlier=earlier)
    assert time.process_time() - began < LIMIT
