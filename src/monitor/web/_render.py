"""Templates into pages: the words of the reader's language, safe addresses, times."""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import importlib.resources
import re
import urllib.parse

import fastapi
import jinja2
import markupsafe
from fastapi.responses import HTMLResponse

from monitor import report
from monitor.web._desk import desk_of
from monitor.web._reader import LANGUAGES, THEMES, reader_of
from monitor.web._words import Words

_FILES = importlib.resources.files("monitor.web") / "static"
TAGS = {"en": "en", "zh": "zh-Hans"}


def render(
    request: fastapi.Request, template: str, *, status: int = 200, **values: object
) -> HTMLResponse:
    """Return a page for whoever asks for it."""
    desk, reader = desk_of(request), reader_of(request)
    words = Words(reader.language)
    page = _environment().get_template(template)
    text = page.render(
        t=words,
        reader=reader,
        may_judge=reader.may_judge,
        may_manage=reader.may_manage,
        tag=TAGS[reader.language],
        prefix=desk.prefix,
        here=here(request),
        path=request.scope["path"].removeprefix(desk.prefix),
        languages=LANGUAGES,
        themes=THEMES,
        now=desk.now(),
        local=desk.local,
        asset=functools.partial(asset, desk.prefix),
        ago=lambda at: words.ago(desk.now() - at),
        due=lambda at: words.due(at - desk.now()),
        **values,
    )
    return HTMLResponse(text, status)


def here(request: fastapi.Request) -> str:
    """Return the address of the page that is shown, without host and prefix."""
    path = urllib.parse.quote(
        request.scope["path"].removeprefix(desk_of(request).prefix)
    )
    query = request.url.query
    return f"{path}?{query}" if query else path


def asset(prefix: str, name: str) -> str:
    """Return the address of one of our own files; it changes with the file."""
    return f"{prefix}/static/{name}?v={_digest(name)}"


@functools.cache
def static(name: str) -> bytes | None:
    """Return one of our own files, or None; the reports' style stands before ours."""
    if not re.fullmatch(r"[a-z.]{1,40}", name) or name.startswith("."):
        return None
    file = _FILES / name
    if not file.is_file():
        return None
    data = file.read_bytes()
    return switchable(report.style()).encode() + data if name == "desk.css" else data


@functools.cache
def _digest(name: str) -> str:
    return hashlib.sha256(static(name) or b"").hexdigest()[:12]


def switchable(css: str) -> str:
    """Return a style sheet whose colours follow our switch as well as the browser.

    The sheet gives them to `:root`, and again within a query for dark colours.
    """
    light, dark = re.findall(r":root \{(.*?)\}", css, re.DOTALL)[:2]
    return (
        f"{css}\n:root[data-theme=light] {{ color-scheme: light;"
        f"{light.replace('color-scheme: light dark;', '')}}}\n"
        f":root[data-theme=dark] {{ color-scheme: dark;{dark}}}\n"
    )


@functools.cache
def _environment() -> jinja2.Environment:
    """Return the templates; all that is not ours is escaped."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("monitor.web"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        plain=report.printable,
        told=report.told,
        link=_link,
        time=_time,
        host=_host,
        clip=_clip,
    )
    return environment


def _link(url: str) -> markupsafe.Markup:
    """Return an address of a monitored site: a link, if it is one of the web."""
    shown = report.printable(url)
    try:
        safe = urllib.parse.urlsplit(url).scheme.lower() in {"http", "https"}
    except ValueError:
        safe = False
    if not safe:
        return markupsafe.Markup('<span dir="ltr">{}</span>').format(shown)
    return markupsafe.Markup(
        '<a href="{}" rel="noopener noreferrer nofollow" dir="ltr">{}</a>'
    ).format(url, shown)


def _host(url: str) -> str:
    """Return the host of an address, or the address."""
    try:
        return urllib.parse.urlsplit(url).hostname or url
    except ValueError:
        return url


def _clip(text: str, longest: int) -> str:
    """Return the text, or its beginning and an ellipsis."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _time(local: dt.datetime, form: str = "%Y-%m-%d %H:%M") -> markupsafe.Markup:
    """Return an instant for people and for programs."""
    offset = f"{local:%z}"
    return markupsafe.Markup('<time datetime="{}" title="{}">{}</time>').format(
        local.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        f"{local:%Y-%m-%d %H:%M:%S} UTC{offset[:3]}:{offset[3:5]}",
        local.strftime(form),
    )
