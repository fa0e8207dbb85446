"""A change rendered for a person or a program. Pure: a `Comparison` in, text out.

The same words serve every form: `_statement` says what happened, `_tell` gathers all
that a report says, and each form only lays it out.
"""

from __future__ import annotations

from ._html import Layout, html
from ._terminal import headline, terminal, terminal_text
from ._words import Language

__all__ = ["Language", "Layout", "headline", "html", "terminal", "terminal_text"]
