"""The forms in which dates are printed, each as an expression and its reading.

What `_dates` finds dates with. Digits and signs of any script are first brought to
ASCII one for one, so that places in the plain text are places in the text as given.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterator

from monitor.parse import _date_words as words

# Years that a press page may name; others are numbers, not years.
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
# Two-digit years up to this are of this century (POSIX's rule for %y).
_PIVOT = 68
# Thai pages count from 543 BC, Persian ones from 622.
_BUDDHIST = 543
_BUDDHIST_YEARS = range(2440, 2644)
_JALALI_YEARS = range(1300, 1500)


@dataclasses.dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and where it stands: half-open range of characters in the text.

    `ambiguous` where day and month could be the other way round; `relative` where it
    was reckoned from the time of the capture.
    """

    start: int
    end: int
    date: dt.date
    ambiguous: bool = False
    relative: bool = False

    def moved(self, by: int) -> FoundDate:
        """Return the same date so many characters on."""
        start, end = self.start + by, self.end + by
        return FoundDate(start, end, self.date, self.ambiguous, self.relative)


def _ascii_table() -> dict[int, str]:
    table = {ord(c): "-" for c in "‐‑‒–—―−－﹣"} | {
        ord(c): " " for c in "\xa0\u2002\u2003\u3000"
    }
    table |= {
        ord("．"): ".",
        ord("／"): "/",
        ord("："): ":",
        ord("，"): ",",
        ord("’"): "'",
    }
    table |= dict.fromkeys((0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0xAD), " ")
    for code in range(0x80, 0x20000):
        if unicodedata.category(chr(code)) == "Nd":
            table[code] = str(unicodedata.digit(chr(code)))
    return table


TO_ASCII = _ascii_table()
WORD = (
    r"(?:[^\W\d_]|[\u0300-\u036f\u064b-\u0652\u093a-\u094f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    r"\u0901-\u0903]|(?<=[\u0e00-\u0e7f])\.(?=[\u0e00-\u0e7f])){2,15}"
)
WORD_START = r"(?<![^\W\d_])"
_MONTH_NAME = rf"(?P<month>{WORD})(?:[ /](?P<more>{WORD}))?"
_NO_DIGIT_BEFORE = r"(?<!\d)(?<!\d[./-])"
_NO_DIGIT_AFTER = r"(?!\d)(?![./-]\d)"
GAP = r"[\s.,/-]{0,3}"
_HAN_NUMBER = "[〇零一二三四五六七八九十]"
ORDINAL = r"(?:st|nd|rd|th|er|re|de|ère|º|ª|°|-?го|-?е|η|\.)?"

