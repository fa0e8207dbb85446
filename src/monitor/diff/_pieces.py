"""A content as a flat list of paragraphs, and back from a piece to its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from monitor.diff._match import Piece
from monitor.model import Content, Form, Listing, Role, Turn

# The turn of a piece that stands in none, nor in the content at all.
BESIDE = -1
_NOBODY = (Role.NARRATION, None)


def pieces_of_turns(turns: Sequence[Turn], first: int = 0) -> list[Piece]:
    """Return the paragraphs of turns; `first` is the number of the first turn."""
    return [
        Piece(number, place, text, form, (turn.role, turn.speaker))
        for number, turn in enumerate(turns, first)
        for place, (text, form) in enumerate(_paragraphs(turn))
    ]


def pieces_of_page(content: Content) -> list[Piece]:
    """Return the paragraphs of a page on which nobody in particular speaks.

    Where a page was read as an article once and as a transcript the other time, the
    labels are words of the text again, as the article has them.
    """
    if isinstance(content, Listing):
        return [
            Piece(at, 0, link.title, Form.ITEM, _NOBODY)
            for at, link in enumerate(content.links)
        ]
    return [
        Piece(number, place, _labelled(turn, text, place), form, _NOBODY)
        for number, turn in enumerate(content.turns)
        for place, (text, form) in enumerate(_paragraphs(turn))
    ]


def pieces_beside(texts: Iterable[str]) -> list[Piece]:
    """Return blocks of a page that stand outside of its content."""
    return [
        Piece(BESIDE, number, text, Form.PARAGRAPH, _NOBODY)
        for number, text in enumerate(texts)
    ]


def _paragraphs(turn: Turn) -> Iterator[tuple[str, Form]]:
    texts = turn.text.split("\n")
    if len(turn.forms) == len(texts):
        return zip(texts, turn.forms, strict=True)
    return zip(texts, [Form.PARAGRAPH] * len(texts), strict=True)


def _labelled(turn: Turn, text: str, place: int) -> str:
    return f"{turn.speaker}: {text}" if turn.speaker and not place else text
