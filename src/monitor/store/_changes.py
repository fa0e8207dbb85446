"""Changes in the database, and the outbox of those that have to be reported."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Collection, Sequence
from typing import Any

import sqlalchemy as sa

from monitor import codec
from monitor.errors import InputError
from monitor.model import (
    Alert,
    Availability,
    Change,
    Check,
    Comparison,
    Severity,
    Side,
    Verdict,
)
from monitor.store import _rows, _texts, _versions
from monitor.store._ledger import ChangeWords, change_words
from monitor.store._records import Delivery
from monitor.store._state import EVENT_LASTS
from monitor.store._tables import capture, change, outbox, page

# A source of fewer pages is asked for by its pages.
_FEW_PAGES = 2000


@dataclasses.dataclass(frozen=True, slots=True)
class Body:
    """What of a change is stored as JSON."""

    change: Change
    verdict: Verdict | None = None
    alert: Alert | None = None


def body_of(check: Check) -> Body:
    """Return what of a check's change is stored as JSON."""
    told = check.became is not None or check.alert is not None
    return Body(check.change or Change(), check.verdict if told else None, check.alert)


def insert(
    connection: sa.Connection,
    check: Check,
    *,
    capture_id: int,
    old_number: int | None,
    new_number: int | None,
) -> tuple[int, ChangeWords]:
    """Store the change that a check led to; return its id and the ledger's words."""
    body = codec.encode(body_of(check))
    values = {
        "page_id": check.page.id,
        "capture_id": capture_id,
        "at": _rows.instant(check.capture.at),
        "old_number": old_number,
        "new_number": new_number,
        "severity": int(check.severity),
        "became": check.became and str(check.became),
        "returns_to": check.returns_to,
        "body": _texts.pack(body),
        "fingerprint": _rows.digest_bytes(check.fingerprint)
        if check.fingerprint
        else None,
        "event_id": first_of_event(connection, check),
    }
    made = connection.execute(change.insert().values(values).returning(change)).one()
    return int(made.id), change_words(made, body)


def first_of_event(connection: sa.Connection, check: Check) -> int | None:
    """Return the first change of the event that a check's belongs to, if not its own.

    That is the last one with the same fingerprint on another page of the source that
    was the first of its event, and none of this page since.
    """
    if check.fingerprint is None:
        return None
    same = sa.and_(
        change.c.fingerprint == _rows.digest_bytes(check.fingerprint),
        change.c.at >= _rows.instant(check.capture.at - EVENT_LASTS),
        page.c.source == check.page.source,
    )
    query = (
        sa.select(change.c.id, change.c.page_id, change.c.event_id)
        .join(page, page.c.id == change.c.page_id)
        .where(same)
        .order_by(change.c.id)
    )
    rows = connection.execute(query).all()
    first = next((row.id for row in reversed(rows) if row.event_id is None), None)
    members = (row for row in rows if first in (row.id, row.event_id))
    if any(row.page_id == check.page.id for row in members):
        return None
    return first


_ALIKE = change.alias("alike")
_HOW_MANY_ALIKE = (
    sa.select(sa.func.count())
    .select_from(_ALIKE)
    .where(_ALIKE.c.event_id == change.c.id)
    .correlate(change)
    .scalar_subquery()
)

_OLD_CAPTURE, _NEW_CAPTURE = capture.alias("old_capture"), capture.alias("new_capture")

# A version may be of several captures, the page's own first; also one that was let go.
_FIRST_OF_OLD = (
    sa.select(sa.func.min(capture.c.id))
    .where(
        capture.c.page_id == change.c.page_id, capture.c.number == change.c.old_number
    )
    .correlate(change)
    .scalar_subquery()
)

# A change with what a report names of its page and of both its sides.
_WITH_SIDES = (
    sa.select(
        change,
        _HOW_MANY_ALIKE.label("alike"),
        page.c.url,
        page.c.title,
        page.c.source,
        _OLD_CAPTURE.c.at.label("old_at"),
        _OLD_CAPTURE.c.digest.label("old_digest"),
        _OLD_CAPTURE.c.path.label("old_path"),
        _NEW_CAPTURE.c.digest.label("new_digest"),
        _NEW_CAPTURE.c.path.label("new_path"),
    )
    .join(page, page.c.id == change.c.page_id)
    .join(_NEW_CAPTURE, _NEW_CAPTURE.c.id == change.c.capture_id)
    .outerjoin(
        _OLD_CAPTURE,
        _OLD_CAPTURE.c.id == _FIRST_OF_OLD,
    )
)


def listed(
    connection: sa.Connection,
    locate: Callable[[str], str],
    *,
    since: dt.datetime | None,
    until: dt.datetime | None,
    source: str | None,
    page_id: int | None,
    min_severity: Severity,
    before: int | None,
    ids: Collection[int] | None,
    limit: int,
    event: int | None,
    events: bool,
) -> tuple[Comparison, ...]:
    """Return changes, the last one first, without the contents of both sides."""
    # Which they are, before anything is read of them: a sort carries ids alone.
    chosen = sa.select(change.c.id).order_by(change.c.id.desc()).limit(limit)
    if since is not None:
        chosen = chosen.where(change.c.at >= _rows.instant(since))
    if until is not None:
        chosen = chosen.where(change.c.at <= _rows.instant(until))
    if source is not None:
        chosen = _of_source(connection, chosen, source)
    if ids is not None:
        chosen = chosen.where(change.c.id.in_(ids))
    if page_id is not None:
        chosen = chosen.where(change.c.page_id == page_id)
    if min_severity > Severity.COSMETIC:
        chosen = chosen.where(change.c.severity >= int(min_severity))
    if before is not None:
        chosen = chosen.where(change.c.id < before)
    if event is not None:
        chosen = chosen.where(sa.or_(change.c.id == event, change.c.event_id == event))
    if events:
        chosen = chosen.where(change.c.event_id.is_(None))
    query = _WITH_SIDES.where(change.c.id.in_(chosen)).order_by(change.c.id.desc())
    return tuple(_comparison(row, locate) for row in connection.execute(query))


