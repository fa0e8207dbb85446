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
# Earlier versions that say less are no measure for anything.
_ENOUGH = 120


@dataclasses.dataclass(frozen=True, slots=True)
class Likeness:
    """What a page has in common with its earlier version.

    `kept` is the share of the earlier content that is here (None where the earlier
    version said too little to tell), `known` the share of what is here that the
    earlier version had around its content, `newest` how much the longest piece says
    that it did not have there (both only where nothing is kept), `said` how much it
    said in all. `begins` says that what is kept is the beginning of the earlier
    content, without gaps; `ends` that the last words of the earlier page are here.
    """

    kept: float | None
    known: float
    newest: int
    same_title: bool
    said: int
    begins: bool
    ends: bool

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
    parts = [letters(part) for part in _content(earlier)]
    old_content = "".join(parts)
    old_rest = letters("".join(earlier.rest))
    for part in parts:
        old_rest = old_rest.replace(part, "")  # a list's titles stand there as well
    old_title = letters(earlier.content.title or "")
    here = [letters(piece) for piece in pieces]
    new = letters(title) + "".join(here)
    found = [p in new for p in _probes(old_content)]
    kept = sum(found) / len(found) if weight(old_content) >= _ENOUGH else None
    if kept is not None and _DOUBTFUL * len(old_content) < len(old_rest):
        # Hardly anything was taken for content, so the parser may have been wrong.
        whole = [p in new for p in _probes(old_content + old_rest)]
        kept = min(kept, sum(whole) / len(whole))
    known, newest = 1.0, 0
    if kept is not None and kept < _LOST:  # it takes the longest, and matters only here
        around = old_title + old_rest
        new_pieces = [piece for piece in here if piece not in around]
        known = 1.0 - len("".join(new_pieces)) / max(1, len("".join(here)))
        newest = max(map(weight, new_pieces), default=0)
    return Likeness(
        kept=kept,
        known=known,
        newest=newest,
        same_title=bool(old_title) and old_title in letters(title),
        said=weight(old_content + old_rest),
        begins=_begins(found),
        ends=any(p in new for p in _probes(old_rest or old_content)[-_LAST:]),
    )


# So many times as much around the content as in it.
_DOUBTFUL = 8
# Probes that are the end of a page: a line or two of its footer.
_LAST = 3
# An edit or two in what is kept is no gap.
_GAPS = 0.15


def _begins(found: list[bool]) -> bool:
    last = max((i for i, here in enumerate(found) if here), default=-1)
    kept = found[: last + 1]
    return kept.count(False) <= _GAPS * len(kept) and last < 0.9 * len(found)


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
