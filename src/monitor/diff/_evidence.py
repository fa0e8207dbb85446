"""Why an edit is none of the page's own words: the evidence of both pages."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from monitor.diff._addresses import is_icon, same_address
from monitor.diff._furniture import SAYS, Furniture, is_beside
from monitor.diff._page import Page, bare, key_of, label_texts, prints_day
from monitor.diff._pieces import BESIDE
from monitor.diff._severity import severity_of
from monitor.diff._stamps import (
    is_date,
    is_reader_note,
    is_stamp,
    is_update,
    only_numbers_differ,
)
from monitor.diff._text import plain
from monitor.model import (
    Edit,
    EditKind,
    Parsed,
    Part,
    Role,
    Severity,
    Silence,
)

# What is longer is more than a caption.
_SCRAP = 40
# What may stand before the words of somebody: up to a colon or a dash.
_MARK = re.compile(r"^[^:：—。.!?！？]{1,80}[:：—]+\s*")
_MARK_LETTERS = 12
# When somebody spoke, in square brackets behind his name or before his words.
_TIME_CODE = re.compile(r"[\[(]\d{1,2}:\d\d(?::\d\d)?[\])]")
_ADDRESS = re.compile(r"(.*?)\s*<([^<>]*)>", re.DOTALL)
_TEXTS = (Part.PARAGRAPH, Part.SENTENCE, Part.LIST_ITEM, Part.CELL, Part.TURN)

# Plain texts that are known to flicker: on this page, and on several.
Flickering = tuple[frozenset[str], frozenset[str]]


class Evidence:
    """What two pages say about their edits."""

    def __init__(
        self,
        old: Parsed,
        new: Parsed,
        edits: Sequence[Edit],
        flickering: Flickering = (frozenset(), frozenset()),
    ) -> None:
        self._flickering = flickering
        self._pages = (Page(old, new), Page(new, old))
        self._furniture = Furniture(old, new, edits, self._pages)
        self._other_kind = old.content.kind is not new.content.kind
        labels = (*label_texts(old.content), *label_texts(new.content))
        self._labels = {bare(label) for label in labels} - {""}
        # Of a body that was cut out otherwise, links and images come and go.
        crossed = any(e.kind is EditKind.MOVED and _is_half_beside(e) for e in edits)
        self._other_body = self._furniture.rebuilt or self._other_kind or crossed
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
        if edit.kind is EditKind.EDITED and is_beside(edit):
            edit = self._one_sided(edit)
        return _silenced(edit, self._silence(edit))

    @staticmethod
    def chrome(edit: Edit) -> Edit:
        """Return an edit as one of chrome."""
        return _silenced(edit, Silence.CHROME)

    def _silence(self, edit: Edit) -> Silence | None:
        if edit.part in _TEXTS:
            return self._text_silence(edit)
        if edit.part is Part.TITLE:
            return self._title(edit)
        if edit.part in (Part.LINK, Part.IMAGE):
            return self._target(edit)
        if edit.part is Part.PARTICIPANT:
            return self._participant(edit)
        if edit.part is Part.RELEASE:
            return self._release(edit)
        # What a page is read as is the parser's word, not the page's.
        return Silence.CHROME if edit.part is Part.KIND else None

    def _text_silence(self, edit: Edit) -> Silence | None:
        if self._is_chrome(edit):
            return Silence.CHROME
        if self._same_letters(edit):
            return Silence.COSMETIC
        if is_beside(edit) and self._furniture.counts(edit):
            return Silence.STAMP
        if edit.role not in (None, Role.NARRATION):
            return None
        if self._is_stamped(edit):
            return Silence.STAMP
        return Silence.VOLATILE if self._flickers(edit) else None

    def _is_chrome(self, edit: Edit) -> bool:
        if is_beside(edit):
            alone = edit.old is None or edit.new is None
            return self._furniture.holds(edit) or (
                alone and self._came_from_chrome(edit)
            )
        crossed = edit.kind is EditKind.MOVED and _is_half_beside(edit)
        return crossed or self._came_from_chrome(edit) or self._is_edge(edit)

    def _is_edge(self, edit: Edit) -> bool:
        """Return whether a scrap came to, or went from, the edges of the content.

        In a frame that was built anew the content is cut out otherwise: a caption
        above its first words says nothing, nor does a note on readers of files.
        """
        if edit.old is not None and edit.new is not None:
            return False
        text, at = edit.old or edit.new or "", edit.old_at or edit.new_at
        if is_reader_note(text):
            return True
        page = self._pages[0 if edit.new is None else 1]
        says = SAYS.search(text) or len(text) > _SCRAP
        return self._furniture.rebuilt and not says and page.is_edge(at)

    def _one_sided(self, edit: Edit) -> Edit:
        """Leave a stamp out of an edit that set it in another block's place."""
        gone = dataclasses.replace(edit, kind=EditKind.REMOVED, new=None, new_at=())
        come = dataclasses.replace(edit, kind=EditKind.ADDED, old=None, old_at=())
        stamped = self._is_stamped(gone), self._is_stamped(come)
        if stamped[0] == stamped[1]:
            return edit
        left = come if stamped[0] else gone
        left = dataclasses.replace(left, spans=(), matters=())
        return dataclasses.replace(left, severity=severity_of(left))

    # --- chrome -------------------------------------------------------------------

    def _title(self, edit: Edit) -> Silence | None:
        """Silence a headline that stood on the old page: it was chosen otherwise."""
        if (edit.old or "").lower() == (edit.new or "").lower():
            return Silence.COSMETIC
        if edit.new is None or self._pages[0].shows(edit.new):
            return Silence.CHROME
        return Silence.CHROME if self._site_named(edit.old or "", edit.new) else None

    def _site_named(self, old: str, new: str) -> bool:
        """Return whether a headline only took on or lost the name of its site."""
        shorter, longer = sorted((plain(old), plain(new)), key=len)
        rest = longer.removeprefix(shorter)
        if rest == longer:
            rest = longer.removesuffix(shorter)
        name = rest.strip(" -|·_:｜")
        if rest == longer:
            return False
        known = any(page.names(name) for page in self._pages)
        return self._other_kind or (name != rest and known)

    def _target(self, edit: Edit) -> Silence | None:
        """Return why an edit of a link or an image is none, or None.

        A link set on words that stayed, or taken off them, changes no words.
        """
        if edit.part is Part.LINK and edit.kind is not EditKind.EDITED:
            return Silence.COSMETIC
        targets = [_ADDRESS.fullmatch(text or "") for text in (edit.old, edit.new)]
        shown = [found for found in targets if found is not None]
        if self._other_body or _leads_alike(shown):
            return Silence.CHROME
        icons = edit.part is Part.IMAGE and all(is_icon(found[2]) for found in shown)
        return Silence.CHROME if icons else None

    def _release(self, edit: Edit) -> Silence | None:
        """Silence a release that both pages show as often: a list on one only."""
        title = edit.old or edit.new or ""
        counts = [page.count(title) for page in self._pages]
        if edit.kind is EditKind.REMOVED and counts[1] >= counts[0]:
            return Silence.CHROME
        if edit.kind is EditKind.ADDED and counts[0] >= counts[1]:
            return Silence.CHROME
        return None

    def _participant(self, edit: Edit) -> Silence | None:
        """Silence somebody whom both pages name: the parser saw him on one."""
        if self._other_kind:
            return Silence.CHROME  # an article has no labels to name anybody by
        sides = zip((edit.new, edit.old), self._pages, strict=True)
        if all(text is None or page.names(text) for text, page in sides):
            return Silence.CHROME
        return None

    def _came_from_chrome(self, edit: Edit) -> bool:
        pages = self._pages
        if self._other_kind:
            # Read as another kind of page, its words are divided in other ways.
            came = edit.new is None or pages[0].prints(edit.new)
            return came and (edit.old is None or pages[1].prints(edit.old))
        came = edit.new is None or pages[0].gave(edit.new)
        return came and (edit.old is None or pages[1].gave(edit.old))

    def _same_letters(self, edit: Edit) -> bool:
        """Return whether the same words are only divided otherwise, labels aside."""
        if edit.kind in (EditKind.SPLIT, EditKind.MERGED):
            return edit.part is not Part.TURN and key_of(
                (edit.old or "").replace("\n", "")
            ) == key_of((edit.new or "").replace("\n", ""))
        if self._other_kind and bare(edit.old or edit.new or "") in self._labels:
            return True
        if edit.kind is not EditKind.EDITED or edit.old is None or edit.new is None:
            return False
        old, new = map(self._unmarked, (edit.old, edit.new))
        if old == new:
            labelled = any(old.startswith(label) for label in self._labels)
            return labelled or self._other_kind
        shorter, longer = sorted((old, new), key=len)
        head = longer.removesuffix(shorter)
        if head in self._labels:
            return True
        # Read as another kind of page, a text has or lacks the mark of its speaker:
        # "Q.", "MINISTER HOLM", an office behind the name.
        marked = [_MARK.sub("", text) for text in (edit.old, edit.new)]
        return self._other_kind and (
            (head != longer and len(head) <= _MARK_LETTERS)
            or bare(marked[0]) == bare(marked[1]) != ""
        )

    def _unmarked(self, text: str) -> str:
        """Return the letters of a text, its time code aside if a label may hold one."""
        return bare(_TIME_CODE.sub("", text, count=1) if self._other_kind else text)

    def _flickers(self, edit: Edit) -> bool:
        """Return whether an edit outside of turns lies in what is known to flicker."""
        own, shared = self._flickering
        known = own | shared if is_beside(edit) else shared
        sides = [text for text in (edit.old, edit.new) if text is not None]
        return all(plain(line) in known for text in sides for line in text.split("\n"))

    # --- stamps -------------------------------------------------------------------

    def _is_stamped(self, edit: Edit) -> bool:
        """Return whether a date or a count of the page itself is all that changed."""
        pages = zip((edit.old_at, edit.new_at), self._pages, strict=True)
        told = [(at, page) for at, page in pages if at]
        if told and all(page.in_history(at) for at, page in told):
            return True
        sides = [text for text in (edit.old, edit.new) if text]
        beside = is_beside(edit)
        if not all(is_stamp(text) or (beside and is_date(text)) for text in sides):
            return False
        return len(sides) == 1 or only_numbers_differ(*sides)

    def _judge_date(self, edit: Edit) -> Edit:
        """Tell a page's date as it is printed, and not where it is a stamp's."""
        if edit.kind is not EditKind.EDITED:
            return _silenced(edit, Silence.STAMP)
        before, after = self._pages
        if before.tells(edit.new or "") and after.tells(edit.old or ""):
            # Both pages print both days; the parser chose another one.
            return _silenced(edit, Silence.CHROME)
        printed = next((other for other in self._dated if _tells(other, edit)), None)
        if printed is None:
            sides = zip(self._pages, (edit.old, edit.new), strict=True)
            old, new = (page.printed(day or "") for page, day in sides)
            printed = dataclasses.replace(edit, old=old, new=new)
        if printed.old is None or printed.new is None:
            # Nowhere printed, it is a day that the parser reckoned.
            return _silenced(edit, Silence.STAMP)
        if is_update(printed.old) and is_update(printed.new):
            return _silenced(edit, Silence.STAMP)
        return dataclasses.replace(edit, old=printed.old, new=printed.new)


def _is_half_beside(edit: Edit) -> bool:
    """Return whether an edit leads into the content or out of it."""
    return len({edit.old_at[:1] == (BESIDE,), edit.new_at[:1] == (BESIDE,)}) > 1


def _leads_alike(sides: Sequence[re.Match[str]]) -> bool:
    """Return whether a link or an image is asked for otherwise and is the same."""
    if len(sides) < len(("old", "new")):
        return False
    old, new = sides
    return plain(old[1]) == plain(new[1]) and same_address(old[2], new[2])


def _tells(printed: Edit, dated: Edit) -> bool:
    """Return whether a block that was edited prints the days of an edited date."""
    return prints_day(printed.old or "", dated.old or "") and prints_day(
        printed.new or "", dated.new or ""
    )


def _is_dated(edit: Edit) -> bool:
    return all(is_stamp(text) or is_date(text) for text in (edit.old, edit.new) if text)


def _silenced(edit: Edit, silence: Silence | None) -> Edit:
    if silence is None:
        return edit
    return dataclasses.replace(edit, silence=silence, severity=Severity.COSMETIC)
