"""The API: what the pages show, as JSON, under `/api/v1`.

Ids are the store's and never change their meaning. Lists go on at `next`; it names
the last id that was given, so that what is stored meanwhile moves nothing.
"""

from __future__ import annotations

import importlib.metadata
import urllib.parse
from collections.abc import Mapping
from typing import Annotated, Any

import fastapi

from monitor import report
from monitor.model import Comparison
from monitor.store import Judgement, overdue, pages_after
from monitor.watch import compare_versions
from monitor.web import _shapes as shapes
from monitor.web._desk import AtDesk, Desk
from monitor.web._filters import LARGEST_ID, Filters, find, severity_of
from monitor.web._health import health, health_of
from monitor.web._judge import keep
from monitor.web._parameters import Id, Number, OptionalNumber, Words
from monitor.web._reader import Reading

ROOT = "/api/v1"

_PROBLEM = {"application/problem+json": {"schema": shapes.Problem.model_json_schema()}}
PROBLEMS: dict[int | str, dict[str, Any]] = {
    400: {"content": _PROBLEM, "description": "This is no JSON."},
    401: {"content": _PROBLEM, "description": "Send a token."},
    403: {"content": _PROBLEM, "description": "This is not for you to do."},
    404: {"content": _PROBLEM, "description": "There is no such thing."},
    422: {"content": _PROBLEM, "description": "A parameter makes no sense."},
    503: {"content": _PROBLEM, "description": "The store cannot be read."},
}

router = fastapi.APIRouter(prefix=ROOT, responses=PROBLEMS)

_Severity = Annotated[
    str,
    fastapi.Query(
        pattern="^(cosmetic|low|medium|high)$",
        description="At least so severe.",
        examples=["high"],
    ),
]
_Source = Annotated[
    str,
    fastapi.Query(max_length=200, description="Of this source.", examples=["press"]),
]
_Text = Annotated[
    str,
    fastapi.Query(
        max_length=200,
        description="With these words in title, address, speaker or text.",
    ),
]
_Standing = Annotated[
    str,
    fastapi.Query(
        pattern="^(new|seen|important|dismissed|all)$",
        description="How it stands with those who watch.",
    ),
]
_Before = Annotated[
    int | None, fastapi.Query(ge=1, le=LARGEST_ID, description="Older than this id.")
]
_After = Annotated[
    int, fastapi.Query(ge=0, le=LARGEST_ID, description="After this id.")
]
_Limit = Annotated[int, fastapi.Query(ge=1, le=200, description="At most so many.")]


@router.get("/changes", tags=["changes"])
def changes(
    request: fastapi.Request,
    desk: AtDesk,
    *,
    source: _Source = "",
    severity: _Severity = "low",
    q: _Text = "",
    standing: _Standing = "all",
    before: _Before = None,
    limit: _Limit = 50,
) -> shapes.Changes:
    """List changes, the newest first."""
    wanted = severity_of(severity, Filters().severity)
    found = find(
        desk.store,
        desk.judgements,
        Filters(source, wanted, q.strip(), standing, before),
        limit,
    )
    return shapes.Changes(
        items=[_change(c, desk, found.judged) for c in found.changes],
        next=_next(request, desk, before=found.older),
    )


@router.get("/changes/{change_id}", tags=["changes"])
def change(change_id: Id, desk: AtDesk) -> shapes.Change:
    """Return one change with all its edits."""
    comparison = desk.store.comparison(change_id)
    return _change(comparison, desk, desk.judgements.of([change_id]))


@router.get("/changes/{change_id}/alike", tags=["changes"])
def alike(
    request: fastapi.Request,
    change_id: Id,
    desk: AtDesk,
    before: _Before = None,
    limit: _Limit = 50,
) -> shapes.Changes:
    """List the changes that are one event: the same edit on many pages."""
    event = desk.store.comparison(change_id).event
    found = desk.store.changes(event=event, before=before, limit=limit + 1)
    shown = found[:limit]
    judged = desk.judgements.of(c.id for c in shown if c.id)
    return shapes.Changes(
        items=[_change(c, desk, judged) for c in shown],
        next=_next(request, desk, before=shown[-1].id if len(found) > limit else None),
    )


@router.get("/changes/{change_id}/judgements", tags=["changes"])
def judgements(change_id: Id, desk: AtDesk) -> shapes.Trail:
    """List what was thought of a change, the last judgement first."""
    desk.store.comparison(change_id)
    trail = desk.judgements.trail(change_id)
    return shapes.Trail(items=[shapes.Judged.of(j) for j in trail])


@router.post("/changes/{change_id}/judgement", tags=["changes"])
def judge(
    change_id: Id, given: shapes.Judging, desk: AtDesk, reader: Reading
) -> shapes.Judged:
    """Judge a change; owner and note stay as they were where they are left out."""
    kept = keep(
        desk, reader, change_id, given.standing, owner=given.owner, note=given.note
    )
    return shapes.Judged.of(kept)


