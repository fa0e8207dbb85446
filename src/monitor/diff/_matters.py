"""What an edit of words is about: figures, dates, names, negation and the rest."""

from __future__ import annotations

import bisect
import collections
import dataclasses
import itertools
from collections.abc import Iterable, Iterator, Sequence

from monitor.diff._figures import figure
from monitor.diff._language import language_of
from monitor.diff._mentions import Mention, mentions
from monitor.diff._text import WORDS, plain
from monitor.model import Matter, Span, Subject

Range = tuple[int, int]

# No mention is longer than this; what stands further off cannot touch a difference.
REACH = 200


def matters(
    old: str,
    new: str,
    spans: Sequence[Span],
    *,
    language: str = "en",
    names: Iterable[str] = (),
) -> tuple[Matter, ...]:
    """Return what the differing spans of two texts are about, in the page's order.

    `language` is the page's, `names` are those known from it. `wording` stands alone
    where nothing else was found, `form` where no letter or digit differs.
    """
    language = language_of(new + old, language)
    names = tuple(names)
    ours = _touched(old, [(s.old_start, s.old_end) for s in spans], language, names)
    theirs = _touched(new, [(s.new_start, s.new_end) for s in spans], language, names)
    found: list[Matter] = []
    for subject in Subject:
        pairs = _pairs(ours[subject], theirs[subject], language)
        found.extend(_matter(subject, *pair, language) for pair in pairs)
    return tuple(found) or (_wording(old, new, spans),)


_Touched = dict[Subject, list[tuple[int, Mention]]]


def _touched(
    text: str, ranges: Sequence[Range], language: str, names: Sequence[str]
) -> _Touched:
    """Return the mentions that a range touches, by subject, with the range's number."""
    starts = [start for start, _ in ranges]
    touched: _Touched = collections.defaultdict(list)
    for low, high in _windows(text, ranges):
        for found in mentions(text[low:high], language, names):
            mention = dataclasses.replace(
                found, start=found.start + low, end=found.end + low
            )
            number = bisect.bisect_left(starts, mention.end) - 1
            while number > 0 and ranges[number - 1][1] > mention.start:
                number -= 1
            if number >= 0:
                start, end = ranges[number]
                if start < mention.end and mention.start < end:
                    touched[mention.subject].append((number, mention))
    return touched


def _windows(text: str, ranges: Sequence[Range]) -> list[Range]:
    """Return the parts of a text in which a mention may touch a range."""
    windows: list[Range] = []
    for start, end in ranges:
        low, high = max(0, start - REACH), min(len(text), end + REACH)
        if windows and low <= windows[-1][1]:
            windows[-1] = (windows[-1][0], high)
        else:
            windows.append((low, high))
    return windows


def _pairs(
    ours: Sequence[tuple[int, Mention]],
    theirs: Sequence[tuple[int, Mention]],
    language: str,
) -> Iterator[tuple[Mention | None, Mention | None]]:
    """Yield what stands for what, span by span, without what stands on both sides."""
    left_old, left_new = _differing(ours, theirs, language)
    numbers = sorted({number for number, _ in (*left_old, *left_new)})
    for number in numbers:
        yield from itertools.zip_longest(
            [mention for at, mention in left_old if at == number],
            [mention for at, mention in left_new if at == number],
        )


def _differing(
    ours: Sequence[tuple[int, Mention]],
    theirs: Sequence[tuple[int, Mention]],
    language: str,
) -> tuple[list[tuple[int, Mention]], list[tuple[int, Mention]]]:
    keys_old = [_meaning(mention, language) for _, mention in ours]
    keys_new = [_meaning(mention, language) for _, mention in theirs]
    more_old = collections.Counter(keys_old) - collections.Counter(keys_new)
    more_new = collections.Counter(keys_new) - collections.Counter(keys_old)
    return _keep(ours, keys_old, more_old), _keep(theirs, keys_new, more_new)


def _keep(
    entries: Sequence[tuple[int, Mention]],
    keys: Sequence[object],
    more: collections.Counter[object],
) -> list[tuple[int, Mention]]:
    kept = []
    for entry, key in zip(entries, keys, strict=True):
        if more[key]:
            more[key] -= 1
            kept.append(entry)
    return kept


def _meaning(mention: Mention, language: str) -> object:
    """Return what has to be equal for two mentions to say the same."""
    if mention.subject is Subject.FIGURE:
        said = figure(mention.text, language)
        if said.value is not None:
            return said
    if mention.subject is Subject.QUOTATION:
        return "quote"
    return plain(mention.text).lower()


def _matter(
    subject: Subject, old: Mention | None, new: Mention | None, language: str
) -> Matter:
    ratio = None
    if subject is Subject.FIGURE and old and new:
        was, became = figure(old.text, language), figure(new.text, language)
        if was.value and became.value is not None and was.unit == became.unit:
            ratio = became.value / was.value
    return Matter(
        subject,
        old.text.strip() if old else None,
        new.text.strip() if new else None,
        ratio,
    )


def _wording(old: str, new: str, spans: Sequence[Span]) -> Matter:
    was = " … ".join(old[s.old_start : s.old_end] for s in spans).strip()
    became = " … ".join(new[s.new_start : s.new_end] for s in spans).strip()
    said, says = _said(old), _said(new)
    subject = Subject.FORM if said == says else Subject.WORDING
    return Matter(subject, was or None, became or None)


def _said(text: str) -> list[str]:
    return WORDS.findall(plain(text).lower())
