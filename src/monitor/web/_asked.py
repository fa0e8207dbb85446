"""What of all that was ever said is looked for: read from the address, and written."""

from __future__ import annotations

import dataclasses
import datetime as dt
import urllib.parse
import zoneinfo
from collections.abc import Mapping
from typing import Self

import markupsafe

from monitor import report, store
from monitor.errors import InputError
from monitor.model import Role
from monitor.store import Found, Query, SqlStore
from monitor.web._desk import Desk

_LONGEST = 200
# About two lines of the widest layout.
_SNIPPET = 160
_GONE = {"yes": True, "no": False}
_TITLE = "title"
ROLES = (*(str(role) for role in Role), _TITLE)


@dataclasses.dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for, as it was typed. What makes no sense is left out.

    `since` and `until` are days, both included, in the desk's zone.
    """

    words: str = ""
    speaker: str = ""
    affiliation: str = ""
    role: str = ""
    source: str = ""
    since: str = ""
    until: str = ""
    gone: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str]) -> Self:
        """Return what an address asks for."""

        def text(name: str) -> str:
            return query.get(name, "")[:_LONGEST].strip()

        return cls(
            words=text("q"),
            speaker=text("speaker"),
            affiliation=text("affiliation"),
            role=text("role") if text("role") in ROLES else "",
            source=text("source"),
            since=_day(text("since")),
            until=_day(text("until")),
            gone=text("gone") if text("gone") in _GONE else "",
        )

    def query(self, **more: object) -> str:
        """Return it as an address's query, from "?" on, or nothing."""
        named = {
            "q": self.words,
            "speaker": self.speaker,
            "affiliation": self.affiliation,
            "role": self.role,
            "source": self.source,
            "since": self.since,
            "until": self.until,
            "gone": self.gone,
            **more,
        }
        query = urllib.parse.urlencode({k: v for k, v in named.items() if v})
        return f"?{query}" if query else ""

    @property
    def narrow(self) -> bool:
        """Whether anything but words is asked for."""
        return dataclasses.replace(self, words="") != type(self)()

    def in_store(self, zone: zoneinfo.ZoneInfo) -> Query:
        """Return what the store is asked; days begin and end in this zone."""
        until = _instant(self.until, zone)
        return Query(
            self.words,
            speaker=self.speaker or None,
            affiliation=self.affiliation or None,
            role=self.role or None,
            source=self.source or None,
            since=_instant(self.since, zone),
            until=until and until + dt.timedelta(days=1),
            gone=_GONE.get(self.gone),
        )


def passages(
    desk: Desk, query: Query, limit: int, offset: int = 0
) -> tuple[Found, ...]:
    """Return the passages; none where the store has no full text to search."""
    if not isinstance(desk.store, SqlStore) or not query.words:
        return ()
    try:
        return store.search(desk.store, query, limit=limit, offset=offset)
    except InputError:  # punctuation only: there is nothing to look for
        return ()


@dataclasses.dataclass(frozen=True, slots=True)
class Passage:
    """A passage that was found, and its words with those that were looked for."""

    found: Found
    text: markupsafe.Markup


def shown(found: Found) -> Passage:
    """Return a passage as a page shows it."""
    return Passage(found, _marked(found))


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


def _day(text: str) -> str:
    try:
        return dt.date.fromisoformat(text).isoformat()
    except ValueError:
        return ""


def _instant(day: str, zone: zoneinfo.ZoneInfo) -> dt.datetime | None:
    """Return when a day begins, or None; the first and last of all are no days."""
    if not day:
        return None
    began = dt.datetime.fromisoformat(day).replace(tzinfo=zone)
    try:
        (began + dt.timedelta(days=2)).astimezone(dt.UTC)
        (began - dt.timedelta(days=2)).astimezone(dt.UTC)
    except OverflowError:
        return None
    return began
