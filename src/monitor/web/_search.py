"""Searching: all versions by their words, pages by title and address, and changes."""

from __future__ import annotations

import dataclasses

import fastapi
import markupsafe
from fastapi.responses import HTMLResponse

from monitor import report, store
from monitor.errors import InputError
from monitor.store import Found, Query, SqlStore
from monitor.web._changes import rows, source_names
from monitor.web._desk import AtDesk, Desk
from monitor.web._filters import Filters, find
from monitor.web._parameters import Offset, Words
from monitor.web._reader import Reading
from monitor.web._render import render

router = fastapi.APIRouter(include_in_schema=False)

_SIZE = 25
_CHANGES = 10
# About two lines of the widest layout.
_SNIPPET = 160
_GONE = {"yes": True, "no": False}


@dataclasses.dataclass(frozen=True, slots=True)
class Passage:
    """A passage that was found, and its words with those that were looked for."""

    found: Found
    text: markupsafe.Markup
    who: str


@router.get("/search", response_class=HTMLResponse)
def search(
    request: fastapi.Request,
    desk: AtDesk,
    reader: Reading,
    *,
    speaker: Words = "",
    gone: Words = "",
    offset: Offset = 0,
) -> HTMLResponse:
    """Show the passages, pages and changes that have some words."""
    filters = Filters.read(request.query_params)
    query = Query(
        filters.words,
        speaker=speaker.strip() or None,
        source=filters.source or None,
        gone=_GONE.get(gone),
    )
    passages = _passages(desk, query, offset)
    plain = filters.words and not (speaker or gone or offset)
    found = find(desk.store, desk.judgements, filters, _CHANGES) if plain else None
    return render(
        request,
        "search.html.j2",
        filters=filters,
        speaker=speaker,
        gone=gone,
        sources=source_names(desk),
        passages=passages[:_SIZE],
        next_offset=offset + _SIZE if len(passages) > _SIZE else None,
        pages=desk.store.find_page(filters.words) if plain else (),
        older=found.older if found else None,
        rows=rows(found.changes, found.judged, desk, reader) if found else (),
    )


def _passages(desk: Desk, query: Query, offset: int) -> list[Passage]:
    """Return the passages; none where the store has no full text to search."""
    if not isinstance(desk.store, SqlStore) or not query.words:
        return []
    try:
        found = store.search(desk.store, query, limit=_SIZE + 1, offset=offset)
    except InputError:  # punctuation only: there is nothing to look for
        return []
    return [
        Passage(f, _marked(f), " · ".join(filter(None, (f.speaker, f.affiliation))))
        for f in found
    ]


def _marked(found: Found) -> markupsafe.Markup:
    """Return the words around what was looked for, with that marked."""
    text, spans = found.snippet(_SNIPPET)
    parts, at = [], 0
    for start, end in spans:
        parts.append(markupsafe.escape(report.printable(text[at:start])))
        mark = markupsafe.Markup("<mark>{}</mark>")
        parts.append(mark.format(report.printable(text[start:end])))
        at = end
    parts.append(markupsafe.escape(report.printable(text[at:])))
    return markupsafe.Markup().join(parts)
