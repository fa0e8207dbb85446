"""Reading → turns: the body's text given to its speakers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from monitor.model import Form
from monitor.parse._blocks import Block, Layout
from monitor.parse._body import weight
from monitor.parse._chrome import END_MARKS, SENTENCE_END
from monitor.parse._label import Label
from monitor.parse._marks import Mark, Way
from monitor.parse._reading import Reading
from monitor.parse._wording import tidy
from monitor.parse._words import fold


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
    inner = _inner_labels(marks)
    last = max(marks, default=-1)
    for index in kept:
        block = layout.blocks[index]
        text, form = block.text, block.form
        mark = marks.get(index)
        if mark is not None:
            talk.begin(mark.label)
            text = text[mark.end :]
        elif marks and index > min(marks) and _is_heading(block):
            reasons[index] = "section heading"
            continue
        elif index > last >= 0 and END_MARKS.fullmatch(text):
            talk.begin(None)
        if inner is not None and (mark is not None or index > min(marks)):
            text = _split_inner(talk, text, form, inner)
        talk.add(text, form)
    talk.end()
    return Speeches(tuple(talk.done), reasons)


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


# --- several labels in one paragraph ------------------------------------------


class _Inner(NamedTuple):
    pattern: re.Pattern[str]
    labels: Mapping[str, Label]


def _inner_labels(marks: Mapping[int, Mark]) -> _Inner | None:
    """Prepare to find this page's own labels again in the middle of paragraphs."""
    raws = {m.raw: m.label for m in marks.values() if m.way is Way.COLON and m.raw}
    if not raws:
        return None
    any_raw = "|".join(re.escape(raw) for raw in sorted(raws, key=len, reverse=True))
    pattern = re.compile(
        rf"(?:(?<=[\s.!?…。！？”\"』」）)\]】])|(?<=\u3000))(?:{any_raw})\s*[:：]\s*"
    )
    return _Inner(pattern, {fold(raw): label for raw, label in raws.items()})


def _split_inner(talk: _Talk, text: str, form: Form, inner: _Inner) -> str:
    """Give the pieces of a paragraph with labels inside to their speakers."""
    begin = 0
    for found in inner.pattern.finditer(text):
        label = inner.labels.get(fold(found[0].rstrip().rstrip(":：").rstrip()))
        if label is None:
            continue
        talk.add(text[begin : found.start()], form)
        talk.begin(label)
        begin = found.end()
    return text[begin:]
