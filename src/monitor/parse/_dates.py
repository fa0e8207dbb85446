"""Dates as pages print them, found in text.

Own tables and expressions instead of the dateparser library: see the figures in
`tests/parse/test_dates.py`. A date is a day as the page says it; a time and a zone
after it do not move it. What names no single day ("March 2021", "2 weeks ago") is
none.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import re
from collections.abc import Iterator

from monitor.parse import _date_words as words
from monitor.parse._date_forms import (
    FINDERS,
    GAP,
    MONTHS,
    NUMERIC,
    ORDINAL,
    TO_ASCII,
    WORD,
    WORD_START,
    FoundDate,
    Hints,
    a_day,
    month_number,
    order_of_lang,
)

# A date with its weekday but no year is looked for in this many years before the
# capture: any day falls on the same weekday again after five years at the earliest.
_WEEKDAY_YEARS = 4
_AHEAD = dt.timedelta(days=31)


@dataclasses.dataclass(frozen=True, slots=True)
class FoundDay:
    """A month and a day without a year, with its weekday (0 is Monday) if printed."""

    start: int
    end: int
    month: int
    day: int
    weekday: int | None = None

    def in_year(self, year: int) -> dt.date | None:
        """Return the date in a year, or None where it has no such day."""
        return a_day(year, self.month, self.day)


@dataclasses.dataclass(frozen=True, slots=True)
class FoundMonth:
    """A month of a year, as in the heading over a month's releases."""

    start: int
    end: int
    year: int
    month: int


_MONTH_YEAR = re.compile(
    rf"{WORD_START}(?P<month>{WORD})[\s.,/-]{{0,3}}(?:(?:de|del|of|do)\s)?"
    r"(?P<y>\d{4})(?!\d)"
    r"|(?<!\d)(?P<y2>\d{4})\s?[年년./-]\s?(?P<m2>\d{1,2})\s?[月월]?"
    r"(?![\d./-]|\s?[\d일日])"
    rf"|(?<!\d)(?P<y3>\d{{4}})\.?\s(?P<month3>{WORD})(?!\s?\d)"
    r"|(?<![\d./-])(?P<m4>\d{1,2})[./-](?P<y4>\d{4})(?![\d./-])",
    re.IGNORECASE,
)
_ERA_MONTH = re.compile(
    r"(?P<era>令和|平成|昭和|民國|民国)\s?(?P<y>\d{1,3}|元)\s?年\s?(?P<m>\d{1,2})\s?月(?!\s?\d)"
)
_NAMED_DAY_ONLY = (
    rf"{WORD_START}(?P<name>{WORD})\.?[\s-]{{0,2}}(?P<d>\d{{1,2}})(?!\d|:)"
    r"(?:st|nd|rd|th)?"
)
_DAYS_ONLY = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d)(?P<d>\d{{1,2}}){ORDINAL}{GAP}(?:(?:of|de|den)\s)?(?P<name>{WORD})",
        _NAMED_DAY_ONLY,
        r"(?<![\d./-])(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})\s?[日號号일]",
        r"(?<![\d./:-])(?P<m>\d{2})[-/.](?P<d>\d{2})(?![\d./:%-])",
    )
)


def find_dates(
    text: str,
    *,
    at: dt.datetime | None = None,
    day_first: bool | None = None,
    lang: str | None = None,
) -> tuple[FoundDate, ...]:
    """Return every date in a text, in order, none overlapping another.

    `day_first` says how 01/02/2021 is meant; where it is None the language does.
    With `at`, the time of the capture, "3 hours ago" and "Friday, 13 March" are dates
    too, the latter where one year fits. `lang` is the page's BCP 47 tag.
    """
    find = _find_dates if len(text) > _REMEMBERED else _find_dates_again
    return find(text, at, day_first, lang)


# Several stages ask for the dates of the same line.
_REMEMBERED = 240


