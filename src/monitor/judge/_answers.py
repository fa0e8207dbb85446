"""What the answer itself says, before its body is read: status, failure, redirects."""

from __future__ import annotations

from urllib.parse import urlsplit

from monitor.model import Availability, Capture, Failure, Verdict

_GONE = frozenset({404, 410})
# 405, 406, 412, 418, 444, 468, 493 and 499 are what guards answer to a page request;
# to a plain GET of a page they mean nothing else.
_BLOCKED = frozenset(
    {401, 402, 403, 405, 406, 407, 412, 418, 429, 444, 451, 468, 493, 499, 511}
)
_WORDS = {
    401: "asks for a log-in",
    403: "refuses access",
    404: "does not have the page",
    410: "says the page is gone for good",
    412: "sent a challenge",
    429: "asks for fewer requests",
    451: "withholds the page for legal reasons",
    500: "had an internal error",
    502: "did not reach the server behind it",
    503: "is overloaded or under maintenance",
    504: "waited in vain for the server behind it",
}


def of_failure(capture: Capture) -> Verdict | None:
    """Return the verdict on a fetch that failed, or None for one that did not."""
    if capture.failure is None:
        return None
    detail = capture.detail or "no more is known"
    if capture.failure is Failure.ROBOTS:
        return Verdict(Availability.BLOCKED, f"Not asked for: {detail}.")
    return Verdict(
        Availability.UNAVAILABLE, f"The fetch failed ({capture.failure}): {detail}."
    )


def of_status(status: int | None) -> Verdict | None:
    """Return what a status speaks for, or None where the body has to be read."""
    if status is None or (200 <= status < 300 and status not in {204, 205, 206}):  # noqa: PLR2004 - the class of status
        return None
    availability = _availability(status)
    words = _WORDS.get(status, "did not send the page")
    return Verdict(availability, f"The server answered {status}: it {words}.")


def _availability(status: int) -> Availability:
    if status == 304:  # noqa: PLR2004 - RFC 9110, 15.4.5
        return Availability.UNCHANGED
    if status in _GONE:
        return Availability.GONE
    if status in _BLOCKED:
        return Availability.BLOCKED
    if 300 <= status < 400:  # noqa: PLR2004 - the class of status
        return Availability.MOVED
    return Availability.UNAVAILABLE


def same_address(one: str, other: str) -> bool:
    """Whether two addresses differ in nothing that names a page."""
    return _address(one) == _address(other)


def is_home(url: str) -> bool:
    """Whether an address is a site's front door: no path to speak of."""
    return not _address(url)[1] and not urlsplit(url).query


def is_log_in(url: str) -> bool:
    """Whether an address is that of a log-in."""
    parts = urlsplit(url)
    host = (parts.hostname or "").partition(".")[0]
    steps = {step.partition(".")[0] for step in parts.path.lower().split("/")}
    return bool(_LOG_IN & (steps | {host}))


_LOG_IN = frozenset(
    {"login", "signin", "sign-in", "log-in", "logon", "sso", "cas", "oauth", "oauth2",
     "passport", "auth", "saml", "saml2", "adfs", "idp", "wp-login"}
)  # fmt: skip
_DOORS = frozenset(
    f"{name}.{end}"
    for name in ("index", "default", "home", "main")
    for end in ("html", "htm", "php", "asp", "aspx", "jsp", "do", "shtml", "action")
)
# A language's front door is one too.
_LANGUAGES = frozenset(
    {"en", "zh", "cn", "de", "fr", "es", "pt", "it", "pl", "tr", "ar", "ru", "uk",
     "ja", "jp", "ko", "kr", "ua", "zh-cn", "zh-tw", "pt-br", "en-us", "tc", "sc"}
)  # fmt: skip


def _address(url: str) -> tuple[str, str, str]:
    parts = urlsplit(url)
    steps = [step for step in parts.path.lower().split("/") if step]
    if steps and steps[-1] in _DOORS:
        steps.pop()
    if len(steps) == 1 and steps[0] in _LANGUAGES:
        steps.pop()
    host = (parts.hostname or "").removeprefix("www.")
    return host, "/".join(steps), parts.query
