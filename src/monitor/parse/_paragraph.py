"""Text nodes → one block: white space made single, styles noted as runs."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from monitor.model import Form
from monitor.parse._blocks import Block, Run, new_block, new_run
from monitor.parse._prose import is_prose, weight

_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\x00-\x08]"
)
_ROW_SIGNS = frozenset("*＊_=~")
_ROW = re.compile(r"[*＊_=~]{4,}\s*")
_WIDE_GAP = re.compile("[\u00a0\u2003\u3000 ]{2,}|\t|\u00a0 |\u2003|\u3000")
# How far into a block a wide space can stand and still set a label apart.
GAP_WITHIN = 40


class Place(NamedTuple):
    """Where a paragraph stands: what a block says of its box.

    `preformatted` tells that lines are kept there, and an empty one ends a paragraph.
    """

    box: int
    form: Form
    level: int
    hidden: bool
    preformatted: bool


new_place = functools.partial(tuple.__new__, Place)


class Paragraph:
    """The paragraph in hand, to which a walk gives text until it ends."""

    __slots__ = ("gap", "length", "pieces", "runs", "space")

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.runs: list[Run] = []
        self.length = 0
        self.space = False
        self.gap = 0

    def take(self, raw: str, style: str, href: str | None) -> None:
        """Add the text of a node."""
        text = _single_spaced(raw)
        start = self.length
        if not text:
            if start and raw.isspace():
                self._take_space(raw)
            return
        if start and (self.space or raw[0].isspace()):
            self.pieces.append(" ")
            start += 1
        if not self.gap and start < GAP_WITHIN and not raw.isascii():
            self.gap = _find_gap(raw, start)
        self.pieces.append(text)
        self.length = end = start + len(text)
        self.space = raw[-1].isspace()
        runs = self.runs
        if runs:
            last = runs[-1]
            if last.style == style and last.href == href and last.end >= start - 1:
                runs[-1] = new_run((last.start, end, style, href))
                return
        runs.append(new_run((start, end, style, href)))

    def _take_space(self, raw: str) -> None:
        self.space = True
        if not self.gap and self.length < GAP_WITHIN and _WIDE_GAP.search(raw):
            self.gap = self.length

    def end(self, place: Place, *, broken: bool) -> Block:
        """Return the paragraph as a block, and begin the next."""
        if self.pieces[0][:1] in _ROW_SIGNS:
            self._drop_ornament()
        block = _measured(
            "".join(self.pieces), place, tuple(self.runs), self.gap, broken=broken
        )
        self.pieces.clear()
        self.runs.clear()
        self.length = 0
        self.space = False
        self.gap = 0
        return block

    def _drop_ornament(self) -> None:
        """Take a row of asterisks off the front: it parts two texts, and is none."""
        row = _ROW.match(self.pieces[0])
        cut = row.end() if row else 0
        if not cut or cut == self.length:
            return
        self.pieces[0] = self.pieces[0][cut:]
        self.length -= cut
        self.runs[:] = [
            Run(max(0, run.start - cut), run.end - cut, run.style, run.href)
            for run in self.runs
            if run.end > cut
        ]
        self.gap = max(0, self.gap - cut)


def whole(
    raw: str, style: str, href: str | None, place: Place, *, broken: bool
) -> Block | None:
    """Make a block of one text node, as most are; None if it holds nothing to see."""
    text = _single_spaced(raw)
    if not text:
        return None
    if text[0] in _ROW_SIGNS:
        paragraph = Paragraph()
        paragraph.take(raw, style, href)
        return paragraph.end(place, broken=broken)
    gap = 0 if raw.isascii() else _find_gap(raw, 0)
    run = new_run((0, len(text), style, href))
    return _measured(text, place, (run,), gap, broken=broken)


def _measured(
    text: str, place: Place, runs: tuple[Run, ...], gap: int, *, broken: bool
) -> Block:
    box, form, level, hidden, _ = place
    heavy = weight(text)
    linked = 0
    for start, end, _, href in runs:
        if href is not None:
            linked += end - start
    prose = is_prose(text, heavy)
    return new_block(
        (text, box, form, level, runs, gap, broken, hidden, heavy, prose, linked)
    )


def _single_spaced(raw: str) -> str:
    """Return a text with single spaces and without signs that nobody sees.

    Most have nothing else to begin with, and to split a text is dear.
    """
    text = raw.strip()
    if "\n" in text:
        text = text.replace("\n", " ")
    if text.isascii():
        if "  " in text or "\t" in text or "\r" in text or "\f" in text:
            return " ".join(text.split())
        return text
    if "  " in text or not text.isprintable():
        text = " ".join(text.split())
        # What nobody sees is not printable in Python's sense either.
        if not text.isprintable():
            return _INVISIBLE.sub("", text)
    return text


def _find_gap(raw: str, start: int) -> int:
    """Return where a wide space in the middle of a block's first letters ends, or 0."""
    body = raw if start else raw.lstrip()
    found = _WIDE_GAP.search(body, 0, GAP_WITHIN)
    if found and (start or found.start()):
        return start + len(" ".join(body[: found.start()].split()))
    return 0
