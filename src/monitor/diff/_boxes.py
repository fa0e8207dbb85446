"""Boxes beside a text that offer other texts: headings that say so, in any language."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from monitor.diff._box_words import OFFERS, VISITS

_HEADING = re.compile(rf"\W*(?:{'|'.join(OFFERS)})\W*", re.IGNORECASE)


_VISITS = re.compile(rf"\W*(?:{'|'.join(VISITS)})\W*", re.IGNORECASE)
# What is longer is no count.
_COUNT_LENGTH = 40


def counters(blocks: Sequence[str], places: Sequence[int]) -> set[int]:
    """Return the numbers of the blocks in which a page counts its visitors.

    They are short, have a figure, and stand right below a heading that says so.
    """
    found: set[int] = set()
    inside = False
    for number, text in enumerate(blocks):
        if number and places[number] != places[number - 1] + 1:
            inside = False
        if _VISITS.fullmatch(text):
            inside = True
        elif inside:
            inside = len(text) <= _COUNT_LENGTH and any(map(str.isdigit, text))
            found.update({number} if inside else ())
    return found


def offered(
    blocks: Sequence[str], places: Sequence[int], linked: Collection[int]
) -> set[int]:
    """Return the numbers of the blocks that stand in boxes offering other texts.

    `places` are the blocks' places on the page, `linked` the numbers of those that
    are nothing but a link. A box is a heading and the links right below it.
    """
    found: set[int] = set()
    inside = False
    for number, text in enumerate(blocks):
        if number and places[number] != places[number - 1] + 1:
            inside = False
        if number not in linked or not inside:
            inside = bool(_HEADING.fullmatch(text))
        if inside:
            found.add(number)
    return found
