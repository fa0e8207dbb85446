"""Everything in a text that an edit can be about, with its place."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Iterable, Iterator

from monitor.diff import _lexicon as lexicon
from monitor.diff._han import word_end
from monitor.diff._tokens import FIGURE
from monitor.model import Subject

_UNSPACED = frozenset({"zh", "ja", "ko"})
_HAN_TIME = (
    r"(?:上午|下午|中午|凌晨|晚上|早上|午前|午後|오전|오후)?\s?"
    r"\d{1,2}\s?[时時点點시](?:\s?\d{1,2}\s?[分분])?半?"
)
_TIME = (
    rf"{_HAN_TIME}|\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:\s?[ap]\.?m\b\.?)?"
    r"|\d{1,2}(?:[.:]\d{2})?\s?(?:[ap]\.?m\b\.?|Uhr\b|h\d{0,2}\b)"
    r"|\b[ap]\.m\.|\b(?:noon|midnight|GMT|UTC|CET|BST)\b"
    r"|上午|下午|凌晨|午前|午後|오전|오후"
)
# What is counted with the sign that a day has too: line 1, building 3, typhoon 5.
_NUMBERED = "线線楼樓机機院门門令文台库庫桥橋馆館井站厅廳码碼公通召案车車床岗崗"
_HAN_DATE = (
    r"(?:(?:\d{2,4}|[〇零一二三四五六七八九]{4}|令和\d+|平成\d+|去|今|明)\s?[年년])?\s?\d{1,2}\s?[月월]"
    r"(?:\s?\d{1,2}\s?[日号號일])?"
    r"|(?:\d{4}|[〇零一二三四五六七八九]{4})\s?[年년]度?"
    rf"|(?<![第\d])\d{{1,2}}(?:日|[号號](?![{_NUMBERED}]))"
)
_ISO_DATE = r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})\b"
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯІЇЄҐİŞĞ]"
# `J.`, `St.` and `U.S.`, but not the end of a sentence: Ogdensburg. We have seen.
_PROPER = rf"(?:{_CAPITAL}\w{{0,2}}\.|{_CAPITAL}[\w'’-]*(?:\.[\w'’-]+)*)"
_SMALL = (
    r"(?:de|da|do|dos|das|del|della|di|van|von|der|den|la|le|el|al|bin|of|and|und|et"
    r"|e|y|für|for|the)"
)
_PHRASE = re.compile(rf"{_PROPER}(?:\s(?:{_SMALL}\s){{0,2}}{_PROPER})*")
_QUOTE = re.compile('["“”„«»「」『』《》]')
_NAME_PARTS = 2


@dataclasses.dataclass(frozen=True, slots=True)
class Mention:
    """Something an edit can be about, in its half-open range of a text."""

    subject: Subject
    text: str
    start: int
    end: int


def mentions(text: str, language: str, names: Iterable[str] = ()) -> list[Mention]:
    """Return what stands in a text, in order."""
    found = numbers(text, language)
    found.extend(_matches(Subject.QUOTATION, _QUOTE, text))
    found.extend(_named(text, language, names))
    for subject, table in _TABLES.items():
        pattern = _words(subject, language) if language in table else None
        if pattern:
            found.extend(
                mention
                for mention in _matches(subject, pattern, text)
                if mention.text.lower() not in _HARMLESS
            )
    return sorted(found, key=lambda mention: (mention.start, mention.end))


def numbers(text: str, language: str) -> list[Mention]:
    """Return the dates, times and figures of a text; a date's figures are its part."""
    found: list[Mention] = []
    taken: set[int] = set()
    for mention in (
        *_matches(Subject.DATE, _dates(language), text),
        *_matches(Subject.TIME, _TIMES, text),
        *_figures(text, language),
    ):
        if not taken.intersection(range(mention.start, mention.end)):
            taken.update(range(mention.start, mention.end))
            found.append(mention)
    return sorted(found, key=lambda mention: mention.start)


_TABLES = {
    Subject.NEGATION: lexicon.NEGATION,
    Subject.MODALITY: lexicon.MODALITY,
    Subject.OFFICE: lexicon.OFFICES,
    Subject.ATTRIBUTION: lexicon.ATTRIBUTION,
}
_HARMLESS = frozenset(lexicon.HARMLESS.split())
_TIMES = re.compile(_TIME, re.IGNORECASE)


def _matches(
    subject: Subject, pattern: re.Pattern[str], text: str
) -> Iterator[Mention]:
    for match in pattern.finditer(text):
        if match[0]:
            yield Mention(subject, match[0], match.start(), match.end())


@functools.cache
def _words(subject: Subject, language: str) -> re.Pattern[str]:
    """Return a pattern for the words of a table; harmless ones are matched first."""
    words = _TABLES[subject][language].split()
    if language in _UNSPACED:
        # The harmless words hold the others and win as the longer alternatives.
        words = [*words, *lexicon.HARMLESS.split()]
        return re.compile(_either(words))
    return re.compile(rf"(?<!\w)(?:{_either(words)})(?!\w)", re.IGNORECASE)