def _find_dates(
    text: str,
    at: dt.datetime | None,
    day_first: bool | None,  # noqa: FBT001 - a cache's key holds no names
    lang: str | None,
) -> tuple[FoundDate, ...]:
    hints = Hints(lang or "", day_first)
    found: list[FoundDate] = []
    for start, end in _windows(text):
        plain = text[start:end].translate(TO_ASCII)
        for finder in FINDERS:
            hits = finder(plain, hints)
            found.extend(hit.moved(start) if start else hit for hit in hits)
    if at is not None:
        plain = text.translate(TO_ASCII)
        found.extend(_relative(plain, at))
        found.extend(_by_weekday(plain, at, found))
    return tuple(_apart(found))


_find_dates_again = functools.lru_cache(maxsize=4096)(_find_dates)

# What no date is without, and how far around it a date can reach, in characters.
# A search that begins with one class of characters skips what is none of them; what
# the first one was is looked back at.
_ANCHOR = re.compile(
    r"[\d年년'’](?:(?<!\d\d)(?<=\d)\d{3}(?!\d)|(?<=[年년])"
    r"|(?<!\d\d)(?<=\d)\d{0,2}\s?[./．／-]\s?\d{1,2}\s?[./．／-]\s?'?\d\d"
    r"|(?<=\d)[\s-][^\W\d_]{3,4}\.?[\s-]['’]?\d\d(?!\d)|(?<=['’])\d\d(?!\d))"
)
_REACH = 40


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Yield the pieces of a text that may hold dates; none cuts a run of digits."""
    begin = end = -1
    for match in _ANCHOR.finditer(text):
        start, stop = max(0, match.start() - _REACH), match.end() + _REACH
        if start > end >= 0:
            yield _without_cut_digits(text, begin, end)
            begin = start
        elif end < 0:
            begin = start
        end = stop
    if end >= 0:
        yield _without_cut_digits(text, begin, end)


def _without_cut_digits(text: str, start: int, end: int) -> tuple[int, int]:
    while 0 < start < end and text[start - 1].isalnum() and text[start].isdecimal():
        start += 1
    while end < len(text) and start < end and text[end - 1 : end + 1].isdecimal():
        end -= 1
    return start, end


def _apart(found: list[FoundDate]) -> Iterator[FoundDate]:
    """Keep the leftmost, then the longest, of dates that overlap."""
    end = 0
    for hit in sorted(found, key=lambda f: (f.start, -f.end)):
        if hit.start >= end:
            yield hit
            end = hit.end


def order_of_page(text: str, lang: str | None = None) -> bool:
    """Say whether a page writes the day first, by those of its dates that tell.

    13/03/2015 can only be read one way; a page writes all its dates the same.
    """
    votes = order_votes(text)
    return votes > 0 if votes else order_of_lang(lang)


def order_votes(text: str) -> int:
    """Count the dates of a text that must have the day first, less the others."""
    votes = 0
    for match in NUMERIC.finditer(text.translate(TO_ASCII)):
        first, second = int(match["a"]), int(match["b"])
        votes += (first > MONTHS) - (second > MONTHS)
    return votes


# --- what needs the time of the capture, or lacks a part -------------------------


_UNITS = "|".join(sorted(words.AGO_UNITS, key=len, reverse=True))
_NUMBERS = "|".join(words.AGO_NUMBERS)
_COUNT = rf"(?P<n>\d{{1,3}}|{_NUMBERS})\s{{0,2}}(?P<u>{_UNITS})"
_AGO = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![\w]){_COUNT}\s{{0,2}}(?:ago|前|전|以前|之前|fa|назад|temu|önce|тому|geleden|atrás)",
        rf"(?<![\w])(?:il y a|vor|hace|há|منذ|قبل)\s{{1,2}}{_COUNT}(?!\w)",
    )
)
_NAMED_DAY = re.compile(
    r"(?<!\w)(?:"
    + "|".join(sorted(map(re.escape, words.NAMED_DAYS), key=len, reverse=True))
    + r")(?![^\W\d_])",
    re.IGNORECASE,
)


def _relative(text: str, at: dt.datetime) -> Iterator[FoundDate]:
    """Read "3 hours ago" and "yesterday", reckoned back from the capture."""
    for pattern in _AGO:
        for m in pattern.finditer(text):
            count = int(m["n"]) if m["n"].isdecimal() else 1
            seconds = count * words.AGO_UNITS[m["u"].lower()]
            day = (at - dt.timedelta(seconds=seconds)).date()
            yield FoundDate(m.start(), m.end(), day, relative=True)
    for m in _NAMED_DAY.finditer(text):
        days = words.NAMED_DAYS.get(m[0].lower(), 0)
        day = at.date() - dt.timedelta(days=days)
        yield FoundDate(m.start(), m.end(), day, relative=True)


def find_days(text: str, *, lang: str | None = None) -> tuple[FoundDay, ...]:
    """Return the days of a text that are printed without a year."""
    plain = text.translate(TO_ASCII)
    return tuple(_days(plain, lang or ""))


def _days(text: str, lang: str) -> Iterator[FoundDay]:
    for pattern in _DAYS_ONLY:
        for m in pattern.finditer(text):
            parts = m.groupdict()
            name = parts.get("name")
            month = month_number(name, lang) if name else int(parts["m"])
            day = int(m["d"])
            if month and a_day(_LEAP_YEAR, month, day):
                weekday = _weekday_beside(text, m.start(), m.end())
                yield FoundDay(m.start(), m.end(), month, day, weekday)


_LEAP_YEAR = 2000
_BEFORE = re.compile(r"([^\W\d_]{1,15}(?:-feira)?)[\s,.(]{0,3}(?:the\s)?\Z")
_AFTER = re.compile(r"[\s,.(（]{0,3}([^\W\d_]{1,15})")
_NEAR = 24  # characters: "segunda-feira, " before, "（星期五）" after


def _weekday_beside(text: str, start: int, end: int) -> int | None:
    before = _BEFORE.search(text[max(0, start - _NEAR) : start])
    after = _AFTER.match(text[end : end + _NEAR])
    for match in (before, after):
        if match:
            day = words.WEEKDAYS.get(match[1].lower().rstrip("."))
            if day is not None:
                return day
    return None


def _by_weekday(
    text: str, at: dt.datetime, found: list[FoundDate]
) -> Iterator[FoundDate]:
    """Give a day with its weekday the one recent year that fits both."""
    taken = {place for hit in found for place in range(hit.start, hit.end)}
    for hit in _days(text, ""):
        if hit.weekday is None or hit.start in taken:
            continue
        date = year_by_weekday(hit, at)
        if date:
            yield FoundDate(hit.start, hit.end, date, relative=True)


def year_by_weekday(found: FoundDay, at: dt.datetime) -> dt.date | None:
    """Return the one date before (or just after) the capture that fits the weekday."""
    today = at.date()
    fits = [
        date
        for year in range(today.year - _WEEKDAY_YEARS, today.year + 2)
        if (date := found.in_year(year))
        and date.weekday() == found.weekday
        and today.replace(year=today.year - _WEEKDAY_YEARS, day=1) <= date
        and date <= today + _AHEAD
    ]
    return fits[0] if len(fits) == 1 else None


def find_months(text: str, *, lang: str | None = None) -> tuple[FoundMonth, ...]:
    """Return the months of a year that a text names, as in a heading: "March 2015"."""
    plain = text.translate(TO_ASCII)
    found = []
    for m in _ERA_MONTH.finditer(plain):
        year = words.ERAS[m["era"]] + (1 if m["y"] == "元" else int(m["y"]))
        if a_day(year, int(m["m"]), 1):
            found.append(FoundMonth(m.start(), m.end(), year, int(m["m"])))
    for m in _MONTH_YEAR.finditer(plain):
        name = m["month"] or m["month3"]
        month = month_number(name, lang or "") if name else int(m["m2"] or m["m4"])
        year = int(m["y"] or m["y2"] or m["y3"] or m["y4"])
        if month and a_day(year, month, 1):
            found.append(FoundMonth(m.start(), m.end(), year, month))
    return tuple(found)
