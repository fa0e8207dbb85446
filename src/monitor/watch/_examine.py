"""What a capture comes to: judged, parsed, compared with the version before. Pure."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from monitor.diff import compare
from monitor.judge import judge
from monitor.model import (
    Alert,
    Availability,
    Capture,
    Change,
    Check,
    Failure,
    Link,
    Listing,
    Page,
    Parsed,
    Snapshot,
    Verdict,
)
from monitor.parse import join, parse
from monitor.watch._json import as_page
from monitor.watch._plan import Plan

GOOD = frozenset({Availability.OK, Availability.UNCHANGED})


def examine(
    page: Page,
    capture: Capture,
    earlier: Snapshot | None,
    plan: Plan,
    *,
    parts: Sequence[Capture] = (),
    found: bool = False,
) -> Check:
    """Judge a capture, parse it and compare it with the version before. Pure.

    `earlier` is the page's last version, or None if there is none or the bytes are
    known to be the same; `parts` are the further pages of a text.
    """
    if same_bytes(page, capture):
        verdict = Verdict(Availability.UNCHANGED, "The same bytes as last time.")
    else:
        verdict = _judged(capture, parts, earlier, plan)
    became = _became(page, capture, verdict, plan)
    outcome = Check(page, capture, verdict, due_at=capture.at, became=became)
    if capture.failure is Failure.CERTIFICATE and became:
        outcome = dataclasses.replace(outcome, alert=Alert.CERTIFICATE)
    if verdict.availability is not Availability.OK:
        return dataclasses.replace(outcome, others=tuple(parts))
    parsed = read_parts((capture, *parts), page, plan, found=found)
    outcome = dataclasses.replace(
        outcome, found=_to_follow(parsed, plan), parts=tuple(parts)
    )
    if earlier is None:
        return dataclasses.replace(outcome, parsed=parsed)
    change = compare(earlier.parsed, parsed)
    return with_change(outcome, earlier.parsed, parsed, change)


def with_change(outcome: Check, old: Parsed, new: Parsed, change: Change) -> Check:
    """Return the outcome of a visit that compared two parsed pages.

    It is no version where only what surrounds the content is different, and nothing
    of that is told: the day at a page's head would fill the disk.
    """
    if change.reported or old.content != new.content:
        return dataclasses.replace(outcome, parsed=new, change=change)
    others = (*outcome.others, *outcome.parts)
    return dataclasses.replace(
        outcome, parsed=None, change=None, parts=(), others=others
    )


def _judged(
    capture: Capture,
    parts: Sequence[Capture],
    earlier: Snapshot | None,
    plan: Plan,
) -> Verdict:
    """Return the verdict on a page, which is that on the first bad one of its parts."""
    try:
        shown = shown_by(capture, plan)
    except ValueError as error:
        return Verdict(Availability.UNAVAILABLE, str(error))
    verdict = judge(shown, earlier=earlier.parsed if earlier else None)
    if verdict.availability is not Availability.OK:
        return verdict
    for number, part in enumerate(parts, start=2):
        bad = judge(part)
        if bad.availability is not Availability.OK:
            return Verdict(bad.availability, f"Page {number} of the text: {bad.reason}")
    return verdict


def shown_by(capture: Capture, plan: Plan) -> Capture:
    """Return a capture as the page that it amounts to: JSON becomes HTML.

    Raises ValueError where the JSON does not have what the source says.
    """
    rules = plan.source.json_
    answered = capture.failure is None and str(capture.status or "").startswith("2")
    if rules is None or not answered:
        return capture
    return dataclasses.replace(
        capture,
        body=as_page(capture.body, rules),
        raw_body=None,
        headers=(("Content-Type", "text/html; charset=utf-8"),),
    )


def read_parts(
    captures: Sequence[Capture], page: Page, plan: Plan, *, found: bool
) -> Parsed:
    """Parse a page, or the pages of one text as one."""
    alone = len(captures) == 1
    listing = plan.is_listing(page, found=found) if alone else False
    read = []
    for capture in captures:
        shown = shown_by(capture, plan)
        read.append(
            parse(
                shown.body,
                url=capture.final_url,
                content_type=shown.header("content-type"),
                at=capture.at,
                rules=plan.rules,
                listing=listing,
            )
        )
    return join(read)


def same_bytes(page: Page, capture: Capture) -> bool:
    """Whether the page sent just what it sent last time, so that nothing is to do."""
    return (
        capture.failure is None
        and page.versions > 0
        and page.parts == 1
        and bool(capture.body)
        and capture.digest == page.digest
    )


def _became(
    page: Page, capture: Capture, verdict: Verdict, plan: Plan
) -> Availability | None:
    """Return what the page has become, once enough visits or hours say so.

    A first failure is quiet, however long ago the last visit was.
    """
    if verdict.availability in GOOD:
        return None if page.availability in GOOD else Availability.OK
    often = page.failures + 1 >= plan.confirm
    since = page.failing_since
    long = since is not None and capture.at - since >= plan.confirm_after
    if page.availability == verdict.availability or not (often or long):
        return None
    return verdict.availability


def _to_follow(parsed: Parsed, plan: Plan) -> tuple[Link, ...]:
    content = parsed.content
    if isinstance(content, Listing) and plan.source.follow:
        return content.links
    return ()
