"""Pages in the database: which there are, which is meant, which are due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from monitor.errors import InputError
from monitor.model import Availability, Link, Page, PageKind
from monitor.store import _rows
from monitor.store._state import host_of
from monitor.store._tables import page as table

CANDIDATES = 20


def ensure(
    connection: sa.Connection,
    source: str,
    links: Sequence[Link],
    *,
    kind: PageKind,
    found_at: dt.datetime,
    due_at: dt.datetime,
    key: Callable[[str], str],
) -> tuple[tuple[Page, ...], tuple[Page, ...]]:
    """Return the page of each link, and those that were not there before.

    Asked for many at a time: a sitemap names fifty thousand.
    """
    keys = [key(link.url) for link in links]
    known = _by_key(connection, source, dict.fromkeys(keys))
    back = [page.id for page, retired in known.values() if retired]
    if back:
        _bring_back(connection, back, due_at)
        known |= _by_key(connection, source, dict.fromkeys(keys))
    missing: dict[str, Link] = {}
    for one, link in zip(keys, links, strict=True):
        if one not in known:
            missing.setdefault(one, link)
    rows = [
        _new(source, link, one, kind=kind, found_at=found_at, due_at=due_at)
        for one, link in missing.items()
    ]
    for start in range(0, len(rows), _AT_ONCE):
        connection.execute(table.insert(), rows[start : start + _AT_ONCE])
    made = _by_key(connection, source, missing)
    pages = tuple((made.get(one) or known[one])[0] for one in keys)
    return pages, tuple(made[one][0] for one in missing)


# How many values a statement names; SQLite takes 32,766, older ones 999.
_AT_ONCE = 500


def _by_key(
    connection: sa.Connection, source: str, keys: Iterable[str]
) -> dict[str, tuple[Page, bool]]:
    """Return the pages of these keys, and whether they are retired."""
    wanted = list(keys)
    found = {}
    for start in range(0, len(wanted), _AT_ONCE):
        query = sa.select(table).where(
            table.c.source == source,
            table.c.key.in_(wanted[start : start + _AT_ONCE]),
        )
        for row in connection.execute(query):
            found[row.key] = _rows.page(row), row.retired_at is not None
    return found


def _bring_back(
    connection: sa.Connection, pages: Sequence[int], due_at: dt.datetime
) -> None:
    values = {"retired_at": None, "due_at": _rows.instant(due_at)}
    for start in range(0, len(pages), _AT_ONCE):
        some = table.c.id.in_(pages[start : start + _AT_ONCE])
        connection.execute(table.update().where(some).values(values))


def _new(
    source: str,
    link: Link,
    key: str,
    *,
    kind: PageKind,
    found_at: dt.datetime,
    due_at: dt.datetime,
) -> dict[str, Any]:
    page = Page(
        id=0,
        source=source,
        url=link.url,
        kind=kind,
        title=link.title or None,
        found_at=found_at,
        due_at=due_at,
        availability=Availability.OK,
    )
    return {
        **_rows.page_values(page),
        "source": source,
        "key": key,
        "url": link.url,
        "host": host_of(link.url),
        "found_at": _rows.instant(found_at),
    }


def by_id(connection: sa.Connection, page_id: int) -> Page:
    """Return the page; raise `InputError` if there is none of that id."""
    row = connection.execute(
        sa.select(table).where(table.c.id == page_id)
    ).one_or_none()
    if row is None:
        raise no_page(page_id)
    return _rows.page(row)


def no_page(page_id: int) -> InputError:
    """Return the error for an id that no page has."""
    return InputError(
        f"There is no page {page_id} in the store. `monitor status` lists the pages."
    )


def listed(
    connection: sa.Connection, source: str | None, *, retired: bool
) -> tuple[Page, ...]:
    """Return pages in the order in which they were found."""
    query = sa.select(table).order_by(table.c.id)
    if not retired:
        query = query.where(table.c.retired_at.is_(None))
    if source is not None:
        query = query.where(table.c.source == source)
    return tuple(_rows.page(row) for row in connection.execute(query))


def find(
    connection: sa.Connection, text: str, key: Callable[[str], str]
) -> tuple[Page, ...]:
    """Return the pages that the text may mean, by the first rule that finds any."""
    part = text.casefold()
    rules = [
        table.c.url == text,
        table.c.key == key(text),
        table.c.title == text,
        sa.func.lower(table.c.title).contains(part, autoescape=True)
        | sa.func.lower(table.c.url).contains(part, autoescape=True),
    ]
    if text.isascii() and text.isdigit():
        rules.insert(0, table.c.id == int(text))
    for rule in rules:
        query = sa.select(table).where(rule).order_by(table.c.id).limit(CANDIDATES)
        found = tuple(_rows.page(row) for row in connection.execute(query))
        if found:
            return found
    return ()


def at(connection: sa.Connection, key: str) -> tuple[Page, ...]:
    """Return the pages of a key, in the order in which they were found."""
    query = sa.select(table).where(table.c.key == key).order_by(table.c.id)
    return tuple(_rows.page(row) for row in connection.execute(query))


def due(
    connection: sa.Connection, now: dt.datetime, limit: int, busy: Collection[str]
) -> tuple[Page, ...]:
    """Return the watched pages whose time has come, the longest overdue first."""
    query = (
        sa.select(table)
        .where(
            table.c.retired_at.is_(None),
            table.c.due_at <= _rows.instant(now),
            table.c.host.not_in(list(busy)) if busy else sa.true(),
        )
        .order_by(table.c.due_at, table.c.id)
        .limit(limit)
    )
    return tuple(_rows.page(row) for row in connection.execute(query))


def next_due(connection: sa.Connection) -> dt.datetime | None:
    """Return when the next watched page is due."""
    query = sa.select(sa.func.min(table.c.due_at)).where(table.c.retired_at.is_(None))
    return _rows.optional_moment(connection.execute(query).scalar())


def sources(connection: sa.Connection) -> tuple[str, ...]:
    """Return the names of the sources that have watched pages.

    From each name the index leads to the next one: a list of two hundred names does
    not read a hundred thousand pages.
    """
    watched = table.c.retired_at.is_(None)
    first = sa.select(sa.func.min(table.c.source).label("name")).where(watched)
    names = first.cte("names", recursive=True)
    following = (
        sa.select(sa.func.min(table.c.source))
        .where(watched, table.c.source > names.c.name)
        .scalar_subquery()
    )
    names = names.union_all(sa.select(following).where(names.c.name.is_not(None)))
    query = sa.select(names.c.name).where(names.c.name.is_not(None))
    return tuple(connection.execute(query).scalars())


def retire(
    connection: sa.Connection,
    source: str,
    at: dt.datetime,
    pages: Sequence[int] | None,
) -> int:
    """Stop watching; return how many pages were watched before."""
    update = table.update().where(
        table.c.source == source, table.c.retired_at.is_(None)
    )
    if pages is not None:
        update = update.where(table.c.id.in_(pages))
    done = connection.execute(update.values(retired_at=_rows.instant(at)))
    return int(done.rowcount)


def revive(connection: sa.Connection, source: str, due_at: dt.datetime) -> int:
    """Watch again; return how many pages were retired before."""
    update = table.update().where(
        table.c.source == source, table.c.retired_at.is_not(None)
    )
    values = {"retired_at": None, "due_at": _rows.instant(due_at)}
    return int(connection.execute(update.values(values)).rowcount)


def hasten(connection: sa.Connection, pages: Sequence[int], due_at: dt.datetime) -> int:
    """Bring the next visit of these pages forward; count those that are watched."""
    at, count = _rows.instant(due_at), 0
    for start in range(0, len(pages), _AT_ONCE):
        some = table.c.id.in_(pages[start : start + _AT_ONCE])
        update = table.update().where(some, table.c.retired_at.is_(None))
        sooner = sa.case((table.c.due_at < at, table.c.due_at), else_=at)
        count += int(connection.execute(update.values(due_at=sooner)).rowcount)
    return count


def update(connection: sa.Connection, page: Page) -> None:
    """Store what a check made of the page."""
    connection.execute(
        table.update().where(table.c.id == page.id).values(_rows.page_values(page))
    )
