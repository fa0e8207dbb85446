"""Judging changes: new, seen, important, dismissed; with a note and an owner."""

from __future__ import annotations

from typing import Annotated

import fastapi
from fastapi.responses import RedirectResponse, Response

from monitor.model import Comparison
from monitor.store import Judgement, Standing, Store
from monitor.web._changes import rows
from monitor.web._desk import AtDesk, Desk
from monitor.web._filters import alike
from monitor.web._operations import local_path
from monitor.web._parameters import Id
from monitor.web._reader import Reader, Reading
from monitor.web._render import render

router = fastapi.APIRouter(include_in_schema=False)

LONGEST_NOTE = 4000
_LONGEST_NAME = 80
# So many changes of an event are read at once.
_AT_ONCE = 500


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
    event: Annotated[bool, fastapi.Form()] = False,
    back: Annotated[str, fastapi.Form(max_length=4000)] = "",
) -> Response:
    """Note what the reader thinks of a change; with `event`, of all that are its event.

    Without owner and note, those that were given before stay.
    """
    comparison = desk.store.comparison(change_id)
    also = members(desk.store, comparison) if event else ()
    given = keep(desk, reader, change_id, standing, owner=owner, note=note, also=also)
    if "hx-request" not in request.headers:
        there = local_path(back) if back else f"/changes/{change_id}"
        return RedirectResponse(desk.prefix + there, 303)
    (row,) = rows(
        [comparison],
        {change_id: given},
        desk,
        reader,
        alike(desk.store, [comparison]) if event else {},
    )
    return render(request, "row.html.j2", r=row)


def members(store: Store, comparison: Comparison) -> tuple[int, ...]:
    """Return the ids of all changes that are one event with a change, itself too."""
    found: list[int] = []
    before = None
    while batch := store.changes(event=comparison.event, before=before, limit=_AT_ONCE):
        found += [one.id for one in batch if one.id]
        before = found[-1]
    return tuple(found)


def keep(
    desk: Desk,
    reader: Reader,
    change_id: int,
    standing: Standing,
    *,
    owner: str | None = None,
    note: str | None = None,
    also: tuple[int, ...] = (),
) -> Judgement:
    """Store the reader's judgement of a change and of others; return the change's."""
    ids = tuple(dict.fromkeys((change_id, *also)))
    before = desk.judgements.of(ids)
    given = [
        Judgement(
            one,
            standing,
            desk.now(),
            who=reader.identity.name if reader.identity else "",
            owner=_kept(owner, before[one].owner if one in before else ""),
            note=_kept(note, before[one].note if one in before else ""),
        )
        for one in ids
    ]
    desk.judgements.judge(*given)
    return given[0]


def _kept(given: str | None, before: str) -> str:
    return before if given is None else given.strip()
