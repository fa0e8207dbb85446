"""Capture → Verdict: is this the page, or an error, a challenge, a shell? Pure.

Evidence is weighed: what the server said, what stands in title, headline and text,
what guards leave in the source, and what the page has in common with its earlier
version. Size is none: an "access denied" of 262 KB has been seen.
"""

from monitor.judge._judge import judge

__all__ = ["judge"]
