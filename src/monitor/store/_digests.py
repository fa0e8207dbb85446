"""The digests of all texts by their ids, for as long as a verification takes."""

from __future__ import annotations

import mmap
import tempfile
import types
from collections.abc import Iterable, Sequence
from typing import Self

_SIZE = 32


class Digests:
    """32 bytes a text, in a temporary file that the system keeps in memory if it can.

    Ten million texts take 320 MB, too much to hold; and versions ask for runs of
    neighbours, which are slices here. What was never put is zeros.
    """

    def __init__(self, largest: int) -> None:
        """Make room for the ids up to `largest`."""
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `__exit__`
        size = (largest + 1) * _SIZE
        self._file.truncate(size)
        self._map = mmap.mmap(self._file.fileno(), size)

    def __enter__(self) -> Self:
        """Return the digests themselves."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: types.TracebackType | None,
    ) -> None:
        """Forget them."""
        self._map.close()
        self._file.close()

    def put(self, numbers: Sequence[int], digests: Sequence[bytes]) -> None:
        """Note the digests of texts by rising ids; one of another length is none."""
        first, count = numbers[0], len(numbers)
        neighbours = numbers[-1] - first == count - 1
        if neighbours and set(map(len, digests)) == {_SIZE}:
            self._map[first * _SIZE : (first + count) * _SIZE] = b"".join(digests)
            return
        for number, digest in zip(numbers, digests, strict=True):
            if len(digest) == _SIZE:
                self._map[number * _SIZE : (number + 1) * _SIZE] = digest

    def of(self, runs: Iterable[tuple[int, int]]) -> bytes:
        """Return the digests of runs of ids, half-open ranges, one after the other."""
        there = self._map
        return b"".join([there[start * _SIZE : stop * _SIZE] for start, stop in runs])
