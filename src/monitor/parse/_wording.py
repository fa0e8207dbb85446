"""Text as a document keeps it: white space, and sameness of two texts."""

from __future__ import annotations

import re
import unicodedata

# Scripts that put no spaces between words; Hangul does put them.
_WIDE = "\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef"
_WIDE_OR_QUOTE = _WIDE + "\u2018\u2019\u201c\u201d"
_BETWEEN_WIDE = re.compile(
    f"(?<=[{_WIDE_OR_QUOTE}]) (?=[{_WIDE}])|(?<=[{_WIDE}]) (?=[{_WIDE_OR_QUOTE}])"
)
_NOISE = re.compile(r"[\W_]+")


def tidy(text: str) -> str:
    """Take out the spaces between two CJK characters; expects single spaces."""
    if " " not in text or text.isascii():
        return text.strip()
    return _BETWEEN_WIDE.sub("", text).strip()


def squeeze(text: str) -> str:
    """Return the letters and digits of a text alone, to compare two of them."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return _NOISE.sub("", text).casefold()
