"""The edges of the body: the standfirst above, fields and stamps that are the site's.

Which box holds the body was weighed before; here the headline is known as well, and
with it what stands between the two and after them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from monitor.model import Form
from monitor.parse._blocks import Block, Layout
from monitor.parse._body import Body, line_reason, mark_parts
from monitor.parse._chrome import (
    END_MARKS,
    SIGNED,
    STAMP,
    STANDFIRST_MARKS,
    TAIL,
    VISITORS,
    ends_line,
    ends_sentence,
)
from monitor.parse._dates import find_dates
from monitor.parse._label import LabelKind
from monitor.parse._labels import read_label
from monitor.parse._phrases import ATTENDEES_LINE
from monitor.parse._title import Title
from monitor.parse._wording import squeeze

# What a system prints behind a day: how often the page was read, how long it takes.
_COUNTER = re.compile(
    r"\s*[·|•,–-]?\s*(?:[^\W\d_]+\s){0,2}[^\W\d_]+\s*[:：]\s*\d[\d.,]*\s*$"
    r"|\s*[·|•,–-]\s*\d{1,2}\s*(?:min|мин|分|분|dk|хв|perc)\w*.{0,16}$",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")


class Edges(NamedTuple):
    """The body with its edges settled, and the header's fields that were left out."""

    body: Body
    header: tuple[int, ...]


# How far above the body a standfirst can stand, in blocks.
STANDFIRST_WITHIN = 12
# A subtitle says something, in the weight of `weight`, and stands next to the headline.
SUBTITLE_WEIGHT = 24.0
# End matter holds no paragraph heavier than the first of these, nor more in all.
TAIL_PARAGRAPH, TAIL_WEIGHT = 260.0, 420.0
# The line that begins end matter is a heading, not a paragraph.
TAIL_HEADING = 90.0
# Fields of a header stand within the first blocks of a body.
HEADER_WITHIN = 16
HEADER_FIELDS = 2
HEADER_SHARE = 0.4
LONGEST_FIELD = 900
DATE_SHARE = 0.8
CAPTION_WEIGHT = 110.0
# What is heavier is prose, and no end mark or stamp.
LONGEST_STAMP = 240.0
PUNCTUAL = 0.7


def settle_edges(layout: Layout, body: Body, title: Title) -> Edges:
    """Return the body with its standfirst, without header fields and end matter."""
    reasons = dict(body.reasons)
    kept = list(body.blocks)
    kept = _standfirst(layout, title, kept, reasons) + kept
    kept = _below_title(layout, title, kept, reasons)
    header = _header_fields(layout, kept)
    kept = _drop(kept, header, "header field", reasons)
    kept = _drop(kept, _date_lines(layout, kept), "date line", reasons)
    kept = _drop(kept, _captions(layout, kept), "caption", reasons)
    kept = _drop(kept, _end_matter(layout, kept), "end matter", reasons)
    return Edges(Body(body.box, tuple(kept), reasons), tuple(header))


def _drop(
    kept: list[int], dropped: Sequence[int], why: str, reasons: dict[int, str]
) -> list[int]:
    if not dropped:
        return kept
    gone = set(dropped)
    for index in dropped:
        reasons[index] = why
    return [index for index in kept if index not in gone]


# --- above --------------------------------------------------------------------


def _standfirst(
    layout: Layout, title: Title, kept: Sequence[int], reasons: dict[int, str]
) -> list[int]:
    """Find prose and subtitles between the headline and a body in another box."""
    if not title.blocks or not kept or title.blocks[-1] >= kept[0]:
        return []
    found = []
    headline = squeeze(title.text or "")
    for index in range(title.blocks[-1] + 1, kept[0]):
        block = layout.blocks[index]
        if block.hidden or not _may_be_standfirst(layout, block, reasons.get(index)):
            continue
        text = squeeze(block.text)
        if text in ("", headline) or line_reason(block.text):
            continue
        near = index <= title.blocks[-1] + 2 or block.form is Form.ITEM
        near = near and not find_dates(block.text)
        if block.prose or (near and _is_subtitle(layout, title, block)):
            found.append(index)
            reasons.pop(index, None)
    return found if not found or kept[0] - found[0] <= STANDFIRST_WITHIN else []


def _may_be_standfirst(layout: Layout, block: Block, why: str | None) -> bool:
    if block.linked > len(block.text) / 2:
        return False
    if why == "outside the body":
        return True
    # A class such as `teaser` names the standfirst here, and a sidebar elsewhere.
    parts = mark_parts(layout.boxes[block.box].mark)
    return why == "aside" and not STANDFIRST_MARKS.isdisjoint(parts)


def _is_subtitle(layout: Layout, title: Title, block: Block) -> bool:
    if block.heavy < SUBTITLE_WEIGHT:
        return False
    if block.form is Form.ITEM:
        return not block.linked
    home = layout.boxes[layout.blocks[title.blocks[-1]].box].parent
    return layout.boxes[block.box].parent == home


def _below_title(
    layout: Layout, title: Title, kept: list[int], reasons: dict[int, str]
) -> list[int]:
    """Leave out the lines of the body's box that stand above the headline."""
    if not title.blocks:
        return kept
    above = [
        index
        for index in kept
        if index < title.blocks[0] and not layout.blocks[index].prose
    ]
    return _drop(kept, above, "above the headline", reasons)


