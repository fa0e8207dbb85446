"""Texts and questions as the words that the full-text index knows. Pure.

Chinese, Japanese and Korean are written without spaces, or with few: a run of such
characters is indexed as all pairs of neighbours and its last character, so that any
two characters find each other at once and longer words are phrases of pairs. All else
is left to the index, which splits at what is no letter or digit and folds case and
accents.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_CJK = (
    "\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
    "\uf900-\ufaff\U00020000-\U000323af"
)
_RUN = re.compile(f"[{_CJK}]+")
_PIECE = re.compile(f"[{_CJK}]+|[^{_CJK}]+")
_TERM = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')


def indexed(text: str) -> str:
    """Return the words of a text, separated by spaces."""
    plain = unicodedata.normalize("NFKC", text)
    return _RUN.sub(lambda run: f" {' '.join(_pairs(run[0]))} {run[0][-1]} ", plain)


def _pairs(run: str) -> Iterator[str]:
    return (run[place : place + 2] for place in range(len(run) - 1))


def terms(question: str) -> tuple[list[str], list[str]]:
    """Return what a question asks for, and what it excludes with a minus.

    Terms are separated by spaces; what stands in quotation marks is one.
    """
    plain = re.sub("[“”„«»「」]", '"', question)
    wanted: list[str] = []
    unwanted: list[str] = []
    for minus, quoted, bare in _TERM.findall(plain):
        term = (quoted or bare).strip()
        if any(character.isalnum() for character in term):
            (unwanted if minus else wanted).append(term)
    return wanted, unwanted


def phrase(term: str) -> str:
    """Return the term as a phrase of FTS5's query language."""
    pieces = _PIECE.findall(unicodedata.normalize("NFKC", term).replace('"', " "))
    words: list[str] = []
    prefix = ""
    for number, piece in enumerate(pieces):
        if not _RUN.fullmatch(piece):
            words.append(piece)
        elif number < len(pieces) - 1:
            # In the text as well, this run ends where something else begins.
            words += [*_pairs(piece), piece[-1]]
        elif len(piece) == 1:
            words.append(piece)
            prefix = "*"
        else:
            words += _pairs(piece)
    return f'"{" ".join(words)}"{prefix}'


def match(question: str) -> str | None:
    """Return the question in FTS5's query language, or None if it asks for nothing."""
    # FTS5 takes a NUL for the end of what it is asked.
    wanted, unwanted = terms(question.replace("\0", " "))
    if not wanted:
        return None
    asked = " AND ".join(phrase(term) for term in wanted)
    without = "".join(f" NOT {phrase(term)}" for term in unwanted)
    return f"({asked}){without}" if without else asked


def spans(text: str, wanted: list[str]) -> tuple[tuple[int, int], ...]:
    """Return where the terms stand in the text: half-open ranges, none overlapping."""
    folded, places = _folded(text)
    found = []
    for term in wanted:
        sought = _folded(term)[0]
        start = folded.find(sought) if sought else -1
        while start >= 0:
            end = start + len(sought)
            found.append((places[start], places[end - 1] + 1))
            start = folded.find(sought, end)
    return tuple(_joined(sorted(found)))


def folded(text: str) -> str:
    """Return the text as search compares it: width, case and accents aside."""
    return _folded(text)[0]


def _folded(text: str) -> tuple[str, list[int]]:
    """Return the text as search compares it, and where each character comes from."""
    out: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        plain = unicodedata.normalize("NFKD", character).casefold()
        for part in plain:
            if not unicodedata.combining(part):
                out.append(part)
                places.append(place)
    return "".join(out), places


def _joined(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    last: tuple[int, int] | None = None
    for start, end in spans:
        if last and start <= last[1]:
            last = (last[0], max(last[1], end))
            continue
        if last:
            yield last
        last = (start, end)
    if last:
        yield last
