"""The document around its edits: what changed, in page order, and folds between.

`report` may not ask `diff` where an unchanged paragraph of the old side stands on
the new one, and need not: the edits say what is not unchanged, and the text of an
unchanged paragraph finds it again.
"""

from __future__ import annotations

import collections
import dataclasses
from collections.abc import Iterable, Iterator

from monitor.model import Comparison, Document, EditKind, Listing, Part, Role, Turn

from ._place import has_place, side_of
from ._tell import Entry, merged, who
from ._visible import line, visible
from ._words import Voice

_Spot = tuple[int, int]


@dataclasses.dataclass(frozen=True, slots=True)
class Speech:
    """Paragraphs of one turn, with their speaker's label and bare name."""

    role: Role
    who: str
    paragraphs: tuple[str, ...]
    speaker: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Fold:
    """A run of what did not change, and the words for how much it is."""

    words: str
    speeches: tuple[Speech, ...] = ()
    releases: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Flow:
    """The cards of a report: those outside the text, and the text with its folds."""

    outside: tuple[Entry, ...]
    inside: tuple[Entry | Fold, ...]
    heading: str = "document"


def flow(comparison: Comparison, entries: Iterable[Entry], voice: Voice) -> Flow:
    """Return the entries in page order with folds between them."""
    entries = tuple(entries)
    content = comparison.new.content or comparison.old.content
    if isinstance(content, Listing):
        rest = _releases(content, entries, voice)
        return Flow((), (*merged(entries, voice), *rest), "list")
    if content is None:
        return Flow(tuple(merged(entries, voice)), ())
    within = [e for e in entries if _has_spot(e)]
    outside = merged((e for e in entries if not _has_spot(e)), voice)
    former = comparison.old.content
    spots = _Spots(content, former if isinstance(former, Document) else None, within)
    placed = sorted(((spots.of(e), e) for e in within), key=lambda p: p[0])
    shown = "document" if comparison.new.content else "was"
    inside = _interleaved(content, placed, voice, shown)
    return Flow(tuple(outside), tuple(inside), shown)


def _has_spot(entry: Entry) -> bool:
    """Whether the entry stands at a paragraph of the document."""
    part = entry.edit.part
    return (has_place(part) or part is Part.EXCHANGE) and bool(side_of(entry.edit)[1])


class _Spots:
    """Where on the shown side each entry belongs."""

    def __init__(
        self, shown: Document, former: Document | None, entries: Iterable[Entry]
    ) -> None:
        self._former = former
        self._same: dict[str, _Spot | None] = {}
        for spot, text in _paragraphs(shown):
            # A text that stands there twice says nothing of where it stands.
            self._same[text] = None if text in self._same else spot
        self._edited: dict[_Spot, _Spot] = {}
        self._moved: set[_Spot] = set()
        for edit in (e.edit for e in entries):
            if edit.kind is EditKind.MOVED and edit.old_at:
                self._moved.add(_spot(edit.old_at))
            elif edit.old_at and edit.new_at:
                self._edited[_spot(edit.old_at)] = _spot(edit.new_at)

    def of(self, entry: Entry) -> _Spot:
        """Return the spot that the entry stands at, or right after."""
        on_new, at = side_of(entry.edit)
        first = _spot(at)
        if on_new or self._former is None:
            return first
        after: _Spot = (-1, -1)
        for spot, text in _paragraphs(self._former):
            if spot >= first:
                break
            if spot not in self._moved:
                after = self._edited.get(spot) or self._same.get(text) or after
        return after[0], after[1] + 1


def _spot(at: tuple[int, ...]) -> _Spot:
    """Return the first paragraph of an edit's place."""
    return at[0], at[1] if len(at) > 1 else 0


def _paragraphs(
    document: Document, first: int = 0, last: int | None = None
) -> Iterator[tuple[_Spot, str]]:
    """Yield each paragraph of the document's turns from `first` up to `last`."""
    for number, turn in enumerate(document.turns[first:last], start=first):
        for index, text in enumerate(turn.paragraphs):
            yield (number, index), text


def _interleaved(
    shown: Document, placed: list[tuple[_Spot, Entry]], voice: Voice, side: str
) -> Iterator[Entry | Fold]:
    """Yield the entries at their spots, and what lies between them as folds."""
    key = "unchanged" if side == "document" else "paragraphs"
    covered = _covered(shown, (entry for _, entry in placed))
    waiting = collections.deque(placed)
    run: list[tuple[Turn, str]] = []
    cards: list[Entry] = []
    for spot, text in _paragraphs(shown):
        while waiting and waiting[0][0] <= spot:
            yield from _fold(run, voice, key)
            run = []
            cards.append(waiting.popleft()[1])
        if spot not in covered:
            yield from merged(cards, voice)
            cards = []
            run.append((shown.turns[spot[0]], text))
    yield from _fold(run, voice, key)
    yield from merged([*cards, *(entry for _, entry in waiting)], voice)


def _covered(shown: Document, entries: Iterable[Entry]) -> set[_Spot]:
    """Return the paragraphs that the entries themselves show.

    A sentence's paragraph is among them: it is not unchanged.
    """
    found: set[_Spot] = set()
    for entry in entries:
        edit = entry.edit
        if not side_of(edit)[0] or not edit.new_at:
            continue
        first = _spot(edit.new_at)
        if edit.part is Part.SENTENCE:
            found.add(first)
        # Other edits hold whole paragraphs, if of several turns (what was split).
        wanted = collections.Counter((edit.new or "").split("\n"))
        last = first[0] + wanted.total()
        for spot, text in _paragraphs(shown, first[0], last):
            if spot >= first and wanted[text] > 0:
                wanted[text] -= 1
                found.add(spot)
    return found


def _fold(run: list[tuple[Turn, str]], voice: Voice, key: str) -> Iterator[Fold]:
    """Yield the run as one fold, its paragraphs grouped by turn."""
    speeches: list[Speech] = []
    last: Turn | None = None
    for turn, text in run:
        if turn is last:
            joined = (*speeches[-1].paragraphs, visible(text))
            speeches[-1] = dataclasses.replace(speeches[-1], paragraphs=joined)
        else:
            speeches.append(speech(turn, voice, (text,)))
        last = turn
    if speeches:
        yield Fold(voice.count(key, len(run)), tuple(speeches))


def speech(turn: Turn, voice: Voice, paragraphs: Iterable[str]) -> Speech:
    """Return paragraphs of a turn under its speaker's label."""
    label = who(turn.speaker, turn.affiliation, turn.role, voice)
    return Speech(turn.role, label, tuple(visible(p) for p in paragraphs), turn.speaker)


def _releases(
    listing: Listing, entries: tuple[Entry, ...], voice: Voice
) -> Iterator[Fold]:
    """Yield what else a listing holds, as one fold."""
    told = {at[0] for on_new, at in (side_of(e.edit) for e in entries) if on_new and at}
    rest = [line(x.title) for i, x in enumerate(listing.links) if i not in told]
    if rest:
        words = voice.count("unchanged.releases", len(rest))
        yield Fold(words, releases=tuple(rest))
