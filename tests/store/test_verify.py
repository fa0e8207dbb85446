"""`verify` finds what was altered and names the version; `repair` what a crash left."""

import dataclasses
import sqlite3
import types

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from monitor import codec
from monitor.model import Availability
from monitor.store import FaultKind, Progress, SqlStore, repair, verify
from monitor.store._ledger import CaptureWords, capture_words


@pytest.fixture
def filled(tmp_path, build):
    """A folder with two pages of three versions each, a 304, one gone, one reparsed."""
    with SqlStore.open(tmp_path) as store:
        pages = [build.page(store, url=f"https://press.example/{n}") for n in "ab"]
        for number, first in enumerate(pages):
            for seconds in range(3):
                page = store.page(first.id)
                check = build.version(page, seconds * 60 + number, f"{seconds}", "7")
                (done,) = store.record([check])
        page = done.page
        store.record([build.visit(page, 500, Availability.UNCHANGED)])
        store.record(
            [build.visit(page, 600, Availability.GONE, became=Availability.GONE)]
        )
        old = store.snapshot(pages[0].id, 1)
        better = build.replace(build.transcript("reread"), parser=2)
        store.replace_parsed(old.id, better, at=build.at(900))
    return tmp_path


def alter(folder, *statements):
    """Change the database behind the store's back."""
    with sqlite3.connect(folder / "monitor.db") as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def found(folder):
    with SqlStore.open(folder) as store:
        return verify(store)


def versions(verification):
    return {(f.page_id, f.number) for f in verification.faults if f.page_id}


def files(folder):
    return sorted(folder.rglob("*.warc.gz"))


def test_a_store_as_it_was_written_is_sound(filled):
    steps: list[Progress] = []
    with SqlStore.open(filled) as store:
        result = verify(store, steps.append)
    assert result.sound
    assert not result.faults
    assert not result.orphans
    assert (result.captures, result.versions, result.files) == (8, 6, 6)
    assert result.changes == 5
    assert result.entries == 8 + 6 + 5 + 1
    assert steps[-1].done == steps[-1].total == result.entries
    assert result.head.startswith(f"{result.entries}:")
    assert any("clock" in line for line in result.not_proved)


def test_an_empty_store_is_sound(tmp_path):
    assert found(tmp_path).sound


def test_every_flipped_byte_of_every_file_is_found(filled):
    for path in files(filled)[:2]:
        whole = path.read_bytes()
        for place in range(0, len(whole), 37):
            path.write_bytes(
                whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
            )
            (fault,) = found(filled).faults
            assert fault.kind is FaultKind.ALTERED
            assert path.as_posix().endswith(fault.path)
        path.write_bytes(whole)


def test_a_missing_file_is_found_with_its_version(filled):
    files(filled)[1].unlink()
    (fault,) = found(filled).faults
    assert (fault.kind, fault.page_id, fault.number) == (FaultKind.MISSING, 1, 2)


def test_two_files_in_each_others_place_are_found(filled):
    one, two = files(filled)[:2]
    first, second = one.read_bytes(), two.read_bytes()
    one.write_bytes(second)
    two.write_bytes(first)
    assert versions(found(filled)) == {(1, 1), (1, 2)}


def test_a_file_that_was_cut_short_is_found(filled):
    path = files(filled)[0]
    path.write_bytes(path.read_bytes()[:-100])
    assert versions(found(filled)) == {(1, 1)}


@pytest.mark.parametrize(
    "column",
    [
        "at = at + 1",
        "digest = zeroblob(32)",
        "status = 201",
        "availability = 'gone'",
        "reason = 'x'",
        "seconds = 9",
        "final_url = 'https://other.example/'",
        "size = size + 1",
        "path = 'elsewhere.warc.gz'",
        "file_digest = zeroblob(32)",
        "number = 3",
        "failure = 'dns'",
        "page_id = 2",
    ],
)
def test_every_edited_column_of_a_capture_is_found(filled, column):
    alter(filled, f"UPDATE capture SET {column} WHERE id = 2")
    result = found(filled)
    assert any(f.kind is FaultKind.ROW for f in result.faults)


