"""How sure a parse is, and what speaks against it: a parser's own health.

A redesign that breaks the parsing of a page shows here first, and is then reported as
such and not as a hundred edits.
"""

from __future__ import annotations

from collections.abc import Sequence

from monitor.model import Content, Listing, Role
from monitor.parse._blocks import Layout
from monitor.parse._body import Body
from monitor.parse._reading import TRANSCRIPT, Reading

# A page whose body holds less of its prose than this has more than one text.
LEAST_SHARE = 0.4
# A reading within this of its threshold could have gone the other way.
CLOSE = 1.5
UNANSWERED_SHARE = 0.5
FEWEST_LINKS = 3
_COSTS = {
    "no text was found": 0.9,
    "no headline was found": 0.15,
    "little of the page's prose is in the body": 0.3,
    "few labels say who speaks": 0.25,
    "most questions have no answer": 0.3,
    "some bytes fit no encoding": 0.15,
    "few links on an index page": 0.3,
    "it may be no index page": 0.2,
    "it may be an index page": 0.2,
}


def assess(
    layout: Layout,
    body: Body,
    kept: Sequence[int],
    content: Content,
    reading: Reading | None,
    *,
    index_score: float | None,
    mended: bool,
) -> tuple[float, tuple[str, ...]]:
    """Return the confidence, 0 to 1, and the reasons that lowered it."""
    reasons = []
    if isinstance(content, Listing):
        reasons += _of_listing(content, index_score)
    else:
        if not any(turn.text for turn in content.turns):
            reasons.append("no text was found")
        elif _share(layout, kept, body) < LEAST_SHARE:
            reasons.append("little of the page's prose is in the body")
        if index_score is not None and -CLOSE / 3 < index_score <= 0:
            reasons.append("it may be an index page")
        if reading is not None and reading.weight < TRANSCRIPT + CLOSE:
            reasons.append("few labels say who speaks")
        asked = sum(turn.role is Role.REPORTER for turn in content.turns)
        paired = sum(len(exchange.question) for exchange in content.exchanges)
        if asked > 1 and paired < UNANSWERED_SHARE * asked:
            reasons.append("most questions have no answer")
    if not content.title:
        reasons.append("no headline was found")
    if mended:
        reasons.append("some bytes fit no encoding")
    confidence = 1.0
    for reason in reasons:
        confidence *= 1 - _COSTS[reason]
    return round(confidence, 3), tuple(reasons)


def _of_listing(content: Listing, score: float | None) -> list[str]:
    reasons = []
    if len(content.links) < FEWEST_LINKS:
        reasons.append("few links on an index page")
    if score is not None and score < CLOSE / 3:
        reasons.append("it may be no index page")
    return reasons


def _share(layout: Layout, kept: Sequence[int], body: Body) -> float:
    """Return the body's share of the prose that no name of a box says is chrome."""
    inside = set(kept)
    held = whole = 0.0
    for index, block in enumerate(layout.blocks):
        if block.hidden:
            continue
        if not block.prose:
            continue
        heavy = block.heavy
        if index in inside:
            held += heavy
            whole += heavy
        elif body.reasons.get(index) == "outside the body":
            whole += heavy
    return held / whole if whole else 1.0
