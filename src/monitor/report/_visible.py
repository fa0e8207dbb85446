"""Text of a page made safe to print, and names set apart within our sentences.

A page can carry characters that act on the screen instead of showing: terminal
escapes, and the directional overrides with which "gnp.exe" is made to read as
"exe.png" (CVE-2021-42574, "Trojan Source"). They are printed as their code points.
Marks that only help a right-to-left text along (U+200E, U+200F, U+061C) and joiners
that scripts need (U+200C, U+200D) stay.
"""

from __future__ import annotations

import re

# C0 and C1 controls, line and paragraph separators, directional embeddings,
# overrides and isolates, surrogates that no file can hold, and non-characters.
_ACTING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_BLANKS = re.compile(r"[ \t\n]+")
# Chinese and Japanese have no space where a line ends.
_WIDE = "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]"
_WIDE_END = re.compile(f"(?<={_WIDE})\n+(?={_WIDE})")

# First strong isolate and its end (Unicode Standard Annex 9): ours alone, since
# those of a page have become code points before.
_OPEN, _CLOSE = "\u2068", "\u2069"
_ISOLATES = re.compile(f"[{_OPEN}{_CLOSE}]")


def visible(text: str) -> str:
    """Return the text with each acting character as ⟨U+XXXX⟩; tabs become spaces."""
    return _ACTING.sub(lambda m: f"⟨U+{ord(m[0]):04X}⟩", text.replace("\t", " "))


def line(text: str) -> str:
    """Return the text as above, on one line."""
    return _BLANKS.sub(" ", _WIDE_END.sub("", visible(text))).strip(" ")


def quote(text: str) -> str:
    """Return words of a page as they may stand within a sentence of ours."""
    return f"{_OPEN}{line(text)}{_CLOSE}"


def bare(text: str) -> str:
    """Return our sentence without the isolates."""
    return _ISOLATES.sub("", text)


def parts(text: str) -> list[tuple[str, bool]]:
    """Return our sentence as pieces, each with whether it is quoted from a page."""
    found: list[tuple[str, bool]] = []
    depth = 0
    for piece in re.split(f"([{_OPEN}{_CLOSE}])", text):
        if piece == _OPEN:
            depth += 1
        elif piece == _CLOSE:
            depth -= 1
        elif piece:
            found.append((piece, depth > 0))
    return found
