"""Reports as parts of a page that somebody else makes: for the desk in the browser.

The markup and the style sheet are those of the reports that stand alone, so a change
looks the same wherever it is read.
"""

from __future__ import annotations

import dataclasses

import markupsafe

from monitor.model import Comparison, Content, Document, Listing, Part

from ._html import Layout, _pieces, _style, _told, html
from ._pieces import cut, window
from ._script import tag, tag_of, texts_of
from ._statement import Teller, listed
from ._tell import title, who
from ._transcript import _facts, _Part, _parts, _rows, _title
from ._visible import line
from ._words import Language, Voice, sentence

# Around a change in a list, so many characters of what it stands in; and no more of
# one side than fits on a line.
_CONTEXT = 24
_LONGEST = 80


@dataclasses.dataclass(frozen=True, slots=True)
class Brief:
    """A change in a list: what happened in one sentence, and the edit in one line.

    `lang` is the language tag of the page's words, `who` the label of the speaker.
    """

    level: str
    word: str
    title: str
    lang: str
    statement: markupsafe.Markup
    who: markupsafe.Markup | None
    text: markupsafe.Markup | None


@dataclasses.dataclass(frozen=True, slots=True)
class Outline:
    """A document or listing, ready to be laid out: facts, then parts or releases.

    A release is its day, title and address; `releases` is None for a document.
    """

    title: str
    lang: str
    facts: tuple[tuple[str, str], ...]
    parts: tuple[_Part, ...]
    releases: tuple[tuple[str, str, str], ...] | None


def fragment(
    comparison: Comparison, *, language: Language = "en", layout: Layout = "inline"
) -> markupsafe.Markup:
    """Return the report of a comparison as an `article`, without a page around it."""
    page = html(comparison, language=language, layout=layout)
    inner = page.partition("<main>\n")[2].rpartition("</main>")[0]
    return markupsafe.Markup(inner)  # noqa: S704 - escaped by the template it is from


def style() -> str:
    """Return the style sheet that fragments and reports are made for."""
    return _style()[0]


def brief(comparison: Comparison, *, language: Language = "en") -> Brief:
    """Return a change as one entry of a list; the sides' contents are not needed."""
    voice = Voice(language, copy=comparison.copy)
    edits = listed(comparison)
    severity = comparison.severity
    label = text = None
    if edits and comparison.became is None and comparison.alert is None:
        first = edits[0]
        if first.speaker and first.role:
            label = told(who(first.speaker, None, first.role, voice))
        both = cut(first.old, first.new, first.spans)[2]
        # A sentence about a release names it already.
        if both and first.part is not Part.RELEASE:
            text = _pieces(window(both, _CONTEXT, _LONGEST))
    return Brief(
        level=severity.word,
        word=voice(f"severity.{severity.word}"),
        title=title(comparison, voice),
        lang=tag_of(comparison),
        statement=told(sentence(Teller(comparison, voice).summary(named=True))),
        who=label,
        text=text,
    )


def outline(content: Content, *, language: Language = "en") -> Outline:
    """Return a document or a listing as its parts."""
    voice = Voice(language)
    return Outline(
        title=_title(content, voice),
        lang=tag(" ".join(texts_of(content))),
        facts=tuple(_facts(content, voice)),
        parts=tuple(_parts(content, voice)) if isinstance(content, Document) else (),
        releases=tuple(_rows(content)) if isinstance(content, Listing) else None,
    )


def printable(text: str) -> str:
    """Return words of a page on one line, what would act on the screen made visible."""
    return line(text)


def told(sentence: str) -> markupsafe.Markup:
    """Return a sentence of ours, each name in it as its own direction of text."""
    return _told(sentence)
