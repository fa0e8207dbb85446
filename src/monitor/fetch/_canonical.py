"""When two addresses are one page.

`canonical` gives the key by which pages are told apart; what is fetched is the address
as it was given. The rules are few and documented (`docs/fetching.md`): each removes
something that servers do not choose a page by.
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, unquote, urlsplit

import httpx

# Parameters that say where a reader comes from; those ending in * begin so.
_TRACKING = re.compile(
    r"(?:utm_|mtm_|pk_|matomo_|hsa_|_hs|wt\.|at_|sc_|cm_|ns_|xtor|stm_).*"
    r"|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|ymclid|twclid|ttclid"
    r"|igshid|igsh|mc_cid|mc_eid|mkt_tok|_openstat|_ga|_gl|spm|scm|share_token"
    r"|share_from|sharefrom|share_source|isappinstalled|nsukey|wxshare_count|bd_vid",
    re.IGNORECASE,
)
# Parameters that are another word for a cookie.
_SESSION = re.compile(
    r"phpsessid|jsessionid|aspsessionid.*|asp\.net_sessionid|cfid|cftoken|sessionid"
    r"|session_id|sessid|zenid|oscsid",
    re.IGNORECASE,
)
_PATH_SESSION = re.compile(r";(?:jsessionid|sid|phpsessid)=[^/?;]*", re.IGNORECASE)
_ASP_SESSION = re.compile(r"/\([sS]\([a-z0-9]{24}\)\)(?=/)")
_INDEX = re.compile(
    r"/(?:index|default)\.(?:html?|shtml|php|aspx?|jspx?|do|action|cfm|xhtml)\Z",
    re.IGNORECASE,
)
_UNRESERVED = re.compile(r"%([0-9A-Fa-f]{2})")
# Characters that may stand in a path or a query as they are (RFC 3986, 3.3 and 3.4).
_SAFE = "/:@!$&'()*+,;=-._~%"
_DEFAULT_PORTS = {"http": 80, "https": 443}


def canonical(url: str) -> str:
    """Return the key of the page at `url`: equal for two addresses of one page.

    Never raises: what is no web address is its own key.
    """
    try:
        parts = urlsplit(url.strip())
        if parts.scheme not in _DEFAULT_PORTS or not parts.hostname:
            return url.strip()
        host = _host(parts)
    except (ValueError, httpx.InvalidURL):
        return url.strip()
    query = _query(parts.query)
    # Only a fragment by which a script chooses a page is one of the address.
    fragment = f"#{parts.fragment}" if parts.fragment.startswith(("!", "/")) else ""
    return f"https://{host}{_path(parts.path)}{'?' if query else ''}{query}{fragment}"


def _host(parts: SplitResult) -> str:
    name = httpx.URL(scheme="https", host=parts.hostname).raw_host.decode("ascii")
    name = name.rstrip(".").lower().removeprefix("www.")
    if ":" in name:
        name = f"[{name}]"
    if parts.port is None or parts.port == _DEFAULT_PORTS[parts.scheme]:
        return name
    return f"{name}:{parts.port}"


def _path(path: str) -> str:
    path = _ASP_SESSION.sub("", _PATH_SESSION.sub("", _spelt(path)))
    steps: list[str] = []
    for step in path.split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step not in {"", "."}:
            steps.append(step)
    return _INDEX.sub("", "/" + "/".join(steps)).rstrip("/")


def _query(query: str) -> str:
    kept = []
    for pair in query.replace("&amp;", "&").split("&"):
        name = unquote(pair.partition("=")[0])
        if pair and not _TRACKING.fullmatch(name) and not _SESSION.fullmatch(name):
            kept.append(_spelt(pair))
    return "&".join(sorted(kept))


def _spelt(text: str) -> str:
    """Return `text` in one spelling: escapes in capitals, and only where needed."""

    def plain(found: re.Match[str]) -> str:
        character = chr(int(found.group(1), 16))
        if character.isascii() and (character.isalnum() or character in "-._~"):
            return character
        return found.group().upper()

    return quote(_UNRESERVED.sub(plain, text), safe=_SAFE + "?")
