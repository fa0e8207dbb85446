"""The server's own words for asking "has it changed?" (RFC 9110, section 8.8)."""

from __future__ import annotations

from monitor.model import Capture, Validators

# Longer ones are a server's mistake, and would be sent back at every visit.
_LONGEST = 1024


def validators_of(capture: Capture) -> Validators:
    """Return the validators to send at the next visit, as the server wrote them.

    Weak ones count too. Only for a capture whose availability is `ok`: those of an
    error page or a challenge would be answered 304 for ever.
    """

    def word(name: str) -> str | None:
        value = (capture.header(name) or "").strip()
        return value if 0 < len(value) <= _LONGEST else None

    return Validators(etag=word("etag"), last_modified=word("last-modified"))
