"""Which paragraphs of the old document are which of the new one.

First by text, exact and in order; then what only looks different; then what stands
elsewhere; then what is similar: inside the gap that it stands in, at last anywhere.
A paragraph may be linked to several where it was cut in pieces or put together.
"""

from __future__ import annotations

import collections
import dataclasses
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from monitor.diff._align import Budget, align, gaps, heaviest_rise
from monitor.diff._order import (
    Partners,
    best_in_order,
    neighbours_of,
    partners_of,
)
from monitor.diff._text import Codes, plain
from monitor.model import Form, Role

# Share of common words, in order, from which two paragraphs are one that was edited.
# Of unrelated sentences of one language fewer than a third are common, in any order.
SIMILAR = 0.45
# ... and two that stand alone in the same place.
REWRITTEN = 0.25
# Anywhere on the page there are more to choose from, so more must be common.
SIMILAR_AFAR = 0.6
# A paragraph is part of another if this share of it stands there in one place.
CONTAINED = 85.0
# ... and has as many words: two words stand in any paragraph.
CONTAINED_WORDS = 3
# Runs of so many words that stand once on a page find what was moved and edited.
_RUN_WORDS = 4
# Runs that stand more often than this are no sign; as many candidates are tried.
_RARE = 3
# A paragraph is the rest of another one if together with its mate it is that much more
# like it; words that all texts share bring less.
COMPLETED = 0.05
# Of so many short texts in a gap this share has to be common, or all were replaced.
MANY = 8
COMMON = 1 / 3
# Paragraphs of so few letters say nothing of where they belong ("Yes.", "17").
TELLING_LETTERS = 6
_LETTERS = 60
# A paragraph of so many words pays for its comparison from the budget, one by one.
LARGE = 5_000
# What a run of words costs to be looked up, in steps.
RUN_STEPS = 100
# Words from which a paragraph is long: long texts with nothing in common are two texts,
# short ones in the same place (a table's cell, a name) are one that was replaced.
LONG_WORDS = 12


