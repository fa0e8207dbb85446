"""Two documents → the edits of their turns and paragraphs, not yet weighed."""

from __future__ import annotations

import collections
import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rapidfuzz.distance import Indel

from monitor.diff._align import Budget, common_head, common_tail, heaviest_rise
from monitor.diff._draft import draft
from monitor.diff._match import Link, Matcher, Piece
from monitor.diff._pieces import (
    pieces_beside,
    pieces_of_page,
    pieces_of_turns,
)
from monitor.diff._text import plain
from monitor.diff._turns import Couples, couple
from monitor.model import Content, Document, Edit, EditKind, Form, Part, Turn

Beside = tuple[Sequence[str], Sequence[str]]

# A label that keeps this share of its letters was respelled; with less it is
# another person's.
_RESPELLED = 0.5

_PARTS = {
    Form.PARAGRAPH: Part.PARAGRAPH,
    Form.HEADING: Part.PARAGRAPH,
    Form.ITEM: Part.LIST_ITEM,
    Form.CELL: Part.CELL,
}


def turn_edits(old: Document, new: Document, budget: Budget) -> list[Edit]:
    """Return what happened to the turns of a transcript and to their paragraphs."""
    head = common_head(old.turns, new.turns)
    tail = common_tail(old.turns, new.turns, head)
    ours = pieces_of_turns(old.turns[head : len(old.turns) - tail], head)
    theirs = pieces_of_turns(new.turns[head : len(new.turns) - tail], head)
    links = Matcher(ours, theirs, budget).run()
    view = _View(old.turns, new.turns, ours, theirs, links)
    return [*view.of_turns(), *view.of_paragraphs()]


def page_edits(
    old: Content, new: Content, budget: Budget, beside: Beside = ((), ())
) -> list[Edit]:
    """Return what happened to the paragraphs of pages read without speakers.

    `beside` are blocks of both pages outside of the content; see `beside_edits`.
    """
    ours = [*pieces_of_page(old), *pieces_beside(beside[0])]
    theirs = [*pieces_of_page(new), *pieces_beside(beside[1])]
    return _flat_edits(ours, theirs, budget)


def beside_edits(beside: Beside, budget: Budget) -> list[Edit]:
    """Return what happened to the blocks of two pages outside of their content.

    Their place is (BESIDE, number of the block).
    """
    return _flat_edits(pieces_beside(beside[0]), pieces_beside(beside[1]), budget)


def _flat_edits(
    ours: Sequence[Piece], theirs: Sequence[Piece], budget: Budget
) -> list[Edit]:
    links = Matcher(ours, theirs, budget).run()
    return list(_View((), (), ours, theirs, links).of_paragraphs())


