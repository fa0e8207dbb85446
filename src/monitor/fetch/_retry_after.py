"""`Retry-After` in both its forms (RFC 9110, 10.2.3)."""

from __future__ import annotations

import datetime as dt
import email.utils


def seconds_to_wait(
    value: str | None, *, now: dt.datetime, server_date: str | None = None
) -> float | None:
    """Return the seconds that a `Retry-After` header asks for; None for none.

    A date is compared with the server's own `Date` header where it has one: it is the
    server's clock that the date was made with.
    """
    if value is None:
        return None
    text = value.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    until = _instant(text)
    if until is None:
        return None
    reference = _instant(server_date) if server_date else None
    return max(0.0, (until - (reference or now)).total_seconds())


def _instant(text: str) -> dt.datetime | None:
    try:
        parsed = email.utils.parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=dt.UTC)
