"""Which language a page's own words are in, as far as its script tells.

A browser needs it to choose the right forms of Han characters and the right line
breaks. Latin, Cyrillic and Arabic letters are shared by many languages: unknown.
"""

from __future__ import annotations

from collections.abc import Iterable

from monitor.model import Comparison, Content, Listing

# Frequent characters that only one of the two Chinese scripts has.
_SIMPLIFIED = frozenset("们这说为对时过发问关题还实开门进务报应总战议办认书记东")
_TRADITIONAL = frozenset("們這說為對時過發問關題還實開門進務報應總戰議辦認書記東")
# So much of a page settles it.
_SAMPLE = 2000


def tag(text: str) -> str:
    """Return a BCP 47 tag for text in Han, kana or Hangul, or "" for unknown."""
    sample = text[:_SAMPLE]
    if _count(sample, "\u3041", "\u30ff"):
        return "ja"
    han = _count(sample, "\u4e00", "\u9fff")
    hangul = _count(sample, "\uac00", "\ud7a3")
    if hangul > han:
        return "ko"
    if not han:
        return ""
    simplified = sum(c in _SIMPLIFIED for c in sample)
    traditional = sum(c in _TRADITIONAL for c in sample)
    if simplified == traditional:
        return "zh"
    return "zh-Hans" if simplified > traditional else "zh-Hant"


def tag_of(comparison: Comparison) -> str:
    """Return the tag of a comparison's contents."""
    contents = (comparison.new.content, comparison.old.content)
    texts = [comparison.title or ""]
    for content in contents:
        texts += texts_of(content)
    for edit in comparison.change.edits:
        texts += [edit.new or "", edit.old or ""]
    return tag(" ".join(texts))


def texts_of(content: Content | None) -> Iterable[str]:
    """Return the words of a content."""
    if content is None:
        return []
    if isinstance(content, Listing):
        return [content.title or "", *(link.title for link in content.links)]
    return [content.title or "", *(turn.text for turn in content.turns)]


def _count(text: str, first: str, last: str) -> int:
    """Return how many characters of a range the text has."""
    return sum(first <= c <= last for c in text)
