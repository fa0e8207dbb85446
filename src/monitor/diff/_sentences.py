"""Sentences that left one paragraph and stand in another."""

from __future__ import annotations

import collections
import dataclasses
from collections.abc import Sequence

from monitor.diff._text import WORDS, plain, sentences
from monitor.model import Edit, EditKind, Part

# Shorter sentences ("Thank you.") stand anywhere.
_WORDS_OF_A_SENTENCE = 4
_TEXTS = (Part.TURN, Part.PARAGRAPH, Part.LIST_ITEM, Part.CELL)
_TAKEN_FROM = (EditKind.EDITED, EditKind.REMOVED)
_GIVEN_TO = (EditKind.EDITED, EditKind.ADDED)


def move_sentences(edits: Sequence[Edit]) -> list[Edit]:
    """Return the edits, sentences that only changed places told as such."""
    gone: dict[str, collections.deque[tuple[int, str]]]
    gone = collections.defaultdict(collections.deque)
    for number, edit in enumerate(edits):
        for sentence in _only(edit, edit.old, edit.new, _TAKEN_FROM):
            gone[plain(sentence)].append((number, sentence))
    moves = []
    taken: dict[int, list[str]] = collections.defaultdict(list)
    given: dict[int, list[str]] = collections.defaultdict(list)
    for number, edit in enumerate(edits):
        for sentence in _only(edit, edit.new, edit.old, _GIVEN_TO):
            sources = gone.get(plain(sentence))
            if sources and sources[0][0] != number:
                source, text = sources.popleft()
                taken[source].append(text)
                given[number].append(sentence)
                moves.append(_move(edits[source], edit, text, sentence))
    left = (
        _without(edit, taken[number], given[number])
        if taken[number] or given[number]
        else edit
        for number, edit in enumerate(edits)
    )
    return [*(edit for edit in left if edit is not None), *moves]


def _only(
    edit: Edit, here: str | None, there: str | None, kinds: Sequence[EditKind]
) -> list[str]:
    """Return the sentences that only this side of an edit has."""
    if edit.kind not in kinds or edit.part not in _TEXTS or not here:
        return []
    if there is not None and plain(here) == plain(there):
        return []
    others = collections.Counter(plain(text) for text in sentences(there or ""))
    found = []
    for sentence in sentences(here):
        text = plain(sentence)
        if others[text]:
            others[text] -= 1
        elif len(WORDS.findall(text)) >= _WORDS_OF_A_SENTENCE:
            found.append(sentence)
    return found


def _without(edit: Edit, taken: list[str], given: list[str]) -> Edit | None:
    """Return what is left of an edit when the moves are told on their own."""
    old, new = edit.old, edit.new
    for sentence in taken:
        old = (old or "").replace(sentence, "", 1)
    for sentence in given:
        new = (new or "").replace(sentence, "", 1)
    if plain(old or "").replace(" ", "") == plain(new or "").replace(" ", ""):
        return None
    return edit


def _move(source: Edit, target: Edit, old: str, new: str) -> Edit:
    passed = (source.role, source.speaker) != (target.role, target.speaker)
    return dataclasses.replace(
        target,
        kind=EditKind.MOVED,
        part=Part.SENTENCE,
        old=old.strip(),
        new=new.strip(),
        old_at=source.old_at,
        new_at=target.new_at,
        former_speaker=source.speaker if passed else None,
        former_role=source.role if passed else None,
    )
