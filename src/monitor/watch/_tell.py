"""What came of a visit, and the line of the log that tells it."""

from __future__ import annotations

import dataclasses

import structlog

from monitor.model import Check
from monitor.store import Recorded
from monitor.watch._round import reason

log = structlog.get_logger("monitor.watch")


@dataclasses.dataclass(frozen=True, slots=True)
class Outcome:
    """A visit and what storing it made of it."""

    check: Check
    recorded: Recorded


def tell(outcome: Outcome) -> None:
    """Log a visit: what is news as information, the daily round for debugging."""
    visit, recorded = outcome.check, outcome.recorded
    said = log.bind(source=visit.page.source, page=visit.page.id, url=visit.page.url)
    if visit.stale:
        said.warning(
            "the server answers 304 though the page has changed; from now on it is "
            "asked for the whole page each time"
        )
    if recorded.change_id is not None:
        told = visit.alert or (f"now {visit.became}" if visit.became else "changed")
        said.info(
            str(told),
            change=recorded.change_id,
            version=recorded.page.versions,
            severity=visit.severity.word,
            edits=len(visit.change.edits) if visit.change else 0,
            **({"why": visit.verdict.reason} if visit.became or visit.alert else {}),
        )
    elif visit.put_off:
        said.debug("put off", why=visit.verdict.reason, until=visit.due_at)
    elif recorded.snapshot and recorded.snapshot.number == 1:
        said.info("first version", version=1, title=recorded.page.title)
    elif visit.verdict.availability.value in {"ok", "unchanged"}:
        said.debug("nothing new", availability=str(visit.verdict.availability))
    else:
        said.warning(
            "not seen",
            reason=reason(visit),
            why=visit.verdict.reason or visit.capture.detail,
            failures=recorded.page.failures,
        )
