"""What machines ask: our own files, is it up, is it ready; and the two switches."""

from __future__ import annotations

import mimetypes
import urllib.parse
from typing import Annotated

import fastapi
from fastapi.responses import JSONResponse, RedirectResponse, Response

from monitor.errors import StoreError
from monitor.web._desk import AtDesk
from monitor.web._reader import LANGUAGE_COOKIE, LANGUAGES, THEME_COOKIE, THEMES
from monitor.web._render import static

router = fastapi.APIRouter(include_in_schema=False)

_YEAR = 365 * 86400


@router.get("/static/{name}")
def file(name: str) -> Response:
    """Give one of our own files."""
    data = static(name)
    if data is None:
        raise fastapi.HTTPException(404)
    kind = mimetypes.guess_type(name)[0] or "text/plain"
    headers = {"Cache-Control": f"public, max-age={_YEAR}, immutable"}
    return Response(data, headers=headers, media_type=kind)


@router.get("/health")
def health() -> JSONResponse:
    """Say that the process answers."""
    return JSONResponse({"status": "ok"})


@router.get("/ready")
def ready(desk: AtDesk) -> JSONResponse:
    """Say whether the store can be read; 503 where it cannot."""
    try:
        desk.store.next_due()
    except StoreError as error:
        return JSONResponse({"status": "failing", "reason": str(error)}, 503)
    return JSONResponse({"status": "ok"})


@router.post("/preferences")
def prefer(
    request: fastapi.Request,
    desk: AtDesk,
    back: Annotated[str, fastapi.Form(max_length=4000)] = "/",
    language: Annotated[str, fastapi.Form()] = "",
    theme: Annotated[str, fastapi.Form()] = "",
) -> Response:
    """Keep a choice of language or colours, and go back to the page it was made on."""
    answer = RedirectResponse(desk.prefix + local_path(back), 303)
    chosen = {LANGUAGE_COOKIE: language, THEME_COOKIE: theme}
    for cookie, value in chosen.items():
        if value in (*LANGUAGES, *THEMES):
            answer.set_cookie(
                cookie,
                value,
                max_age=_YEAR,
                path=f"{desk.prefix}/",
                secure=request.url.scheme == "https",
                httponly=True,
                samesite="lax",
            )
    return answer


def local_path(address: str) -> str:
    r"""Return an address if it is a path of our own, else the first page.

    `//host`, `/\host` and control characters are read as another host by browsers.
    """
    unsafe = not address.startswith("/") or address[1:2] in ("/", "\\")
    if unsafe or any(c < " " or c == "\\" for c in address):
        return "/"
    parts = urllib.parse.urlsplit(address)
    path = urllib.parse.quote(parts.path, safe="/%")
    return f"{path}?{urllib.parse.quote(parts.query, safe='=&%+')}".rstrip("?")
