"""Readings of pages without labels: questions all in bold, one name above a speech."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from monitor.model import Form
from monitor.parse._blocks import Block, Layout
from monitor.parse._label import Label, LabelKind
from monitor.parse._labels import read_label
from monitor.parse._mark import Mark, Way
from monitor.parse._phrases import (
    FAQ,
    GREETING,
    INTERVIEW_TITLE,
    ME,
    SPEECH_TITLE,
    YOU,
    ends_in_question,
    has_question,
)
from monitor.parse._reading import Reading
from monitor.parse._weighing import Clues
from monitor.parse._words import words

# A style is one of questions from so many of them on, if this share of them ask.
FEWEST_QUESTIONS = 3
ASKING_SHARE = 0.75
# What tells an interview from a list of common questions: who is spoken to, who
# answers.
SPOKEN_TO_SHARE = 0.5
# On a page that calls itself an interview fewer of them need a question mark.
PROMISED_SHARE = 0.5
ANSWERS_SHARE = 0.5
WEIGHT = 6.0
LONGEST_QUESTION = 1200
LONGEST_NAME_LINE = 110
SHORTEST_SPEECH = 200.0
_ASKED = Label(LabelKind.QUESTION, None, None, "question by its style")
_ANSWERED = Label(LabelKind.ANSWER, None, None, "answer by its style")
_BYLINE = words("by von par por de di da yazan автор")


def read_unlabelled(
    layout: Layout, kept: Sequence[int], clues: Clues
) -> Reading | None:
    """Read an interview by its questions' style, or a speech by the name above it."""
    return (
        read_signs(layout, kept)
        or read_dashes(layout, kept)
        or read_styled(layout, kept, clues)
        or read_speech(layout, kept, clues)
    )


# --- dialogues with dashes ----------------------------------------------------

_LONG_DASH = re.compile(r"(?:[—―─]{2}|——)")
_SIGNED = re.compile(
    r"([-–—―─+*=~#>■□●○◆◇▲△▼▽▶▷►▸☞※・•◎★☆→⇒«»‣])\1{0,2}\s*(?=\w|[\"“‘'「『(（¿¡])"
)
_DASHED = re.compile(r"[-–—―─]{1,3}\s*(?=[^\W\d_]|[«\"“¿¡(])")


def read_dashes(layout: Layout, kept: Sequence[int]) -> Reading | None:
    """Read a dialogue whose turns begin with a dash each, as in Russian papers."""
    dashed = [i for i in kept if _DASHED.match(layout.blocks[i].text)]
    if questions := _dashed_questions(layout, kept, dashed):
        return Reading(questions, WEIGHT, ("questions begin with dashes",))
    asking = [i for i in dashed if ends_in_question(layout.blocks[i].text)]
    if len(asking) < FEWEST_QUESTIONS - 1 or len(dashed) < len(asking) + 1:
        return None
    pairs = sum(
        one in asking and other not in asking for one, other in pairwise(dashed)
    )
    if pairs < ASKING_SHARE * len(asking) or len(asking) < len(dashed) / 3:
        return None
    marks: dict[int, tuple[Mark, ...]] = {}
    for index in dashed:
        dash = _DASHED.match(layout.blocks[index].text)
        label = _ASKED if index in asking else _ANSWERED
        end = dash.end() if dash else 0
        marks[index] = (Mark(index, 0, end, Way.DASH, "", "", label),)
    return Reading(marks, WEIGHT, ("turns begin with dashes",))


