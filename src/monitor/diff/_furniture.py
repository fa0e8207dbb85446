"""What is only of a page's furniture among what changed beside its content."""

from __future__ import annotations

import collections
import re
from collections.abc import Collection, Iterable, Sequence

from monitor.diff._listing import how_many_fell
from monitor.diff._page import Page, Place, bare, keys
from monitor.diff._pieces import BESIDE
from monitor.diff._places import (
    asks_consent,
    counts_readers,
    is_ago,
    is_other_number,
    is_ticking,
)
from monitor.diff._releases import lone_titles
from monitor.diff._stamps import (
    differ_in_stamps,
    is_clock,
    is_code,
    is_live,
    is_menu,
    is_network,
    is_pager,
    is_relative,
    is_tools,
    only_numbers_differ,
    without_count,
    without_sizes,
)
from monitor.diff._text import WORDS
from monitor.model import Content, Edit, EditKind, Listing, Parsed

# Blocks in a row came together if this share of them stands nowhere on the other page.
_FRESH = 0.1
# A frame that keeps less than this share of its blocks was built anew: what came or
# went beside the content is then a part of it. Rebuilt ones kept 0.69 to 0.87 of their
# blocks, all others 0.92 and more; of a few blocks a share says nothing.
_REBUILT = 0.9
_FRAME_BLOCKS = 12
# One that lost fewer was worked on: a block that came or went with neither a figure nor
# a sentence in it is a button of it.
_SHAKEN = 0.95
# A frame of fewer blocks has to have lost more of them.
_SMALL_FRAME, _SMALL_REBUILT = 6, 0.7
# An index gives the day of this share of its releases at least.
_DATED = 0.5
# So many blocks in an index's rows tell whether the rows were set anew.
_ROWS = 4
# What is longer than this in a row is a teaser and no label.
_LABEL = 40
# Where a link ends and the next begins, set without a space.
_GLUE = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-ZÀ-ÞА-ЯЁІЇЄҐΑ-Ω][^\W\d_A-Z])")
_SENTENCE = re.compile(r"[.!?。！？…]\s*$")
SAYS = re.compile(r"\d|[.!?。！？](?:\s|$)")


# What a block beside the content may be that only tells of the visit.
_OF_THE_VISIT = (is_pager, is_relative, is_live, is_clock, is_network, is_tools)
# A document of so many letters, or an index of so many releases, is what its page is
# for: links to other texts beside it come and go.
_LETTERS, _RELEASES = 600, 5


