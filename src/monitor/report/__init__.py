"""A change rendered for a person or a program. Pure: a `Comparison` in, text out.

The same words serve every form: `_statement` says what happened, `_tell` gathers all
that a report says, and each form only lays it out. Doors that end in `_text` return a
string where the ones without return something for a rich console to print.
"""

from __future__ import annotations

from ._changes import changes, changes_text
from ._fragments import Brief, Outline, brief, fragment, outline, printable, style, told
from ._html import Layout, html
from ._json import SCHEMA_VERSION, to_json
from ._markdown import markdown
from ._terminal import headline, terminal, terminal_text
from ._transcript import (
    transcript,
    transcript_html,
    transcript_markdown,
    transcript_text,
)
from ._words import Language

__all__ = [
    "SCHEMA_VERSION",
    "Brief",
    "Language",
    "Layout",
    "Outline",
    "brief",
    "changes",
    "changes_text",
    "fragment",
    "headline",
    "html",
    "markdown",
    "outline",
    "printable",
    "style",
    "terminal",
    "terminal_text",
    "to_json",
    "told",
    "transcript",
    "transcript_html",
    "transcript_markdown",
    "transcript_text",
]
