"""Both kinds of objects keep bytes alike; the disk's survive whatever fails."""

import errno
import os

import pytest

from monitor.errors import DamagedStoreError, ReadOnlyStoreError, StoreError
from monitor.store import DiskObjects, MemoryObjects


@pytest.fixture(params=["memory", "disk"])
def objects(request, tmp_path):
    return MemoryObjects() if request.param == "memory" else DiskObjects(tmp_path)


def test_what_was_put_is_there(objects):
    objects.put("press/a-p1/one.warc.gz", b"first")
    objects.put("press/a-p1/one.warc.gz", b"second")
    objects.put("press/b-p2/新闻.warc.gz", b"")
    assert objects.get("press/a-p1/one.warc.gz") == b"second"
    assert objects.exists("press/b-p2/新闻.warc.gz")
    assert list(objects.list()) == ["press/a-p1/one.warc.gz", "press/b-p2/新闻.warc.gz"]
    assert list(objects.list("press/a")) == ["press/a-p1/one.warc.gz"]
    assert "one.warc.gz" in objects.locate("press/a-p1/one.warc.gz")


def test_what_was_deleted_is_gone_and_may_be_deleted_again(objects):
    objects.put("a", b"x")
    objects.delete("a")
    objects.delete("a")
    assert not objects.exists("a")
    assert list(objects.list()) == []
    with pytest.raises(DamagedStoreError, match="backup"):
        objects.get("a")


@pytest.fixture
def trace(monkeypatch, tmp_path):
    """Write down the calls by which a file becomes durable, and let one fail."""
    calls: list[str] = []
    failing: dict[str, int] = {}

    def watched(name, real):
        def call(*given, **more):
            calls.append(name)
            if name in failing:
                raise OSError(failing[name], os.strerror(failing[name]))
            return real(*given, **more)

        return call

    for name in ("write", "fsync", "replace", "open", "mkdir", "unlink"):
        monkeypatch.setattr(os, name, watched(name, getattr(os, name)))
    return calls, failing


def test_a_file_is_durable_before_it_has_its_name_and_the_name_after(trace, tmp_path):
    calls, _ = trace
    DiskObjects(tmp_path).put("one", b"x")
    assert calls == ["open", "write", "fsync", "replace", "open", "fsync"]


def test_a_new_folder_is_durable_in_the_one_above(trace, tmp_path):
    calls, _ = trace
    DiskObjects(tmp_path).put("a/b/one", b"x")
    assert calls[:6] == ["mkdir", "open", "fsync"] * 2


@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace", "mkdir"])
@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.ENOSPC, (StoreError, "disk is full")),
        (errno.EROFS, (ReadOnlyStoreError, "writable")),
        (errno.EACCES, (ReadOnlyStoreError, "writable")),
        (errno.EIO, (StoreError, "Check the disk")),
    ],
)
def test_a_failing_call_is_said_and_leaves_nothing(
    trace, tmp_path, call, number, expected
):
    _, failing = trace
    failing[call] = number
    kind, says = expected
    objects = DiskObjects(tmp_path)
    with pytest.raises(kind, match=says):
        objects.put("press/one", b"x")
    failing.clear()
    assert list(objects.list()) == []
    objects.put("press/one", b"x")
    assert objects.get("press/one") == b"x"


def test_a_short_write_is_gone_on_with(monkeypatch, tmp_path):
    real = os.write
    monkeypatch.setattr(os, "write", lambda fd, data: real(fd, bytes(data[:3])))
    objects = DiskObjects(tmp_path)
    objects.put("one", b"0123456789")
    assert objects.get("one") == b"0123456789"


def test_a_file_that_cannot_be_read_or_deleted_is_said(trace, tmp_path):
    _, failing = trace
    objects = DiskObjects(tmp_path)
    objects.put("one", b"x")
    failing["unlink"] = errno.EACCES
    with pytest.raises(ReadOnlyStoreError):
        objects.delete("one")
    (tmp_path / "folder").mkdir()
    with pytest.raises(StoreError):
        objects.get("folder")