def _header_fields(layout: Layout, kept: Sequence[int]) -> list[int]:
    """Find time, place and attendees, as lines `Time: …` or rows of a table."""
    fields = []
    for index in kept[:HEADER_WITHIN]:
        text = layout.blocks[index].text
        ends = ends_sentence(text)
        attendees = ATTENDEES_LINE.match(text)
        if attendees or (
            not ends and len(text) < LONGEST_FIELD and _is_field_line(text)
        ):
            fields.append(index)
        elif layout.blocks[index].prose and layout.blocks[index].form is not Form.CELL:
            break
    return sorted({*fields, *_header_table(layout, kept)})


def _date_lines(layout: Layout, kept: Sequence[int]) -> list[int]:
    """Find a day that stands alone above the first paragraph: the site prints it."""
    found = []
    for index in kept[:HEADER_WITHIN]:
        text = layout.blocks[index].text
        if layout.blocks[index].prose:
            break
        if _is_date(text):
            found.append(index)
    return found


def _captions(layout: Layout, kept: Sequence[int]) -> list[int]:
    """Find lines without a full stop right below a picture, where others have one."""
    below = {picture.block for picture in layout.pictures}
    if below.isdisjoint(kept):
        return []
    texts = [layout.blocks[i].text for i in kept]
    ended = sum(map(ends_line, texts))
    if ended < PUNCTUAL * len(texts):
        return []
    return [
        index
        for index, text in zip(kept, texts, strict=True)
        if index in below
        and not ends_line(text)
        and layout.blocks[index].heavy <= CAPTION_WEIGHT
        and layout.blocks[index].form in (Form.PARAGRAPH, Form.CELL)
    ]


def _is_field_line(text: str) -> bool:
    for colon in (":", "："):
        name, found, value = text.partition(colon)
        if found and value.strip() and _is_field(name):
            return True
    return False


def _is_field(text: str) -> bool:
    tight = "".join(text.split()) if not text.isascii() else text
    return read_label(tight.rstrip(":：")).kind is LabelKind.FIELD


def _header_table(layout: Layout, kept: Sequence[int]) -> list[int]:
    """Find the first table of a body where its rows begin with names of fields.

    A table that lays the page out, or one of data, is none: it holds more of the text,
    or most of its rows begin otherwise.
    """
    cells = [i for i in kept[:HEADER_WITHIN] if _cell_row(layout, i) is not None]
    if not cells:
        return []
    table = _around(layout, layout.blocks[cells[0]].box, ("table", "dl"))
    if table is None:
        return []
    boxes = layout.inside(table)
    inside = [i for i in kept if layout.blocks[i].box in boxes]
    firsts: dict[int | None, int] = {}
    # A name of a field, `时间：` in a cell of its own, was left out as chrome.
    for index in range(max(0, inside[0] - 1), inside[-1] + 1):
        if layout.blocks[index].box in boxes:
            firsts.setdefault(_cell_row(layout, index), index)
    terms = {row for row in firsts if row is not None and _opens_row(layout, row)}
    fields = sum(_is_field(layout.blocks[firsts[row]].text) for row in terms)
    whole = sum(layout.blocks[i].heavy for i in kept)
    held = sum(layout.blocks[i].heavy for i in inside)
    if fields < max(HEADER_FIELDS, len(terms) / 2) or held > HEADER_SHARE * whole:
        return []
    return inside


def _opens_row(layout: Layout, row: int) -> bool:
    return layout.boxes[row].tag != "dd"


def _cell_row(layout: Layout, index: int) -> int | None:
    box = layout.blocks[index].box
    return _around(layout, box, ("tr", "dt", "dd"))


def _around(layout: Layout, box: int, tags: tuple[str, ...]) -> int | None:
    while box >= 0:
        if layout.boxes[box].tag in tags:
            return box
        box = layout.boxes[box].parent
    return None


# --- below --------------------------------------------------------------------


def _end_matter(layout: Layout, kept: Sequence[int]) -> list[int]:
    """Find where the publisher's own lines begin: contacts, links, stamps."""
    heavy = [layout.blocks[i].heavy for i in kept]
    half = sum(heavy) / 2
    behind = 0.0
    for place, index in enumerate(kept):
        behind += heavy[place]
        text = layout.blocks[index].text
        if behind < half or heavy[place] > TAIL_HEADING:
            continue
        if VISITORS.match(text):
            return list(kept[place:])
        if not TAIL.match(text):
            continue
        if text[-1] in ".。!！":
            continue
        after = heavy[place + 1 :]
        if max(after, default=0) <= TAIL_PARAGRAPH and sum(after) <= TAIL_WEIGHT:
            return list(kept[place:])
    if kept and SIGNED.fullmatch(layout.blocks[kept[-1]].text):
        return [kept[-1]]
    return _stamps(layout, kept)


def _stamps(layout: Layout, kept: Sequence[int]) -> list[int]:
    """Find the day and hour that a system prints below the end mark."""
    stamps: list[int] = []
    ended = False
    for index in kept:
        block = layout.blocks[index]
        text = block.text
        if block.heavy > LONGEST_STAMP:
            ended, stamps = False, []
        elif END_MARKS.fullmatch(text):
            ended = True
        elif (ended and _is_date(text)) or (
            (stamps or not ended) and STAMP.match(text)
        ):
            stamps.append(index)
        elif block.prose:
            ended, stamps = False, []
    return stamps


def _is_date(text: str) -> bool:
    """Tell a line that is nothing but a day, perhaps with its weekday in brackets."""
    bare = _COUNTER.sub("", _BRACKETS.sub("", text)).strip()
    return any(
        found.end - found.start > DATE_SHARE * len(bare) for found in find_dates(bare)
    )
