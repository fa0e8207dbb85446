"""No page takes long, whatever its author wanted."""

import time

import pytest

from monitor.judge import judge

# Seconds of CPU for a megabyte; the slowest measured takes a fifth of it.
LIMIT = 2.0
MEGABYTE = 1_000_000
REPEATED = [
    "<", "<div ", "<div>", "</div>", "<noscript>", "</noscript>", "<!--", "&", "{{", "${",
    "<meta http-equiv=refresh content='1;url=", "location = ", "alert('", "<title>", "<h1>x</h1>",
    "<p>404 not found ", "页面不存在", "<a href=x>y</a>", "<input type=password>", "\0", " ", "[[",
    "<div id", "<script>", "<style>", "@@a", "e\u0301",
]  # fmt: skip


@pytest.mark.parametrize("piece", REPEATED)
def test_a_megabyte_of_anything_is_judged_in_time(piece, capture, earlier):
    source = "<html><body>" + piece * (MEGABYTE // len(piece.encode()))
    began = time.process_time()
    judge(capture(source, status=None), earlier=earlier)
    assert time.process_time() - began < LIMIT
