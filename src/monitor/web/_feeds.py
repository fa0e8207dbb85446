"""Atom feeds (RFC 4287): all changes, or those that filters let through.

An entry's id is made of what the change is, not of where the desk stands, so that a
reader does not show everything anew when the desk moves.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
import xml.etree.ElementTree as ET
from email.utils import format_datetime, parsedate_to_datetime
from typing import Annotated

import fastapi
import markupsafe
from fastapi.responses import Response

from monitor import report
from monitor.model import Comparison
from monitor.report import Language
from monitor.web._desk import AtDesk, Desk
from monitor.web._filters import Filters, find
from monitor.web._render import TAGS
from monitor.web._words import Words

router = fastapi.APIRouter(include_in_schema=False)

_ATOM = "http://www.w3.org/2005/Atom"
_SPACE = uuid.UUID("5f0c4a1e-6f0b-4a0e-9b6e-0f4d1f2f7a11")
_NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_ENTRIES = 50


@router.get("/feeds/changes.atom")
def feed(
    request: fastapi.Request,
    desk: AtDesk,
    language: Annotated[Language, fastapi.Query()] = "en",
) -> Response:
    """Give the changes as a feed; 304 where it is as the reader has it."""
    filters = Filters.read(request.query_params)
    found = find(desk.store, desk.judgements, filters, _ENTRIES).changes
    base = str(request.base_url).rstrip("/")
    body = atom(found, desk, filters, language=language, base=base)
    updated = _updated(found)
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Last-Modified": format_datetime(updated, usegmt=True)}
    if _has_it(request, tag, updated):
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type="application/atom+xml")


def _has_it(request: fastapi.Request, tag: str, updated: dt.datetime) -> bool:
    """Whether the reader has this already (RFC 9110, section 13.2.2).

    `If-None-Match` alone decides where it is sent: the time of the newest change
    stays when a page is retitled.
    """
    tags = request.headers.get("if-none-match")
    if tags is not None:
        return "*" in tags or tag in [
            t.strip().removeprefix("W/") for t in tags.split(",")
        ]
    try:
        since = parsedate_to_datetime(request.headers.get("if-modified-since", ""))
    except ValueError:
        return False
    return since.tzinfo is not None and updated.replace(microsecond=0) <= since


def _updated(changes: tuple[Comparison, ...]) -> dt.datetime:
    return max((c.new.at for c in changes if c.new.at), default=_NEVER)


def atom(
    changes: tuple[Comparison, ...],
    desk: Desk,
    filters: Filters,
    *,
    language: Language,
    base: str,
) -> bytes:
    """Return the feed of these changes; `base` is the desk's own address."""
    words = Words(language)
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": TAGS[language]})
    query = filters.query()
    parts = [words("changes.title"), report.printable(filters.source)]
    if filters.narrow and not filters.source:
        parts.append(report.printable(query))
    _add(root, "title", " · ".join(p for p in ("monitor", *parts) if p))
    _add(root, "id", uuid.uuid5(_SPACE, f"feed{query}").urn)
    _add(root, "updated", _instant(_updated(changes)))
    ET.SubElement(
        root, "link", rel="alternate", type="text/html", href=f"{base}/{query}"
    )
    here = f"{base}/feeds/changes.atom{query}"
    ET.SubElement(root, "link", rel="self", type="application/atom+xml", href=here)
    ET.SubElement(_add(root, "author"), "name").text = "monitor"
    for change in changes:
        _entry(root, desk.in_zone(change), language, base)
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _entry(root: ET.Element, change: Comparison, language: Language, base: str) -> None:
    brief = report.brief(change, language=language)
    permanent = f"{base}/changes/{change.id}"
    entry = _add(root, "entry")
    _add(
        entry, "title", f"{report.headline(change, language=language)} · {brief.title}"
    )
    _add(entry, "id", _id(change))
    _add(entry, "updated", _instant(change.new.at or _NEVER))
    ET.SubElement(entry, "link", rel="alternate", type="text/html", href=permanent)
    ET.SubElement(entry, "category", term=brief.level, label=brief.word)
    author = _add(entry, "author")
    _add(author, "name", report.printable(change.source or "") or "monitor")
    paragraphs = [brief.statement, brief.who, brief.text]
    _add(
        entry,
        "content",
        "".join(markupsafe.Markup("<p>{}</p>").format(p) for p in paragraphs if p),
        type="html",
    )


def _id(change: Comparison) -> str:
    at = change.new.at.isoformat() if change.new.at else ""
    return uuid.uuid5(_SPACE, f"{change.url} {change.id} {at}").urn


def _add(parent: ET.Element, name: str, text: str = "", **more: str) -> ET.Element:
    element = ET.SubElement(parent, name, more)
    element.text = text or None
    return element


def _instant(at: dt.datetime) -> str:
    return at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
