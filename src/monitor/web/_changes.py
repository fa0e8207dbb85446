"""The pages about changes: all of them, and one with its evidence."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import itertools
import zoneinfo
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Self

import fastapi
from fastapi.responses import HTMLResponse

from monitor import report
from monitor.model import Comparison, Severity, Side
from monitor.report import Brief, Language
from monitor.store import Judgement, Standing, Store
from monitor.web._desk import AtDesk, Desk
from monitor.web._filters import PAGE_SIZE, Filters, alike, find
from monitor.web._parameters import Chosen, Id, OptionalNumber
from monitor.web._reader import Reader, Reading
from monitor.web._render import render
from monitor.web._words import Words

router = fastapi.APIRouter(include_in_schema=False)

# Among so many changes of its page a change's neighbours are looked for.
_NEIGHBOURS = 500
# So many briefs are kept: some kilobytes each.
_KEPT = 2000


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """A change in a list: the change, in brief, and when it was seen there."""

    change: Comparison
    brief: Brief
    at: dt.datetime | None
    judgement: Judgement | None
    alike: int = 0

    @property
    def standing(self) -> Standing:
        """How the change stands with those who watch."""
        return self.judgement.standing if self.judgement else Standing.NEW

    @property
    def speaker(self) -> str | None:
        """The bare name of whose words the first edit is of."""
        return next(iter(speakers(self.change)), None)

    @property
    def pages(self) -> int:
        """On how many pages the same edit was made."""
        return 1 + self.alike


@dataclasses.dataclass(frozen=True, slots=True)
class Day:
    """The changes of one day, in the desk's zone; None where no time is known."""

    day: dt.date | None
    name: str
    rows: tuple[Row, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class _Seen:
    """A change as a list shows it, known by what cannot be altered, and its title."""

    key: tuple[object, ...]
    change: Comparison = dataclasses.field(compare=False)
    language: Language

    @classmethod
    def of(cls, change: Comparison, language: Language) -> Self:
        sides = (change.old.digest, change.new.digest, change.new.at)
        return cls((change.id, change.url, change.title, *sides), change, language)


@functools.lru_cache(_KEPT)
def _brief(seen: _Seen) -> Brief:
    """Return a change in brief; most readers look at the same first pages."""
    return report.brief(seen.change, language=seen.language)


@router.get("/", response_class=HTMLResponse)
def changes(request: fastapi.Request, desk: AtDesk, reader: Reading) -> HTMLResponse:
    """Show the changes, the newest first."""
    filters = Filters.read(request.query_params)
    found = find(desk.store, desk.judgements, filters, fold=True)
    return render(
        request,
        "changes.html.j2",
        filters=filters,
        days=days(found.changes, found.judged, desk, reader, found.alike),
        found=found,
        sources=source_names(desk),
        standings=Standing,
        newest_id=_newest(desk.store),
        severities=(Severity.LOW, Severity.MEDIUM, Severity.HIGH, Severity.COSMETIC),
    )


def _newest(store: Store) -> int:
    """Return the id of the newest change of all, or 0."""
    newest = store.changes(limit=1)
    return newest[0].id or 0 if newest else 0


def source_names(desk: Desk) -> list[str]:
    """Return the names of all sources, those of the configuration first."""
    names = [*(s.name for s in desk.config.sources), *desk.store.sources()]
    return list(dict.fromkeys(names))


def rows(
    changes: Iterable[Comparison],
    judged: Mapping[int, Judgement],
    desk: Desk,
    reader: Reader,
    alike: Mapping[int, int] = MappingProxyType({}),
) -> tuple[Row, ...]:
    """Return changes, and what was thought of them, as they stand in a list.

    `alike` counts the other pages with the same edit, by the id of the one listed.
    """
    return tuple(
        Row(
            change,
            _brief(_Seen.of(change, reader.language)),
            desk.local(change.new.at, change.source) if change.new.at else None,
            judged.get(change.id or 0),
            alike.get(change.id or 0, 0),
        )
        for change in changes
    )


def days(
    changes: Iterable[Comparison],
    judged: Mapping[int, Judgement],
    desk: Desk,
    reader: Reader,
    alike: Mapping[int, int] = MappingProxyType({}),
) -> tuple[Day, ...]:
    """Return changes under the days on which they were seen."""
    zone = desk.config.zone
    today = desk.now().astimezone(zone).date()
    words = Words(reader.language)

    def day_of(row: Row) -> dt.date | None:
        return row.change.new.at.astimezone(zone).date() if row.change.new.at else None

    def name(day: dt.date | None) -> str:
        if day == today:
            return words("today")
        if day == today - dt.timedelta(days=1):
            return words("yesterday")
        return words.day(day) if day else ""

    return tuple(
        Day(day, name(day), tuple(group))
        for day, group in itertools.groupby(
            rows(changes, judged, desk, reader, alike), day_of
        )
    )


@router.get("/changes/{change_id}", response_class=HTMLResponse)
def change(
    request: fastapi.Request,
    change_id: Id,
    desk: AtDesk,
    reader: Reading,
    layout: Chosen = "inline",
) -> HTMLResponse:
    """Show one change: the report, both originals, how to cite it."""
    comparison = desk.in_zone(desk.store.comparison(change_id))
    newer, older = _neighbours(desk.store, comparison)
    permanent = str(request.base_url).rstrip("/") + f"/changes/{change_id}"
    return render(
        request,
        "change.html.j2",
        change=comparison,
        layout=layout,
        article=report.fragment(comparison, language=reader.language, layout=layout),
        headline=report.headline(comparison, language=reader.language),
        newer=newer,
        older=older,
        permanent=permanent,
        citation=_citation(comparison, reader, permanent),
        originals=originals(comparison),
        trail=desk.judgements.trail(change_id),
        standings=Standing,
        others=alike(desk.store, [comparison])[change_id],
        speakers=speakers(comparison),
    )


@router.get("/changes/{change_id}/alike", response_class=HTMLResponse)
def same_event(
    request: fastapi.Request,
    change_id: Id,
    desk: AtDesk,
    reader: Reading,
    before: OptionalNumber = None,
) -> HTMLResponse:
    """Show the changes that are one event, a page of them: one edit on many pages."""
    comparison = desk.store.comparison(change_id)
    found = desk.store.changes(
        event=comparison.event, before=before, limit=PAGE_SIZE + 1
    )
    shown = found[:PAGE_SIZE]
    judged = desk.judgements.of(c.id for c in shown if c.id)
    return render(
        request,
        "alike.html.j2",
        change=comparison,
        headline=report.headline(comparison, language=reader.language),
        days=days(shown, judged, desk, reader),
        pages=1 + alike(desk.store, [comparison])[change_id],
        older=shown[-1].id if len(found) > PAGE_SIZE else None,
    )


def speakers(change: Comparison) -> tuple[str, ...]:
    """Return the names of those whose words were edited, as the report has them."""
    told = [e for e in change.change.edits if e.severity > Severity.COSMETIC]
    told.sort(key=lambda e: -e.severity)
    names = [name for e in told for name in (e.speaker, e.former_speaker) if name]
    return tuple(dict.fromkeys(names))


@dataclasses.dataclass(frozen=True, slots=True)
class Original:
    """One side's archived page; `key` names its words."""

    key: str
    number: int | None


def originals(comparison: Comparison) -> tuple[Original, Original]:
    """Return the two archived pages of a comparison."""
    return (
        Original("change.original.old", comparison.old.number),
        Original("change.original.new", comparison.new.number),
    )


def _neighbours(store: Store, comparison: Comparison) -> tuple[int | None, int | None]:
    """Return the ids of the next newer and the next older change of the page."""
    listed = store.changes(page=comparison.page_id, limit=_NEIGHBOURS)
    ids = [c.id for c in listed]
    if comparison.id not in ids:
        return None, None
    at = ids.index(comparison.id)
    return ids[at - 1] if at else None, ids[at + 1] if at + 1 < len(ids) else None


def _citation(comparison: Comparison, reader: Reader, permanent: str) -> str:
    """Return a change as it may stand in a footnote."""
    words = Words(reader.language)
    zone = zoneinfo.ZoneInfo(comparison.zone)
    title = report.brief(comparison, language=reader.language).title

    def at(side: Side) -> str:
        return f"{side.at.astimezone(zone):%Y-%m-%d %H:%M:%S}" if side.at else "–"

    def digest(side: Side) -> str:
        return (side.digest or "–").removeprefix("sha256:")

    return words(
        "change.cite.text",
        title=title,
        url=report.printable(comparison.url or ""),
        old=at(comparison.old),
        new=at(comparison.new),
        zone=comparison.zone,
        headline=report.headline(comparison, language=reader.language),
        old_digest=digest(comparison.old),
        new_digest=digest(comparison.new),
        link=permanent,
    )
