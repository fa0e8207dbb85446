"""The commands of the archive, on a store that the watcher has filled."""

import json

import pytest

from monitor.store import SqlStore
from tests.watch.press import CONFIG, index, new_press, page


@pytest.fixture
async def filled(tmp_path):
    """A folder with a configuration and a store: a release that was changed twice."""
    (tmp_path / "config.yaml").write_text(CONFIG)
    press = new_press()
    with SqlStore.open(tmp_path / "snapshots") as store:
        press.store = store
        press.pages["/index.html"] = index(1)
        for figure in ("seven", "eight", "five"):
            press.pages["/2026/release-1.html"] = page(figure=figure)
            await press.rounds(2)
    return tmp_path


def test_verify_says_that_nothing_was_altered_and_what_that_does_not_prove(
    monitor, filled
):
    done = monitor("verify")
    assert done.code == 0
    assert "Nothing was altered" in done.out
    assert "not prove" in done.out


def test_verify_finds_a_flipped_byte_and_exits_with_1(monitor, filled):
    file = next((filled / "snapshots").rglob("*.warc.gz"))
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    done = monitor("verify")
    assert done.code == 1
    assert "damaged" in done.out


def test_a_backup_is_a_store(monitor, filled):
    assert monitor("backup", "copy").code == 0
    with (
        SqlStore.open(filled / "copy") as copy,
        SqlStore.open(filled / "snapshots") as store,
    ):
        assert [p.url for p in copy.pages()] == [p.url for p in store.pages()]


@pytest.mark.parametrize(
    ("form", "name"),
    [("warc", "all.warc.gz"), ("jsonl", "all.jsonl"), ("csv", "all.csv")],
)
def test_versions_are_exported(monitor, filled, form, name):
    done = monitor("export", name, "--format", form)
    assert done.code == 0, done
    assert (filled / name).stat().st_size > 0
    assert monitor("export", name, "--format", form).code == 2


@pytest.mark.parametrize("form", ["warc.gz", "wacz"])
def test_an_export_is_imported_elsewhere_once(monitor, filled, tmp_path, form):
    monitor("export", f"all.{form}", "--format", form.partition(".")[0])
    other = tmp_path / "other.yaml"
    other.write_text(CONFIG + "store: elsewhere\n")
    given = ("import", f"all.{form}", "--source", "press", "--config", other, "--json")
    (first,) = json.loads(monitor(*given).out)["files"]
    assert first["versions"] == 7
    (again,) = json.loads(monitor(*given).out)["files"]
    assert (again["captures"], again["known"]) == (0, 7)


def test_words_are_found_in_versions_that_are_gone(monitor, filled):
    assert "Byrne" in monitor("search", "seven boats").out
    (found,) = json.loads(monitor("search", "seven boats", "--gone", "--json").out)[
        "found"
    ]
    assert found["gone_at"]
    assert "Nothing was found" in monitor("search", "seven boats", "--there").out
    before = ("search", "seven boats", "--until", "2020-01-01")
    assert "Nothing was found" in monitor(*before).out


def test_what_is_exported_can_be_bounded_in_time(monitor, filled):
    none = ("--until", "2020-01-01", "--json")
    done = monitor("export", "none.jsonl", "--format", "jsonl", *none)
    assert json.loads(done.out)["versions"] == 0


def test_a_sentence_is_traced(monitor, filled):
    stay = json.loads(monitor("trace", "We have bought seven boats", "--json").out)
    assert stay["stays"][0]["gone_at"]
    assert "never seen" in monitor("trace", "We have bought a whale").out


# The first version of a page and its last stay in any case.
def test_old_versions_go_only_when_told_to_and_never_under_hold(monitor, filled):
    rule = ("prune", "press", "--older-than", "1s")
    assert "would go" in monitor(*rule).out
    assert monitor("hold", "Ferry", "--reason", "case 12").code == 0
    assert "0 versions" in monitor(*rule, "--yes").out
    assert monitor("hold", "Ferry", "--release", "--reason", "closed").code == 0
    assert "1 versions" in monitor(*rule, "--yes").out
    assert monitor("verify").code == 0


def test_a_reparse_is_no_change(monitor, filled):
    done = json.loads(monitor("reparse", "--all", "--json").out)
    assert done == {"versions": 7, "different": 0}
    assert len(json.loads(monitor("changes", "--json").out)["changes"]) == 2


def test_a_stamp_that_cannot_be_had_is_said(monitor, filled):
    done = monitor("stamp", "http://127.0.0.1:9/")
    assert done.code == 1
    assert "Nothing was stamped" in done.err
