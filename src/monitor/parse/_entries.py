"""Records → releases: the title and the date of each entry of a list."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from monitor.model import Link
from monitor.parse._blocks import Layout
from monitor.parse._entry_dates import Surroundings, date_entries
from monitor.parse._links import PageLink, Part, words_of
from monitor.parse._list_words import is_generic
from monitor.parse._prose import weight
from monitor.parse._records import Record, RecordList, is_date, title_beside
from monitor.parse._stamps import date_in_url


@dataclasses.dataclass(frozen=True, slots=True)
class Entries:
    """The releases of one list, and how many of them have a printed date."""

    links: tuple[Link, ...]
    records: tuple[Record, ...]
    dated: int


def read_entries(found: RecordList, around: Surroundings) -> Entries:
    """Read the records of a list."""
    layout = around.layout
    titles = [_title_part(layout, record) for record in found.records]
    printed = [
        _words(layout, record.title, part) if part else ""
        for record, part in zip(found.records, titles, strict=True)
    ]
    words, dates = date_entries(found, titles, printed, around)
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


def _words(layout: Layout, link: PageLink, title: Part) -> str:
    """Return the title's words, with the lines of it that a `<br>` sets apart."""
    if title not in link.parts:
        return words_of(layout, title)
    box = layout.blocks[title.block].box
    lines = [
        words_of(layout, part)
        for part in link.parts
        if layout.blocks[part.block].box == box
        and (part == title or layout.blocks[part.block].broken)
        and not is_date(words_of(layout, part))
    ]
    return " ".join(lines)


def _title_part(layout: Layout, record: Record) -> Part | None:
    """Choose the part of the title's link that is the title, or None if generic."""
    best, worth = None, 0.0
    for part in _pieces(layout, record.title):
        text = words_of(layout, part)
        if is_generic(text) or is_date(text):
            continue
        block = layout.blocks[part.block]
        style = next((r.style for r in block.runs if r.start == part.start), "")
        named = bool(_TITLE_MARK.search(f"{layout.boxes[block.box].mark} {style}"))
        value = min(weight(text), _TITLE_ENOUGH) + _NAMED * (block.level > 0 or named)
        if value > worth:
            best, worth = part, value
    return best


def _pieces(layout: Layout, link: PageLink) -> Iterator[Part]:
    """Yield the parts of a link, those set in different styles apart if one is a date.

    `<a><strong>Title</strong><span class="date">2021.05.31</span></a>` has no space
    to tell them by.
    """
    for part in link.parts:
        runs = [
            Part(part.block, run.start, run.end)
            for run in layout.blocks[part.block].runs
            if part.start <= run.start and run.end <= part.end
        ]
        if len(runs) > 1 and any(is_date(words_of(layout, run)) for run in runs):
            yield from runs
        else:
            yield part


_TITLE_MARK = re.compile(r"title|titel|titre|titulo|headline|heading|\btit\b|\bbt\b")
_TITLE_ENOUGH, _NAMED = 20.0, 100.0
_BULLETS = " \t\u3000·•▪■●◆◇○▶►»›>＞*-–—"
_TAIL = re.compile(r"\s+[›»>＞▶►]+\Z|\s+\Z")
_CUT = re.compile(r"\s*(?:…+|\.{2,}|⋯+)\Z")


def _whole_title(text: str, link: PageLink, around: Surroundings) -> str:
    """Take the title attribute where the printed words are the beginning of it."""
    text = _TAIL.sub("", text.lstrip(_BULLETS)) or text
    start = _CUT.sub("", text)
    for part in link.parts:
        block = around.layout.blocks[part.block]
        href = next((r.href for r in block.runs if r.start >= part.start), None)
        whole = around.titles.get((href or "", words_of(around.layout, part)))
        if whole and start and whole.startswith(start):
            return whole
    return text
