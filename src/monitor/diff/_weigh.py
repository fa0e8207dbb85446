"""What an edit is about, and how much it matters."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from monitor.diff._align import Budget
from monitor.diff._language import language_of
from monitor.diff._matters import REACH, matters
from monitor.diff._severity import severity_of
from monitor.diff._text import plain
from monitor.diff._words import spans
from monitor.model import (
    Content,
    Edit,
    EditKind,
    Listing,
    Matter,
    Part,
    Severity,
    Silence,
    Span,
    Subject,
)

# Edits of which both sides are a text that can be marked.
_WORDED = (EditKind.EDITED, EditKind.SPLIT, EditKind.MERGED, EditKind.MOVED)
# Parts that are an address or a name of ours, of which no word is worth marking.
_UNWORDED = (Part.LINK, Part.IMAGE, Part.KIND)
_SAMPLE = 4_000
# What it costs to look for names, figures and the rest, in steps a character.
_READ_STEPS = 400
_READ_FREELY = 20_000


class Scales:
    """Weighs the edits of one change: the page's language and names, and the budget."""

    def __init__(self, old: Content, new: Content, budget: Budget) -> None:
        self._budget = budget
        self._language = language_of(_sample(new) or _sample(old))
        self._names = sorted({*_names(old), *_names(new)})

    def weigh(self, edit: Edit) -> Edit:
        """Return an edit with its spans, its matters and its severity."""
        edit = self._about(edit)
        if edit.kind is EditKind.EDITED and _looks_only(edit):
            return dataclasses.replace(
                edit, severity=Severity.COSMETIC, silence=Silence.COSMETIC
            )
        return dataclasses.replace(edit, severity=severity_of(edit))

    def _about(self, edit: Edit) -> Edit:
        found: list[Matter] = []
        if edit.former_role is not None:
            found.append(Matter(Subject.ATTRIBUTION, edit.former_speaker, edit.speaker))
        marked: tuple[Span, ...] = ()
        old, new = edit.old, edit.new
        worded = edit.kind in _WORDED and edit.part not in _UNWORDED
        if worded and old is not None and new is not None and old != new:
            marked = spans(old, new, self._budget)
            if not self._budget.spend(_READ_STEPS * _to_read(old, new, marked)):
                found.append(Matter(Subject.WORDING, None, None))
            elif not _looks_only(edit):
                found.extend(
                    matters(
                        old, new, marked, language=self._language, names=self._names
                    )
                )
        return dataclasses.replace(edit, spans=marked, matters=tuple(found))


def _to_read(old: str, new: str, spans: Iterable[Span]) -> int:
    """Return about how many characters are read to tell what spans are about.

    Few are read for next to nothing: those of an ordinary page.
    """
    characters = sum(
        s.old_end - s.old_start + s.new_end - s.new_start + 2 * REACH for s in spans
    )
    return max(0, min(characters, len(old) + len(new)) - _READ_FREELY)


def _looks_only(edit: Edit) -> bool:
    return plain(edit.old or "") == plain(edit.new or "")


def _sample(content: Content) -> str:
    texts = []
    size = 0
    for text in _texts(content):
        texts.append(text)
        size += len(text)
        if size > _SAMPLE:
            break
    return " ".join(texts)


def _texts(content: Content) -> Iterable[str]:
    if isinstance(content, Listing):
        return (link.title for link in content.links)
    return (turn.text for turn in content.turns)


def _names(content: Content) -> Iterable[str]:
    if isinstance(content, Listing):
        return ()
    speakers = (turn.speaker for turn in content.turns)
    named = (participant.name for participant in content.participants)
    return (name for name in (*speakers, *named) if name and len(name) > 1)
