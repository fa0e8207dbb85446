"""The smallest pieces of two texts that a reader would mark as different."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import LCSseq

from monitor.diff._align import Budget, common_head
from monitor.diff._han import whole_words
from monitor.diff._text import Codes
from monitor.diff._tokens import tokens
from monitor.model import Span

_SAYS = re.compile(r"\w")
# Where a text may be cut without cutting a token: behind a blank or a Han mark.
_CUT = re.compile(r"[\s，。；、：！？]")
# Looking further back than this for a place to cut is not worth it.
_CUT_REACH = 300
# From so many characters on tokens are paid for, so many steps a character.
_LONG, _TOKEN_STEPS = 20_000, 140
# Characters from which two texts are compared without their common ends.
_TRIMMED = 2_000

Range = tuple[int, int, int, int]


def spans(old: str, new: str, budget: Budget) -> tuple[Span, ...]:
    """Return what differs between two texts, in whole tokens and in order."""
    head, tail = _common_ends(old, new)
    long = len(old) + len(new) - 2 * (head + tail)
    if long > _LONG and not budget.spend(_TOKEN_STEPS * long):
        return (Span(head, len(old) - tail, head, len(new) - tail),)
    ours = tokens(old[head : len(old) - tail])
    theirs = tokens(new[head : len(new) - tail])
    if not budget.afford(len(ours), len(theirs), 1):
        return (Span(head, len(old) - tail, head, len(new) - tail),)
    blocks = _joined(list(_blocks(ours, theirs)), ours, theirs)
    settled: list[Range] = []
    for block in blocks:
        floor = settled[-1] if settled else (0, 0, 0, 0)
        settled.append(_settled(block, ours, theirs, (floor[1], floor[3])))
    return whole_words(old, new, tuple(_spans(settled, ours, theirs, head)))


def _common_ends(old: str, new: str) -> tuple[int, int]:
    """Return how much of two long texts is common at both ends, cut at a blank."""
    if min(len(old), len(new)) < _TRIMMED:
        return 0, 0
    head = _cut_before(old, common_head(old, new))
    back = (
        old[: head - 1 if head else None : -1],
        new[: head - 1 if head else None : -1],
    )
    return head, _cut_before(back[0], common_head(*back))


def _cut_before(text: str, at: int) -> int:
    for place in range(at, max(0, at - _CUT_REACH), -1):
        if _CUT.match(text, place - 1):
            return place
    return 0


def _blocks(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[Range]:
    """Yield the token ranges that differ."""
    codes = Codes()
    at_old = at_new = 0
    coded = codes.code(ours), codes.code(theirs)
    for block in LCSseq.opcodes(*coded).as_matching_blocks():
        if at_old < block.a or at_new < block.b:
            yield at_old, block.a, at_new, block.b
        at_old, at_new = block.a + block.size, block.b + block.size


def _joined(
    blocks: Sequence[Range], ours: Sequence[str], theirs: Sequence[str]
) -> list[Range]:
    """Join blocks where the unchanged tokens between them say nothing.

    That is no word at all, or fewer words than were changed on either side of them.
    """
    done: list[Range] = []
    for last in blocks:
        block = last
        while done and _says(ours[done[-1][1] : block[0]]) <= _bearable(
            done[-1], block, ours, theirs
        ):
            first = done.pop()
            block = (first[0], block[1], first[2], block[3])
        done.append(block)
    return done


def _says(between: Sequence[str]) -> int:
    return sum(1 for token in between if _SAYS.search(token))


def _bearable(
    left: Range, right: Range, ours: Sequence[str], theirs: Sequence[str]
) -> int:
    sizes = [
        max(_says(ours[block[0] : block[1]]), _says(theirs[block[2] : block[3]]))
        for block in (left, right)
    ]
    return (min(sizes) - 1) // 2 if min(sizes) else 0


def _settled(
    block: Range, ours: Sequence[str], theirs: Sequence[str], floor: tuple[int, int]
) -> Range:
    """Slide what was only inserted or deleted to where a sentence or word begins.

    Of "A. B. C." and "A. C." both "B. " and ". B" are a right answer; one is read.
    """
    old_start, old_end, new_start, new_end = block
    if old_start < old_end and new_start < new_end:
        return block
    text = ours if new_start == new_end else theirs
    start, end = (old_start, old_end) if new_start == new_end else (new_start, new_end)
    best, best_rank = 0, _rank(text, start, end)
    step = 0
    while start + step > 0 and text[start + step - 1] == text[end + step - 1]:
        step -= 1
        if old_start + step < floor[0] or new_start + step < floor[1]:
            break
        rank = _rank(text, start + step, end + step)
        if rank > best_rank:
            best, best_rank = step, rank
    return (old_start + best, old_end + best, new_start + best, new_end + best)


def _rank(text: Sequence[str], start: int, end: int) -> int:
    """Return how well a range of tokens reads as a piece of its own."""
    before = text[start - 1] if start else "\n"
    last, first = text[end - 1], text[start]
    rank = 0
    if not start or before.isspace() or before in '。！？；，、(（“"':
        rank += 2
    if first.isspace() or first in ",.;，。；、)）":
        rank -= 1
    if last.isspace() or last in "。！？；，、.!?":
        rank += 2
    if last in ".。!?！？" or (last.isspace() and text[end - 2] in ".!?"):
        rank += 1
    return rank


def _spans(
    blocks: Sequence[Range], ours: Sequence[str], theirs: Sequence[str], head: int
) -> Iterator[Span]:
    places = (_places(ours, head), _places(theirs, head))
    for old_start, old_end, new_start, new_end in blocks:
        yield Span(
            places[0][old_start],
            places[0][old_end],
            places[1][new_start],
            places[1][new_end],
        )


def _places(parts: Sequence[str], start: int) -> list[int]:
    places = [start]
    for part in parts:
        places.append(places[-1] + len(part))
    return places
