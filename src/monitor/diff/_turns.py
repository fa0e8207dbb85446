"""Which turn became which, read off the links between their paragraphs."""

from __future__ import annotations

import collections
import dataclasses
from collections.abc import Iterable, Sequence

from monitor.diff._align import Pair, heaviest_rise
from monitor.diff._match import Link, Piece

# A turn that gave this share of its letters to another was cut off from it or put
# into it; with less, a paragraph of it was moved.
_SHARE = 0.5


@dataclasses.dataclass(frozen=True, slots=True)
class Couples:
    """How the turns of two documents belong together.

    `pairs` are turns that are one; `parts` maps an old turn to the further new turns
    that it was cut into, `taken` a new turn to the further old turns that were put
    into it; `moved` are the old turns of the pairs that changed places. `mated` are
    the turns of either side that stand in any of these.
    """

    pairs: dict[int, int]
    parts: dict[int, tuple[int, ...]]
    taken: dict[int, tuple[int, ...]]
    moved: frozenset[int]
    mated: tuple[frozenset[int], frozenset[int]]

    def together(self, old: int, new: int) -> bool:
        """Return whether an old turn's words belong in this new turn."""
        return (
            self.pairs.get(old) == new
            or new in self.parts.get(old, ())
            or old in self.taken.get(new, ())
        )


def couple(
    old: Sequence[Piece], new: Sequence[Piece], links: Iterable[Link]
) -> Couples:
    """Return the couples that the linked pieces speak for."""
    shared: dict[Pair, float] = collections.defaultdict(float)
    for link in links:
        shared[old[link.old].turn, new[link.new].turn] += link.weight
    ours = _main(shared, 0)
    theirs = _main(shared, 1)
    pairs = {at: to for at, to in ours.items() if theirs.get(to) == at}
    mated = set(pairs.values())
    lengths = (_lengths(old), _lengths(new))
    parts = collections.defaultdict(list)
    for to, at in theirs.items():
        apart = at in pairs and to not in mated
        if apart and shared[at, to] >= _SHARE * lengths[1][to]:
            parts[at].append(to)
    taken = collections.defaultdict(list)
    for at, to in ours.items():
        if at not in pairs and shared[at, to] >= _SHARE * lengths[0][at]:
            taken[to].append(at)
    stayed = heaviest_rise(
        list(pairs.items()), lambda at: 1 + min(lengths[0][at], 1_000) / 1_000_000
    )
    return Couples(
        pairs,
        {at: tuple(sorted(found)) for at, found in parts.items()},
        {to: tuple(sorted(found)) for to, found in taken.items()},
        frozenset(pairs) - {at for at, _ in stayed},
        (
            frozenset(pairs).union(*taken.values()),
            frozenset(mated).union(*parts.values()),
        ),
    )


def _main(shared: dict[Pair, float], side: int) -> dict[int, int]:
    """Return for each turn of a side the turn that it shares most with."""
    best: dict[int, tuple[float, int]] = {}
    for pair, weight in sorted(shared.items()):
        turn, other = pair[side], pair[1 - side]
        if turn not in best or weight > best[turn][0]:
            best[turn] = (weight, other)
    return {turn: other for turn, (_, other) in best.items()}


def _lengths(pieces: Iterable[Piece]) -> dict[int, int]:
    lengths: dict[int, int] = collections.Counter()
    for piece in pieces:
        lengths[piece.turn] += len(piece.text)
    return lengths
