"""Lines of at most so many columns, for Latin and for Chinese text.

rich breaks at spaces and, within what has none, wherever the line is full: it cuts
"ChatGPT" in two inside a Chinese sentence and begins a line with "。". Here a line
may also end between two wide characters, or between one and a Latin word, under the
rules for punctuation that Chinese and Japanese printing share (Unicode Standard
Annex 14, classes OP, CL, CP, EX, NS, PO and ID, cut down to what a press page has).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

# No line begins with these: closing brackets and quotes, stops, units.
_CLOSING = frozenset(
    "、。，．：；？！）］｝〕〉》」』】〗〙”’…—～·・％‰℃々ー,.:;?!)]}%°"
)
# No line ends with these.
_OPENING = frozenset("（［｛〔〈《「『【〖〘“‘([{￥$€£#№")
# A figure keeps its power of ten: 3.3万 is one number.
_POWERS = frozenset("万亿千百兆億萬")
_HYPHENS = frozenset("-\u2010\u2013")


def wrap(text: Text, width: int) -> list[Text]:
    """Return the text as lines of at most `width` columns; its newlines break too.

    A word wider than the line is cut where the line is full. Spaces at a break are
    dropped and none is added.
    """
    width = max(width, 2)  # a wide character has to fit
    lines: list[Text] = []
    for paragraph in text.split("\n", allow_blank=True):
        ends = list(_breaks(paragraph.plain, width))
        for piece in paragraph.divide(ends):
            piece.rstrip()
            lines.append(piece)
    return lines


def _breaks(text: str, width: int) -> Iterator[int]:
    """Yield the offsets at which the lines of one paragraph end."""
    column = 0
    for start, end in _units(text):
        unit = text[start:end]
        size = cell_len(unit.rstrip(" "))
        if column and column + size > width:
            yield start
            column = 0
        if size > width:
            for cut in _forced(text, start, end, width):
                yield cut
                unit = text[cut:end]
        column += cell_len(unit)


def _units(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges that no break may fall into, with the spaces after them."""
    start = 0
    for at in range(1, len(text)):
        if _may_break(text, at):
            yield start, at
            start = at
    if text:
        yield start, len(text)


def _may_break(text: str, at: int) -> bool:
    """Whether a line may end before the character at `at`."""
    before, after = text[at - 1], text[at]
    if after == " " or after in _CLOSING or _clings(after) or before == "\u200d":
        return False
    if before == " ":
        return True
    if before in _OPENING:
        return False
    if before.isdigit() and after in _POWERS:
        return False
    if before in _HYPHENS:
        # Not within "--version" or "2026-03-01".
        return at > 1 and text[at - 2].isalpha() and after.isalpha()
    return _wide(before) or _wide(after)


def _clings(character: str) -> bool:
    """Whether the character is written onto the one before it."""
    return unicodedata.category(character) in ("Mn", "Me", "Mc", "Cf")


def _wide(character: str) -> bool:
    """Whether a line may end on either side: ideographs, kana, full-width forms.

    Korean is left out: it has spaces between its words.
    """
    return (
        "\u2e80" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\uff00" <= character <= "\uffef"
        or character >= "\U0001f000"
        or character in "—…”’"
    )


def _forced(text: str, start: int, end: int, width: int) -> Iterator[int]:
    """Yield the offsets that cut one unit into pieces that fit."""
    begin = start
    for at in range(start + 1, end):
        if cell_len(text[begin : at + 1]) > width and not _clings(text[at]):
            yield at
            begin = at
