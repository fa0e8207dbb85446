"""The people of a page: names from its labels, offices from labels, header and text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from monitor.model import Participant
from monitor.parse import _speech as speech
from monitor.parse._han import HAN, han_kind, is_han_name
from monitor.parse._label import LabelKind
from monitor.parse._labels import read_label
from monitor.parse._mending import Speech
from monitor.parse._words import fold

# How much of the introduction is read, and how long an office can be, in characters.
INTRODUCTION = 1500
LONGEST_OFFICE = 80
MOST_OFFICE_WORDS = 9
_HAN_BREAK = re.compile(
    r"[\s，,。；;：:！!？?“”‘’（）()]|先生|女士|同志|小姐|邀请到?了?|请到了|介绍|请|由|和|以及|及"
)
_SPACES = re.compile(r"[\s,，;；]+")
_NAMES = re.compile(r"[\s,，;；、]+")


def find_participants(
    header: Sequence[str], speeches: Sequence[Speech]
) -> tuple[Participant, ...]:
    """Return who takes part, in the order of first mention, each with his office.

    The header's attendees come first; then whoever speaks under a name.
    """
    offices: dict[str, str | None] = {}
    names: dict[str, str] = {}
    for line in header:
        for name, office in _attendees(line):
            names.setdefault(fold(name), name)
            offices.setdefault(fold(name), office)
    introduction = _introduction(header, speeches)
    for spoken in speeches:
        label = spoken.label
        if label is None or not label.speaker or label.kind is LabelKind.FIELD:
            continue
        key = fold(label.speaker)
        if label.kind is LabelKind.REPORTER or not _is_name(label.speaker):
            continue
        names.setdefault(key, label.speaker)
        if not offices.get(key):
            offices[key] = label.affiliation or _office_in(introduction, label.speaker)
    return tuple(Participant(name, offices.get(key)) for key, name in names.items())


def offices_by_key(people: Sequence[Participant]) -> Mapping[str, str]:
    """Return each named participant's office by the folded name."""
    return {fold(person.name): person.office for person in people if person.office}


def _is_name(speaker: str) -> bool:
    """Leave out labels that are an office and no name."""
    return read_label(speaker).kind is LabelKind.PERSON


def _attendees(line: str) -> list[tuple[str, str | None]]:
    """Read `出席: 省林草局局长李明 …` and a cell with a name and an office."""
    _, colon, value = line.partition(":") if ":" in line else line.partition("：")
    text = value if colon else line
    found: list[tuple[str, str | None]] = []
    pieces = [*_SPACES.split(text), *_NAMES.split(text)]
    if not HAN.search(text) or any(is_han_name(piece) for piece in pieces[:2]):
        pieces.insert(0, text)
    for piece in pieces:
        label = read_label(piece.strip()) if piece.strip() else None
        if label and label.speaker and label.affiliation:
            known = any(name == label.speaker for name, _ in found)
            if not known and label.kind in (LabelKind.OFFICIAL, LabelKind.MODERATOR):
                found.append((label.speaker, label.affiliation))
            if piece is text:
                break
    return found


def _introduction(header: Sequence[str], speeches: Sequence[Speech]) -> str:
    texts = [*header]
    for spoken in speeches[:2]:
        texts.extend(spoken.paragraphs)
    return " ".join(texts)[:INTRODUCTION]


def _office_in(text: str, name: str) -> str | None:
    """Return the office that a text gives somebody, before or after the name."""
    at = text.find(name)
    while at >= 0:
        office = _office_at(text, at, at + len(name))
        if office:
            return office
        at = text.find(name, at + 1)
    return None


def _office_at(text: str, start: int, end: int) -> str | None:
    if HAN.match(text[start]):
        before = _HAN_BREAK.split(text[max(0, start - LONGEST_OFFICE) : start])[-1]
        before = before.lstrip("、的")
        return before if before and han_kind(before) is LabelKind.OFFICIAL else None
    words = text[max(0, start - LONGEST_OFFICE) : start].split()
    office: list[str] = []
    for word in reversed(words[-MOST_OFFICE_WORDS:]):
        bare = fold(word).strip(".,")
        known = bare in speech.TITLES or bare in speech.FILL
        if word[-1] in ",.;:" or not (known or word[0].isupper()):
            break
        office.insert(0, word)
    while office and fold(office[0]) in speech.FILL:
        office.pop(0)
    if any(fold(word).strip(".,") in speech.TITLES for word in office):
        return " ".join(office)
    after = re.match(r",\s+((?:the\s)?[^,.;:()]{3,80})", text[end:])
    if after and any(fold(w) in speech.TITLES for w in after[1].split()):
        return after[1].strip()
    return None
