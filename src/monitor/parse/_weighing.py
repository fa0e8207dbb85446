"""Labels → how likely each is one: what it says, how often it comes, how it is set.

All weights are log-odds by feel, tuned on pages; they stand here and nowhere else.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from monitor.parse._blocks import Layout
from monitor.parse._han import is_han_name
from monitor.parse._label import Label, LabelKind
from monitor.parse._lines import find_slots
from monitor.parse._mark import Mark, Way
from monitor.parse._phrases import has_question

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
# "One: a gauge on every river": a turn begins with a capital.
BEFORE_LOWER = -2.0
_QUOTES = frozenset('“"„«‘「『‹')
KNOWN_NAME = 1.2
# A line that looks as those do which are speakers' and nothing else.
IN_SLOT = 2.5
# Ways to mark that may be a slot: how many labels make one, the share of different
# values, of changes, of questions below, and of labels that come again.
SLOT_WAYS = frozenset(
    (Way.COLON, Way.BRACKET, Way.SIGN, Way.STOP_DASH, Way.STYLE, Way.STOP, Way.DASH)
)
FEWEST_IN_SLOT, SLOT_VALUES, SLOT_CHANGES = 6, 0.6, 0.8
SLOT_ASKED, SLOT_RETURNING = 0.2, 0.7
# ... and the most that a label is worth by its slot.
SLOT_ALONE = 3.0
# A surname alone, 蔡, where another label is 蔡鸣谦.
SURNAME_OF_ANOTHER = 1.5
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
APART_WAYS = frozenset((Way.COLON, Way.BRACKET, Way.LINE))
BORROWING_WAYS = frozenset((Way.SAID, Way.INNER))
ANSWERS_TO_QUESTIONS = 0.4
HAN_LETTERS = frozenset("问問答문답")

ASKED_BY = frozenset((LabelKind.QUESTION, LabelKind.REPORTER))
_NAMING = frozenset((LabelKind.PERSON, LabelKind.OFFICIAL, LabelKind.UNKNOWN))
Key = tuple[Way, str]


class Clues(NamedTuple):
    """What is known of the page before its labels are read, folded.

    `title` are its titles, `opening` its header fields and first paragraphs.
    """

    title: str
    opening: str


def weigh(
    layout: Layout, groups: Mapping[Key, list[Mark]], clues: Clues
) -> dict[Key, float]:
    """Weigh every label of a page, each by itself and by the others."""
    styles = _common_styles(groups)
    scores = {
        key: _score(layout, marks, styles.get(key[0], ""), clues)
        for key, marks in groups.items()
    }
    for key in _surnames(groups):
        scores[key] += SURNAME_OF_ANOTHER
    slots = find_slots(mark for marks in groups.values() for mark in marks)
    for key, marks in groups.items():
        if key[0] is Way.LINE and any(mark.style in slots for mark in marks):
            scores[key] += IN_SLOT
    for key in _in_slots(layout, groups, scores):
        # What is certain by its words needs no slot.
        if groups[key][0].label.speaker:
            scores[key] = max(scores[key], min(SLOT_ALONE, scores[key] + IN_SLOT))
    return scores


def _in_slots(
    layout: Layout, groups: Mapping[Key, list[Mark]], scores: Mapping[Key, float]
) -> list[Key]:
    """Find the labels that stand where labels alternate and come again.

    Words are asked for nothing: where one of a few values opens nearly every turn, and
    questions stand under some, the values are speakers in any language.
    """
    found: list[Key] = []
    by_way: dict[Way, list[Mark]] = defaultdict(list)
    for (way, _), marks in groups.items():
        if way in SLOT_WAYS and marks[0].label.kind is not LabelKind.FIELD:
            by_way[way].extend(mark for mark in marks if not mark.start)
    for way, marks in by_way.items():
        marks.sort(key=lambda mark: mark.block)
        keys = [mark.label.key for mark in marks]
        counts = Counter(keys)
        if len(keys) < FEWEST_IN_SLOT or not 1 < len(counts) <= SLOT_VALUES * len(keys):
            continue
        changes = sum(one != other for one, other in pairwise(keys))
        asked = sum(_asks_below(layout, mark) for mark in marks)
        again = sum(n for n in counts.values() if n > 1)
        if (
            changes >= SLOT_CHANGES * (len(keys) - 1)
            and asked >= SLOT_ASKED * len(keys)
            and again >= SLOT_RETURNING * len(keys)
        ):
            found.extend(
                (way, key)
                for key, n in counts.items()
                if n > 1 or groups[way, key][0].label.kind is not LabelKind.UNKNOWN
            )
    lines = [k for k, marks in groups.items() if k[0] is Way.LINE and marks[0].slot]
    known = sum(
        len(marks)
        for key, marks in groups.items()
        if scores[key] >= CERTAIN and key[0] in STRONG_WAYS
    )
    # Lines beside labels that say what they are say something else.
    return found if known > sum(len(groups[k]) for k in lines) else [*found, *lines]


def _asks_below(layout: Layout, mark: Mark) -> bool:
    """Tell whether a question stands in a label's block or in the one below."""
    texts = layout.blocks[mark.block : mark.block + 2]
    return any(has_question(block.text) for block in texts)


