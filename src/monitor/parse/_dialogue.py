"""Labels that were read → whether they are people's at all.

A notice has labels too: `Postal address:`, `Purpose:`, `Legal basis:`, one after the
other or again and again. What tells a dialogue: words for asking and answering, names
that the page introduces, and speakers who come back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from monitor.parse._han import is_han_name
from monitor.parse._label import LabelKind
from monitor.parse._mark import Mark, Way
from monitor.parse._words import words

ROLES = frozenset(
    {
        LabelKind.QUESTION,
        LabelKind.ANSWER,
        LabelKind.REPORTER,
        LabelKind.MODERATOR,
    }
)
# Tuned on notices, imprints and data pages against the transcripts of the tests.
# Role words that are fewer than this share of the labels are there by chance.
ROLE_SHARE = 0.15
# In a dialogue at least this share of the turns belongs to somebody who speaks again.
RETURNING_SHARE = 0.3
RETURNING_NAMES_SHARE = 0.6
# Names that ask and are answered are people's, introduced or not.
ASKED_SHARE = 0.2
ASKED_AT_CONFERENCES = 0.1
# So few labels need no returning speaker: a statement, a question with its answer.
FEW = 3
# From this share on, labels of which nobody knows what they are speak for a form.
STRANGE_SHARE = 0.34
# Names alone do if this share of the turns is by people whom the page introduces.
KNOWN_SHARE = 0.3
# `CA` is found in any text; a Chinese surname with its given name has two characters.
SHORTEST, SHORTEST_LATIN = 2, 4
# Words of the classes that sites give to labels.
SPEAKER_MARKS = words(
    """
    speaker speakers speakername talker who interlocutor interviewer interviewee
    orador orateur intervenant sprecher redner oratore moderator questioner answerer
    fayanren jiabin
    """
)
_WORD = re.compile(r"[a-z]+")
# Offices carry a reading without any word for asking.
OFFICE_SHARE = 0.5
# How often an unknown word of two to four characters comes if it is a name.
RARE_NAME = 3


def is_dialogue(
    marks: Sequence[Mark], introduced: str, asked: float, *, press: bool
) -> bool:
    """Tell people's labels from a form's.

    `introduced` is the folded text in which the page may name its speakers: titles,
    header fields, first paragraphs. `asked` is the share of turns that ask and are
    followed by somebody else's; `press` tells that the page calls itself a conference.
    """
    if 2 * sum(_is_named_speaker(mark.style) for mark in marks) > len(marks):
        return True
    kinds = Counter(mark.label.kind for mark in marks)
    speakers = Counter((mark.way, mark.label.key) for mark in marks)
    count = len(marks)
    roles = sum(kinds[kind] for kind in ROLES)
    enough = ASKED_AT_CONFERENCES if press else ASKED_SHARE
    telling = roles >= ROLE_SHARE * count or asked >= enough
    strange = kinds[LabelKind.UNKNOWN] + kinds[LabelKind.FIELD]
    if telling:
        strange -= _rare_names(marks, speakers)
        strange -= sum(m.slot and m.label.kind is LabelKind.UNKNOWN for m in marks)
    if strange >= STRANGE_SHARE * count and len(speakers) > 2:  # noqa: PLR2004 - a pair
        return False
    returning = sum(n for n in speakers.values() if n > 1) / count
    if telling:
        few = roles >= ROLE_SHARE * count and count <= FEW
        return few or returning >= RETURNING_SHARE
    if count > FEW and returning < RETURNING_NAMES_SHARE:
        return False
    known = sum(n for (_, key), n in speakers.items() if _is_name(key, introduced))
    return (
        kinds[LabelKind.OFFICIAL] >= OFFICE_SHARE * count
        or known >= KNOWN_SHARE * count
    )


def _rare_names(marks: Sequence[Mark], speakers: Mapping[tuple[Way, str], int]) -> int:
    """Count the short words that come again and again: names with a rare surname."""
    return sum(
        mark.label.kind is LabelKind.UNKNOWN
        and speakers[mark.way, mark.label.key] >= RARE_NAME
        and is_han_name(mark.label.key, loose=True)
        for mark in marks
    )


def _is_named_speaker(style: str) -> bool:
    """Tell a look whose class says that it is a speaker's."""
    return bool(style) and not SPEAKER_MARKS.isdisjoint(_WORD.findall(style.lower()))


def _is_name(key: str, introduced: str) -> bool:
    shortest = SHORTEST_LATIN if key.isascii() else SHORTEST
    return len(key) >= shortest and key in introduced
