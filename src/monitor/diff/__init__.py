"""The room `diff`: two contents → the edits that lead from one to the other (pure)."""

from __future__ import annotations

from monitor.diff._diff import apply, diff
from monitor.diff._invert import invert

__all__ = ["apply", "diff", "invert"]