def group(found: list[list[Mark]]) -> dict[Key, list[Mark]]:
    """Bring together the labels that are set in one way and say the same."""
    groups: dict[Key, list[Mark]] = defaultdict(list)
    for choices in found:
        for mark in choices:
            group = groups[mark.way, mark.label.key]
            # Two expressions may find one label; inside a paragraph it may come again.
            if not group or group[-1].block != mark.block or mark.start:
                group.append(mark)
    return groups


def _surnames(groups: Mapping[Key, list[Mark]]) -> list[Key]:
    """Find the labels of one Han character with which a longer name begins."""
    names = {
        word[0]
        for (_, word), marks in groups.items()
        if len(word) > 1 and marks[0].label.kind in _NAMING and is_han_name(word)
    }
    return [key for key in groups if len(key[1]) == 1 and key[1] in names]


def _common_styles(groups: Mapping[Key, list[Mark]]) -> dict[Way, str]:
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
    lower = sum(layout.blocks[m.block].text[m.end : m.end + 1].islower() for m in marks)
    if way is Way.COLON and 2 * lower > len(marks) and label.kind in _NAMING:
        score += BEFORE_LOWER
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
    if len(label.key) == 1 and way not in APART_WAYS:
        score += LONE_LETTER
    if label.speaker and way in (Way.GAP, Way.DASH, Way.STOP):
        score += NAME_IN_WEAK_WAY * (1 if len(label.key.split()) > 1 else 2)
    return score


def accept(groups: Mapping[Key, list[Mark]], scores: Mapping[Key, float]) -> set[Key]:
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
        styled = 2 * sum(bool(mark.style) for mark in marks) > len(marks)
        if way in STRONG_WAYS or styled or not names:
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
    key: Key, groups: Mapping[Key, list[Mark]], accepted: set[Key]
) -> bool:
    """Believe a lone letter without a colon as an answer only beside its questions.

    `A`, `O`, `В` are words that begin many a sentence.
    """
    way, word = key
    kind = groups[key][0].label.kind
    if way in STRONG_WAYS or len(word) > 1 or way in (Way.INNER, Way.LINE):
        return True
    if kind is LabelKind.QUESTION:
        return len(groups[key]) > 1 or word in HAN_LETTERS
    if kind is not LabelKind.ANSWER and is_han_name(word):
        return True
    questions = max(
        (
            len(groups[other])
            for other in accepted
            if (len(other[1]) == 1 or word in HAN_LETTERS)
            and groups[other][0].label.kind in ASKED_BY
        ),
        default=0,
    )
    return 0 < ANSWERS_TO_QUESTIONS * questions <= len(groups[key])


def cased(text: str) -> bool:
    """Tell a text in a script that has capitals."""
    return text != text.upper()


def _may_stand_inside(
    key: Key, groups: Mapping[Key, list[Mark]], accepted: set[Key]
) -> bool:
    """Keep labels inside paragraphs to those known from elsewhere or coming again."""
    if key[0] is not Way.INNER:
        return True
    label = groups[key][0].label
    surname = label.kind is LabelKind.PERSON and key[1].isalpha()
    if surname and not is_han_name(label.key):
        # "Remember: …" begins a sentence as a surname begins a turn.
        return any(word == key[1] and way is not Way.INNER for way, word in accepted)
    if label.kind is LabelKind.PERSON and not (is_han_name(label.key) or cased(key[1])):
        # Where no letter is a capital, every few words before a colon may be a name.
        return any(word == key[1] and way is not Way.INNER for way, word in accepted)
    return (Way.COLON, key[1]) in accepted or len(groups[key]) > 1
