"""What is written out is all of it, for people and for other programs."""

import csv
import gzip
import hashlib
import io
import json
import zipfile

import fastwarc
import pytest

from monitor.errors import InputError, StoreError
from monitor.store import Format, Progress, Selection, count, export, selected
from monitor.store._wacz import sort_key


@pytest.fixture
def filled(sql, build):
    """A transcript of three versions, and a listing of one in another source."""
    build.versions(sql, build.page(sql), 3)
    index = build.page(sql, url="https://www.other.example/List?b=2&a=1", source="o")
    check = build.version(index, 30, parsed=build.listing("one", "two"))
    sql.record([check])
    return sql


def test_versions_are_selected_by_all_that_is_given(filled, build):
    def numbers(**given):
        return [one.snapshot.number for one in selected(filled, Selection(**given))]

    assert numbers() == [1, 2, 3, 1]
    assert numbers(source="o") == [1]
    assert numbers(page=1, since=build.at(60)) == [2, 3]
    assert numbers(until=build.at(60)) == [1, 2, 1]
    assert numbers(words="60 ferries") == [2]
    assert numbers(words="sailed") == [1, 2, 3]
    assert count(filled, Selection(source="press")) == 3


def test_warc_is_the_files_as_they_were_stored(filled, tmp_path):
    steps: list[Progress] = []
    target = tmp_path / "out" / "all.warc.gz"
    done = export(filled, target, Format.WARC, progress=steps.append)
    assert (done.versions, done.target) == (4, target)
    assert [step.done for step in steps] == [1, 2, 3, 4]
    whole = b"".join(
        filled.objects.get(one.snapshot.path) for one in selected(filled, Selection())
    )
    assert target.read_bytes() == whole
    with target.open("rb") as file:
        kinds = [
            record.headers["WARC-Type"]
            for record in fastwarc.ArchiveIterator(file, parse_http=False)
            if record.verify_block_digest()
        ]
    assert kinds.count("response") == 4
    assert len(kinds) == 16


def test_jsonl_has_all_that_was_parsed(filled, tmp_path):
    export(filled, tmp_path / "all.jsonl", Format.JSONL)
    text = (tmp_path / "all.jsonl").read_text(encoding="utf-8")
    lines = [json.loads(line) for line in text.splitlines()]
    first = lines[0]
    assert (first["source"], first["version"]) == ("press", 1)
    assert first["captured"] == "2026-05-31T08:00:00.123456+00:00"
    assert first["content"]["turns"][2]["speaker"] == "李明"
    assert lines[3]["content"]["links"][1]["title"] == "two"
    assert first["digest"].startswith("sha256:")


def test_csv_has_a_row_a_turn_and_no_formulas(filled, tmp_path, build):
    page = filled.pages()[0]
    evil = build.transcript("x", title="=HYPERLINK(1)")
    filled.record([build.version(page, 500, parsed=evil)])
    export(filled, tmp_path / "all.csv", Format.CSV)
    data = (tmp_path / "all.csv").read_bytes()
    assert data.startswith("\ufeff".encode())
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[0]["speaker"] == "Rosa Lindqvist"
    assert rows[0]["text"] == "Good morning.\nFirst question."
    assert [r["text"] for r in rows if r["role"] == "release"] == ["one", "two"]
    assert rows[-1]["title"] == "'=HYPERLINK(1)"


def test_markdown_is_a_file_a_version(filled, tmp_path, build):
    page = filled.pages()[0]
    odd = build.transcript("*stars* and <tags>")
    filled.record([build.version(page, 500, parsed=odd)])
    done = export(filled, tmp_path / "notes", Format.MARKDOWN)
    assert done.versions == 5
    files = sorted(p.relative_to(tmp_path / "notes") for p in tmp_path.rglob("*.md"))
    assert [path.name for path in files] == ["0001.md"] * 2 + [
        "0002.md",
        "0003.md",
        "0004.md",
    ]
    text = (tmp_path / "notes" / files[-1]).read_text(encoding="utf-8")
    assert "# Briefing on the ferries" in text
    assert "**李明**, official:" in text
    assert r"\*stars\* and \<tags\>" in text
    assert export(filled, tmp_path / "notes", Format.MARKDOWN).versions == 0


