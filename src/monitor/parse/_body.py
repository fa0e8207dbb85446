"""Blocks → body: which of a page's blocks are its own text, and what the others are.

Every box of the page is worth the prose in it less its links and loose lines; the box
of the highest worth is the body's (after the maximum-subtree idea of CETD, Sun et al.,
SIGIR 2011, with the site's own names for its boxes as further evidence). Inside it each
block is then judged alone.
"""

from __future__ import annotations

import collections
import functools
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from monitor.model import Form
from monitor.parse._blocks import Block, Box, Layout
from monitor.parse._cards import find_cards
from monitor.parse._chrome import (
    LINES,
    MAIN_MARKS,
    MARK_OF,
    ORNAMENT,
    ROLES,
    TAGS,
    ends_line,
    ends_sentence,
)
from monitor.parse._words import small, words

# Prose shorter than a line is worth this share of its length.
LOOSE_SHARE = 0.15
# A line that is neither prose nor link costs this much, so that a body does not
# reach out to a page's odds and ends; a speaker's name on its own line earns it back.
LOOSE_COST = 6.0
# A short answer is worth this share of its length, and costs nothing.
SHORT_SENTENCE, SENTENCE_SHARE = 8.0, 0.6
# A cell of a table and an item of a list are no odds and ends, if they are no links.
LOOSE_COSTS = {Form.CELL: 0.5, Form.ITEM: 2.0}
# What a box gains by being named as the main text.
NAMED_MAIN, NAMED_MAIN_SHARE = 20.0, 1.1
# What a linked letter costs against a letter of prose.
LINK_COST = 0.7
# A block is a link where more of it is linked.
MOST_LINKED = 0.6
# A box named as chrome that holds this share of the page's prose is misnamed.
MISNAMED = 0.55
# ... and so may the boxes in it, so many deep.
MISNAMED_DEEP = 4
# So much prose beside cards with teasers is the page's text.
BESIDE_CARDS = 80.0
# The box that the standard calls main is believed from this share of the best's worth,
# and a page that has one names its other boxes rightly.
MAIN_SHARE = 0.3
# A box inside is the body if it holds this share of what the box around it holds.
ENOUGH = 0.88


# What may hold a body; a paragraph does not, be it ever so long.
_MAINS = frozenset(("main", "article"))
_CONTAINERS = words("body div section article main td center form table tbody tr dl")


_DIGIT = re.compile(r"\d")


class Body(NamedTuple):
    """The body: its box, its blocks in order, and for every other block its reason."""

    box: int
    blocks: tuple[int, ...]
    reasons: Mapping[int, str]


def find_body(layout: Layout) -> Body:
    """Find the body of a page. Linear in the number of blocks."""
    boxes, blocks = layout.boxes, layout.blocks
    reasons: dict[int, str] = {}
    named = name_boxes(layout)
    weighed = _weigh(layout)
    prose, junk = _masses(boxes, weighed, ())
    if any(named):
        for _ in range(MISNAMED_DEEP):
            believed = _believe(layout, named, prose)
            if believed == named:
                break
            # What a misnamed box holds may be misnamed as well.
            named = believed
    named = _name_cards(layout, named, weighed)
    if any(named):
        prose, junk = _masses(boxes, weighed, named)
    ruled = [i for i, box in enumerate(boxes) if " rule-body " in box.mark]
    chosen = ruled or [_best(boxes, named, prose, junk)]
    inside: set[int] = set()
    inside.update(*(layout.inside(box) for box in chosen))
    if ruled:
        named = [_name_in_ruled(box) for box in boxes]
    kept = []
    for index, block in enumerate(blocks):
        box = block.box
        if block.hidden:
            reasons[index] = "hidden"
        elif name := named[box]:
            reasons[index] = name
        elif box not in inside:
            reasons[index] = "outside the body"
        else:
            kept.append(index)
    kept = _sift(layout, kept, reasons)
    return Body(chosen[0], tuple(kept), reasons)


