"""What was captured before: read again by today's parser, or taken in."""

from __future__ import annotations

import dataclasses
import pathlib
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from monitor.clock import Clock
from monitor.config import Config, Source
from monitor.model import Link, PageKind
from monitor.parse import PARSER_VERSION
from monitor.store import (
    Entry,
    Progress,
    Selection,
    SqlStore,
    count,
    is_stored,
    responses,
    selected,
    stored_capture,
)
from monitor.watch._check import conclude, reparsed
from monitor.watch._plan import Plan, plans


@dataclasses.dataclass(frozen=True, slots=True)
class Reread:
    """How many versions were read again, and how many of them read otherwise now."""

    versions: int
    different: int


@dataclasses.dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of the responses of a WARC file; `problems` are for a person."""

    captures: int
    versions: int
    known: int
    problems: tuple[str, ...] = ()


def reparse(
    config: Config,
    store: SqlStore,
    clock: Clock,
    progress: Callable[[Progress], None] = lambda _: None,
    *,
    every: bool = False,
) -> Reread:
    """Read the stored versions again with today's parser and its rules.

    Versions that today's parser has read already are left alone unless `every` is
    set, as after a change of a source's rules. Nothing of it is a change of a page.
    Raises StoreError where a version's file cannot be read.
    """
    known = plans(config)
    named = _named(config)
    total = count(store, Selection())
    reread = different = 0
    for number, one in enumerate(selected(store, Selection()), 1):
        progress(Progress(number, total))
        snapshot = one.snapshot
        if snapshot.parsed.parser == PARSER_VERSION and not every:
            continue
        page = store.page(snapshot.page_id)
        now = reparsed(
            snapshot,
            page,
            _plan(known, config, page.source),
            store,
            clock,
            found=page.url not in named,
        )
        reread += 1
        different += now.parsed.content != snapshot.parsed.content
    return Reread(reread, different)


def take_in(
    paths: Sequence[pathlib.Path],
    source: str,
    config: Config,
    store: SqlStore,
    clock: Clock,
) -> tuple[TakenIn, ...]:
    """Make versions of the responses of archive files, as if they were fetched then.

    Returns what became of each file. All of them are taken in together, in the order
    of the captures' times; importing twice changes nothing. A capture that is older
    than the page's last version comes too late, and is named among the problems:
    versions count in the order of storing. Raises InputError where one of the files
    is neither WARC nor WACZ; nothing is taken in then.
    """
    plan = _plan(plans(config), config, source)
    done = {path: TakenIn(0, 0, 0) for path in paths}
    for entry in responses(*paths, earlier=partial(stored_capture, store)):
        came = _take(entry, source, plan, store, clock)
        before = done[entry.file or paths[0]]
        done[entry.file or paths[0]] = TakenIn(
            before.captures + came.captures,
            before.versions + came.versions,
            before.known + came.known,
            before.problems + came.problems,
        )
    return tuple(done[path] for path in paths)


def _take(
    entry: Entry, source: str, plan: Plan, store: SqlStore, clock: Clock
) -> TakenIn:
    """Record one response, unless it is known or cannot be taken in."""
    capture = entry.capture
    if capture is None:
        return TakenIn(0, 0, 0, (f"{entry.url}: {entry.problem}",))
    (page,) = store.ensure_pages(
        source,
        [Link(capture.url, "")],
        kind=PageKind.UNKNOWN,
        found_at=capture.at,
        due_at=clock.now(),
    )
    if is_stored(store, page.id, capture):
        return TakenIn(0, 0, 1)
    latest = store.latest(page.id)
    if latest is not None and latest.at > capture.at:
        problem = (
            f"{capture.url}: captured {capture.at:%Y-%m-%d %H:%M:%S}Z, before the "
            f"page's last version ({latest.at:%Y-%m-%d %H:%M:%S}Z)"
        )
        return TakenIn(0, 0, 0, (problem,))
    outcome = conclude(page, capture, plan, store, clock, found=True)
    # Older releases that an old index links to are not to be fetched now.
    outcome = dataclasses.replace(outcome, found=())
    (recorded,) = store.record([outcome])
    return TakenIn(1, int(recorded.snapshot is not None), 0)


def _named(config: Config) -> frozenset[str]:
    return frozenset(
        url for s in config.sources for url in (s.url, *s.pages) if url is not None
    )


def _plan(known: Mapping[str, Plan], config: Config, source: str) -> Plan:
    """Return the plan of a source, or that of one about which nothing is said."""
    if source in known:
        return known[source]
    bare = Source(name=source, url="http://unknown.invalid/")
    return plans(config.model_copy(update={"sources": (bare,)}))[source]
