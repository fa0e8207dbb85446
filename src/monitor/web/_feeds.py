"""Atom feeds (RFC 4287): all changes, or those that filters let through.

An entry's id is made of what the change is, not of where the desk stands, so that a
reader does not show everything anew when the desk moves.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from email.utils import format_datetime, parsedate_to_datetime
from typing import Annotated

import fastapi
import markupsafe
from fastapi.responses import Response

from monitor import report
from monitor.model import Comparison
from monitor.report import Language
from monitor.store import Found as Passage
from monitor.web._asked import Asked, passages
from monitor.web._desk import AtDesk, Desk
from monitor.web._filters import Filters, find
from monitor.web._render import TAGS
from monitor.web._words import Words

router = fastapi.APIRouter(include_in_schema=False)

_ATOM = "http://www.w3.org/2005/Atom"
_SPACE = uuid.UUID("5f0c4a1e-6f0b-4a0e-9b6e-0f4d1f2f7a11")
_NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_ENTRIES = 50
# So many characters of a passage stand in its entry's title.
_TITLE = 80


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
    return _answer(request, body, _updated(found))


@router.get("/feeds/search.atom")
def found(
    request: fastapi.Request,
    desk: AtDesk,
    language: Annotated[Language, fastapi.Query()] = "en",
) -> Response:
    """Give what a search finds as a feed: what was stored last, first."""
    asked = Asked.read(request.query_params)
    listed = passages(desk, asked.in_store(desk.config.zone), _ENTRIES)
    base = str(request.base_url).rstrip("/")
    updated = max((p.gone_at or p.since_at for p in listed), default=_NEVER)
    query = asked.query()
    words = Words(language)
    root = _root(
        f"monitor · {words('search.title')} · {report.printable(asked.words)}",
        uuid.uuid5(_SPACE, f"search{query}").urn,
        updated,
        (f"{base}/search{query}", f"{base}/feeds/search.atom{query}"),
        language,
    )
    for one in listed:
        _passage(root, one, words, base)
    return _answer(request, _written(root), updated)


def _passage(root: ET.Element, one: Passage, words: Words, base: str) -> None:
    who = " · ".join(filter(None, (one.speaker, one.affiliation)))
    text, _ = one.snippet(_TITLE)
    title = " · ".join(filter(None, (one.speaker, text)))
    entry = _add(root, "entry")
    _add(entry, "title", report.printable(title))
    # With the passage and not with its words alone: one that came back is new.
    named = f"{one.url} {one.since} {one.speaker} {one.text}"
    _add(entry, "id", uuid.uuid5(_SPACE, named).urn)
    _add(entry, "updated", _instant(one.gone_at or one.since_at))
    _add(entry, "published", _instant(one.since_at))
    there = f"{base}/pages/{one.page_id}?version={one.since}#transcript"
    ET.SubElement(entry, "link", rel="alternate", type="text/html", href=there)
    author = _add(entry, "author")
    _add(author, "name", report.printable(one.speaker or one.source) or "monitor")
    paragraphs = [one.text, who, one.title or one.url]
    if one.gone_at:
        paragraphs.append(words("search.gone.at", at=f"{one.gone_at:%Y-%m-%d %H:%MZ}"))
    _add(entry, "content", _paragraphs(paragraphs), type="html")


def _answer(request: fastapi.Request, body: bytes, updated: dt.datetime) -> Response:
    """Return a feed, or 304 where the reader has it."""
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
    query = filters.query()
    parts = [words("changes.title"), report.printable(filters.source)]
    if filters.narrow and not filters.source:
        parts.append(report.printable(query))
    root = _root(
        " · ".join(p for p in ("monitor", *parts) if p),
        uuid.uuid5(_SPACE, f"feed{query}").urn,
        _updated(changes),
        (f"{base}/{query}", f"{base}/feeds/changes.atom{query}"),
        language,
    )
    for change in changes:
        _entry(root, desk.in_zone(change), language, base)
    return _written(root)


def _root(
    title: str,
    name: str,
    updated: dt.datetime,
    addresses: tuple[str, str],
    language: Language,
) -> ET.Element:
    """Return a feed without entries; `addresses` are its page's and its own."""
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": TAGS[language]})
    _add(root, "title", title)
    _add(root, "id", name)
    _add(root, "updated", _instant(updated))
    page, own = addresses
    ET.SubElement(root, "link", rel="alternate", type="text/html", href=page)
    ET.SubElement(root, "link", rel="self", type="application/atom+xml", href=own)
    ET.SubElement(_add(root, "author"), "name").text = "monitor"
    return root


def _written(root: ET.Element) -> bytes:
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
    _add(entry, "content", _paragraphs(paragraphs), type="html")


def _paragraphs(texts: Iterable[str | None]) -> str:
    return "".join(markupsafe.Markup("<p>{}</p>").format(t) for t in texts if t)


def _id(change: Comparison) -> str:
    at = change.new.at.isoformat() if change.new.at else ""
    return uuid.uuid5(_SPACE, f"{change.url} {change.id} {at}").urn


def _add(parent: ET.Element, name: str, text: str = "", **more: str) -> ET.Element:
    element = ET.SubElement(parent, name, more)
    element.text = text or None
    return element


def _instant(at: dt.datetime) -> str:
    return at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
