"""A long text in pieces, each of them light enough for a page of the desk."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.report import Outline

# What a piece weighs at most, in bytes, without the markup around its items: with
# everything else a page then stays below 100 KB.
_HEAVIEST = 40_000
# What surrounds a turn, a paragraph, or a release.
_MARKUP = 220


def pieces(outline: Outline) -> tuple[range, ...]:
    """Return which turns, or releases, stand in each piece; a short text is one."""
    return cut(_weights(outline))


def cut(weights: Sequence[int], heaviest: int = _HEAVIEST) -> tuple[range, ...]:
    """Return the runs of items that weigh `heaviest` at most, or are one item."""
    found, start, sum_ = [], 0, 0
    for number, weight in enumerate(weights):
        if number > start and sum_ + weight > heaviest:
            found.append(range(start, number))
            start, sum_ = number, 0
        sum_ += weight
    return (*found, range(start, len(weights)))


def _weights(outline: Outline) -> list[int]:
    if outline.releases is not None:
        return [
            2 * _MARKUP + len(name.encode()) + 2 * len((url or "").encode())
            for _, name, url in outline.releases
        ]
    return [
        2 * _MARKUP + sum(_MARKUP + len(p.encode()) for p in part.speech.paragraphs)
        for part in outline.parts
    ]
