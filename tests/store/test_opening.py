"""Opening a store: who may, beside whom, and what of an older or newer one."""

import os
import sqlite3
import subprocess
import sys
import threading

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from monitor.errors import (
    DamagedStoreError,
    InputError,
    NewerStoreError,
    ReadOnlyStoreError,
    StoreError,
    StoreInUseError,
)
from monitor.store import SqlStore, _engine, _migrate, verify
from monitor.store._tables import Row

# --- migrations ---


def test_the_migrations_amount_to_the_tables(sql):
    with sql.reading() as connection:
        context = MigrationContext.configure(connection)
        ours = [
            step
            for step in compare_metadata(context, Row.metadata)
            # What search adds on SQLite alone is not among the portable tables.
            if not str(getattr(step[1], "name", "")).startswith("search")
        ]
    assert ours == []


def test_the_known_revisions_are_the_files_in_order():
    scripts = ScriptDirectory.from_config(_migrate._configuration())
    found = [script.revision for script in scripts.walk_revisions()]
    assert tuple(reversed(found)) == _migrate.KNOWN


def test_the_tables_are_postgresqls_too():
    dialect = postgresql.dialect()
    for table in Row.metadata.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=dialect))
        for index in table.indexes:
            assert str(CreateIndex(index).compile(dialect=dialect))


