"""The rules that every store follows, as pure functions."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
import unicodedata
import urllib.parse

from monitor.errors import StoreError
from monitor.model import (
    Alert,
    Availability,
    Capture,
    Check,
    Kind,
    Page,
    PageKind,
    Severity,
    Validators,
    Verdict,
)
from monitor.parse import canonical_url

GOOD = (Availability.OK, Availability.UNCHANGED)

_SCHEME = re.compile(r"\Ahttps?://(?:www\.(?=[^/]+\.))?")

# A file name may have 255 bytes on the usual file systems; a page's folder must
# also leave room for the folders above it on those that count the whole path.
_SLUG_BYTES = 80

WARC = ".warc.gz"

_NOT_MODIFIED = 304
_BESIDE = "Fetched beside the page, on the same visit."


def page_key(url: str) -> str:
    """Return what the spellings of one page's address have in common.

    That is `canonical_url` (no tracking, session, fragment or `index.html`) without
    the scheme and a `www.` before the host, which say nothing about which page it is.
    """
    return _SCHEME.sub("", canonical_url(url))


def host_of(url: str) -> str:
    """Return the host of an address, in small letters; empty where there is none."""
    try:
        return (urllib.parse.urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


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
    told = check.became is not None or check.alert is not None
    return told or bool(check.change and check.change.edits)


# The same edit of another page is of the same event for so long after the first:
# a source's pages are visited within two days, most within hours.
EVENT_LASTS = dt.timedelta(days=3)


def is_reported(check: Check) -> bool:
    """Whether the channels hear of the check's change."""
    return check.severity > Severity.COSMETIC


def elsewhere(page: Page, capture: Capture) -> str | None:
    """Return where the answer came from, if it was not the page's own address."""
    return capture.final_url if capture.final_url != page.url else None


def companion(check: Check, capture: Capture) -> Check:
    """Return a check of what was fetched beside the page on one visit."""
    answered = capture.failure is None and capture.status is not None
    if answered and capture.status == _NOT_MODIFIED:
        verdict = Verdict(Availability.UNCHANGED, _BESIDE)
    elif answered and str(capture.status).startswith("2"):
        verdict = Verdict(Availability.OK, _BESIDE)
    else:
        verdict = Verdict(Availability.UNAVAILABLE, capture.detail or _BESIDE)
    return Check(check.page, capture, verdict, check.due_at, keep=check.keep)


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
    if check.put_off:
        # A host that rests says nothing of its pages: no failure of theirs.
        return dataclasses.replace(page, due_at=check.due_at)
    after = dataclasses.replace(
        page,
        checked_at=capture.at,
        due_at=check.due_at,
        availability=check.became or page.availability,
        distrusted=page.distrusted or check.stale,
        quiet_since=_quiet_since(page, check),
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
        older_at=check.older_at,
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
            parts=1 + len(check.parts),
            confidence=check.parsed.confidence,
        )
    return after


def _quiet_since(page: Page, check: Check) -> dt.datetime | None:
    if check.alert is Alert.QUIET:
        return check.capture.at
    return None if check.alert is Alert.HEARD else page.quiet_since


def _validators(page: Page, check: Check) -> Validators:
    """Return the server's validators: a 304 may repeat them or leave them out."""
    if page.distrusted or check.stale:
        return Validators()
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
