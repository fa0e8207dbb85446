"""Records → releases: the title and the date of each entry of a list.

Both are printed in as many ways as there are sites, but one list keeps to one way. So
what is read depends on all of its records: where the dates stand, whether a date
belongs to the title's words, which of day and month comes first.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from monitor.model import Link
from monitor.parse._blocks import Layout
from monitor.parse._body import weight
from monitor.parse._date_forms import FoundDate, order_of_lang
from monitor.parse._date_words import Meaning
from monitor.parse._dates import find_dates, find_days, find_months, order_votes
from monitor.parse._links import PageLink, Part, words_of
from monitor.parse._list_words import is_generic
from monitor.parse._records import Record, RecordList, is_date, title_beside
from monitor.parse._stamps import date_in_url, label_before, read_stamp

# A piece of text longer than this is prose: a date within it is one that it speaks of.
_SHORT = 80
# Share of a longer piece that its date makes up where it is a line for the date.
_DATE_SHARE = 0.3
# A piece of a tile that prints day, month and year in boxes of their own.
_TILE_PIECE = 12
# How many records must show a date in the same way for it to be the list's way.
_MOST = 0.5


class Surroundings(NamedTuple):
    """What of the page bears on its dates and titles."""

    layout: Layout
    lang: str | None
    at: dt.datetime | None
    url: str | None
    times: Mapping[int, dt.date]
    titles: Mapping[tuple[str, str], str]


def read_times(layout: Layout, tree: LexborHTMLParser) -> dict[int, dt.date]:
    """Return the date of the first `<time datetime>` in each block that has one."""
    times: dict[int, dt.date] = {}
    index = 0
    for node in tree.css("time[datetime]"):
        text = " ".join(node.text(deep=True).split())
        date = read_stamp(node.attributes.get("datetime") or "")
        if not text or date is None:
            continue
        for block in range(index, len(layout.blocks)):
            if text in layout.blocks[block].text:
                times.setdefault(block, date)
                index = block
                break
    return times


class _Piece(NamedTuple):
    """Text of a record beside its title."""

    block: int
    text: str


@dataclasses.dataclass(frozen=True, slots=True)
class Entries:
    """The releases of one list, and how many of them have a printed date."""

    links: tuple[Link, ...]
    records: tuple[Record, ...]
    dated: int


def read_entries(found: RecordList, around: Surroundings, end: int) -> Entries:
    """Read the records of a list; `end` is where the blocks of its box end."""
    layout = around.layout
    titles = [_title_part(layout, record) for record in found.records]
    pieces = [
        list(_pieces(layout, record, title))
        for record, title in zip(found.records, titles, strict=True)
    ]
    dates = _dates(pieces, around)
    dates = _from_tiles(pieces, dates, around)
    dates = _from_gaps(found.records, dates, around, end)
    words = [words_of(layout, part) if part else "" for part in titles]
    words, dates = _out_of_titles(words, dates, around)
    words, dates = _days_out_of_titles(found.records, words, dates, around)
    dates = _with_years(found.records, pieces, dates, around)
    dated = sum(date is not None for date in dates)
    links = [
        Link(
            record.title.url,
            _whole_title(text or title_beside(layout, record), record.title, around),
            date or date_in_url(record.title.url),
        )
        for record, text, date in zip(found.records, words, dates, strict=True)
    ]
    return Entries(tuple(links), found.records, dated)


# --- titles --------------------------------------------------------------------------


def _title_part(layout: Layout, record: Record) -> Part | None:
    """Choose the part of the title's link that is the title, or None if generic."""
    best, worth = None, 0.0
    for part in record.title.parts:
        text = words_of(layout, part)
        if is_generic(text) or is_date(text):
            continue
        block = layout.blocks[part.block]
        named = bool(_TITLE_MARK.search(layout.boxes[block.box].mark))
        value = min(weight(text), _TITLE_ENOUGH) + _NAMED * (block.level > 0 or named)
        if value > worth:
            best, worth = part, value
    return best


