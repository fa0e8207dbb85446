"""The edits of paragraphs: inside turns that stayed, and on pages without turns."""

from __future__ import annotations

import collections
import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence

from monitor.diff._align import heaviest_rise
from monitor.diff._draft import draft
from monitor.diff._match import Link, Piece
from monitor.diff._text import plain
from monitor.diff._view import View
from monitor.model import Edit, EditKind, Form, Part, Turn

_PARTS = {
    Form.PARAGRAPH: Part.PARAGRAPH,
    Form.HEADING: Part.PARAGRAPH,
    Form.ITEM: Part.LIST_ITEM,
    Form.CELL: Part.CELL,
}


def of_paragraphs(view: View) -> Iterator[Edit]:
    """Yield the edits inside turns that stayed."""
    linked_old = {link.old for link in view.links}
    linked_new = {link.new for link in view.links}
    for at, piece in enumerate(view.old):
        if at not in linked_old and piece.turn not in view.gone:
            yield _paragraph(view, EditKind.REMOVED, [at], [])
    for at, piece in enumerate(view.new):
        if at not in linked_new and piece.turn not in view.come:
            yield _paragraph(view, EditKind.ADDED, [], [at])
    moved = _moved(view)
    for ours, theirs in _groups(view.links):
        yield from _group(view, ours, theirs, moved)


def _group(
    view: View, ours: list[int], theirs: list[int], moved: set[int]
) -> Iterator[Edit]:
    old = "\n".join(view.old[at].text for at in ours)
    new = "\n".join(view.new[at].text for at in theirs)
    if len(ours) == len(theirs) == 1:
        if ours[0] in moved:
            yield _paragraph(view, EditKind.MOVED, ours, theirs)
        if old != new:
            yield _paragraph(view, EditKind.EDITED, ours, theirs)
    elif len({view.old[at].turn for at in ours}) > 1 or (
        len({view.new[at].turn for at in theirs}) > 1
    ):
        # The turn's own edit tells of the cut; only other words are left to tell.
        if _letters_of(old) != _letters_of(new):
            yield _paragraph(view, EditKind.EDITED, ours, theirs)
    elif _are_scattered(view, ours, theirs):
        yield from _scattered(view, ours, theirs)
    else:
        kind = EditKind.SPLIT if len(ours) == 1 else EditKind.MERGED
        yield _paragraph(view, kind, ours, theirs)


def _are_scattered(view: View, ours: list[int], theirs: list[int]) -> bool:
    """Return whether the parts of a paragraph stand apart, and are still its words."""
    if len(ours) > 1 < len(theirs):
        return False
    parts = [view.new[at].text for at in theirs]
    whole = view.old[ours[0]].text
    if len(theirs) == 1:
        parts, whole = [view.old[at].text for at in ours], view.new[theirs[0]].text
    return max(len(_rows(ours)), len(_rows(theirs))) > 1 and all(
        _letters_of(part) in _letters_of(whole) for part in parts
    )


def _scattered(view: View, ours: list[int], theirs: list[int]) -> Iterator[Edit]:
    """Yield the moves of the parts of a paragraph that do not stand in one row.

    What stands behind another paragraph was not only cut off, it was moved there. Other
    words that came or went on the way are told with the part that stayed.
    """
    many, whole = (theirs, ours) if len(ours) == 1 else (ours, theirs)
    side = 1 if many is theirs else 0
    texts = [(view.old, view.new)[side][at].text for at in many]
    stayed = max(_rows(many), key=lambda row: _stands(view, row, whole[0], side))
    left = (view.old, view.new)[1 - side][whole[0]].text
    for at, text in zip(many, texts, strict=True):
        if at in stayed:
            continue
        left = left.replace(text, "", 1)
        pair = (whole, [at]) if side else ([at], whole)
        edit = _paragraph(view, EditKind.MOVED, *pair)
        yield dataclasses.replace(edit, part=Part.SENTENCE, old=text, new=text)
    kept = "\n".join(text for at, text in zip(many, texts, strict=True) if at in stayed)
    if _letters_of(kept) != _letters_of(left):
        pair = (whole, stayed) if side else (stayed, whole)
        edit = _paragraph(view, EditKind.EDITED, *pair)
        sides = (left.strip(), kept) if side else (kept, left.strip())
        yield dataclasses.replace(edit, old=sides[0], new=sides[1])


