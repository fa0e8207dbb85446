"""Two parsed pages → what changed of their content, silent where it is only chrome."""

from __future__ import annotations

import collections
import dataclasses
from collections.abc import Iterable

from monitor.diff._align import STEPS
from monitor.diff._diff import diff_pages
from monitor.diff._stamps import is_code, is_date, is_stamp, only_numbers_differ
from monitor.diff._text import plain
from monitor.model import (
    Change,
    Edit,
    EditKind,
    Parsed,
    Part,
    Role,
    Severity,
    Silence,
)

# A text of so many characters that stands inside a larger block of chrome is that
# chrome; a shorter one has to be a block of its own, or of a block that is gone.
_TELLING = 24
_TEXTS = (Part.PARAGRAPH, Part.SENTENCE, Part.LIST_ITEM, Part.CELL, Part.TURN)


def compare(old: Parsed, new: Parsed, *, steps: int = STEPS) -> Change:
    """Return what changed between two versions of a page.

    The edits are those of `diff`, and those of the blocks beside the content. One that
    has evidence of being no edit of the page's own words is kept with its `silence`
    and told to nobody.
    """
    change = diff_pages(old.content, new.content, (_beside(old), _beside(new)), steps)
    sides = (_Chrome(old, new), _Chrome(new, old))
    edits = [_judged(edit, sides) for edit in change.edits]
    edits.sort(key=lambda edit: -edit.severity)
    return dataclasses.replace(change, edits=tuple(edits))


def _beside(parsed: Parsed) -> list[str]:
    return [parsed.rest[at] for at in parsed.beside]


class _Chrome:
    """The blocks of a page outside its content that the other page has not there."""

    def __init__(self, here: Parsed, there: Parsed) -> None:
        ours, theirs = _keys(here.rest), _keys(there.rest)
        more = collections.Counter(ours) - collections.Counter(theirs)
        self._more = more
        self._text = "\n".join(ours)
        self._text_more = "\n".join(more)
        self._all = set(ours)

    def has(self, text: str) -> bool:
        """Return whether every line of a text came out of this page's chrome."""
        return all(self._line(key) for key in _keys(text.split("\n")) if key)

    def has_same(self, text: str) -> bool:
        """Return whether this very block stands in this page's chrome already."""
        return all(key in self._all for key in _keys(text.split("\n")))

    def _line(self, key: str) -> bool:
        if self._more[key] > 0:
            return True
        return key in (self._text if len(key) >= _TELLING else self._text_more)


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
    """Return why an edit is none of the page's own words, or None."""
    if edit.part not in _TEXTS:
        return None
    if edit.old_at or edit.new_at:
        came = edit.new is None or sides[0].has(edit.new)
        went = edit.old is None or sides[1].has(edit.old)
        if came and went:
            return Silence.CHROME
    elif _is_chrome(edit, sides):
        return Silence.CHROME
    if edit.role not in (None, Role.NARRATION):
        return None
    if edit.kind in (EditKind.SPLIT, EditKind.MERGED) and _same_words(edit):
        return Silence.COSMETIC
    return Silence.STAMP if _is_stamped(edit) else None


def _is_chrome(edit: Edit, sides: tuple[_Chrome, _Chrome]) -> bool:
    """Return whether an edit beside the content is only of the page's furniture.

    Blocks change places there with every redesign; one that stands twice is a copy.
    """
    if edit.kind is EditKind.MOVED:
        return True
    if edit.old is None and edit.new is not None:
        return is_code(edit.new) or sides[0].has_same(edit.new)
    if edit.new is None and edit.old is not None:
        return is_code(edit.old) or sides[1].has_same(edit.old)
    return False


def _same_words(edit: Edit) -> bool:
    return _keys([(edit.old or "").replace("\n", "")]) == _keys(
        [(edit.new or "").replace("\n", "")]
    )


def _is_stamped(edit: Edit) -> bool:
    """Return whether a date or a count of the page itself is all that changed."""
    sides = [text for text in (edit.old, edit.new) if text]
    beside = not edit.old_at and not edit.new_at
    if not all(is_stamp(text) or (beside and is_date(text)) for text in sides):
        return False
    return len(sides) == 1 or only_numbers_differ(*sides)
