"""Dates outside running text: in addresses, in metadata, after labels.

`_dates` reads dates in text; this reads the places where a page's machinery puts them.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborHTMLParser

from monitor.parse import _date_words as words
from monitor.parse._date_forms import FoundDate
from monitor.parse._dates import find_dates

_YEAR = r"(?P<y>19[5-9]\d|20\d\d)"
_MONTH = r"(?P<m>0[1-9]|1[0-2])"
_DAY = r"(?P<d>0[1-9]|[12]\d|3[01])"
_LOOSE = r"(?P<m>0?[1-9]|1[0-2])(?P=s)(?P<d>0?[1-9]|[12]\d|3[01])"
# Strongest first: a dated path, a stamp that a CMS put before the number of the page.
_IN_URL = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![\d]){_YEAR}(?P<s>[/_.-]){_LOOSE}(?=[/_.-]|\Z)(?!\.\d)",
        rf"(?<!\d){_YEAR}-{_MONTH}/{_DAY}(?=[/_.-]|\Z)",
        rf"(?<!\d){_YEAR}[/-]{_MONTH}{_DAY}(?=[/_.-]|\Z)",
        rf"(?<!\d){_YEAR}{_MONTH}[/-]{_DAY}(?=[/_.-]|\Z)",
        rf"(?<![\da-f])t?{_YEAR}{_MONTH}{_DAY}(?!\d)",
        rf"(?<!\d){_YEAR}/(?P<name>[a-z]{{3,9}})/(?P<d>0?[1-9]|[12]\d|3[01])(?=[/_.-]|\Z)",
    )
)
# Stamps of time to the second or the millisecond: article ids of some systems.
_LONG_STAMP = re.compile(
    rf"(?<!\d){_YEAR}{_MONTH}{_DAY}(?:[01]\d|2[0-3])[0-5]\d\d{{0,6}}(?!\d)"
)


def date_in_url(url: str) -> dt.date | None:
    """Return the day that an address names in its path or query, or None."""
    tail = url.partition("://")[2].partition("/")[2] or url
    for pattern in (*_IN_URL, _LONG_STAMP):
        for match in pattern.finditer(tail):
            parts = match.groupdict()
            month = words.MONTHS.get(parts.get("name") or "") or parts.get("m")
            try:
                return dt.date(int(match["y"]), int(month or 0), int(match["d"]))
            except ValueError:
                continue
    return None


_DIGITS_ONLY = re.compile(rf"\s*{_YEAR}{_MONTH}{_DAY}(?:\d{{4}}|\d{{6}})?\s*\Z")


def read_stamp(text: str, *, lang: str | None = None) -> dt.date | None:
    """Read a date meant for machines: ISO 8601, RFC 2822, `20210531`, or as printed."""
    compact = _DIGITS_ONLY.match(text)
    if compact:
        try:
            return dt.date(int(compact["y"]), int(compact["m"]), int(compact["d"]))
        except ValueError:
            return None
    found = find_dates(text[:_LONGEST_STAMP], lang=lang)
    return found[0].date if found else None


_LONGEST_STAMP = 200


# --- after a label -------------------------------------------------------------------


@dataclasses.dataclass(frozen=True, slots=True)
class LabelledDate:
    """A date with the words before it that say what it is a date of."""

    meaning: words.Meaning
    label: str
    found: FoundDate


_LABELS = {label: m for m, labels in words.DATE_LABELS.items() for label in labels}
_AFTER_LABEL = r"\s{0,3}(?:[\])】]\s{0,2})?[:：|｜]?\s{0,4}[\[(【]?\s{0,2}\Z"


def _label_before(labels: Iterable[str], before: str) -> re.Pattern[str]:
    longest_first = sorted(labels, key=len, reverse=True)
    joined = "|".join(re.escape(label) for label in longest_first)
    return re.compile(rf"{before}(?P<label>{joined}){_AFTER_LABEL}", re.IGNORECASE)


_LABEL = _label_before(_LABELS, r"(?<![^\W\d_])")
# Chinese and Japanese labels stand unbroken behind other words: 本站发布时间.
_FIRST_HAN = "\u2e80"
_HAN_LABEL = _label_before((w for w in _LABELS if w[0] >= _FIRST_HAN), "")
_LABEL_REACH = 48


def find_labelled_dates(
    text: str, *, day_first: bool | None = None, lang: str | None = None
) -> tuple[LabelledDate, ...]:
    """Return the dates of a text that a label stands directly before."""
    return tuple(
        LabelledDate(*label, hit)
        for hit in find_dates(text, day_first=day_first, lang=lang)
        if (label := label_before(text, hit.start))
    )


def label_before(text: str, start: int) -> tuple[words.Meaning, str] | None:
    """Return what the words directly before a place of a text make of a date there."""
    before = text[max(0, start - _LABEL_REACH) : start]
    match = _HAN_LABEL.search(before) or _LABEL.search(before)
    return (_LABELS[match["label"].lower()], match["label"]) if match else None


# --- in metadata ---------------------------------------------------------------------


@dataclasses.dataclass(frozen=True, slots=True)
class StampedDate:
    """A date from metadata: where it stood (`meta dc.date`) and what it means."""

    meaning: words.Meaning
    source: str
    date: dt.date


# Names of meta elements, in lower case.
_PUBLISHED_NAMES = """
    article:published_time article.published og:published_time og:article:published_time
    pubdate publishdate publish_date publish-date publication_date publicationdate
    published published_time datepublished date.published firstpublishedtime
    originalpublicationdate displaydate release_date date.release createdate
    dc.date.issued dc.issued dc.date dc.date.created dc.created
    dcterms.issued dcterms.date dcterms.created
    citation_publication_date citation_date parsely-pub-date sailthru.date bt:pubdate
    rnews:datepublished govuk:first-published-at
