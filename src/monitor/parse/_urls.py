"""Addresses: resolved as browsers do, and in one form for telling duplicates."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urljoin, urlsplit

_PORTS = {"http": 80, "https": 443}
# Parameters that say how a reader came, not what is read. By the publishers of the
# tools: Google, Meta, Microsoft, Matomo, Mailchimp, HubSpot, Adobe, Baidu, WeChat.
_TRACKING = re.compile(
    r"utm_\w+|ga_\w+|gclid|gclsrc|dclid|gbraid|wbraid|_ga|_gl|fbclid|fb_\w+|igshid|msclkid"
    r"|mtm_\w+|pk_\w+|piwik_\w+|matomo_\w+|mc_[ce]id|_hs\w+|hsctatracking|yclid|ysclid"
    r"|_openstat|s_kwcid|ef_id|wt[._]mc\w*|spm|scm|bd_vid|from_?wxapp|isappinstalled"
    r"|share_token|twclid|ttclid|li_fat_id|vero_id|oly_\w+_id|ref_src|ncid|cmpid"
    r"|ia_slv|cid_source",
    re.IGNORECASE,
)
_SESSION = re.compile(
    r"jsessionid|phpsessid|aspsessionid\w*|asp\.net_sessionid|sessionid|session_id"
    r"|cfid|cftoken|zenid|oscsid",
    re.IGNORECASE,
)
# `sid` is a story's number in some programs; a session's is long and mixed.
_SHORT_SESSION = re.compile(
    r"sid=(?=[^=]*\d)(?=[^=]*[a-z])[\w.!~-]{16,}", re.IGNORECASE
)
_SESSION_IN_PATH = re.compile(r";(?:jsessionid|phpsessid|sid)=[\w.!-]*", re.IGNORECASE)
_INDEX = re.compile(
    r"/(?:index|default|home)\.(?:html?|shtml|php|aspx?|jsp|jhtml|xhtml|do)\Z",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"%([0-9A-Fa-f]{2})")
_PLAIN = re.compile(r"[\w/:@!$&'()*+,;=~.?-]*", re.ASCII)
_UNRESERVED = frozenset(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
)


def absolute_url(href: str, base: str | None) -> str | None:
    """Resolve an address as written in a page; None where it leads to no page.

    White space around it goes, line breaks and tabs inside it too, spaces inside
    become `%20` (WHATWG URL Standard). `javascript:`, `mailto:` and the like, and
    addresses that cannot be read, are None.
    """
    cleaned = re.sub(r"[\t\n\r]+", "", href.strip(" \t\n\r\f\x00\xa0")).strip()
    cleaned = cleaned.replace(" ", "%20")
    try:
        joined = urljoin(base, cleaned) if base else urlsplit(cleaned).geturl()
    except ValueError:
        return None
    scheme = _SCHEME.match(joined)
    if scheme and scheme[1].lower() not in _PORTS:
        return None
    if scheme and not _HOST.match(joined, scheme.end()):
        return None
    return joined or None


_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{0,20}):")
_HOST = re.compile(r"//[^/?#]")


def canonical_url(url: str) -> str:
    """Return one form for all addresses that are evidently the same page.

    For telling duplicates, never for fetching. Goes: the fragment (unless it is a
    route, `#!/…` or `#/…`), user and password, default ports, a dot after the host,
    parameters that track the reader or name his session, a final `index.html`,
    `//` and `/./` in the path, a final slash. Is made one: the case of scheme and
    host, `www.` kept, http and https, percent-encoding (capital digits, nothing
    encoded that need not be), the order of parameters with equal names kept. What
    cannot be read as an address comes back as it is.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return url
    if parts.scheme not in _PORTS or not parts.hostname:
        return url
    host = _host(parts)
    if port and port != _PORTS[parts.scheme]:
        host = f"{host}:{port}"
    path = _SESSION_IN_PATH.sub("", parts.path)
    path = _INDEX.sub("/", re.sub(r"/(?:\.?/)+", "/", path))
    path = _encoded(path).rstrip("/")
    query = _query(parts.query)
    fragment = parts.fragment if parts.fragment.startswith(("!", "/")) else ""
    return (
        f"https://{host}{path}"
        + (f"?{query}" if query else "")
        + (f"#{fragment}" if fragment else "")
    )


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".").lower()
    if not host.isascii():
        try:
            host = host.encode("idna").decode()
        except UnicodeError:
            return host
    return f"[{host}]" if ":" in host else host


def _encoded(text: str) -> str:
    """Decode what need not be percent-encoded, encode what has to be."""

    def plain(match: re.Match[str]) -> str:
        char = chr(int(match[1], 16))
        return char if char in _UNRESERVED else match[0].upper()

    if _PLAIN.fullmatch(text):
        return text
    return quote(
        _PERCENT.sub(plain, text), safe="/%:@!$&'()*+,;=~-._?", errors="replace"
    )


def _query(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True, errors="surrogateescape")
    kept = [
        (name, value)
        for name, value in pairs
        if not _TRACKING.fullmatch(name)
        and not _SESSION.fullmatch(name)
        and not _SHORT_SESSION.fullmatch(f"{name}={value}")
    ]
    return urlencode(sorted(kept, key=lambda p: p[0]), errors="surrogateescape")
