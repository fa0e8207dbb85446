"""What flickers: blocks of a page that change from visit to visit and say nothing.

A rotating promotion, a picture's caption of the day, a counter of no known wording:
nobody can tell them from an edit by one look. Several earlier versions can, of the
page or of its siblings, which share its template.
"""

from __future__ import annotations

import collections
import dataclasses
import hashlib
import itertools
from collections.abc import Iterable, Iterator, Sequence

from monitor.diff._align import Budget, align, gaps
from monitor.diff._stamps import without_numbers
from monitor.diff._text import plain
from monitor.model import Listing, Parsed

# Changed between so many visits, a place is one that changes.
_OFTEN = 2
_DIGEST_BYTES = 8


@dataclasses.dataclass(frozen=True, slots=True)
class Volatile:
    """Digests of what has flickered: on this page, and on more than one page.

    A digest is that of a block's words without its figures, or of the blocks on both
    sides of a place where blocks changed. Only what flickers on several pages is held
    against a page's content: one page's figures may well change every day.
    """

    own: frozenset[str] = frozenset()
    shared: frozenset[str] = frozenset()


def learn(
    versions: Sequence[Parsed], siblings: Iterable[Sequence[Parsed]] = ()
) -> Volatile:
    """Return what flickers, from a page's versions and those of pages like it.

    Versions are oldest first. `siblings` are pages of the same source.
    """
    own = _often(versions)
    pages: collections.Counter[str] = collections.Counter(own)
    for sibling in siblings:
        pages.update(_often(sibling))
    shared = {digest for digest, count in pages.items() if count > 1}
    return Volatile(frozenset(own), frozenset(shared))


def flickering(
    old: Parsed, new: Parsed, volatile: Volatile
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the texts of both pages, plain, that lie in what is known to flicker.

    First those that flicker on this page, then those that do on several.
    """
    found: tuple[set[str], set[str]] = (set(), set())
    if volatile.own or volatile.shared:
        for digests, texts in _changes(old, new):
            for known, kept in ((volatile.own, 0), (volatile.shared, 1)):
                for digest, text in zip(digests[1:], texts, strict=True):
                    if digests[0] in known or digest in known:
                        found[kept].add(text)
    return frozenset(found[0]), frozenset(found[1])


def _often(versions: Sequence[Parsed]) -> set[str]:
    """Return the digests of what changed at several visits of one page."""
    counts: collections.Counter[str] = collections.Counter()
    for old, new in itertools.pairwise(versions):
        counts.update(
            {digest for digests, _ in _changes(old, new) for digest in digests}
        )
    return {digest for digest, count in counts.items() if count >= _OFTEN}


def _changes(old: Parsed, new: Parsed) -> Iterator[tuple[list[str], list[str]]]:
    """Yield each place where blocks differ: digests of place and texts, and texts."""
    for ours, theirs in ((_around(old), _around(new)), (_said(old), _said(new))):
        before, after = [plain(t) for t in ours], [plain(t) for t in theirs]
        pairs = align(before, after, Budget())
        for left, right in gaps(pairs, (len(before), len(after))):
            around = (
                before[left.start - 1] if left.start else "",
                before[left.stop] if left.stop < len(before) else "",
            )
            texts = [before[at] for at in left] + [after[at] for at in right]
            words = [_digest(without_numbers(text)) for text in texts]
            yield [_digest("\x00".join(around)), *words], texts


def _around(parsed: Parsed) -> list[str]:
    """Return what is not content, without the headline: that is each page's own."""
    return [text for text in parsed.rest if text != parsed.content.title]


def _said(parsed: Parsed) -> Sequence[str]:
    if isinstance(parsed.content, Listing):
        return [link.title for link in parsed.content.links]
    return [text for turn in parsed.content.turns for text in turn.paragraphs]


def _digest(text: str) -> str:
    coded = text.encode(errors="replace")
    return hashlib.blake2b(coded, digest_size=_DIGEST_BYTES).hexdigest()
