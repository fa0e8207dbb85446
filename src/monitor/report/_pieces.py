"""An edit's two texts cut at its spans, and the windows of them that are shown."""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Iterable, Sequence

from monitor.model import Span

from ._visible import visible

# Characters kept around a changed span on either side: about a line and a half of
# Chinese on a terminal, which holds the clause that the span stands in.
CONTEXT = 60
# A gap that would hide less than this is not worth its ellipsis.
_LEAST_HIDDEN = 24
# How far a window's edge moves to fall between two words.
_WORD = 12


class Mark(enum.Enum):
    """What became of a piece."""

    SAME = "same"
    DELETED = "deleted"
    INSERTED = "inserted"
    MOVED = "moved"
    GAP = "gap"


@dataclasses.dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text, as it may be printed. A gap's text is the ellipsis."""

    text: str
    mark: Mark = Mark.SAME


Pieces = tuple[Piece, ...]


def cut(
    old: str | None, new: str | None, spans: Sequence[Span]
) -> tuple[Pieces, Pieces, Pieces]:
    """Return the pieces of the old side, of the new side, and of both in one.

    Without spans a text that is only on one side is deleted or inserted whole, and
    two different texts replace each other whole.
    """
    before, after = old or "", new or ""
    if not spans and before != after:
        spans = (Span(0, len(before), 0, len(after)),)
    left: list[Piece] = []
    right: list[Piece] = []
    both: list[Piece] = []
    at_old = at_new = 0
    for span in _in_order(spans, len(before), len(after)):
        same = Piece(after[at_new : span.new_start])
        gone = Piece(before[span.old_start : span.old_end], Mark.DELETED)
        come = Piece(after[span.new_start : span.new_end], Mark.INSERTED)
        left += [Piece(before[at_old : span.old_start]), gone]
        right += [same, come]
        both += [same, gone, come]
        at_old, at_new = span.old_end, span.new_end
    left.append(Piece(before[at_old:]))
    right.append(Piece(after[at_new:]))
    both.append(Piece(after[at_new:]))
    return _printable(left), _printable(right), _printable(both)


def marked(*texts: tuple[str, Mark]) -> Pieces:
    """Return the texts as pieces."""
    return _printable(Piece(text, mark) for text, mark in texts)


def _in_order(spans: Iterable[Span], old: int, new: int) -> list[Span]:
    """Return the spans in page order, clipped, so that slices never overlap."""
    kept: list[Span] = []
    at_old = at_new = 0
    for span in sorted(spans, key=lambda s: (s.new_start, s.old_start)):
        clipped = Span(
            min(max(span.old_start, at_old), old),
            min(max(span.old_end, at_old), old),
            min(max(span.new_start, at_new), new),
            min(max(span.new_end, at_new), new),
        )
        if clipped.old_end < clipped.old_start or clipped.new_end < clipped.new_start:
            continue
        kept.append(clipped)
        at_old, at_new = clipped.old_end, clipped.new_end
    return kept


def _printable(pieces: Iterable[Piece]) -> Pieces:
    """Return the pieces that have text, with that text safe to print."""
    return tuple(Piece(_shown(p), p.mark) for p in pieces if p.text)


def _shown(piece: Piece) -> str:
    """Return a piece's text; a paragraph break that came or went gets its sign."""
    text = visible(piece.text)
    if piece.mark is not Mark.SAME and not text.strip():
        return text.replace("\n", "¶\n")
    return text


def window(
    pieces: Pieces, context: int = CONTEXT, longest: int | None = None
) -> Pieces:
    """Return the pieces with what is unchanged and far from any change left out.

    `longest` also cuts a changed piece that is longer, in its middle; a text without
    any change (one that was moved) is cut likewise.
    """
    if all(p.mark is Mark.SAME for p in pieces):
        return _shortened(pieces, longest)
    shown: list[Piece] = []
    for index, piece in enumerate(pieces):
        if piece.mark is Mark.SAME:
            first, last = index == 0, index == len(pieces) - 1
            shown += _near(piece.text, 0 if first else context, 0 if last else context)
        else:
            shown += _shortened((piece,), longest)
    return tuple(shown)


def _near(text: str, head: int, tail: int) -> list[Piece]:
    """Return the first `head` and the last `tail` characters, with a gap between."""
    if len(text) <= head + tail + _LEAST_HIDDEN:
        return [Piece(text)]
    start = _between_words(text, head, -1) if head else 0
    stop = _between_words(text, len(text) - tail, 1) if tail else len(text)
    kept = [Piece(text[:start]), Piece("…", Mark.GAP), Piece(text[stop:])]
    return [p for p in kept if p.text]


def _shortened(pieces: Pieces, longest: int | None) -> Pieces:
    """Return the pieces, each long one as its beginning, a gap, and its end."""
    shown: list[Piece] = []
    for piece in pieces:
        text = piece.text
        if longest is None or len(text) <= longest + _LEAST_HIDDEN:
            shown.append(piece)
            continue
        start = _between_words(text, longest * 3 // 4, -1)
        stop = _between_words(text, len(text) - longest // 4, 1)
        shown += [
            Piece(text[:start], piece.mark),
            Piece("…", Mark.GAP),
            Piece(text[stop:], piece.mark),
        ]
    return tuple(shown)


def _between_words(text: str, at: int, step: int) -> int:
    """Return a place near `at`, that way, where no Latin word or figure is cut."""
    place = at
    for _ in range(_WORD):
        if not 0 < place < len(text) or not (
            _joins(text[place - 1]) and _joins(text[place])
        ):
            return place
        place += step
    return at


def _joins(character: str) -> bool:
    """Whether the character sticks to the next one of its kind in a word."""
    return character < "\u2e80" and (character.isalnum() or character in "'’.,-")


def clip(text: str, longest: int) -> str:
    """Return the text, or its beginning and an ellipsis, at most `longest` long."""
    if len(text) <= longest:
        return text
    return text[: _between_words(text, longest - 1, -1)].rstrip() + "…"
