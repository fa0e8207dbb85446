"""Judging changes: new, seen, important, dismissed; with a note and an owner."""

from __future__ import annotations

from typing import Annotated

import fastapi
from fastapi.responses import RedirectResponse, Response

from monitor.store import Judgement, Standing
from monitor.web._changes import rows
from monitor.web._desk import AtDesk, Desk
from monitor.web._operations import local_path
from monitor.web._parameters import Id
from monitor.web._reader import Reader, Reading
from monitor.web._render import render

router = fastapi.APIRouter(include_in_schema=False)

LONGEST_NOTE = 4000
_LONGEST_NAME = 80


@router.post("/changes/{change_id}/judgement")
def judge(
    request: fastapi.Request,
    change_id: Id,
    desk: AtDesk,
    reader: Reading,
    *,
    standing: Annotated[Standing, fastapi.Form()],
    owner: Annotated[str | None, fastapi.Form(max_length=_LONGEST_NAME)] = None,
    note: Annotated[str | None, fastapi.Form(max_length=LONGEST_NOTE)] = None,
    back: Annotated[str, fastapi.Form(max_length=4000)] = "",
) -> Response:
    """Note what the reader thinks of a change.

    Without owner and note, those that were given before stay.
    """
    given = keep(desk, reader, change_id, standing, owner=owner, note=note)
    if "hx-request" not in request.headers:
        there = local_path(back) if back else f"/changes/{change_id}"
        return RedirectResponse(desk.prefix + there, 303)
    comparison = desk.store.comparison(change_id)
    (row,) = rows([comparison], {change_id: given}, desk, reader)
    return render(request, "row.html.j2", r=row)


def keep(
    desk: Desk,
    reader: Reader,
    change_id: int,
    standing: Standing,
    *,
    owner: str | None,
    note: str | None,
) -> Judgement:
    """Store a judgement of the reader's and return it."""
    before = desk.judgements.of([change_id]).get(change_id)
    given = Judgement(
        change_id,
        standing,
        desk.now(),
        who=reader.identity.name if reader.identity else "",
        owner=_kept(owner, before.owner if before else ""),
        note=_kept(note, before.note if before else ""),
    )
    desk.judgements.judge(given)
    return given


def _kept(given: str | None, before: str) -> str:
    return before if given is None else given.strip()
