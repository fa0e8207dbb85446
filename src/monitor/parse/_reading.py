"""Labels → one reading of the page: how *this* page marks who speaks.

Labels are consistent within a page, so they are weighed together: each label by what
it says, how often it comes and how it is set, each way of marking by its labels, and
the reading as a whole by what it explains of the page. Single lines decide nothing.
The weights of labels stand in `_weighing`, those of a whole reading here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise, zip_longest
from typing import NamedTuple

from monitor.parse._blocks import Layout
from monitor.parse._chrome import ends_line
from monitor.parse._dialogue import is_dialogue
from monitor.parse._label import LabelKind
from monitor.parse._mark import Mark, Way
from monitor.parse._marks import find_marks
from monitor.parse._phrases import FAQ, ME, PRESS, YOU, ends_in_question, has_question
from monitor.parse._rules import LabelPattern
from monitor.parse._weighing import (
    ASKED_BY,
    STRONG_BONUS,
    STRONG_WAYS,
    Clues,
    Key,
    accept,
    group,
    weigh,
)
from monitor.parse._words import fold

# From this share on, values that are no sentences make a form of the page.
FORM_SHARE = 0.7
# Where no label says what it is for, this share of the turns has to ask.
ASKED_SHARE = 0.15
# A list of common questions has so many, and this share of them speak to readers.
FEWEST_OF_FAQ, ADVICE_SHARE = 3, 0.5
# What the whole reading must weigh for the page to be a transcript.
TRANSCRIPT = 4.0
# What a source states needs no weighing.
STATED = 99.0
BOTH_SIDES = 2.0
PRESS_TITLE = 1.5
COVERAGE = 2.0
THIN = -2.5
# More paragraphs to a label than this, and the labels explain little.
MOST_PARAGRAPHS = 12


# What introduces the people of a page: so many blocks, so many characters of each.
OPENING, OPENING_LENGTH = 6, 600

_ANSWERING = frozenset(
    (LabelKind.ANSWER, LabelKind.OFFICIAL, LabelKind.PERSON, LabelKind.UNKNOWN)
)
_ASKING = frozenset((LabelKind.QUESTION, LabelKind.REPORTER, LabelKind.MODERATOR))
_TELLING = _ASKING | {LabelKind.ANSWER}


class Reading(NamedTuple):
    """The labels of a page by block, and what speaks for the reading as a whole."""

    marks: Mapping[int, tuple[Mark, ...]]
    weight: float
    reasons: tuple[str, ...]


def read_page(
    layout: Layout,
    kept: Sequence[int],
    clues: Clues,
    pattern: LabelPattern | None = None,
) -> Reading | None:
    """Choose the labels that make the most of the page, or None for an article."""
    found = find_marks(layout, kept, pattern)
    groups = group(found)
    scores = weigh(layout, groups, clues)
    chosen = _choose(layout, found, groups, scores)
    return _judge(layout, kept, chosen, scores, clues)


def _choose(
    layout: Layout,
    found: list[list[Mark]],
    groups: Mapping[Key, list[Mark]],
    scores: Mapping[Key, float],
) -> dict[int, tuple[Mark, ...]]:
    """Choose for each block its best opening label, and the labels inside it."""
    accepted = accept(groups, scores)
    chosen: dict[int, tuple[Mark, ...]] = {}
    for choices in filter(None, found):
        good = [m for m in choices if (m.way, m.label.key) in accepted]
        opening = [m for m in good if not m.start]
        best = max(
            opening,
            key=lambda m: (
                scores[m.way, m.label.key] + STRONG_BONUS * (m.way in STRONG_WAYS),
                -m.end,
            ),
            default=None,
        )
        line = next((m for m in opening if m.way is Way.LINE), None)
        if line is not None and best is not None and best.way is Way.STYLE:
            # <b>Question 1</b> Radio Litoral: the line is one label to its end.
            best = line
        inside = [m for m in good if m.start and (best is None or m.start >= best.end)]
        if best is not None:
            inside.insert(0, best)
        if inside:
            chosen[inside[0].block] = tuple(inside)
    return _without_silent(layout, chosen, groups, scores)


def _without_silent(
    layout: Layout,
    chosen: dict[int, tuple[Mark, ...]],
    groups: Mapping[Key, list[Mark]],
    scores: Mapping[Key, float],
) -> dict[int, tuple[Mark, ...]]:
    """Leave out one of a line and the label that follows it: nobody says nothing.

    The line goes, unless it is known better: then what follows is quoted.
    """
    silent = set()
    for block, following in pairwise(chosen):
        line, below = chosen[block][0], chosen[following][0]
        whole = line.end >= len(layout.blocks[block].text)
        if not whole or following != block + 1 or below.start:
            continue
        key = (line.way, line.label.key)
        known = scores[key] - scores[below.way, below.label.key]
        rest = len(layout.blocks[following].text) - below.end
        aside = below.way is Way.BRACKET and not rest
        if line.way is not Way.LINE:
            if aside and known > 0:
                silent.add(following)
            continue
        two_lines = below.way is Way.LINE and below.label.speaker
        if two_lines and line.label.kind in _TELLING:
            # 질문 over the name of whoever asks: two lines of one label.
            continue
        quoted = rest > 0 or aside
        kept = quoted and known > 0 and len(groups[key]) > 1
        silent.add(following if kept else block)
    return {block: marks for block, marks in chosen.items() if block not in silent}


def _judge(
    layout: Layout,
    kept: Sequence[int],
    marks: Mapping[int, tuple[Mark, ...]],
    scores: Mapping[Key, float],
    clues: Clues,
) -> Reading | None:
    """Weigh the whole reading: whether people speak in turns on this page."""
    every = [mark for of_block in marks.values() for mark in of_block]
    if not every:
        return None
    if any(mark.way is Way.RULE for mark in every):
        return Reading(marks, STATED, ("the source's rules say so",))
    introduced = f"{clues.title} {_unlabelled(layout, kept, marks)}"
    asked = _asked_share(layout, kept, every)
    press = bool(PRESS.search(clues.title))
    people = is_dialogue(every, introduced, asked, press=press)
    if not people or _is_form(layout, every):
        return None
    named = any(m.label.speaker for m in every)
    if not named and (
        FAQ.search(clues.title) or (not press and _advises(layout, every))
    ):
        return None
    if not (
        press
        or _tells_roles(every)
        or asked >= ASKED_SHARE
        or _anyone_asks(layout, every)
    ):
        return None
    # In the page's order: a set's changes from run to run, and with it the last digit.
    keys = dict.fromkeys((m.way, m.label.key) for m in every)
    total = sum(max(0.0, scores[key]) for key in keys)
    reasons = []
    kinds = {m.label.kind for m in every}
    if kinds & _ASKING and kinds & _ANSWERING:
        total += BOTH_SIDES
        reasons.append("questions and answers")
    elif asked >= ASKED_SHARE:
        total += BOTH_SIDES
        reasons.append("one asks and another answers")
    if press:
        total += PRESS_TITLE
        reasons.append("the title speaks of a statement or conference")
    share, paragraphs = _coverage(layout, kept, marks)
    total += COVERAGE * (share - 0.5)
    if paragraphs > MOST_PARAGRAPHS * len(every) and len(every) > 1:
        total += THIN
    return Reading(marks, total, tuple(reasons)) if total >= TRANSCRIPT else None


def _asked_share(layout: Layout, kept: Sequence[int], marks: Sequence[Mark]) -> float:
    """Return the share of turns that end in a question and are followed by another's.

    Of a turn of several paragraphs the first and the last are looked at.
    """
    before = {index: kept[place - 1] for place, index in enumerate(kept) if place}
    asked = 0
    for mark, following in pairwise(marks):
        if mark.label.key == following.label.key and mark.label.speaker:
            continue
        first = layout.blocks[mark.block].text[mark.end :]
        if following.start:
            begin = mark.end if mark.block == following.block else 0
            end = layout.blocks[following.block].text[begin : following.start]
            first = end if begin else first
        else:
            last = before.get(following.block, mark.block)
            end = layout.blocks[last].text
        asked += ends_in_question(end.rstrip()) or ends_in_question(first)
    return asked / len(marks)


def _advises(layout: Layout, marks: Sequence[Mark]) -> bool:
    """Tell questions of readers from those of reporters, where nobody has a name.

    "How do I apply?" is answered to you; whoever is interviewed is asked as you, and
    answers as I.
    """
    advice = talk = asked = answered = 0
    for mark, following in zip_longest(marks, marks[1:]):
        text = layout.blocks[mark.block].text
        beside = following is not None and following.block == mark.block
        text = text[mark.end : following.start if beside else None]
        if not text and mark.block + 1 < len(layout.blocks):
            text = layout.blocks[mark.block + 1].text
        me, you = bool(ME.search(text)), bool(YOU.search(text))
        if mark.label.kind in ASKED_BY:
            asked += 1
            advice += me
            talk += you
        else:
            answered += 1
            advice += you
            talk += me
    few = min(asked, answered) < FEWEST_OF_FAQ
    return not few and advice > talk and advice >= ADVICE_SHARE * asked


def _tells_roles(marks: Sequence[Mark]) -> bool:
    """Tell whether the labels say by themselves who asks and who answers."""
    kinds = [mark.label.kind for mark in marks]
    if any(kind in _TELLING for kind in kinds):
        return True
    return 2 * kinds.count(LabelKind.OFFICIAL) >= len(kinds)


def _anyone_asks(layout: Layout, marks: Sequence[Mark]) -> bool:
    """Tell whether somebody puts a question: names alone may be a list's headings."""
    asked = sum(
        has_question(layout.blocks[i].text)
        for i in {b for mark in marks for b in (mark.block, mark.block + 1)}
        if i < len(layout.blocks)
    )
    return asked >= ASKED_SHARE * len(marks)