def test_wacz_is_a_package_whose_digests_hold(filled, tmp_path):
    target = tmp_path / "all.wacz"
    export(filled, target, Format.WACZ)
    with zipfile.ZipFile(target) as archive:
        assert archive.testzip() is None
        described = archive.read("datapackage.json")
        package = json.loads(described)
        for resource in package["resources"]:
            data = archive.read(resource["path"])
            digest = "sha256:" + hashlib.sha256(data).hexdigest()
            assert (digest, len(data)) == (resource["hash"], resource["bytes"])
        outer = json.loads(archive.read("datapackage-digest.json"))
        assert outer["hash"] == "sha256:" + hashlib.sha256(described).hexdigest()
        warc = archive.read("archive/data.warc.gz")
        index = archive.read("indexes/index.cdx").decode().splitlines()
        pages = archive.read("pages/pages.jsonl").decode().splitlines()
    assert index == sorted(index)
    assert len(index) == 4
    assert len(pages) == 5
    for line in index:
        key, _, rest = line.partition(" ")
        stamp, _, entry = rest.partition(" ")
        entry = json.loads(entry)
        start = int(entry["offset"])
        member = gzip.decompress(warc[start : start + int(entry["length"])])
        assert b"WARC-Type: response" in member
        assert key == sort_key(entry["url"])
        assert len(stamp) == 14
    assert sorted(path.name for path in tmp_path.glob("all*")) == ["all.wacz"]


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.Press.example/News/", "example,press)/news"),
        ("http://press.example", "example,press)/"),
        ("https://press.example:8080/a?b=2&a=1", "example,press:8080)/a?a=1&b=2"),
    ],
)
def test_an_index_sorts_addresses_by_host_turned_round(url, key):
    assert sort_key(url) == key


@pytest.mark.parametrize(
    "form", [Format.WARC, Format.JSONL, Format.CSV, Format.MARKDOWN, Format.WACZ]
)
def test_what_was_broken_off_goes_on_and_is_the_same(
    filled, tmp_path, form, monkeypatch
):
    monkeypatch.setattr("monitor.store._export._NOTE_EVERY", 2)
    whole, broken = tmp_path / "whole", tmp_path / "broken"
    export(filled, whole, form)

    def stop(step):
        if step.done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export(filled, broken, form, progress=stop)
    assert form is Format.MARKDOWN or not broken.exists()
    # At most what came after the last note is written again.
    assert export(filled, broken, form).versions <= 2
    if form is Format.WACZ:
        with zipfile.ZipFile(whole) as one, zipfile.ZipFile(broken) as two:
            for name in ("archive/data.warc.gz", "indexes/index.cdx"):
                assert one.read(name) == two.read(name)
        return
    names = sorted(p.name for p in tmp_path.iterdir() if p.name.startswith("broken"))
    assert names == ["broken"]
    if form is Format.MARKDOWN:
        for path in whole.rglob("*.md"):
            again = broken / path.relative_to(whole)
            assert again.read_text(encoding="utf-8") == path.read_text(encoding="utf-8")
    else:
        assert whole.read_bytes() == broken.read_bytes()


def test_what_was_broken_off_of_another_selection_begins_anew(
    filled, tmp_path, build, monkeypatch
):
    """Else a file would hold what was asked for first and then what was asked last."""
    monkeypatch.setattr("monitor.store._export._NOTE_EVERY", 1)

    def stop(_):
        raise KeyboardInterrupt

    target = tmp_path / "all.jsonl"
    with pytest.raises(KeyboardInterrupt):
        export(filled, target, Format.JSONL, progress=stop)
    late = Selection(since=build.at(60))
    export(filled, target, Format.JSONL, late)
    assert len(target.read_text("utf-8").splitlines()) == count(filled, late)


def test_nothing_is_written_over_and_a_full_disk_is_said(filled, tmp_path):
    target = tmp_path / "all.jsonl"
    target.write_text("mine")
    with pytest.raises(InputError, match="exists"):
        export(filled, target, Format.JSONL)
    assert target.read_text() == "mine"
    with pytest.raises(StoreError, match="goes on"):
        export(filled, target / "below", Format.JSONL)
