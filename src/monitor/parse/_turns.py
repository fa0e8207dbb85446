"""Reading → turns: the body's text given to its speakers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple

from monitor.model import Form
from monitor.parse._blocks import Block, Layout
from monitor.parse._chrome import END_MARKS, ends_line
from monitor.parse._han import is_han_name
from monitor.parse._label import Label, LabelKind
from monitor.parse._labels import read_label
from monitor.parse._mark import Mark
from monitor.parse._mending import Speech, mend_labels
from monitor.parse._phrases import SECTION, TIME_BEHIND, TOLD, is_time
from monitor.parse._prose import weight
from monitor.parse._reading import Reading
from monitor.parse._wording import tidy

_BRACKETS = frozenset("[(（【")
_CLAUSE = re.compile(r"[。，,.;；!?！？]")


class Speeches(NamedTuple):
    """The speeches in order, and the blocks left out of them with the reason."""

    speeches: tuple[Speech, ...]
    reasons: Mapping[int, str]


# A heading between turns is a line, not a paragraph.
HEADING_WEIGHT = 120.0
LEAST_HEADING = 12.0
# One time on a line is when a speech began; several are a clock.
FEWEST_TIMES = 3
FEWEST_ROWS = 3
# How far from a paragraph the row around it can be, in boxes.
ROW_WITHIN = 6
# How far from a name its verb may stand, and where a paragraph names who spoke.
VERB_WITHIN = 40
FIRST_WORDS = 160
# The share of paragraphs with a full stop from which a line without one stands out.
PUNCTUAL = 0.85
# What tells the end of a protocol: so many characters, below so many turns.
LONGEST_CLOSING, FEWEST_TURNS = 40, 4
_CLOCK_INSIDE = re.compile(
    r"(?<!\d)\d{1,2}[.:h]\d{2}(?!\d)|[時时点點][一二三四五六七八九十〇\d]+分"
)


class _Talk:
    """The speeches so far and the one in hand."""

    def __init__(self) -> None:
        self.done: list[Speech] = []
        self.label: Label | None = None
        self.paragraphs: list[str] = []
        self.forms: list[Form] = []

    def begin(self, label: Label | None) -> None:
        self.end()
        self.label = label

    def add(self, text: str, form: Form) -> None:
        text = tidy(text)
        if text:
            self.paragraphs.append(text)
            self.forms.append(form)

    def end(self) -> None:
        if self.paragraphs:
            speech = Speech(self.label, tuple(self.paragraphs), tuple(self.forms))
            self.done.append(speech)
        self.paragraphs, self.forms = [], []


def _same_speaker(one: Label | None, other: Label | None) -> bool:
    if one is None or other is None:
        return one is other
    return bool(one.speaker) and one.key == other.key


def _joined(speeches: Sequence[Speech]) -> tuple[Speech, ...]:
    """Join what one speaker says under labels that follow each other."""
    joined: list[Speech] = []
    for speech in speeches:
        if joined and _same_speaker(joined[-1].label, speech.label):
            before = joined.pop()
            speech = Speech(  # noqa: PLW2901 - the two are one from here on
                before.label,
                before.paragraphs + speech.paragraphs,
                before.forms + speech.forms,
            )
        joined.append(speech)
    return tuple(joined)


def divide(
    layout: Layout, kept: Sequence[int], reading: Reading | None, title: str = ""
) -> Speeches:
    """Give each kept block's text to its speaker; an article is one narration.

    `title` tells whose conference it is where no label does.
    """
    talk = _Talk()
    reasons: dict[int, str] = {}
    talk.begin(None)
    marks = reading.marks if reading else {}
    below = _portraits_below(layout, kept, marks)
    marks = {index: found for index, found in marks.items() if index not in below}
    last = max(marks, default=-1)
    headings = _headings(layout, kept, marks)
    portraits = below | _portraits(layout, kept, marks)
    times = _times(layout, kept) if marks else set()
    rows = _rows(layout, marks)
    names = {m.label.speaker for of_block in marks.values() for m in of_block}
    said = [index for index in kept if index not in portraits]
    closing = _closing(layout, said, marks)
    for index in kept:
        block = layout.blocks[index]
        if index == closing:
            talk.begin(None)
            talk.add(block.text, block.form)
        elif index in marks:
            _give(talk, block, marks[index])
        elif index in times:
            reasons[index] = "time of a turn"
        elif index in portraits:
            reasons[index] = "portrait"
        elif index in headings:
            reasons[index] = "section heading"
        else:
            if (index > last >= 0 and _is_after(talk, block, names, title)) or (
                rows and talk.label is not None and _row(layout, index) not in rows
            ):
                talk.begin(None)
            talk.add(block.text, block.form)
    talk.end()
    return Speeches(_joined(mend_labels(talk.done)), reasons)


def _closing(
    layout: Layout, kept: Sequence[int], marks: Mapping[int, Sequence[Mark]]
) -> int | None:
    """Find the line below a protocol that tells its end: `Closed 11.47`.

    It is the last one, short, and holds a time of day, or goes without the full stop
    that nearly all others have.
    """
    if len(marks) < FEWEST_TURNS or not kept or kept[-1] in marks:
        return None
    last, before = kept[-1], kept[-2]
    text = layout.blocks[last].text
    if before in marks and marks[before][-1].end >= len(layout.blocks[before].text):
        # What is below a label is said.
        return None
    timed = [i for i in kept if _is_timed(layout.blocks[i].text)]
    if timed == [last]:
        return last
    others = set(kept).difference(marks, (last,))
    plain = weight(text) <= HEADING_WEIGHT / 2 and not ends_line(text)
    return last if plain and others and _are_ended(layout, others) else None


def _is_timed(text: str) -> bool:
    return len(text) <= LONGEST_CLOSING and _CLOCK_INSIDE.search(text) is not None


def _row(layout: Layout, index: int) -> int:
    """Return the row of a table in which a block stands, or -1."""
    box = layout.blocks[index].box
    for _ in range(ROW_WITHIN):
        if box < 0 or layout.boxes[box].tag == "tr":
            return box
        box = layout.boxes[box].parent
    return -1


def _rows(layout: Layout, marks: Mapping[int, Sequence[Mark]]) -> AbstractSet[int]:
    """Return the rows with a label, where the page has one for each of its turns.

    What stands in a row without any is nobody's.
    """
    rows = [_row(layout, index) for index in marks]
    beside = sum(
        index + 1 < len(layout.blocks) and _row(layout, index + 1) == row
        for index, row in zip(marks, rows, strict=True)
    )
    found = set(rows)
    # A role and a name may be two lines of one label; its text stands in the same row.
    many = len(found) >= FEWEST_ROWS and 2 * min(len(found), beside) >= len(rows)
    return found if many and -1 not in found else set()


def _is_after(
    talk: _Talk, block: Block, names: AbstractSet[str | None], title: str
) -> bool:
    """Tell whether narration begins below the last label.

    An end mark says so, and a paragraph that tells what one of the speakers said.
    """
    if END_MARKS.fullmatch(block.text):
        return True
    if talk.label is None or not talk.paragraphs:
        return False
    text = block.text
    for name in names:
        at = text.find(name) if name else -1
        if at >= 0:
            clause = _CLAUSE.split(text[at + len(name or "") :][:VERB_WITHIN])[0]
            if TOLD.search(clause):
                return True
    for verb in TOLD.finditer(text, 0, FIRST_WORDS):
        before = _CLAUSE.split(text[max(0, verb.start() - VERB_WITHIN) : verb.start()])
        who = before[-1].split()[-1] if before[-1].split() else ""
        if len(who) > 1 and who in title and (is_han_name(who) or who.istitle()):
            return True
    return False


def _give(talk: _Talk, block: Block, marks: Sequence[Mark]) -> None:
    """Give the pieces of a block with labels to their speakers."""
    begin = 0
    for mark in marks:
        talk.add(block.text[begin : mark.start], block.form)
        talk.begin(mark.label)
        begin = mark.end
    rest = block.text[begin:]
    if rest[:2].strip()[:1] in _BRACKETS and (behind := TIME_BEHIND.match(rest)):
        rest = rest[behind.end() :]
    if not is_time(rest):
        talk.add(rest, block.form)


def _headings(
    layout: Layout, kept: Sequence[int], marks: Mapping[int, Sequence[Mark]]
) -> set[int]:
    """Find an editor's headings between turns.

    They are headings, bold lines, or, where all else ends in a full stop, lines without
    one right above a label. Above the first label only the last line is in question.
    """
    if not marks:
        return set()
    first = min(marks)
    found: set[int] = set()
    plain: set[int] = set()
    for index, following in pairwise(kept):
        block = layout.blocks[index]
        if index in marks or block.heavy > HEADING_WEIGHT:
            continue
        if index < first and (following != first or _has_digit(block.text)):
            continue
        if block.form is Form.HEADING:
            found.add(index)
        elif ends_line(block.text):
            continue
        elif _is_styled(block):
            found.add(index)
        elif following in marks and block.heavy > LEAST_HEADING:
            plain.add(index)
    found = {i for i in found if i > first or _is_section(layout, i, found)}
    if len(plain) > 1 and _are_ended(layout, set(kept).difference(marks, plain)):
        found |= plain
    return found


def _are_ended(layout: Layout, others: AbstractSet[int]) -> bool:
    """Tell whether nearly all of some lines end as a sentence does."""
    ended = sum(ends_line(layout.blocks[index].text) for index in others)
    return ended > PUNCTUAL * len(others)


def _times(layout: Layout, kept: Sequence[int]) -> set[int]:
    """Find the clock of a live transcript, where it stands on lines of its own."""
    found = {i for i in kept if is_time(layout.blocks[i].text)}
    return found if len(found) >= FEWEST_TIMES else set()


def _is_section(layout: Layout, index: int, found: AbstractSet[int]) -> bool:
    """Tell a section's heading above the first label from a headline of the text."""
    return len(found) > 1 or bool(SECTION.match(layout.blocks[index].text))