_TITLE_MARK = re.compile(r"title|titel|titre|titulo|headline|heading|\btit\b|\bbt\b")
_TITLE_ENOUGH, _NAMED = 20.0, 100.0
_BULLETS = " \t\u3000·•▪■●◆◇○▶►»›>＞*-–—"
_CUT = re.compile(r"\s*(?:…+|\.{2,}|⋯+)\Z")


def _whole_title(text: str, link: PageLink, around: Surroundings) -> str:
    """Take the title attribute where the printed words are the beginning of it."""
    text = text.strip(_BULLETS) or text
    start = _CUT.sub("", text)
    for part in link.parts:
        block = around.layout.blocks[part.block]
        href = next((r.href for r in block.runs if r.start >= part.start), None)
        whole = around.titles.get((href or "", words_of(around.layout, part)))
        if whole and start and whole.startswith(start):
            return whole
    return text


# --- dates: beside the title ---------------------------------------------------------


def _pieces(layout: Layout, record: Record, title: Part | None) -> Iterator[_Piece]:
    for index in range(record.first, record.last):
        block = layout.blocks[index]
        if block.hidden:
            continue
        if title and title.block == index:
            for text in (block.text[: title.start], block.text[title.end :]):
                if text.strip():
                    yield _Piece(index, text.strip())
        else:
            yield _Piece(index, block.text)


def _dates(
    pieces: Sequence[Sequence[_Piece]], around: Surroundings
) -> list[dt.date | None]:
    """Read each record's own date, in the order of day and month of the whole list."""
    texts = [piece.text for record in pieces for piece in record]
    votes = order_votes(" | ".join(t[:_SHORT] for t in texts))
    likely = votes > 0 if votes else order_of_lang(around.lang)
    first = [_best_date(record, around, day_first=likely) for record in pieces]
    if votes or not any(hit and hit.ambiguous for hit in first):
        return [hit.date if hit else None for hit in first]
    second = [_best_date(record, around, day_first=not likely) for record in pieces]
    chosen = second if _disorder(second) < _disorder(first) else first
    return [hit.date if hit else None for hit in chosen]


def _disorder(hits: Sequence[FoundDate | None]) -> int:
    """Count the neighbours that stand against the order that most of them keep."""
    days = [hit.date for hit in hits if hit]
    falls = sum(a < b for a, b in itertools.pairwise(days))
    rises = sum(a > b for a, b in itertools.pairwise(days))
    return min(falls, rises)


_PROSE_RANK = 9


def _best_date(
    record: Sequence[_Piece], around: Surroundings, *, day_first: bool
) -> FoundDate | None:
    best: FoundDate | None = None
    best_rank = _PROSE_RANK
    for piece in record:
        short = len(piece.text) <= _SHORT
        found = find_dates(
            piece.text[: 3 * _SHORT],
            at=around.at if short else None,
            day_first=day_first,
            lang=around.lang,
        )
        stamped = around.times.get(piece.block)
        if stamped and (not found or found[0].ambiguous or found[0].relative):
            found = (FoundDate(0, len(piece.text), stamped), *found)
        for hit in found:
            rank = _rank(piece.text, hit)
            if rank < best_rank:
                best, best_rank = hit, rank
    return best


def _rank(text: str, hit: FoundDate) -> int:
    """Say how much a date looks like the release's: less is more."""
    label = label_before(text, hit.start)
    meaning = label[0] if label else None
    if meaning is Meaning.PUBLISHED:
        return 0
    if meaning is Meaning.UPDATED:
        return 5
    if len(text) <= _SHORT or hit.end - hit.start >= _DATE_SHARE * len(text):
        return 4 if hit.relative and text[: hit.start].strip() else 1
    return 2 if hit.start <= len("(") + 1 else _PROSE_RANK


# --- dates: in tiles, between records, in titles -------------------------------------

