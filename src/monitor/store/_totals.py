"""How the sources are, counted where the pages are kept.

A desk shows it on every other page, and a store may have a hundred thousand pages:
they are counted by the database, not read.
"""

from __future__ import annotations

import collections
import dataclasses
import datetime as dt
from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from monitor.model import Availability, Page, PageKind
from monitor.store import _rows, _tallies
from monitor.store._memory import MemoryStore
from monitor.store._protocol import Store
from monitor.store._sql import SqlStore
from monitor.store._tables import page
from monitor.store._tallies import DAYS, Tally, Week, week_of


@dataclasses.dataclass(frozen=True, slots=True)
class Totals:
    """The pages under watch of one source; `down` counts them by availability but ok.

    `due_at` is the earliest, the other two instants are the latest of all pages;
    `confidence` is the parser's mean over those that it has read.
    """

    source: str
    pages: int = 0
    listings: int = 0
    versions: int = 0
    failing: int = 0
    down: Mapping[str, int] = dataclasses.field(default_factory=dict)
    succeeded_at: dt.datetime | None = None
    checked_at: dt.datetime | None = None
    due_at: dt.datetime | None = None
    confidence: float | None = None


def tallies(
    store: Store, since: dt.date, source: str | None = None
) -> tuple[Tally, ...]:
    """Return what each day brought of each source (or one), from a day on."""
    if isinstance(store, SqlStore):
        with store.reading() as connection:
            return _tallies.since(connection, since, source)
    return store.tallies(since, source) if isinstance(store, MemoryStore) else ()


def weeks(store: Store, today: dt.date) -> Mapping[str, Week]:
    """Return of each source what the seven days up to today brought."""
    start = today - dt.timedelta(days=DAYS - 1)
    if isinstance(store, SqlStore):
        with store.reading() as connection:
            return _tallies.weeks(connection, start, today)
    days: dict[str, list[Tally]] = collections.defaultdict(list)
    for tally in tallies(store, start):
        days[tally.source].append(tally)
    return {name: week_of(found, today) for name, found in days.items()}


def totals(store: Store, source: str | None = None) -> tuple[Totals, ...]:
    """Return the totals of each source (or of one) with pages under watch, by name."""
    if isinstance(store, SqlStore):
        return _counted(store, source)
    pages: dict[str, list[Page]] = collections.defaultdict(list)
    for found in store.pages(source):
        pages[found.source].append(found)
    return tuple(_of(name, pages[name]) for name in sorted(pages))


def overdue(store: Store, now: dt.datetime) -> tuple[int, dt.datetime | None]:
    """Return how many pages are due, and since when the first of them is."""
    if isinstance(store, SqlStore):
        query = sa.select(sa.func.count(), sa.func.min(page.c.due_at)).where(
            page.c.retired_at.is_(None), page.c.due_at <= _rows.instant(now)
        )
        with store.reading() as connection:
            count, first = connection.execute(query).one()
        return count, _rows.optional_moment(first)
    due = [p.due_at for p in store.pages() if p.due_at and p.due_at <= now]
    return len(due), min(due, default=None)


def failing_pages(
    store: Store, source: str | None = None, *, limit: int = 100
) -> tuple[Page, ...]:
    """Return pages whose last check failed, those that fail longest first."""
    if isinstance(store, SqlStore):
        query = (
            sa.select(page)
            .where(page.c.failures > 0, page.c.retired_at.is_(None))
            .order_by(page.c.failing_since, page.c.id)
            .limit(limit)
            # Few pages fail; a source may have many.
            .with_hint(page, "INDEXED BY page_failing", "sqlite")
        )
        if source is not None:
            query = query.where(page.c.source == source)
        with store.reading() as connection:
            return tuple(_rows.page(row) for row in connection.execute(query))
    failing = [p for p in store.pages(source) if p.failures]
    failing.sort(key=lambda p: (p.failing_since is not None, p.failing_since, p.id))
    return tuple(failing[:limit])


def pages_after(
    store: Store, source: str | None = None, *, after: int = 0, limit: int = 100
) -> tuple[Page, ...]:
    """Return pages under watch by id, those after one of them."""
    if isinstance(store, SqlStore):
        query = (
            sa.select(page)
            .where(page.c.id > after, page.c.retired_at.is_(None))
            .order_by(page.c.id)
            .limit(limit)
        )
        if source is not None:
            query = query.where(page.c.source == source)
        with store.reading() as connection:
            return tuple(_rows.page(row) for row in connection.execute(query))
    return tuple(p for p in store.pages(source) if p.id > after)[:limit]


