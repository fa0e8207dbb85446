"""`changes`, `diff`, `show`, `versions`: looking at what is kept."""

from __future__ import annotations

import dataclasses
import datetime as dt
import pathlib
from typing import Annotated

import typer
from rich.table import Table

from monitor import report
from monitor.cli._app import (
    DEFAULT_CONFIG,
    ConfigOption,
    JsonOption,
    LanguageOption,
    PageArgument,
    app,
)
from monitor.cli._output import (
    Format,
    console,
    print_json,
    print_transcript,
    said_in,
    show_comparison,
    when,
)
from monitor.clock import SystemClock
from monitor.config import Config, duration, load
from monitor.errors import InputError, ReadOnlyStoreError
from monitor.model import Comparison, Page, Severity
from monitor.parse import as_gold
from monitor.store import SqlStore, Store
from monitor.watch import compare_versions


@app.command("changes")
def changes(
    *,
    since: Annotated[
        str | None,
        typer.Option(help="Only those of the last 90s, 30m, 24h, 7d, or since a day."),
    ] = None,
    source: Annotated[
        str | None, typer.Option(help="Only those of one source.")
    ] = None,
    severity: Annotated[
        str, typer.Option(help="Only these and worse: cosmetic, low, medium, high.")
    ] = "low",
    limit: Annotated[int, typer.Option(min=1, help="At most so many.")] = 50,
    language: LanguageOption = "en",
    config: ConfigOption = DEFAULT_CONFIG,
    as_json: JsonOption = False,
) -> None:
    """List what changed, the latest first."""
    said = said_in(language)
    settings = load(config)
    with looking(settings.store) as store:
        _require_source(source, settings, store)
        found = store.changes(
            since=instant(since, settings) if since else None,
            source=source,
            min_severity=_severity(severity),
            limit=limit,
        )
        # With their contents, so that a place is named as `monitor diff` names it.
        found = tuple(store.comparison(c.id) if c.id else c for c in found)
    found = tuple(_zoned(c, settings) for c in found)
    if as_json:
        print_json({"changes": [report.to_json(c) for c in found]})
    elif not found:
        console().print("Nothing has changed.")
    else:
        screen = console()
        screen.print(report.changes(found, width=screen.width, language=said))


@app.command("diff")
def diff(
    page: PageArgument,
    *,
    old: Annotated[
        int | None, typer.Option("--from", help="The older version; the last but one.")
    ] = None,
    new: Annotated[
        int | None, typer.Option("--to", help="The newer version; the last.")
    ] = None,
    form: Annotated[Format, typer.Option("--format", "-f")] = Format.TERMINAL,
    side_by_side: Annotated[
        bool, typer.Option("--side-by-side", help="Of HTML: both versions beside.")
    ] = False,
    language: LanguageOption = "en",
    config: ConfigOption = DEFAULT_CONFIG,
    as_json: JsonOption = False,
) -> None:
    """Show what changed between two versions of a page."""
    if side_by_side and form is not Format.HTML:
        raise InputError("--side-by-side is a layout of HTML: add --format html to it.")
    settings = load(config)
    with looking(settings.store) as store:
        watched = find(store, page)
        comparison = compare_versions(store, watched, old, new)
    show_comparison(
        _zoned(comparison, settings),
        Format.JSON if as_json else form,
        language,
        side_by_side=side_by_side,
    )


@app.command("show")
def show(
    page: PageArgument,
    *,
    number: Annotated[
        int | None, typer.Option("--version", "-n", help="Which version; the last.")
    ] = None,
    language: LanguageOption = "en",
    config: ConfigOption = DEFAULT_CONFIG,
    as_json: JsonOption = False,
) -> None:
    """Show a version of a page: who said what."""
    settings = load(config)
    with looking(settings.store) as store:
        watched = find(store, page)
        number = number or store.page(watched.id).versions
        if not number:
            message = (
                f"{watched.url} has no version yet; `monitor check {watched.source}` "
                "fetches it now."
            )
            raise InputError(message)
        snapshot = store.snapshot(watched.id, number)
    if as_json:
        print_json(
            {
                "url": watched.url,
                "version": snapshot.number,
                "at": snapshot.at,
                "digest": snapshot.digest,
                "file": snapshot.path,
                **as_gold(snapshot.parsed),
            }
        )
        return
    screen = console()
    zone = settings.zone_of(settings.source(watched.source))
    screen.print(
        f"version {snapshot.number} of {watched.url}, seen {when(snapshot.at, zone)}",
        style="dim",
        markup=False,
    )
    print_transcript(screen, snapshot.parsed.content, language)


