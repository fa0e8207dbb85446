"""Forgotten labels: a turn that plainly holds what two people said.

Decided by the page's own habits: where every other question is one paragraph that ends
in a question mark, a long paragraph below one is its answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from monitor.model import Form
from monitor.parse._label import Label, LabelKind
from monitor.parse._phrases import ends_in_question, has_question


class Speech(NamedTuple):
    """A stretch of text by one speaker; `label` is None for narration."""

    label: Label | None
    paragraphs: tuple[str, ...]
    forms: tuple[Form, ...]


# How many turns of a kind a page needs to have habits, and what share keeps to them.
FEWEST = 3
HABIT = 0.75
# Where one label follows itself more often, the page prints it before each paragraph.
MOST_REPEATED = 2
_FORGOTTEN_ANSWER = Label(LabelKind.ANSWER, None, None, "forgotten answer")
_FORGOTTEN_QUESTION = Label(LabelKind.QUESTION, None, None, "forgotten question")


def mend_labels(speeches: Sequence[Speech]) -> list[Speech]:
    """Split the speeches that hold a question and its answer under one label."""
    asking = [s for s in speeches if _asks(s)]
    single = sum(len(s.paragraphs) == 1 for s in asking)
    ending = sum(ends_in_question(s.paragraphs[0]) for s in asking)
    # One may be the one with the forgotten label.
    if len(asking) < FEWEST or min(single, ending) < HABIT * (len(asking) - 1):
        return list(speeches)
    repeated = sum(_same(one, other) for one, other in pairwise(speeches))
    mended: list[Speech] = []
    for place, speech in enumerate(speeches):
        following = speeches[place + 1] if place + 1 < len(speeches) else None
        if _asks(speech) and (following is None or _asks(following)):
            mended.extend(_split_answer(speech))
        elif following and _same(speech, following) and repeated <= MOST_REPEATED:
            mended.extend(_split_question(speech))
        else:
            mended.append(speech)
    return mended


def _same(one: Speech, other: Speech) -> bool:
    return one.label is not None and one.label == other.label and not _asks(one)


def _asks(speech: Speech) -> bool:
    kind = speech.label.kind if speech.label else None
    return kind in (LabelKind.QUESTION, LabelKind.REPORTER)


def _split_answer(speech: Speech) -> list[Speech]:
    """Give what follows the question mark to whoever answers."""
    for at in range(1, len(speech.paragraphs)):
        rest = speech.paragraphs[at:]
        asked = ends_in_question(speech.paragraphs[at - 1])
        if asked and not any(has_question(text) for text in rest):
            question = Speech(speech.label, speech.paragraphs[:at], speech.forms[:at])
            return [question, Speech(_FORGOTTEN_ANSWER, rest, speech.forms[at:])]
    return [speech]


def _split_question(speech: Speech) -> list[Speech]:
    """Give the last paragraph, if it asks, to somebody else.

    A label that comes again says that somebody else spoke between.
    """
    if len(speech.paragraphs) > 1 and ends_in_question(speech.paragraphs[-1]):
        answer = Speech(speech.label, speech.paragraphs[:-1], speech.forms[:-1])
        asked = Speech(_FORGOTTEN_QUESTION, speech.paragraphs[-1:], speech.forms[-1:])
        return [answer, asked]
    return [speech]