class Furniture:
    """The furniture of two pages: their frames, boxes, menus, and rows of an index.

    `rebuilt` says that the frame was built anew.
    """

    def __init__(
        self,
        old: Parsed,
        new: Parsed,
        edits: Sequence[Edit],
        pages: tuple[Page, Page],
    ) -> None:
        self._pages = pages
        self.rebuilt, self._shaken = _worked_on(_frame(old), _frame(new))
        self._runs = _told_runs(edits, pages)
        self._is_index = _is_index(old.content) and _is_index(new.content)
        self._lone = lone_titles(old.content, new.content)
        self._new_rows = self._is_index and _are_set_anew(pages)
        self._fallen = _fallen(old.content, new.content, edits)
        own = _has_its_own(old.content) and _has_its_own(new.content)
        self._own = own
        self._turned = self._turned_over(edits) if own else set()

    def holds(self, edit: Edit) -> bool:
        """Return whether an edit beside the content is only of the page's furniture.

        Blocks change places there with every redesign; one that stands alone and is
        on the other page too is a copy.
        """
        sides = [text for text in (edit.old, edit.new) if text is not None]
        none = any(map(is_code, sides)) or all(map(is_menu, sides))
        if none or edit.kind is EditKind.MOVED or self._is_of_the_site(edit, sides):
            return True
        if len(sides) > 1:
            old, new = map(bare, sides)
            alike = old in new or new in old or not any(map(SAYS.search, sides))
            same = old == new or (self.rebuilt and alike)
            return same or self._is_offer(edit)
        fell = edit.new is None and edit.old_at in self._fallen
        frames = self.rebuilt or (self._shaken and not SAYS.search(sides[0]))
        if fell or frames or self._is_row(edit) or self._is_offer(edit):
            return True
        if edit.old is None:
            return self._pages[0].shows(sides[0]) and edit.new_at not in self._runs[1]
        return self._pages[1].shows(sides[0]) and edit.old_at not in self._runs[0]

    def _is_of_the_site(self, edit: Edit, sides: Sequence[str]) -> bool:
        """Return whether an edit is of what a site says on each of its pages.

        Its cookies, its telephone, a button above the headline: nothing of them
        belongs to a page that has a text of its own.
        """
        if not self._own:
            return False
        if all(map(asks_consent, sides)):
            return True
        if len(sides) > 1:
            return is_other_number(*sides)
        page, at = (
            (self._pages[0], edit.old_at)
            if edit.new is None
            else (self._pages[1], edit.new_at)
        )
        return page.is_masthead(at) and not SAYS.search(sides[0])

    def _is_offer(self, edit: Edit) -> bool:
        """Return whether an edit lies in boxes that offer other texts."""
        places = zip((edit.old_at, edit.new_at), self._pages, strict=True)
        if all(page.offers(at) for at, page in places if at):
            return True
        return any(box in self._turned for box in self._boxes(edit))

    def _boxes(self, edit: Edit) -> list[str]:
        """Return the headings of the boxes of links that an edit lies in."""
        places = zip((edit.old_at, edit.new_at), self._pages, strict=True)
        boxes = [
            page.box(at) if at and is_beside(edit) else None for at, page in places
        ]
        return [box for box in boxes if box is not None]

    def _turned_over(self, edits: Iterable[Edit]) -> set[str]:
        """Return the boxes of links in which one link took another's place.

        A link that was reworded is another thing: it has words in common.
        """
        gone: set[str] = set()
        come: set[str] = set()
        for edit in edits:
            boxes = set(self._boxes(edit))
            if edit.kind is not EditKind.EDITED or _are_strangers(edit, boxes):
                gone |= boxes if edit.old is not None else set()
                come |= boxes if edit.new is not None else set()
        return gone & come

    def counts(self, edit: Edit) -> bool:
        """Return whether an edit beside the content is of a count or a clock there.

        A menu's entry with a number behind it, the numbers of a list's pages, and what
        stands in an index's rows without a word: hits, a running number, a day.
        """
        sides = [text for text in (edit.old, edit.new) if text is not None]
        if any(all(map(is_one, sides)) for is_one in _OF_THE_VISIT):
            return True
        if len(sides) > 1 and (
            differ_in_stamps(*sides) or len(set(map(without_sizes, sides))) == 1
        ):
            return True
        if len(sides) > 1 and self._ticks(edit, *sides):
            return True
        places = list(zip((edit.old_at, edit.new_at), self._pages, strict=True))
        if all(page.counts_visits(at) for at, page in places if at):
            return True
        told = [(at[1], page) for at, page in places if at]
        if all(number in page.linked for number, page in told) and len(sides) > 1:
            return without_count(sides[0]) == without_count(sides[1])
        in_rows = self._is_index and all(number in page.rows for number, page in told)
        return in_rows and not any(map(str.isalpha, "".join(sides)))

    def _ticks(self, edit: Edit, old: str, new: str) -> bool:
        """Return whether a clock, a count of readers or the age of a link went on."""
        if is_ticking(old, new):
            return True
        if not self._own or not only_numbers_differ(old, new):
            return False
        before, after = self._pages
        if is_ago(old, new) and before.box(edit.old_at) and after.box(edit.new_at):
            return True
        return counts_readers(
            old, before.around(edit.old_at), before.day
        ) and counts_readers(new, after.around(edit.new_at), after.day)

    def _is_row(self, edit: Edit) -> bool:
        """Return whether an edit beside the content is of an index's row as such.

        A button or a label that came or went with its release says nothing beside it;
        where the rows were set anew, none of what stands in them does.
        """
        if not self._is_index or edit.kind is EditKind.EDITED:
            return False
        side = 0 if edit.new is None else 1
        text, at = (
            (edit.old, edit.old_at) if edit.new is None else (edit.new, edit.new_at)
        )
        if text is None or at[1] not in self._pages[side].rows:
            return False
        if any(title in text for title in self._lone[side]):
            return False
        return self._new_rows or not (_SENTENCE.search(text) or len(text) > _LABEL)


def is_beside(edit: Edit) -> bool:
    """Return whether nothing of an edit is in the content."""
    return {BESIDE} == {*edit.old_at[:1], *edit.new_at[:1]}