def read_signs(layout: Layout, kept: Sequence[int]) -> Reading | None:
    """Read a dialogue whose questions begin with one sign, its answers with another.

    `-` and `▲`, `▶` and `—`: the two alternate, and more of the one's turns ask.
    """
    signed = [
        (index, found[1], found.end())
        for index in kept
        if (found := _SIGNED.match(layout.blocks[index].text))
    ]
    by_sign = Counter(sign for _, sign, _ in signed)
    if len(by_sign) != 2 or len(signed) < 2 * FEWEST_QUESTIONS:  # noqa: PLR2004 - two sides
        return None
    changes = sum(one[1] != other[1] for one, other in pairwise(signed))
    if changes < ASKING_SHARE * (len(signed) - 1):
        return None
    asking = {
        sign: sum(
            ends_in_question(layout.blocks[index].text)
            for index, own, _ in signed
            if own == sign
        )
        / count
        for sign, count in by_sign.items()
    }
    asks, answers = sorted(asking, key=lambda sign: -asking[sign])
    if asking[asks] < SPOKEN_TO_SHARE or asking[answers] > asking[asks] / 2:
        return None
    marks: dict[int, tuple[Mark, ...]] = {}
    for index, sign, end in signed:
        label = _ASKED if sign == asks else _ANSWERED
        marks[index] = (Mark(index, 0, end, Way.SIGN, "", "", label),)
    return Reading(marks, WEIGHT, ("two signs alternate",))


def _dashed_questions(
    layout: Layout, kept: Sequence[int], dashed: Sequence[int]
) -> dict[int, tuple[Mark, ...]]:
    """Mark the questions that begin with a long dash where no answer does."""
    following = dict(pairwise(kept))
    long = [i for i in dashed if _LONG_DASH.match(layout.blocks[i].text)]
    answered = [i for i in long if following.get(i) and following[i] not in dashed]
    if len(long) < FEWEST_QUESTIONS or len(answered) < len(long):
        return {}
    marks: dict[int, tuple[Mark, ...]] = {}
    for index in long:
        dash = _DASHED.match(layout.blocks[index].text)
        end = dash.end() if dash else 0
        marks[index] = (Mark(index, 0, end, Way.DASH, "", "", _ASKED),)
        marks[following[index]] = (
            Mark(following[index], 0, 0, Way.WHOLE, "", "", _ANSWERED),
        )
    return dict(sorted(marks.items()))


# --- answers with labels, questions without -----------------------------------


def add_styled_questions(
    layout: Layout, kept: Sequence[int], reading: Reading
) -> Reading:
    """Find the questions of a page that labels its answers alone."""
    kinds = {m.label.kind for of_block in reading.marks.values() for m in of_block}
    if kinds & {LabelKind.QUESTION, LabelKind.REPORTER, LabelKind.MODERATOR}:
        return reading
    styled = [
        i
        for i in kept
        if i not in reading.marks
        and _whole_style(layout.blocks[i])
        and has_question(layout.blocks[i].text)
    ]
    following = dict(pairwise(kept))
    answered = [i for i in styled if following.get(i) in reading.marks]
    if len(answered) < FEWEST_QUESTIONS - 1 or 2 * len(answered) < len(styled):
        return reading
    marks = dict(reading.marks)
    for index in styled:
        marks[index] = (Mark(index, 0, 0, Way.WHOLE, "", "", _ASKED),)
    return reading._replace(marks=dict(sorted(marks.items())))


# --- questions in a style of their own ----------------------------------------


def read_styled(layout: Layout, kept: Sequence[int], clues: Clues) -> Reading | None:
    """Read an interview whose questions are set apart by nothing but their look."""
    if FAQ.search(clues.title):
        return None
    by_style: dict[str, list[int]] = defaultdict(list)
    for index in kept:
        style = _whole_style(layout.blocks[index])
        if style:
            by_style[style].append(index)
    for style, found in by_style.items():
        asking = [i for i in found if has_question(layout.blocks[i].text)]
        promised = bool(INTERVIEW_TITLE.search(f"{clues.title} {clues.opening}"))
        share = PROMISED_SHARE if promised else ASKING_SHARE
        if len(asking) < FEWEST_QUESTIONS or len(asking) < share * len(found):
            continue
        if promised and _each_over_text(layout, kept, found):
            # "You have been criticised for that." is a question as well.
            asking = found
        if _is_interview(layout, kept, asking, clues):
            return _as_reading(kept, asking, style)
    return None


def _each_over_text(layout: Layout, kept: Sequence[int], found: Sequence[int]) -> bool:
    """Tell whether each line of a style stands above text: then none is a section's."""
    following = dict(pairwise(kept))
    lines = set(found)
    return all(
        i in following
        and following[i] not in lines
        and not _whole_style(layout.blocks[following[i]])
        for i in found
    )