@pytest.mark.parametrize(
    "column",
    [
        "parser = 9",
        "capture_id = 3",
        "shape_id = shape_id + 1",
        "texts = (SELECT texts FROM snapshot WHERE id = 3)",
        "texts = x'01'",
        "number = 77",
        "page_id = 2, number = 77",
    ],
)
def test_every_edited_column_of_a_version_is_found(filled, column):
    alter(filled, f"UPDATE snapshot SET {column} WHERE id = 2")
    assert (1, 2) in versions(found(filled))


@pytest.mark.parametrize(
    "column",
    [
        "body = (SELECT body FROM text WHERE id = 1)",
        "body = x''",
        "body = x'0100'",
        "at = 5",
        "severity = 0",
        "became = 'gone'",
        "new_number = 1",
        "old_number = 9",
        "returns_to = 1",
        "capture_id = 1",
        "page_id = 2",
    ],
)
def test_every_edited_column_of_a_change_is_found(filled, column):
    alter(filled, f"UPDATE change SET {column} WHERE id = 2")
    assert any(f.kind is FaultKind.CONTENT for f in found(filled).faults)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE text SET body = x'00' || CAST('We counted 9.' AS BLOB) WHERE id = {}",
        "UPDATE text SET body = x'02' WHERE id = {}",
        "UPDATE text SET digest = randomblob(32) WHERE id = {}",
    ],
)
def test_a_replaced_text_is_found_with_all_versions_that_have_it(filled, statement):
    connection = sqlite3.connect(filled / "monitor.db")
    body = b"\x00" + b"We counted 7."
    (text,) = connection.execute(
        "SELECT id FROM text WHERE body = ?", [body]
    ).fetchone()
    connection.close()
    alter(filled, statement.format(text))
    # Version 1 of page 1 was read anew and has that text no more.
    assert versions(found(filled)) >= {(1, 2), (1, 3), (2, 1), (2, 2), (2, 3)}
    assert (1, 1) not in versions(found(filled))


@pytest.mark.parametrize("table", ["capture", "snapshot", "change", "text", "page"])
def test_a_deleted_row_is_found(filled, table):
    alter(filled, "PRAGMA foreign_keys = OFF", f"DELETE FROM {table} WHERE id = 2")
    assert not found(filled).sound


def test_an_edited_address_or_source_is_found(filled):
    alter(filled, "UPDATE page SET url = 'https://press.example/z' WHERE id = 1")
    assert versions(found(filled)) >= {(1, 1), (1, 2), (1, 3)}
    alter(
        filled,
        "UPDATE page SET url = 'https://press.example/a' WHERE id = 1",
        "UPDATE page SET source = 'other' WHERE id = 2",
    )
    assert versions(found(filled)) >= {(2, 1), (2, 2), (2, 3)}


def test_every_dropped_entry_of_the_ledger_is_found(filled):
    total = found(filled).entries
    connection = sqlite3.connect(filled / "monitor.db")
    rows = connection.execute("SELECT * FROM ledger").fetchall()
    for row in rows:
        with connection:
            connection.execute("DELETE FROM ledger WHERE id = ?", row[:1])
        assert not found(filled).sound, row
        with connection:
            connection.execute("INSERT INTO ledger VALUES (?, ?, ?, ?, ?)", row)
    connection.close()
    assert found(filled).sound
    assert len(rows) == total


def test_swapped_entries_are_found(filled):
    alter(
        filled,
        "UPDATE ledger SET id = -1 WHERE id = 4",
        "UPDATE ledger SET id = 4 WHERE id = 5",
        "UPDATE ledger SET id = 5 WHERE id = -1",
    )
    assert not found(filled).sound


def test_an_edited_entry_is_found(filled):
    alter(
        filled,
        "UPDATE ledger SET words = replace(words, '\"parser\":1', '\"parser\":3') "
        "WHERE kind = 'version'",
    )
    assert not found(filled).sound
    alter(filled, "UPDATE ledger SET words = 'no JSON' WHERE kind = 'version'")
    assert not found(filled).sound


def test_a_tail_that_was_cut_off_the_ledger_is_found(filled):
    alter(filled, "DELETE FROM ledger WHERE id > 10")
    assert not found(filled).sound


