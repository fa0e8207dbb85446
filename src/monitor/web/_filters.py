"""Which changes are shown: read from the address, and written back into it."""

from __future__ import annotations

import dataclasses
import urllib.parse
from collections.abc import Mapping
from typing import Self

from monitor.model import Comparison, Severity
from monitor.store import Store

PAGE_SIZE = 50
# Longer words than this nobody looks for; a filter is also printed on the page.
_LONGEST = 200
# Words are looked for in the changes themselves, so many of them at most for one
# page: at a tenth of a millisecond each it stays within what a reader waits for.
_MOST_READ = 2000
_AT_ONCE = 200
# The largest id of JSON's and JavaScript's exact numbers; any store's ids are less.
LARGEST_ID = 2**53 - 1


@dataclasses.dataclass(frozen=True, slots=True)
class Filters:
    """What a list of changes is narrowed to. What makes no sense is left out."""

    source: str = ""
    severity: Severity = Severity.LOW
    words: str = ""
    before: int | None = None

    @classmethod
    def read(cls, query: Mapping[str, str]) -> Self:
        """Return the filters that an address names."""
        before = query.get("before", "")
        number = int(before) if before.isascii() and before[:17].isdigit() else 0
        return cls(
            source=query.get("source", "")[:_LONGEST],
            severity=severity_of(query.get("severity", ""), Severity.LOW),
            words=query.get("q", "")[:_LONGEST].strip(),
            before=number if 0 < number <= LARGEST_ID else None,
        )

    def query(self, *, before: int | None = None) -> str:
        """Return the filters as an address's query, from "?" on, or nothing."""
        named = {
            "source": self.source,
            "severity": "" if self.severity is Severity.LOW else self.severity.word,
            "q": self.words,
            "before": str(before or ""),
        }
        query = urllib.parse.urlencode({k: v for k, v in named.items() if v})
        return f"?{query}" if query else ""

    @property
    def narrow(self) -> bool:
        """Whether anything is left out but what is cosmetic."""
        return bool(self.source or self.words or self.severity > Severity.LOW)


def severity_of(word: str, otherwise: Severity) -> Severity:
    """Return the severity of that word."""
    return next((s for s in Severity if s.word == word), otherwise)


@dataclasses.dataclass(frozen=True, slots=True)
class Found:
    """Changes, the last one first; `older` is where to go on, if there is more.

    `searched_to` is set where the words were looked for only so far back.
    """

    changes: tuple[Comparison, ...]
    older: int | None = None
    searched_to: Comparison | None = None


def find(store: Store, filters: Filters, limit: int = PAGE_SIZE) -> Found:
    """Return the changes that the filters let through, one page of them."""
    if not filters.words:
        found = _changes(store, filters, filters.before, limit + 1)
        more = len(found) > limit
        return Found(found[:limit], found[limit - 1].id if more else None)
    wanted = filters.words.casefold()
    kept: list[Comparison] = []
    before, read = filters.before, 0
    while read < _MOST_READ:
        batch = _changes(store, filters, before, _AT_ONCE)
        for change in batch:
            if mentions(change, wanted):
                kept.append(change)
                if len(kept) == limit:
                    return Found(tuple(kept), change.id)
        if len(batch) < _AT_ONCE:
            return Found(tuple(kept))
        read += len(batch)
        before = batch[-1].id
    return Found(tuple(kept), before, batch[-1])


def _changes(
    store: Store, filters: Filters, before: int | None, limit: int
) -> tuple[Comparison, ...]:
    return store.changes(
        source=filters.source or None,
        min_severity=filters.severity,
        before=before,
        limit=limit,
    )


def mentions(change: Comparison, wanted: str) -> bool:
    """Whether a change has these words (case-folded): page, speaker, or either text."""
    texts = [change.title, change.url]
    for edit in change.change.edits:
        texts += [edit.speaker, edit.former_speaker, edit.old, edit.new]
    return any(wanted in text.casefold() for text in texts if text)
