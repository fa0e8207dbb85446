"""Block → the labels that may open it, each with the way in which it is set apart."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from monitor.parse import _speech as speech
from monitor.parse._blocks import Block, Layout, cut_off, lead
from monitor.parse._chrome import END_MARKS
from monitor.parse._label import Label, LabelKind
from monitor.parse._labels import read_label
from monitor.parse._lines import (
    LINE_LENGTH,
    LINE_WORDS,
    OPENED,
    ROLES,
    SENTENCE,
    TELLING,
    VERB_LENGTH,
    Looks,
    counted,
    find_counter,
    find_line_slots,
    find_slots,
    make_line,
    may_be_line,
    repeat_lines,
)
from monitor.parse._mark import Mark, MarkMaker, Way
from monitor.parse._phrases import SAYS, TIME_BEFORE
from monitor.parse._rules import LabelPattern
from monitor.parse._words import fold

_OPENING = "[【〈<（(「『〔［＜"
_SIGNS = "○◯●◎◆◇■□▲△▼▷▶☆★"
# In characters and words: where a label ends at the latest, the longest label, the
# longest line that may be one, and how far a style may miss the label's end.
_LABEL_WITHIN = 96
_LABEL_WORDS = 12
_STYLE_SLACK = 3
_NAME_AND_OFFICE = 2
_INITIALS = re.compile(r"[A-ZÀ-Þ]{2,3}")
_INNER_FROM = 4
_STROKE_WITHIN = 64
_CLOSED_WITHIN = 16
# Expressions that search begin with the sign itself: a search for what may stand
# before it looks at every letter.
# The colon of a time of day, `(09:24):`, parts off nothing.
_COLON = re.compile(r"[:：︰﹕](?!(?<=\d[:：])\d\d)\s*")
_BRACKET = re.compile(
    rf"[{_SIGNS}\s]*([\[【〈<（(「『〔［＜])\s*([^\[\]【】〈〉<>（）()「」『』〔〕［］＜＞]{{1,40}}?)\s*"
    r"([\]】〉>）)」』〕］＞])\s*[:：]?\s*"
)
_CLOSED = re.compile(
    r"([^\s\[\]【】〈〉<>（）()「」『』:：，,。.]{1,12})\s*[）)〉>]\s*[:：]?\s*"
)
_SIGN = re.compile(rf"[{_SIGNS}]\s*([^\s:：。、]{{1,24}})\s+")
_DASH = re.compile(
    r"([^–—―:：。！？!?]{1,60}?)\s*(?:[.．]\s*[-–—―]+|[–—―]+|(?<=\s)-+|-(?=\s)|-{2,})\s*"
)
_TIGHT_DASH = re.compile(r"([^\W\d_]{2,20})\s*[.．]?\s*[-–—―]+\s*")
_STOP_DASH = re.compile(
    r"((?:[^\W\d_]{1,4}\.\s){0,2}[^.．:：。！？!?]{1,60}(?:[.．]\s?[^\W\d_]{1,16}){0,3})\s*[.．]\s?[-–—―]+\s*"
)
_STOP = re.compile(r"([^.．:：。！？!?,，]{1,60})[.．]\s+")
_STOP_INITIALS = re.compile(
    r"((?:[^\W\d_][^\W\d_'’-]+\s){1,3}(?:[^\W\d_]{1,2}\.\s?){1,3})(?=[^\W\d_]|[«„“¿¡(])"
)
_STYLED_REST = re.compile(r"\s*[(（\[]([^()（）\[\]]{1,40})[)）\]]\s*[-–—.:：]+\s*")
_LETTER = re.compile(r"([^\W\d_]{1,2})(\s*[.．、)]\s*|\s+)(?=\S)")
_SAYING = re.compile("[说說示出道答]")
_SAID = re.compile(
    r"(.{2,24}?)(?:[回又接着]*(?:说|說|表示|指出|答道|回答|介绍说|表示说))[，,:：]\s*"
)
# A label inside a paragraph follows the end of a sentence, never an opening quote.
_INNER_COLON = re.compile(r"[:：](?!//)\s*")
_INNER = re.compile(
    r"(?:(?<=[。！？!?”」』）)…】])\s*|(?<=[.!?…”\"»)\]])\s+)"
    r"([^\s。！？!?…:：，,、；;“”\"「」『』（）()]"
    r"[^。！？!?…:：，；;“”\"「」『』（）()]{0,48}?)$"
)
# Nobody's talk has more labels than these in one paragraph at so few characters each.
_MANY_INNER, _APART = 500, 12
# In characters: how far back its sentence may begin, and the end of one with a letter.
_INNER_WITHIN, _SHORTEST_INNER = 56, 2
# A hyphen is a sign beside a space or another hyphen.
_SIGN_OF_LABEL = re.compile(
    r"[:：︰﹕()（）\[\]【】〈〉<>《》「」『』〔〕［］＜＞○◯●◎◆◇■□▲△▼▷▶☆★–—―．-]"
    r"(?:(?<!-)|(?=[\s-])|(?<=\s-))"
)
_OPENS_AS_LABEL = re.compile(r"[^\s.]{1,2}[\s.]|[^a-zß-ÿа-яё]{1,60}\.")
# A number before each label, and a word with one: `3. [Reporter]`, `Anf. 41 NAME:`.
_NUMBER_BEFORE = re.compile(r"\d{1,3}\s?[.)．、]\s*(?=[\[【(（〈<「『〔［＜])")
_STROKE = re.compile("[-–—―.．]")
_ANY_DASH = re.compile("[-–—―]")
_ANY_CLOSING = re.compile("[)）>〉]")


def find_marks(
    layout: Layout, kept: Sequence[int], pattern: LabelPattern | None = None
) -> list[list[Mark]]:
    """Return for each kept block the labels that may stand in it.

    `pattern` is the source's own; what it matches, and what its selector for speakers
    selects, comes as `Way.RULE`.
    """
    blocks = layout.blocks
    looks = Looks(layout, kept)
    ruled = pattern is not None or _has_rules(layout, kept)
    counter = find_counter(layout, kept)
    found: list[list[Mark]] = []
    lines: set[str] = set()
    for place, index in enumerate(kept):
        block = blocks[index]
        marks = [*_ruled(layout, index, pattern)] if ruled else []
        if not _is_plain(block):
            following = blocks[kept[place + 1]] if place + 1 < len(kept) else None
            marks.extend(_timed(layout, index, following, looks, counter))
        elif not block.text.isascii() or ":" in block.text:
            # Three paragraphs in four hold no sign of a label at their beginning.
            marks.extend(_unsigned(index, block.text))
        lines.update(m.raw for m in marks if m.way is Way.LINE)
        found.append(marks)
    alternating = find_line_slots(layout, kept, looks, counter)
    if lines or alternating:
        slots = find_slots(m for marks in found for m in marks) | alternating
        known = lines | slots
        repeat_lines(
            layout,
            kept,
            looks,
            found,
            known=known,
            alternating=alternating,
            counter=counter,
        )
    return found


def _has_rules(layout: Layout, kept: Sequence[int]) -> bool:
    """Tell whether a source's selector for speakers selected anything."""
    if any("rule-speaker" in box.mark for box in layout.boxes):
        return True
    return any("rule-speaker" in layout.blocks[i].runs[0].style for i in kept)


