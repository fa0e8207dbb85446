"""Small answers about two rows of things: partners, neighbours, the best pairs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from monitor.diff._align import Pair

Partners = dict[int, int]


def partners_of(pairs: Iterable[Pair]) -> tuple[Partners, Partners]:
    """Return the first partner of everything, by old index and by new."""
    by_old: Partners = {}
    by_new: Partners = {}
    for old, new in pairs:
        by_old.setdefault(old, new)
        by_new.setdefault(new, old)
    return by_old, by_new


def neighbours_of(
    partners: Partners, count: int
) -> list[tuple[int | None, int | None]]:
    """Return for every piece the partners of the nearest linked ones around it."""
    before: list[int | None] = []
    near = None
    for at in range(count):
        before.append(near)
        near = partners.get(at, near)
    after: list[int | None] = []
    near = None
    for at in reversed(range(count)):
        after.append(near)
        near = partners.get(at, near)
    return list(zip(before, reversed(after), strict=True))


def best_in_order(likeness: Sequence[Sequence[float]]) -> list[Pair]:
    """Return the pairs, rising on both sides, with the greatest sum of squares.

    Squares, so that one pair that is nearly equal wins over two that are half so.
    """
    rows, columns = len(likeness), len(likeness[0])
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        here, below, values = best[row], best[row + 1], likeness[row]
        for column in range(columns - 1, -1, -1):
            found = max(here[column + 1], below[column])
            if values[column]:
                found = max(found, below[column + 1] + values[column] ** 2)
            here[column] = found
    pairs = []
    row = column = 0
    while row < rows and column < columns:
        value = likeness[row][column]
        if value and best[row][column] == best[row + 1][column + 1] + value**2:
            pairs.append((row, column))
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1
    return pairs
