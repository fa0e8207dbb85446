"""The rules that every store follows, as pure functions."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
import unicodedata
import urllib.parse

from monitor.errors import StoreError
from monitor.model import (
    Availability,
    Capture,
    Check,
    Kind,
    Page,
    PageKind,
    Severity,
    Validators,
)

GOOD = (Availability.OK, Availability.UNCHANGED)

# A file name may have 255 bytes on the usual file systems; a page's folder must
# also leave room for the folders above it on those that count the whole path.
_SLUG_BYTES = 80

WARC = ".warc.gz"


def page_key(url: str) -> str:
    """Return what two spellings of one page's address have in common.

    The scheme, a default port, the fragment and the letter case of the host say
    nothing about which page it is (RFC 3986, section 6.2).
    """
    try:
        parts = urllib.parse.urlsplit(url)
        port = f":{parts.port}" if parts.port not in {None, 80, 443} else ""
    except ValueError:  # pages link to addresses such as http://host:port/
        return url
    host = (parts.hostname or "").rstrip(".")
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{port}{parts.path or '/'}{query}"


def slug(text: str) -> str:
    """Return the text as a piece of a file name that a person can still read."""
    plain = unicodedata.normalize("NFC", urllib.parse.unquote(text))
    plain = re.sub(r"[^\w.]+", "-", plain).strip("-.")
    clipped = plain.encode()[:_SLUG_BYTES].decode(errors="ignore").strip("-.")
    return clipped or "page"


def page_folder(page: Page) -> str:
    """Return where the page's files go: source and address, for a person to find."""
    return f"{slug(page.source)}/{slug(page_key(page.url))}-p{page.id}"


def file_name(capture: Capture, number: int | None) -> str:
    """Return the name of a capture's file: UTC time, and number if it is a version."""
    at = capture.at.astimezone(dt.UTC)
    if number is None:
        return f"{at:%Y%m%dT%H%M%S.%f}Z{WARC}"
    return f"{at:%Y%m%dT%H%M%S}.{at.microsecond // 1000:03d}Z-{number:04d}{WARC}"


def has_change(check: Check) -> bool:
    """Whether the check leads to a change: edits, or another availability."""
    return check.became is not None or bool(check.change and check.change.edits)


def is_reported(check: Check) -> bool:
    """Whether the channels hear of the check's change."""
    return check.severity > Severity.COSMETIC


def elsewhere(page: Page, capture: Capture) -> str | None:
    """Return where the answer came from, if it was not the page's own address."""
    return capture.final_url if capture.final_url != page.url else None


def validate(check: Check) -> None:
    """Raise `StoreError` for a check that would break a promise of the store."""
    if check.parsed and check.verdict.availability is not Availability.OK:
        raise StoreError(
            f"A capture of {check.page.url} that is {check.verdict.availability} was "
            f"to become a version: only a good capture may. This is a defect."
        )
    if check.change and check.change.edits and not check.parsed:
        raise StoreError(
            f"A change of {check.page.url} came without its version. This is a defect."
        )


def advance(page: Page, check: Check) -> Page:
    """Return the page as it is after the check; `page` is as stored before it."""
    capture, verdict = check.capture, check.verdict
    after = dataclasses.replace(
        page,
        checked_at=capture.at,
        due_at=check.due_at,
        availability=check.became or page.availability,
    )
    if verdict.availability not in GOOD:
        return dataclasses.replace(
            after,
            failures=page.failures + 1,
            failing_since=page.failing_since or capture.at,
            failing_reason=verdict.reason or str(verdict.availability),
        )
    after = dataclasses.replace(
        after,
        succeeded_at=capture.at,
        failures=0,
        failing_since=None,
        failing_reason=None,
        validators=_validators(page, check),
    )
    if verdict.availability is Availability.OK:
        after = dataclasses.replace(after, digest=capture.digest)
    if check.parsed:
        content = check.parsed.content
        listing = content.kind is Kind.LIST
        after = dataclasses.replace(
            after,
            kind=PageKind.LISTING if listing else PageKind.DOCUMENT,
            title=content.title or page.title,
            versions=page.versions + 1,
        )
    return after


def _validators(page: Page, check: Check) -> Validators:
    """Return the server's validators: a 304 may repeat them or leave them out."""
    sent = Validators(
        etag=check.capture.header("ETag"),
        last_modified=check.capture.header("Last-Modified"),
    )
    if check.verdict.availability is Availability.UNCHANGED:
        return Validators(
            etag=sent.etag or page.validators.etag,
            last_modified=sent.last_modified or page.validators.last_modified,
        )
    return sent
