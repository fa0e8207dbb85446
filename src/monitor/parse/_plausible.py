"""How much a reading of bytes looks like running text in some language.

Real text scores 0.6 to 1, text read in a wrong encoding less than 0.5: its characters
are rare ones, capitals stand amid words, signs amid letters, scripts amid each other.
"""

from __future__ import annotations

import collections
from collections.abc import Callable

from monitor.parse import _encodings as known

# What a claimed encoding is worth that no alphabet is listed for.
_UNKNOWN_WORTH = 0.4


def plausibility(sample: bytes, encoding: str) -> float:
    """Mean worth of the characters beyond ASCII: about 0.6 and more for real text."""
    text = sample.decode(known.CODECS[encoding], "replace")
    if encoding in MULTIBYTE:
        return worth_of_cjk(text, MULTIBYTE[encoding])
    alphabets = ALPHABETS.get(encoding)
    if not alphabets:
        return _UNKNOWN_WORTH
    return max(_worth_of_letters(text, alphabet) for alphabet in alphabets)


def glance(sample: bytes, encoding: str) -> float:
    """Return a quick and generous guess at the plausibility in a one-byte encoding.

    It counts letters wherever they stand, in a tenth of the time.
    """
    text = sample.decode(known.CODECS[encoding], "replace")
    counts = collections.Counter(text)
    strange = [(char, n) for char, n in counts.items() if char >= "\x80"]
    size = sum(n for _, n in strange) or 1
    best = _UNKNOWN_WORTH
    for alphabet in ALPHABETS.get(encoding, ()):
        right = alphabet.frequent + alphabet.letters
        fit = sum(n for c, n in strange if c.lower()[:1] in right or c in known.SIGNS)
        best = max(best, fit / size)
    return best


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def worth_chinese(char: str) -> float:
    if _is_han(char):
        common = char in known.COMMON_HANS or char in known.COMMON_HANT
        return 1.0 if common else 0.3
    return -0.5


def _worth_taiwanese(char: str) -> float:
    if _is_han(char):
        return 1.0 if char in known.COMMON_HANT else 0.3
    return -0.5


def _worth_japanese(char: str) -> float:
    if "\u3041" <= char <= "\u3096":
        return 1.0
    if "\u30a1" <= char <= "\u30fc":
        return 0.7
    if _is_han(char):
        return 0.8 if char in known.COMMON_KANJI else 0.25
    return -0.7  # half-width katakana above all: any byte from A1 to DF is one


def _worth_korean(char: str) -> float:
    if "\uac00" <= char <= "\ud7a3":
        return 1.0 if char in known.COMMON_HANGUL else 0.35
    return 0.05 if _is_han(char) else -0.5


MULTIBYTE: dict[str, Callable[[str], float]] = {
    "gb18030": worth_chinese,
    "big5": _worth_taiwanese,
    "shift_jis": _worth_japanese,
    "euc-jp": _worth_japanese,
    "euc-kr": _worth_korean,
}


def worth_of_cjk(text: str, worth: Callable[[str], float]) -> float:
    total, count, before = 0.0, 0, " "
    for place, char in enumerate(text):
        if char >= "\x80":
            count += 1
            after = text[place + 1 : place + 2]
            if char == "\ufffd" or "\ue000" <= char <= "\uf8ff":
                total -= 2
            elif char in known.HAN_PUNCTUATION or "\uff10" <= char <= "\uff5a":
                total += 0.7
            elif _is_small(before) and (_is_small(after) or after in ("", " ")):
                # "é" and the letter after it read as one character of two bytes
                total -= 1
            else:
                total += worth(char)
        before = char
    return total / count if count else 0.0


def _is_small(char: str) -> bool:
    return "a" <= char <= "z"


ALPHABETS: dict[str, tuple[known.Alphabet, ...]] = {
    encoding: tuple(a for a in known.ALPHABETS if encoding in a.encodings)
    for encoding in dict.fromkeys(e for a in known.ALPHABETS for e in a.encodings)
}


def _worth_of_letters(text: str, alphabet: known.Alphabet) -> float:
    total, count = 0.0, 0
    for place, char in enumerate(text):
        if char < "\x80":
            continue
        count += 1
        before = text[place - 1] if place else " "
        after = text[place + 1 : place + 2] or " "
        if char.isalpha() or char in alphabet.letters:
            total += _worth_of_letter(char, before, after, alphabet)
        elif char == "’" or not (before.isalpha() and after.isalpha()):
            total += 0.6 if char in known.SIGNS else -0.5
        else:
            total -= 1
    return total / count if count else 0.0


def _worth_of_letter(
    char: str, before: str, after: str, alphabet: known.Alphabet
) -> float:
    small = char.lower()[:1]
    if char.isupper() and before.islower():
        return -1.0  # KOI8-R read as windows-1251 has its case turned round
    if small >= _NOT_LATIN and (_is_latin(before) or _is_latin(after)):
        return -1.0  # "situaciσn"
    if small in alphabet.frequent:
        worth = 1.0
    elif small in alphabet.letters:
        worth = 0.6
    else:
        return -0.5
    alone = not before.isalpha() and not after.isalpha()
    shouted = char.isupper() and before.isupper()
    return worth * (0.5 if alone else 0.8 if shouted else 1.0)


_NOT_LATIN = "\u0370"


def _is_latin(char: str) -> bool:
    return "A" <= char <= "Z" or _is_small(char)
