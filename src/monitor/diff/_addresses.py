"""When two addresses lead to the same thing."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlsplit

# Parameters that name the visit, the cache or the size wanted, not the thing.
_PASSING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|mc_\w+|ref|src|from|source|campaign|share|session\w*|"
    r"s(?:ess)?id|php?sessid|jsessionid|token|nonce|csrf\w*|_|t|ts|time\w*|rnd|rand\w*|"
    r"cache\w*|cb|v|ver|version|rev|hash|w|h|width|height|size|quality|q|resize|fit|"
    r"crop|dpr|format|itok|sv|st|se|sig|expires|signature|\w*slv)$",
    re.IGNORECASE,
)
# A value that no person chose: a time stamp, a checksum, a random number.
_RANDOM = re.compile(
    r"^(?:\d{9,}|[0-9a-f]{12,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}.*)$", re.IGNORECASE
)
_ARCHIVED = re.compile(r"^.*/web/\d{8,14}(?:[a-z]{2}_)?/(?=https?:)")
_SESSION = re.compile(r";jsessionid=[^/?]*", re.IGNORECASE)
_SIZED = re.compile(r"-\d{2,4}x\d{2,4}(?=\.\w+$)|@\dx(?=\.\w+$)")


_ICON = re.compile(
    r"\.(?:svg|gif|ico)(?:$|\?)|(?:^|[/_.-])(?:icons?|logos?|sprites?|spacer|pixel|blank"
    r"|placeholder|loading|avatar|button|btn|bullet|arrow)(?:[/_.\d-]|$)"
    # ... or as an advertisement.
    r"|(?:^|/)(?:ads?|adv|advert\w*|banners?|guanggao|werbung|reklama)/",
    re.IGNORECASE,
)


def is_icon(address: str) -> bool:
    """Return whether an image is a page's ornament by its address."""
    return bool(_ICON.search(address))


def same_address(one: str, other: str) -> bool:
    """Return whether two addresses differ at most in how they are asked for.

    That is scheme, `www.`, case of the host, escapes, parameters of the visit, an
    archive's prefix, an image's size, `index.php` and a slash at the end.
    """
    return one == other or _bare(one) == _bare(other)


def _bare(address: str) -> tuple[str, str, frozenset[tuple[str, str]], str]:
    address = _ARCHIVED.sub("", address.strip())
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.")
        asked = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return "", address, frozenset(), ""
    path = _SIZED.sub("", _SESSION.sub("", unquote(parts.path)))
    path = re.sub(r"/index\.(?:php|html?|aspx?|jsp)(?=/|$)", "", path).rstrip("/")
    kept = frozenset(
        (name, value)
        for name, value in asked
        if not _PASSING.match(name) and not _RANDOM.match(value)
    )
    return host, path, kept, parts.fragment if not path and not host else ""
