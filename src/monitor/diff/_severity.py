"""How much an edit matters: a table of what it is about, nothing else."""

from __future__ import annotations

from monitor.model import Edit, Severity


def severity_of(edit: Edit) -> Severity:
    """Return the severity of an edit that is told."""
    return Severity.LOW if edit.silence is None else Severity.COSMETIC
