"""Tables of words as they are written down here: a text split at white space."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of a table."""
    return frozenset(text.split())
