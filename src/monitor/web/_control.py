"""What somebody has a source do: pause, go on, be checked now.

A source is paused in config.yaml, which the daemon re-reads; a visit is brought forward
in the store, where the daemon finds it due. So either obeys wherever it runs.
"""

from __future__ import annotations

import datetime as dt
import urllib.parse
from typing import Annotated

import fastapi
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from monitor.config import Source, set_enabled
from monitor.errors import ConfigError, InputError
from monitor.model import Page
from monitor.store import Store, page_key
from monitor.web._desk import AtDesk, Desk
from monitor.web._parameters import Id
from monitor.web._render import render

router = fastapi.APIRouter(include_in_schema=False)

# The daemon looks once a second, and a page waits for its host's turn.
_WAITED_FOR = dt.timedelta(minutes=1)
Asked = Annotated[float, fastapi.Query(ge=0, le=1e10)]


@router.post("/sources/{name}/pause")
def pause(name: str, desk: AtDesk) -> Response:
    """Have a source checked no more; its history stays."""
    return _set(desk, name, enabled=False)


@router.post("/sources/{name}/resume")
def resume(name: str, desk: AtDesk) -> Response:
    """Have a source checked again."""
    return _set(desk, name, enabled=True)


def _set(desk: Desk, name: str, *, enabled: bool) -> Response:
    _source(desk, name)
    if desk.settings.path is None:
        raise ConfigError(
            "The desk was started without a configuration file, so nothing can be "
            "paused from here."
        )
    set_enabled(desk.settings.path, name, enabled=enabled)
    return _back(desk, name, did="resumed" if enabled else "paused")


@router.post("/sources/{name}/check")
def check_source(name: str, desk: AtDesk) -> Response:
    """Have the addresses that the configuration names for a source checked now."""
    hasten(desk, watched(desk, name))
    return _back(desk, name, did="asked", at=f"{desk.now().timestamp():.3f}")


def watched(desk: Desk, name: str) -> Source:
    """Return a source that is not paused; raise `InputError` of any other."""
    source = _source(desk, name)
    if not source.enabled:
        raise InputError(f"Source {name!r} is paused; let it go on first.")
    return source


def hasten(desk: Desk, source: Source) -> int:
    """Have the pages that the configuration names visited now; count them."""
    pages = [page.id for page in named_pages(desk.store, source)]
    desk.store.hasten(pages, due_at=desk.now())
    return len(pages)


@router.post("/pages/{page_id}/check")
def check_page(page_id: Id, desk: AtDesk) -> Response:
    """Have a page checked now."""
    page = desk.store.page(page_id)
    source = desk.config.source(page.source)
    if source is None or not source.enabled:
        raise InputError(f"Source {page.source!r} is paused; let it go on first.")
    now = desk.now()
    desk.store.hasten([page_id], due_at=now)
    query = urllib.parse.urlencode({"at": f"{now.timestamp():.3f}"})
    return RedirectResponse(f"{desk.prefix}/pages/{page_id}?{query}#asked", 303)


@router.get("/sources/{name}/asked", response_class=HTMLResponse)
def asked_source(
    request: fastapi.Request, name: str, desk: AtDesk, at: Asked
) -> HTMLResponse:
    """Say what became of asking for a source."""
    pages = named_pages(desk.store, _source(desk, name))
    there = f"/sources/{urllib.parse.quote(name, safe='')}"
    return render(request, "asked.html.j2", asked=Waiting.of(desk, pages, at, there))


@router.get("/pages/{page_id}/asked", response_class=HTMLResponse)
def asked_page(
    request: fastapi.Request, page_id: Id, desk: AtDesk, at: Asked
) -> HTMLResponse:
    """Say what became of asking for a page."""
    page = desk.store.page(page_id)
    return render(
        request,
        "asked.html.j2",
        asked=Waiting.of(desk, [page], at, f"/pages/{page_id}"),
    )


class Waiting:
    """What became of a visit that somebody asked for.

    `state` is `waits`, `late` (nobody came), `alone` (no daemon is at work), or the
    visit's result: `seen` or `failed`, with `reason`.
    """

    def __init__(self, state: str, reason: str, ask: str) -> None:
        self.state = state
        self.reason = reason
        self.ask = ask

    @classmethod
    def of(cls, desk: Desk, pages: list[Page], at: float, there: str) -> Waiting:
        """Return what became of these pages since an instant."""
        since = dt.datetime.fromtimestamp(at, dt.UTC)
        ask = f"{there}/asked?at={at:.3f}"
        done = [p for p in pages if p.checked_at and p.checked_at >= since]
        if pages and len(done) == len(pages):
            failed = next((p for p in done if p.failures), None)
            if failed:
                return cls("failed", failed.failing_reason or "", "")
            return cls("seen", "", "")
        if is_watched(desk.store) is False:
            return cls("alone", "", "")
        if desk.now() - since > _WAITED_FOR:
            return cls("late", "", "")
        return cls("waits", "", ask)


def is_watched(store: Store) -> bool | None:
    """Whether a daemon is at work on a store; None where nobody can say."""
    found = getattr(store, "is_watched", None)
    return found if isinstance(found, bool) else None


def named_pages(store: Store, source: Source) -> list[Page]:
    """Return the pages that the configuration itself names for a source."""
    found: dict[int, Page] = {}
    for url in filter(None, (source.url, *source.pages)):
        key = page_key(url)
        for page in store.find_page(url):
            if page.source == source.name and page_key(page.url) == key:
                found[page.id] = page
    return list(found.values())


def _source(desk: Desk, name: str) -> Source:
    source = desk.config.source(name)
    if source is None:
        raise InputError(f"The configuration has no source {name!r}.")
    return source


def _back(desk: Desk, name: str, **told: str) -> Response:
    place = urllib.parse.quote(name, safe="")
    query = urllib.parse.urlencode(told)
    return RedirectResponse(f"{desk.prefix}/sources/{place}?{query}#asked", 303)