@functools.cache
def _dates(language: str) -> re.Pattern[str]:
    months = _either(
        (lexicon.MONTHS.get(language, "") + " " + lexicon.MONTHS["en"]).split()
    )
    days = _either(
        (lexicon.WEEKDAYS.get(language, "") + " " + lexicon.WEEKDAYS["en"]).split()
    )
    start, edge = ("", "") if language in _UNSPACED else (r"(?<!\w)", r"(?!\w)")
    day = r"\d{1,2}(?:\.|st|nd|rd|th|º|er|\u00aa)?"
    written = (
        rf"(?<!\d){day}(?:\s(?:de|of))?\s(?:{months})\b\.?(?:,?\s(?:de\s|del\s)?\d{{4}})?"
        rf"|\b(?:{months})\b\.?\s{day}\b(?:,?\s\d{{4}})?"
        rf"|\b(?:{months})\b(?:\s(?:de\s)?\d{{4}})"
    )
    return re.compile(
        rf"{written}|{_ISO_DATE}|{_HAN_DATE}"
        rf"|{start}(?:{days}){edge}"
        rf"|\b(?:{_titled(language)})\b",
        re.IGNORECASE,
    )


def _titled(language: str) -> str:
    """Return the names of months that are no other word; "may" and "mar" are."""
    others = {"may", "march", "mars", "mar", "mart", "marca", "sep", "set", "dec"}
    months = (lexicon.MONTHS.get(language, "") or lexicon.MONTHS["en"]).split()
    return _either([month for month in months if month not in others] or ["january"])


def _figures(text: str, language: str) -> Iterator[Mention]:
    yield from _matches(Subject.FIGURE, FIGURE, text)
    if language in lexicon.NUMBER_WORDS:
        yield from _matches(Subject.FIGURE, _number_words(language), text)


@functools.cache
def _number_words(language: str) -> re.Pattern[str]:
    # "Ein", "un", "um", "bir" are articles far more often than figures.
    articles = {"un", "uno", "um", "bir", "one", "sei", "due"}
    words = [w for w in lexicon.NUMBER_WORDS[language].split() if w not in articles]
    return re.compile(rf"(?<!\w)(?:{_either(words)})(?!\w)", re.IGNORECASE)


# --- names ------------------------------------------------------------------------


def _named(text: str, language: str, names: Iterable[str]) -> Iterator[Mention]:
    """Yield names: known ones of the page, those at an office, those by their look."""
    for name in names:
        start = text.find(name)
        while start >= 0:
            yield Mention(Subject.NAME, name, start, start + len(name))
            start = text.find(name, start + 1)
    if language in ("zh", "ja"):
        yield from _han_named(text)
    else:
        yield from _proper(text, language)


def _han_named(text: str) -> Iterator[Mention]:
    for match in _han_names().finditer(text):
        start = match.start(1) if match[1] else match.start(2)
        end = (
            match.end(2) if match[2] else word_end(text, start, 2, match.end(1) - start)
        )
        yield Mention(Subject.NAME, text[start:end], start, end)
    for match in _han_organisations().finditer(text):
        yield Mention(Subject.ORGANISATION, match[0], match.start(), match.end())


@functools.cache
def _han_names() -> re.Pattern[str]:
    surname = f"(?:{_either(lexicon.DOUBLE_SURNAMES.split())}|[{lexicon.SURNAMES}])"
    office = f"(?:{_either(lexicon.OFFICES['zh'].split())})"
    given = "[\u4e00-\u9fff]{1,2}"
    polite = "(?:先生|女士|同志|教授|博士|记者|記者)"
    return re.compile(
        f"{office}({surname}{given})|({surname}{given})(?={office}|{polite})"
    )


@functools.cache
def _han_organisations() -> re.Pattern[str]:
    endings = _either(
        word for word in lexicon.ORGANISATIONS["zh"].split() if len(word) > 1
    )
    return re.compile(
        f"[\u4e00-\u9fff]{{2,12}}?(?:{endings})"
        "|[\u4e00-\u9fff]{1,8}?(?:[公安通工环住商财发教农水文卫][\u4e00-\u9fff]{0,4}[部委局厅廳署])"
    )


def _proper(text: str, language: str) -> Iterator[Mention]:
    """Yield capitalised phrases: two words are a name, with "Ministry" an office's."""
    table = lexicon.ORGANISATIONS
    keys = frozenset((table.get(language, "") + " " + table["en"]).split())
    titles = frozenset(lexicon.OFFICES.get(language, "").split())
    for match in _PHRASE.finditer(text):
        parts = [part.strip(".,'’").lower() for part in match[0].split()]
        if keys.intersection(parts):
            yield Mention(Subject.ORGANISATION, match[0], match.start(), match.end())
        elif len(parts) >= _NAME_PARTS and not titles.issuperset(parts):
            yield Mention(Subject.NAME, match[0], match.start(), match.end())


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, set(words)), key=lambda w: (-len(w), w)))
