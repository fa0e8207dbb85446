"""A store of every earlier schema is brought up to date, whole, or left as it was."""

import contextlib
import os
import signal
import sqlite3

import pytest
import sqlalchemy as sa

from monitor.errors import InputError
from monitor.model import Availability
from monitor.store import Query, SqlStore, _engine, _migrate, search, trace, verify
from tests.store.older import make_older, rows

# What no older schema had is not there after it was brought up to date either.
CAME_WITH = {"hold": "0004", "stamp": "0004", "judgement": "0005", "tally": "0008"}
COLUMNS_CAME_WITH = {
    ("page", "confidence"): "0008",
    ("page", "older_at"): "0010",
    ("change", "fingerprint"): "0011",
    ("change", "event_id"): "0011",
}


@pytest.fixture(scope="module")
def current(tmp_path_factory, build):
    """A filled store of today's schema: edits, a listing, a page that is gone."""
    folder = tmp_path_factory.mktemp("current")
    with SqlStore.open(folder) as store:
        page = build.page(store)
        page = build.versions(store, page, 3)
        listing = build.page(store, "https://press.example/index")
        check = build.version(listing, 7, parsed=build.listing("a", "b"))
        store.record([check])
        gone = build.versions(store, build.page(store, "https://press.example/b"), 2)
        visit = build.visit(gone, 900, Availability.GONE, became=Availability.GONE)
        store.record([visit], channels=("feed",))
    return folder


@pytest.mark.parametrize("revision", _migrate.KNOWN)
def test_a_filled_store_of_every_schema_becomes_todays(
    current, tmp_path, build, revision
):
    """Row for row as if it had been written by today's program, and it goes on."""
    make_older(current, tmp_path / "older", revision)
    with SqlStore.open(tmp_path / "older") as store:
        result = verify(store)
        assert (result.faults, result.versions) == ((), 6)
        found = search(store, Query("ferries"))
    with SqlStore.open(current) as store:
        assert found == search(store, Query("ferries"))
        assert trace(store, "We counted 60 ferries.") != ()
    unknown = [c for c, since in COLUMNS_CAME_WITH.items() if revision < since]
    ours, theirs = (rows(f, but=unknown) for f in (tmp_path / "older", current))
    assert ours.keys() == theirs.keys()
    for table, there in theirs.items():
        if revision >= CAME_WITH.get(table, "0001"):
            assert derived_aside(table, ours[table]) == derived_aside(table, there)
    with SqlStore.open(tmp_path / "older") as store:
        (page,) = store.find_page("https://press.example/a")
        build.versions(store, page, 1)
        assert verify(store).sound
        assert store.due(build.at(10**7), busy=("press.example",)) == ()


def derived_aside(table, found):
    """Leave out the numbers of rows that are made anew and that nothing refers to."""
    return len(found) if table in {"passage", "voice"} else found


@pytest.mark.parametrize("revision", _migrate.KNOWN[:-1])
def test_an_older_store_is_not_altered_by_looking(current, tmp_path, revision):
    make_older(current, tmp_path / "older", revision)
    before = rows(tmp_path / "older")
    with pytest.raises(InputError, match="older version of this program"):
        SqlStore.open(tmp_path / "older", read_only=True)
    assert rows(tmp_path / "older") == before


def upgrade_until(path, last: int) -> int:
    """Upgrade in a child that is killed at a statement; return how it ended."""
    child = os.fork()
    if child == 0:
        engine = _engine.engine(path, read_only=False)
        count = 0

        def kill(*_):
            nonlocal count
            count += 1
            if count == last:
                os.kill(os.getpid(), signal.SIGKILL)

        sa.event.listen(engine, "before_cursor_execute", kill)
        _migrate.upgrade(engine)
        os._exit(0)
    return os.waitpid(child, 0)[1]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize(("revision", "step"), [("0001", 6), ("0003", 9), ("0006", 1)])
def test_an_upgrade_that_is_killed_anywhere_is_made_again(
    current, tmp_path, revision, step
):
    """`kill -9` before a statement leaves the old schema; the next start goes on."""
    make_older(current, tmp_path / "older", revision)
    path = tmp_path / "older" / "monitor.db"
    before = rows(tmp_path / "older")
    killed = 0
    while upgrade_until(path, 1 + killed * step) == signal.SIGKILL:
        killed += 1
        with contextlib.closing(sqlite3.connect(path)) as connection:
            query = "SELECT version_num FROM alembic_version"
            assert connection.execute(query).fetchone() == (revision,)
        assert rows(tmp_path / "older") == before
    assert killed > 3
    with SqlStore.open(tmp_path / "older") as store:
        assert verify(store).sound
        assert search(store, Query("ferries"))
