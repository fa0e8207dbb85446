"""Sessions outlive the process that began them, and no longer than they may."""

import datetime as dt

import pytest

from monitor.store import MemoryStore, Session, SqlStore, sessions
from monitor.store._sessions import MOST_SESSIONS

NOW = dt.datetime(2026, 6, 1, 9, 0, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(hours=12)


@pytest.fixture(params=["memory", "sql"])
def kept(request, tmp_path):
    if request.param == "memory":
        yield sessions(MemoryStore())
    else:
        with SqlStore.open(tmp_path) as store:
            yield sessions(store)


def test_a_session_is_found_until_it_is_ended(kept):
    begun = Session(b"a" * 32, "anna", LATER)
    kept.begin(begun, now=NOW)
    assert kept.find(b"a" * 32) == begun
    assert kept.find(b"b" * 32) is None
    kept.end(b"a" * 32)
    assert kept.find(b"a" * 32) is None


def test_what_is_over_goes_when_another_begins(kept):
    kept.begin(Session(b"a" * 32, "anna", NOW), now=NOW)
    kept.begin(Session(b"b" * 32, "anna", LATER), now=NOW)
    assert kept.find(b"a" * 32) is None
    assert kept.find(b"b" * 32) is not None


def test_there_are_never_more_than_so_many(kept, monkeypatch):
    monkeypatch.setattr("monitor.store._sessions.MOST_SESSIONS", 3)
    assert MOST_SESSIONS > 3
    for number in range(5):
        until = LATER + dt.timedelta(minutes=number)
        kept.begin(Session(bytes([number]) * 32, "anna", until), now=NOW)
    found = [n for n in range(5) if kept.find(bytes([n]) * 32)]
    assert found == [2, 3, 4]


def test_a_restart_ends_no_session_and_the_database_holds_no_cookie(tmp_path):
    with SqlStore.open(tmp_path) as store:
        sessions(store).begin(Session(b"a" * 32, "anna", LATER), now=NOW)
    with SqlStore.open(tmp_path) as store:
        found = sessions(store).find(b"a" * 32)
    assert found is not None
    assert found.name == "anna"
