"""The commands that look at a store, on one that the watcher has filled."""

import json

import pytest

from monitor.config import add_source
from monitor.store import SqlStore
from tests.watch.press import CONFIG, index, new_press, page


@pytest.fixture
async def filled(tmp_path):
    """A folder with configuration and store: an index, and a release with a change."""
    (tmp_path / "config.yaml").write_text(CONFIG)
    press = new_press()
    with SqlStore.open(tmp_path / "snapshots") as store:
        press.store = store
        press.pages["/index.html"] = index(1)
        press.pages["/2026/release-1.html"] = page(figure="three")
        await press.rounds(2)
        press.pages["/2026/release-1.html"] = page(figure="five")
        await press.rounds(1)
    return tmp_path


def test_changes_are_listed_with_their_speaker(monitor, filled):
    done = monitor("changes")
    assert done.code == 0
    assert "Byrne" in done.out
    assert "Ferry line" in done.out
    (change,) = json.loads(monitor("changes", "--json").out)["changes"]
    assert change["severity"] in {"low", "medium", "high"}


def test_changes_can_be_narrowed(monitor, filled):
    assert "Nothing has changed" in monitor("changes", "--since", "1h").out
    assert monitor("changes", "--source", "other").code == 2
    assert "Byrne" in monitor("changes", "--since", "2026-01-01").out


@pytest.mark.parametrize("form", ["terminal", "html", "markdown", "json"])
def test_a_difference_is_shown_in_every_form(monitor, filled, form):
    done = monitor("diff", "Ferry", "--format", form)
    assert done.code == 0
    assert "five" in done.out
    assert "three" in done.out


def test_a_difference_needs_two_versions(monitor, filled):
    done = monitor("diff", "index.html")
    assert done.code == 2
    assert "has only 1 version" in done.err


def test_a_page_is_shown_with_its_speakers_in_any_version(monitor, filled):
    assert "five" in monitor("show", "Ferry").out
    assert "three" in monitor("show", "Ferry", "--version", "1").out
    shown = json.loads(monitor("show", "Ferry", "--json").out)
    assert [t["role"] for t in shown["turns"]][1:] == [
        "official",
        "reporter",
        "official",
    ]


def test_a_page_may_be_named_by_id_address_or_title(monitor, filled):
    for name in ("2", "http://press.example/2026/release-1.html", "Ferry", "ferry li"):
        assert json.loads(monitor("versions", name, "--json").out)["page"] == 2


def test_versions_are_listed_with_their_files(monitor, filled):
    done = monitor("versions", "Ferry")
    assert done.code == 0
    kept = json.loads(monitor("versions", "Ferry", "--json").out)["versions"]
    assert [v["number"] for v in kept] == [1, 2]
    assert all((filled / "snapshots" / v["path"]).exists() for v in kept)


def test_status_counts_pages_and_versions(monitor, filled):
    assert "press" in monitor("status").out
    (source,) = json.loads(monitor("status", "--json").out)["sources"]
    assert (source["pages"], source["versions"]) == (5, 6)


def test_status_serves_as_a_health_check(monitor, filled):
    """The doubles' clock stands in June 2026: the pages are long overdue."""
    assert monitor("status", "--overdue", "15m").code == 1
    assert monitor("status", "--overdue", "100000d").code == 0


def test_sources_are_listed(monitor, filled):
    assert "every 30 min" in monitor("sources").out
    (source,) = json.loads(monitor("sources", "--json").out)["sources"]
    assert source["name"] == "press"


def test_two_files_are_compared(monitor, tmp_path):
    (tmp_path / "a.html").write_text(page(figure="three"))
    (tmp_path / "b.html").write_text(page(figure="five"))
    done = monitor("compare", "a.html", "b.html")
    assert done.code == 0
    assert "five" in done.out


def test_a_file_is_shown_as_a_transcript_and_explained(monitor, tmp_path):
    (tmp_path / "a.html").write_text(page())
    assert "Byrne" in monitor("parse", "a.html").out
    assert "Home" in monitor("parse", "a.html", "--explain").out
    assert "<html" in monitor("parse", "a.html", "--explain", "--html").out


def test_every_command_explains_itself(monitor):
    listed = monitor("--help").out
    for command in (
        *("demo", "run", "check", "status", "changes", "diff", "show", "versions"),
        *("parse", "compare", "sources", "add"),
    ):
        assert command in listed
        done = monitor(command, "--help")
        assert done.code == 0
        assert "Usage" in done.out


def test_an_added_source_shows_in_the_list(monitor, filled):
    add_source(
        filled / "config.yaml", {"name": "new", "url": "https://new.example/"}, "New"
    )
    assert "new.example" in monitor("sources").out


@pytest.mark.parametrize("policy", ["fixed", "age", "adaptive"])
def test_plan_says_what_each_source_will_get(monitor, filled, policy):
    config = filled / "config.yaml"
    config.write_text(config.read_text() + f"policy: {policy}\n")
    (source,) = json.loads(monitor("plan", "--json").out)["sources"]
    assert source["policy"] == policy
    assert source["pages"] == 4
    assert source["visits"] > 0
    assert policy in monitor("plan").out
