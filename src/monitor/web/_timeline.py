"""A page's life as a picture: when it was checked, changed, and out of reach.

The picture is as wide as its view box and is scaled by the browser. Checks are many
(one every half hour makes 17,000 a year), so each column shows the worst of its time.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Sequence

from monitor.model import Availability, Severity
from monitor.store import Seen, Version

WIDTH, HEIGHT = 960, 92
_MARGIN = 14
_COLUMNS = 312
# How bad each is: the worst of a column is what it shows.
_RANK = {
    Availability.UNCHANGED: 0,
    Availability.OK: 1,
    Availability.MOVED: 2,
    Availability.UNAVAILABLE: 3,
    Availability.BLOCKED: 4,
    Availability.GONE: 5,
}
_GRIDS = (
    dt.timedelta(minutes=1),
    dt.timedelta(minutes=10),
    dt.timedelta(hours=1),
    dt.timedelta(hours=6),
    dt.timedelta(days=1),
    dt.timedelta(days=7),
    dt.timedelta(days=30),
    dt.timedelta(days=365),
)
_MOST_LABELS = 7
# Half the width of the longest label.
_HALF_LABEL = 46


Place = Callable[[dt.datetime], float]


@dataclasses.dataclass(frozen=True, slots=True)
class Column:
    """Checks of one short time; `availability` is the worst of them."""

    x: float
    width: float
    availability: str
    count: int


@dataclasses.dataclass(frozen=True, slots=True)
class Dot:
    """A version."""

    x: float
    number: int
    at: dt.datetime
    level: str
    change_id: int | None


@dataclasses.dataclass(frozen=True, slots=True)
class Label:
    """A time below the picture."""

    x: float
    text: str


@dataclasses.dataclass(frozen=True, slots=True)
class Timeline:
    """The picture, in the units of its view box."""

    first: dt.datetime
    last: dt.datetime
    columns: tuple[Column, ...]
    dots: tuple[Dot, ...]
    labels: tuple[Label, ...]
    width: int = WIDTH
    height: int = HEIGHT


def timeline(
    seen: Sequence[Seen], versions: Sequence[Version], zone: dt.tzinfo
) -> Timeline | None:
    """Return the picture of a page's captures and versions, or None before the first.

    Captures come in any order; times below the picture are told in `zone`.
    """
    instants = [*(s.at for s in seen), *(v.at for v in versions)]
    if not instants:
        return None
    first, last = min(instants), max(instants)
    whole = max(last - first, dt.timedelta(seconds=1))
    room = WIDTH - 2 * _MARGIN

    def place(at: dt.datetime) -> float:
        share = (at - first) / whole if last > first else 0.5
        return round(_MARGIN + share * room, 1)

    return Timeline(
        first=first,
        last=last,
        columns=_columns(seen, place),
        dots=tuple(
            Dot(
                place(v.at),
                v.number,
                v.at,
                (v.severity or Severity.COSMETIC).word if v.number > 1 else "first",
                v.change_id,
            )
            for v in versions
        ),
        labels=tuple(_labels(first, last, zone, place)),
    )


def _columns(seen: Sequence[Seen], place: Place) -> tuple[Column, ...]:
    size = (WIDTH - 2 * _MARGIN) / _COLUMNS
    worst: dict[int, Availability] = {}
    counts: dict[int, int] = {}
    for capture in seen:
        column = int((place(capture.at) - _MARGIN) / size)
        known = worst.get(column, capture.availability)
        worst[column] = max(known, capture.availability, key=_RANK.__getitem__)
        counts[column] = counts.get(column, 0) + 1
    return tuple(
        Column(
            round(_MARGIN + column * size - size / 2, 1),
            round(size - 0.6, 1),
            str(worst[column]),
            counts[column],
        )
        for column in sorted(worst)
    )


def _labels(
    first: dt.datetime, last: dt.datetime, zone: dt.tzinfo, place: Place
) -> list[Label]:
    whole = last - first
    if not whole:
        return [_label(place(first), f"{first.astimezone(zone):%Y-%m-%d %H:%M}")]
    step = next((g for g in _GRIDS if whole / g <= _MOST_LABELS), _GRIDS[-1])
    form = "%Y-%m-%d" if step >= dt.timedelta(days=1) else "%m-%d %H:%M"
    local = first.astimezone(zone)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    # Days begin at midnight; shorter steps are counted from there.
    at = midnight + ((local - midnight) // step + 1) * step
    found: list[Label] = []
    while at <= last and len(found) <= _MOST_LABELS:
        found.append(_label(place(at), f"{at:{form}}"))
        at += step
    return found or [_label(place(first), f"{local:%Y-%m-%d %H:%M}")]


def _label(x: float, text: str) -> Label:
    """Return a label that does not stand out over the picture's edge."""
    return Label(min(max(x, _HALF_LABEL), WIDTH - _HALF_LABEL), text)
