"""What a text says, measured: its weight in letters, and whether it is prose."""

from __future__ import annotations

from monitor.parse._chrome import SENTENCE_INSIDE, WIDE, ends_sentence

# A wide (CJK) character says about as much as this many letters.
WIDE_WORTH = 2.5
# From this weight on a block is prose even without a full stop.
PROSE = 60.0


def weight(text: str) -> float:
    """Return how much a text says, in letters: a CJK character counts more."""
    if text.isascii():
        return float(len(text))
    return len(text) + (WIDE_WORTH - 1) * _count_wide(text)


def _count_wide(text: str) -> int:
    # To look for the first one is thrice as fast as to take all: most texts have none.
    if WIDE.search(text) is None:
        return 0
    return sum(map(len, WIDE.findall(text)))


def is_prose(text: str, heavy: float | None = None) -> bool:
    """Tell sentences from loose lines such as menu entries and dates.

    `heavy` is the text's weight where it is known already.
    """
    if heavy is None:
        heavy = weight(text)
    if heavy < PROSE:
        return False
    return (
        heavy >= 2 * PROSE
        or ends_sentence(text)
        or SENTENCE_INSIDE.search(text) is not None
    )
