"""What goes wrong, as a page in the reader's language; for programs as JSON."""

from __future__ import annotations

import traceback
from http import HTTPStatus

import fastapi
import structlog
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from monitor.errors import ConfigError, InputError, MonitorError
from monitor.web._headers import ALWAYS
from monitor.web._render import render

log = structlog.get_logger("monitor.web")

# There are words for these; another is told by the nearest of them.
_TOLD = (400, 401, 403, 404, 405, 409, 421, 500, 503)


def install(app: fastapi.FastAPI) -> None:
    """Have every error answered so."""

    async def wrong_input(request: fastapi.Request, error: Exception) -> Response:
        return answer(request, HTTPStatus.NOT_FOUND, str(error))

    async def not_written(request: fastapi.Request, error: Exception) -> Response:
        return answer(request, HTTPStatus.CONFLICT, str(error))

    async def not_valid(request: fastapi.Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)  # noqa: S101 - by its key
        first = error.errors()[0]
        where = ".".join(str(step) for step in first["loc"][1:])
        code = HTTPStatus.UNPROCESSABLE_ENTITY
        return answer(request, code, f"{where}: {first['msg']}")

    async def failed(request: fastapi.Request, error: Exception) -> Response:
        log.error("not answered", path=request.url.path, error=str(error))
        return answer(request, HTTPStatus.SERVICE_UNAVAILABLE, str(error))

    async def refused(request: fastapi.Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)  # noqa: S101 - by its key
        made = answer(request, HTTPStatus(error.status_code), str(error.detail))
        made.headers.update(error.headers or {})
        return made

    async def broken(request: fastapi.Request, error: Exception) -> Response:
        # Without local variables, among which may be what nobody should read.
        told = "".join(traceback.format_exception(error))
        log.error("defect", path=request.url.path, traceback=told)
        code = HTTPStatus.INTERNAL_SERVER_ERROR
        made = answer(request, code, code.phrase)
        made.headers.update(ALWAYS)  # this answer passes by the middleware
        return made

    app.add_exception_handler(InputError, wrong_input)
    app.add_exception_handler(ConfigError, not_written)
    app.add_exception_handler(MonitorError, failed)
    app.add_exception_handler(RequestValidationError, not_valid)
    app.add_exception_handler(HTTPException, refused)
    app.add_exception_handler(Exception, broken)


def answer(request: fastapi.Request, code: HTTPStatus, reason: str) -> Response:
    """Return an error, for a person or, under `/api`, for a program."""
    if "/api/" in request.scope["path"]:
        body = {"status": int(code), "title": code.phrase, "detail": reason}
        return JSONResponse(body, int(code), media_type="application/problem+json")
    told = (
        int(code)
        if code in _TOLD
        else 400
        if code < HTTPStatus.INTERNAL_SERVER_ERROR
        else 500
    )
    return render(
        request, "error.html.j2", status=int(code), code=code, told=told, reason=reason
    )
