"""Comparisons as one page for a browser, self-contained and inert.

The page runs no script and loads nothing: its one style sheet is inside it and named
by digest in its Content-Security-Policy, so that even markup that slipped through
escaping could do nothing. Whatever a monitored page said is escaped by Jinja.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import importlib.resources
import urllib.parse
from collections.abc import Sequence
from typing import Literal

import jinja2
import markupsafe

from monitor.model import Comparison, Edit

from ._flow import Fold, flow
from ._pieces import Mark, Pieces, window
from ._script import tag_of
from ._tell import merged, named, release_url, tell
from ._visible import bare, line, parts
from ._words import TAGS, Language, Voice

Layout = Literal["inline", "side-by-side"]

# A page has more room than a terminal: two or three sentences around a change.
_CONTEXT = 140
# So many lines of contents show at once; the rest is folded.
_AT_ONCE = 12
# A text that was replaced as a whole is shown in one line up to this length.
_IN_ONE = 60
_TAG = {Mark.DELETED: "del", Mark.INSERTED: "ins", Mark.MOVED: "mark"}


def html(
    comparisons: Comparison | Sequence[Comparison],
    *,
    language: Language = "en",
    layout: Layout = "inline",
) -> str:
    """Return one page that reports one comparison, or several one below the other."""
    if isinstance(comparisons, Comparison):
        comparisons = (comparisons,)
    copies = bool(comparisons) and all(c.copy for c in comparisons)
    voice = Voice(language, copy=copies)
    told = [(c, tell(c, voice)) for c in comparisons]
    return page(
        "report.html.j2",
        language,
        copies=copies,
        title=bare(told[0][1].headline) if len(told) == 1 else voice("reports"),
        reports=[
            {
                "told": t,
                "id": f"r{number}",
                "flow": flow(c, t.entries, voice),
                "lang": tag_of(c),
                "level": t.severity.word,
                "brief": merged(t.entries, voice),
                "urls": {e.numbers[0]: _release(e.edit, c) for e in t.entries},
            }
            for number, (c, t) in enumerate(told, start=1)
        ],
        side_by_side=layout == "side-by-side",
        at_once=_AT_ONCE,
    )


def page(
    template: str, language: Language, *, copies: bool = False, **values: object
) -> str:
    """Return a page of one of the templates, in the words of a language."""
    voice = Voice(language, copy=copies)
    css, digest = _style()
    return (
        _environment()
        .get_template(template)
        .render(
            voice=voice,
            language=TAGS[language],
            css=markupsafe.Markup(css),  # noqa: S704 - our own file, holds no outside text
            css_digest=digest,
            named=functools.partial(named, voice=voice),
            **values,
        )
    )


@functools.cache
def _environment() -> jinja2.Environment:
    """Return the templates, with everything escaped that is not ours."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("monitor.report"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        told=_told, pieces=_pieces, near=_near, sole=_sole, link=_link
    )
    environment.tests["replaced"] = _replaced
    environment.tests["fold"] = lambda value: isinstance(value, Fold)
    return environment


@functools.cache
def _style() -> tuple[str, str]:
    """Return the style sheet, and its digest as the policy names it."""
    folder = importlib.resources.files("monitor.report")
    css = (folder / "templates" / "style.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return css, digest


def _told(sentence: str) -> markupsafe.Markup:
    """Return a sentence of ours, each name in it as its own direction of text."""
    marked = markupsafe.Markup("<bdi>{}</bdi>").format
    return markupsafe.Markup().join(
        marked(text) if quoted else text for text, quoted in parts(sentence)
    )


def _pieces(pieces: Pieces) -> markupsafe.Markup:
    """Return a text with what was deleted and inserted in it."""
    found = []
    for piece in pieces:
        name = _TAG.get(piece.mark)
        if piece.mark is Mark.GAP:
            found.append(markupsafe.Markup('<span class="gap"> … </span>'))
        elif name:
            form = markupsafe.Markup("<{0}>{1}</{0}>")
            found.append(form.format(name, piece.text))
        else:
            found.append(markupsafe.escape(piece.text))
    return markupsafe.Markup().join(found)


def _sole(pieces: Pieces) -> str:
    """Return the class of a text that came or went as a whole.

    It is tinted and signed rather than struck through: what is gone has to be read.
    """
    marks = {piece.mark for piece in pieces} - {Mark.GAP}
    if marks == {Mark.DELETED}:
        return " gone"
    return " come" if marks == {Mark.INSERTED} else ""


def _replaced(pieces: Pieces) -> bool:
    """Whether nothing of a text stayed, and it is too long to show both in one."""
    kept = any(piece.mark is Mark.SAME for piece in pieces)
    return not kept and sum(len(piece.text) for piece in pieces) > _IN_ONE


def _near(pieces: Pieces) -> Pieces:
    """Return the pieces without what is far from any change."""
    return window(pieces, _CONTEXT)


def _link(url: str | None) -> str | None:
    """Return an address that a reader may follow: of the web, not of a script."""
    if url is None:
        return None
    try:
        scheme = urllib.parse.urlsplit(url).scheme
    except ValueError:
        return None
    return url if scheme.lower() in ("http", "https") else None


def _release(edit: Edit, comparison: Comparison) -> str | None:
    """Return the address of an edit's release, as it may be printed."""
    url = release_url(edit, comparison)
    return line(url) if url else None
