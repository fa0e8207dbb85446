"""Every word of the reports: one table a language, with the same keys.

Values are `str.format` templates. A name that is quoted from a page comes into them
isolated (`_visible.quote`), so that a renderer can set it apart and a right-to-left
name does not turn the sentence around it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from ._words_copy import COPY
from ._words_en import ENGLISH
from ._words_zh import CHINESE

Language = Literal["en", "zh"]

WORDS: Mapping[Language, Mapping[str, str]] = {"en": ENGLISH, "zh": CHINESE}

# What an HTML page in these words says of itself (BCP 47).
TAGS: Mapping[Language, str] = {"en": "en", "zh": "zh-Hans"}

_FIRST_TEN: Mapping[Language, str] = {
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth",
    "zh": "一 二 三 四 五 六 七 八 九 十",
}
_TEENS = range(11, 14)


class Voice:
    """The words of one language."""

    def __init__(self, language: Language, *, copy: bool = False) -> None:
        """Speak `language`; of an original and its copy, if `copy`."""
        self.language: Language = language
        own = COPY[language] if copy else {}
        self._words = {**WORDS[language], **own}

    def __call__(self, key: str, **values: object) -> str:
        """Return the words at `key` with `values` in their places."""
        return self._words[key].format(**values)

    def count(self, key: str, count: int, **values: object) -> str:
        """Return the words at `key` for so many; for one of them, at `key`.one."""
        if count == 1 and f"{key}.one" in self._words:
            return self(f"{key}.one", **values)
        return self(key, count=f"{count:,}", **values)

    def has(self, key: str) -> bool:
        """Whether there are words at `key`."""
        return key in self._words

    def ordinal(self, number: int) -> str:
        """Return what stands before "question" for the number-th of them."""
        words = _FIRST_TEN[self.language].split()
        if number <= len(words):
            return words[number - 1]
        if self.language == "zh":
            return str(number)
        suffix = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"{number}{'th' if number % 100 in _TEENS else suffix}"

    def series(self, items: list[str]) -> str:
        """Return "a, b and c"."""
        if len(items) < 2:  # noqa: PLR2004 - two is what "and" joins
            return "".join(items)
        return self("list.comma").join(items[:-1]) + self("list.and") + items[-1]


def sentence(text: str) -> str:
    """Return the text with a capital, unless it begins with a quoted name."""
    return text[:1].upper() + text[1:]
