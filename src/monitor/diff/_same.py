"""Whether contents are the same, and whether edits are."""

from __future__ import annotations

import hashlib

from monitor.diff._text import WORDS, plain, sentences
from monitor.diff._written import write
from monitor.model import Change, Content


def digest(content: Content) -> str:
    """Return a digest of what a content says, `sha256:` and 64 hexadecimal digits.

    Contents that differ only in looks (see `Silence.COSMETIC`) have the same.
    """
    lines = (
        plain(line) for line in write(content) if not line.startswith(("forms ", "to "))
    )
    return (
        "sha256:"
        + hashlib.sha256("\n".join(lines).encode(errors="replace")).hexdigest()
    )


def same_content(one: Content, other: Content) -> bool:
    """Return whether two contents say the same, their looks aside."""
    return one == other or digest(one) == digest(other)


# What the differing sentences say at least to be known again: "3" instead of "4" in a
# table's cell is another edit on every page.
_TELLING_WORDS = 4


def fingerprint(change: Change) -> str | None:
    """Return what a change has in common with the same change of another page.

    It is made of the told edits' kinds, parts and the sentences that differ, so that
    one sentence edited in a template has one fingerprint on a hundred pages; `sha256:`
    and 64 hexadecimal digits. None where nothing is told, or so little that it may be
    another edit that looks the same.
    """
    told = [edit for edit in change.edits if edit.severity]
    marks = [
        (
            edit.kind,
            edit.part,
            edit.former_speaker or "",
            edit.speaker or "",
            _marked(edit.old, [(s.old_start, s.old_end) for s in edit.spans]),
            _marked(edit.new, [(s.new_start, s.new_end) for s in edit.spans]),
        )
        for edit in told
    ]
    if not all(_tells(mark[-2], mark[-1]) for mark in marks) or not marks:
        return None
    lines = sorted("\x1f".join(mark) for mark in marks)
    coded = "\x1e".join(lines).encode(errors="replace")
    return "sha256:" + hashlib.sha256(coded).hexdigest()


def _tells(old: str, new: str) -> bool:
    return any(len(WORDS.findall(text)) >= _TELLING_WORDS for text in (old, new))


def _marked(text: str | None, ranges: list[tuple[int, int]]) -> str:
    """Return the sentences that ranges touch, or the whole text without ranges."""
    if text is None:
        return ""
    if not ranges:
        return plain(text)
    touched = []
    at = 0
    for sentence in sentences(text):
        end = at + len(sentence)
        if any(start < end and at <= stop for start, stop in ranges):
            touched.append(plain(sentence))
        at = end
    return "\x1d".join(touched)
