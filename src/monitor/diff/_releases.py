"""Releases of an index page told with the block that they stand in."""

from __future__ import annotations

import collections
import dataclasses
from collections.abc import Sequence

from monitor.diff._pieces import BESIDE
from monitor.diff._text import plain
from monitor.model import Content, Edit, EditKind, Listing, Part


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


def without_echoes(edits: Sequence[Edit]) -> list[Edit]:
    """Return the edits without blocks that only print a release's new title.

    "Minister opens quay, 3 May" is the row of "Minister opens quay": what was done to
    the title is told once.
    """
    retitled = [
        (edit.old or "", edit.new or "")
        for edit in edits
        if edit.part is Part.RELEASE
        and edit.kind is EditKind.EDITED
        and edit.silence is None
    ]
    return [edit for edit in edits if not _echoes(edit, retitled)]


def _echoes(edit: Edit, retitled: Sequence[tuple[str, str]]) -> bool:
    old, new = edit.old or "", edit.new or ""
    return BESIDE in (*edit.old_at[:1], *edit.new_at[:1]) and any(
        before in old and plain(old.replace(before, after, 1)) == plain(new)
        for before, after in retitled
    )


def apart(edits: Sequence[Edit], old: Content, new: Content) -> list[Edit]:
    """Return the edits without blocks taken for one that stand for two releases.

    An index rolls on by one: "No. 3 of the series" fell off its end and "No. 13" came
    in at its top. Their blocks are alike and they are no edit of each other.
    """
    if not isinstance(old, Listing) or not isinstance(new, Listing):
        return list(edits)
    gone, come = lone_titles(old, new)
    result = []
    for edit in edits:
        beside = BESIDE in (*edit.old_at[:1], *edit.new_at[:1])
        left = any(title in (edit.old or "") for title in gone)
        came = any(title in (edit.new or "") for title in come)
        if not (beside and edit.old and edit.new and left and came):
            result.append(edit)
        elif edit.kind is EditKind.EDITED:
            result.append(
                dataclasses.replace(
                    edit,
                    kind=EditKind.ADDED,
                    old=None,
                    old_at=(),
                    spans=(),
                    matters=(),
                )
            )
    return result


def lone_titles(old: Content, new: Content) -> tuple[list[str], list[str]]:
    """Return the titles of the releases that only one of two listings has."""
    if not isinstance(old, Listing) or not isinstance(new, Listing):
        return [], []
    return _lone(old, new), _lone(new, old)


def _lone(here: Listing, there: Listing) -> list[str]:
    known = {name for link in there.links for name in (link.url, link.title)}
    return [x.title for x in here.links if x.url not in known and x.title not in known]


def _block(release: Edit, edits: Sequence[Edit], blocks: Sequence[int]) -> int | None:
    title = plain(release.old or release.new or "")
    for number in blocks:
        text = plain(edits[number].old or edits[number].new or "")
        if title and title in text:
            return number
    return None
