"""What two texts have in common when only their looks differ, and their tokens."""

from __future__ import annotations

import functools
import re
import sys
import unicodedata
from collections.abc import Iterable

# Scripts that are written without spaces: Han, kana, Bopomofo.
CJK = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3038-\u303b\u3040-\u30ff"
    "\u3100-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)

# Unicode folds "10²" into "102", which would make a different figure look the same.
_RAISED = re.compile("[\u00b2\u00b3\u00b9\u2070-\u209c]")
_STYLES = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»‹›「」『』〝〞〟《》〈〉″", '"'),
        **dict.fromkeys("‘‚‛’`´′", "'"),
        **dict.fromkeys("‐‑‒–—―−﹘﹣－─━", "-"),
        **dict.fromkeys("。｡", "."),
        **dict.fromkeys("､", "、"),
        **dict.fromkeys("•·∙‧・●▪◦■○◆►▶", "·"),
        "…": "...",
        "⋯": "...",
        "∶": ":",
        "⁄": "/",
        "\u00ad": None,
    }
)
_UNSEEN = re.compile(
    r"[\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufe00-\ufe0f\u180e]"
)
_BLANK = re.compile(r"[\s\u0085\u3164\u2800]+")
_LOOSE = re.compile(
    rf"(?<=[{CJK}]) | (?=[{CJK}])| (?=[.,:;!?%)\]}}])|(?<=[(\[{{]) |(?<=·) "
)
# Between letters it is an apostrophe and belongs to the word, else a quotation mark.
_QUOTE = re.compile(r"(?<![^\W_])'|'(?![^\W_])")
_RUNS = re.compile(r"-{2,}|\.{3,}|\"{2,}")
# A drop cap leaves its letter alone: "T he minister", in a redesign "The minister".
_DROP_CAP = re.compile(r"^([^\W\d_]) (?=[^\W\d_A-Z]{2})")


@functools.lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Return a text without what is only looks.

    Two texts with the same plain form differ at most in white space, Unicode form,
    width, style of punctuation, soft hyphens and zero-width characters. An
    apostrophe keeps its place: "supporters" and "supporter's" stay two texts.
    """
    if not text.isascii():
        text = _RAISED.sub(lambda sign: "^" + sign[0], text.translate(_STYLES))
        text = unicodedata.normalize("NFKC", _UNSEEN.sub("", text))
    text = _BLANK.sub(" ", text.translate(_STYLES)).strip()
    text = _QUOTE.sub('"', _LOOSE.sub("", text))
    text = _RUNS.sub(lambda run: run[0][0], text)
    return _DROP_CAP.sub(r"\1", text)


# --- tokens ---------------------------------------------------------------------

_NUMBER = (
    r"\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+(?!\d)(?:[.,٫]\d+)?"
    r"|\d+(?:[.,:٫٬]\d+)*"
)
_WORD = rf"(?:(?![{CJK}])[^\W_])+(?:['’‐‑-](?:(?![{CJK}])[^\W_])+)*"
WORDS = re.compile(rf"{_NUMBER}(?![^\W_{CJK}])|[{CJK}]|{_WORD}")
_STOP = r"[。！？!?…؟]+|(?<!\b[A-Z])(?<!\b[A-Z][a-z])\.(?=[\s”\"’」』）)]|$)|\n"
SENTENCES = re.compile(
    rf"(?:(?!{_STOP}).)*(?:{_STOP})[。！？!?…؟”\"’」』）)]*\s*|.+$", re.DOTALL
)


# Characters from which a text is endless; of so many one at least is a blank in it.
_ENDLESS, _DENSE = 200_000, 40
_SURROGATES = range(0xD800, 0xE000)


class Codes:
    """Gives every distinct token a character, so that token lists become strings.

    The bit-parallel distances of rapidfuzz are fastest over strings.
    """

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}

    def code(self, tokens: Iterable[str]) -> str:
        """Return one character a token; equal tokens have equal characters."""
        codes = self._codes
        return "".join([codes.get(token) or self._new(token) for token in tokens])

    def words(self, text: str) -> str:
        """Return the words of a text, in small letters, as characters.

        In a text that nobody could read in a day they are what stands between blanks:
        that is found ten times as fast.
        """
        small = plain(text).lower()
        if len(small) > _ENDLESS and small.count(" ") * _DENSE > len(small):
            return self.code(small.split())
        return self.code(WORDS.findall(small))

    def _new(self, token: str) -> str:
        number = len(self._codes) + 1
        # Lone surrogates are left out; a million distinct tokens are enough.
        if number >= _SURROGATES.start:
            number = min(number + len(_SURROGATES), sys.maxunicode)
        code = chr(number)
        self._codes[token] = code
        return code


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; joined they are the text again."""
    return [found for found in SENTENCES.findall(text) if found]
