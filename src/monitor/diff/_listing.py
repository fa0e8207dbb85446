"""Two listings → the releases that came, went, were retitled or changed places."""

from __future__ import annotations

import collections
import functools
import re
from collections.abc import Callable, Iterator, Sequence

from rapidfuzz.distance import Indel

from monitor.diff._align import Budget, heaviest_rise
from monitor.diff._draft import draft
from monitor.diff._fields import value_edit
from monitor.diff._text import Codes, plain
from monitor.model import Edit, EditKind, Link, Listing, Part

# A release whose title keeps this share of its words under another address was
# retitled and moved to that address.
_RETITLED = 0.6
_NUMBER = re.compile(r"\d+")


def listing_edits(old: Listing, new: Listing, budget: Budget) -> Iterator[Edit]:
    """Yield the edits of an index page and its releases.

    A release that fell off the end of a rolling list, pushed by new ones, is none.
    """
    yield from value_edit(Part.TITLE, old.title, new.title)
    pairs = _pairs(old.links, new.links, budget)
    fallen = fallen_off(len(old.links), pairs, len(new.links))
    come = set(range(len(new.links))) - set(pairs.values())
    for at, link in enumerate(old.links):
        if at not in pairs and at not in fallen:
            yield draft(EditKind.REMOVED, Part.RELEASE, link.title, None, old_at=(at,))
    for at in sorted(come):
        link = new.links[at]
        yield draft(EditKind.ADDED, Part.RELEASE, None, link.title, new_at=(at,))
    stayed = dict(heaviest_rise(list(pairs.items())))
    for at, to in sorted(pairs.items()):
        yield from _same_release(old.links[at], new.links[to], at, to)
        if at not in stayed:
            yield draft(
                EditKind.MOVED,
                Part.RELEASE,
                old.links[at].title,
                new.links[to].title,
                old_at=(at,),
                new_at=(to,),
            )


def how_many_fell(old: Listing, new: Listing) -> int:
    """Return how many releases fell off the end of a rolling list."""
    pairs = _pairs(old.links, new.links, Budget())
    return len(fallen_off(len(old.links), pairs, len(new.links)))


def _same_release(old: Link, new: Link, at: int, to: int) -> Iterator[Edit]:
    """Yield what changed about a release: its title, its date, its address."""
    changed = functools.partial(draft, EditKind.EDITED, old_at=(at,), new_at=(to,))
    if old.title != new.title:
        yield changed(Part.RELEASE, old.title, new.title)
    if old.date != new.date:
        yield changed(Part.DATE, _dated(old), _dated(new))
    if old.url != new.url:
        yield changed(Part.LINK, f"{old.title} <{old.url}>", f"{new.title} <{new.url}>")


def _dated(link: Link) -> str:
    return f"{link.title} {link.date or ''}".strip()


def _pairs(old: Sequence[Link], new: Sequence[Link], budget: Budget) -> dict[int, int]:
    """Return which release is which: by address and title, by one, by likeness."""
    pairs: dict[int, int] = {}
    free_old, free_new = dict.fromkeys(range(len(old))), dict.fromkeys(range(len(new)))
    keys: tuple[Callable[[Link], object], ...] = (
        lambda link: (link.url, plain(link.title)),
        lambda link: link.url,
        lambda link: (plain(link.title), link.date),
    )
    for key in keys:
        waiting: dict[object, collections.deque[int]]
        waiting = collections.defaultdict(collections.deque)
        for at in free_new:
            waiting[key(new[at])].append(at)
        for at in list(free_old):
            if waiting[key(old[at])]:
                pairs[at] = waiting[key(old[at])].popleft()
                del free_old[at], free_new[pairs[at]]
    if budget.afford(len(free_old), len(free_new), len(free_old) * len(free_new)):
        _alike(old, new, pairs, free_old, free_new)
    return pairs


def _alike(
    old: Sequence[Link],
    new: Sequence[Link],
    pairs: dict[int, int],
    free_old: dict[int, None],
    free_new: dict[int, None],
) -> None:
    codes = Codes()
    found = []
    words = {at: codes.words(new[at].title) for at in free_new}
    for at in free_old:
        ours = codes.words(old[at].title)
        for to, theirs in words.items():
            if not _may_be_one(old[at], new[to]):
                continue
            likeness = Indel.normalized_similarity(ours, theirs)
            if likeness >= _RETITLED:
                found.append((-likeness, at, to))
    for _, at, to in sorted(found):
        if at in free_old and to in free_new:
            pairs[at] = to
            del free_old[at], free_new[to]


def _may_be_one(old: Link, new: Link) -> bool:
    """Whether two releases may be one under another title and address.

    Series are named alike, "Weekly figures, no. 12" and "no. 13": a release of another
    day, or with other numbers in its title, is another release.
    """
    if old.date and new.date:
        return old.date == new.date
    return _NUMBER.findall(old.title) == _NUMBER.findall(new.title)


def fallen_off(length: int, pairs: dict[int, int], new_length: int) -> set[int]:
    """Return the old releases that fell off the end of a rolling list.

    They are the last ones, nothing behind them stayed, and there are no more of them
    than new ones came in: a list that got shorter lost something.
    """
    # One that was moved up from the end says nothing of where the list ends.
    first = max((at for at, _ in heaviest_rise(list(pairs.items()))), default=-1) + 1
    fallen = set(range(first, length)) - set(pairs)
    come = new_length - len(pairs)
    return fallen if pairs and len(fallen) <= come else set()
