"""Tables of words as they are written down here: a text split at white space."""

from __future__ import annotations

import unicodedata


def words(text: str) -> frozenset[str]:
    """Return the words of a table; `_` stands for a space inside one."""
    return frozenset(word.replace("_", " ") for word in text.split())


def small(text: str) -> str:
    """Return a text in small letters, one for one: for expressions written in them."""
    # `İ` alone becomes two characters in Python.
    return text.lower() if text.isascii() else text.replace("İ", "i").lower()


def fold(text: str) -> str:
    """Return a text as it is compared: compatible forms, no case, single spaces."""
    if not text.isascii():
        # Turkish writes I without a dot and i with one; for us all four are one letter.
        text = text.replace("İ", "I").replace("ı", "i")
        text = unicodedata.normalize("NFKC", text)
    return " ".join(text.casefold().split())
