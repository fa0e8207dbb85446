"""A text cut into the tokens that a reader would mark whole."""

from __future__ import annotations

import re

from monitor.diff._text import CJK
from monitor.diff._units import HAN_DIGITS, HAN_SCALES, HANGUL_SCALES, SCALES, UNITS

_SPACE = "[ \u00a0\u2009\u202f]"


def _either(words: object) -> str:
    """Return a pattern for any of the words, the longest first."""
    return "|".join(sorted(map(re.escape, map(str, words)), key=len, reverse=True))  # type: ignore[call-overload]


_HAN_SCALE = "[" + "".join(HAN_SCALES) + "".join(HANGUL_SCALES) + "]"
_HAN_NUMBER = f"[{''.join(HAN_DIGITS)}十百千万萬亿億]"
_SIGNS = _either(word for word in UNITS if not word[-1].isalpha())
_CJK_UNITS = _either(word for word in UNITS if re.fullmatch(f"[{CJK}가-힣]+", word))
_WORD_UNITS = _either(
    word.strip()
    for word in [*UNITS, *SCALES]
    if word[0].isalpha() and not re.match(f"[{CJK}가-힣]", word)
)
DIGITS = (
    rf"\d{{1,3}}(?:{_SPACE}\d{{3}})+(?![\d.,]*\d)"
    rf"|\d{{1,3}}(?:['’]\d{{3}})+(?!\d)"
    r"|\d+(?:[.,:/٫٬．，‐‑\-]\d+)*"
)
_MONEY = r"(?:(?:(?:[A-Za-z]{1,2})?[$€£¥￥₽₴₺]|USD|EUR|GBP|CNY|RMB|RUB|PLN)"
_NUMBER = (
    rf"(?<![^\W_{CJK}가-힣])(?:(?<![\d\w])[-+−±–])?{_MONEY}{_SPACE}?)?"
    rf"(?:{DIGITS})(?![^\W\d_{CJK}가-힣])"
)
# In Chinese and Japanese the unit stands right behind the number, with a space where
# an editor likes one; other languages have one or two words.
_UNIT_BEHIND = (
    rf"(?:{_SPACE}?{_HAN_SCALE}+)?(?:多|余|餘)?"
    rf"(?:{_SPACE}?(?:{_CJK_UNITS})|{_SPACE}?(?:{_SIGNS}))?"
)
_UNIT_WORD = rf"{_SPACE}?(?i:{_WORD_UNITS})\b"
_UNIT_WORDS = rf"{_UNIT_WORD}(?:\.?{_UNIT_WORD})?"
FIGURE = re.compile(
    rf"{_NUMBER}(?:{_UNIT_WORDS}|{_UNIT_BEHIND})"
    rf"|百分之{_HAN_NUMBER}+|{_HAN_NUMBER}{{2,}}(?:{_CJK_UNITS})?"
)

_KATAKANA = "\u30a1-\u30ff\uff66-\uff9f"
_PLAIN_WORD = rf"(?![{CJK}])[^\W_]"
_TOKEN = re.compile(
    rf"{FIGURE.pattern}"
    rf"|[{_KATAKANA}]+|[{CJK}]"
    r"|(?<!\w)(?:[A-Za-z]\.){2,}"
    rf"|(?:{_PLAIN_WORD})+(?:['’‐‑-](?:{_PLAIN_WORD})+)*"
    rf"|\s+|[^\w\s]|_",
)


def tokens(text: str) -> list[str]:
    """Return the tokens of a text; joined they are the text again.

    A number with its sign and unit is one, a word of letters, a single Han
    character, a run of white space, a punctuation mark.
    """
    found = []
    at = 0
    for match in _TOKEN.finditer(text):
        if match.start() > at:
            found.append(text[at : match.start()])
        found.append(match[0])
        at = match.end()
    if at < len(text):
        found.append(text[at:])
    return found
