"""What must not reach logs, reports or archives: out before a capture is made."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit, urlunsplit

REDACTED = "[redacted]"

# What a source may set without it being a secret; anything else that it sets is one.
_HARMLESS = frozenset(
    {"accept", "accept-language", "content-type", "referer", "user-agent", "origin"}
)
_ALWAYS = frozenset({"authorization", "proxy-authorization", "cookie"})


def split_credentials(url: str) -> tuple[str, str | None]:
    """Return `url` without user and password, and the Authorization header of these.

    Raises ValueError where the URL cannot be split.
    """
    if "@" not in url:  # as in most, and to be sure of that takes long
        return url, None
    parts = urlsplit(url)
    if "@" not in parts.netloc:
        return url, None
    userinfo, _, host = parts.netloc.rpartition("@")
    user, _, password = userinfo.partition(":")
    pair = f"{unquote(user)}:{unquote(password)}".encode()
    return (
        urlunsplit(parts._replace(netloc=host)),
        "Basic " + base64.b64encode(pair).decode("ascii"),
    )


def without_credentials(url: str) -> str:
    """Return `url` without user and password; a URL beyond repair is cut short."""
    try:
        return split_credentials(url)[0]
    except ValueError:
        return url.rpartition("@")[2]


def public_headers(
    headers: Iterable[tuple[str, str]], secret: Iterable[str] = ()
) -> tuple[tuple[str, str], ...]:
    """Return the headers with the values of secret ones replaced.

    `secret` names further headers: those that a source has set.
    """
    hidden = _ALWAYS | ({name.lower() for name in secret} - _HARMLESS)
    return tuple(
        (name, REDACTED if name.lower() in hidden else value) for name, value in headers
    )