_TILES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<d>\d{1,2})日? (?P<y>\d{4})\s?[-/.年]\s?(?P<m>\d{1,2})月?(?!\d)",
        r"(?P<y>\d{4})\s?[-/.年]\s?(?P<m>\d{1,2})月? (?P<d>\d{1,2})(?!\d)",
        r"(?P<m>\d{1,2})[-/.](?P<d>\d{1,2}) (?P<y>\d{4})(?!\d)",
        r"(?P<y>\d{4}) (?P<m>\d{1,2})[-/.月](?P<d>\d{1,2})(?!\d)",
        r"(?P<d>\d{1,2}) (?P<m>\d{1,2})月? (?P<y>\d{4})(?!\d)",
        r"\A(?P<d>\d{2})(?P<y>\d{4})[-/.年](?P<m>\d{2})月?\Z",
        r"\A(?P<y>\d{4})[-/.年](?P<m>\d{2})月?(?P<d>\d{2})\Z",
    )
)


def _from_tiles(
    pieces: Sequence[Sequence[_Piece]],
    dates: list[dt.date | None],
    around: Surroundings,
) -> list[dt.date | None]:
    """Read dates whose parts stand in boxes of their own: `31` over `2021-05`."""
    read = []
    for record, date in zip(pieces, dates, strict=True):
        joined = " ".join(p.text for p in record if len(p.text) <= _TILE_PIECE)
        if date is None and joined:
            found = find_dates(joined, lang=around.lang)
            date = found[0].date if found else _tile(joined)  # noqa: PLW2901
        read.append(date)
    return read


def _tile(text: str) -> dt.date | None:
    for pattern in _TILES:
        match = pattern.search(text)
        if match:
            try:
                return dt.date(int(match["y"]), int(match["m"]), int(match["d"]))
            except ValueError:
                continue
    return None


def _from_gaps(
    records: Sequence[Record],
    dates: list[dt.date | None],
    around: Surroundings,
    end: int,
) -> list[dt.date | None]:
    """Read dates that stand between the records, where most have none of their own.

    Title, date, title, date: each belongs to the title before it. A date before the
    first title belongs to it and to all up to the next date: a day's heading.
    """
    if sum(date is not None for date in dates) > _MOST * len(dates):
        return dates
    edges = [max(0, records[0].first - 3), *(r.last for r in records)]
    starts = [*(r.first for r in records), min(end, records[-1].last + 3)]
    gaps = [_gap_date(around, a, b) for a, b in zip(edges, starts, strict=True)]
    if not any(gaps[1:]):
        return dates
    if gaps[0] is None:
        between: list[dt.date | None] = gaps[1:]
    else:
        between, last = [], None
        for gap in gaps[:-1]:
            last = gap or last
            between.append(last)
    return [date or gap for date, gap in zip(dates, between, strict=True)]


def _gap_date(around: Surroundings, first: int, last: int) -> dt.date | None:
    for block in around.layout.blocks[first:last]:
        if not block.hidden and len(block.text) <= _SHORT:
            found = find_dates(block.text, lang=around.lang, at=around.at)
            if found:
                return found[0].date
    return None


_OPENING = "[(（【「<〈 \t\u3000"
_CLOSING = re.compile(r"[\])）】」>〉\s\u3000]*(?:[:：|｜·•/-]\s*|–\s*|—\s*)?")


def _out_of_titles(
    words: list[str], dates: list[dt.date | None], around: Surroundings
) -> tuple[list[str], list[dt.date | None]]:
    """Take dates at the edge of titles for the releases', where most have one."""
    if sum(date is not None for date in dates) > _MOST * len(dates):
        return words, dates
    cut = [_cut_date(text, around) for text in words]
    if sum(part is not None for part in cut) <= _MOST * len(cut):
        return words, dates
    for index, part in enumerate(cut):
        if part is not None:
            words[index], dates[index] = part[0], dates[index] or part[1]
    return words, dates