def _ruled(layout: Layout, index: int, pattern: LabelPattern | None) -> Iterator[Mark]:
    """Make labels of what the source's rules say is one."""
    block = layout.blocks[index]
    raw, end = "", 0
    if pattern is not None and (matched := pattern.match(block.text)):
        raw, end = matched
    elif " rule-speaker " in layout.boxes[block.box].mark:
        raw, end = block.text, len(block.text)
    elif block.runs and "rule-speaker" in block.runs[0].style.split("|"):
        end = lead(block)[1]
        raw = block.text[:end]
        end += len(block.text[end:]) - len(block.text[end:].lstrip(" :：-–—."))
    if raw:
        raw = raw.rstrip(" :：")
        label = read_label(raw)
        if label.kind in (LabelKind.FIELD, LabelKind.UNKNOWN):
            label = Label(LabelKind.PERSON, raw, None, fold(raw))
        yield Mark(index, 0, end, Way.RULE, "", raw, label)


def _timed(
    layout: Layout,
    index: int,
    following: Block | None,
    looks: Looks,
    counter: str,
) -> Iterator[Mark]:
    """Find marks behind a time or a number that a page prints before each label."""
    block = layout.blocks[index]
    text = block.text
    clock = text[0].isdigit() or text[1:2].isdigit()
    ahead = (TIME_BEFORE.match(text) or _NUMBER_BEFORE.match(text)) if clock else None
    cut = ahead.end() if ahead else counted(text, counter)
    if not cut:
        yield from _marks(block, index, following, looks)
        return
    after = cut_off(block, cut)
    for mark in _marks(after, index, following, looks):
        start = mark.start + cut if mark.start else 0
        yield mark._replace(start=start, end=mark.end + cut)


