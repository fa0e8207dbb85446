"""Which changes are shown: read from the address, and written back into it."""

from __future__ import annotations

import dataclasses
import urllib.parse
from collections.abc import Mapping, Sequence
from typing import Self

from monitor.model import Comparison, Severity
from monitor.store import Judgement, Judgements, Standing, Store

PAGE_SIZE = 50
ALL = "all"
# Not looked for by judgement: what most changes are.
_UNJUDGED = ("", ALL, Standing.NEW)
# Longer words than this nobody looks for; a filter is also printed on the page.
_LONGEST = 200
# Words are looked for in the changes themselves, so many of them at most for one
# page: at an eighth of a millisecond each that is as long as a page may take. What
# is older is a link away, and full text has a page of its own.
_MOST_READ = 300
_AT_ONCE = 150
# Of what was judged so many are read for one page of the list: more only where most
# of them are one event.
_MOST_FOLDED = 120
# The largest id of JSON's and JavaScript's exact numbers; any store's ids are less.
LARGEST_ID = 2**53 - 1


@dataclasses.dataclass(frozen=True, slots=True)
class Filters:
    """What a list of changes is narrowed to. What makes no sense is left out."""

    source: str = ""
    severity: Severity = Severity.LOW
    words: str = ""
    standing: str = ""
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
            standing=standing_of(query.get("standing", "")),
            before=number if 0 < number <= LARGEST_ID else None,
        )

    def query(self, *, before: int | None = None) -> str:
        """Return the filters as an address's query, from "?" on, or nothing."""
        named = {
            "source": self.source,
            "severity": "" if self.severity is Severity.LOW else self.severity.word,
            "q": self.words,
            "standing": self.standing,
            "before": str(before or ""),
        }
        query = urllib.parse.urlencode({k: v for k, v in named.items() if v})
        return f"?{query}" if query else ""

    @property
    def narrow(self) -> bool:
        """Whether anything is left out but what is cosmetic."""
        named = self.source or self.words or self.standing
        return bool(named) or self.severity > Severity.LOW


def standing_of(word: str) -> str:
    """Return a standing, or `all`; else nothing, which is all but what is dismissed."""
    return word if word in (*Standing, ALL) else ""


def severity_of(word: str, otherwise: Severity) -> Severity:
    """Return the severity of that word."""
    return next((s for s in Severity if s.word == word), otherwise)


@dataclasses.dataclass(frozen=True, slots=True)
class Found:
    """Changes, the last one first; `older` is where to go on, if there is more.

    `searched_to` is set where they were looked for only so far back. Where changes
    were folded, `alike` counts the other pages with the same edit, by a change's id.
    """

    changes: tuple[Comparison, ...]
    judged: Mapping[int, Judgement]
    older: int | None = None
    searched_to: Comparison | None = None
    alike: Mapping[int, int] = dataclasses.field(default_factory=dict)


def find(
    store: Store,
    judgements: Judgements,
    filters: Filters,
    limit: int = PAGE_SIZE,
    *,
    fold: bool = False,
    most: int = _MOST_READ,
) -> Found:
    """Return the changes that the filters let through, one page of them.

    `fold` keeps one change of each event, and counts the others. `most` are read where
    words are looked for.
    """
    kept: list[Comparison] = []
    events: set[int | None] = set()
    judged: dict[int, Judgement] = {}
    before, read = filters.before, 0
    size = limit + 1 if not filters.words else _AT_ONCE
    # What is judged or mentioned may be any page of an event, else its first stands
    # for it.
    firsts = fold and filters.standing in _UNJUDGED and not filters.words
    while True:
        batch, before = _batch(store, judgements, filters, before, size, firsts=firsts)
        of_batch = judgements.of(c.id for c in batch if c.id)
        judged.update(of_batch)
        for change in batch:
            if not _wanted(change, of_batch.get(change.id or 0), filters):
                continue
            if fold and change.event in events:
                continue
            if len(kept) == limit:
                older = (change.id or 0) + 1
                return Found(tuple(kept), judged, older, alike=alike(store, kept))
            kept.append(change)
            events.add(change.event)
        read += size
        if before is None:
            return Found(tuple(kept), judged, alike=alike(store, kept))
        if read >= (most if filters.words else _MOST_FOLDED):
            last = batch[-1] if batch and filters.words else None
            return Found(tuple(kept), judged, before, last, alike(store, kept))


def alike(store: Store, changes: Sequence[Comparison]) -> Mapping[int, int]:
    """Count on how many other pages each change was made, by its id."""
    events = {c.event for c in changes if c.event} - {c.id for c in changes}
    firsts = store.changes(ids=events, limit=len(events)) if events else ()
    count = {c.id: c.alike for c in (*changes, *firsts)}
    return {c.id: count.get(c.event, c.alike) for c in changes if c.id}


def _batch(
    store: Store,
    judgements: Judgements,
    filters: Filters,
    before: int | None,
    size: int,
    *,
    firsts: bool,
) -> tuple[tuple[Comparison, ...], int | None]:
    """Return so many changes to choose from, and before which id to go on, if ever."""
    if filters.standing in _UNJUDGED:
        found = store.changes(
            source=filters.source or None,
            min_severity=filters.severity,
            before=before,
            limit=size,
            events=firsts,
        )
        return found, found[-1].id if len(found) == size else None
    ids = judgements.standing(Standing(filters.standing), before=before, limit=size)
    judged = store.changes(min_severity=filters.severity, ids=ids, limit=size)
    near = tuple(c for c in judged if filters.source in ("", c.source))
    return near, ids[-1] if len(ids) == size else None


def _wanted(change: Comparison, judgement: Judgement | None, filters: Filters) -> bool:
    standing = judgement.standing if judgement else Standing.NEW
    if filters.standing == "":
        stands = standing is not Standing.DISMISSED
    else:
        stands = filters.standing in (ALL, standing)
    words = filters.words.casefold()
    return stands and (not words or mentions(change, words))


def mentions(change: Comparison, wanted: str) -> bool:
    """Whether a change has these words (case-folded): page, speaker, or either text."""
    texts = [change.title, change.url]
    for edit in change.change.edits:
        texts += [edit.speaker, edit.former_speaker, edit.old, edit.new]
    return any(wanted in text.casefold() for text in texts if text)
