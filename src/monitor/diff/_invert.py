"""The way back: the change that an opposite edit of the page would be."""

from __future__ import annotations

import dataclasses

from monitor.diff._patch import invert_hunks
from monitor.diff._severity import severity_of
from monitor.model import Change, Edit, EditKind, Matter, Span

_OPPOSITE = {
    EditKind.ADDED: EditKind.REMOVED,
    EditKind.REMOVED: EditKind.ADDED,
    EditKind.SPLIT: EditKind.MERGED,
    EditKind.MERGED: EditKind.SPLIT,
}


def invert(change: Change) -> Change:
    """Return the change that leads from the new content back to the old one."""
    return Change(
        tuple(_edit(edit) for edit in change.edits), invert_hunks(change.hunks)
    )


def _edit(edit: Edit) -> Edit:
    passed = edit.former_role is not None
    back = dataclasses.replace(
        edit,
        kind=_OPPOSITE.get(edit.kind, edit.kind),
        old=edit.new,
        new=edit.old,
        old_at=edit.new_at,
        new_at=edit.old_at,
        speaker=edit.former_speaker if passed else edit.speaker,
        role=edit.former_role if passed else edit.role,
        former_speaker=edit.speaker if passed else None,
        former_role=edit.role if passed else None,
        spans=tuple(
            Span(s.new_start, s.new_end, s.old_start, s.old_end) for s in edit.spans
        ),
        matters=tuple(
            Matter(m.subject, m.new, m.old, 1 / m.ratio if m.ratio else None)
            for m in edit.matters
        ),
    )
    if back.silence is None:
        back = dataclasses.replace(back, severity=severity_of(back))
    return back