# --- boxes --------------------------------------------------------------------


_LONE = frozenset(("footer", "banner"))
_TOO_OFTEN = 4


def name_boxes(layout: Layout) -> list[str | None]:
    """Return for each box what chrome it is by its name, or None; children inherit."""
    named: list[str | None] = []
    seen: dict[tuple[str, str], str | None] = {}
    often = collections.Counter((box.tag, box.mark) for box in layout.boxes)
    for box in layout.boxes:
        above = named[box.parent] if box.parent >= 0 else None
        if above is None:
            key = (box.tag, box.mark)
            if key not in seen:
                name = _name(box)
                # `ft-name` above each turn is no foot: a page has one of these.
                lone = name in _LONE and often[key] >= _TOO_OFTEN
                seen[key] = None if lone else name
            above = seen[key]
        named.append(above)
    return named


def _name_cards(
    layout: Layout, named: list[str | None], weighed: Sequence[_Mass]
) -> list[str | None]:
    """Name the cards beside a text; where there is no text, the cards are the page."""
    cards = find_cards(layout)
    if not cards:
        return named
    inside: list[str | None] = []
    for index, box in enumerate(layout.boxes):
        above = inside[box.parent] if box.parent >= 0 else None
        inside.append(above or named[index] or ("teaser" if index in cards else None))
    beside = sum(mass.prose for mass in weighed if inside[mass.box] is None)
    return inside if beside >= BESIDE_CARDS else named


def mark_parts(mark: str) -> list[str]:
    """Split a box's mark into the words that it is made of, whole names first."""
    return [part for word in mark.split() for part in _parts(word)]


def _parts(word: str) -> list[str]:
    pieces = [piece for piece in re.split(r"[-_:.]+|\d+", word) if piece]
    return [word.replace("-", "").replace("_", ""), *pieces]


def _name(box: Box) -> str | None:
    if " rule-exclude " in box.mark:
        return "excluded by a rule"
    if box.tag in TAGS:
        return TAGS[box.tag]
    if box.tag in ("html", "body", "main") or not box.mark:
        return None
    for word in box.mark.split():
        attribute, found, value = word.partition("=")
        if found:
            if attribute == "role" and value in ROLES:
                return ROLES[value]
            continue
        for part in _parts(word):
            if part in MARK_OF:
                return MARK_OF[part]
    return None


def _name_in_ruled(box: Box) -> str | None:
    """Name only what a rule excludes, where a rule says what the body is."""
    return _name(box) if " rule-exclude " in box.mark else None


def _believe(
    layout: Layout, named: list[str | None], prose: list[float]
) -> list[str | None]:
    """Forget the names of boxes that hold most of the page's prose.

    Where the page has a main element with a good share of it, only inside that: the
    rest may well be a dialog that is longer than the article.
    """
    boxes = layout.boxes
    whole = prose[0] if prose else 0.0
    if not whole:
        return named
    mains = [i for i, box in enumerate(boxes) if named[i] is None and _is_main(box)]
    main = max(mains, key=lambda i: prose[i], default=0)
    if prose[main] <= MAIN_SHARE * whole:
        main = 0
    whole = prose[main]
    inside = layout.inside(main)
    # A name may be wrong for many boxes together: `dialog` for each turn of a dialogue.
    # Page builders number each of them.
    alike: dict[tuple[str, str], float] = {}
    for index, name in enumerate(named):
        if name is None:
            continue
        box = boxes[index]
        if box.parent < 0 or named[box.parent] is None:
            key = (box.tag, _unnumbered(box.mark))
            alike[key] = alike.get(key, 0.0) + prose[index]
    trusted: list[str | None] = []
    for index, box in enumerate(boxes):
        above = trusted[box.parent] if box.parent >= 0 else None
        own = named[index]
        if above is None and own is not None and index in inside:
            alone = (box.tag, _unnumbered(box.mark))
            if alike.get(alone, 0.0) > MISNAMED * whole:
                own = None
            elif box.parent >= 0 and named[box.parent] == own:
                # The name was inherited, from a box that was misnamed.
                own = _name(box)
        trusted.append(above or own)
    return trusted