_ISO = re.compile(
    rf"{_NO_DIGIT_BEFORE}(?P<y>\d{{4}})\s?(?P<s>[-/._])\s?(?P<m>\d{{1,2}})\s?(?P=s)\s?"
    r"(?P<d>\d{1,2})(?!\d)"
)
_HAN = re.compile(
    r"(?:(?P<era>令和|平成|昭和|大正|中華民國|民國|民国)\s{0,2})?"
    rf"(?P<y>(?<!\d)\d{{2,4}}|元|{_HAN_NUMBER}{{2,4}}|(?<=[和成正國国])\s?(?:\d|{_HAN_NUMBER}))\s{{0,2}}"
    rf"[年년]\s{{0,2}}(?P<m>\d{{1,2}}|{_HAN_NUMBER}{{1,3}})\s{{0,2}}[月월]\s{{0,2}}"
    rf"(?P<d>\d{{1,2}}|{_HAN_NUMBER}{{1,3}})(?:\s?[日号號일])?"
)
_ERA_LETTER = re.compile(
    r"(?<![A-Za-z])(?P<era>[RHS])\s?(?P<y>\d{1,2})[./](?P<m>\d{1,2})[./](?P<d>\d{1,2})"
    + _NO_DIGIT_AFTER
)
_ROC = re.compile(
    rf"{_NO_DIGIT_BEFORE}(?P<y>1\d\d)(?P<s>[./-])(?P<m>\d{{2}})(?P=s)(?P<d>\d{{2}})"
    + _NO_DIGIT_AFTER
)
NUMERIC = re.compile(
    rf"{_NO_DIGIT_BEFORE}(?P<a>\d{{1,2}})\s?(?P<s>[./-])\s?(?P<b>\d{{1,2}})\s?(?P=s)\s?"
    rf"'?(?P<c>\d{{4}}|\d{{2}}){_NO_DIGIT_AFTER}(?!\s?[:%])"
)
_DAY_MONTH_YEAR = re.compile(
    rf"(?<!\d)(?P<d>\d{{1,2}}){ORDINAL}{GAP}(?:(?:of|de|den|d[ae]?l?|ημέρα)\s{{1,2}})?"
    rf"{_MONTH_NAME}{GAP}(?:(?:de|del|dello|of|du|do|năm|année|พ.ศ.)\s{{1,2}})?"
    r"(?P<q>'?)(?P<y>\d{4}|\d{2})(?!\d|\s?[:%]|[.,]\d)",
    re.IGNORECASE,
)
_MONTH_DAY_YEAR = re.compile(
    rf"{WORD_START}(?P<month>{WORD})[\s.-]{{0,3}}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?"
    r"\s{0,2}[,.-]?\s{0,3}(?P<y>\d{4})(?!\d)",
    re.IGNORECASE,
)
_YEAR_MONTH_DAY = re.compile(
    rf"(?<!\d)(?P<y>\d{{4}})[.,-]?\s{{0,2}}(?:m\.|г\.|жылғы)?\s{{0,2}}(?P<month>{WORD})"
    r"[\s.-]{0,3}(?P<d>\d{1,2})(?!\d|:)",
    re.IGNORECASE,
)
_YEAR_DAY_MONTH = re.compile(
    r"(?<!\d)(?P<y>\d{4})\.?\s(?:gada|жылғы)\s(?P<d>\d{1,2})\.?-?\s?"
    rf"(?P<month>{WORD})",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
_NUMBERED_MONTH = re.compile(
    r"(?P<d>\d{1,2})\s(?:tháng|th)\s(?P<m>\d{1,2})(?:\snăm|,)?\s(?P<y>\d{4})(?!\d)"
    r"|(?P<y2>\d{4})\s(?:оны)\s(?P<m2>\d{1,2})(?:-р)?\s(?:сарын)\s(?P<d2>\d{1,2})",
    re.IGNORECASE,
)


def order_of_lang(lang: str | None) -> bool:
    """Say whether a language's pages write the day first in 01/02/2021.

    Only American English writes the month first; English is taken for American
    unless its tag names another country.
    """
    tag = (lang or "en").lower().replace("_", "-")
    return not (tag in {"en", "en-us"} or tag.endswith(("-us", "-ph")))


MONTHS, _DAYS = 12, 31


@dataclasses.dataclass(frozen=True, slots=True)
class Hints:
    """What the page says of how its dates are meant."""

    lang: str
    day_first: bool | None

    def starts_with_day(self, sign: str) -> bool:
        """Say whether 01/02/2021, with this sign between, is a day in February.

        Where nothing tells, dates with full stops are: Americans use strokes.
        """
        if self.day_first is not None:
            return self.day_first
        return sign == "." or order_of_lang(self.lang)

    @property
    def year_first(self) -> bool:
        """Whether 21.05.31 is a day of 2021."""
        return self.lang[:2].lower() in {"zh", "ja", "ko"}


def a_day(year: int, month: int, day: int) -> dt.date | None:
    if year in _BUDDHIST_YEARS:
        year -= _BUDDHIST
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _century(year: str) -> int:
    """Read a year of two digits or four."""
    number = int(year)
    if len(year) > 2:  # noqa: PLR2004 - digits of a short year
        return number
    return number + (2000 if number <= _PIVOT else 1900)


_HAN_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0}


def _han_number(text: str) -> int:
    """Read a number in ASCII digits or in Chinese numerals, of either style."""
    text = text.strip()
    if text.isdecimal():
        return int(text)
    if text == "元":
        return 1
    if "十" not in text:
        return int("".join(str(_HAN_DIGITS[c]) for c in text))
    tens, _, ones = text.partition("十")
    if len(tens) > 1 or len(ones) > 1 or "十" in ones:
        return 0
    return 10 * _HAN_DIGITS.get(tens, 1) + _HAN_DIGITS.get(ones, 0)


def month_number(word: str, lang: str = "") -> int | None:
    """Look a month's name up, without case, then without diacritics."""
    name = word.lower().rstrip(".")
    special = words.MONTHS_OF_LANG.get(lang[:2])
    if special and name in special:
        return special[name]
    return words.MONTHS.get(name) or words.MONTHS.get(words.bare(name))


def _found(
    match: re.Match[str], date: dt.date | None, *, ambiguous: bool = False
) -> Iterator[FoundDate]:
    if date:
        yield FoundDate(match.start(), match.end(), date, ambiguous)


def _iso(text: str, hints: Hints) -> Iterator[FoundDate]:
    for m in _ISO.finditer(text):
        year = int(m["y"])
        if year in _JALALI_YEARS and hints.lang[:2] == "fa":
            yield from _found(m, _from_jalali(year, int(m["m"]), int(m["d"])))
        else:
            yield from _found(m, a_day(year, int(m["m"]), int(m["d"])))


