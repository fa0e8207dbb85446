"""Values of the tables as values of the model, and back."""

from __future__ import annotations

import datetime as dt
from typing import Any

import sqlalchemy as sa

from monitor.model import (
    Availability,
    Failure,
    Page,
    PageKind,
    Severity,
    Validators,
)
from monitor.store._records import Delivery, Seen, Version

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MICROSECOND = dt.timedelta(microseconds=1)
_SHA256 = "sha256:"


def instant(moment: dt.datetime) -> int:
    """Return microseconds since 1970 in UTC."""
    return (moment - _EPOCH) // _MICROSECOND


def optional_instant(moment: dt.datetime | None) -> int | None:
    """Return microseconds since 1970 in UTC, or None."""
    return None if moment is None else instant(moment)


def moment(instant: int) -> dt.datetime:
    """Return the instant as an aware datetime in UTC."""
    return _EPOCH + dt.timedelta(microseconds=instant)


def optional_moment(instant: int | None) -> dt.datetime | None:
    """Return the instant as an aware datetime in UTC, or None."""
    return None if instant is None else moment(instant)


def digest_bytes(digest: str) -> bytes:
    """Return the 32 bytes of a digest."""
    return bytes.fromhex(digest.removeprefix(_SHA256))


def digest_text(digest: bytes) -> str:
    """Return a digest as captures carry it."""
    return _SHA256 + digest.hex()


def optional_digest(digest: bytes | None) -> str | None:
    """Return a digest as captures carry it, or None."""
    return None if digest is None else digest_text(digest)


def page(row: sa.Row[Any]) -> Page:
    """Return the page of a row of its table."""
    return Page(
        id=row.id,
        source=row.source,
        url=row.url,
        kind=PageKind(row.kind),
        title=row.title,
        found_at=optional_moment(row.found_at),
        due_at=optional_moment(row.due_at),
        checked_at=optional_moment(row.checked_at),
        succeeded_at=optional_moment(row.succeeded_at),
        availability=Availability(row.availability),
        failures=row.failures,
        failing_since=optional_moment(row.failing_since),
        failing_reason=row.failing_reason,
        validators=Validators(row.etag, row.last_modified),
        versions=row.versions,
        digest=optional_digest(row.digest),
        parts=row.parts,
        distrusted=bool(row.distrusted),
        quiet_since=optional_moment(row.quiet_since),
        confidence=row.confidence,
        older_at=row.older_at,
    )


def page_values(page: Page) -> dict[str, Any]:
    """Return the columns of a page that a check may alter."""
    return {
        "kind": str(page.kind),
        "title": page.title,
        "due_at": optional_instant(page.due_at),
        "checked_at": optional_instant(page.checked_at),
        "succeeded_at": optional_instant(page.succeeded_at),
        "availability": str(page.availability),
        "failures": page.failures,
        "failing_since": optional_instant(page.failing_since),
        "failing_reason": page.failing_reason,
        "etag": page.validators.etag,
        "last_modified": page.validators.last_modified,
        "versions": page.versions,
        "digest": digest_bytes(page.digest) if page.digest else None,
        "parts": page.parts,
        "distrusted": int(page.distrusted),
        "quiet_since": optional_instant(page.quiet_since),
        "confidence": page.confidence,
        "older_at": page.older_at,
    }


def seen(row: sa.Row[Any]) -> Seen:
    """Return one line of a page's history."""
    return Seen(
        id=row.id,
        at=moment(row.at),
        availability=Availability(row.availability),
        reason=row.reason,
        seconds=row.seconds,
        size=row.size,
        status=row.status,
        failure=Failure(row.failure) if row.failure else None,
        digest=optional_digest(row.digest),
        final_url=row.final_url,
        number=row.number,
        path=row.path,
        attempts=row.attempts,
    )


def version(row: sa.Row[Any], change: sa.RowMapping | None) -> Version:
    """Return one line of a page's versions; `change` is the one that led to it."""
    return Version(
        id=row.id,
        number=row.number,
        at=moment(row.at),
        digest=digest_text(row.digest),
        path=row.path,
        size=row.size,
        parser=row.parser,
        change_id=change["id"] if change else None,
        severity=Severity(change["severity"]) if change else None,
    )


def delivery(row: sa.Row[Any]) -> Delivery:
    """Return one line of the outbox."""
    return Delivery(
        id=row.id,
        channel=row.channel,
        change_id=row.change_id,
        since=moment(row.since),
        attempts=row.attempts,
        error=row.error,
    )
