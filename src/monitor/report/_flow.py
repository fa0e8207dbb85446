"""The document around its edits: what changed, in page order, and folds between.

`report` may not ask `diff` where an unchanged paragraph of the old side stands on
the new one, and need not: the edits say what is not unchanged, and the text of an
unchanged paragraph finds it again.
"""

from __future__ import annotations

import collections
import dataclasses
from collections.abc import Iterable, Iterator

from monitor.model import Comparison, Document, Listing, Part, Role, Turn

from ._place import has_place, side_of
from ._tell import Entry, who
from ._visible import line, visible
from ._words import Voice

_Spot = tuple[int, int]


@dataclasses.dataclass(frozen=True, slots=True)
class Speech:
    """Paragraphs of one turn, with their speaker's label."""

    role: Role
    who: str
    paragraphs: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Fold:
    """A run of what did not change."""

    count: int
    speeches: tuple[Speech, ...] = ()
    releases: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Flow:
    """The cards of a report: those outside the text, and the text with its folds."""

    outside: tuple[Entry, ...]
    inside: tuple[Entry | Fold, ...]
    is_list: bool = False


def flow(comparison: Comparison, entries: Iterable[Entry], voice: Voice) -> Flow:
    """Return the entries in page order with folds between them."""
    entries = tuple(entries)
    content = comparison.new.content or comparison.old.content
    if isinstance(content, Listing):
        inside: tuple[Entry | Fold, ...] = (*entries, *_releases(content, entries))
        return Flow((), inside, is_list=True)
    if content is None:
        return Flow(entries, ())
    within = [e for e in entries if _has_spot(e)]
    outside = tuple(e for e in entries if not _has_spot(e))
    former = comparison.old.content
    spots = _Spots(content, former if isinstance(former, Document) else None)
    placed = sorted(((spots.of(e), e) for e in within), key=lambda p: p[0])
    return Flow(outside, tuple(_interleaved(content, placed, voice)))


def _has_spot(entry: Entry) -> bool:
    """Whether the entry stands at a paragraph of the document."""
    part = entry.edit.part
    return (has_place(part) or part is Part.EXCHANGE) and bool(side_of(entry.edit)[1])


class _Spots:
    """Where on the shown side each entry belongs."""

    def __init__(self, shown: Document, former: Document | None) -> None:
        self._former = former
        self._found: dict[str, _Spot | None] = {}
        for spot, text in _paragraphs(shown):
            # A text that stands there twice says nothing of where it stands.
            self._found[text] = None if text in self._found else spot

    def of(self, entry: Entry) -> _Spot:
        """Return the spot that the entry stands at, or right after."""
        on_new, at = side_of(entry.edit)
        first = (at[0], at[1] if len(at) > 1 else 0)
        if on_new or self._former is None:
            return first
        after: _Spot = (-1, -1)
        for spot, text in _paragraphs(self._former):
            if spot >= first:
                break
            after = self._found.get(text) or after
        return after[0], after[1] + 1


def _paragraphs(
    document: Document, first: int = 0, last: int | None = None
) -> Iterator[tuple[_Spot, str]]:
    """Yield each paragraph of the document's turns from `first` up to `last`."""
    for number, turn in enumerate(document.turns[first:last], start=first):
        for index, text in enumerate(turn.paragraphs):
            yield (number, index), text


def _interleaved(
    shown: Document, placed: list[tuple[_Spot, Entry]], voice: Voice
) -> Iterator[Entry | Fold]:
    """Yield the entries at their spots, and what lies between them as folds."""
    covered = _covered(shown, (entry for _, entry in placed))
    waiting = list(placed)
    run: list[tuple[Turn, str]] = []
    for spot, text in _paragraphs(shown):
        while waiting and waiting[0][0] <= spot:
            yield from _fold(run, voice)
            run = []
            yield waiting.pop(0)[1]
        if spot not in covered:
            run.append((shown.turns[spot[0]], text))
    yield from _fold(run, voice)
    yield from (entry for _, entry in waiting)


def _covered(shown: Document, entries: Iterable[Entry]) -> set[_Spot]:
    """Return the paragraphs that the entries themselves show.

    A sentence's paragraph is among them: it is not unchanged.
    """
    found: set[_Spot] = set()
    for entry in entries:
        edit = entry.edit
        if not side_of(edit)[0] or not edit.new_at:
            continue
        first = (edit.new_at[0], edit.new_at[1] if len(edit.new_at) > 1 else 0)
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


def _fold(run: list[tuple[Turn, str]], voice: Voice) -> Iterator[Fold]:
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
        yield Fold(len(run), tuple(speeches))


def speech(turn: Turn, voice: Voice, paragraphs: Iterable[str]) -> Speech:
    """Return paragraphs of a turn under its speaker's label."""
    label = who(turn.speaker, turn.affiliation, turn.role, voice)
    return Speech(turn.role, label, tuple(visible(p) for p in paragraphs))


def _releases(listing: Listing, entries: tuple[Entry, ...]) -> Iterator[Fold]:
    """Yield what else a listing holds, as one fold."""
    told = {at[0] for on_new, at in (side_of(e.edit) for e in entries) if on_new and at}
    rest = [line(x.title) for i, x in enumerate(listing.links) if i not in told]
    if rest:
        yield Fold(len(rest), releases=tuple(rest))