@router.get("/sources", tags=["sources"])
def sources(desk: AtDesk) -> shapes.Sources:
    """List the sources and how each is."""
    found = health(desk.store, desk.config)
    return shapes.Sources(items=[shapes.SourceState.of(s) for s in found])


@router.get("/sources/{name}", tags=["sources"])
def source(name: str, desk: AtDesk) -> shapes.SourceState:
    """Return how one source is."""
    return shapes.SourceState.of(health_of(desk.store, desk.config, name))


@router.get("/pages", tags=["pages"])
def pages(
    request: fastapi.Request,
    desk: AtDesk,
    *,
    source: _Source = "",
    after: _After = 0,
    limit: _Limit = 100,
) -> shapes.Pages:
    """List the pages under watch, by id."""
    found = pages_after(desk.store, source or None, after=after, limit=limit + 1)
    more = found[limit - 1].id if len(found) > limit else None
    return shapes.Pages(
        items=[shapes.WatchedPage.of(p) for p in found[:limit]],
        next=_next(request, desk, after=more),
    )


@router.get("/pages/{page_id}", tags=["pages"])
def page(page_id: Id, desk: AtDesk) -> shapes.WatchedPage:
    """Return one page."""
    return shapes.WatchedPage.of(desk.store.page(page_id))


@router.get("/pages/{page_id}/versions", tags=["pages"])
def versions(page_id: Id, desk: AtDesk) -> shapes.Versions:
    """List a page's versions."""
    desk.store.page(page_id)
    found = desk.store.versions(page_id)
    return shapes.Versions(items=[shapes.PageVersion.of(v, page_id) for v in found])


@router.get("/pages/{page_id}/versions/{number}", tags=["pages"])
def content(page_id: Id, number: Number, desk: AtDesk) -> shapes.Content:
    """Return what a version says: who said what, or the releases that it lists."""
    return shapes.Content.of(desk.store.snapshot(page_id, number).parsed)


@router.get("/pages/{page_id}/checks", tags=["pages"])
def checks(page_id: Id, desk: AtDesk, limit: _Limit = 100) -> shapes.Visits:
    """List a page's checks, the last one first."""
    desk.store.page(page_id)
    found = desk.store.history(page_id, limit)
    return shapes.Visits(items=[shapes.Visit.of(s) for s in found])


@router.get("/pages/{page_id}/compare", tags=["pages"])
def compare(
    page_id: Id,
    desk: AtDesk,
    old: OptionalNumber = None,
    new: OptionalNumber = None,
) -> shapes.Change:
    """Compare two versions of a page; without numbers, the last two."""
    found = desk.store.page(page_id)
    return _change(compare_versions(desk.store, found, old, new), desk, {})


@router.get("/search", tags=["search"])
def search(
    request: fastapi.Request,
    desk: AtDesk,
    q: Words,
    *,
    before: _Before = None,
    limit: _Limit = 50,
) -> shapes.Hits:
    """Find pages and changes that have some words."""
    words = q.strip()
    found = find(
        desk.store, desk.judgements, Filters(words=words, before=before), limit
    )
    return shapes.Hits(
        pages=[shapes.WatchedPage.of(p) for p in desk.store.find_page(words)],
        changes=[_change(c, desk, found.judged) for c in found.changes],
        next=_next(request, desk, before=found.older),
    )


@router.get("/status", tags=["status"])
def status(desk: AtDesk) -> shapes.State:
    """Return whether the watching itself works."""
    found = health(desk.store, desk.config)
    return shapes.State(
        version=importlib.metadata.version("monitor"),
        at=desk.now(),
        pages=sum(s.of.pages for s in found),
        versions=sum(s.of.versions for s in found),
        failing=sum(s.of.failing for s in found),
        overdue=overdue(desk.store, desk.now())[0],
        checked_at=max(
            (s.of.checked_at for s in found if s.of.checked_at), default=None
        ),
        next_due_at=desk.store.next_due(),
    )


def _change(
    comparison: Comparison, desk: Desk, judged: Mapping[int, Judgement]
) -> shapes.Change:
    told = report.to_json(desk.in_zone(comparison))
    judgement = judged.get(comparison.id or 0)
    more = {
        "page_id": comparison.page_id,
        "judgement": shapes.Judged.of(judgement) if judgement else None,
    }
    return shapes.Change.model_validate({**told, **more})


def _next(request: fastapi.Request, desk: Desk, **last: int | None) -> str | None:
    """Return the address where a list goes on after an id, if it does."""
    if None in last.values():
        return None
    query = {**request.query_params, **last}
    path = request.scope["path"].removeprefix(desk.prefix)
    return f"{desk.prefix}{path}?{urllib.parse.urlencode(query)}"