def _cut_date(text: str, around: Surroundings) -> tuple[str, dt.date] | None:
    """Split a title into its words and the date before or after them."""
    found = find_dates(text, lang=around.lang, at=around.at)
    if not found:
        return None
    first, last = found[0], found[-1]
    if not text[: first.start].strip(_OPENING):
        after = _CLOSING.match(text, first.end)
        rest = text[after.end() if after else first.end :]
        return (rest.strip() or text, first.date)
    if not text[last.end :].strip("])）】」>〉 \t\u3000日"):
        before = text[: last.start]
        kept = before.rstrip(_OPENING)
        if kept.endswith((",", "，", "of", "on", "de", "vom", "du", "от")):
            return (text, last.date)  # the date is part of what the title says
        return (kept.rstrip(" -–—|:：·") or text, last.date)
    return None


def _days_out_of_titles(
    records: Sequence[Record],
    words: list[str],
    dates: list[dt.date | None],
    around: Surroundings,
) -> tuple[list[str], list[dt.date | None]]:
    """Do the same for days without a year, where a heading above has the year."""
    if any(dates):
        return words, dates
    cut: list[tuple[str, dt.date] | None] = []
    for record, text in zip(records, words, strict=True):
        days = find_days(text, lang=around.lang)
        year, _ = _context(record, around)
        date = days[0].in_year(year) if days and year else None
        leads = days and not text[: days[0].start].strip(_OPENING)
        after = _CLOSING.match(text, days[0].end) if leads else None
        rest = text[after.end() :].strip() if after else ""
        cut.append((rest, date) if rest and date else None)
    if sum(part is not None for part in cut) <= _MOST * len(cut):
        return words, dates
    for index, part in enumerate(cut):
        if part is not None:
            words[index], dates[index] = part
    return words, dates


# --- dates: what lacks a year --------------------------------------------------------

_YEAR = re.compile(r"(?<!\d)(?:19[5-9]\d|20\d\d)(?!\d)")
_YEAR_IN_QUERY = re.compile(
    r"(?:year|anno|ano|jahr|yil|y)=(\d{4})|/(\d{4})/?\Z", re.IGNORECASE
)
_HEADING_LETTERS = 60


def _with_years(
    records: Sequence[Record],
    pieces: Sequence[Sequence[_Piece]],
    dates: list[dt.date | None],
    around: Surroundings,
) -> list[dt.date | None]:
    """Complete days without a year by the heading over them: "2013", "March 2015"."""
    if all(dates):
        return dates
    read = []
    for record, texts, date in zip(records, pieces, dates, strict=True):
        read.append(date or _completed(record, texts, around))
    return read


def _completed(
    record: Record, pieces: Sequence[_Piece], around: Surroundings
) -> dt.date | None:
    for piece in pieces:
        if len(piece.text) > _SHORT:
            continue
        days = find_days(piece.text, lang=around.lang)
        if days:
            printed = date_in_url(record.title.url)
            if printed and (printed.month, printed.day) == (days[0].month, days[0].day):
                return printed
            year, month = _context(record, around)
            return days[0].in_year(year) if year else None
        if piece.text.isdecimal() and len(piece.text) <= len("31"):
            year, month = _context(record, around)
            if year and month:
                try:
                    return dt.date(year, month, int(piece.text))
                except ValueError:
                    return None
    return None


def _context(record: Record, around: Surroundings) -> tuple[int | None, int | None]:
    """Return the year, and the month if any, of the nearest heading above a record."""
    blocks = around.layout.blocks
    for index in range(record.first - 1, max(-1, record.first - _CONTEXT), -1):
        block = blocks[index]
        if block.hidden or len(block.text) > _HEADING_LETTERS:
            continue
        if any(run.href for run in block.runs):
            continue
        months = find_months(block.text, lang=around.lang)
        if months:
            return months[0].year, months[0].month
        years = _YEAR.findall(block.text)
        if len(years) == 1:
            return int(years[0]), None
    match = _YEAR_IN_QUERY.search(around.url or "")
    return (int(match[1] or match[2]), None) if match else (None, None)


# How many blocks above a record a heading with its year is looked for.
_CONTEXT = 400