def _marks(
    block: Block, index: int, following: Block | None, looks: Looks
) -> Iterator[Mark]:
    text = block.text
    head = text[:_LABEL_WITHIN]
    style, style_end = lead(block)

    def mark(way: Way, raw: str, end: int, label: Label | None = None) -> Mark:
        own = style if style and abs(style_end - len(raw)) <= _STYLE_SLACK else ""
        if own and own == _tail_style(block):
            own = ""
        return Mark(index, 0, end, way, own, raw.strip(), label or read_label(raw))

    colon = _COLON.search(head)
    short = len(text) <= LINE_LENGTH
    if colon and short and END_MARKS.fullmatch(text):
        return
    if colon and _may_be_label(text, colon):
        raw = text[: colon.start()].rstrip()
        yield mark(Way.COLON, raw, colon.end(), _named_by_style(block, raw))
    elif not colon and 0 < block.gap < len(text) - 1:
        yield mark(Way.GAP, text[: block.gap], block.gap + 1)
    yield from _bracketed(head, mark)
    # The signs that a way needs are looked for first: most paragraphs have none.
    if " " in head[:4] or "." in head[:4] or "．" in head[:4]:
        yield from _lettered(head, mark)
    if _STROKE.search(head, 0, _STROKE_WITHIN):
        yield from _dashed(head, mark)
    if style and 1 < style_end < min(len(text) - 1, _LABEL_WITHIN):
        yield from _styled(text, style_end, mark, linked=block.runs[0].href is not None)
    if len(text) <= LINE_LENGTH and following and may_be_line(text, following):
        yield make_line(block, index, style, looks)
    yield from _unsigned(index, text)


def _named_by_style(block: Block, raw: str) -> Label | None:
    """Read `Member <b>Jane Doe</b> (Party):` where its look says what the name is."""
    inside = [run for run in block.runs if run.start < len(raw)]
    styled = [run for run in inside if run.style and run.start]
    if len(styled) != 1 or len(inside) < _NAME_AND_OFFICE or inside[0].style:
        return None
    label = read_label(raw)
    office = raw[: styled[0].start].strip()
    name = raw[styled[0].start : styled[0].end].strip()
    unread = label.kind is LabelKind.PERSON and label.speaker == f"{office} {name}"
    if not unread or read_label(name).kind is not LabelKind.PERSON:
        return None
    return Label(LabelKind.PERSON, name, label.affiliation or office, fold(name))


def _is_plain(block: Block) -> bool:
    """Tell a long paragraph that begins with nothing that could part off a label."""
    text = block.text
    return (
        len(text) > _LABEL_WITHIN
        and not block.gap
        and not block.runs[0].style
        and _SIGN_OF_LABEL.search(text, 0, _LABEL_WITHIN) is None
        and _OPENS_AS_LABEL.match(text) is None
    )


def _unsigned(index: int, text: str) -> Iterator[Mark]:
    """Make labels of `李明说，…`, and of what stands inside the paragraph."""
    said = None
    if not text.isascii() and _SAYING.search(text, 0, _LABEL_WITHIN):
        said = _SAID.match(text[:_LABEL_WITHIN])
    if said:
        raw = said[1].strip()
        yield Mark(index, 0, said.end(), Way.SAID, "", raw, read_label(raw))
    if text.find(":", _INNER_FROM) > 0 or text.find("：", _INNER_FROM) > 0:
        yield from _inner(index, text)


def _inner(index: int, text: str) -> Iterator[Mark]:
    """Look back from each colon: that is cheaper than forward from each sentence."""
    end = count = 0
    for colon in _INNER_COLON.finditer(text, _INNER_FROM):
        before = colon.start()
        if text[before - 1] == " ":
            before -= 1
        # No label reaches back over another colon.
        begin = max(end, before - _INNER_WITHIN)
        end = colon.end()
        if before - begin < _SHORTEST_INNER:
            continue
        found = _INNER.search(text[begin:before])
        if found is None:
            continue
        label = read_label(found[1])
        if label.kind in TELLING and len(found[1].split()) <= LINE_WORDS:
            start = begin + found.start()
            count += 1
            if count > _MANY_INNER and start < _APART * count:
                return
            yield Mark(index, start, colon.end(), Way.INNER, "", found[1], label)


