"""A possible label of a block, and the way in which it is set apart."""

from __future__ import annotations

import enum
from typing import NamedTuple, Protocol

from monitor.parse._label import Label


class Way(enum.StrEnum):
    """How a label is set apart from what is said; words, as `LabelKind` is."""

    COLON = "ends in a colon"
    BRACKET = "stands in brackets"
    SIGN = "follows a sign such as ○"
    GAP = "is followed by a wide space"
    DASH = "is followed by a dash"
    STOP = "is followed by a full stop"
    STOP_DASH = "is followed by a full stop and a dash"
    STYLE = "is set in a style of its own"
    LINE = "has a line of its own"
    SAID = "is followed by a word for saying"
    INNER = "stands inside a paragraph and ends in a colon"
    RULE = "is stated by the source's rules"
    WHOLE = "is the style of the whole paragraph"


class Mark(NamedTuple):
    """A possible label: where it stands, how it is set apart, how it reads.

    `start` to `end` are the characters of the block that are not speech; `style` is
    the label's own where it differs from what follows, else empty. `slot` tells a
    line of a look whose values alternate and come again, whatever they say.
    """

    block: int
    start: int
    end: int
    way: Way
    style: str
    raw: str
    label: Label
    slot: bool = False


class MarkMaker(Protocol):
    """The function that makes a mark of one block."""

    def __call__(
        self, way: Way, raw: str, end: int, label: Label | None = None
    ) -> Mark: ...
