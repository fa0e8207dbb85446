"""A backup is a store of one instant, whatever the daemon does meanwhile."""

import threading

import pytest

from monitor.errors import InputError
from monitor.store import BackedUp, Progress, SqlStore, backup, verify


def test_a_backup_is_the_store_as_it_was(sql, build, tmp_path):
    page = build.versions(sql, build.page(sql), 3)
    steps: list[Progress] = []
    done = backup(sql, tmp_path / "copy", steps.append)
    assert done == BackedUp(copied=3, kept=0)
    assert steps[-1] == Progress(3, 3)
    build.versions(sql, page, 1)
    with SqlStore.open(tmp_path / "copy") as copy:
        result = verify(copy)
        assert (result.faults, result.orphans, result.versions) == ((), (), 3)
        assert copy.page(page.id) == page
        assert copy.latest(page.id) == sql.snapshot(page.id, 3)
        # And it is a store that goes on.
        build.versions(copy, page, 1)
        assert verify(copy).sound


def test_a_later_backup_takes_what_is_new(sql, build, tmp_path):
    page = build.versions(sql, build.page(sql), 2)
    backup(sql, tmp_path / "copy")
    page = build.versions(sql, page, 2)
    assert backup(sql, tmp_path / "copy") == BackedUp(copied=2, kept=2)
    with SqlStore.open(tmp_path / "copy", read_only=True) as copy:
        assert copy.page(page.id).versions == 4
        assert verify(copy).sound


def test_a_backup_that_was_broken_off_stays_the_earlier_one(sql, build, tmp_path):
    page = build.versions(sql, build.page(sql), 2)
    backup(sql, tmp_path / "copy")
    build.versions(sql, page, 2)

    def stop(step):
        if step.done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        backup(sql, tmp_path / "copy", stop)
    with SqlStore.open(tmp_path / "copy", read_only=True) as copy:
        assert copy.page(page.id).versions == 2
        assert verify(copy).sound
    assert backup(sql, tmp_path / "copy").missing == ()
    with SqlStore.open(tmp_path / "copy") as copy:
        assert copy.page(page.id).versions == 4


def test_no_other_store_is_written_over(sql, build, tmp_path):
    build.versions(sql, build.page(sql), 1)
    with SqlStore.open(tmp_path / "other") as other:
        build.versions(other, build.page(other, "https://press.example/z"), 2)
    with pytest.raises(InputError, match="another store"):
        backup(sql, tmp_path / "other")
    with pytest.raises(InputError, match="itself"):
        backup(sql, sql.path.parent)


def test_a_missing_file_is_named_and_the_rest_is_copied(sql, build, tmp_path):
    page = build.versions(sql, build.page(sql), 2)
    gone = sql.versions(page.id)[0].path
    sql.objects.delete(gone)
    assert backup(sql, tmp_path / "copy") == BackedUp(1, 0, (gone,))


def test_a_backup_beside_a_writer_is_sound(sql, build, tmp_path):
    page = build.versions(sql, build.page(sql), 3)
    stop = threading.Event()

    def write():
        last = page
        while not stop.is_set():
            last = build.versions(sql, last, 1)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(3):
            backup(sql, tmp_path / f"copy{number}")
    finally:
        stop.set()
        writer.join()
    for number in range(3):
        with SqlStore.open(tmp_path / f"copy{number}") as copy:
            result = verify(copy)
            assert (result.faults, result.orphans) == ((), ())
            assert copy.page(page.id).versions >= 3
