"""The edits of what a document has beside its turns, from title to images."""

from __future__ import annotations

import collections
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from monitor.diff._draft import draft
from monitor.model import (
    Content,
    Document,
    Edit,
    EditKind,
    Image,
    Parsed,
    Part,
    Participant,
    Reference,
)

_T = TypeVar("_T")


def field_edits(old: Document, new: Document) -> Iterator[Edit]:
    """Yield the edits of everything that is not said in a turn."""
    yield from kind_edit(old, new)
    yield from value_edit(Part.TITLE, old.title, new.title)
    yield from value_edit(Part.DATE, _day(old), _day(new))
    yield from _participants(old.participants, new.participants)
    yield from _references(old, new)
    yield from _images(old.images, new.images)


def kind_edit(old: Content, new: Content) -> Iterator[Edit]:
    """Yield the edit of what a page is read as, if it is read as something else."""
    if old.kind is not new.kind:
        yield draft(EditKind.EDITED, Part.KIND, old.kind, new.kind)


def value_edit(part: Part, old: str | None, new: str | None) -> Iterator[Edit]:
    """Yield the edit of a field that a page has once, if there is one."""
    if old != new:
        kind = EditKind.EDITED
        if old is None:
            kind = EditKind.ADDED
        elif new is None:
            kind = EditKind.REMOVED
        yield draft(kind, part, old, new)


def _day(document: Document) -> str | None:
    return document.published.isoformat() if document.published else None


def _participants(
    old: Sequence[Participant], new: Sequence[Participant]
) -> Iterator[Edit]:
    gone, come = _without_common(old, new)
    for same in (lambda p: p.name, lambda p: p.office):
        for ours, theirs in _pair_off(gone, come, same):
            yield from value_edit(Part.PARTICIPANT, _named(ours), _named(theirs))
    for ours in gone:
        yield draft(EditKind.REMOVED, Part.PARTICIPANT, _named(ours), None)
    for theirs in come:
        yield draft(EditKind.ADDED, Part.PARTICIPANT, None, _named(theirs))


def _named(participant: Participant) -> str:
    return ", ".join(filter(None, (participant.name, participant.office)))


def _references(old: Document, new: Document) -> Iterator[Edit]:
    """Yield links that lead elsewhere, and links on words that stayed.

    A link that came or went with its words is told by the edit of the words.
    """
    gone, come = _without_common(old.references, new.references)
    for ours, theirs in _pair_off(gone, come, lambda reference: reference.text):
        yield draft(EditKind.EDITED, Part.LINK, _leading(ours), _leading(theirs))
    if gone or come:
        words_old, words_new = _all_words(old), _all_words(new)
        for ours in gone:
            if ours.text in words_new or ours.text not in words_old:
                yield draft(EditKind.REMOVED, Part.LINK, _leading(ours), None)
        for theirs in come:
            if theirs.text in words_old or theirs.text not in words_new:
                yield draft(EditKind.ADDED, Part.LINK, None, _leading(theirs))


def beside_edits(old: Parsed, new: Parsed) -> Iterator[Edit]:
    """Yield the edits of files and images that blocks beside the content lead to.

    A file is told where the same words, which stand once, lead to another one.
    """
    gone, come = _without_common(_single(old.references), _single(new.references))
    for ours, theirs in _pair_off(gone, come, lambda reference: reference.text):
        yield draft(EditKind.EDITED, Part.LINK, _leading(ours), _leading(theirs))
    yield from _images(old.images, new.images)


def _single(references: Sequence[Reference]) -> list[Reference]:
    counts = collections.Counter(reference.text for reference in set(references))
    return [r for r in dict.fromkeys(references) if counts[r.text] == 1]


def _leading(reference: Reference) -> str:
    return f"{reference.text} <{reference.url}>"


def _all_words(document: Document) -> str:
    return "\n".join(turn.text for turn in document.turns)


def _images(old: Sequence[Image], new: Sequence[Image]) -> Iterator[Edit]:
    gone, come = _without_common(old, new)
    for same in (lambda i: i.url, lambda i: i.alt or None, lambda _: "any"):
        for ours, theirs in _pair_off(gone, come, same):
            yield draft(EditKind.EDITED, Part.IMAGE, _shown(ours), _shown(theirs))
    for ours in gone:
        yield draft(EditKind.REMOVED, Part.IMAGE, _shown(ours), None)
    for theirs in come:
        yield draft(EditKind.ADDED, Part.IMAGE, None, _shown(theirs))


def _shown(image: Image) -> str:
    return f"{image.alt} <{image.url}>".strip()


def _without_common(old: Sequence[_T], new: Sequence[_T]) -> tuple[list[_T], list[_T]]:
    """Return what only the old and what only the new side has, each in its order."""
    left_old, left_new = collections.Counter(old), collections.Counter(new)
    left_old, left_new = left_old - left_new, left_new - left_old
    return _take(old, left_old), _take(new, left_new)


def _take(items: Sequence[_T], left: collections.Counter[_T]) -> list[_T]:
    taken = []
    for item in items:
        if left[item]:
            left[item] -= 1
            taken.append(item)
    return taken


def _pair_off(
    gone: list[_T], come: list[_T], same: Callable[[_T], str | None]
) -> Iterator[tuple[_T, _T]]:
    """Take out and yield, in order, the pairs that agree in something."""
    waiting: dict[str, collections.deque[_T]]
    waiting = collections.defaultdict(collections.deque)
    for item in come:
        key = same(item)
        if key is not None:
            waiting[key].append(item)
    for item in list(gone):
        key = same(item)
        if key is not None and waiting.get(key):
            other = waiting[key].popleft()
            gone.remove(item)
            come.remove(other)
            yield item, other
