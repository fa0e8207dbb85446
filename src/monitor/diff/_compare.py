"""Two parsed pages → what changed of their content, silent where it is only chrome."""

from __future__ import annotations

import dataclasses

from monitor.diff._align import STEPS, Budget
from monitor.diff._diff import diff_pages
from monitor.diff._document import page_edits
from monitor.diff._evidence import Evidence
from monitor.diff._pieces import BESIDE
from monitor.diff._releases import with_blocks
from monitor.model import Change, Edit, EditKind, Parsed, Part

# Edits that say how words are divided among speakers. A parser that reads a label
# where it read none before makes them up.
_DIVIDED = (EditKind.REATTRIBUTED, EditKind.SPLIT, EditKind.MERGED)


def compare(old: Parsed, new: Parsed, *, steps: int = STEPS) -> Change:
    """Return what changed between two versions of a page.

    The edits are those of `diff`, and those of the blocks beside the content. One that
    has evidence of being no edit of the page's own words is kept with its `silence`
    and told to nobody.
    """
    beside = _beside(old), _beside(new)
    change = diff_pages(old.content, new.content, beside, steps)
    evidence = Evidence(old, new, change.edits)
    edits = [evidence.judge(edit) for edit in change.edits]
    if any(_is_division(edit) for edit in edits):
        touched = _touched(old, new, evidence, steps)
        edits = [
            edit if not _is_division(edit) or touched(edit) else evidence.chrome(edit)
            for edit in edits
        ]
    edits = [_placed(edit) for edit in with_blocks(edits)]
    edits.sort(key=lambda edit: -edit.severity)
    return dataclasses.replace(change, edits=tuple(edits))


def _beside(parsed: Parsed) -> list[str]:
    return [parsed.rest[at] for at in parsed.beside]


def _is_division(edit: Edit) -> bool:
    return edit.silence is None and edit.part is Part.TURN and edit.kind in _DIVIDED


class _touched:  # noqa: N801 - used as the function that it makes
    """Whether words printed on the page differ where an edit of its turns lies.

    Labels count as words: where the text with its labels is the same on both pages,
    only the parser divided it otherwise.
    """

    def __init__(
        self, old: Parsed, new: Parsed, evidence: Evidence, steps: int
    ) -> None:
        self._old: set[int] = set()
        self._new: set[int] = set()
        for edit in page_edits(old.content, new.content, Budget(steps)):
            if evidence.is_told(edit):
                self._old.update(edit.old_at[:1])
                self._new.update(edit.new_at[:1])

    def __call__(self, edit: Edit) -> bool:
        old, new = edit.old_at[:1], edit.new_at[:1]
        return not (self._old.isdisjoint(old) and self._new.isdisjoint(new))


def _placed(edit: Edit) -> Edit:
    """Return an edit without a place where it is not in the content."""
    if BESIDE not in (*edit.old_at[:1], *edit.new_at[:1]):
        return edit
    return dataclasses.replace(
        edit,
        old_at=() if edit.old_at[:1] == (BESIDE,) else edit.old_at,
        new_at=() if edit.new_at[:1] == (BESIDE,) else edit.new_at,
    )
