"""Two documents → the edits of their turns and paragraphs, not yet weighed."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.diff._align import Budget, common_head, common_tail
from monitor.diff._match import Matcher, Piece
from monitor.diff._paragraph_edits import of_paragraphs
from monitor.diff._pieces import pieces_beside, pieces_of_page, pieces_of_turns
from monitor.diff._turn_edits import of_turns
from monitor.diff._view import View
from monitor.model import Content, Document, Edit

Beside = tuple[Sequence[str], Sequence[str]]


def turn_edits(old: Document, new: Document, budget: Budget) -> list[Edit]:
    """Return what happened to the turns of a transcript and to their paragraphs."""
    head = common_head(old.turns, new.turns)
    tail = common_tail(old.turns, new.turns, head)
    ours = pieces_of_turns(old.turns[head : len(old.turns) - tail], head)
    theirs = pieces_of_turns(new.turns[head : len(new.turns) - tail], head)
    links = Matcher(ours, theirs, budget).run()
    view = View(old.turns, new.turns, ours, theirs, links)
    return [*of_turns(view), *of_paragraphs(view)]


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
    return list(of_paragraphs(View((), (), ours, theirs, links)))