def test_a_tail_cut_off_all_tables_is_found_by_the_files_once_more_is_stored(
    filled, build
):
    """A file says what the last entry was when it was written."""
    alter(
        filled,
        "DELETE FROM ledger WHERE id > 13",
        "DELETE FROM outbox",
        "DELETE FROM change WHERE capture_id > 5",
        "DELETE FROM snapshot WHERE capture_id > 5",
        "DELETE FROM capture WHERE id > 5",
        "UPDATE page SET versions = 2 WHERE id = 2",
    )
    result = found(filled)
    assert [path[-7:] for path in result.orphans] == ["warc.gz"]
    # It was read anew at the end: what that gave is now without its entry.
    assert versions(result) == {(1, 1)}
    with SqlStore.open(filled) as store:
        repair(store, at=build.at(800))
        store.record([build.version(store.page(2), 900)])
    assert versions(found(filled)) == {(1, 1)}
    alter(filled, "UPDATE ledger SET digest = randomblob(32) WHERE id = 2")
    assert any("cut or written" in fault.message for fault in found(filled).faults)


def test_a_ledger_written_anew_does_not_fit_the_files(filled, build):
    """Whoever edits a row and computes all digests again still has the files to fit."""
    from monitor.store import _ledger  # noqa: PLC0415 - what a forger would use

    alter(filled, "UPDATE capture SET at = at + 1 WHERE id = 1")
    with SqlStore.open(filled) as store, store.writing() as connection:
        digest = _ledger.START
        for entry in list(_ledger.entries(connection)):
            digest = _ledger.follow(digest, entry.kind, entry.words or b"")
            connection.execute(
                sa.text("UPDATE ledger SET digest = :digest WHERE id = :id"),
                {"digest": digest, "id": entry.number},
            )
    result = found(filled)
    assert all("cut or written anew" in fault.message for fault in result.faults)
    assert len(result.faults) == 5


def test_rows_that_were_put_in_are_found(filled):
    alter(
        filled,
        "INSERT INTO capture (page_id, at, seconds, availability, reason, size) "
        "VALUES (1, 5, 0.1, 'ok', '', 3)",
    )
    assert not found(filled).sound


def test_orphans_are_said_and_left_until_repair(filled, build):
    whole = files(filled)[0]
    folder = whole.parent
    (folder / "20260101T000000.000Z-0009.warc.gz").write_bytes(whole.read_bytes())
    (folder / "20260101T000000.000Z-0010.warc.gz.partial").write_bytes(b"half")
    (folder / "20260101T000000.000Z-0011.warc.gz").write_bytes(b"no WARC")
    (folder / "notes.txt").write_text("mine")
    result = found(filled)
    assert result.sound
    assert [name[-14:] for name in result.orphans] == [
        "Z-0009.warc.gz",
        ".warc.gz.partial"[-14:],
        "Z-0011.warc.gz",
    ]
    with SqlStore.open(filled) as store:
        done = repair(store, at=build.at(5000))
        assert [len(x) for x in (done.adopted, done.discarded, done.left)] == [1, 1, 1]
        again = verify(store)
        assert again.sound
        assert again.orphans == done.left
        assert repair(store, at=build.at(5001)).left == done.left
        seen = store.history(1)[0]
        assert (seen.path, seen.number) == (done.adopted[0], None)
        assert seen.reason
        assert [v.number for v in store.versions(1)] == [1, 2, 3]
    assert (folder / "notes.txt").exists()
    assert not list(folder.glob("*.partial"))


@given(
    st.builds(
        CaptureWords,
        **dict.fromkeys(("reason", "source", "url", "availability"), st.text()),
        **dict.fromkeys(("failure", "final_url", "path"), st.none() | st.text()),
        **dict.fromkeys(
            ("digest", "file"), st.none() | st.binary(min_size=1).map(bytes.hex)
        ),
        **dict.fromkeys(("status", "number"), st.none() | st.integers(0, 999)),
        seconds=st.floats(0, allow_infinity=False),
        attempts=st.integers(0, 2),
        size=st.integers(0, 2),
    )
)
def test_the_words_of_a_capture_are_its_record_however_they_are_made(words):
    columns = dataclasses.asdict(words)
    digest, file = columns.pop("digest"), columns.pop("file")
    row = types.SimpleNamespace(
        **columns,
        page_id=words.page,
        digest=None if digest is None else bytes.fromhex(digest),
        file_digest=None if file is None else bytes.fromhex(file),
    )
    assert capture_words(row) == codec.encode(words)
