"""What an edit is about, and how much it matters."""

from __future__ import annotations

import dataclasses

from monitor.diff._text import plain
from monitor.model import Edit, EditKind, Severity, Silence


def weigh(edit: Edit) -> Edit:
    """Return an edit with its spans, its matters and its severity."""
    if edit.kind is EditKind.EDITED and plain(edit.old or "") == plain(edit.new or ""):
        return dataclasses.replace(
            edit, severity=Severity.COSMETIC, silence=Silence.COSMETIC
        )
    return edit
