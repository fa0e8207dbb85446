"""Finds the phrases of the tables in titles and texts."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from monitor.judge._phrases import AMBIGUOUS, FILLERS, SENTENCES, TITLES, Saying
from monitor.judge._text import plain

# What stands between a page's title and its site's name.
_SEPARATORS = re.compile(r"\s+[-–—|·•:»«/>]+\s+|\s*[|_｜»«>]\s*|[—–]|：|:\s+|\.\s+")
# A script without spaces: a word can stand directly beside another.
_CLOSED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# More parts than this is a path of section names; "Maintenance" is then a section.
_MOST_PARTS = 3


def _bounded(phrase: str) -> str:
    escaped = re.escape(phrase)
    return escaped if _CLOSED.search(phrase) else rf"(?<!\w){escaped}(?!\w)"


@functools.cache
def _titles() -> tuple[re.Pattern[str], dict[str, Saying]]:
    """Return one pattern of all whole titles, longest first, and what each says."""
    meaning = {plain(p): saying for saying, ps in TITLES.items() for p in ps}
    ordered = sorted(meaning, key=len, reverse=True)
    return re.compile("|".join(_bounded(p) for p in ordered)), meaning


@functools.cache
def _fillers() -> re.Pattern[str]:
    ordered = sorted({plain(p) for p in FILLERS}, key=len, reverse=True)
    return re.compile("|".join(_bounded(p) for p in ordered))


@functools.cache
def _sentences() -> tuple[tuple[str, str, Saying], ...]:
    """Return every phrase, as it is looked for and as it is told, with its meaning."""
    rows: dict[str, Saying] = {}
    for saying, phrases in SENTENCES.items():
        rows.update({plain(phrase): saying for phrase in phrases})
    return tuple(
        (phrase if _CLOSED.search(phrase) else f" {phrase}", phrase, saying)
        for phrase, saying in rows.items()
    )


@functools.lru_cache(maxsize=1024)
def whole(text: str) -> Saying | None:
    """Return what `text` says where it says nothing else; "Error 404" is such a one."""
    said: list[Saying] = []
    pattern, meaning = _titles()

    def take(found: re.Match[str]) -> str:
        said.append(meaning[found.group()])
        return " "

    rest = pattern.sub(take, plain(text))
    if not said and not _fillers().search(rest):
        return None
    rest = _fillers().sub(" ", rest)
    if any(c.isalpha() for c in rest):
        return None
    # "404 error": the number says more than the word.
    # Only "Error" or "Sorry" is no page, and does not say why.
    return next(
        (s for s in said if s is not Saying.ERROR), said[0] if said else Saying.ANY
    )


@functools.cache
def _ambiguous() -> frozenset[str]:
    return frozenset(map(plain, AMBIGUOUS))


def is_ambiguous(text: str) -> bool:
    """Whether a title or headline is one that a section or a release has as well."""
    parts = [plain(part) for part in _SEPARATORS.split(text) if part]
    return any(part in _ambiguous() for part in parts)


def of_title(title: str) -> tuple[Saying, bool] | None:
    """Return what a title says, and whether that is all of it.

    Beside it the site's name may stand, before or after.
    """
    if said := whole(title):
        return said, True
    parts = [part for part in _SEPARATORS.split(title) if part and part.strip()]
    if not 1 < len(parts) <= _MOST_PARTS:
        return None
    for part in (parts[0], parts[-1]):
        if not plain(part).isdigit() and (said := whole(part)):
            return said, False
    if (said := whole(parts[0])) or (said := whole(parts[-1])):
        return said, False
    return None


def in_text(text: str) -> dict[Saying, tuple[str, ...]]:
    """Return the phrases found in a text, in their comparable form."""
    # A loop of plain searches: a pattern of a thousand phrases takes 20 times as long.
    text = f" {plain(text)}"
    found: dict[Saying, tuple[str, ...]] = {}
    for wanted, phrase, saying in _sentences():
        if wanted in text:
            found[saying] = (*found.get(saying, ()), phrase)
    return found


def quoted(words: str, longest: int = 80) -> str:
    """Return words of a page for a sentence of ours."""
    words = " ".join(words.split())
    return f"“{words if len(words) <= longest else words[: longest - 1] + '…'}”"


def joined(parts: Iterable[str]) -> str:
    """Return an enumeration: "a, b and c"."""
    *most, last = [*parts]
    return f"{', '.join(most)} and {last}" if most else last
