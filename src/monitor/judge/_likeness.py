"""How much of a page's earlier version is on the page that came now.

Asked by probes: short pieces of the one text, looked for in the other. That costs the
same for a page of any size, and survives other markup, other order and clocks.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from monitor.judge._text import letters, weight
from monitor.model import Listing, Parsed

_PROBES = 120
# Long enough not to be found by chance, short enough to fit between two edits.
_LATIN, _CLOSED = 16, 7
# A list of fewer may well have lost them all.
_ENTRIES = 3
# Earlier versions that say less are no measure for anything.
_ENOUGH = 120


@dataclasses.dataclass(frozen=True, slots=True)
class Likeness:
    """What a page has in common with its earlier version.

    `kept` is the share of the earlier content that is here (None where the earlier
    version said too little to tell), `known` the share of what is here that the
    earlier version had around its content, `newest` how much the longest piece says
    that it did not have there (both only where nothing is kept), `said` how much it
    said in all.
    """

    kept: float | None
    known: float
    newest: int
    same_title: bool
    said: int

    @property
    def lost(self) -> bool:
        """Whether nothing of the earlier content is here."""
        return self.kept is not None and self.kept < _LOST


# A phrase that every page of a ministry has: chance gives this much.
_LOST = 0.06
# From here on there is no doubt that it is the page.
RECOGNISED = 0.5


def compare(pieces: Sequence[str], title: str, earlier: Parsed) -> Likeness:
    """Compare the visible pieces of a page with what was parsed before."""
    old = _Old(earlier)
    here = [letters(piece) for piece in pieces]
    new = letters(title) + "".join(here)
    kept = None
    if weight(old.content) >= _ENOUGH:
        kept = _share(_probes(old.content), new)
        if _DOUBTFUL * len(old.content) < len(old.rest):
            # Hardly anything was taken for content: the parser may have been wrong.
            kept = min(kept, _share(_probes(old.content + old.rest), new))
    known, newest, said = 1.0, 0, weight(old.content + old.rest)
    if kept is None or kept < _LOST:  # it takes the longest, and matters only here
        around = old.title + old.rest
        new_pieces = [piece for piece in here if piece not in around]
        known = 1.0 - len("".join(new_pieces)) / max(1, len("".join(here)))
        newest = max(map(weight, new_pieces), default=0)
    if kept is None and newest <= _A_LINE and _is_emptied(earlier, new):
        kept = 0.0  # a short list, of which no entry is left and none came
    if kept is None and newest <= _A_LINE and 0 < _SHRUNK * weight(new) <= said:
        kept = 0.0  # no content was known, and most of what there was is gone
    return Likeness(
        kept=kept,
        known=known,
        newest=newest,
        same_title=bool(old.title) and old.title in letters(title),
        said=said,
    )


def _is_emptied(earlier: Parsed, new: str) -> bool:
    if not isinstance(earlier.content, Listing):
        return False
    titles = [letters(link.title) for link in earlier.content.links]
    return len(titles) >= _ENTRIES and not any(title in new for title in titles)


def stops_short(pieces: Sequence[str], earlier: Parsed, *, inside_tag: bool) -> bool:
    """Whether a page without its closing tags is a beginning of the earlier one.

    Then all it says was there before. It stops in the middle of a paragraph or of a
    tag, or the end of the content is missing and the end of what surrounds it as well.
    Where the content is whole, nothing of it was lost.
    """
    old = _Old(earlier)
    here = [letters(piece) for piece in pieces]
    new = "".join(here)
    if weight(old.content + old.rest) < _ENOUGH or weight(new) < _A_LINE:
        return False
    everything = old.title + old.rest + old.content
    known = sum(len(piece) for piece in here if piece in everything)
    if known < _NEARLY_ALL * len(new):
        return False
    if _breaks_off(here, old) and len(new) < _SHORTER * len(everything):
        return True
    if inside_tag and len(new) < _SHORTER * len(everything):
        return True
    if _share(_probes(old.content)[-_LAST:], new) > 0.0:
        return False
    return inside_tag or _share(_probes(old.rest)[-_LAST:], new) <= _MOSTLY


def _breaks_off(here: Sequence[str], old: _Old) -> bool:
    """Return whether the last words are the beginning of a paragraph and no more."""
    last = next((piece for piece in reversed(here) if piece), "")
    return weight(last) >= _A_LINE / 2 and any(
        paragraph.startswith(last) and paragraph != last for paragraph in old.paragraphs
    )


# Less is no sentence and no headline.
_A_LINE = 40
# So many times as much was said before.
_SHRUNK = 3
# So many times as much around the content as in it.
_DOUBTFUL = 8
# Probes that are the end of a text: a line or two.
_LAST = 3
_MOSTLY = 0.5
_NEARLY_ALL = 0.9
# What is missing of a page that was cut is more than a mark or a word.
_SHORTER = 0.97


# As many searches through the whole page are quick.
_MANY = 300


class _Old:
    """The letters of the earlier version: title, content, and what is around it."""

    __slots__ = ("content", "paragraphs", "rest", "title")

    def __init__(self, earlier: Parsed) -> None:
        parts = [letters(part) for part in _content(earlier)]
        self.title = letters(earlier.content.title or "")
        self.paragraphs = [
            letters(text) for part in _content(earlier) for text in part.split("\n")
        ]
        self.content = "".join(parts)
        known = {*parts}  # a list's titles stand in the rest as well
        blocks = (letters(block) for block in earlier.rest)
        self.rest = "".join(block for block in blocks if block not in known)
        for part in parts[:_MANY]:
            self.rest = self.rest.replace(part, "")


def _share(probes: list[str], text: str) -> float:
    return sum(probe in text for probe in probes) / max(1, len(probes))


def _content(earlier: Parsed) -> list[str]:
    """Return the parts of the earlier content that are looked for as they are."""
    if isinstance(earlier.content, Listing):
        return [link.title for link in earlier.content.links]
    return [turn.text for turn in earlier.content.turns]


def _probes(text: str) -> list[str]:
    """Return pieces of a text without spaces, evenly spread over it."""
    if not text:
        return []
    dense = sum(1 for c in text[:2000] if c >= "\u1100") > min(len(text), 2000) / 2
    size = _CLOSED if dense else _LATIN
    if len(text) <= size:
        return [text]
    step = max(size, (len(text) - size) // _PROBES)
    return [text[at : at + size] for at in range(0, len(text) - size + 1, step)]
