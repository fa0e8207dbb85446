"""The exact half of a change: hunks over the written form, and their inverse."""

from __future__ import annotations

from collections.abc import Iterable

from monitor.diff._align import Budget, align, gaps
from monitor.diff._written import read, write
from monitor.errors import InputError
from monitor.model import Content, Hunk


def hunks_between(old: Content, new: Content, budget: Budget) -> tuple[Hunk, ...]:
    """Return the hunks that turn the written form of `old` into that of `new`."""
    ours, theirs = write(old), write(new)
    pairs = align(ours, theirs, budget, len)
    return tuple(
        Hunk(
            left.start,
            right.start,
            tuple(ours[left.start : left.stop]),
            tuple(theirs[right.start : right.stop]),
        )
        for left, right in gaps(pairs, (len(ours), len(theirs)))
    )


def patch(old: Content, hunks: Iterable[Hunk]) -> Content:
    """Return the content that the hunks make of `old`.

    Raises InputError where a hunk does not fit: the change is another page's.
    """
    lines = write(old)
    made: list[str] = []
    at = 0
    for hunk in hunks:
        made.extend(lines[at : hunk.old_at])
        at = hunk.old_at + len(hunk.old)
        if len(made) != hunk.new_at or tuple(lines[hunk.old_at : at]) != hunk.old:
            raise InputError(
                "The change does not fit this version: it was made from another one. "
                "Apply it to the version that it names, or compare again."
            )
        made.extend(hunk.new)
    made.extend(lines[at:])
    return read(made)


def invert_hunks(hunks: Iterable[Hunk]) -> tuple[Hunk, ...]:
    """Return the hunks that lead back."""
    return tuple(Hunk(hunk.new_at, hunk.old_at, hunk.new, hunk.old) for hunk in hunks)
