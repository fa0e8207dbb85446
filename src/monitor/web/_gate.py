"""The gate before every route: nothing is answered to whom it is not for.

What is not named here as open to all is closed, so that a new route is guarded
without anybody thinking of it.
"""

from __future__ import annotations

import base64
import binascii
import re
import urllib.parse
from http import HTTPStatus

import fastapi
from fastapi.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from monitor.config import AccessRole, TokenScope
from monitor.web._access import OWNER, SESSION_COOKIE, Identity, LoggedIn, by_token
from monitor.web._desk import Desk
from monitor.web._errors import answer
from monitor.web._render import here

_OPEN = ("/login", "/health", "/ready")
_OPEN_UNDER = "/static/"
# Programs may ask for these, with a token.
_SCOPES = (
    ("/api/", TokenScope.API),
    ("/timegate/", TokenScope.API),
    ("/timemap/", TokenScope.API),
    ("/memento/", TokenScope.API),
    ("/feeds/", TokenScope.FEEDS),
    ("/metrics", TokenScope.METRICS),
)
_FOR_PROGRAMS = tuple(path for path, _ in _SCOPES)
# What every reader may send: it changes nothing but their own cookies.
_OWN = ("/login", "/logout", "/preferences")
# All others are safe (RFC 9110, section 9.2.1) or have no route here.
# What is watched is for admins to change (a source's name is one step of the path).
_FOR_ADMINS = re.compile(r"/add(/.*)?|(/api/v1)?/sources/[^/]+/(pause|resume)")
_ALTERING = ("POST", "PUT", "PATCH", "DELETE")
_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
_FROM_US = ("same-origin", "none")


class Gate:
    """Lets in whom a request is for, and says who they are."""

    def __init__(self, app: ASGIApp, *, desk: Desk, sessions: LoggedIn) -> None:
        self._app = app
        self._desk = desk
        self._sessions = sessions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = fastapi.Request(scope)
        path = scope["path"].removeprefix(self._desk.prefix) or "/"
        identity = self._identity(request, path)
        scope.setdefault("state", {})["identity"] = identity
        refused = self._refusal(request, path, identity)
        await (refused or self._app)(scope, receive, send)

    def _identity(self, request: fastapi.Request, path: str) -> Identity | None:
        if not self._desk.config.web.guarded:
            return OWNER
        token = _token(request) if path.startswith(_FOR_PROGRAMS) else None
        if token is not None:
            return by_token(self._desk.config.web, token)
        return self._sessions.of(request.cookies.get(SESSION_COOKIE, ""))

    def _refusal(
        self, request: fastapi.Request, path: str, identity: Identity | None
    ) -> Response | None:
        """Return the answer to what may not be done, or None if it may."""
        if not self._known_host(request):
            return answer(
                request,
                HTTPStatus.MISDIRECTED_REQUEST,
                "The desk does not answer under this host name; `web.hosts` in the "
                "configuration lists those that it answers under.",
            )
        safe = request.method not in _ALTERING
        if not safe and not _wanted(request, path):
            return answer(
                request, HTTPStatus.FORBIDDEN, "The request came from another site."
            )
        if path in _OPEN or path.startswith(_OPEN_UNDER):
            return None
        if identity is None:
            return self._ask_who(request, path)
        why = _forbidden(identity, path, safe=safe)
        return answer(request, HTTPStatus.FORBIDDEN, why) if why else None

    def _known_host(self, request: fastapi.Request) -> bool:
        """Whether the desk may be asked for under this host name.

        A site's name can be made to lead to this machine (DNS rebinding): its scripts
        would then read an unguarded desk as if it were their own.
        """
        web = self._desk.config.web
        try:
            name = urllib.parse.urlsplit(
                f"//{request.headers.get('host', '')}"
            ).hostname
        except ValueError:
            return False
        if web.guarded and not web.hosts:
            return True
        return name in (*_THIS_MACHINE, *(h.lower() for h in web.hosts))

    def _ask_who(self, request: fastapi.Request, path: str) -> Response:
        if path.startswith(_FOR_PROGRAMS):
            refused = answer(
                request,
                HTTPStatus.UNAUTHORIZED,
                "Send a token: `Authorization: Bearer …`; `monitor token` makes one.",
            )
            refused.headers["WWW-Authenticate"] = 'Bearer realm="monitor"'
            refused.headers.append("WWW-Authenticate", 'Basic realm="monitor"')
            return refused
        back = "/" if request.method in _ALTERING else here(request)
        query = urllib.parse.urlencode({"back": back})
        return RedirectResponse(f"{self._desk.prefix}/login?{query}", 303)


def _role(path: str, *, safe: bool) -> AccessRole:
    """Return whom a request is for; a draft of a source shows what was fetched for it.

    So `/add` is closed to readers even where nothing is altered.
    """
    if _FOR_ADMINS.fullmatch(path):
        return AccessRole.ADMIN
    return AccessRole.READER if safe or path in _OWN else AccessRole.EDITOR


def _forbidden(identity: Identity, path: str, *, safe: bool) -> str | None:
    """Return why somebody may not ask for this, or None if they may."""
    wanted = _role(path, safe=safe)
    if not identity.may(wanted):
        return f"This is for the role {wanted}, and yours is {identity.role}."
    scope = _scope(path)
    if scope is None or scope in identity.scopes:
        return None
    return f"This is for the scope {scope}; yours: {', '.join(identity.scopes)}."


def _scope(path: str) -> TokenScope | None:
    """Return what a token has to be for to ask for this, or None if none is."""
    return next((s for p, s in _SCOPES if path.startswith(p)), None)


def _token(request: fastapi.Request) -> str | None:
    """Return the token that was sent; feed readers send it as a password."""
    scheme, _, value = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return value.strip()
    if scheme.lower() != "basic":
        return None
    try:
        sent = base64.b64decode(value, validate=True).decode()
    except (binascii.Error, ValueError):
        return ""
    return sent.partition(":")[2]


def _wanted(request: fastapi.Request, path: str) -> bool:
    """Whether a request that alters something was meant to be sent.

    A token is not sent by browsers of themselves, and no other site can have them
    send JSON: they would ask us first (Fetch Standard, CORS-preflight).
    """
    if _from_us(request):
        return True
    if "sec-fetch-site" in request.headers or not path.startswith(_FOR_PROGRAMS):
        return False
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    return _token(request) is not None or kind == "application/json"


def _from_us(request: fastapi.Request) -> bool:
    """Whether one of our own pages sent this, and no other site's.

    Browsers say so in `Sec-Fetch-Site`, and older ones in `Origin`; pages cannot
    write either. Source: Fetch Metadata Request Headers; the same rule as Go's
    `net/http.CrossOriginProtection`, but that nothing at all is not enough.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in _FROM_US
    origin = urllib.parse.urlsplit(request.headers.get("origin", ""))
    return bool(origin.netloc) and origin.netloc == request.headers.get("host")
