"""Headings that name a year or a month: what the days under them lack."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from typing import NamedTuple

from monitor.parse._blocks import Layout
from monitor.parse._dates import find_months

_YEAR = re.compile(r"(?<!\d)(?:19[5-9]\d|20\d\d)(?!\d)")
_NAMES_YEAR = re.compile(r"\d{4}|[和成國国]\s?[\d元]{1,3}\s?年")
_YEAR_IN_QUERY = re.compile(
    r"(?:year|anno|ano|jahr|yil|y)=(\d{4})|/(\d{4})/?\Z", re.IGNORECASE
)
_HEADING_LETTERS = 60


class Period(NamedTuple):
    """A heading that names a year, perhaps with its month, and its block."""

    block: int
    year: int
    month: int | None


def read_periods(
    layout: Layout, url: str | None, lang: str | None
) -> tuple[Period, ...]:
    """Return the years over a page's lists; the first is the address's, if any."""
    periods: list[Period] = []
    match = _YEAR_IN_QUERY.search(url or "")
    if match:
        periods.append(Period(-1, int(match[1] or match[2]), None))
    for index, block in enumerate(layout.blocks):
        text = block.text
        if len(text) > _HEADING_LETTERS or block.hidden or not _NAMES_YEAR.search(text):
            continue
        if any(run.href is not None for run in block.runs):
            continue
        months = find_months(text, lang=lang)
        years = _YEAR.findall(text)
        if months:
            periods.append(Period(index, months[0].year, months[0].month))
        elif len(years) == 1:
            periods.append(Period(index, int(years[0]), None))
    return tuple(periods)


def period_over(block: int, periods: Sequence[Period]) -> Period | None:
    """Return the last period that is named above a block."""
    place = bisect.bisect_left(periods, block, key=lambda p: p.block) - 1
    return periods[place] if place >= 0 else None