@pytest.mark.parametrize("read_only", [False, True])
def test_a_newer_store_is_refused_and_left_alone(tmp_path, read_only):
    SqlStore.open(tmp_path).close()
    with sqlite3.connect(tmp_path / "monitor.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = (tmp_path / "monitor.db").read_bytes()
    with pytest.raises(NewerStoreError, match="Upgrade this program"):
        SqlStore.open(tmp_path, read_only=read_only)
    assert (tmp_path / "monitor.db").read_bytes() == before


def test_a_migration_that_fails_half_way_leaves_the_store_as_it_was(
    tmp_path, monkeypatch
):
    """SQLite's DDL is part of the transaction, if one was begun."""
    statements = []

    def fail(connection, cursor, statement, *_):
        statements.append(statement)
        if statement.lstrip().startswith("CREATE TABLE") and "change" in statement:
            raise sqlite3.OperationalError("disk I/O error")

    sa.event.listen(sa.Engine, "before_cursor_execute", fail)
    try:
        with pytest.raises(StoreError):
            SqlStore.open(tmp_path)
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", fail)
    with sqlite3.connect(tmp_path / "monitor.db") as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == []
    connection.close()
    assert any("CREATE TABLE page" in statement for statement in statements)
    with SqlStore.open(tmp_path) as store:
        assert store.pages() == ()


# --- who may open it ---


def test_there_is_one_daemon_for_a_store(tmp_path, build):
    with SqlStore.open(tmp_path, exclusive=True) as daemon:
        with pytest.raises(StoreInUseError, match=str(os.getpid())):
            SqlStore.open(tmp_path, exclusive=True)
        # Looking and a single check go on beside it.
        with SqlStore.open(tmp_path) as other:
            page = build.versions(other, build.page(other), 1)
        assert daemon.latest(page.id) is not None
    SqlStore.open(tmp_path, exclusive=True).close()


def test_a_killed_daemon_leaves_no_lock(tmp_path):
    program = (
        "import os, pathlib, sys; from monitor.store import SqlStore;"
        "SqlStore.open(pathlib.Path(sys.argv[1]), exclusive=True);"
        "os.kill(os.getpid(), 9)"
    )
    done = subprocess.run([sys.executable, "-c", program, tmp_path], check=False)
    assert done.returncode == -9
    SqlStore.open(tmp_path, exclusive=True).close()


def test_a_store_that_is_not_there_is_not_made_for_looking(tmp_path):
    with pytest.raises(InputError, match="no store"):
        SqlStore.open(tmp_path / "none", read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_looking_writes_nothing(tmp_path, build):
    with SqlStore.open(tmp_path) as store:
        page = build.versions(store, build.page(store), 2)
    with SqlStore.open(tmp_path, read_only=True) as store:
        assert store.page(page.id).versions == 2
        assert verify(store).sound
        with pytest.raises(ReadOnlyStoreError):
            store.retire("press", at=build.at())


def test_a_store_on_a_read_only_disk_can_be_looked_at(tmp_path, build, monkeypatch):
    with SqlStore.open(tmp_path) as store:
        page = build.versions(store, build.page(store), 2)
    before = sorted(path.name for path in tmp_path.iterdir())
    monkeypatch.setattr(os, "access", lambda *_: False)
    with SqlStore.open(tmp_path, read_only=True) as store:
        assert store.page(page.id).versions == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_a_read_only_database_is_said(tmp_path, build, monkeypatch):
    with SqlStore.open(tmp_path) as store:
        page = build.page(store)
    real = _engine.connect
    monkeypatch.setattr(
        _engine, "connect", lambda path, **_: real(path, read_only=True)
    )
    with (
        SqlStore.open(tmp_path) as store,
        pytest.raises(ReadOnlyStoreError, match="writable"),
    ):
        store.record([build.visit(page)])


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ReadOnlyStoreError, match="cannot be made"):
        SqlStore.open(tmp_path / "file" / "store")


def test_a_file_that_is_no_database_is_said(tmp_path):
    (tmp_path / "monitor.db").write_bytes(b"This is no database. " * 400)
    with pytest.raises(DamagedStoreError, match="backup"):
        SqlStore.open(tmp_path)


def test_a_database_that_stays_locked_is_said_and_nothing_is_lost(
    tmp_path, build, monkeypatch
):
    monkeypatch.setattr(_engine, "_WAIT_SECONDS", 0.05)
    with SqlStore.open(tmp_path) as store:
        page = build.page(store)
        other = sqlite3.connect(tmp_path / "monitor.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="locked"):
            store.record([build.version(page)])
        assert store.page(page.id) == page
        other.execute("ROLLBACK")
        other.close()
        build.versions(store, page, 1)
        assert verify(store).sound


def test_threads_and_two_openings_write_together(tmp_path, build):
    """Each thread has its own page, and half of them another opening of the store."""
    problems = []

    def work(store, number):
        try:
            page = build.page(store, url=f"https://press.example/{number}")
            build.versions(store, page, 4)
        except BaseException as error:  # noqa: BLE001 - shown by the assertion
            problems.append(error)

    with SqlStore.open(tmp_path, exclusive=True) as one, SqlStore.open(tmp_path) as two:
        threads = [
            threading.Thread(target=work, args=(store, number))
            for number, store in enumerate((one, two) * 3)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert problems == []
        result = verify(one)
        assert (result.faults, result.versions) == ((), 24)
        assert [page.versions for page in two.pages()] == [4] * 6


def test_what_is_stored_is_there_after_opening_again(tmp_path, build):
    with SqlStore.open(tmp_path) as store:
        page = build.versions(store, build.page(store), 3)
        before = (store.latest(page.id), store.changes(), store.history(page.id))
        store.close()
        store.close()
    with SqlStore.open(tmp_path) as store:
        assert store.page(page.id) == page
        assert before == (
            store.latest(page.id),
            store.changes(),
            store.history(page.id),
        )


def test_a_file_is_durable_before_the_commit_that_refers_to_it(
    tmp_path, build, monkeypatch
):
    """Were it the other way, a power failure could leave a version without a file."""
    steps = []
    real = os.fsync

    def sync(descriptor):
        steps.append("sync")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", sync)
    with SqlStore.open(tmp_path) as store:
        page = build.page(store)
        sa.event.listen(store._engine, "commit", lambda _: steps.append("commit"))
        store.record([build.version(page)])
    # The file's two folders, the file, its name.
    assert steps == ["sync"] * 4 + ["commit"]


def test_commits_wait_for_the_disk(sql):
    with sql.reading() as connection:
        asked = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    full = 2
    assert asked == ["wal", full, 1]