def siblings(
    store: Store, of: Page, *, versions: int, limit: int, among: int = 500
) -> tuple[Page, ...]:
    """Return pages of a page's source and kind that have so many versions.

    The newest first, from the last `among` pages of the source: a source may have a
    hundred thousand.
    """
    if isinstance(store, SqlStore):
        latest = (
            sa.select(page.c.id)
            .where(page.c.source == of.source, page.c.retired_at.is_(None))
            .order_by(page.c.id.desc())
            .limit(among)
        )
        query = (
            sa.select(page)
            .where(
                page.c.id.in_(latest),
                page.c.id != of.id,
                page.c.kind == of.kind,
                page.c.versions >= versions,
            )
            .order_by(page.c.id.desc())
            .limit(limit)
        )
        with store.reading() as connection:
            return tuple(_rows.page(row) for row in connection.execute(query))
    alike = [
        one
        for one in sorted(store.pages(of.source), key=lambda one: -one.id)[:among]
        if one.id != of.id and one.kind is of.kind and one.versions >= versions
    ]
    return tuple(alike[:limit])


def _counted(store: SqlStore, source: str | None) -> tuple[Totals, ...]:
    query = (
        sa.select(
            page.c.source,
            page.c.availability,
            sa.func.count().label("pages"),
            sa.func.sum(sa.case((page.c.kind == "listing", 1), else_=0)),
            sa.func.sum(page.c.versions),
            sa.func.sum(sa.case((page.c.failures > 0, 1), else_=0)),
            sa.func.max(page.c.succeeded_at),
            sa.func.max(page.c.checked_at),
            sa.func.min(page.c.due_at),
            sa.func.sum(page.c.confidence),
            sa.func.count(page.c.confidence),
        )
        .where(page.c.retired_at.is_(None))
        .group_by(page.c.source, page.c.availability)
        # All that is asked for is in this index: the table itself is three times it.
        .with_hint(page, "INDEXED BY page_totals", "sqlite")
    )
    if source is not None:
        query = query.where(page.c.source == source)
    found: dict[str, Totals] = {}
    read: collections.Counter[str] = collections.Counter()
    with store.reading() as connection:
        for row in connection.execute(query):
            name, availability, pages, listings, versions, failing = row[:6]
            succeeded, checked, due = map(_rows.optional_moment, row[6:9])
            part = Totals(
                name,
                pages,
                listings,
                versions,
                failing,
                {} if availability == str(Availability.OK) else {availability: pages},
                succeeded,
                checked,
                due,
                row[9],
            )
            read[name] += row[10]
            found[name] = _joined(found.get(name, Totals(name)), part)
    return tuple(
        dataclasses.replace(of, confidence=_mean(of.confidence, read[name]))
        for name, of in sorted(found.items())
    )


def _mean(total: float | None, count: int) -> float | None:
    return None if total is None or not count else total / count


def _joined(one: Totals, other: Totals) -> Totals:
    return Totals(
        one.source,
        one.pages + other.pages,
        one.listings + other.listings,
        one.versions + other.versions,
        one.failing + other.failing,
        {**one.down, **other.down},
        _last(one.succeeded_at, other.succeeded_at),
        _last(one.checked_at, other.checked_at),
        min((t for t in (one.due_at, other.due_at) if t), default=None),
        None
        if one.confidence is None and other.confidence is None
        else (one.confidence or 0.0) + (other.confidence or 0.0),
    )


def _last(*instants: dt.datetime | None) -> dt.datetime | None:
    return max((t for t in instants if t), default=None)


def _of(name: str, pages: Sequence[Page]) -> Totals:
    sure = [p.confidence for p in pages if p.confidence is not None]
    down = [str(p.availability) for p in pages if p.availability is not Availability.OK]
    return Totals(
        name,
        len(pages),
        sum(p.kind is PageKind.LISTING for p in pages),
        sum(p.versions for p in pages),
        sum(p.failures > 0 for p in pages),
        dict(collections.Counter(down)),
        _last(*(p.succeeded_at for p in pages)),
        _last(*(p.checked_at for p in pages)),
        min((p.due_at for p in pages if p.due_at), default=None),
        _mean(sum(sure), len(sure)),
    )
