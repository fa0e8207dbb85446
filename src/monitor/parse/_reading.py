"""Labels → one reading of the page: how *this* page marks who speaks.

Labels are consistent within a page, so they are weighed together: each label by what
it says, how often it comes and how it is set, each way of marking by its labels, and
the reading as a whole by what it explains of the page. Single lines decide nothing.
All weights are log-odds by feel, tuned on pages; they stand here and nowhere else.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from monitor.parse._blocks import Layout
from monitor.parse._chrome import ends_line
from monitor.parse._dialogue import is_dialogue
from monitor.parse._han import is_han_name
from monitor.parse._label import Label, LabelKind
from monitor.parse._marks import Mark, Way, find_marks
from monitor.parse._phrases import FAQ, PRESS, has_question
from monitor.parse._rules import LabelPattern
from monitor.parse._words import fold

KIND_WEIGHT = {
    LabelKind.QUESTION: 2.2,
    LabelKind.ANSWER: 2.2,
    LabelKind.REPORTER: 2.2,
    LabelKind.MODERATOR: 2.2,
    LabelKind.VOICE: 1.0,
    LabelKind.OFFICIAL: 0.8,
    LabelKind.PERSON: 0.3,
    LabelKind.UNKNOWN: -2.0,
    LabelKind.FIELD: -9.0,
}
WAY_WEIGHT = {
    Way.COLON: 0.0,
    Way.BRACKET: -0.3,
    Way.SIGN: 0.3,
    Way.GAP: -0.2,
    Way.DASH: -0.6,
    Way.STOP: -0.8,
    Way.STOP_DASH: 0.0,
    Way.STYLE: -0.7,
    Way.LINE: -0.8,
    Way.SAID: -2.0,
    Way.INNER: -1.2,
    Way.RULE: 8.0,
    Way.WHOLE: 0.0,
}
# A label that names a person once, or a medium without the word for reporter.
NAMED_REPORTER = -0.8
# Other words behind a sign or in brackets, as 【事務方】, look like a label already.
MARKED_UNKNOWN = 1.0
# Two to four characters may be a name with a surname that no table has.
SHORT_UNKNOWN = 1.0
LONE_LETTER = -1.2
# A word before a wide space or a dash begins a sentence more often than a turn.
NAME_IN_WEAK_WAY = -0.75
STYLE_SHARED = 0.8
STYLE_STRANGE = -0.3
# Press articles put a name and a colon before what they quote.
BEFORE_QUOTATION = -1.6
_QUOTES = frozenset('“"„«‘「『‹')
KNOWN_NAME = 1.2
NAME_IN_OPENING = 0.6
MOST_RECURRENCE = 4.0
# A label counts as certain from here; the others follow where enough are certain.
CERTAIN = 1.0
ACCEPT = 0.8
CONTEXT_SHARE = 0.25
MOST_CONTEXT = 2.0
# Support from the other sort of labels (names for words, words for names), or ways.
OTHER_SUPPORT = 0.5
# Of two ways to read one opening the more explicit is right.
STRONG_BONUS = 1.0
STRONG_WAYS = frozenset((Way.COLON, Way.BRACKET, Way.SIGN, Way.STOP_DASH, Way.RULE))
BORROWING_WAYS = frozenset((Way.SAID, Way.INNER))
ANSWERS_TO_QUESTIONS = 0.4
HAN_LETTERS = frozenset("问問答문답")
# From this share on, values that are no sentences make a form of the page.
FORM_SHARE = 0.7
# Where no label says what it is for, this share of the turns has to ask.
ASKED_SHARE = 0.15
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
_Key = tuple[Way, str]


class Reading(NamedTuple):
    """The labels of a page by block, and what speaks for the reading as a whole."""

    marks: Mapping[int, tuple[Mark, ...]]
    weight: float
    reasons: tuple[str, ...]


class Clues(NamedTuple):
    """What is known of the page before its labels are read, folded.

    `title` are its titles, `opening` its header fields and first paragraphs.
    """

    title: str
    opening: str


def read_page(
    layout: Layout,
    kept: Sequence[int],
    clues: Clues,
    pattern: LabelPattern | None = None,
) -> Reading | None:
    """Choose the labels that make the most of the page, or None for an article."""
    found = find_marks(layout, kept, pattern)
    groups = _groups(found)
    styles = _common_styles(groups)
    scores = {
        key: _score(layout, marks, styles.get(key[0], ""), clues)
        for key, marks in groups.items()
    }
    accepted = _accept(groups, scores)
    if not accepted:
        return None
    return _judge(layout, kept, _choose(found, accepted, scores), scores, clues)


def _choose(
    found: list[list[Mark]],
    accepted: set[_Key],
    scores: Mapping[_Key, float],
) -> dict[int, tuple[Mark, ...]]:
    """Choose for each block its best opening label, and the labels inside it."""
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
        inside = [m for m in good if m.start and (best is None or m.start >= best.end)]
        if best is not None:
            inside.insert(0, best)
        if inside:
            chosen[inside[0].block] = tuple(inside)
    return _without_silent(chosen)


def _without_silent(chosen: dict[int, tuple[Mark, ...]]) -> dict[int, tuple[Mark, ...]]:
    """Leave out a line that is followed by a label: nobody says nothing."""
    silent = {
        block
        for block, following in pairwise(chosen)
        if chosen[block][0].way is Way.LINE
        and following == block + 1
        and not chosen[following][0].start
    }
    return {block: marks for block, marks in chosen.items() if block not in silent}


def _groups(found: list[list[Mark]]) -> dict[_Key, list[Mark]]:
    groups: dict[_Key, list[Mark]] = defaultdict(list)
    for choices in found:
        for mark in choices:
            group = groups[mark.way, mark.label.key]
            # Two expressions may find one label; inside a paragraph it may come again.
            if not group or group[-1].block != mark.block or mark.start:
                group.append(mark)
    return groups


def _common_styles(groups: Mapping[_Key, list[Mark]]) -> dict[Way, str]:
    """Return for each way of marking the style that most of its likely labels share."""
    counts: dict[Way, Counter[str]] = defaultdict(Counter)
    for (way, _), marks in groups.items():
        if KIND_WEIGHT[marks[0].label.kind] > 0:
            counts[way].update(mark.style for mark in marks)
    common = {}
    for way, counter in counts.items():
        style, count = counter.most_common(1)[0]
        if style and 2 * count > counter.total():
            common[way] = style
    return common


def _score(layout: Layout, marks: list[Mark], style: str, clues: Clues) -> float:
    """Weigh one label of one way: what it says, how often it comes, how it is set."""
    label, way = marks[0].label, marks[0].way
    score = _score_alone(label, way) + min(MOST_RECURRENCE, math.log2(len(marks)))
    if style:
        same = sum(m.style == style for m in marks)
        score += STYLE_SHARED if 2 * same > len(marks) else STYLE_STRANGE
    quoted = sum(
        layout.blocks[m.block].text[m.end : m.end + 1] in _QUOTES for m in marks
    )
    if way is Way.COLON and 2 * quoted > len(marks):
        score += BEFORE_QUOTATION
    if label.speaker and len(label.key) > 1:
        if label.key in clues.title:
            score += KNOWN_NAME
        elif label.key in clues.opening:
            score += NAME_IN_OPENING
    return score


def _score_alone(label: Label, way: Way) -> float:
    score = KIND_WEIGHT[label.kind] + WAY_WEIGHT[way]
    if label.kind is LabelKind.UNKNOWN:
        if way in (Way.SIGN, Way.BRACKET):
            score += MARKED_UNKNOWN
        elif is_han_name(label.key, loose=True):
            score += SHORT_UNKNOWN
    if label.kind is LabelKind.REPORTER and label.speaker:
        score += NAMED_REPORTER
    if len(label.key) == 1 and way is not Way.COLON and way is not Way.BRACKET:
        score += LONE_LETTER
    if label.speaker and way in (Way.GAP, Way.DASH, Way.STOP):
        score += NAME_IN_WEAK_WAY * (1 if len(label.key.split()) > 1 else 2)
    return score


def _accept(
    groups: Mapping[_Key, list[Mark]], scores: Mapping[_Key, float]
) -> set[_Key]:
    """Accept the certain labels, then those that look like them.

    Names support names and words for roles support such words: a page of `Q` and `A`
    makes no label of every capitalised word before a wide space.
    """
    certain: dict[tuple[Way, bool], float] = defaultdict(float)
    for key, score in scores.items():
        if score >= CERTAIN:
            certain[key[0], _names_somebody(groups[key])] += score
    whole = sum(certain.values())
    accepted = set()
    for key, score in scores.items():
        way, marks = key[0], groups[key]
        if marks[0].label.kind is LabelKind.FIELD:
            continue
        names = _names_somebody(marks)
        support = certain[way, names]
        if way in STRONG_WAYS or not names:
            support += OTHER_SUPPORT * certain[way, not names]
        if way in BORROWING_WAYS or not names:
            support = max(support, OTHER_SUPPORT * whole)
        context = min(MOST_CONTEXT, CONTEXT_SHARE * support)
        if support and score + context >= ACCEPT:
            accepted.add(key)
    return {
        key
        for key in accepted
        if _may_stand_inside(key, groups, accepted)
        and _has_partner(key, groups, accepted)
    }


def _names_somebody(marks: list[Mark]) -> bool:
    return marks[0].label.speaker is not None


def _has_partner(
    key: _Key, groups: Mapping[_Key, list[Mark]], accepted: set[_Key]
) -> bool:
    """Believe a lone letter without a colon as an answer only beside its questions.

    `A`, `O`, `В` are words that begin many a sentence.
    """
    way, word = key
    if way in STRONG_WAYS or len(word) > 1 or way is Way.INNER:
        return True
    if groups[key][0].label.kind is LabelKind.QUESTION:
        return len(groups[key]) > 1 or word in HAN_LETTERS
    questions = max(
        (
            len(groups[other])
            for other in accepted
            if len(other[1]) == 1 and groups[other][0].label.kind is LabelKind.QUESTION
        ),
        default=0,
    )
    return 0 < ANSWERS_TO_QUESTIONS * questions <= len(groups[key])


def _may_stand_inside(
    key: _Key, groups: Mapping[_Key, list[Mark]], accepted: set[_Key]
) -> bool:
    """Keep labels inside paragraphs to those known from elsewhere or coming again."""
    if key[0] is not Way.INNER:
        return True
    return (Way.COLON, key[1]) in accepted or len(groups[key]) > 1


def _judge(
    layout: Layout,
    kept: Sequence[int],
    marks: Mapping[int, tuple[Mark, ...]],
    scores: Mapping[_Key, float],
    clues: Clues,
) -> Reading | None:
    """Weigh the whole reading: whether people speak in turns on this page."""
    every = [mark for of_block in marks.values() for mark in of_block]
    if any(mark.way is Way.RULE for mark in every):
        return Reading(marks, STATED, ("the source's rules say so",))
    introduced = f"{clues.title} {_unlabelled(layout, kept, marks)}"
    if not every or not is_dialogue(every, introduced) or _is_form(layout, every):
        return None
    press = bool(PRESS.search(clues.title))
    named = any(m.label.speaker for m in every)
    if FAQ.search(clues.title) and not named:
        return None
    if not (press or _tells_roles(every) or _anyone_asks(layout, every)):
        return None
    # In the page's order: a set's changes from run to run, and with it the last digit.
    keys = dict.fromkeys((m.way, m.label.key) for m in every)
    total = sum(max(0.0, scores[key]) for key in keys)
    reasons = []
    kinds = {m.label.kind for m in every}
    if kinds & _ASKING and kinds & _ANSWERING:
        total += BOTH_SIDES
        reasons.append("questions and answers")
    if press:
        total += PRESS_TITLE
        reasons.append("the title speaks of a statement or conference")
    share, paragraphs = _coverage(layout, kept, marks)
    total += COVERAGE * (share - 0.5)
    if paragraphs > MOST_PARAGRAPHS * len(every) and len(every) > 1:
        total += THIN
    return Reading(marks, total, tuple(reasons)) if total >= TRANSCRIPT else None


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
