"""An edit before it is weighed: kind, place, sides, and whose words they are."""

from __future__ import annotations

from monitor.model import Edit, EditKind, Part, Severity, Turn


def draft(
    kind: EditKind,
    part: Part,
    old: str | None,
    new: str | None,
    *,
    old_at: tuple[int, ...] = (),
    new_at: tuple[int, ...] = (),
    old_turn: Turn | None = None,
    new_turn: Turn | None = None,
) -> Edit:
    """Return an edit with the attribution of the turns that its words stand in."""
    turn = new_turn or old_turn
    passed = (
        old_turn is not None
        and new_turn is not None
        and (old_turn.role, old_turn.speaker) != (new_turn.role, new_turn.speaker)
        and kind in (EditKind.REATTRIBUTED, EditKind.MOVED)
    )
    return Edit(
        kind=kind,
        part=part,
        old=old,
        new=new,
        severity=Severity.LOW,
        old_at=old_at,
        new_at=new_at,
        speaker=turn.speaker if turn else None,
        role=turn.role if turn else None,
        former_speaker=old_turn.speaker if passed and old_turn else None,
        former_role=old_turn.role if passed and old_turn else None,
    )