def _of_source(
    connection: sa.Connection, chosen: sa.Select[Any], source: str
) -> sa.Select[Any]:
    """Return the choice, narrowed to a source in the way that is quick for it.

    The changes of few pages are found by these pages. Of many pages there are changes
    wherever one looks, so that reading the changes from the last one on soon has
    enough of them.
    """
    pages = sa.select(page.c.id).where(page.c.source == source)
    few = pages.limit(_FEW_PAGES).subquery()
    count = connection.execute(sa.select(sa.func.count()).select_from(few)).scalar()
    if (count or 0) < _FEW_PAGES:
        return chosen.where(change.c.page_id.in_(pages))
    joined = chosen.join(page, page.c.id == change.c.page_id)
    return joined.where(page.c.source == source)


def by_id(
    connection: sa.Connection, locate: Callable[[str], str], change_id: int
) -> Comparison:
    """Return a change with both contents; raise `InputError` if there is none."""
    row = connection.execute(_WITH_SIDES.where(change.c.id == change_id)).one_or_none()
    if row is None:
        raise InputError(
            f"There is no change {change_id} in the store. `monitor changes` lists "
            f"them."
        )
    light = _comparison(row, locate)
    return dataclasses.replace(
        light,
        old=_with_content(connection, row.page_id, light.old),
        new=_with_content(connection, row.page_id, light.new),
    )


def _with_content(connection: sa.Connection, page_id: int, side: Side) -> Side:
    if side.number is None or not _versions.exists(connection, page_id, side.number):
        return side  # a version that was let go leaves its time and digest
    version = _versions.by_number(connection, page_id, side.number)
    return dataclasses.replace(side, content=version.parsed.content)


def _comparison(row: sa.Row[Any], locate: Callable[[str], str]) -> Comparison:
    body = codec.decode(Body, _texts.unpack(row.body))
    return Comparison(
        url=row.url,
        title=row.title,
        change=body.change,
        old=Side(
            content=None,
            at=_rows.optional_moment(row.old_at),
            digest=_rows.optional_digest(row.old_digest),
            number=row.old_number,
            location=row.old_path and locate(row.old_path),
        ),
        new=Side(
            content=None,
            at=_rows.moment(row.at),
            digest=_rows.optional_digest(row.new_digest),
            number=row.new_number,
            location=row.new_path and locate(row.new_path),
        ),
        source=row.source,
        id=row.id,
        became=Availability(row.became) if row.became else None,
        verdict=body.verdict,
        returns_to=row.returns_to,
        page_id=row.page_id,
        alert=body.alert,
        event=row.event_id or row.id,
        alike=row.alike,
    )


def enqueue(
    connection: sa.Connection,
    change_id: int,
    at: dt.datetime,
    channels: Sequence[str],
) -> None:
    """Put a change into the outbox of each channel that heard of no change like it."""
    first = sa.select(change.c.event_id).where(change.c.id == change_id)
    heard = sa.select(outbox.c.channel).where(
        outbox.c.change_id == first.scalar_subquery()
    )
    known = {*connection.execute(heard).scalars()}
    channels = [channel for channel in channels if channel not in known]
    waiting = {"since": _rows.instant(at), "next_at": _rows.instant(at), "attempts": 0}
    rows = [{"channel": c, "change_id": change_id, **waiting} for c in channels]
    if rows:
        connection.execute(outbox.insert(), rows)


def pending(
    connection: sa.Connection, channel: str, now: dt.datetime, limit: int
) -> tuple[Delivery, ...]:
    """Return what a channel has not confirmed and may be tried now."""
    query = (
        sa.select(outbox)
        .where(
            outbox.c.channel == channel,
            outbox.c.delivered_at.is_(None),
            outbox.c.next_at <= _rows.instant(now),
        )
        .order_by(outbox.c.id)
        .limit(limit)
    )
    return tuple(_rows.delivery(row) for row in connection.execute(query))


def delivered(
    connection: sa.Connection, deliveries: Sequence[int], at: dt.datetime
) -> None:
    """Note that these were confirmed; what was confirmed before stays so."""
    connection.execute(
        outbox.update()
        .where(outbox.c.id.in_(deliveries), outbox.c.delivered_at.is_(None))
        .values(delivered_at=_rows.instant(at), attempts=outbox.c.attempts + 1)
    )


def failed(
    connection: sa.Connection,
    deliveries: Sequence[int],
    error: str,
    retry_at: dt.datetime,
) -> None:
    """Note that these failed, why, and when to try again."""
    connection.execute(
        outbox.update()
        .where(outbox.c.id.in_(deliveries), outbox.c.delivered_at.is_(None))
        .values(
            attempts=outbox.c.attempts + 1,
            error=error,
            next_at=_rows.instant(retry_at),
        )
    )