def _portraits_below(
    layout: Layout, kept: Sequence[int], marks: Mapping[int, Sequence[Mark]]
) -> set[int]:
    """Find names below the last turn with an office each, and the offices' lines.

    Such a name is a label like any other, but that nothing is said below it.
    """
    found: set[int] = set()
    end = len(kept)
    for index in sorted(marks, reverse=True):
        at = kept.index(index)
        said = kept[at + 1 : end]
        whole = marks[index][-1].end >= len(layout.blocks[index].text)
        if not whole or len(said) != 1 or not _is_office(layout.blocks[said[0]].text):
            break
        found |= {index, said[0]}
        end = at
    return found


def _is_office(text: str) -> bool:
    short = weight(text) <= HEADING_WEIGHT and not ends_line(text)
    return short and read_label(text).kind is LabelKind.OFFICIAL


def _portraits(
    layout: Layout, kept: Sequence[int], marks: Mapping[int, Sequence[Mark]]
) -> set[int]:
    """Find names and offices of the speakers that stand above or below the turns."""
    if not marks:
        return set()
    labels = [m.label for of_block in marks.values() for m in of_block]
    keys = {label.key for label in labels if label.speaker}
    offices = {label.affiliation for label in labels if label.affiliation}
    first, last = min(marks), max(marks)
    found: set[int] = set()
    for index in kept:
        text = layout.blocks[index].text
        if first <= index <= last + 1 or ends_line(text):
            continue
        if weight(text) <= HEADING_WEIGHT and (
            text in offices or read_label(text).key in keys
        ):
            found.add(index)
    for index, following in pairwise(kept):
        block = layout.blocks[index]
        if following in found and index < first and block.form is Form.HEADING:
            found.add(index)
        if (
            index in found
            and index > last
            and _is_office(layout.blocks[following].text)
        ):
            found.add(following)
    return found


def _has_digit(text: str) -> bool:
    return any(c.isdigit() for c in text)


def _is_styled(block: Block) -> bool:
    return all("b" in run.style.split("|") for run in block.runs)