@functools.lru_cache(maxsize=2048)
def _unnumbered(mark: str) -> str:
    """Return a box's mark without the words that hold a digit."""
    return " ".join(word for word in mark.split() if not _DIGIT.search(word))


class _Mass(NamedTuple):
    """What one block adds to its box: prose, and the weight of links and odd lines."""

    box: int
    prose: float
    junk: float


def _weigh(layout: Layout) -> list[_Mass]:
    """Weigh each visible block, as if its box had no name."""
    masses = []
    for block in layout.blocks:
        if block.hidden:
            continue
        heavy, linked = block.heavy, block.linked
        if block.prose and not linked:
            masses.append(_Mass(block.box, heavy, 0.0))
            continue
        text = block.text
        share = linked / len(text)
        free = heavy * (1 - share)
        if share > MOST_LINKED:
            masses.append(_Mass(block.box, 0.0, LOOSE_COST + LINK_COST * heavy * share))
        elif block.prose:
            masses.append(_Mass(block.box, free, 0.0))
        elif heavy >= SHORT_SENTENCE and ends_sentence(text):
            masses.append(_Mass(block.box, SENTENCE_SHARE * free, 0.0))
        else:
            cost = LOOSE_COSTS.get(block.form, LOOSE_COST) * (1 + share)
            masses.append(_Mass(block.box, LOOSE_SHARE * free, cost))
    return masses


def _masses(
    boxes: tuple[Box, ...], weighed: Sequence[_Mass], named: Sequence[str | None]
) -> tuple[list[float], list[float]]:
    """Return for each box the prose inside it and the weight of all the rest."""
    prose = [0.0] * len(boxes)
    junk = [0.0] * len(boxes)
    for box, its_prose, its_junk in weighed:
        if named and named[box] is not None:
            junk[box] += LOOSE_COST
        else:
            prose[box] += its_prose
            junk[box] += its_junk
    for index in range(len(boxes) - 1, 0, -1):
        parent = boxes[index].parent
        prose[parent] += prose[index]
        junk[parent] += junk[index]
    return prose, junk


def _best(
    boxes: tuple[Box, ...],
    named: list[str | None],
    prose: list[float],
    junk: list[float],
) -> int:
    """Choose the body's box: the most prose for the least else, and no box too wide.

    A box that gains little over one inside it only adds the page's odds and ends;
    a standfirst beside the body is found later, by its place under the headline.
    """
    values = _values(boxes, prose, junk)
    fit = [
        index
        for index, box in enumerate(boxes)
        if named[index] is None and not box.hidden and box.tag in _CONTAINERS
    ]
    best = max(fit, key=lambda i: (values[i], i), default=0)
    mains = [index for index in fit if _is_main(boxes[index])]
    main = max(mains, key=lambda i: values[i], default=-1)
    if main >= 0 and values[best] <= 0:
        return main
    if main >= 0 and values[main] >= MAIN_SHARE * values[best]:
        best = best if _holds(boxes, main, best) else main
    inside = [-1] * len(boxes)
    for index in fit:
        rival = inside[boxes[index].parent]
        if boxes[index].parent >= 0 and (rival < 0 or values[index] > values[rival]):
            inside[boxes[index].parent] = index
    while inside[best] >= 0 and values[inside[best]] >= ENOUGH * values[best]:
        best = inside[best]
    return best


def _values(
    boxes: tuple[Box, ...], prose: list[float], junk: list[float]
) -> list[float]:
    """Return what each box is worth: its prose less the rest, more if named rightly."""
    return [
        (p - j) * NAMED_MAIN_SHARE + NAMED_MAIN
        if p > 0 and box.mark and _is_named_main(box)
        else p - j
        for box, p, j in zip(boxes, prose, junk, strict=True)
    ]


def _is_named_main(box: Box) -> bool:
    return not MAIN_MARKS.isdisjoint(mark_parts(box.mark))


