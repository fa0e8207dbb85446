"""The picture of `revisit.py`: delay against visits, both on logarithmic scales."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

_COLOURS = {
    "fixed": "#8a8a8a",
    "age": "#b8761e",
    "adaptive": "#1f6fb2",
    "told": "#8a5fb0",
    "knows": "#3a8f5c",
}
_WIDTH, _HEIGHT, _MARGIN = 720, 420, 60

_SVG = "http://www.w3.org/2000/svg"
_FONT = 'font-family="sans-serif" font-size="13"'
_TITLE = "from an edit to its detection: median (full), 95th percentile (dashed)"
_MARKS = ((1 / 6, "10 min"), (1, "1 h"), (6, "6 h"), (24, "1 d"), (168, "1 w"))

# visits for each page and day; median and 95th percentile of the delay in hours
Point = tuple[float, float, float]


def picture(curves: Mapping[str, Sequence[Point]]) -> str:
    """Return an SVG: a full line for the median, a dashed one for p95."""
    points = [p for line in curves.values() for p in line]
    left, right = (f(p[0] for p in points) for f in (min, max))
    low, high = min(p[1] for p in points), max(p[2] for p in points)

    def x(visits: float) -> float:
        share = math.log(visits / left) / math.log(right / left)
        return _MARGIN + share * (_WIDTH - 2 * _MARGIN)

    def y(hours: float) -> float:
        share = math.log(hours / low) / math.log(high / low)
        return _HEIGHT - _MARGIN - share * (_HEIGHT - 2 * _MARGIN)

    lines = [
        f'<svg xmlns="{_SVG}" viewBox="0 0 {_WIDTH} {_HEIGHT}" {_FONT}>',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
    ]
    for hours, word in _MARKS:
        if low <= hours <= high:
            lines += [
                f'<line x1="{_MARGIN}" x2="{_WIDTH - _MARGIN}" y1="{y(hours):.0f}" '
                f'y2="{y(hours):.0f}" stroke="#ddd"/>'
                + _text(_MARGIN - 8, y(hours) + 4, word, "end")
            ]
    bottom = _HEIGHT - _MARGIN + 22
    costs = sorted({round(p[0], 1) for p in next(iter(curves.values()))})
    lines += [_text(x(visits), bottom, f"{visits:g}", "middle") for visits in costs]
    for name, line in curves.items():
        colour = _COLOURS[name]
        for place, dashes in ((1, "none"), (2, "5 4")):
            path = " ".join(f"{x(p[0]):.1f},{y(p[place]):.1f}" for p in line)
            lines.append(
                f'<polyline points="{path}" fill="none" stroke="{colour}" '
                f'stroke-width="2" stroke-dasharray="{dashes}"/>'
            )
    for row, name in enumerate(curves):
        place = _MARGIN + 18 * row
        lines.append(_text(_WIDTH - _MARGIN - 90, place, name, colour=_COLOURS[name]))
    lines += [
        _text(_WIDTH / 2, _HEIGHT - 14, "visits for each page and day", "middle"),
        _text(_MARGIN, 30, _TITLE),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _text(
    x: float, y: float, words: str, anchor: str = "start", colour: str = "#222"
) -> str:
    return (
        f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}" fill="{colour}">'
        f"{words}</text>"
    )