def _han(text: str, hints: Hints) -> Iterator[FoundDate]:
    if "年" not in text and "년" not in text:
        return
    for m in _HAN.finditer(text):
        year = _han_number(m["y"])
        if m["era"]:
            year += words.ERAS[m["era"]]
        elif len(m["y"].strip()) == 3:  # noqa: PLR2004 - the Republic's years
            year += words.ERAS["民國"]
        elif year < 100:  # noqa: PLR2004 - two digits
            traditional = hints.lang.lower() in {"zh-tw", "zh-hant", "zh-hant-tw"}
            year += words.ERAS["民國"] if traditional else 2000
        yield from _found(m, a_day(year, _han_number(m["m"]), _han_number(m["d"])))


def _eras(text: str, hints: Hints) -> Iterator[FoundDate]:
    del hints
    for m in _ERA_LETTER.finditer(text):
        year = words.ERAS[m["era"].lower()] + int(m["y"])
        yield from _found(m, a_day(year, int(m["m"]), int(m["d"])))
    for m in _ROC.finditer(text):
        year = words.ERAS["民國"] + int(m["y"])
        yield from _found(m, a_day(year, int(m["m"]), int(m["d"])))


def _numeric(text: str, hints: Hints) -> Iterator[FoundDate]:
    for m in NUMERIC.finditer(text):
        first, second, year = int(m["a"]), int(m["b"]), _century(m["c"])
        short = len(m["c"]) == 2  # noqa: PLR2004 - digits of a short year
        if short and hints.year_first:
            yield from _found(m, a_day(_century(m["a"].zfill(2)), second, int(m["c"])))
            continue
        if short and m["s"] == "." and len(m["a"] + m["b"]) < 4:  # noqa: PLR2004
            continue  # "1.2.10" is a section, "01.02.10" a date
        orders = ((second, first), (first, second))
        if not hints.starts_with_day(m["s"]):
            orders = orders[::-1]
        dates = [a_day(year, *pair) for pair in orders]
        yield from _found(
            m, dates[0] or dates[1], ambiguous=None not in dates and first != second
        )


def _named(text: str, hints: Hints) -> Iterator[FoundDate]:
    """Dates with the month's name, in whatever order."""
    if not _LETTER.search(text):
        return
    for m in _DAY_MONTH_YEAR.finditer(text):
        short = len(m["y"]) == 2  # noqa: PLR2004 - digits of a short year
        if short and not m["q"] and len(m["month"]) > 4:  # noqa: PLR2004 - abbreviated
            continue
        yield from _found(m, _day_of_name(m, _century(m["y"]), hints.lang))
    for pattern in (_MONTH_DAY_YEAR, _YEAR_MONTH_DAY, _YEAR_DAY_MONTH):
        for m in pattern.finditer(text):
            yield from _found(m, _day_of_name(m, int(m["y"]), hints.lang))
    for m in _NUMBERED_MONTH.finditer(text):
        parts = [m[k] or m[f"{k}2"] for k in "ymd"]
        yield from _found(m, a_day(int(parts[0]), int(parts[1]), int(parts[2])))


def _day_of_name(m: re.Match[str], year: int, lang: str) -> dt.date | None:
    names = [m["month"]]
    if "more" in m.re.groupindex and m["more"]:
        # كانون الثاني is one month; in آذار/مارس either word is the same one
        names = [f"{m['month']} {m['more']}", m["month"], m["more"]]
    day = int(m["d"])
    for name in names:
        if year in _JALALI_YEARS and (jalali := words.JALALI_MONTHS.get(name)):
            return _from_jalali(year, jalali, day)
        if month := month_number(name, lang):
            return a_day(year, month, day)
    return None


def _from_jalali(year: int, month: int, day: int) -> dt.date | None:
    """Turn a day of the solar Hijri calendar into ours.

    By the calendar's 33-year cycle of eight leap years, which holds from 1178 to 1633
    (K. M. Borkowski, "The Persian calendar for 3000 years", 1996).
    """
    if not (1 <= month <= MONTHS and 1 <= day <= _DAYS):
        return None
    since = year - 1
    days = 365 * since + (8 * since + 29) // 33
    days += 31 * min(month - 1, 6) + 30 * max(month - 7, 0) + day - 1
    return dt.date.fromordinal(_JALALI_DAY_ONE + days)


# 1 Farvardin 1400 was 21 March 2021.
_JALALI_DAY_ONE = dt.date(2021, 3, 21).toordinal() - (
    365 * 1399 + (8 * 1399 + 29) // 33
)

FINDERS: tuple[Callable[[str, Hints], Iterator[FoundDate]], ...] = (
    _iso,
    _han,
    _eras,
    _numeric,
    _named,
)
