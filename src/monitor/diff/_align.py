"""Two sequences side by side: which elements are the same, and in order.

Patience alignment (elements that stand once on both sides are anchors) over the
longest common subsequence in what is left between anchors. Work is counted in
steps, not seconds, so that the same input always gets the same answer.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from rapidfuzz.distance import LCSseq

Pair = tuple[int, int]

# One step is one 64-bit word of a bit-parallel comparison, some 25 nanoseconds where
# every word is another: 30 million keep the worst page under a second.
STEPS = 30_000_000
_WORD = 64
# Of so many elements between anchors a third at least has to be common: five reports of
# "Medical aid" in place of four others are five new reports.
_MANY = 8
_COMMON = 1 / 3


class Budget:
    """The steps that a comparison may still take before it has to be coarser."""

    def __init__(self, steps: int = STEPS) -> None:
        self.left = steps

    def afford(self, old: int, new: int, calls: int = 0) -> bool:
        """Pay for comparing sequences of these lengths, or say that it is too much.

        `calls` is the number of comparisons that this is cut into: each costs
        about a thousand steps of Python beside its own.
        """
        return self.spend(old * (new // _WORD + 1) + 1_000 * calls)

    def spend(self, steps: int) -> bool:
        """Pay for so many steps, or say that it is too much."""
        if steps > self.left:
            return False
        self.left -= steps
        return True


def align(
    old: Sequence[str],
    new: Sequence[str],
    budget: Budget,
    weigh: Callable[[str], float] = lambda _: 1.0,
) -> list[Pair]:
    """Return pairs of indexes of equal elements, rising on both sides.

    `weigh` says how much an element counts as an anchor: a table's "17" may stand
    anywhere and weighs nothing, a sentence may not. Between what weighs something, as
    many elements on both sides are a row and are compared place by place: a figure
    that moved on by a column is another figure.
    """
    head = common_head(old, new)
    tail = common_tail(old, new, head)
    pairs = [(at, at) for at in range(head)]
    ends = (len(old) - tail, len(new) - tail)
    anchors = _anchors(old, new, head, ends, weigh)
    at_old = at_new = head
    for end_old, end_new in [*anchors, ends]:
        spans = (at_old, end_old), (at_new, end_new)
        pairs.extend(_weighed(old, new, spans, budget, weigh))
        if (end_old, end_new) != ends:
            pairs.append((end_old, end_new))
        at_old, at_new = end_old + 1, end_new + 1
    pairs.extend((ends[0] + at, ends[1] + at) for at in range(tail))
    return pairs


def common_head(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    """Return how many elements are equal from the start."""
    limit = min(len(old), len(new))
    at = 0
    while at < limit and old[at] == new[at]:
        at += 1
    return at


def common_tail(old: Sequence[Hashable], new: Sequence[Hashable], head: int) -> int:
    """Return how many elements are equal from the end, not reaching into the head."""
    limit = min(len(old), len(new)) - head
    at = 0
    while at < limit and old[-1 - at] == new[-1 - at]:
        at += 1
    return at


def gaps(pairs: Sequence[Pair], ends: Pair) -> Iterator[tuple[range, range]]:
    """Yield the stretches between rising pairs where one side at least has elements."""
    at_old = at_new = 0
    for end_old, end_new in [*pairs, ends]:
        if at_old < end_old or at_new < end_new:
            yield range(at_old, end_old), range(at_new, end_new)
        at_old, at_new = end_old + 1, end_new + 1


def heaviest_rise(
    pairs: Sequence[Pair], weigh: Callable[[int], float] = lambda _: 1.0
) -> list[Pair]:
    """Return the heaviest subset of pairs that rises on both sides.

    `weigh` takes an old index. Pairs have distinct indexes on both sides. A Fenwick
    tree over the new indexes holds the best weight that ends at or before each, so
    it takes n log n.
    """
    rising = sorted(pairs)
    places = sorted(new for _, new in rising)
    best: list[tuple[float, int]] = [(0.0, -1)] * (len(places) + 1)
    before: list[int] = []
    top = (0.0, -1)
    for number, (old, new) in enumerate(rising):
        place = bisect.bisect_left(places, new)
        reached = _best_before(best, place)
        before.append(reached[1])
        total = (reached[0] + weigh(old), number)
        # Of equal weights the first found stands, so that the answer is one.
        top = max(top, total, key=lambda entry: entry[0])
        _raise_to(best, place + 1, total)
    kept = []
    number = top[1]
    while number >= 0:
        kept.append(rising[number])
        number = before[number]
    return kept[::-1]


def _best_before(best: list[tuple[float, int]], place: int) -> tuple[float, int]:
    found = (0.0, -1)
    while place > 0:
        if best[place][0] > found[0]:
            found = best[place]
        place -= place & -place
    return found


def _raise_to(
    best: list[tuple[float, int]], place: int, total: tuple[float, int]
) -> None:
    while place < len(best):
        if total[0] > best[place][0]:
            best[place] = total
        place += place & -place


def _anchors(
    old: Sequence[str],
    new: Sequence[str],
    head: int,
    ends: Pair,
    weigh: Callable[[str], float],
) -> list[Pair]:
    """Return the heaviest rising pairs of elements that stand once on both sides."""
    once_old = _once(old, head, ends[0])
    once_new = _once(new, head, ends[1])
    both = [
        (at, once_new[element])
        for element, at in once_old.items()
        if element in once_new and weigh(element) > 0
    ]
    return heaviest_rise(both, lambda at: weigh(old[at]))


def _once(elements: Sequence[str], start: int, end: int) -> dict[str, int]:
    first: dict[str, int] = {}
    again: set[str] = set()
    for at in range(start, end):
        element = elements[at]
        if element in first:
            again.add(element)
        else:
            first[element] = at
    for element in again:
        del first[element]
    return first


def _weighed(
    old: Sequence[str],
    new: Sequence[str],
    spans: tuple[Pair, Pair],
    budget: Budget,
    weigh: Callable[[str], float],
) -> Iterator[Pair]:
    """Yield the pairs of two stretches: first of what weighs, then of what is between.

    A table's labels may be those of the table above; its figures must not decide
    which row is which.
    """
    (start, end), (new_start, new_end) = spans
    if start == end or new_start == new_end:
        return
    ours = [at for at in range(start, end) if weigh(old[at]) > 0]
    theirs = [at for at in range(new_start, new_end) if weigh(new[at]) > 0]
    found = [
        (ours[left], theirs[right])
        for left, right in _common(
            [old[at] for at in ours], [new[at] for at in theirs], budget
        )
    ]
    for end_old, end_new in [*found, (end, new_end)]:
        left, right = old[start:end_old], new[new_start:end_new]
        inner: Iterable[Pair] = ()
        if len(left) == len(right):
            inner = ((at, at) for at in range(len(left)) if left[at] == right[at])
        elif len(ours) < end - spans[0][0]:
            inner = _common(left, right, budget)
        yield from ((start + at, new_start + to) for at, to in inner)
        if (end_old, end_new) != (end, new_end):
            yield end_old, end_new
        start, new_start = end_old + 1, end_new + 1


def _common(
    left: Sequence[str], right: Sequence[str], budget: Budget
) -> Iterator[Pair]:
    """Yield the longest common subsequence; none where it is too dear or too thin."""
    head = common_head(left, right)
    tail = common_tail(left, right, head)
    yield from ((at, at) for at in range(head))
    ends = len(left) - tail, len(right) - tail
    inner = left[head : ends[0]], right[head : ends[1]]
    if all(inner) and budget.afford(len(inner[0]), len(inner[1]), 1):
        blocks = LCSseq.opcodes(*inner).as_matching_blocks()
        matched = sum(block.size for block in blocks)
        smaller = min(map(len, inner))
        if smaller < _MANY or matched >= _COMMON * smaller:
            for block in blocks:
                for step in range(block.size):
                    yield head + block.a + step, head + block.b + step
    yield from ((ends[0] + at, ends[1] + at) for at in range(tail))