def _told_runs(
    edits: Iterable[Edit], pages: tuple[Page, Page]
) -> tuple[set[Place], set[Place]]:
    """Return the places beside the content that came or went with a neighbour.

    "Treasurer:" is on every page a dozen times; one that comes in a row of new blocks
    came with them.
    """
    runs: list[set[Place]] = []
    for side, kind in ((0, EditKind.REMOVED), (1, EditKind.ADDED)):
        changed = {
            (edit.old_at, edit.new_at)[side]: (edit.old, edit.new)[side] or ""
            for edit in edits
            if edit.kind is kind and is_beside(edit)
        }
        told: set[Place] = set()
        for row in _rows(sorted(changed)):
            fresh = [at for at in row if not pages[1 - side].shows(changed[at])]
            told.update(row if len(fresh) >= _FRESH * len(row) else fresh)
        runs.append(told)
    return runs[0], runs[1]


def _fallen(old: Content, new: Content, edits: Iterable[Edit]) -> set[Place]:
    """Return the blocks beside a list that fell off its end with their releases.

    A release's summary and hour are blocks of their own: as many rows of blocks went
    from the end as releases did.
    """
    if not isinstance(old, Listing) or not isinstance(new, Listing):
        return set()
    count = how_many_fell(old, new)
    gone = [e.old_at for e in edits if e.kind is EditKind.REMOVED and is_beside(e)]
    rows = _rows(sorted(gone))
    return {at for row in rows[len(rows) - count :] for at in row} if count else set()


def _rows(places: Iterable[Place]) -> list[list[Place]]:
    """Return rising places as rows without a gap."""
    rows: list[list[Place]] = []
    for turn, number in places:
        if rows and rows[-1][-1] == (turn, number - 1):
            rows[-1].append((turn, number))
        else:
            rows.append([(turn, number)])
    return rows


def _has_its_own(content: Content) -> bool:
    """Return whether a page has a dated text or index of its own that is no scrap."""
    if isinstance(content, Listing):
        return _is_index(content) and len(content.links) >= _RELEASES
    size = sum(len(turn.text) for turn in content.turns)
    return content.published is not None and size >= _LETTERS


def _are_strangers(edit: Edit, boxes: Collection[str]) -> bool:
    """Return whether the two sides of an edit have hardly a word in common.

    In a box of links set without a space each link is compared for itself.
    """
    sides = edit.old or "", edit.new or ""
    if boxes:
        ours, theirs = (_GLUE.split(text) for text in sides)
        if len(ours) == len(theirs):
            pairs = zip(ours, theirs, strict=True)
            return all(_have_little_in_common(*p) for p in pairs if len(set(p)) > 1)
    return _have_little_in_common(*sides)


def _have_little_in_common(old: str, new: str) -> bool:
    ours, theirs = (set(WORDS.findall(text)) for text in (old, new))
    return 2 * len(ours & theirs) < min(len(ours), len(theirs))


def _is_index(content: Content) -> bool:
    """Return whether a page is an index of dated releases, and not a page of links."""
    if not isinstance(content, Listing) or not content.links:
        return False
    dated = sum(link.date is not None for link in content.links)
    return dated >= _DATED * len(content.links)


def _are_set_anew(pages: tuple[Page, Page]) -> bool:
    """Return whether hardly anything in an index's rows stayed beside its titles."""
    rows = [collections.Counter(page.row_texts) for page in pages]
    return rows[0].total() >= _ROWS and 2 * (rows[0] & rows[1]).total() < min(
        rows[0].total(), rows[1].total()
    )


def _frame(parsed: Parsed) -> list[str]:
    """Return the blocks that are plainly a page's chrome."""
    beside = set(parsed.beside)
    return keys(text for at, text in enumerate(parsed.rest) if at not in beside)


def _worked_on(ours: Sequence[str], theirs: Sequence[str]) -> tuple[bool, bool]:
    """Return whether a frame was built anew, and whether it was worked on at all."""
    size = max(len(ours), len(theirs))
    likeness = _likeness(ours, theirs)
    if size < _FRAME_BLOCKS:
        anew = size >= _SMALL_FRAME and likeness < _SMALL_REBUILT
        return anew, anew
    return likeness < _REBUILT, likeness < _SHAKEN


def _likeness(ours: Sequence[str], theirs: Sequence[str]) -> float:
    """Return the share of blocks that two frames have in common."""
    common = (collections.Counter(ours) & collections.Counter(theirs)).total()
    return 2 * common / max(1, len(ours) + len(theirs))