@app.command("versions")
def versions(
    page: PageArgument,
    *,
    config: ConfigOption = DEFAULT_CONFIG,
    as_json: JsonOption = False,
) -> None:
    """List the versions of a page."""
    settings = load(config)
    with looking(settings.store) as store:
        watched = find(store, page)
        rows = store.versions(watched.id)
    if as_json:
        kept = [
            dataclasses.asdict(row)
            | {"severity": row.severity.word if row.severity is not None else None}
            for row in rows
        ]
        print_json({"page": watched.id, "url": watched.url, "versions": kept})
        return
    zone = settings.zone_of(settings.source(watched.source))
    screen = console()
    screen.print(f"{watched.title or ''}\n{watched.url}\n".lstrip(), markup=False)
    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in ("version", "seen", "change", "SHA-256", "file"):
        # A path that is folded in the middle of a word cannot be copied.
        table.add_column(column, no_wrap=True, overflow="ignore")
    for row in rows:
        table.add_row(
            str(row.number),
            when(row.at, zone),
            row.severity.word if row.severity is not None else "first",
            row.digest.removeprefix("sha256:")[:12],
            row.path,
        )
    screen.print(table, soft_wrap=True)


def looking(folder: pathlib.Path) -> SqlStore:
    """Open a store to look at it, also one that may not be written to."""
    try:
        return SqlStore.open(folder)
    except ReadOnlyStoreError:
        if not (folder / "monitor.db").exists():
            raise
        return SqlStore.open(folder, read_only=True)


def _require_source(name: str | None, settings: Config, store: Store) -> None:
    known = dict.fromkeys([*(s.name for s in settings.sources), *store.sources()])
    if name is not None and name not in known:
        message = (
            f"there is no source {name!r}; there are: {', '.join(known) or 'none'}. "
            "Check the spelling, or add one with `monitor add URL`."
        )
        raise InputError(message)


def find(store: Store, text: str) -> Page:
    """Return the one page that `text` means; raises InputError with the choice."""
    found = store.find_page(text)
    if len(found) == 1:
        return found[0]
    if not found:
        message = (
            f"no page is called {text!r}. Name it by its id, its URL or a part of its "
            "title; `monitor sources` says what is watched."
        )
        raise InputError(message)
    choice = "\n".join(f"  {p.id}  {p.title or '–'}  {p.url}" for p in found)
    message = f"{text!r} may be several pages; name one of them by its id:\n{choice}"
    raise InputError(message)


def _severity(text: str) -> Severity:
    for severity in Severity:
        if severity.word == text.lower():
            return severity
    message = f"{text!r} is no severity; choose cosmetic, low, medium or high."
    raise InputError(message)


def instant(text: str, settings: Config) -> dt.datetime:
    """Return the instant that `--since` means: so long ago, or the start of a day."""
    try:
        return SystemClock().now() - duration(text)
    except ValueError:
        pass
    try:
        at = dt.datetime.fromisoformat(text)
    except ValueError as error:
        message = f"{text!r} is no time; write 24h, 7d, or a day such as 2026-05-31."
        raise InputError(message) from error
    return at if at.tzinfo else at.replace(tzinfo=settings.zone)


def _zoned(comparison: Comparison, settings: Config) -> Comparison:
    """Return the comparison with the time zone of its source."""
    source = settings.source(comparison.source) if comparison.source else None
    return dataclasses.replace(comparison, zone=settings.zone_of(source))
