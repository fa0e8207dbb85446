"""The pages about the watching itself: the sources, and how all of it is."""

from __future__ import annotations

import dataclasses
import datetime as dt
import importlib.metadata
import urllib.parse
from collections.abc import Sequence
from typing import Annotated

import fastapi
from fastapi.responses import HTMLResponse

from monitor.store import DAYS, Tally, failing_pages, overdue, pages_after
from monitor.watch import channelled, stamped
from monitor.web._changes import days
from monitor.web._control import Asked, Waiting, is_watched, named_pages
from monitor.web._desk import AtDesk, Desk
from monitor.web._health import Health, health, health_of
from monitor.web._parameters import Last, Offset
from monitor.web._reader import Reading
from monitor.web._render import render

router = fastapi.APIRouter(include_in_schema=False)

_PAGES = 100
_SOURCES = 100
_CHANGES = 10
_FAILING = 20


@router.get("/sources", response_class=HTMLResponse)
def sources(request: fastapi.Request, desk: AtDesk, start: Offset = 0) -> HTMLResponse:
    """Show how each source is."""
    today = desk.now().date()
    found = health(desk.store, desk.config, today)
    return render(
        request,
        "sources.html.j2",
        sources=found[start : start + _SOURCES],
        start=start,
        following=start + _SOURCES if len(found) > start + _SOURCES else None,
        alone=is_watched(desk.store) is False,
    )


@router.get("/sources/{name}", response_class=HTMLResponse)
def source(
    request: fastapi.Request,
    name: str,
    desk: AtDesk,
    reader: Reading,
    *,
    after: Last = 0,
    did: Annotated[str, fastapi.Query(max_length=10)] = "",
    at: Asked | None = None,
) -> HTMLResponse:
    """Show one source: its pages, what fails, what changed last."""
    today = desk.now().date()
    found = health_of(desk.store, desk.config, name, today)
    pages = pages_after(desk.store, name, after=after, limit=_PAGES + 1)
    changes = desk.store.changes(source=name, limit=_CHANGES)
    judged = desk.judgements.of(c.id for c in changes if c.id)
    return render(
        request,
        "source.html.j2",
        source=found,
        zone=desk.zone_of(name),
        bars=bars(found.days, today),
        did=did if did in {"paused", "resumed"} else "",
        asked=_asked(desk, found, at),
        may_write=desk.settings.path is not None,
        every=(found.source.every if found.source else None) or desk.config.every,
        pages=pages[:_PAGES],
        after=after,
        next_after=pages[_PAGES - 1].id if len(pages) > _PAGES else None,
        failing=failing_pages(desk.store, name, limit=_FAILING),
        days=days(changes, judged, desk, reader),
    )


def _asked(desk: Desk, found: Health, at: float | None) -> Waiting | None:
    if at is None or found.source is None:
        return None
    there = f"/sources/{urllib.parse.quote(found.name, safe='')}"
    return Waiting.of(desk, named_pages(desk.store, found.source), at, there)


@dataclasses.dataclass(frozen=True, slots=True)
class Bar:
    """One day in a source's picture: where it stands, how high, and how it went."""

    day: dt.date
    x: int
    good: float
    bad: float
    versions: int
    visits: int
    failed: int


def bars(days: Sequence[Tally], today: dt.date) -> tuple[Bar, ...]:
    """Return the picture of a source's last days, heights from 0 to 1."""
    known = {day.day: day for day in days}
    most = max((day.visits for day in days), default=0) or 1
    found = []
    for place in range(DAYS):
        day = today - dt.timedelta(days=DAYS - 1 - place)
        tally = known.get(day)
        if tally is None:
            continue
        good = (tally.visits - tally.failed) / most
        bad = tally.failed / most
        counts = (tally.versions, tally.visits, tally.failed)
        found.append(Bar(day, place, round(good, 3), round(bad, 3), *counts))
    return tuple(found)


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
        channels=channelled(desk.store, desk.config),
        stamp=stamped(desk.store, desk.config, desk.now()),
        alone=is_watched(desk.store) is False,
        problem=desk.settings.problem,
        version=importlib.metadata.version("monitor"),
        store=desk.config.store,
    )
