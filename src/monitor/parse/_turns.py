"""Reading → turns: the body's text given to its speakers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from monitor.model import Form
from monitor.parse._blocks import Block, Layout
from monitor.parse._body import weight
from monitor.parse._chrome import END_MARKS, SENTENCE_END
from monitor.parse._label import Label
from monitor.parse._marks import Mark
from monitor.parse._reading import Reading
from monitor.parse._wording import tidy


class Speech(NamedTuple):
    """A stretch of text by one speaker; `label` is None for narration."""

    label: Label | None
    paragraphs: tuple[str, ...]
    forms: tuple[Form, ...]


class Speeches(NamedTuple):
    """The speeches in order, and the blocks left out of them with the reason."""

    speeches: tuple[Speech, ...]
    reasons: Mapping[int, str]


# A heading between turns is a line, not a paragraph.
HEADING_WEIGHT = 120.0


class _Talk:
    """The speeches so far and the one in hand."""

    def __init__(self) -> None:
        self.done: list[Speech] = []
        self.label: Label | None = None
        self.open = False
        self.paragraphs: list[str] = []
        self.forms: list[Form] = []

    def begin(self, label: Label | None) -> None:
        if self.open and _same_speaker(self.label, label):
            return
        self.end()
        self.label, self.open = label, True

    def add(self, text: str, form: Form) -> None:
        text = tidy(text)
        if text:
            self.open = True
            self.paragraphs.append(text)
            self.forms.append(form)

    def end(self) -> None:
        if self.paragraphs:
            speech = Speech(self.label, tuple(self.paragraphs), tuple(self.forms))
            self.done.append(speech)
        self.paragraphs, self.forms, self.open = [], [], False


def _same_speaker(one: Label | None, other: Label | None) -> bool:
    if one is None or other is None:
        return one is other
    return bool(one.speaker) and one.key == other.key


def divide(layout: Layout, kept: Sequence[int], reading: Reading | None) -> Speeches:
    """Give each kept block's text to its speaker; an article is one narration."""
    talk = _Talk()
    reasons: dict[int, str] = {}
    talk.begin(None)
    marks = reading.marks if reading else {}
    first, last = min(marks, default=-1), max(marks, default=-1)
    for index in kept:
        block = layout.blocks[index]
        if index in marks:
            _give(talk, block, marks[index])
            continue
        if first >= 0 and index > first and _is_heading(block):
            reasons[index] = "section heading"
            continue
        if index > last >= 0 and END_MARKS.fullmatch(block.text):
            talk.begin(None)
        talk.add(block.text, block.form)
    talk.end()
    return Speeches(tuple(talk.done), reasons)


def _give(talk: _Talk, block: Block, marks: Sequence[Mark]) -> None:
    """Give the pieces of a block with labels to their speakers."""
    begin = 0
    for mark in marks:
        talk.add(block.text[begin : mark.start], block.form)
        talk.begin(mark.label)
        begin = mark.end
    talk.add(block.text[begin:], block.form)


def _is_heading(block: Block) -> bool:
    """Tell an editor's heading between turns from what was said."""
    if weight(block.text) > HEADING_WEIGHT:
        return False
    if block.form is Form.HEADING:
        return True
    if SENTENCE_END.search(block.text):
        return False
    styles = {run.style for run in block.runs}
    return len(styles) == 1 and "b" in next(iter(styles)).split("|")