def _whole_style(block: Block) -> str:
    """Name the look of a whole paragraph, if it has one of its own."""
    if block.form is Form.HEADING:
        return f"h{block.level}"
    if len(block.text) > LONGEST_QUESTION:
        return ""
    styles = {run.style for run in block.runs if run.end - run.start > 1}
    return next(iter(styles)) if len(styles) == 1 else ""


def _is_interview(
    layout: Layout, kept: Sequence[int], asking: Sequence[int], clues: Clues
) -> bool:
    questions = set(asking)
    answers = [i for i in kept if i > asking[0] and i not in questions]
    if len(answers) < len(asking) - 1:
        return False
    if INTERVIEW_TITLE.search(clues.title):
        return True
    if INTERVIEW_TITLE.search(clues.opening) and SPOKEN_TO_SHARE * len(asking) <= sum(
        ends_in_question(layout.blocks[i].text) for i in asking
    ):
        return True
    spoken_to = sum(bool(YOU.search(layout.blocks[i].text)) for i in asking)
    first = [i for i in answers if i - 1 in questions or i - 2 in questions]
    speaking = sum(bool(ME.search(layout.blocks[i].text)) for i in first)
    ends = sum(ends_in_question(layout.blocks[i].text) for i in asking)
    addressed = spoken_to >= SPOKEN_TO_SHARE * len(asking) or any(
        "," in layout.blocks[i].text[:40] for i in asking[:1]
    )
    headings = any(layout.blocks[i].form is Form.HEADING for i in asking)
    return (
        addressed
        and not headings
        and 2 * ends > len(asking)
        and speaking >= ANSWERS_SHARE * max(1, len(first))
    )


def _as_reading(kept: Sequence[int], asking: Sequence[int], style: str) -> Reading:
    questions = set(asking)
    marks: dict[int, tuple[Mark, ...]] = {}
    before_asked = False
    for index in kept:
        if index in questions:
            marks[index] = (Mark(index, 0, 0, Way.WHOLE, style, "", _ASKED),)
            before_asked = True
        elif before_asked and index > asking[0]:
            marks[index] = (Mark(index, 0, 0, Way.WHOLE, "", "", _ANSWERED),)
            before_asked = False
    return Reading(marks, WEIGHT, ("questions are set in a style of their own",))


# --- a speech below its speaker's name ----------------------------------------


def read_speech(layout: Layout, kept: Sequence[int], clues: Clues) -> Reading | None:
    """Read a speech whose speaker stands, with an office or alone, above the text."""
    for place, index in enumerate(kept[:3]):
        text = layout.blocks[index].text
        if layout.blocks[index].prose and len(text) > LONGEST_NAME_LINE:
            return None
        label = _speaker_line(text)
        below = kept[place + 1 :]
        if label is None or not below:
            continue
        first = layout.blocks[below[0]].text
        greets = bool(GREETING.search(first))
        promised = bool(SPEECH_TITLE.search(clues.title)) or label.key in clues.title
        long = sum(layout.blocks[i].heavy for i in below) > SHORTEST_SPEECH
        if long and promised and (greets or ME.search(first)):
            mark = Mark(index, 0, len(text), Way.LINE, "", text, label)
            return Reading({index: (mark,)}, WEIGHT, ("a name above a speech",))
    return None


def _speaker_line(text: str) -> Label | None:
    if len(text) > LONGEST_NAME_LINE or any(c.isdigit() for c in text):
        return None
    if text.split(maxsplit=1)[0].casefold() in _BYLINE:
        return None
    if text.endswith((",", "，", "،", "!", "！")):
        # "Excellencies, friends," is a salutation.
        return None
    label = read_label(text)
    named = label.kind is LabelKind.OFFICIAL or (
        label.kind is LabelKind.PERSON
        and label.speaker is not None
        and (label.affiliation is not None or len(label.speaker.split()) > 1)
    )
    return label if named else None
