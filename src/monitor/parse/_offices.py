"""Offices in labels whose words stand apart: where the office ends and a name begins.

An office stands before a name or after it, and says of what it is: `Secretary for
Harbours`, `Maire de Lyon`, `Ankara Valisi`. What it is for is nobody's name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.parse import _speech as speech

# What follows `for` is an office of up to so many words, unless more come after it.
SUBJECT_WORDS = 2
# Korean words of which the end alone is an office, as 항만정책관.
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_ARTICLE = "ال"
_PREPOSITIONS = frozenset(("for", "of", "für", "pour", "para", "per", "ds."))
_AND = frozenset(
    ["and", "&", "y", "e", "et", "und", "i", "и", "та", "ve", "en", "och", "og"]
)
# Words that are parts of surnames as well as what parts an office from its place.
_OF_NAMES = frozenset(("da", "dos", "das", "di", "von", "van", "de la", "del"))
# Slavic places stand in the genitive; surnames that end like it are left out.
_GENITIVE = re.compile(
    r"[^\W\d_]+(?:[ыиії]|(?<!ов)(?<!ев)(?<!ёв)(?<!єв)(?<!ин)(?<!ын)(?<!ін)а"
    r"|(?:ской|ської|ого|його)|(?:owa|awy|nia|zna|łodzi|owic))$"
)


def office_ends(tokens: Sequence[str], folded: Sequence[str]) -> tuple[int, int, bool]:
    """Return what is left between office words at both ends, and whether there are any.

    A particle right before the name is the name's: `Ministro da Silva`.
    """
    begin, end, titled = 0, len(tokens), False
    for index, word in enumerate(folded):
        if word in speech.TITLES or _is_title_form(word):
            titled = True
            begin = index + 1
        elif word in speech.FILL or (is_honorific(tokens[index]) and not titled):
            if titled:
                begin = index + 1
        else:
            break
    if titled:
        begin = _after_subject(folded, begin)
        begin = _after_place(folded, begin)
        begin = _after_and(folded, begin)
    if titled and begin >= len(tokens):
        return len(tokens), end, True
    while end > begin and _is_title(folded[end - 1], alone=end - begin == 1):
        titled = True
        end -= 1
        if folded[end] in speech.OWNED:
            # The words before it say of what: nobody is left.
            return len(tokens), end, True
    if titled and 0 < begin < end:
        begin -= _particle(tokens, folded, begin, end)
    return begin, end, titled


def is_honorific(token: str) -> bool:
    """Tell a word such as `Mme` or `Dr.`, with its full stop or without."""
    word = token.casefold()
    return word in speech.HONORIFICS or (
        word.endswith(".") and word.rstrip(".") in speech.HONORIFICS
    )


def _particle(
    tokens: Sequence[str], folded: Sequence[str], begin: int, end: int
) -> int:
    """Return 1 if the word before the only name left is a particle of it."""
    last = folded[begin - 1]
    if last not in speech.PARTICLES or last in speech.TITLES or begin < 2:  # noqa: PLR2004 - an office and a particle
        return 0
    office = folded[begin - 2]
    lower = tokens[begin - 1].islower()
    return int(lower and office in speech.TITLES and end - begin == 1)


def _is_title(word: str, *, alone: bool) -> bool:
    """Tell an office; in Korean its subject is written before it: 항만정책관."""
    if word in speech.TITLES:
        return alone or word not in speech.SURNAMES_TOO
    return _HANGUL.match(word) is not None and any(
        word[-size:] in speech.TITLES for size in (3, 2) if len(word) > size + 1
    )


def _is_title_form(word: str) -> bool:
    """Tell an office written as one word: `Vice-Präsident`, `prime-minister`."""
    if "-" not in word:
        return False
    return any(part in speech.TITLES for part in word.split("-"))


def _after_subject(folded: Sequence[str], begin: int) -> int:
    """Step over what an office is for, as in `Secretary for Harbours`."""
    if not 0 < begin < len(folded) or folded[begin - 1] not in _PREPOSITIONS:
        return begin
    left = len(folded) - begin
    return begin + 1 if left > SUBJECT_WORDS else len(folded)


def _after_and(folded: Sequence[str], begin: int) -> int:
    """Step over the second thing that an office is for: `Health and Family Welfare`."""
    while 0 < begin < len(folded):
        if folded[begin] in _AND:
            begin += 1
        elif folded[begin - 1] not in _AND:
            break
        left = len(folded) - begin
        begin = begin + 1 if left > SUBJECT_WORDS else len(folded)
    return begin


def _after_place(folded: Sequence[str], begin: int) -> int:
    """Step over the place of a mayor or a prefect: what follows may be his name."""
    if not 0 < begin < len(folded):
        return begin
    held = next((w for w in reversed(folded[:begin]) if w in speech.TITLES), "")
    if _ARABIC.match(folded[begin]):
        return _after_construct(folded, begin, held)
    if held not in speech.SEATS and not _genitive_sure(folded, begin):
        return begin
    at = begin
    if folded[begin - 1] not in speech.GENITIVES:
        while at < len(folded) and folded[at] in speech.GENITIVES:
            at += 1
        if at == begin:
            single = len(folded) - begin == 1
            return begin + (single and bool(_GENITIVE.match(folded[begin])))
    while at < len(folded) and folded[at] in speech.PLACE_OPENINGS:
        at += 1
    at = min(at + 1, len(folded))
    while at < len(folded) and folded[at] in speech.GENITIVES:
        at = min(at + 2, len(folded))
    # One word left is the rest of the place; a name has two.
    return at if len(folded) - at > 1 else len(folded)


def _genitive_sure(folded: Sequence[str], begin: int) -> bool:
    """Tell `de` behind an office, which no surname begins with, from `da` and `von`."""
    words = {folded[begin], folded[begin - 1]} & speech.GENITIVES
    return bool(words) and not words & _OF_NAMES


def _after_construct(folded: Sequence[str], begin: int, held: str) -> int:
    """Step over what an Arabic office is of: وزير الخارجية, but not الرئيس السيسي."""
    if held.startswith(_ARTICLE) or held not in speech.SEATS:
        return begin
    while begin < len(folded) and folded[begin].startswith(_ARTICLE):
        begin += 1
    return begin
