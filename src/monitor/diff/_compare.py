"""Two parsed pages → what changed of their content, silent where it is only chrome."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from monitor.diff._align import STEPS
from monitor.diff._diff import diff_pages
from monitor.diff._evidence import Evidence, Flickering
from monitor.diff._fields import beside_edits
from monitor.diff._pieces import BESIDE
from monitor.diff._places import is_figure
from monitor.diff._releases import apart, with_blocks, without_echoes
from monitor.diff._severity import severity_of
from monitor.diff._stamps import only_numbers_differ
from monitor.diff._volatile import Volatile, flickering
from monitor.model import (
    Change,
    Content,
    Edit,
    EditKind,
    Kind,
    Listing,
    Parsed,
    Part,
)

# A page of fewer letters than these is no text.
_SCRAP = 600
# Edits that say how words are divided among speakers. A parser that reads a label
# where it read none before makes them up.
_DIVIDED = (EditKind.REATTRIBUTED, EditKind.SPLIT, EditKind.MERGED)
# From so many made-up ones on, and if they are as many as the others, the pages are
# compared whoever speaks: an imprint was read as a transcript.
_MADE_UP = 2


def compare(
    old: Parsed,
    new: Parsed,
    *,
    volatile: Volatile = Volatile(),  # noqa: B008 - frozen
    steps: int = STEPS,
) -> Change:
    """Return what changed between two versions of a page.

    The edits are those of `diff`, and those of the blocks beside the content. One that
    has evidence of being no edit of the page's own words is kept with its `silence`
    and told to nobody. `volatile` is what earlier versions taught (see `learn`).
    """
    if _is_scrap(old) and _is_scrap(new):
        old, new = _with_figures(old), _with_figures(new)
    known = flickering(old, new, volatile)
    change, edits = _judged(old, new, known, steps)
    divisions = [edit for edit in edits if _is_division(edit)]
    if divisions:
        _, words = _judged(old, new, known, steps, by_turn=False)
        made_up = [
            edit
            for edit in _made_up(divisions, words)
            if not _is_passed_on(edit, old.content, new.content)
        ]
        if len(made_up) >= max(_MADE_UP, len(divisions) - len(made_up)):
            edits = [_attributed(edit, old.content, new.content) for edit in words]
        else:
            edits = [Evidence.chrome(e) if e in made_up else e for e in edits]
    edits = without_echoes(apart(edits, old.content, new.content))
    edits = [_placed(edit) for edit in with_blocks(edits)]
    edits.sort(key=lambda edit: -edit.severity)
    return dataclasses.replace(change, edits=tuple(edits))


def _is_scrap(parsed: Parsed) -> bool:
    """Return whether a page has hardly a text: what it tells stands in its boxes."""
    content = parsed.content
    if isinstance(content, Listing):
        return False
    return sum(len(turn.text) for turn in content.turns) < _SCRAP


def _with_figures(parsed: Parsed) -> Parsed:
    """Return a page with the bare figures in its chrome among what is beside its text.

    A board of figures sets each in a box of its own, whatever the box is called.
    """
    figures = (at for at, text in enumerate(parsed.rest) if is_figure(text))
    return dataclasses.replace(parsed, beside=tuple(sorted({*parsed.beside, *figures})))


def _judged(
    old: Parsed, new: Parsed, known: Flickering, steps: int, *, by_turn: bool = True
) -> tuple[Change, list[Edit]]:
    beside = _beside(old, by_turn=by_turn), _beside(new, by_turn=by_turn)
    change = diff_pages(old.content, new.content, beside, steps, by_turn=by_turn)
    spoken = Kind.TRANSCRIPT in (old.content.kind, new.content.kind)
    told = [e for e in change.edits if not (spoken and _is_idle(e))]
    evidence = Evidence(old, new, told, known)
    further = (
        dataclasses.replace(edit, severity=severity_of(edit))
        for edit in beside_edits(old, new)
    )
    return change, [evidence.judge(edit) for edit in (*told, *further)]


def _beside(parsed: Parsed, *, by_turn: bool) -> list[str]:
    """Return the blocks beside the content."""
    if parsed.content.kind is Kind.TRANSCRIPT and not by_turn:
        return []
    return [parsed.rest[at] for at in parsed.beside]


def _is_idle(edit: Edit) -> bool:
    """Return whether an edit is beside a transcript, and of no figure alone.

    A transcript is what its people said. On made-up pages with new chrome, telling
    everything beside it takes the silent ones from 81 to 45 %.
    """
    if {BESIDE} != {*edit.old_at[:1], *edit.new_at[:1]}:
        return False
    return (
        edit.kind is not EditKind.EDITED
        or not edit.old
        or not edit.new
        or not only_numbers_differ(edit.old, edit.new)
    )


def _is_division(edit: Edit) -> bool:
    return edit.silence is None and edit.part is Part.TURN and edit.kind in _DIVIDED


def _made_up(divisions: Iterable[Edit], words: Iterable[Edit]) -> list[Edit]:
    """Return the divisions in the turns of which no printed word differs.

    Labels count as words here: where the text with its labels is the same on both
    pages, only the parser divided it otherwise.
    """
    told = [edit for edit in words if edit.silence is None]
    old = {edit.old_at[0] for edit in told if edit.old_at}
    new = {edit.new_at[0] for edit in told if edit.new_at}
    return [
        edit
        for edit in divisions
        if old.isdisjoint(edit.old_at[:1]) and new.isdisjoint(edit.new_at[:1])
    ]


def _is_passed_on(edit: Edit, old: Content, new: Content) -> bool:
    """Return whether words went to another speaker from one who is named less often.

    Behind another turn of their new speaker the words have no label, so that only the
    former one's is missing. Where it was but not read as a label, it is still printed.
    """
    names = edit.former_speaker, edit.speaker
    if edit.kind is not EditKind.REATTRIBUTED or None in names or len(set(names)) == 1:
        return False
    return _times(names[0] or "", new) < _times(names[0] or "", old)


def _times(name: str, content: Content) -> int:
    turns = () if isinstance(content, Listing) else content.turns
    return sum((turn.speaker == name) + turn.text.count(name) for turn in turns)


def _attributed(edit: Edit, old: Content, new: Content) -> Edit:
    """Return an edit with the speaker of the turn that its words stand in."""
    content, place = (new, edit.new_at) if edit.new_at else (old, edit.old_at)
    if isinstance(content, Listing) or not place or place[0] == BESIDE:
        return edit
    turn = content.turns[place[0]]
    edit = dataclasses.replace(edit, speaker=turn.speaker, role=turn.role)
    return dataclasses.replace(edit, severity=severity_of(edit))


def _placed(edit: Edit) -> Edit:
    """Return an edit without a place where it is not in the content."""
    if BESIDE not in (*edit.old_at[:1], *edit.new_at[:1]):
        return edit
    return dataclasses.replace(
        edit,
        old_at=() if edit.old_at[:1] == (BESIDE,) else edit.old_at,
        new_at=() if edit.new_at[:1] == (BESIDE,) else edit.new_at,
    )
