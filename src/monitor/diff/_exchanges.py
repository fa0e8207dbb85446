"""Turns that went, came or moved together as question and answer are one edit."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from monitor.model import Document, Edit, EditKind, Exchange, Part


def join_exchanges(edits: Sequence[Edit], old: Document, new: Document) -> list[Edit]:
    """Return the edits, those of all turns of an exchange joined to one."""
    joined = _join(edits, EditKind.REMOVED, old.exchanges, old=True)
    joined = _join(joined, EditKind.ADDED, new.exchanges, old=False)
    return _join(joined, EditKind.MOVED, old.exchanges, old=True)


def _join(
    edits: Sequence[Edit], kind: EditKind, exchanges: Sequence[Exchange], *, old: bool
) -> list[Edit]:
    turns = {
        (edit.old_at if old else edit.new_at)[0]: edit
        for edit in edits
        if edit.kind is kind and edit.part is Part.TURN
    }
    gone: set[int] = set()
    made: dict[int, Edit] = {}
    for exchange in exchanges:
        numbers = sorted((*exchange.question, *exchange.answer))
        if not exchange.question or not exchange.answer:
            continue
        if all(number in turns and number not in gone for number in numbers):
            gone.update(numbers)
            made[numbers[0]] = _whole([turns[number] for number in numbers])
    result = []
    for edit in edits:
        number = (edit.old_at if old else edit.new_at)[:1]
        if number and turns.get(number[0]) is edit:
            if number[0] in made:
                result.append(made[number[0]])
            if number[0] in gone:
                continue
        result.append(edit)
    return result


def _whole(edits: Sequence[Edit]) -> Edit:
    """Return one edit over all; the words of an exchange are whose answer it is.

    Two or more speak in it, so its text has their labels.
    """
    last = edits[-1]
    return dataclasses.replace(
        edits[0],
        part=Part.EXCHANGE,
        old=_text([(edit.speaker, edit.old) for edit in edits]),
        new=_text([(edit.speaker, edit.new) for edit in edits]),
        speaker=last.speaker,
        role=last.role,
    )


def _text(said: Sequence[tuple[str | None, str | None]]) -> str | None:
    known = [
        f"{speaker}: {text}" if speaker else text
        for speaker, text in said
        if text is not None
    ]
    return "\n".join(known) if known else None
