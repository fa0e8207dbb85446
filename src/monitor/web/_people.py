"""People: what one speaker said over time, on all pages, and what became of it."""

from __future__ import annotations

import dataclasses

import fastapi
from fastapi.responses import HTMLResponse

from monitor import report, store
from monitor.errors import InputError
from monitor.store import Person, Said, SqlStore
from monitor.web._asked import Asked
from monitor.web._changes import Row, rows, source_names
from monitor.web._desk import AtDesk, Desk
from monitor.web._filters import LARGEST_ID
from monitor.web._parameters import OptionalNumber, Words
from monitor.web._reader import Reader, Reading
from monitor.web._render import render

router = fastapi.APIRouter(include_in_schema=False)

_PEOPLE = 40
_SAID = 25


@dataclasses.dataclass(frozen=True, slots=True)
class Statement:
    """What somebody said on a page; the changes with which it came and went."""

    said: Said
    text: str
    came: Row | None
    went: Row | None


@router.get("/people", response_class=HTMLResponse)
def people(request: fastapi.Request, desk: AtDesk, q: Words = "") -> HTMLResponse:
    """Show who spoke, those who spoke last first, or whose names have some words."""
    found = (
        store.people(desk.store, q, limit=_PEOPLE)
        if isinstance(desk.store, SqlStore)
        else ()
    )
    return render(request, "people.html.j2", q=q.strip(), people=found)


@router.get("/people/said", response_class=HTMLResponse)
def said(
    request: fastapi.Request,
    desk: AtDesk,
    reader: Reading,
    name: Words,
    before: OptionalNumber = None,
) -> HTMLResponse:
    """Show what one speaker said, the last words first."""
    who = known(desk, name)
    asked = dataclasses.replace(Asked.read(request.query_params), words="", speaker="")
    found = spoken(desk, name, asked, before=before, limit=_SAID + 1)
    return render(
        request,
        "person.html.j2",
        person=who,
        asked=asked,
        most=store.MOST_COUNTED,
        sources=source_names(desk),
        statements=_statements(found[:_SAID], desk, reader),
        next_before=found[_SAID - 1].id if len(found) > _SAID else None,
        before=before,
    )


def known(desk: Desk, name: str) -> Person:
    """Return who has this very name; raise `InputError` where nobody spoke so."""
    found = store.person(desk.store, name) if isinstance(desk.store, SqlStore) else None
    if found is None:
        raise InputError(
            f"Nobody called {name!r} spoke on a page under watch. `/people` lists who "
            f"did."
        )
    return found


def spoken(
    desk: Desk, name: str, asked: Asked, *, before: int | None, limit: int
) -> tuple[Said, ...]:
    """Return what somebody said; nothing where the store has no text to search."""
    if not isinstance(desk.store, SqlStore):
        return ()
    query = asked.in_store(desk.config.zone)
    return store.said_by(
        desk.store, name, query, before=before, limit=min(limit, LARGEST_ID)
    )


def _statements(
    found: tuple[Said, ...], desk: Desk, reader: Reader
) -> tuple[Statement, ...]:
    ids = {i for one in found for i in (one.came, one.went) if i}
    changes = desk.store.changes(ids=ids, limit=len(ids)) if ids else ()
    listed = {r.change.id: r for r in rows(changes, {}, desk, reader)}
    return tuple(
        Statement(
            one,
            report.printable(one.found.text),
            listed.get(one.came),
            listed.get(one.went),
        )
        for one in found
    )
