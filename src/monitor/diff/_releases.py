"""Releases of an index page told with the block that they stand in."""

from __future__ import annotations

import collections
import dataclasses
from collections.abc import Sequence

from monitor.diff._pieces import BESIDE
from monitor.diff._text import plain
from monitor.model import Edit, EditKind, Part


def with_blocks(edits: Sequence[Edit]) -> list[Edit]:
    """Return the edits, a release told with the words around its link.

    Of "A-17: Opening of the north quay" only "A-17" may be the link; the block came
    with the release, and both are one edit.
    """
    blocks: dict[EditKind, collections.deque[int]]
    blocks = collections.defaultdict(collections.deque)
    for number, edit in enumerate(edits):
        place = edit.old_at or edit.new_at
        if edit.silence is None and place[:1] == (BESIDE,):
            blocks[edit.kind].append(number)
    result: list[Edit | None] = list(edits)
    for number, edit in enumerate(edits):
        if edit.part is Part.RELEASE and edit.kind in (
            EditKind.ADDED,
            EditKind.REMOVED,
        ):
            block = _block(edit, edits, blocks[edit.kind])
            if block is not None:
                blocks[edit.kind].remove(block)
                result[number] = dataclasses.replace(
                    edit, old=edits[block].old, new=edits[block].new
                )
                result[block] = None
    return [edit for edit in result if edit is not None]


def _block(release: Edit, edits: Sequence[Edit], blocks: Sequence[int]) -> int | None:
    title = plain(release.old or release.new or "")
    for number in blocks:
        text = plain(edits[number].old or edits[number].new or "")
        if title and title in text:
            return number
    return None
