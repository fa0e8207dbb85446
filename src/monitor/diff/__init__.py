"""The room `diff`: two contents → the edits that lead from one to the other (pure)."""

from __future__ import annotations

from monitor.diff._compare import compare
from monitor.diff._diff import apply, diff
from monitor.diff._invert import invert
from monitor.diff._same import digest, fingerprint, same_content

__all__ = [
    "apply",
    "compare",
    "diff",
    "digest",
    "fingerprint",
    "invert",
    "same_content",
]
