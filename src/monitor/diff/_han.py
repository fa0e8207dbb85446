"""Words where no spaces are: a mark on half a Chinese word grows to the word.

BudouX, a model of some ten kilobytes, reads the words around a difference. Measured
on Chinese releases against jieba's words it marks 73 in 100 as jieba would, a single
character 16; it loads in 0.03 s, jieba in 3.7 s and a hundred megabytes.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import Protocol

from monitor.diff._text import CJK
from monitor.model import Span

_HAN = re.compile(f"[{CJK}]")
_KANA = re.compile("[\u3041-\u30fa]")
_TRADITIONAL = re.compile("[們國會學說這個來時經發開關體點東車門馬長書電務業區員場]")
# Characters to both sides of a difference that decide where its word ends.
_WINDOW = 10
# A word reaches no further than this beyond what differs.
_REACH = 2

Range = tuple[int, int]


class _Reads(Protocol):
    """What is used of BudouX: a text's words, in order."""

    def parse(self, sentence: str, /) -> list[str]: ...


def whole_words(old: str, new: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return the spans, those that replace a part of a word grown to the word.

    What is only inserted or deleted stays as it is: of 省长 and 副省长 one
    character differs, and is read as such.
    """
    grown: list[Span] = []
    for number, span in enumerate(spans):
        floor = grown[-1].old_end if grown else 0
        ceiling = spans[number + 1].old_start if number + 1 < len(spans) else len(old)
        grown.append(_grown(old, new, span, (floor, ceiling)))
    return tuple(grown)


def word_end(text: str, start: int, least: int, most: int) -> int:
    """Return where the word that starts at a place ends, within that many characters.

    A name has no end of its own: 李明 in 李明出席, 李明阳 in 李明阳出席.
    """
    ends = _ends(text[start : start + most + _WINDOW])
    return start + next((end for end in ends if least <= end <= most), least)


def _grown(old: str, new: str, span: Span, limits: Range) -> Span:
    replaced = span.old_start < span.old_end and span.new_start < span.new_end
    if not replaced or not (
        _HAN.search(old, span.old_start, span.old_end)
        and _HAN.search(new, span.new_start, span.new_end)
    ):
        return span
    needs = (
        _needs(old, span.old_start, span.old_end),
        _needs(new, span.new_start, span.new_end),
    )
    before = min(max(needs[0][0], needs[1][0]), span.old_start - limits[0])
    behind = min(max(needs[0][1], needs[1][1]), limits[1] - span.old_end)
    return Span(
        span.old_start - before,
        span.old_end + behind,
        span.new_start - before,
        span.new_end + behind,
    )


def _needs(text: str, start: int, end: int) -> Range:
    """Return by how many characters a range misses its words at both ends."""
    low, high = max(0, start - _WINDOW), min(len(text), end + _WINDOW)
    ends = _ends(text[low:high])
    first = max((at for at in ends if at + low <= start), default=0) + low
    last = min((at for at in ends if at + low >= end), default=high - low) + low
    while first < start and not _HAN.match(text, first):
        first += 1
    while last > end and not _HAN.match(text, last - 1):
        last -= 1
    before, behind = start - first, last - end
    return (before if before <= _REACH else 0, behind if behind <= _REACH else 0)


def _ends(text: str) -> list[int]:
    """Return where words begin and end in a text."""
    ends = [0]
    for word in _reader(text).parse(text):
        ends.append(ends[-1] + len(word))
    return ends


def _reader(text: str) -> _Reads:
    if _KANA.search(text):
        return _parser("japanese")
    chinese = "traditional" if _TRADITIONAL.search(text) else "simplified"
    return _parser(f"{chinese}_chinese")


@functools.cache
def _parser(name: str) -> _Reads:
    # Imported where it is needed first: it costs 0.04 s, and most pages need none.
    import budoux  # noqa: PLC0415

    parser: _Reads = getattr(budoux, f"load_default_{name}_parser")()
    return parser
