"""An outside authority stamps the ledger's head; openssl says whether it holds."""

import sqlite3

import pytest

from monitor.errors import FailureError, InputError
from monitor.store import keep_reply, question, stamps, uncovered, verify
from tests.store.authority import make_authority, needs_openssl

AUTHORITY = "https://tsa.example/"


@pytest.fixture
def authority(tmp_path):
    return make_authority(tmp_path / "authority")


@needs_openssl
def test_openssl_accepts_the_stamp_of_the_ledgers_head(sql, build, authority):
    build.versions(sql, build.page(sql), 2)
    asked = question(sql, nonce=2**63 + 5)
    reply = authority.answer(asked.body)
    kept = keep_reply(sql, asked, reply, authority=AUTHORITY, at=build.at(999))
    assert stamps(sql) == (kept,)
    digest = kept.digest.removeprefix("sha256:")
    assert authority.accepts(kept.reply, digest)
    assert not authority.accepts(kept.reply, "00" * 32)
    result = verify(sql)
    assert (result.faults, result.stamped) == ((), asked.length)


@needs_openssl
def test_what_no_stamp_covers_is_counted(sql, build, authority):
    page = build.versions(sql, build.page(sql), 1)
    assert uncovered(sql) == 2
    asked = question(sql, nonce=1)
    build.versions(sql, page, 1)
    keep_reply(
        sql, asked, authority.answer(asked.body), authority=AUTHORITY, at=build.at(999)
    )
    assert uncovered(sql) == 3


@needs_openssl
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE stamp SET reply = x'00'",
        "UPDATE stamp SET digest = zeroblob(32)",
        "UPDATE stamp SET length = 1",
        "DELETE FROM stamp",
    ],
)
def test_a_stamp_that_was_altered_is_found(sql, build, authority, statement):
    build.versions(sql, build.page(sql), 1)
    asked = question(sql, nonce=1)
    keep_reply(
        sql, asked, authority.answer(asked.body), authority=AUTHORITY, at=build.at(999)
    )
    with sqlite3.connect(sql.path) as connection:
        connection.execute(statement)
    connection.close()
    assert any("time stamp" in fault.message for fault in verify(sql).faults)


@needs_openssl
def test_a_stamp_of_something_else_is_not_kept(sql, build, authority):
    page = build.versions(sql, build.page(sql), 1)
    first = question(sql, nonce=1)
    build.versions(sql, page, 1)
    second = question(sql, nonce=2)
    with pytest.raises(FailureError, match="something else"):
        keep_reply(
            sql,
            second,
            authority.answer(first.body),
            authority=AUTHORITY,
            at=build.at(9),
        )
    assert stamps(sql) == ()


@needs_openssl
def test_an_old_answer_to_the_same_question_is_not_kept(sql, build, authority):
    build.versions(sql, build.page(sql), 1)
    old, new = question(sql, nonce=77), question(sql, nonce=78)
    reply = authority.answer(old.body)
    with pytest.raises(FailureError, match="something else"):
        keep_reply(sql, new, reply, authority=AUTHORITY, at=build.at(9))


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        (b"", "did not answer"),
        (b"<html>", "did not answer"),
        (bytes.fromhex("30053003020102"), "refused"),
        (bytes.fromhex("3005300302"), "cut short"),
    ],
)
def test_an_answer_that_is_no_stamp_is_said(sql, build, reply, says):
    build.versions(sql, build.page(sql), 1)
    asked = question(sql, nonce=1)
    with pytest.raises(FailureError, match=says):
        keep_reply(sql, asked, reply, authority=AUTHORITY, at=build.at(9))


def test_there_is_nothing_to_stamp_in_an_empty_store(sql):
    with pytest.raises(InputError):
        question(sql, nonce=1)
