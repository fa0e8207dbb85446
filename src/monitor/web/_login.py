"""Logging in and out."""

from __future__ import annotations

import math
from http import HTTPStatus
from typing import Annotated

import fastapi
import structlog
from fastapi.responses import RedirectResponse, Response

from monitor.web._access import (
    SESSION_COOKIE,
    SESSION_LENGTH,
    LoggedIn,
    Patience,
    by_password,
)
from monitor.web._desk import AtDesk
from monitor.web._operations import local_path
from monitor.web._render import render

router = fastapi.APIRouter(include_in_schema=False)
log = structlog.get_logger("monitor.web")

_Field = Annotated[str, fastapi.Form(max_length=4000)]


@router.get("/login")
def ask(
    request: fastapi.Request,
    back: Annotated[str, fastapi.Query(max_length=4000)] = "/",
) -> Response:
    """Ask who it is."""
    return render(request, "login.html.j2", back=local_path(back), said="", name="")


@router.post("/login")
def log_in(
    request: fastapi.Request,
    desk: AtDesk,
    *,
    name: _Field = "",
    password: _Field = "",
    back: _Field = "/",
) -> Response:
    """Begin a session, or say what was wrong; whoever keeps failing has to wait."""
    patience: Patience = request.app.state.patience
    host = request.client.host if request.client else ""
    who = (host, name.casefold())
    wait = patience.wait(who)
    if wait:
        return _again(request, back, name, HTTPStatus.TOO_MANY_REQUESTS, wait.seconds)
    identity = by_password(desk.config.web, name, password)
    if identity is None:
        patience.failed(who)
        log.warning("log-in refused", name=name[:80], host=host)
        return _again(request, back, name, HTTPStatus.UNAUTHORIZED)
    patience.succeeded(who)
    log.info("logged in", name=identity.name, host=host)
    sessions: LoggedIn = request.app.state.sessions
    answer = RedirectResponse(desk.prefix + local_path(back), 303)
    answer.set_cookie(
        SESSION_COOKIE,
        sessions.begin(identity),
        max_age=math.floor(SESSION_LENGTH.total_seconds()),
        path=f"{desk.prefix}/",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="lax",
    )
    return answer


def _again(
    request: fastapi.Request,
    back: str,
    name: str,
    status: HTTPStatus,
    wait: int | None = None,
) -> Response:
    answer = render(
        request,
        "login.html.j2",
        status=int(status),
        back=local_path(back),
        said="wrong" if wait is None else "wait",
        name=name,
    )
    if wait is not None:
        answer.headers["Retry-After"] = str(wait + 1)
    return answer


@router.post("/logout")
def log_out(request: fastapi.Request, desk: AtDesk) -> Response:
    """End the session, here and in the browser."""
    sessions: LoggedIn = request.app.state.sessions
    sessions.end(request.cookies.get(SESSION_COOKIE, ""))
    answer = RedirectResponse(f"{desk.prefix}/login", 303)
    answer.delete_cookie(SESSION_COOKIE, path=f"{desk.prefix}/")
    return answer
