"""The lock of the one process that may keep a store open as its daemon.

The system drops it when the process ends, however it ends.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Self

from monitor.errors import ReadOnlyStoreError, StoreInUseError

if sys.platform == "win32":
    import msvcrt

    def _seize(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    _try = _seize
else:
    import fcntl

    def _seize(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _try(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)


# Whoever only looks whether the lock is held has it for an instant.
_TRIES = 3
_INSTANT = 0.02


class Lock:
    """A lock that is held until it is released or the process ends."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor: int | None = descriptor

    @classmethod
    def take(cls, path: Path) -> Self:
        """Take the lock; raise `StoreInUseError` where another process has it."""
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise ReadOnlyStoreError(
                f"{path} cannot be written: {error.strerror}. Make the store's folder "
                f"writable for this user, or name another one."
            ) from error
        try:
            _seize_soon(descriptor)
        except OSError as error:
            holder = os.read(descriptor, 20).decode(errors="replace").strip()
            os.close(descriptor)
            raise StoreInUseError(
                f"Another `monitor run` (process {holder or 'unknown'}) keeps the "
                f"store in {path.parent}. End it, or name another folder. Commands "
                f"that look, and `monitor check`, may run beside it."
            ) from error
        os.ftruncate(descriptor, 0)
        os.write(descriptor, str(os.getpid()).encode())
        return cls(descriptor)

    def release(self) -> None:
        """Let the lock go; the file stays, or a waiting process would lose it."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def is_held(path: Path) -> bool:
    """Whether a process has the lock at this path."""
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        _try(descriptor)
    except OSError:
        return True
    finally:
        os.close(descriptor)
    return False


def _seize_soon(descriptor: int) -> None:
    for _ in range(_TRIES - 1):
        try:
            _seize(descriptor)
        except OSError:
            time.sleep(_INSTANT)
        else:
            return
    _seize(descriptor)
