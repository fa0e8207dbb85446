"""The dates of a list's entries, in as many ways as there are sites.

One list keeps to one way, so what is read depends on all of its records: where the
dates stand, whether a date belongs to the title's words, which of day and month comes
first, which heading has the year.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from monitor.parse._blocks import Layout
from monitor.parse._date_forms import FoundDate
from monitor.parse._date_words import Meaning
from monitor.parse._dates import find_dates, find_days, order_votes
from monitor.parse._links import Part
from monitor.parse._periods import Period, period_over
from monitor.parse._records import Record, RecordList
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
    periods: tuple[Period, ...]
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


def date_entries(
    found: RecordList,
    titles: Sequence[Part | None],
    words: list[str],
    around: Surroundings,
) -> tuple[list[str], list[dt.date | None]]:
    """Return the titles of a list's records, rid of dates, and the dates."""
    pieces = [
        list(_pieces(around.layout, record, title))
        for record, title in zip(found.records, titles, strict=True)
    ]
    dates = _from_tiles(pieces, _dates(pieces, around), around)
    dates = _from_gaps(found, dates, around)
    words, dates = _out_of_titles(words, dates, around)
    words, dates = _days_out_of_titles(found.records, words, dates, around)
    return words, _with_years(found.records, pieces, dates, around)


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
    votes = order_votes(" | ".join(text[:_SHORT] for text in texts))
    orders: tuple[bool | None, ...] = (votes > 0,) if votes else (None, True, False)
    best: list[FoundDate | None] = []
    for order in orders:
        hits = [_best_date(record, around, day_first=order) for record in pieces]
        if not best or _disorder(hits) < _disorder(best):
            best = hits
        if not any(hit and hit.ambiguous for hit in best):
            break
    return [hit.date if hit else None for hit in best]


def _disorder(hits: Sequence[FoundDate | None]) -> int:
    """Count the neighbours that stand against the order that most of them keep."""
    days = [hit.date for hit in hits if hit]
    falls = sum(a < b for a, b in itertools.pairwise(days))
    rises = sum(a > b for a, b in itertools.pairwise(days))
    return min(falls, rises)


_PROSE_RANK = 9


def _best_date(
    record: Sequence[_Piece], around: Surroundings, *, day_first: bool | None
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
    found: RecordList, dates: list[dt.date | None], around: Surroundings
) -> list[dt.date | None]:
    """Read dates that stand between the records, where most have none of their own.

    Title, date, title, date: each belongs to the title before it. Where one stands
    before the first title and none after the last, each belongs to the titles after
    it, up to the next date: a day's heading.
    """
    if sum(date is not None for date in dates) > _MOST * len(dates):
        return dates
    records = found.records
    edges = [max(0, records[0].first - 3), *(r.last for r in records)]
    starts = [*(r.first for r in records), min(found.end, records[-1].last + 3)]
    gaps = [_gap_date(around, a, b) for a, b in zip(edges, starts, strict=True)]
    if not any(gaps[1:]):
        return dates
    if gaps[0] is None or gaps[-1] is not None:
        between: list[dt.date | None] = gaps[1:]
    else:
        between, last = [], None
        for gap in gaps[:-1]:
            last = gap or last
            between.append(last)
    return [date or gap for date, gap in zip(dates, between, strict=True)]


def _gap_date(around: Surroundings, first: int, last: int) -> dt.date | None:
    for index in range(first, last):
        block = around.layout.blocks[index]
        if block.hidden or len(block.text) > _SHORT:
            continue
        found = find_dates(block.text, lang=around.lang, at=around.at)
        if found:
            return found[0].date
        days = find_days(block.text, lang=around.lang)
        period = period_over(index, around.periods) if days else None
        if period:
            return days[0].in_year(period.year)
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
    bare = {part[0] for part in cut if part}
    same = len(bare) <= _MOST * len(cut)  # "Daily briefing", and only the date tells
    for index, part in enumerate(cut):
        if part is not None:
            words[index] = words[index] if same else part[0]
            dates[index] = dates[index] or part[1]
    return words, dates


def _cut_date(text: str, around: Surroundings) -> tuple[str, dt.date] | None:
    """Split a title into its words and the date before or after them.

    A date that the words run on from belongs to what they say, and stays:
    "2021年5月31日发言人答记者问", "Remarks of 31 May 2021".
    """
    found = find_dates(text, lang=around.lang, at=around.at)
    if not found:
        return None
    first, last = found[0], found[-1]
    if not text[: first.start].strip(_OPENING):
        after = _CLOSING.match(text, first.end)
        rest = text[after.end() if after else first.end :].strip()
        parted = bool(after and after[0])
        return (rest if parted and rest else text, first.date)
    if _TAIL.fullmatch(text, last.end):
        before = text[: last.start]
        kept = before.rstrip(_OPENING)
        if kept == before or kept.endswith((",", "，", *_RUNNING_ON)):
            return (text, last.date)
        return (kept.rstrip(" -–—|:：·") or text, last.date)
    return None


_RUNNING_ON = (" of", " on", " de", " vom", " du", " от", " am", " del", " z", " за")
# What may stand behind a date at the end of a title: brackets, "year", a time.
_TAIL = re.compile(
    r"\s?(?:日|г\.?|года|р\.|року|r\.|m)?[\s,.|(/-]*(?:(?:at|um|à|às|alle|в|о|kl\.)\s)?"
    r"(?:\d{1,2}[:.hH]\d{2}(?::\d{2})?)?\s?(?:uhr|h|[ap]\.?m\.?)?[\s\])）】」>〉]*",
    re.IGNORECASE,
)


# --- dates: what lacks a year ---------------------------------------------------------


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
        read.append(
            date
            or _completed(
                record, texts, period_over(record.first, around.periods), around
            )
        )
    return read


def _completed(
    record: Record,
    pieces: Sequence[_Piece],
    period: Period | None,
    around: Surroundings,
) -> dt.date | None:
    for piece in pieces:
        if len(piece.text) > _SHORT:
            continue
        days = find_days(piece.text, lang=around.lang)
        if days:
            printed = date_in_url(record.title.url)
            if printed and (printed.month, printed.day) == (days[0].month, days[0].day):
                return printed
            return days[0].in_year(period.year) if period else None
        if period and period.month and _DAY_ALONE.fullmatch(piece.text):
            try:
                return dt.date(period.year, period.month, int(piece.text))
            except ValueError:
                return None
    return None


_DAY_ALONE = re.compile(r"[0-3]?[0-9]")


def _days_out_of_titles(
    records: Sequence[Record],
    words: list[str],
    dates: list[dt.date | None],
    around: Surroundings,
) -> tuple[list[str], list[dt.date | None]]:
    """Take days without a year out of titles, where a heading above has the year."""
    if any(dates) or not any(find_days(text, lang=around.lang) for text in words):
        return words, dates
    cut = [
        _cut_day(text, period_over(record.first, around.periods), around)
        for record, text in zip(records, words, strict=True)
    ]
    if sum(part is not None for part in cut) <= _MOST * len(cut):
        return words, dates
    for index, part in enumerate(cut):
        if part is not None:
            words[index], dates[index] = part
    return words, dates


def _cut_day(
    text: str, period: Period | None, around: Surroundings
) -> tuple[str, dt.date] | None:
    days = find_days(text, lang=around.lang)
    if not days or not period or text[: days[0].start].strip(_OPENING):
        return None
    date = days[0].in_year(period.year)
    after = _CLOSING.match(text, days[0].end)
    rest = text[after.end() if after else days[0].end :].strip()
    return (rest, date) if rest and date else None
