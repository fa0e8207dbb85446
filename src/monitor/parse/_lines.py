"""Labels on lines of their own: how such lines look, and which looks are speakers'."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from monitor.model import Form
from monitor.parse import _speech as speech
from monitor.parse._blocks import Block, Layout, cut_off, lead
from monitor.parse._chrome import END_MARKS, ends_sentence
from monitor.parse._label import LabelKind
from monitor.parse._labels import read_label
from monitor.parse._mark import Mark, Way
from monitor.parse._phrases import SAYS, has_question

# In characters and words: the longest line that may be a label, and its last verb.
LINE_LENGTH, LINE_WORDS = 72, 10
VERB_LENGTH = 24
_NAME_AND_OFFICE = 2
# What a line in a slot is at most, how many make one, what share of them stand above
# text and follow another's, and what share may say what no other does.
SLOT_LENGTH = 110
FEWEST_ALTERNATING, SLOT_SHARE, MOST_DISTINCT = 5, 0.8, 0.7
_STOPPED = re.compile(r"(?:[^\W\d_]{4}|[\u2e80-\uffef]{2})[.．]$")
_STOPS = ".．:： "
# A look is a speaker's from so many lines on, if this share of them are labels.
_FEWEST_IN_SLOT, _KNOWN_SHARE = 3, 0.4
_ON_PAGE = ("#", "javascript:")
_NUMBERED = re.compile(r"[\w-]*\d[\w-]* ?")
SENTENCE = re.compile(r"[。！？!?;；…]|(?<=[a-zß-ÿа-яёії]{4})\. +(?=[^\W\d_])|--|\d{3}")
OPENED = re.compile(
    r"^[^(（\[【<〈《「『]*[)）\]】〉》」』]|[(（\[【〈《「『][^)）\]】〉》」』]*$"
)
TELLING = frozenset(LabelKind) - {LabelKind.UNKNOWN, LabelKind.FIELD}
# What may end in a bracket alone: `記者）`, `질문>`; a path of links looks like it.
ROLES = TELLING - {LabelKind.PERSON}
_COUNTER = re.compile(r"([^\W\d_]{1,12}\.?)\s(\d{1,4})[.:)]?\s+(?=[^\W\d_])")
_FEWEST_COUNTED = 3
# `Q.` and `A.` alone, each above its paragraph.
_STOPPED_LETTERS = frozenset(letter.upper() for letter in speech.LETTERS)
_SIDES = (LabelKind.QUESTION, LabelKind.ANSWER)
_LINE_ENDS = frozenset(".!?…。！？,，;；、؟،؛।")


def find_slots(marks: Iterable[Mark]) -> frozenset[str]:
    """Return the looks that lines have which stand for nothing but speakers.

    They come again and again, many of them are labels by their words, and some name
    the same speaker: headings of sections do not.
    """
    by_look: dict[str, list[Mark]] = {}
    for mark in marks:
        if mark.way is Way.LINE and mark.style:
            by_look.setdefault(mark.style, []).append(mark)
    return frozenset(
        look
        for look, alike in by_look.items()
        if len(alike) >= _FEWEST_IN_SLOT
        and sum(m.label.kind in TELLING for m in alike) >= _KNOWN_SHARE * len(alike)
        and (
            len({m.label.key for m in alike}) < len(alike)
            or 2 * sum(m.label.kind in ROLES for m in alike) > len(alike)
        )
    )


def find_counter(layout: Layout, kept: Sequence[int]) -> str:
    """Return the word before the numbers that count a page's turns, as `Anf. 41`.

    The numbers rise from one to the next; `Speaker 2` comes again, and `Question 2`
    says what it counts.
    """
    numbers: dict[str, list[int]] = {}
    for index in kept:
        text = layout.blocks[index].text
        if text[:1].isalpha() and (found := _COUNTER.match(text)):
            numbers.setdefault(found[1], []).append(int(found[2]))
    for word, counted in numbers.items():
        rising = all(one < other for one, other in pairwise(counted))
        if len(counted) >= _FEWEST_COUNTED and rising:
            kind = read_label(word).kind
            return "" if kind in ROLES else word
    return ""


def counted(text: str, counter: str) -> int:
    """Return where a text's own number ends, if it begins with the page's counter."""
    found = _COUNTER.match(text) if counter and text.startswith(counter) else None
    return found.end() if found and found[1] == counter else 0


def find_line_slots(
    layout: Layout, kept: Sequence[int], looks: Looks, counter: str
) -> frozenset[str]:
    """Return the looks of lines that are speakers' by nothing but how they come.

    Short lines of one look, which no long paragraph has, stand above longer text; their
    values alternate and come again. No word is asked: that holds in any language.
    """
    short = [
        (place, value)
        for place, index in enumerate(kept[:-1])
        if len(text := layout.blocks[index].text) <= SLOT_LENGTH
        and not has_question(text)
        and (value := _value(text, counter))
    ]
    if len({value for _, value in short}) == len(short):
        # Nothing comes again, as on most pages of prose.
        return frozenset()
    by_look: dict[str, list[tuple[str, bool]]] = {}
    for place, value in short:
        block, below = layout.blocks[kept[place]], layout.blocks[kept[place + 1]]
        if 2 * block.linked > len(block.text) or SENTENCE.search(block.text):
            continue
        look = looks.of(block, lead(block)[0])
        over = looks.of(below, lead(below)[0]) != look
        by_look.setdefault(look, []).append((value, over))
    return frozenset(
        look
        for look, lines in by_look.items()
        if _alternates(lines) and look not in looks.of_paragraphs
    )


def _value(text: str, counter: str) -> str:
    return text[counted(text, counter) :].rstrip(_STOPS)


def _alternates(lines: Sequence[tuple[str, bool]]) -> bool:
    """Tell speakers who come again and again from headings, which come once."""
    texts = [text for text, _ in lines]
    distinct = len(set(texts))
    if len(texts) < FEWEST_ALTERNATING or distinct < 2:  # noqa: PLR2004 - one and another
        return False
    over = sum(above for _, above in lines)
    changes = sum(one != other for one, other in pairwise(texts))
    returning = sum(texts.count(text) > 1 for text in dict.fromkeys(texts))
    return (
        over >= SLOT_SHARE * len(texts)
        and changes >= SLOT_SHARE * (len(texts) - 1)
        and distinct <= MOST_DISTINCT * len(texts)
        and (returning > 1 or distinct == returning + 1)
        and all(any(c.isalpha() for c in text) for text in texts)
    )


def repeat_lines(
    layout: Layout,
    kept: Sequence[int],
    looks: Looks,
    found: Sequence[list[Mark]],
    *,
    known: AbstractSet[str],
    alternating: AbstractSet[str],
    counter: str,
) -> None:
    """Add a line that comes again above what does not look like speech.

    A turn may be `(inaudible)`, or break off; the name above it is the same, or its
    look: `known` holds lines and looks.
    """
    for index, marks in zip(kept[:-1], found, strict=False):
        block = layout.blocks[index]
        if len(block.text) > SLOT_LENGTH:
            continue
        style = lead(block)[0]
        look = looks.of(block, style)
        cut = counted(block.text, counter)
        bare = cut_off(block, cut) if cut else block
        if look in alternating and not has_question(block.text):
            marks[:] = [mark for mark in marks if mark.way is not Way.LINE]
            marks.append(
                _whole(make_line(bare, index, style, looks), block)._replace(slot=True)
            )
        elif (
            len(block.text) <= LINE_LENGTH
            and not any(mark.way is Way.LINE for mark in marks)
            and (
                block.text.rstrip(":： ") in known
                or (look in known and not ends_sentence(block.text.rstrip(":： ")))
            )
        ):
            marks.append(_whole(make_line(bare, index, style, looks), block))


def _whole(mark: Mark, block: Block) -> Mark:
    return mark._replace(end=len(block.text))


class Looks:
    """How the lines of a page look."""

    def __init__(self, layout: Layout, kept: Sequence[int]) -> None:
        self._layout = layout
        self._kept = kept

    def of(self, block: Block, style: str) -> str:
        """Name the look of a line: its element, its box's classes, its letters."""
        box = self._layout.boxes[block.box]
        tag = f"h{block.level}" if block.form is Form.HEADING else box.tag
        # contribution-08072: what is numbered looks alike.
        mark = _without_numbers(box.mark) if box.mark else ""
        return f"{tag}{mark}|{style}"

    @functools.cached_property
    def of_paragraphs(self) -> frozenset[str]:
        """The looks of all paragraphs too long for a label; most pages never ask."""
        blocks = [self._layout.blocks[i] for i in self._kept]
        return frozenset(
            self.of(block, lead(block)[0])
            for block in blocks
            if len(block.text) > LINE_LENGTH
        )


