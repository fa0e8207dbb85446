"""Two parsed pages → what changed of their content, silent where it is only chrome."""

from __future__ import annotations

import collections
import dataclasses
from collections.abc import Iterable

from monitor.diff._align import STEPS
from monitor.diff._diff import diff
from monitor.diff._stamps import is_stamp, only_numbers_differ
from monitor.diff._text import plain
from monitor.model import (
    Change,
    Edit,
    Parsed,
    Part,
    Role,
    Severity,
    Silence,
)

# A text of so many characters that stands inside a larger block of chrome is that
# chrome; a shorter one has to be a block of its own.
_TELLING = 24


def compare(old: Parsed, new: Parsed, *, steps: int = STEPS) -> Change:
    """Return what changed between two versions of a page.

    The edits are those of `diff`. One that has evidence of being no edit of the
    content is kept with its `silence` and told to nobody.
    """
    change = diff(old.content, new.content, steps=steps)
    sides = (_Chrome(old, new), _Chrome(new, old))
    edits = [_judged(edit, sides) for edit in change.edits]
    edits.sort(key=lambda edit: -edit.severity)
    return dataclasses.replace(change, edits=tuple(edits))


class _Chrome:
    """The blocks that stand outside a page's content and did not on the other page."""

    def __init__(self, here: Parsed, there: Parsed) -> None:
        ours, theirs = _keys(here.rest), _keys(there.rest)
        self._more = collections.Counter(ours) - collections.Counter(theirs)
        self._text = "".join(ours)

    def has(self, text: str) -> bool:
        """Return whether every line of a text stands in this page's chrome."""
        return all(self._line(key) for key in _keys(text.split("\n")) if key)

    def _line(self, key: str) -> bool:
        return self._more[key] > 0 or (len(key) >= _TELLING and key in self._text)


def _keys(texts: Iterable[str]) -> list[str]:
    return [plain(text).replace(" ", "") for text in texts]


def _judged(edit: Edit, sides: tuple[_Chrome, _Chrome]) -> Edit:
    if edit.silence is not None:
        return edit
    silence = _silence(edit, sides)
    if silence is None:
        return edit
    return dataclasses.replace(edit, silence=silence, severity=Severity.COSMETIC)


def _silence(edit: Edit, sides: tuple[_Chrome, _Chrome]) -> Silence | None:
    """Return why an edit is none of the content, or None."""
    if edit.role not in (None, Role.NARRATION):
        return None
    came_from = edit.new is None or sides[0].has(edit.new)
    went_to = edit.old is None or sides[1].has(edit.old)
    if came_from and went_to:
        return Silence.CHROME
    if _stamped(edit):
        return Silence.STAMP
    return None


def _stamped(edit: Edit) -> bool:
    if edit.part in (Part.TITLE, Part.LINK, Part.IMAGE, Part.RELEASE):
        return False
    sides = [text for text in (edit.old, edit.new) if text]
    if not all(is_stamp(text) for text in sides):
        return False
    return len(sides) == 1 or only_numbers_differ(*sides)
