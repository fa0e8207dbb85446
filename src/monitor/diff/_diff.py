"""The exact comparison of two contents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from monitor.diff._align import STEPS, Budget
from monitor.diff._document import Beside, beside_edits, page_edits, turn_edits
from monitor.diff._exchanges import join_exchanges
from monitor.diff._fields import field_edits, kind_edit, value_edit
from monitor.diff._listing import listing_edits
from monitor.diff._patch import hunks_between, patch
from monitor.diff._sentences import move_sentences
from monitor.diff._weigh import Scales
from monitor.model import Change, Content, Document, Edit, Kind, Listing, Part


def diff(old: Content, new: Content, *, steps: int = STEPS) -> Change:
    """Return what changed between two contents; nothing where they are equal.

    It is exact: `apply(old, diff(old, new)) == new`. `steps` bounds the work; with
    fewer the edits are coarser (a removal and an addition instead of an edit) and
    still right.
    """
    return diff_pages(old, new, ((), ()), steps)


def diff_pages(
    old: Content,
    new: Content,
    beside: Beside,
    steps: int,
    *,
    by_turn: bool = True,
) -> Change:
    """Return what changed between two contents and the blocks beside them.

    Not `by_turn`, the words of transcripts are compared whoever says them, their
    labels among them.
    """
    if old == new and beside[0] == beside[1]:
        return Change()
    budget = Budget(steps)
    scales = Scales(old, new, budget)
    edits = sorted(
        map(scales.weigh, _once(_edits(old, new, beside, budget, by_turn=by_turn))),
        key=lambda edit: (-edit.severity, edit.new_at or edit.old_at),
    )
    return Change(tuple(edits), hunks_between(old, new, budget))


def apply(old: Content, change: Change) -> Content:
    """Return the content that a change makes of `old`.

    Raises InputError where the change was made from another content.
    """
    return patch(old, change.hunks)


def _once(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Yield the edits; a person's, in the list and on the labels, is one.

    A name that was respelled is told once, with its office where there is one.
    """
    told = set()
    for edit in edits:
        if edit.part is Part.PARTICIPANT:
            person = _people(edit)
            if person in told:
                continue
            told.add(person)
        yield edit


def _people(edit: Edit) -> tuple[str | None, ...]:
    names = [text and text.split(", ")[0] for text in (edit.old, edit.new)]
    return tuple(names) if names[0] != names[1] else (edit.old, edit.new)


def _edits(
    old: Content, new: Content, beside: Beside, budget: Budget, *, by_turn: bool
) -> Iterable[Edit]:
    if isinstance(old, Listing) and isinstance(new, Listing):
        return [*listing_edits(old, new, budget), *beside_edits(beside, budget)]
    if isinstance(old, Document) and isinstance(new, Document):
        fields = field_edits(old, new)
        if by_turn and {old.kind, new.kind} == {Kind.TRANSCRIPT}:
            said = join_exchanges(turn_edits(old, new, budget), old, new)
            said.extend(beside_edits(beside, budget))
        else:
            said = page_edits(old, new, budget, beside)
        return [*fields, *move_sentences(said)]
    return [
        *kind_edit(old, new),
        *value_edit(Part.TITLE, old.title, new.title),
        *move_sentences(page_edits(old, new, budget, beside)),
    ]
