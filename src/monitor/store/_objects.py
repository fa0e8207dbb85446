"""Where the files of captures are: a small seam with a disk behind it, or memory."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from monitor.errors import DamagedStoreError, ReadOnlyStoreError, StoreError

# A file under this ending is being written, or was when the process died.
PARTIAL = ".partial"


class Objects(Protocol):
    """Named byte strings; names are paths with forward slashes."""

    def put(self, name: str, data: bytes) -> None:
        """Keep the bytes: on return they are durable, before it not seen at all."""
        ...

    def get(self, name: str) -> bytes:
        """Return the bytes; raise `DamagedStoreError` where there are none."""
        ...

    def exists(self, name: str) -> bool:
        """Return whether there is something of that name."""
        ...

    def list(self, prefix: str = "") -> Iterator[str]:
        """Return the names that start so, sorted; unfinished ones are among them."""
        ...

    def delete(self, name: str) -> None:
        """Remove it, durably; nothing happens if it is not there."""
        ...

    def locate(self, name: str) -> str:
        """Return where a person finds it."""
        ...


class MemoryObjects:
    """Objects that live as long as the process."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def put(self, name: str, data: bytes) -> None:
        """Keep the bytes."""
        self._kept[name] = bytes(data)

    def get(self, name: str) -> bytes:
        """Return the bytes; raise `DamagedStoreError` where there are none."""
        try:
            return self._kept[name]
        except KeyError:
            raise _missing(name) from None

    def exists(self, name: str) -> bool:
        """Return whether there is something of that name."""
        return name in self._kept

    def list(self, prefix: str = "") -> Iterator[str]:
        """Return the names that start so, sorted."""
        return iter(sorted(n for n in self._kept if n.startswith(prefix)))

    def delete(self, name: str) -> None:
        """Remove it; nothing happens if it is not there."""
        self._kept.pop(name, None)

    def locate(self, name: str) -> str:
        """Return the name itself."""
        return name


class DiskObjects:
    """Objects as files of a folder.

    A file is written under a temporary name, synchronised, renamed, and its folder
    synchronised: a crash leaves all of it or none of it (Pillai et al., "All file
    systems are not created equal", OSDI 2014).
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._root = folder.as_posix()

    def put(self, name: str, data: bytes) -> None:
        """Keep the bytes: on return they are durable, before it not seen at all."""
        path = self._path(name)
        partial = path.with_name(path.name + PARTIAL)
        with explained(f"write {path}"):
            self._make_folder(path.parent)
            try:
                _write(partial, data)
                partial.replace(path)
            except OSError:
                # Full disks are common, and the space is needed: leave nothing.
                with contextlib.suppress(OSError):
                    partial.unlink(missing_ok=True)
                raise
            sync(path.parent)

    def get(self, name: str) -> bytes:
        """Return the bytes; raise `DamagedStoreError` where there are none."""
        # `verify` reads every file there is: no `Path` is made on the way.
        path = f"{self._root}/{name}"
        try:
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - see above
                return file.read()
        except FileNotFoundError as error:
            raise _missing(path) from error
        except OSError as error:
            raise _explanation(f"read {path}", error) from error

    def exists(self, name: str) -> bool:
        """Return whether there is something of that name."""
        return self._path(name).is_file()

    def list(self, prefix: str = "") -> Iterator[str]:
        """Return the names that start so, sorted; unfinished ones are among them."""
        names = []
        for folder, _, files in os.walk(self._root):
            inside = folder[len(self._root) + 1 :].replace(os.sep, "/")
            names += [f"{inside}/{file}" if inside else file for file in files]
        return iter(sorted(name for name in names if name.startswith(prefix)))

    def delete(self, name: str) -> None:
        """Remove it, durably; nothing happens if it is not there."""
        path = self._path(name)
        with explained(f"remove {path}"):
            try:
                path.unlink()
            except FileNotFoundError:
                return
            sync(path.parent)

    def locate(self, name: str) -> str:
        """Return the path of the file."""
        return str(self._path(name))

    def _path(self, name: str) -> Path:
        return self._folder.joinpath(*name.split("/"))

    def _make_folder(self, folder: Path) -> None:
        """Make the folder and those above it, each durable in the one above."""
        if folder.is_dir():
            return
        self._make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        sync(folder.parent)


def _write(path: Path, data: bytes) -> None:
    """Write the file and wait until the disk has it."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(descriptor, left) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync(path: Path) -> None:
    """Wait until the disk has a file, or a folder's entries; not known to Windows."""
    if os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _missing(name: str) -> DamagedStoreError:
    return DamagedStoreError(
        f"{name} is not in the store, though a version was made from it. It was "
        f"deleted or moved: bring it back from a backup. `monitor verify` says what "
        f"else is missing."
    )


@contextlib.contextmanager
def explained(what: str) -> Iterator[None]:
    """Raise the store's errors in the place of the system's."""
    try:
        yield
    except OSError as error:
        raise _explanation(what, error) from error


def _explanation(what: str, error: OSError) -> StoreError:
    if error.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
        return ReadOnlyStoreError(
            f"Could not {what}: {error.strerror}. Nothing was stored. Make the "
            f"folder writable for this user, or name another one."
        )
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return StoreError(
            f"Could not {what}: the disk is full. What was stored before is safe, "
            f"this was not stored. Free some space; it will be fetched again."
        )
    return StoreError(
        f"Could not {what}: {error.strerror or error}. It may not be stored; what "
        f"was stored before is safe. Check the disk; `monitor verify` checks the "
        f"store."
    )