"""
_UPDATED_NAMES = """
    article:modified_time og:updated_time last-modified lastmod datemodified updated
    modified_time date.modified revised dc.date.modified dc.modified dcterms.modified
    govuk:public-updated-at
"""
_META_NAMES: dict[str, words.Meaning] = (
    dict.fromkeys(_PUBLISHED_NAMES.split(), words.Meaning.PUBLISHED)
    | dict.fromkeys(_UPDATED_NAMES.split(), words.Meaning.UPDATED)
    | dict.fromkeys(("date", "datecreated"), words.Meaning.DATE)
)
_JSON_LD = {
    "datePublished": words.Meaning.PUBLISHED,
    "dateCreated": words.Meaning.DATE,
    "dateModified": words.Meaning.UPDATED,
}
_JSON_LD_PAIR = re.compile(
    r'"(dateP\w{8}|dateC\w{6}|dateM\w{7})"\s{0,3}:\s{0,3}"([^"]{8,40})"'
)


def find_stamps(tree: LexborHTMLParser) -> tuple[StampedDate, ...]:
    """Return the dates of meta elements, then of JSON-LD, then of `<time>`."""
    return (*_of_meta(tree), *_of_json_ld(tree), *_of_time(tree))


def _of_meta(tree: LexborHTMLParser) -> Iterator[StampedDate]:
    for node in tree.css("meta[content]"):
        value = node.attributes
        name = value.get("property") or value.get("name") or value.get("itemprop") or ""
        meaning = _META_NAMES.get(name.strip().lower())
        date = read_stamp(value.get("content") or "") if meaning else None
        if meaning and date:
            yield StampedDate(meaning, f"meta {name.strip().lower()}", date)


def _of_json_ld(tree: LexborHTMLParser) -> Iterator[StampedDate]:
    """Read JSON-LD by its pairs: blocks in the wild are often not valid JSON."""
    for node in tree.css('script[type="application/ld+json"]'):
        for match in _JSON_LD_PAIR.finditer(node.text(deep=True) or ""):
            meaning = _JSON_LD.get(match[1])
            date = read_stamp(match[2]) if meaning else None
            if meaning and date:
                yield StampedDate(meaning, f"json-ld {match[1]}", date)


def _of_time(tree: LexborHTMLParser) -> Iterator[StampedDate]:
    for node in tree.css("time"):
        value = node.attributes
        date = read_stamp(value.get("datetime") or "") or read_stamp(
            node.text(deep=True)
        )
        if date is None:
            continue
        prop = (value.get("itemprop") or "").strip()
        meaning = _JSON_LD.get(prop, words.Meaning.DATE)
        if "pubdate" in value:
            meaning = words.Meaning.PUBLISHED
        yield StampedDate(meaning, "time", date)
