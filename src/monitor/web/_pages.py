"""The pages about a watched page: its life, its versions, and their originals."""

from __future__ import annotations

import dataclasses
import zoneinfo
from collections.abc import Mapping

import fastapi
from fastapi.responses import HTMLResponse, Response

from monitor import report
from monitor.model import (
    Availability,
    Comparison,
    Content,
    Document,
    Page,
    Snapshot,
)
from monitor.report import Brief
from monitor.store import Store, Version
from monitor.watch import compare_versions
from monitor.web._changes import originals
from monitor.web._control import Asked, Waiting
from monitor.web._desk import AtDesk, Desk
from monitor.web._headers import SANDBOX
from monitor.web._parameters import Chosen, Id, Number, OptionalNumber, PartNumber
from monitor.web._pieces import pieces
from monitor.web._reader import Reader, Reading
from monitor.web._render import render
from monitor.web._timeline import timeline

router = fastapi.APIRouter(include_in_schema=False)

# The picture shows so many captures: of a page checked every half hour, half a year.
_HISTORY = 10_000
# The table below it, so many: what a person reads.
_LISTED = 30
# A question's first words name it in the outline.
_SEEN = (Availability.OK, Availability.UNCHANGED)
_HTML = ("text/html", "application/xhtml+xml")


@dataclasses.dataclass(frozen=True, slots=True)
class Question:
    """An exchange in the outline: its number, who asked what, and the turn it is in."""

    number: int
    turn: int
    who: str
    text: str


@router.get("/pages/{page_id}", response_class=HTMLResponse)
def page(
    *,
    request: fastapi.Request,
    page_id: Id,
    desk: AtDesk,
    reader: Reading,
    version: OptionalNumber = None,
    part: PartNumber = 1,
    at: Asked | None = None,
) -> HTMLResponse:
    """Show a page: its time line, its versions, and what one of them says."""
    found = desk.store.page(page_id)
    versions = desk.store.versions(page_id)
    seen = desk.store.history(page_id, _HISTORY)
    shown = _shown(desk, found, version)
    zone = zoneinfo.ZoneInfo(desk.zone_of(found.source))
    outline = shown and report.outline(shown.parsed.content, language=reader.language)
    parts = pieces(outline) if outline else (range(0),)
    part = min(part, len(parts))
    return render(
        request,
        "page.html.j2",
        parts=parts,
        part=part,
        page=found,
        versions=versions[::-1],
        briefs=_briefs(desk, found, versions, reader),
        seen=seen[:_LISTED],
        checks=len(seen),
        failed=sum(s.availability not in _SEEN for s in seen),
        picture=timeline(seen, versions, zone),
        shown=shown,
        outline=outline,
        questions=questions_of(shown.parsed.content, reader) if shown else (),
        asked=Waiting.of(desk, [found], at, f"/pages/{page_id}") if at else None,
    )


def _shown(desk: Desk, page: Page, version: int | None) -> Snapshot | None:
    if version is not None:
        return desk.store.snapshot(page.id, version)
    return desk.store.latest(page.id)


def _briefs(
    desk: Desk, page: Page, versions: tuple[Version, ...], reader: Reader
) -> Mapping[int, Brief]:
    """Return what changed with each version, by the change's id."""
    changes: tuple[Comparison, ...] = desk.store.changes(
        page=page.id, limit=len(versions) + _LISTED
    )
    return {c.id: report.brief(c, language=reader.language) for c in changes if c.id}


def questions_of(content: Content, reader: Reader) -> tuple[Question, ...]:
    """Return the exchanges of a document, for its outline."""
    if not isinstance(content, Document):
        return ()
    parts = report.outline(content, language=reader.language).parts
    return tuple(
        Question(
            number,
            min(exchange.question),
            parts[min(exchange.question)].speech.who,
            report.printable(content.turns[min(exchange.question)].text),
        )
        for number, exchange in enumerate(content.exchanges, start=1)
        if exchange.question
    )


@router.get("/pages/{page_id}/compare", response_class=HTMLResponse)
def compare(
    request: fastapi.Request,
    *,
    page_id: Id,
    desk: AtDesk,
    reader: Reading,
    old: OptionalNumber = None,
    new: OptionalNumber = None,
    layout: Chosen = "inline",
) -> HTMLResponse:
    """Show what changed between any two versions of a page."""
    found = desk.store.page(page_id)
    if old and new and old > new:
        old, new = new, old
    comparison = desk.in_zone(compare_versions(desk.store, found, old, new))
    article = report.fragment(comparison, language=reader.language, layout=layout)
    return render(
        request,
        "compare.html.j2",
        page=found,
        change=comparison,
        layout=layout,
        article=article,
        originals=originals(comparison),
    )


@router.get("/pages/{page_id}/versions/{number}/original")
def original(page_id: Id, number: Number, desk: AtDesk) -> Response:
    """Give a version's bytes as they were archived, in a page that can do nothing."""
    return archived(desk.store, page_id, number)


def archived(store: Store, page_id: int, number: int) -> Response:
    """Return a version's bytes, under a policy that lets them do nothing.

    What is no HTML is given to be saved: browsers show nothing of it inside ours.
    """
    snapshot = store.snapshot(page_id, number)
    capture = store.payload(snapshot.id)
    kind = (capture.header("content-type") or "text/html").partition(";")[0].strip()
    headers = {
        "Content-Security-Policy": SANDBOX,
        "X-Frame-Options": "SAMEORIGIN",
        "Cache-Control": "private, max-age=86400, immutable",
        "Repr-Digest": capture.digest,
    }
    if kind.lower() not in _HTML:
        headers["Content-Disposition"] = f'attachment; filename="{page_id}-{number}"'
        return Response(
            capture.body, headers=headers, media_type="application/octet-stream"
        )
    encoding = snapshot.parsed.encoding
    return Response(
        capture.body, headers=headers, media_type=f"text/html; charset={encoding}"
    )
