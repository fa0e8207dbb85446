"""Searching: all versions by their words, pages by title and address, and changes."""

from __future__ import annotations

import fastapi
from fastapi.responses import HTMLResponse

from monitor.model import Page
from monitor.store import SqlStore
from monitor.web._asked import ROLES, Asked, passages, shown
from monitor.web._changes import rows, source_names
from monitor.web._desk import AtDesk, Desk
from monitor.web._filters import Filters, find
from monitor.web._parameters import Offset
from monitor.web._reader import Reading
from monitor.web._render import render

router = fastapi.APIRouter(include_in_schema=False)

_SIZE = 25
_CHANGES = 10
# Changes are what this page shows beside; the changes' own page looks further.
_READ = 200
# Beyond this nobody turns pages, and the database would read all before it.
_DEEPEST = 1000


def _pages(desk: Desk, words: str) -> tuple[Page, ...]:
    """Return the pages that are named by an address, or an id.

    Titles are passages like others where there is full text; looking through those of
    all pages takes longer than all else.
    """
    named = "/" in words or (words.isascii() and words.isdigit())
    if isinstance(desk.store, SqlStore) and not named:
        return ()
    return desk.store.find_page(words)


@router.get("/search", response_class=HTMLResponse)
def search(
    request: fastapi.Request, desk: AtDesk, reader: Reading, offset: Offset = 0
) -> HTMLResponse:
    """Show the passages, pages and changes that have some words."""
    asked = Asked.read(request.query_params)
    offset = min(offset, _DEEPEST)
    query = asked.in_store(desk.config.zone)
    listed = passages(desk, query, _SIZE + 1, offset)
    plain = asked.words and not (asked.narrow or offset)
    filters = Filters(words=asked.words)
    found = (
        find(desk.store, desk.judgements, filters, _CHANGES, most=_READ)
        if plain
        else None
    )
    more = len(listed) > _SIZE and offset < _DEEPEST
    return render(
        request,
        "search.html.j2",
        asked=asked,
        roles=ROLES,
        sources=source_names(desk),
        passages=[shown(one) for one in listed[:_SIZE]],
        next_offset=offset + _SIZE if more else None,
        pages=_pages(desk, asked.words) if plain else (),
        older=filters.query(before=found.older) if found and found.older else None,
        rows=rows(found.changes, found.judged, desk, reader) if found else (),
    )
