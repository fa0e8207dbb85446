"""What a parse did not take as content, for a comparison to weigh."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from monitor.parse._blocks import Layout

# Words for chrome that an element, a name or a wording gave; every other reason says
# where a block stands, and a change of such a block is told.
MARKED = frozenset(
    {
        *("hidden", "navigation", "footer", "banner", "search", "form", "share"),
        *("tools", "related", "pager", "comment", "advertisement", "dialog", "tags"),
        *("credit", "ornament"),
    }
)


class Rest(NamedTuple):
    """`Parsed.rest` and `Parsed.beside`."""

    texts: tuple[str, ...]
    beside: tuple[int, ...]


def leave(
    layout: Layout,
    taken: Collection[int],
    reasons: Mapping[int, str],
    title: str | None,
) -> Rest:
    """Return the visible blocks that are not `taken`, and which of them no mark damns.

    `reasons` has the word for each block that was left out for one.
    """
    left = [
        index
        for index, block in enumerate(layout.blocks)
        if not block.hidden and index not in taken
    ]
    texts = tuple(layout.blocks[index].text for index in left)
    beside = tuple(
        number
        for number, index in enumerate(left)
        if reasons.get(index) not in MARKED and layout.blocks[index].text != title
    )
    return Rest(texts, beside)