class _View:
    """Two lists of pieces with their links; without turns all pieces are one's."""

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

    # --- turns ------------------------------------------------------------------

    def of_turns(self) -> Iterator[Edit]:
        """Yield the edits of whole turns."""
        couples = self.couples
        if couples is None:
            return
        for number, text in sorted(self.gone.items()):
            if text is not None:
                edit = self._turn(EditKind.REMOVED, number, None)
                yield dataclasses.replace(edit, old=text)
        for number, text in sorted(self.come.items()):
            if text is not None:
                edit = self._turn(EditKind.ADDED, None, number)
                yield dataclasses.replace(edit, new=text)
        for old, new in sorted(couples.pairs.items()):
            if old in couples.moved:
                yield self._turn(EditKind.MOVED, old, new)
            yield from self._attribution(old, new)
        yield from self._cut(couples)
        yield from self._put_together(couples)
        for before, after in sorted(self.respelled):
            yield draft(EditKind.EDITED, Part.PARTICIPANT, before, after)

    def _turn(self, kind: EditKind, old: int | None, new: int | None) -> Edit:
        ours = None if old is None else self.old_turns[old]
        theirs = None if new is None else self.new_turns[new]
        texts = ours.text if ours else None, theirs.text if theirs else None
        if old is not None and new is not None:
            texts = self._kept([old], [new])
        return draft(
            kind,
            Part.TURN,
            *texts,
            old_at=() if old is None else (old,),
            new_at=() if new is None else (new,),
            old_turn=ours,
            new_turn=theirs,
        )

    def _attribution(self, old: int, new: int) -> Iterator[Edit]:
        """Yield what happened to the label of a turn that stayed."""
        ours, theirs = self.old_turns[old], self.new_turns[new]
        if ours.role is not theirs.role or self._renamed(ours, theirs):
            yield self._turn(EditKind.REATTRIBUTED, old, new)
        elif ours.affiliation != theirs.affiliation:
            yield draft(
                EditKind.EDITED,
                Part.PARTICIPANT,
                _with_office(ours),
                _with_office(theirs),
                old_at=(old,),
                new_at=(new,),
                old_turn=ours,
                new_turn=theirs,
            )

    def _renamed(self, ours: Turn, theirs: Turn) -> bool:
        labels = (ours.speaker or "", theirs.speaker or "")
        return labels[0] != labels[1] and labels not in self.respelled

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

    def _cut(self, couples: Couples) -> Iterator[Edit]:
        """Yield the turns of which parts became turns of their own."""
        for old, parts in sorted(couples.parts.items()):
            ours = self.old_turns[old]
            same = [n for n in parts if _whose(self.new_turns[n]) == _whose(ours)]
            for new in parts:
                if new not in same:
                    yield self._given(old, new, self.new_turns[new].text)
            if same:
                whole = sorted([couples.pairs[old], *same])
                texts = self._kept([old], whole)
                yield draft(
                    EditKind.SPLIT,
                    Part.TURN,
                    *texts,
                    old_at=(old,),
                    new_at=(whole[0],),
                    old_turn=ours,
                    new_turn=self.new_turns[whole[0]],
                )

    def _put_together(self, couples: Couples) -> Iterator[Edit]:
        """Yield the turns that became parts of another."""
        for new, parts in sorted(couples.taken.items()):
            theirs = self.new_turns[new]
            same = [n for n in parts if _whose(self.old_turns[n]) == _whose(theirs)]
            for old in parts:
                if old not in same:
                    yield self._given(old, new, self.old_turns[old].text)
            if same:
                mates = [n for n, other in couples.pairs.items() if other == new]
                whole = sorted([*mates, *same])
                texts = self._kept(whole, [new])
                yield draft(
                    EditKind.MERGED,
                    Part.TURN,
                    *texts,
                    old_at=(whole[0],),
                    new_at=(new,),
                    old_turn=self.old_turns[whole[0]],
                    new_turn=theirs,
                )

    def _kept(self, ours: list[int], theirs: list[int]) -> tuple[str, str]:
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

    def _given(self, old: int, new: int, text: str) -> Edit:
        """Return the edit of words that now stand under another label."""
        return draft(
            EditKind.REATTRIBUTED,
            Part.TURN,
            text,
            text,
            old_at=(old,),
            new_at=(new,),
            old_turn=self.old_turns[old],
            new_turn=self.new_turns[new],
        )

    # --- paragraphs ---------------------------------------------------------------

    def of_paragraphs(self) -> Iterator[Edit]:
        """Yield the edits inside turns that stayed."""
        linked_old = {link.old for link in self.links}
        linked_new = {link.new for link in self.links}
        for at, piece in enumerate(self.old):
            if at not in linked_old and piece.turn not in self.gone:
                yield self._paragraph(EditKind.REMOVED, [at], [])
        for at, piece in enumerate(self.new):
            if at not in linked_new and piece.turn not in self.come:
                yield self._paragraph(EditKind.ADDED, [], [at])
        moved = self._moved()
        for ours, theirs in _groups(self.links):
            yield from self._group(ours, theirs, moved)

    def _group(
        self, ours: list[int], theirs: list[int], moved: set[int]
    ) -> Iterator[Edit]:
        old = "\n".join(self.old[at].text for at in ours)
        new = "\n".join(self.new[at].text for at in theirs)
        if len(ours) == len(theirs) == 1:
            if ours[0] in moved:
                yield self._paragraph(EditKind.MOVED, ours, theirs)
            if old != new:
                yield self._paragraph(EditKind.EDITED, ours, theirs)
        elif len({self.old[at].turn for at in ours}) > 1 or (
            len({self.new[at].turn for at in theirs}) > 1
        ):
            # The turn's own edit tells of the cut; only other words are left to tell.
            if plain(old).replace(" ", "") != plain(new).replace(" ", ""):
                yield self._paragraph(EditKind.EDITED, ours, theirs)
        else:
            kind = EditKind.SPLIT if len(ours) == 1 else EditKind.MERGED
            yield self._paragraph(kind, ours, theirs)

    def _moved(self) -> set[int]:
        """Return the old pieces that stand elsewhere now, turns' own moves aside."""
        moved = set()
        homes: dict[tuple[int, int], list[tuple[int, int]]]
        homes = collections.defaultdict(list)
        for link in self.links:
            old, new = self.old[link.old].turn, self.new[link.new].turn
            if self.couples is None:
                homes[0, 0].append((link.old, link.new))
            elif self.couples.together(old, new):
                homes[old, new].append((link.old, link.new))
            else:
                moved.add(link.old)
        for pairs in homes.values():
            single = _single(pairs)
            stayed = heaviest_rise(
                single, lambda at: 1 + min(len(self.old[at].text), 1_000) / 1_000_000
            )
            moved |= {at for at, _ in single} - {at for at, _ in stayed}
        return moved

    def _paragraph(self, kind: EditKind, ours: list[int], theirs: list[int]) -> Edit:
        old = [self.old[at] for at in ours]
        new = [self.new[at] for at in theirs]
        first_old = old[0] if old else None
        first_new = new[0] if new else None
        return draft(
            kind,
            self._part(first_old, first_new),
            "\n".join(piece.text for piece in old) if old else None,
            "\n".join(piece.text for piece in new) if new else None,
            old_at=_place(first_old),
            new_at=_place(first_new),
            old_turn=self._turn_of(first_old, self.old_turns),
            new_turn=self._turn_of(first_new, self.new_turns),
        )

    def _part(self, old: Piece | None, new: Piece | None) -> Part:
        if self.by_turn and old and new and self._is_turn(old, new):
            return Part.TURN
        piece = new or old
        return _PARTS[piece.form] if piece else Part.PARAGRAPH

    def _is_turn(self, old: Piece, new: Piece) -> bool:
        """Return whether two pieces are all that their turns say."""
        return (
            self.couples is not None
            and self.couples.pairs.get(old.turn) == new.turn
            and "\n" not in self.old_turns[old.turn].text
            and "\n" not in self.new_turns[new.turn].text
        )

    def _turn_of(self, piece: Piece | None, turns: Sequence[Turn]) -> Turn | None:
        return turns[piece.turn] if piece and self.by_turn else None

    def _left(
        self, pieces: Sequence[Piece], linked: set[int], side: int
    ) -> dict[int, str | None]:
        """Return the turns without a mate, with what of their text is nowhere else."""
        if self.couples is None:
            return {}
        left: dict[int, list[str] | None] = {}
        for at, piece in enumerate(pieces):
            if not self.couples.knows(side, piece.turn):
                texts = left.setdefault(piece.turn, None)
                if at not in linked:
                    left[piece.turn] = [*(texts or ()), piece.text]
        return {
            turn: None if texts is None else "\n".join(texts)
            for turn, texts in left.items()
        }


