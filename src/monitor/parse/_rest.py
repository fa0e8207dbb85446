"""What a parse did not take as content, for a comparison to weigh."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from monitor.model import Form
from monitor.parse._blocks import Block, Layout, link_chars

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
    """`Parsed.rest`, and which of its blocks are what (see `Parsed`).

    `blocks` are the indexes in the layout of those that are beside the content.
    """

    texts: tuple[str, ...]
    beside: tuple[int, ...]
    rows: tuple[int, ...]
    linked: tuple[int, ...]
    blocks: tuple[int, ...]


# A block of which this share of the characters is a link is that link; a day may
# stand beside it.
_LINKED = 0.6


# Names of boxes that a table of figures belies.
NEVER_TABLES = frozenset({"advertisement", "related", "tools", "share"})


def _is_told(block: Block, reason: str | None) -> bool:
    if reason in NEVER_TABLES and block.form is Form.CELL:
        return True
    return reason not in MARKED


def leave(
    layout: Layout,
    taken: Collection[int],
    reasons: Mapping[int, str],
    title: str | None,
    listed: Collection[int] = (),
) -> Rest:
    """Return the visible blocks that are not `taken`, and which of them no mark damns.

    `reasons` has the word for each block that was left out for one; `listed` are the
    blocks of a listing's rows.
    """
    left = [
        index
        for index, block in enumerate(layout.blocks)
        if not block.hidden and index not in taken
    ]
    texts = tuple(layout.blocks[index].text for index in left)
    told = [
        (number, index)
        for number, index in enumerate(left)
        if _is_told(layout.blocks[index], reasons.get(index))
        and layout.blocks[index].text != title
    ]
    return Rest(
        texts,
        tuple(number for number, _ in told),
        tuple(number for number, index in told if index in listed),
        tuple(number for number, index in told if _is_link(layout.blocks[index])),
        tuple(index for _, index in told),
    )


def _is_link(block: Block) -> bool:
    return link_chars(block) >= _LINKED * len(block.text) > 0