def _lettered(head: str, mark: MarkMaker) -> Iterator[Mark]:
    letter = _LETTER.match(head)
    if letter and not letter[1].islower() and fold(letter[1]) in speech.LETTERS:
        way = Way.GAP if not letter[2].strip() else Way.STOP
        yield mark(way, letter[1], letter.end())


def _styled(
    text: str, style_end: int, mark: MarkMaker, *, linked: bool
) -> Iterator[Mark]:
    raw = text[:style_end]
    if linked:
        return
    if not _COLON.search(raw) and not SENTENCE.search(raw):
        rest = len(text) - len(text[style_end:].lstrip(" -–—."))
        bare = raw.rstrip(" -–—.")
        if beside := _STYLED_REST.match(text, style_end):
            # <b>JOSÉ CALIXTO</b> (PVN-RO) – Ministra, …
            rest, bare = beside.end(), f"{bare} ({beside[1]})"
        label = _initials(bare) if _INITIALS.fullmatch(bare) else None
        yield mark(Way.STYLE, bare, rest, label)


def _initials(raw: str) -> Label | None:
    """Read `TO` as somebody's initials, where a form's field would be one."""
    read = read_label(raw)
    if read.kind in (LabelKind.FIELD, LabelKind.UNKNOWN):
        return Label(LabelKind.PERSON, raw, None, fold(raw))
    return None


def _bracketed(head: str, mark: MarkMaker) -> Iterator[Mark]:
    if head[0] in _OPENING or head[0] in _SIGNS:
        bracket = _BRACKET.match(head)
        if bracket:
            yield mark(Way.BRACKET, bracket[2], bracket.end())
        sign = _SIGN.match(head)
        if sign:
            yield mark(Way.SIGN, sign[1], sign.end())
        return
    if not _ANY_CLOSING.search(head, 0, _CLOSED_WITHIN):
        return
    closed = _CLOSED.match(head)
    if closed and read_label(closed[1]).kind in ROLES:
        yield mark(Way.BRACKET, closed[1], closed.end())


def _dashed(head: str, mark: MarkMaker) -> Iterator[Mark]:
    early = head[:_STROKE_WITHIN]
    if _ANY_DASH.search(early):
        both = _STOP_DASH.match(head)
        if both and len(both[1].split()) <= LINE_WORDS:
            yield mark(Way.STOP_DASH, both[1], both.end())
            return
        yield from _after_dash(head, mark)
    at = early.find(".") if "." in early else early.find("．")
    # What ends in a full stop is a label in capitals, or a sentence.
    if at > 0 and head[:at] == head[:at].upper():
        initials = _STOP_INITIALS.match(head)
        if initials and initials[1].isupper():
            # ГОРДІЄНКО О.М. Дякую
            yield mark(Way.STOP, initials[1], initials.end())
            return
        stop = _STOP.match(head)
        label = read_label(stop[1]) if stop else None
        if stop and label and label.kind is not LabelKind.UNKNOWN:
            yield mark(Way.STOP, stop[1], stop.end(), label)


def _after_dash(head: str, mark: MarkMaker) -> Iterator[Mark]:
    dash = _DASH.match(head) or _TIGHT_DASH.match(head)
    if dash is None:
        return
    label = read_label(dash[1])
    # Without a space it is a word with a hyphen, unless it says what it is for.
    tight = not dash[0][len(dash[1])].isspace() and not dash[0][-1].isspace()
    if label.kind in (ROLES if tight else TELLING):
        yield mark(Way.DASH, dash[1], dash.end(), label)


def _may_be_label(text: str, colon: re.Match[str]) -> bool:
    raw = text[: colon.start()].rstrip()
    if not _reads_as_label(raw):
        return False
    after = text[colon.end() : colon.end() + 2]
    if after.startswith("//") or (raw[-1].isdigit() and after[:1].isdigit()):
        return False
    return len(raw.split()) <= _LABEL_WORDS


# A page repeats its labels, and these searches are dear.
@functools.lru_cache(maxsize=8192)
def _reads_as_label(raw: str) -> bool:
    """Tell a label from a clause before a colon: no sentence, no bracket, no verb."""
    return bool(raw) and not (
        SENTENCE.search(raw) or OPENED.search(raw) or SAYS.search(raw[-VERB_LENGTH:])
    )


def _tail_style(block: Block) -> str:
    return block.runs[-1].style if block.runs else ""