def _stands(view: View, row: list[int], whole: int, side: int) -> tuple[bool, int]:
    """Return whether a row stands where the whole did, and how much it says."""
    before = after = None
    for link in view.links:
        here, there = (link.old, link.new) if side else (link.new, link.old)
        if here == whole - 1:
            before = there
        elif here == whole + 1:
            after = there
    in_order = (before is None or before < row[0]) and (
        after is None or after > row[-1]
    )
    pieces = (view.old, view.new)[side]
    return in_order, sum(len(pieces[at].text) for at in row)


def _rows(many: Sequence[int]) -> list[list[int]]:
    rows: list[list[int]] = []
    for at in many:
        if rows and rows[-1][-1] == at - 1:
            rows[-1].append(at)
        else:
            rows.append([at])
    return rows


def _letters_of(text: str) -> str:
    return plain(text).replace(" ", "")


def _moved(view: View) -> set[int]:
    """Return the old pieces that stand elsewhere now, turns' own moves aside."""
    moved = set()
    homes: dict[tuple[int, int], list[tuple[int, int]]]
    homes = collections.defaultdict(list)
    for link in view.links:
        old, new = view.old[link.old].turn, view.new[link.new].turn
        if view.couples is None:
            homes[0, 0].append((link.old, link.new))
        elif view.couples.together(old, new):
            homes[old, new].append((link.old, link.new))
        else:
            moved.add(link.old)
    for pairs in homes.values():
        single = _single(pairs)
        stayed = heaviest_rise(
            single, lambda at: 1 + min(len(view.old[at].text), 1_000) / 1_000_000
        )
        moved |= {at for at, _ in single} - {at for at, _ in stayed}
    return moved


def _paragraph(view: View, kind: EditKind, ours: list[int], theirs: list[int]) -> Edit:
    old = [view.old[at] for at in ours]
    new = [view.new[at] for at in theirs]
    first_old = old[0] if old else None
    first_new = new[0] if new else None
    return draft(
        kind,
        _part(view, first_old, first_new),
        "\n".join(piece.text for piece in old) if old else None,
        "\n".join(piece.text for piece in new) if new else None,
        old_at=_place(first_old),
        new_at=_place(first_new),
        old_turn=_turn_of(view, first_old, view.old_turns),
        new_turn=_turn_of(view, first_new, view.new_turns),
    )


def _part(view: View, old: Piece | None, new: Piece | None) -> Part:
    if view.by_turn and old and new and _is_turn(view, old, new):
        return Part.TURN
    piece = new or old
    return _PARTS[piece.form] if piece else Part.PARAGRAPH


def _is_turn(view: View, old: Piece, new: Piece) -> bool:
    """Return whether two pieces are all that their turns say."""
    return (
        view.couples is not None
        and view.couples.pairs.get(old.turn) == new.turn
        and "\n" not in view.old_turns[old.turn].text
        and "\n" not in view.new_turns[new.turn].text
    )


def _turn_of(view: View, piece: Piece | None, turns: Sequence[Turn]) -> Turn | None:
    return turns[piece.turn] if piece and view.by_turn else None


def _place(piece: Piece | None) -> tuple[int, ...]:
    return (piece.turn, piece.place) if piece else ()


def _single(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the pairs both sides of which stand in no other pair."""
    pairs = list(pairs)
    old = collections.Counter(at for at, _ in pairs)
    new = collections.Counter(at for _, at in pairs)
    return [pair for pair in pairs if old[pair[0]] == 1 == new[pair[1]]]


def _groups(links: Sequence[Link]) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the connected old and new pieces, in old order."""
    mates_old: Mapping[int, list[int]] = collections.defaultdict(list)
    mates_new: Mapping[int, list[int]] = collections.defaultdict(list)
    for link in links:
        mates_old[link.old].append(link.new)
        mates_new[link.new].append(link.old)
    done: set[int] = set()
    for start in mates_old:
        if start in done:
            continue
        ours, theirs, open_old = {start}, set(), [start]
        while open_old:
            for new in mates_old[open_old.pop()]:
                theirs.add(new)
                fresh = [old for old in mates_new[new] if old not in ours]
                ours.update(fresh)
                open_old.extend(fresh)
        done |= ours
        yield sorted(ours), sorted(theirs)
