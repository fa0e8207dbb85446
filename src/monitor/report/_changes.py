"""Many changes at a glance: for `monitor changes`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from monitor.model import Comparison

from ._evidence import in_zone
from ._statement import Teller
from ._tell import title
from ._terminal import TONES, Lines, Prose, printed, styled
from ._visible import line
from ._words import Language, Voice

# Below this many columns the words stand under the time, not beside it.
_NARROW = 76
_TIME = len("2026-03-01 09:30+08:00")
_SOURCE = 16


def changes(
    comparisons: Sequence[Comparison], *, width: int, language: Language = "en"
) -> Lines:
    """Return a table of changes: when, how much it matters, where, and what.

    Below each page stands in one line its first edit, with the speaker. Times are in
    each source's zone.
    """
    voice = Voice(language)
    if not comparisons:
        return Lines([Prose(Text(voice("changes.none"), "dim"))], width)
    return Lines(list(_rows(comparisons, voice, narrow=width < _NARROW)), width)


def changes_text(
    comparisons: Sequence[Comparison],
    *,
    width: int,
    color: bool = False,
    language: Language = "en",
) -> str:
    """Return the same as text, with ANSI styles if `color`."""
    shown = changes(comparisons, width=width, language=language)
    return printed(shown, width=width, color=color)


def _rows(
    comparisons: Sequence[Comparison], voice: Voice, *, narrow: bool
) -> Iterator[Prose]:
    """Yield the lines of the table."""
    words = [voice(f"severity.{c.severity.word}") for c in comparisons]
    titles = [voice(f"column.{name}") for name in ("time", "severity", "source")]
    severities = max(Text(w).cell_len for w in [*words, titles[1]])
    sizes = (_TIME, severities, _SOURCE)
    if not narrow:
        head = _cells([Text(t, "bold") for t in titles], sizes)
        both = f"{voice('column.page')} / {voice('column.change')}"
        yield Prose(Text(both, "bold"), head, single=True)
    for comparison, word in zip(comparisons, words, strict=True):
        cells = [
            Text(_time(comparison)),
            Text(word, TONES[comparison.severity]),
            Text(line(comparison.source or "")),
        ]
        head = _cells(cells, sizes)
        named = Text(title(comparison, voice), "bold")
        brief = styled(Teller(comparison, voice).summary(named=True))
        if narrow:
            yield Prose(head, single=True)
            yield Prose(named, indent=2, single=True)
            yield Prose(brief, indent=2, single=True)
        else:
            yield Prose(named, head, single=True)
            yield Prose(brief, indent=_TIME + 2, single=True)


def _cells(cells: Sequence[Text], sizes: Sequence[int]) -> Text:
    """Return the cells side by side, each as wide as its column."""
    row = Text()
    for cell, size in zip(cells, sizes, strict=True):
        cell.truncate(size, overflow="ellipsis", pad=True)
        row.append_text(cell)
        row.append("  ")
    return row


def _time(comparison: Comparison) -> str:
    """Return when the new side was captured, in the source's zone."""
    if comparison.new.at is None:
        return ""
    local, _ = in_zone(comparison.new.at, comparison.zone)
    offset = f"{local:%z}"
    return f"{local:%Y-%m-%d %H:%M}{offset[:3]}:{offset[3:5]}"
