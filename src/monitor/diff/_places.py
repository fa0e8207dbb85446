"""Stamps that no list of words knows, told by their shape and by what stands around."""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.diff._page import prints_day
from monitor.diff._stamps import is_network, is_stamp, is_tools
from monitor.diff._text import WORDS, plain

# A count with its label: "234 reads". What has more letters says something.
_COUNT_LETTERS = 24
_COUNT = re.compile(r"\D*\d{1,3}(?:[,. \u00a0\u202f]?\d{3})*\D*")
_FIGURE = re.compile(r"\d[\d,.]*\s*[%‰€$£¥₽°]|[$€£¥₽]\s*\d|\d[.,]\d{1,2}(?!\d)")
# A bare figure of fewer digits may be the number of a page.
_BARE_DIGITS = 3
# How long ago, at the end of a link: "… 3 hours ago", "…قبل ٣ ساعات".
_AGO = re.compile(r"(?<!\d)\d{1,2}\s?[^\W\d_]+(?: [^\W\d_]+)?\W*$")
_CLOCK = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d).{0,12}?(?<!\d)\d{1,2}:\d\d(?!\d)")
_CLOCK_LENGTH = 120
# A clock names the day of the week and the month.
_CLOCK_WORDS = 2
_PHONE = re.compile(r"(?:\+\d|\(?\b0)[\d\s()/.-]{5,}\d")
_CONSENT = re.compile(
    r"cookies?|クッキー|쿠키|ملفات تعريف الارتباط|کوکی|עוגיות|कुकी|คุกกี้"
    r"|файл\w* кук\w*|\bкуки\b|evästei\w*|çerez\w*|vafrakök\w*|slapuk\w*|sīkdat\w*",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?。！？…]$")


def counts_readers(text: str, near: Sequence[str], day: str) -> bool:
    """Return whether a block is a bare count in the line that tells of a text.

    Whatever the language, a number and a word or two beside the buttons to print and
    share a text count its readers; beside its day (`day`, as in ISO 8601) they do if
    they stand alone there: figures of a day come in rows.
    """
    if not _is_count(text):
        return False
    if any(is_tools(block) or is_network(block) for block in near):
        return True
    dated = any(is_stamp(block) or prints_day(block, day) for block in near)
    return dated and not any(map(_is_count, near))


def _is_count(text: str) -> bool:
    text = plain(text)
    if not _COUNT.fullmatch(text) or _FIGURE.search(text) or is_stamp(text):
        return False
    letters = sum(map(str.isalpha, text))
    return letters <= _COUNT_LETTERS and not _SENTENCE_END.search(text)


def is_figure(text: str) -> bool:
    """Return whether a text is a figure of three digits or more and nothing else."""
    text = plain(text)
    digits = sum(map(str.isdigit, text))
    return digits >= _BARE_DIGITS and all(s.isdigit() or s in " ,.%+" for s in text)


def is_ago(old: str, new: str) -> bool:
    """Return whether two links end with how long ago, and differ in that alone."""
    ends = [_AGO.search(plain(text)) for text in (old, new)]
    heads = {
        plain(text)[: end.start()]
        for end, text in zip(ends, (old, new), strict=True)
        if end
    }
    return all(ends) and len(heads) == 1


def is_ticking(old: str, new: str) -> bool:
    """Return whether two lines differ in the day and the time of a clock alone."""
    lines = plain(old), plain(new)
    if not all(_CLOCK.search(line) and len(line) <= _CLOCK_LENGTH for line in lines):
        return False
    if any(_SENTENCE_END.search(line) for line in lines):
        return False
    ours, theirs = (WORDS.findall(re.sub(r"\d", "", line)) for line in lines)
    if len(ours) != len(theirs):
        return False
    others = sum(str(a) != str(b) for a, b in zip(ours, theirs, strict=True))
    return others <= _CLOCK_WORDS


def is_other_number(old: str, new: str) -> bool:
    """Return whether two lines differ in a telephone number alone."""
    bare = [_PHONE.sub("<>", plain(text)) for text in (old, new)]
    return bare[0] == bare[1] and "<>" in bare[0]


def asks_consent(text: str) -> bool:
    """Return whether a text is about the cookies of its page."""
    return bool(_CONSENT.search(text))
