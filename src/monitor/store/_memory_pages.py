"""The pages of the store in memory, and what is kept of each."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
from collections.abc import Callable, Sequence

from monitor.model import Link, Page, PageKind, Snapshot
from monitor.store._pages import CANDIDATES, no_page
from monitor.store._records import Seen, Watched


@dataclasses.dataclass(slots=True)
class Kept:
    """A page and all that is kept of it."""

    page: Page
    key: str
    retired_at: dt.datetime | None = None
    seen: list[Seen] = dataclasses.field(default_factory=list)
    snapshots: list[Snapshot] = dataclasses.field(default_factory=list)
    sizes: list[int] = dataclasses.field(default_factory=list)


class Pages:
    """Which pages there are, which is meant, which are due."""

    def __init__(self, key: Callable[[str], str]) -> None:
        self._key = key
        self.watched: dict[int, Kept] = {}

    def ensure(
        self,
        source: str,
        link: Link,
        *,
        kind: PageKind,
        found_at: dt.datetime,
        due_at: dt.datetime,
    ) -> tuple[Page, bool]:
        """Return the page of the link, and whether it is new."""
        key = self._key(link.url)
        for watched in self.watched.values():
            if (watched.page.source, watched.key) == (source, key):
                if watched.retired_at:
                    _bring_back(watched, due_at)
                return watched.page, False
        page = Page(
            id=len(self.watched) + 1,
            source=source,
            url=link.url,
            kind=kind,
            title=link.title or None,
            found_at=found_at,
            due_at=due_at,
        )
        self.watched[page.id] = Kept(page, key)
        return page, True

    def of(self, page_id: int) -> Kept:
        """Return the page of that id; raise `InputError` if there is none."""
        try:
            return self.watched[page_id]
        except KeyError:
            raise no_page(page_id) from None

    def listed(self, source: str | None, *, retired: bool = False) -> tuple[Page, ...]:
        """Return the pages (of one source) in the order in which they were found."""
        return tuple(
            watched.page
            for watched in self.watched.values()
            if (retired or watched.retired_at is None)
            and source in {None, watched.page.source}
        )

    def find(self, text: str) -> tuple[Page, ...]:
        """Return the pages that the text may mean, by the first rule that finds any."""
        part = text.lower()
        key = self._key(text)
        rules: tuple[Callable[[Kept], bool], ...] = (
            lambda w: str(w.page.id) == text.lstrip("0"),
            lambda w: w.page.url == text,
            lambda w: w.key == key,
            lambda w: w.page.title == text,
            lambda w: part in f"{w.page.title or ''}\n{w.page.url}".lower(),
        )
        for rule in rules:
            found = [w.page for w in self.watched.values() if rule(w)]
            if found:
                return tuple(found[:CANDIDATES])
        return ()

    def at(self, url: str) -> tuple[Page, ...]:
        """Return the pages at an address, of all sources, retired ones too."""
        key = self._key(url)
        return tuple(w.page for w in self.watched.values() if w.key == key)

    def due(self, now: dt.datetime) -> tuple[Page, ...]:
        """Return the watched pages whose time has come, the longest overdue first."""
        ready = [
            (page.due_at, page.id, page)
            for page in self.listed(None)
            if page.due_at and page.due_at <= now
        ]
        return tuple(page for _, _, page in sorted(ready, key=lambda r: r[:2]))

    def history(self, source: str, limit: int) -> tuple[Watched, ...]:
        """Return how the pages of a source were watched, those found last first."""
        visited = [
            kept
            for kept in self.watched.values()
            if kept.page.source == source
            and kept.retired_at is None
            and kept.page.found_at
            and kept.page.checked_at
        ]
        visited.sort(key=lambda k: (k.page.found_at, k.page.id), reverse=True)
        return tuple(map(_history, visited[:limit]))

    def retire(self, source: str, at: dt.datetime, pages: Sequence[int] | None) -> int:
        """Stop watching; return how many pages were watched before."""
        leaving = [
            page for page in self.listed(source) if pages is None or page.id in pages
        ]
        for page in leaving:
            self.watched[page.id].retired_at = at
        return len(leaving)

    def revive(self, source: str, due_at: dt.datetime) -> int:
        """Watch again; return how many pages were retired before."""
        coming = [
            watched
            for watched in self.watched.values()
            if watched.retired_at and watched.page.source == source
        ]
        for watched in coming:
            _bring_back(watched, due_at)
        return len(coming)

    def hasten(self, pages: Sequence[int], due_at: dt.datetime) -> int:
        """Bring the next visit of these pages forward; count those that are watched."""
        count = 0
        for number in pages:
            watched = self.watched.get(number)
            if watched and not watched.retired_at:
                page, count = watched.page, count + 1
                sooner = min(page.due_at, due_at) if page.due_at else due_at
                watched.page = dataclasses.replace(page, due_at=sooner)
        return count


def _bring_back(watched: Kept, due_at: dt.datetime) -> None:
    watched.retired_at = None
    watched.page = dataclasses.replace(watched.page, due_at=due_at)


def _history(kept: Kept) -> Watched:
    page = kept.page
    if page.found_at is None or page.checked_at is None:  # pragma: no cover
        raise AssertionError("asked of a page that was never visited")
    return Watched(
        page_id=page.id,
        found_at=page.found_at,
        checked_at=page.checked_at,
        visits=len(kept.seen),
        versions=tuple(
            (before.at, seen.at)
            for before, seen in itertools.pairwise(kept.seen)
            if seen.number is not None and seen.number > 1
        ),
    )
