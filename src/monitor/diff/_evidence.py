"""Why an edit is none of the page's own words: the evidence of both pages."""

from __future__ import annotations

import collections
import dataclasses
import functools
import re
from collections.abc import Iterable, Sequence

from monitor.diff._pieces import BESIDE
from monitor.diff._stamps import (
    history,
    is_code,
    is_date,
    is_menu,
    is_stamp,
    only_numbers_differ,
)
from monitor.diff._text import plain
from monitor.model import (
    Content,
    Edit,
    EditKind,
    Listing,
    Parsed,
    Part,
    Role,
    Severity,
    Silence,
)

# A text of so many characters that stands inside a larger block of chrome is that
# chrome; a shorter one has to be a block of its own, or of a block that is gone.
_TELLING = 24
# A frame that keeps less than this share of its blocks was built anew: what came or
# went beside the content is then a part of it. Between two visits it keeps nearly all.
_REBUILT = 0.6
_DIGITS = re.compile(r"\d{1,4}")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_TEXTS = (Part.PARAGRAPH, Part.SENTENCE, Part.LIST_ITEM, Part.CELL, Part.TURN)


class Evidence:
    """What two pages say about their edits."""

    def __init__(self, old: Parsed, new: Parsed, edits: Sequence[Edit]) -> None:
        self._pages = (_Page(old, new), _Page(new, old))
        self._rebuilt = _likeness(_frame(old), _frame(new)) < _REBUILT
        self._labels = {*_labels(old.content), *_labels(new.content)} - {""}
        self._runs = _told_runs(edits, self._pages)
        self._dated = [
            edit
            for edit in edits
            if edit.kind is EditKind.EDITED and edit.part in _TEXTS and _is_dated(edit)
        ]

    def judge(self, edit: Edit) -> Edit:
        """Return an edit with its silence, if there is evidence for one."""
        if edit.silence is not None:
            return edit
        if edit.part is Part.DATE:
            return self._judge_date(edit)
        return _silenced(edit, self._silence(edit))

    def chrome(self, edit: Edit) -> Edit:
        """Return an edit as one of chrome."""
        return _silenced(edit, Silence.CHROME)

    def is_told(self, edit: Edit) -> bool:
        """Return whether nothing speaks against an edit."""
        return plain(edit.old or "") != plain(edit.new or "") and (
            self._silence(edit) is None
        )

    def _silence(self, edit: Edit) -> Silence | None:
        if edit.part is Part.TITLE:
            return self._title(edit)
        if edit.part not in _TEXTS:
            return None
        beside = _is_beside(edit)
        chrome = self._is_furniture if beside else self._came_from_chrome
        if chrome(edit) or (edit.kind is EditKind.MOVED and _is_half_beside(edit)):
            return Silence.CHROME
        if edit.role not in (None, Role.NARRATION):
            return None
        if self._same_letters(edit):
            return Silence.COSMETIC
        return Silence.STAMP if self._is_stamped(edit) else None

    # --- chrome -------------------------------------------------------------------

    def _title(self, edit: Edit) -> Silence | None:
        """Silence a headline that stood on the old page: it was chosen otherwise."""
        if (edit.old or "").lower() == (edit.new or "").lower():
            return Silence.COSMETIC
        if edit.new is None or self._pages[0].shows(edit.new):
            return Silence.CHROME
        return None

    def _came_from_chrome(self, edit: Edit) -> bool:
        came = edit.new is None or self._pages[0].gave(edit.new)
        went = edit.old is None or self._pages[1].gave(edit.old)
        return came and went

    def _is_furniture(self, edit: Edit) -> bool:
        """Return whether an edit beside the content is only of the page's furniture.

        Blocks change places there with every redesign; one that stands alone and is
        on the other page too is a copy.
        """
        if edit.kind is EditKind.MOVED:
            return True
        sides = [text for text in (edit.old, edit.new) if text is not None]
        if any(map(is_code, sides)) or all(map(is_menu, sides)):
            return True
        if len(sides) > 1:
            return _bare(sides[0]) == _bare(sides[1])
        if self._rebuilt or self._came_from_chrome(edit):
            return True
        if edit.old is None:
            return self._pages[0].shows(sides[0]) and edit.new_at not in self._runs[1]
        return self._pages[1].shows(sides[0]) and edit.old_at not in self._runs[0]

    def _same_letters(self, edit: Edit) -> bool:
        """Return whether the same words are only divided otherwise, labels aside."""
        if edit.kind in (EditKind.SPLIT, EditKind.MERGED):
            return edit.part is not Part.TURN and _key(
                (edit.old or "").replace("\n", "")
            ) == _key((edit.new or "").replace("\n", ""))
        if edit.kind is not EditKind.EDITED or edit.old is None or edit.new is None:
            return False
        old, new = _bare(edit.old), _bare(edit.new)
        longer, shorter = (old, new) if len(old) > len(new) else (new, old)
        head = longer[: len(longer) - len(shorter)]
        return longer.endswith(shorter) and head in self._labels

    # --- stamps -------------------------------------------------------------------

    def _is_stamped(self, edit: Edit) -> bool:
        """Return whether a date or a count of the page itself is all that changed."""
        pages = zip((edit.old_at, edit.new_at), self._pages, strict=True)
        told = [(at, page) for at, page in pages if at]
        if told and all(page.in_history(at) for at, page in told):
            return True
        sides = [text for text in (edit.old, edit.new) if text]
        beside = _is_beside(edit)
        if not all(is_stamp(text) or (beside and is_date(text)) for text in sides):
            return False
        return len(sides) == 1 or only_numbers_differ(*sides)

    def _judge_date(self, edit: Edit) -> Edit:
        """Tell a page's date as it is printed, and not where it is a stamp's."""
        if edit.kind is not EditKind.EDITED:
            return _silenced(edit, Silence.STAMP)
        printed = next((other for other in self._dated if _tells(other, edit)), None)
        if printed is None:
            return edit
        if is_stamp(printed.old or "") and is_stamp(printed.new or ""):
            return _silenced(edit, Silence.STAMP)
        return dataclasses.replace(edit, old=printed.old, new=printed.new)


