"""Whatever is wrong is said in a sentence, with the right exit code, no traceback."""

import io
import json
import os
import sqlite3

import pytest

from monitor.store import SqlStore

CONFIG = "contact: a@b.example\nsources:\n  - name: a\n    url: http://127.0.0.1:9/\n"


def said(done, code, *words):
    """Assert that a command failed rightly, and that it said these words."""
    assert done.code == code, done
    assert done.out == ""
    assert "Traceback" not in done.err
    plain = " ".join(done.err.split())
    for word in words:
        assert word in plain


@pytest.mark.parametrize("command", ["run", "check", "status", "changes", "sources"])
def test_a_missing_configuration_says_how_to_begin(monitor, command):
    said(monitor(command), 2, "config.yaml does not exist", "monitor add URL")


def test_a_wrong_configuration_is_said_with_its_line(monitor, tmp_path):
    (tmp_path / "config.yaml").write_text(CONFIG.replace("url:", "ulr:"))
    said(monitor("check"), 2, "config.yaml:4:", "did you mean `url`")


def test_an_unknown_source_is_said_with_those_there_are(monitor, tmp_path):
    (tmp_path / "config.yaml").write_text(CONFIG)
    said(monitor("check", "b"), 2, "there is no source 'b'; there are: a")


@pytest.mark.parametrize("command", ["diff", "show", "versions"])
def test_an_unknown_page_says_how_pages_are_named(monitor, tmp_path, command):
    (tmp_path / "config.yaml").write_text(CONFIG)
    said(monitor(command, "budget"), 2, "no page is called 'budget'", "its id, its URL")


def test_an_unknown_severity_is_said_with_those_there_are(monitor, tmp_path):
    (tmp_path / "config.yaml").write_text(CONFIG)
    said(monitor("changes", "--severity", "bad"), 2, "cosmetic, low, medium or high")


def test_a_time_that_is_none_is_said_with_an_example(monitor, tmp_path):
    (tmp_path / "config.yaml").write_text(CONFIG)
    said(monitor("changes", "--since", "noon"), 2, "24h, 7d")


def test_a_file_that_is_not_there_is_said(monitor):
    said(monitor("parse", "none.html"), 2, "none.html cannot be read")
    said(monitor("compare", "a.html", "b.html"), 2, "a.html cannot be read")
    said(monitor("compare", "a.html"), 2, "two pages are needed")
    said(monitor("parse"), 2, "a page is needed")


@pytest.mark.parametrize(
    "body",
    [b"", b"\x00" * 1000, os.urandom(5000), b"%PDF-1.7\n1 0 obj", b"<p>cut sho", b"{}"],
    ids=["empty", "zeros", "random", "pdf", "cut", "json"],
)
def test_what_is_no_page_is_parsed_without_a_traceback_and_doubted(
    monitor, tmp_path, body
):
    (tmp_path / "page.html").write_bytes(body)
    done = monitor("parse", "page.html")
    assert done.code == 0
    assert "Traceback" not in done.err
    shown = monitor("parse", "page.html", "--json")
    assert json.loads(shown.out)["kind"] in {"article", "transcript", "list"}


def test_a_batch_answers_every_line_also_the_bad_ones(monitor, tmp_path):
    (tmp_path / "page.html").write_text("<h1>One</h1><p>Two three four.</p>")
    lines = [
        json.dumps({"path": str(tmp_path / "page.html"), "url": None}),
        json.dumps({"path": str(tmp_path / "none.html"), "url": None}),
        "no json",
        "[]",
        "{}",
    ]
    done = monitor("parse", "--batch", stdin=io.StringIO("\n".join(lines) + "\n"))
    answers = [json.loads(line) for line in done.out.splitlines()]
    assert ["error" in a for a in answers] == [False, True, True, True, True]
    pairs = [json.dumps({"old": "x", "new": "y"}), "no json", "[]"]
    done = monitor("compare", "--batch", stdin=io.StringIO("\n".join(pairs) + "\n"))
    assert all("error" in json.loads(line) for line in done.out.splitlines())


def test_a_page_that_cannot_be_fetched_is_a_failure_that_says_why(monitor, tmp_path):
    (tmp_path / "config.yaml").write_text(CONFIG)
    said(monitor("parse", "http://127.0.0.1:9/"), 1, "could not be fetched")
    address = "http://127.0.0.1:9/press/"
    said(
        monitor("add", address), 1, "Nothing was added", "--allow-network 127.0.0.1/32"
    )
    allowed = monitor("add", address, "--allow-network", "127.0.0.0/8")
    said(allowed, 1, "Nothing was added", "connect")
    said(monitor("add", "http://127.0.0.1:9/"), 2, "is watched already, as source 'a'")
    said(monitor("add", address, "--every", "soon"), 2, "--every", "30m")
    said(monitor("add", "ftp://example.org/"), 2, "http:// or https://")


def test_a_store_of_a_newer_version_is_refused_and_left_alone(monitor, tmp_path):
    (tmp_path / "config.yaml").write_text(CONFIG)
    monitor("status")
    database = tmp_path / "snapshots" / "monitor.db"
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    said(monitor("status"), 1, "newer version")


def test_a_second_daemon_on_one_store_is_refused(monitor, tmp_path):
    (tmp_path / "config.yaml").write_text(CONFIG)
    with SqlStore.open(tmp_path / "snapshots", exclusive=True):
        said(monitor("run"), 1, "snapshots")


def test_a_store_that_cannot_be_made_is_said(monitor, tmp_path):
    (tmp_path / "config.yaml").write_text(CONFIG + "store: config.yaml/inside\n")
    said(monitor("check"), 1, "config.yaml/inside cannot be made")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write to read-only folders")
def test_a_read_only_disk_is_said(monitor, tmp_path):
    (tmp_path / "config.yaml").write_text(CONFIG)
    (tmp_path / "snapshots").mkdir(mode=0o500)
    said(monitor("check"), 1, "cannot be written")
