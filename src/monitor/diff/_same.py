"""Whether contents are the same, and whether edits are."""

from __future__ import annotations

import hashlib

from monitor.diff._text import plain
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


def fingerprint(change: Change) -> str:
    """Return what a change has in common with the same change of another page.

    It is made of the reported edits' kinds, parts and differing words, so that one
    sentence edited in a template has one fingerprint on a hundred pages; `sha256:`
    and 64 hexadecimal digits.
    """
    told = sorted(
        "\x1f".join(
            (
                edit.kind,
                edit.part,
                _marked(edit.old, [(s.old_start, s.old_end) for s in edit.spans]),
                _marked(edit.new, [(s.new_start, s.new_end) for s in edit.spans]),
            )
        )
        for edit in change.edits
        if edit.silence is None
    )
    return (
        "sha256:"
        + hashlib.sha256("\x1e".join(told).encode(errors="replace")).hexdigest()
    )


def _marked(text: str | None, ranges: list[tuple[int, int]]) -> str:
    if text is None:
        return ""
    if not ranges:
        return plain(text)
    return "\x1d".join(plain(text[start:end]) for start, end in ranges)