@dataclasses.dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, its place (turn, and number within the turn), and whose it is."""

    turn: int
    place: int
    text: str
    form: Form
    label: tuple[Role, str | None]


_Mates = collections.defaultdict[int, list[int]]


@dataclasses.dataclass(frozen=True, slots=True)
class Link:
    """An old and a new piece that are one, or one of which is part of the other.

    `weight` is about the number of letters that they share, never nothing.
    """

    old: int
    new: int
    weight: float


class Matcher:
    """The state of one matching: what is still unlinked on both sides."""

    def __init__(
        self, old: Sequence[Piece], new: Sequence[Piece], budget: Budget
    ) -> None:
        self.old = old
        self.new = new
        self.budget = budget
        self.links: list[Link] = []
        self._mates: tuple[_Mates, _Mates] = (
            collections.defaultdict(list),
            collections.defaultdict(list),
        )
        self._codes = Codes()
        self._coded: tuple[dict[int, str], dict[int, str]] = ({}, {})
        self.free_old = dict.fromkeys(range(len(old)))
        self.free_new = dict.fromkeys(range(len(new)))

    def run(self) -> list[Link]:
        """Link what belongs together; return the links in old order."""
        self._same([p.text for p in self.old], [p.text for p in self.new])
        if self.free_old and self.free_new:
            self._look_alikes()
            self._elsewhere()
        if self.free_old and self.free_new:
            for left, right in list(self._gaps()):
                self._similar(left, right)
            self._similar_elsewhere()
            for left, right in list(self._gaps()):
                self._replaced(left, right)
        if self.free_old or self.free_new:
            self._parts()
        return sorted(self.links, key=lambda link: (link.old, link.new))

    # --- equal texts ------------------------------------------------------------

    def _same(self, old: Sequence[str], new: Sequence[str]) -> None:
        for pair in align(old, new, self.budget, _letters):
            self._link(*pair)

    def _look_alikes(self) -> None:
        """Link what has the same plain form, in order and in its own gap."""
        for ours, theirs in list(self._gaps()):
            old = [plain(self.old[at].text) for at in ours]
            new = [plain(self.new[at].text) for at in theirs]
            for left, right in align(old, new, self.budget, _letters):
                self._link(ours[left], theirs[right])

    def _elsewhere(self, least: int = TELLING_LETTERS) -> None:
        """Link equal texts out of order, where there is something in them."""
        places: dict[str, collections.deque[int]] = collections.defaultdict(
            collections.deque
        )
        for at in self.free_new:
            places[plain(self.new[at].text)].append(at)
        # What stands more than once on a side may stand anywhere: "Treasurer:".
        counts = collections.Counter(plain(self.old[at].text) for at in self.free_old)
        for at in list(self.free_old):
            text = plain(self.old[at].text)
            once = counts[text] == 1 == len(places.get(text, ()))
            if once and _letters(text) >= least:
                self._link(at, places[text].popleft())
        self._same_words_elsewhere(least)

    def _same_words_elsewhere(self, least: int) -> None:
        """Link texts out of order that differ in marks alone: "Carbon: 2*"."""
        ours = collections.Counter(self._words(0, at) for at in self.free_old)
        theirs: dict[str, list[int]] = collections.defaultdict(list)
        for to in self.free_new:
            theirs[self._words(1, to)].append(to)
        for at in list(self.free_old):
            words = self._words(0, at)
            places = theirs.get(words, [])
            if ours[words] == 1 == len(places) and _letters(self.old[at].text) >= least:
                self._link(at, places[0])

    # --- similar texts ------------------------------------------------------------

    def _gaps(self) -> Iterator[tuple[list[int], list[int]]]:
        """Yield what is unlinked between what is linked in order."""
        rising = heaviest_rise(
            [(link.old, link.new) for link in self.links],
            lambda at: _telling(self.old[at].text),
        )
        for left, right in gaps(rising, (len(self.old), len(self.new))):
            ours = [at for at in left if at in self.free_old]
            theirs = [at for at in right if at in self.free_new]
            if ours and theirs:
                yield ours, theirs

    def _similar(self, ours: list[int], theirs: list[int]) -> None:
        """Link the pairs of a gap that share most, in order."""
        words = [len(self._words(0, at)) for at in ours]
        others = [len(self._words(1, at)) for at in theirs]
        if not self.budget.afford(sum(words), sum(others), len(words) * len(others)):
            return
        likeness = [[self._likeness(at, to) for to in theirs] for at in ours]
        pairs = best_in_order(likeness)
        smaller = min(len(ours), len(theirs))
        shared = sum(likeness[left][right] for left, right in pairs)
        if (
            smaller < MANY
            or max(*words, *others) >= LONG_WORDS
            or shared >= COMMON * smaller
        ):
            for left, right in pairs:
                self._link(ours[left], theirs[right])

    def _likeness(self, at: int, to: int, least: float = SIMILAR) -> float:
        old, new = self._words(0, at), self._words(1, to)
        if not old or not new:
            return 0.0
        if max(len(old), len(new)) < LARGE or self.budget.afford(len(old), len(new)):
            return Indel.normalized_similarity(old, new, score_cutoff=least)
        # Coarser, and in time: the words in common, in whatever order.
        common = (collections.Counter(old) & collections.Counter(new)).total()
        likeness = 2 * common / (len(old) + len(new))
        return likeness if likeness >= least else 0.0

    def _similar_elsewhere(self) -> None:
        """Link what moved and was edited: candidates share rare runs of words."""
        telling = [at for at in self.free_old if len(self._words(0, at)) >= _RUN_WORDS]
        index = self._index(0, telling)
        for to in list(self.free_new):
            for at in self._candidates(1, to, index):
                if at in self.free_old and self._likeness(at, to, SIMILAR_AFAR):
                    self._link(at, to)
                    break

    def _index(self, side: int, pieces: Iterable[int]) -> dict[str, list[int]]:
        index: dict[str, list[int]] = collections.defaultdict(list)
        for at in pieces:
            words = self._words(side, at)
            if len(words) < LARGE or self.budget.spend(RUN_STEPS * len(words)):
                for run in _runs(words):
                    index[run].append(at)
        return index

    def _candidates(self, side: int, at: int, index: dict[str, list[int]]) -> list[int]:
        """Return the few pieces of the other side with most rare runs of this one."""
        words = self._words(side, at)
        if len(words) >= LARGE and not self.budget.spend(RUN_STEPS * len(words)):
            return []
        votes = collections.Counter(
            other
            for run in _runs(words)
            if len(index.get(run, ())) in range(1, _RARE + 1)
            for other in index[run]
        )
        return [other for other, _ in votes.most_common(_RARE)]

    def _replaced(self, ours: list[int], theirs: list[int]) -> None:
        """Link short texts that stand in the same place and have nothing in common."""
        pairs = list(zip(ours, theirs, strict=False))
        if len(ours) == len(theirs) and all(
            self.old[at].label == self.new[to].label
            and self._is_replaced(at, to, alone=len(pairs) == 1)
            for at, to in pairs
        ):
            for at, to in pairs:
                self._link(at, to)

    def _is_replaced(self, at: int, to: int, *, alone: bool) -> bool:
        """Return whether one text may stand for the other in its place.

        Alone in a gap a short text may be any other, a longer one has to have a trace
        of it; in a row of a table only figures may be.
        """
        words = max(len(self._words(0, at)), len(self._words(1, to)))
        if alone and words < LONG_WORDS:
            return True
        if not alone and not _letters(self.old[at].text + self.new[to].text):
            return True
        return self._likeness(at, to, REWRITTEN) > 0

    # --- parts of texts -----------------------------------------------------------

    def _parts(self) -> None:
        """Link what a piece nearby was cut into, or what it took in."""
        partners = partners_of((link.old, link.new) for link in self.links)
        for side, free in ((1, self.free_new), (0, self.free_old)):
            if not free:
                continue
            counts = (len(self.old), len(self.new))
            count = counts[1 - side]
            index = self._index(1 - side, self._loose(1 - side, count, partners))
            neighbours = neighbours_of(partners[side], counts[side])
            for at in list(free):
                before, after = neighbours[at]
                found = self._candidates(side, at, index)
                near = [k for k in found if (before or 0) <= k <= (after or count)]
                for other in dict.fromkeys([before, after, *near]):
                    if other is None:
                        continue
                    pair = (other, at) if side else (at, other)
                    if self._is_part(*pair, partners, part=side) or self._completes(
                        *pair, partners, part=side
                    ):
                        self._join(*pair)
                        break

    def _completes(
        self, at: int, to: int, partners: tuple[Partners, Partners], *, part: int
    ) -> bool:
        """Return whether a piece and the mates of a whole beside it are more like it.

        A paragraph that was rewritten as two is like neither, and like both together.
        """
        whole, piece = (at, to) if part else (to, at)
        mates = self._mates[1 - part][whole]
        if not {piece - 1, piece + 1} & set(mates) or self._exact(
            whole, partners, part
        ):
            return False
        words = self._words(1 - part, whole)
        alone = "".join(self._words(part, mate) for mate in sorted(mates))
        both = "".join(self._words(part, mate) for mate in sorted([*mates, piece]))
        if min(len(words), len(self._words(part, piece))) < LONG_WORDS:
            return False
        if not self.budget.afford(len(words), 2 * len(both), 2):
            return False
        gain = Indel.normalized_similarity(words, both) - Indel.normalized_similarity(
            words, alone
        )
        return gain >= COMPLETED

    def _exact(
        self, whole: int, partners: tuple[Partners, Partners], part: int
    ) -> bool:
        """Return whether a piece has a mate that is its equal."""
        mate = partners[1 - part].get(whole)
        if mate is None:
            return False
        return self._equal(*((whole, mate) if part else (mate, whole)))

    def _loose(
        self, side: int, count: int, partners: tuple[Partners, Partners]
    ) -> Iterator[int]:
        """Yield the pieces of a side that may have given or taken words."""
        for at in range(count):
            mate = partners[side].get(at)
            if mate is None or not self._equal(*((mate, at) if side else (at, mate))):
                yield at

    def _equal(self, at: int, to: int) -> bool:
        old, new = self.old[at].text, self.new[to].text
        return old == new or plain(old) == plain(new)

    def _is_part(
        self, at: int, to: int, partners: tuple[Partners, Partners], *, part: int
    ) -> bool:
        """Return whether one piece (0 the old, 1 the new) is a part of the other."""
        old, new = self._words(0, at), self._words(1, to)
        small, large = (new, old) if part else (old, new)
        # Whoever went over whole has nothing left to give away.
        taken = partners[0].get(at) if part else partners[1].get(to)
        if taken is not None and self._equal(*((at, taken) if part else (taken, to))):
            return False
        return (
            CONTAINED_WORDS <= len(small) < len(large)
            and self.budget.afford(len(small), len(large), 1)
            and fuzz.partial_ratio(small, large, score_cutoff=CONTAINED) > 0
        )

    # --- records ------------------------------------------------------------------

    def _words(self, side: int, at: int) -> str:
        known = self._coded[side]
        if at not in known:
            known[at] = self._codes.words((self.old, self.new)[side][at].text)
        return known[at]

    def _link(self, at: int, to: int) -> None:
        self._join(at, to)
        self.free_old.pop(at, None)
        self.free_new.pop(to, None)

    def _join(self, at: int, to: int) -> None:
        old, new = self.old[at].text, self.new[to].text
        shared = len(old) if old == new else min(len(old), len(new)) * 0.75
        self.links.append(Link(at, to, shared + 0.1))
        self._mates[0][at].append(to)
        self._mates[1][to].append(at)
        self.free_old.pop(at, None)
        self.free_new.pop(to, None)


def _letters(text: str) -> int:
    """Return how many letters a paragraph has, up to as many as say enough."""
    return sum(map(str.isalpha, text[:_LETTERS]))


def _telling(text: str) -> float:
    """Return the weight of a paragraph as an anchor: that of its letters."""
    return 0.1 + _letters(text)


def _runs(words: str) -> set[str]:
    if len(words) < _RUN_WORDS:
        return {words} if words else set()
    return {words[at : at + _RUN_WORDS] for at in range(len(words) - _RUN_WORDS + 1)}
