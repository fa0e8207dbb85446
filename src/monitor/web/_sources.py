"""The pages about the watching itself: the sources, and how all of it is."""

from __future__ import annotations

import dataclasses
import datetime as dt
import importlib.metadata

import fastapi
from fastapi.responses import HTMLResponse

from monitor.store import failing_pages, overdue, pages_after
from monitor.web._changes import days
from monitor.web._desk import AtDesk, Desk
from monitor.web._health import health, health_of
from monitor.web._parameters import Last
from monitor.web._reader import Reading
from monitor.web._render import render

router = fastapi.APIRouter(include_in_schema=False)

_PAGES = 100
_CHANGES = 10
_FAILING = 20
# So many that wait are counted; what matters is whether any does.
_WAITING = 1000
_EVER = dt.datetime(9999, 1, 1, tzinfo=dt.UTC)


@router.get("/sources", response_class=HTMLResponse)
def sources(request: fastapi.Request, desk: AtDesk) -> HTMLResponse:
    """Show how each source is."""
    return render(
        request, "sources.html.j2", sources=health(desk.store, desk.config), desk=desk
    )


@router.get("/sources/{name}", response_class=HTMLResponse)
def source(
    request: fastapi.Request,
    name: str,
    desk: AtDesk,
    reader: Reading,
    after: Last = 0,
) -> HTMLResponse:
    """Show one source: its pages, what fails, what changed last."""
    found = health_of(desk.store, desk.config, name)
    pages = pages_after(desk.store, name, after=after, limit=_PAGES + 1)
    changes = desk.store.changes(source=name, limit=_CHANGES)
    judged = desk.judgements.of(c.id for c in changes if c.id)
    return render(
        request,
        "source.html.j2",
        source=found,
        zone=desk.zone_of(name),
        every=(found.source.every if found.source else None) or desk.config.every,
        pages=pages[:_PAGES],
        after=after,
        next_after=pages[_PAGES - 1].id if len(pages) > _PAGES else None,
        failing=failing_pages(desk.store, name, limit=_FAILING),
        days=days(changes, judged, desk, reader),
    )


@dataclasses.dataclass(frozen=True, slots=True)
class Told:
    """A channel: how many changes wait for it, and why the first of them failed."""

    name: str
    waiting: int
    since: dt.datetime | None
    error: str | None


def _channels(desk: Desk) -> list[Told]:
    found = []
    for channel in desk.config.channels:
        waiting = desk.store.pending(channel.name, now=_EVER, limit=_WAITING)
        first = waiting[0] if waiting else None
        error = next((w.error for w in waiting if w.error), None)
        found.append(
            Told(channel.name, len(waiting), first.since if first else None, error)
        )
    return found


@router.get("/status", response_class=HTMLResponse)
def status(request: fastapi.Request, desk: AtDesk) -> HTMLResponse:
    """Show whether the watching works: what is overdue, what fails."""
    found = health(desk.store, desk.config)
    late, late_since = overdue(desk.store, desk.now())
    return render(
        request,
        "status.html.j2",
        sources=found,
        pages=sum(s.of.pages for s in found),
        versions=sum(s.of.versions for s in found),
        failing=sum(s.of.failing for s in found),
        failing_pages=failing_pages(desk.store),
        overdue=late,
        late=late_since,
        checked_at=max(
            (s.of.checked_at for s in found if s.of.checked_at), default=None
        ),
        next_due=desk.store.next_due(),
        channels=_channels(desk),
        version=importlib.metadata.version("monitor"),
        store=desk.config.store,
    )
