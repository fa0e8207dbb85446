"""Two lists of pieces with their links, as the edits are read off them."""

from __future__ import annotations

import collections
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import Indel

from monitor.diff._match import Link, Piece
from monitor.diff._text import plain
from monitor.diff._turns import couple
from monitor.model import Turn

# A label that keeps this share of its letters was respelled; with less it is
# another person's.
_RESPELLED = 0.5


class View:
    """Two lists of pieces with their links; without turns all pieces are one's.

    `gone` and `come` are the turns without a mate, with what of their text is nowhere
    else (None if all of it is); `respelled` the labels that were spelled anew.
    """

    def __init__(
        self,
        old_turns: Sequence[Turn],
        new_turns: Sequence[Turn],
        old: Sequence[Piece],
        new: Sequence[Piece],
        links: Sequence[Link],
    ) -> None:
        self.old_turns, self.new_turns = old_turns, new_turns
        self.old, self.new, self.links = old, new, links
        self.by_turn = bool(old_turns or new_turns)
        self.couples = couple(old, new, links) if self.by_turn else None
        self.gone = self._left(old, {link.old for link in links}, 0)
        self.come = self._left(new, {link.new for link in links}, 1)
        self.respelled = self._respelled()

    def kept(self, ours: list[int], theirs: list[int]) -> tuple[str, str]:
        """Return the words of both sides that went from these turns into those.

        What came, went or was edited on the way has edits of its own.
        """
        links = [
            link
            for link in self.links
            if self.old[link.old].turn in ours and self.new[link.new].turn in theirs
        ]
        old = dict.fromkeys(link.old for link in links)
        new = dict.fromkeys(sorted(link.new for link in links))
        texts = [self.old[at].text for at in old], [self.new[at].text for at in new]
        if _letters_of(texts[0]) == _letters_of(texts[1]):
            return "\n".join(texts[0]), "\n".join(texts[1])
        return "\n".join(texts[0]), "\n".join(texts[0])

    def _left(
        self, pieces: Sequence[Piece], linked: set[int], side: int
    ) -> dict[int, str | None]:
        """Return the turns without a mate, with what of their text is nowhere else."""
        if self.couples is None:
            return {}
        left: dict[int, list[str] | None] = {}
        for at, piece in enumerate(pieces):
            if piece.turn not in self.couples.mated[side]:
                texts = left.setdefault(piece.turn, None)
                if at not in linked:
                    left[piece.turn] = [*(texts or ()), piece.text]
        return {
            turn: None if texts is None else "\n".join(texts)
            for turn, texts in left.items()
        }

    def _respelled(self) -> set[tuple[str, str]]:
        """Return labels that were spelled anew wherever they stand.

        Correcting a name on twenty turns is one edit, not twenty attributions.
        """
        if self.couples is None:
            return set()
        became: dict[str, set[str]] = collections.defaultdict(set)
        for old, new in self.couples.pairs.items():
            ours, theirs = self.old_turns[old], self.new_turns[new]
            if ours.speaker and theirs.speaker and ours.role is theirs.role:
                became[ours.speaker].add(theirs.speaker)
        before = {turn.speaker for turn in self.old_turns}
        after = {turn.speaker for turn in self.new_turns}
        found = set()
        for label, labels in became.items():
            other = next(iter(labels))
            if (
                len(labels) == 1
                and label not in after
                and other not in before
                and Indel.normalized_similarity(label, other) >= _RESPELLED
            ):
                found.add((label, other))
        return found


def _letters_of(texts: Iterable[str]) -> str:
    return plain("".join(texts)).replace(" ", "")
