"""The edits of whole turns: gone, new, moved, cut, put together, another's."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from monitor.diff._draft import draft
from monitor.diff._turns import Couples
from monitor.diff._view import View
from monitor.model import Edit, EditKind, Part, Turn


def of_turns(view: View) -> Iterator[Edit]:
    """Yield the edits of whole turns."""
    couples = view.couples
    if couples is None:
        return
    for number, text in sorted(view.gone.items()):
        if text is not None:
            edit = _turn(view, EditKind.REMOVED, number, None)
            yield dataclasses.replace(edit, old=text)
    for number, text in sorted(view.come.items()):
        if text is not None:
            edit = _turn(view, EditKind.ADDED, None, number)
            yield dataclasses.replace(edit, new=text)
    for old, new in sorted(couples.pairs.items()):
        if old in couples.moved:
            yield _turn(view, EditKind.MOVED, old, new)
    yield from _attributions(view, couples)
    yield from _cut(view, couples)
    yield from _put_together(view, couples)
    for before, after in sorted(view.respelled):
        yield draft(EditKind.EDITED, Part.PARTICIPANT, before, after)


def _attributions(view: View, couples: Couples) -> Iterator[Edit]:
    """Yield the edits of labels; an office corrected on many turns is one."""
    offices: set[tuple[str | None, str | None]] = set()
    for old, new in sorted(couples.pairs.items()):
        for edit in _attribution(view, old, new):
            if edit.part is not Part.PARTICIPANT:
                yield edit
            elif (edit.old, edit.new) not in offices:
                offices.add((edit.old, edit.new))
                yield edit


def _turn(view: View, kind: EditKind, old: int | None, new: int | None) -> Edit:
    ours = None if old is None else view.old_turns[old]
    theirs = None if new is None else view.new_turns[new]
    texts = ours.text if ours else None, theirs.text if theirs else None
    if old is not None and new is not None:
        texts = view.kept([old], [new])
    return draft(
        kind,
        Part.TURN,
        *texts,
        old_at=() if old is None else (old,),
        new_at=() if new is None else (new,),
        old_turn=ours,
        new_turn=theirs,
    )


def _attribution(view: View, old: int, new: int) -> Iterator[Edit]:
    """Yield what happened to the label of a turn that stayed."""
    ours, theirs = view.old_turns[old], view.new_turns[new]
    if ours.role is not theirs.role or _renamed(view, ours, theirs):
        yield _turn(view, EditKind.REATTRIBUTED, old, new)
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


def _renamed(view: View, ours: Turn, theirs: Turn) -> bool:
    labels = (ours.speaker or "", theirs.speaker or "")
    return labels[0] != labels[1] and labels not in view.respelled


def _cut(view: View, couples: Couples) -> Iterator[Edit]:
    """Yield the turns of which parts became turns of their own."""
    for old, parts in sorted(couples.parts.items()):
        ours = view.old_turns[old]
        same = [n for n in parts if _whose(view.new_turns[n]) == _whose(ours)]
        for new in parts:
            if new not in same:
                yield _given(view, old, new, view.new_turns[new].text)
        if same:
            whole = sorted([couples.pairs[old], *same])
            texts = view.kept([old], whole)
            yield draft(
                EditKind.SPLIT,
                Part.TURN,
                *texts,
                old_at=(old,),
                new_at=(whole[0],),
                old_turn=ours,
                new_turn=view.new_turns[whole[0]],
            )


def _put_together(view: View, couples: Couples) -> Iterator[Edit]:
    """Yield the turns that became parts of another."""
    for new, parts in sorted(couples.taken.items()):
        theirs = view.new_turns[new]
        same = [n for n in parts if _whose(view.old_turns[n]) == _whose(theirs)]
        for old in parts:
            if old not in same:
                yield _given(view, old, new, view.old_turns[old].text)
        if same:
            mates = [n for n, other in couples.pairs.items() if other == new]
            whole = sorted([*mates, *same])
            texts = view.kept(whole, [new])
            yield draft(
                EditKind.MERGED,
                Part.TURN,
                *texts,
                old_at=(whole[0],),
                new_at=(new,),
                old_turn=view.old_turns[whole[0]],
                new_turn=theirs,
            )


def _given(view: View, old: int, new: int, text: str) -> Edit:
    """Return the edit of words that now stand under another label."""
    return draft(
        EditKind.REATTRIBUTED,
        Part.TURN,
        text,
        text,
        old_at=(old,),
        new_at=(new,),
        old_turn=view.old_turns[old],
        new_turn=view.new_turns[new],
    )


def _whose(turn: Turn) -> tuple[object, object]:
    return turn.role, turn.speaker


def _with_office(turn: Turn) -> str:
    return ", ".join(filter(None, (turn.speaker, turn.affiliation)))