def _letters_of(texts: Iterable[str]) -> str:
    return plain("".join(texts)).replace(" ", "")


def _place(piece: Piece | None) -> tuple[int, ...]:
    return (piece.turn, piece.place) if piece else ()


def _whose(turn: Turn) -> tuple[object, object]:
    return turn.role, turn.speaker


def _with_office(turn: Turn) -> str:
    return ", ".join(filter(None, (turn.speaker, turn.affiliation)))


def _single(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the pairs both sides of which stand in no other pair."""
    pairs = list(pairs)
    old = collections.Counter(at for at, _ in pairs)
    new = collections.Counter(at for _, at in pairs)
    return [pair for pair in pairs if old[pair[0]] == 1 == new[pair[1]]]


def _groups(links: Sequence[Link]) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the connected old and new pieces, in old order."""
    mates_old: Mapping[int, list[int]] = collections.defaultdict(list)
    mates_new: Mapping[int, list[int]] = collections.defaultdict(list)
    for link in links:
        mates_old[link.old].append(link.new)
        mates_new[link.new].append(link.old)
    done: set[int] = set()
    for start in mates_old:
        if start in done:
            continue
        ours, theirs, open_old = {start}, set(), [start]
        while open_old:
            for new in mates_old[open_old.pop()]:
                theirs.add(new)
                fresh = [old for old in mates_new[new] if old not in ours]
                ours.update(fresh)
                open_old.extend(fresh)
        done |= ours
        yield sorted(ours), sorted(theirs)
