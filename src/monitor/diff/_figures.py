"""What a printed number says: its value and its unit."""

from __future__ import annotations

import dataclasses
import re
import unicodedata

from monitor.diff._units import (
    HAN_DIGITS,
    HAN_SCALES,
    HANGUL_SCALES,
    SCALES,
    UNITS,
)

_DIGITS = re.compile(r"\d(?:[\d.,:/'’٫٬  \u00a0\u2009\u202f‐‑-]*\d)?")
_SIGN = re.compile(r"^[^\d]*?[-−–]")
_WORD = re.compile(r"[^\W\d_]+(?:[²³])?|[%٪‰$€£¥₽₴₺℃]|°[cC]")
_DECIMAL_COMMA = frozenset({"de", "fr", "es", "pt", "it", "pl", "tr", "ru", "uk"})
# Digits behind the only separator that make it one of thousands: "1,258".
_THOUSAND = 3


@dataclasses.dataclass(frozen=True, slots=True)
class Figure:
    """A printed number: its value (None of a range) and the name of its unit."""

    value: float | None
    unit: str | None


def figure(printed: str, language: str = "en") -> Figure:
    """Return what a figure says, read with the separators of a language."""
    text = unicodedata.normalize("NFKC", printed).lower()
    match = _DIGITS.search(text)
    if match is None:
        return Figure(_han_value(text), _unit(text))
    value = _value(match[0], language)
    before, behind = text[: match.start()], text[match.end() :]
    if value is not None and _SIGN.match(before + "0"):
        value = -value if re.search(r"[-−–]", before) else value
    scale, unit = _scale_and_unit(behind)
    if value is not None:
        value *= scale
    return Figure(value, unit or _unit(before))


def _value(digits: str, language: str) -> float | None:
    """Return the value of digits with separators, None for "3-5" and "1/2"."""
    digits = "".join(
        str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in digits
    )
    digits = re.sub(r"[\s'’٬]", "", digits).replace("٫", ".")
    if not re.fullmatch(r"[\d.,]+", digits):
        return None
    last = max(digits.rfind("."), digits.rfind(","))
    if last < 0:
        return float(digits)
    mark = digits[last]
    other = "," if mark == "." else "."
    behind = len(digits) - last - 1
    decimal = digits.count(mark) == 1 and (
        other in digits
        or behind != _THOUSAND
        or mark == ("," if language in _DECIMAL_COMMA else ".")
    )
    if decimal:
        return float(digits.replace(other, "").replace(mark, "."))
    return float(digits.replace(mark, "").replace(other, ""))


def _scale_and_unit(behind: str) -> tuple[float, str | None]:
    scale = 1.0
    rest = behind.strip()
    while rest and rest[0] in HAN_SCALES | HANGUL_SCALES:
        scale *= (HAN_SCALES | HANGUL_SCALES)[rest[0]]
        rest = rest[1:].strip()
    rest = rest.lstrip("多余餘").strip()
    for word in _WORD.findall(rest):
        if word in SCALES and word != "k":
            scale *= SCALES[word]
    return scale, _unit(rest)


def _unit(text: str) -> str | None:
    whole = text.strip(" .")
    if whole in UNITS:
        return UNITS[whole]
    for word in _WORD.findall(text):
        if word in UNITS:
            return UNITS[word]
    return None


def _han_value(text: str) -> float | None:
    """Return the value of a number in Han numerals: 三万五千, 一百零二, 二〇二六."""
    numerals = [
        s for s in text.removeprefix("百分之") if s in HAN_DIGITS or s in HAN_SCALES
    ]
    if not numerals:
        return None
    if not any(sign in HAN_SCALES for sign in numerals):
        return float("".join(str(HAN_DIGITS[sign]) for sign in numerals))
    total = section = digit = 0.0
    for sign in numerals:
        if sign in HAN_DIGITS:
            digit = HAN_DIGITS[sign]
        elif HAN_SCALES[sign] >= HAN_SCALES["万"]:
            total = (total + section + digit) * HAN_SCALES[sign]
            section = digit = 0.0
        else:
            section += (digit or 1.0) * HAN_SCALES[sign]
            digit = 0.0
    return total + section + digit