def make_line(block: Block, index: int, style: str, looks: Looks) -> Mark:
    """Make a label of a whole line; its look counts where paragraphs look otherwise."""
    raw = _parted(block).rstrip(":： ").strip()
    if _STOPPED.search(raw):
        raw = raw[:-1]
    own = looks.of(block, style)
    own = "" if own in looks.of_paragraphs else own
    return Mark(index, 0, len(block.text), Way.LINE, own, raw, read_label(raw))


def _parted(block: Block) -> str:
    """Return a line with its parts set apart: `<b>李明</b><i>局长</i>`.

    A link to a place on the page, as "copy link", is no part of it.
    """
    pieces = [
        block.text[run.start : run.end].strip()
        for run in block.runs
        if not (run.href or "").startswith(_ON_PAGE)
    ]
    whole = len(pieces) == len(block.runs)
    if len(pieces) != _NAME_AND_OFFICE or any(len(piece) == 1 for piece in pieces):
        return block.text if whole else " ".join(pieces)
    first, second = pieces
    named = first[-1:].isalpha() and second[:1].isalpha() and first[:1].isupper()
    if named and read_label(first).kind is LabelKind.PERSON and " " in first:
        return f"{first}, {second}"
    return f"{first} {second}"


def may_be_line(text: str, following: Block) -> bool:
    if text[:-1] in _STOPPED_LETTERS and text[-1] in ".．":
        return True
    if text in _STOPPED_LETTERS and read_label(text).kind in _SIDES:
        return True
    return _is_speech(following) and _reads_as_line(text)


@functools.lru_cache(maxsize=8192)
def _reads_as_line(text: str) -> bool:
    return (
        len(text.split()) <= LINE_WORDS
        and not SENTENCE.search(text)
        and text[-1] not in _LINE_ENDS
        and not OPENED.search(text)
        and not text[0].isdigit()
        and not END_MARKS.fullmatch(text)
        and not SAYS.search(text.rstrip(":： ")[-VERB_LENGTH:])
    )


def _is_speech(block: Block) -> bool:
    """Tell what a speaker's name on its own line may stand above."""
    return len(block.text) > LINE_LENGTH or ends_sentence(block.text)


@functools.lru_cache(maxsize=1024)
def _without_numbers(mark: str) -> str:
    return _NUMBERED.sub("", mark)
