"""The room `diff`: two contents → the edits that lead from one to the other (pure)."""

from __future__ import annotations

from monitor.diff._compare import compare
from monitor.diff._diff import apply, diff
from monitor.diff._invert import invert
from monitor.diff._same import digest, fingerprint, same_content
from monitor.diff._volatile import Volatile, learn

__all__ = [
    "Volatile",
    "apply",
    "compare",
    "diff",
    "digest",
    "fingerprint",
    "invert",
    "learn",
    "same_content",
]