class _Page:
    """A page's blocks, as seen from the other page."""

    def __init__(self, here: Parsed, there: Parsed) -> None:
        rest, others = _keys(here.rest), _keys(there.rest)
        self._more = collections.Counter(rest) - collections.Counter(others)
        self._rest = "\n".join(rest)
        self._rest_more = "\n".join(self._more)
        self._blocks = {*rest, *_keys(_paragraphs(here.content))}
        self._beside = [here.rest[at] for at in here.beside]

    def gave(self, text: str) -> bool:
        """Return whether every line of a text stands in this page's chrome.

        And not in the other's: it went into the content, or came out of it.
        """
        return all(self._line(key) for key in _keys(text.split("\n")) if key)

    def shows(self, text: str) -> bool:
        """Return whether every line of a text is a block of this page."""
        return all(key in self._blocks for key in _keys(text.split("\n")))

    def in_history(self, at: tuple[int, ...]) -> bool:
        """Return whether a place is in the box that lists the page's own versions."""
        return at[0] == BESIDE and at[1] in self._history

    @functools.cached_property
    def _history(self) -> set[int]:
        return history(self._beside)

    def _line(self, key: str) -> bool:
        if self._more[key] > 0:
            return True
        return key in (self._rest if len(key) >= _TELLING else self._rest_more)


def _told_runs(
    edits: Iterable[Edit], pages: tuple[_Page, _Page]
) -> tuple[set[tuple[int, ...]], set[tuple[int, ...]]]:
    """Return the places beside the content that came or went with a neighbour.

    "Treasurer:" is on every page a dozen times; one that comes in a row of new blocks
    came with them.
    """
    runs: list[set[tuple[int, ...]]] = []
    for side, kind in ((0, EditKind.REMOVED), (1, EditKind.ADDED)):
        changed = {
            (edit.old_at, edit.new_at)[side]: (edit.old, edit.new)[side] or ""
            for edit in edits
            if edit.kind is kind and _is_beside(edit)
        }
        fresh = [at for at, text in changed.items() if not pages[1 - side].shows(text)]
        run = set(fresh)
        for turn, number in fresh:
            for step in (-1, 1):
                at = (turn, number + step)
                while at in changed and at not in run:
                    run.add(at)
                    at = (turn, at[1] + step)
        runs.append(run)
    return runs[0], runs[1]


def _is_beside(edit: Edit) -> bool:
    """Return whether nothing of an edit is in the content."""
    return {BESIDE} == {*edit.old_at[:1], *edit.new_at[:1]}


def _is_half_beside(edit: Edit) -> bool:
    return BESIDE in (*edit.old_at[:1], *edit.new_at[:1])


def _frame(parsed: Parsed) -> list[str]:
    """Return the blocks that are plainly a page's chrome."""
    beside = set(parsed.beside)
    return _keys(text for at, text in enumerate(parsed.rest) if at not in beside)


def _likeness(ours: Sequence[str], theirs: Sequence[str]) -> float:
    """Return the share of blocks that two frames have in common; 1 without frames."""
    common = (collections.Counter(ours) & collections.Counter(theirs)).total()
    return 2 * common / (len(ours) + len(theirs)) if ours or theirs else 1.0


def _tells(printed: Edit, dated: Edit) -> bool:
    """Return whether a block that was edited prints the days of an edited date."""
    for text, day in ((printed.old, dated.old), (printed.new, dated.new)):
        numbers = {int(digits) for digits in _DIGITS.findall(text or "")}
        iso = _ISO.search(day or "")
        if iso is None or not {int(iso[1]) % 100, int(iso[3])} <= {
            number % 100 for number in numbers
        }:
            return False
    return True


def _is_dated(edit: Edit) -> bool:
    return all(is_stamp(text) or is_date(text) for text in (edit.old, edit.new) if text)


def _silenced(edit: Edit, silence: Silence | None) -> Edit:
    if silence is None:
        return edit
    return dataclasses.replace(edit, silence=silence, severity=Severity.COSMETIC)


def _labels(content: Content) -> list[str]:
    if isinstance(content, Listing):
        return []
    return [
        _bare(label or "")
        for turn in content.turns
        for label in (
            turn.speaker,
            turn.affiliation,
            f"{turn.affiliation or ''}{turn.speaker or ''}",
        )
    ]


def _paragraphs(content: Content) -> list[str]:
    if isinstance(content, Listing):
        return [link.title for link in content.links]
    return [text for turn in content.turns for text in turn.paragraphs]


def _keys(texts: Iterable[str]) -> list[str]:
    return [_key(text) for text in texts]


def _key(text: str, without: str = "") -> str:
    key = plain(text).replace(" ", "")
    return key.replace(without, "") if without else key


def _bare(text: str) -> str:
    return "".join(sign for sign in plain(text).lower() if sign.isalnum())