def _is_main(box: Box) -> bool:
    return (
        box.tag in _MAINS
        or " role=main " in box.mark
        or " itemprop=articlebody " in box.mark
    )


def _holds(boxes: tuple[Box, ...], outer: int, inner: int) -> bool:
    while inner > outer:
        inner = boxes[inner].parent
    return inner == outer


# --- blocks -------------------------------------------------------------------


@functools.lru_cache(maxsize=8192)
def line_reason(text: str) -> str | None:
    """Return what chrome a whole short line is by its words, or None."""
    line = small(text)
    for why, pattern in LINES:
        if pattern.match(line):
            return why
    return None


# So many lines alike are no text.
FEWEST_PLAYERS = 3
# A line that is longer says more than a share link or a date does.
LINE_WEIGHT = 120.0


def _sift(layout: Layout, kept: list[int], reasons: dict[int, str]) -> list[int]:
    """Leave out the loose lines of chrome inside the body's box."""
    blocks = layout.blocks
    left = []
    players = _players(blocks, kept)
    for place, index in enumerate(kept):
        block = blocks[index]
        why = "tools" if index in players else _alone(block)
        if why == "related" and not _leads_to_links(blocks, kept, place):
            why = None
        if why:
            reasons[index] = why
        else:
            left.append(index)
    over = [
        i for i in left if reasons.get(i + 1) == "contents" and _is_loose(blocks[i])
    ]
    reasons.update(dict.fromkeys(over, "contents"))
    left = [i for i in left if i not in reasons] if over else left
    return _trim(blocks, left, reasons)


def _players(blocks: tuple[Block, ...], kept: Sequence[int]) -> frozenset[int]:
    """Find the line that comes again and again and leads somewhere else each time.

    "Play the speech 2:47 min" stands above every turn of a debate; a speaker's name,
    linked, leads to one page each time; letters listed below each other are none.
    """
    alike: dict[str, list[int]] = {}
    before = ""
    for index in kept:
        block = blocks[index]
        words = ""
        if 2 * block.linked > len(block.text) and block.heavy <= LINE_WEIGHT:
            words = _DIGIT.sub("", block.text)
            alike.setdefault("" if words == before else words, []).append(index)
        before = words
    found: set[int] = set()
    for words, places in alike.items():
        targets = {run.href for i in places for run in blocks[i].runs if run.href}
        if len(places) >= FEWEST_PLAYERS and len(targets) >= len(places):
            found.update(places if any(c.isalpha() for c in words) else ())
    return frozenset(found)


def _is_loose(block: Block) -> bool:
    return block.heavy <= LINE_WEIGHT and not ends_line(block.text)


def _leads_to_links(blocks: tuple[Block, ...], kept: Sequence[int], place: int) -> bool:
    """Tell a heading over links from one over text; both may say the same."""
    block = blocks[kept[place]]
    if ":" in block.text[:-1] or block.linked or place + 1 == len(kept):
        return True
    following = blocks[kept[place + 1]]
    return following.linked > MOST_LINKED * len(following.text)


def _alone(block: Block) -> str | None:
    text = block.text
    if not text[0].isalnum() and ORNAMENT.fullmatch(text):
        return "ornament"
    if block.linked and all((run.href or "").startswith("#") for run in block.runs):
        return "contents"
    return line_reason(text) if block.heavy <= LINE_WEIGHT else None


def _trim(
    blocks: tuple[Block, ...], kept: list[int], reasons: dict[int, str]
) -> list[int]:
    """Cut link lists off the body's two ends, and single links inside it."""

    def is_link(index: int) -> bool:
        block = blocks[index]
        return block.linked > 0.8 * len(block.text)

    begin, end = 0, len(kept)
    while begin < end and is_link(kept[begin]):
        begin += 1
    while end > begin and is_link(kept[end - 1]):
        end -= 1
    for index in kept[:begin] + kept[end:]:
        reasons[index] = "links"
    return kept[begin:end]