def _is_form(layout: Layout, marks: Sequence[Mark]) -> bool:
    """Tell a list of offices and their holders: what follows a label is no sentence."""
    rests = [
        rest
        for mark in marks
        if mark.way is Way.COLON
        and (rest := layout.blocks[mark.block].text[mark.end :])
    ]
    loose = sum(not ends_line(rest) for rest in rests)
    return len(rests) == len(marks) and loose > FORM_SHARE * len(rests)


def _unlabelled(
    layout: Layout, kept: Sequence[int], marks: Mapping[int, tuple[Mark, ...]]
) -> str:
    """Return the page's first words but for the labels themselves, folded."""
    said = []
    for index in kept[:OPENING]:
        begin = max((m.end for m in marks.get(index, ()) if not m.start), default=0)
        said.append(layout.blocks[index].text[begin : begin + OPENING_LENGTH])
    return fold(" ".join(said))


def _coverage(
    layout: Layout, kept: Sequence[int], marks: Mapping[int, tuple[Mark, ...]]
) -> tuple[float, int]:
    """Return the share of the text after the first label, and the paragraphs."""
    first = min(marks)
    blocks = [(i, layout.blocks[i]) for i in kept]
    whole = sum([block.heavy for _, block in blocks]) or 1.0
    after = sum([block.heavy for i, block in blocks if i >= first])
    return after / whole, sum([block.prose for _, block in blocks])
