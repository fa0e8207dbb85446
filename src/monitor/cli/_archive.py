"""`verify`, `backup`, `export`, `prune`, `hold`: the store as evidence."""

from __future__ import annotations

import dataclasses
import pathlib
from typing import Annotated

import typer

from monitor import store as archive
from monitor.cli._app import (
    DEFAULT_CONFIG,
    ConfigOption,
    JsonOption,
    PageArgument,
    app,
)
from monitor.cli._look import find, instant
from monitor.cli._output import bar, console, errors, print_json, when
from monitor.clock import SystemClock
from monitor.config import load
from monitor.errors import InputError
from monitor.store import SqlStore

SourceOption = Annotated[str | None, typer.Option(help="Only of one source.")]


@app.command("verify")
def verify(
    *,
    repair: Annotated[
        bool,
        typer.Option("--repair", help="Adopt or remove files that a crash left."),
    ] = False,
    deep: Annotated[
        bool, typer.Option("--deep", help="Read every record of every file as well.")
    ] = False,
    config: ConfigOption = DEFAULT_CONFIG,
    as_json: JsonOption = False,
) -> None:
    """Compute everything in the store anew, and say what was altered or is missing.

    Exits with 1 if anything was.
    """
    settings = load(config)
    with SqlStore.open(settings.store) as store:
        repaired = archive.repair(store, at=SystemClock().now()) if repair else None
        with bar("verifying", quiet=as_json) as seen:
            found = archive.verify(store, seen, deep=deep)
    if as_json:
        print_json(dataclasses.asdict(found))
    else:
        screen = console()
        if repaired:
            screen.print(
                f"Files that a crash left: {len(repaired.adopted)} adopted, "
                f"{len(repaired.discarded)} removed, {len(repaired.left)} left as "
                f"they are."
            )
        for fault in found.faults:
            screen.print(f"[bold red]{fault.kind}[/] ", end="")
            screen.print(fault.message, markup=False)
        for name in found.orphans:
            screen.print(
                f"{name}: no version has this file; `monitor verify --repair` sees "
                "to it.",
                style="yellow",
                markup=False,
            )
        verdict = "Nothing was altered" if not found.faults else "The store is damaged"
        screen.print(
            f"{verdict}: {found.entries} entries of the ledger, {found.versions} "
            f"versions, {found.files} files, {found.bytes:,} bytes."
        )
        screen.print(f"Head of the ledger: {found.head}", markup=False, soft_wrap=True)
        screen.print(_stamped(found))
        screen.print("What this does not prove:", style="dim")
        for line in found.not_proved:
            screen.print(f"  - {line}", style="dim", markup=False)
    if found.faults or found.orphans:
        raise typer.Exit(1)


def _stamped(found: archive.Verification) -> str:
    """Return how much of the ledger an outside time stamp covers."""
    if not found.stamped:
        return "No outside time stamp covers it; `archive.stamp` has one made each day."
    return (
        f"Outside time stamp: covers the first {found.stamped} of {found.entries} "
        "entries."
    )


@app.command("backup")
def backup(
    target: Annotated[pathlib.Path, typer.Argument(help="A folder for the copy.")],
    *,
    config: ConfigOption = DEFAULT_CONFIG,
    as_json: JsonOption = False,
) -> None:
    """Copy the store as it is at one instant, also while the daemon runs."""
    settings = load(config)
    if target.is_file():
        raise InputError(
            f"{target} is a file, and a copy of the store is a folder. Nothing was "
            "copied; name a new folder."
        )
    with (
        SqlStore.open(settings.store) as store,
        bar("copying", quiet=as_json) as seen,
    ):
        done = archive.backup(store, target, seen)
    if as_json:
        print_json(dataclasses.asdict(done))
    else:
        console().print(
            f"{done.copied} files copied to {target}, {done.kept} were there already. "
            "It is a store itself: set `store:` to it to use it.",
            markup=False,
        )
    for name in done.missing:
        errors().print(f"missing in the store itself: {name}", markup=False)
    if done.missing:
        raise typer.Exit(1)


@app.command("export")
def export(
    target: Annotated[pathlib.Path, typer.Argument(help="A file; a folder for md.")],
    *,
    form: Annotated[archive.Format, typer.Option("--format", "-f")],
    source: SourceOption = None,
    page: Annotated[str | None, typer.Option(help="Only of one page.")] = None,
    since: Annotated[
        str | None, typer.Option(help="Only versions since then: 24h, 7d, 2026-05-31.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(help="Only versions until then, in the same forms.")
    ] = None,
    words: Annotated[
        str | None, typer.Option(help="Only versions in which these words are found.")
    ] = None,
    config: ConfigOption = DEFAULT_CONFIG,
    as_json: JsonOption = False,
) -> None:
    """Write versions to a file that other programs read.

    An export that was broken off goes on when it is asked for again.
    """
    settings = load(config)
    with (
        SqlStore.open(settings.store) as store,
        bar("exporting", quiet=as_json) as seen,
    ):
        selection = archive.Selection(
            source=source,
            page=find(store, page).id if page else None,
            since=instant(since, settings) if since else None,
            until=instant(until, settings) if until else None,
            words=words,
        )
        done = archive.export(store, target, form, selection, seen)
    if as_json:
        print_json({"versions": done.versions, "target": str(done.target)})
    else:
        console().print(f"{done.versions} versions in {done.target}.", markup=False)


@app.command("prune")
def prune(
    source: Annotated[str, typer.Argument(help="The source whose versions may go.")],
    *,
    older_than: Annotated[str, typer.Option(help="Versions before this: 365d.")],
    keep: Annotated[
        int, typer.Option(min=1, help="Of each page keep at least so many.")
    ] = 1,
    reason: Annotated[
        str, typer.Option(help="Why; it is written into the ledger.")
    ] = "retention",
    yes: Annotated[
        bool, typer.Option("--yes", help="Do it; without, only say what would go.")
    ] = False,
    config: ConfigOption = DEFAULT_CONFIG,
    as_json: JsonOption = False,
) -> None:
    """Let old versions go. Pages under hold stay; the ledger keeps the digests."""
    settings = load(config)
    rule = archive.Rule(source, instant(older_than, settings), keep)
    with SqlStore.open(settings.store) as store:
        if yes:
            gone = archive.remove(store, rule, at=SystemClock().now(), reason=reason)
        else:
            gone = archive.going(store, rule)
    if not gone and source not in {s.name for s in settings.sources}:
        raise InputError(
            f"There is no source {source!r} in the configuration, and none of its "
            f"versions in the store. Nothing went; `monitor sources` lists the sources."
        )
    if as_json:
        print_json({"removed": yes, "versions": [dataclasses.asdict(g) for g in gone]})
        return
    screen = console()
    for one in gone:
        what = "a capture" if one.number is None else f"version {one.number}"
        screen.print(f"{when(one.at)}  {what} of {one.url}", markup=False)
    size = sum(one.size for one in gone)
    verb = "went" if yes else "would go; add --yes to let them go"
    versions = sum(one.number is not None for one in gone)
    beside = f" and {len(gone) - versions} captures" if len(gone) > versions else ""
    screen.print(f"{versions} versions{beside} with {size:,} bytes {verb}.")


@app.command("hold")
def hold(
    page: PageArgument,
    *,
    reason: Annotated[str, typer.Option(help="Why; it is written into the ledger.")],
    release: Annotated[
        bool, typer.Option("--release", help="End the hold instead.")
    ] = False,
    config: ConfigOption = DEFAULT_CONFIG,
    as_json: JsonOption = False,
) -> None:
    """Let nothing of a page ever go, whatever the rules, until it is released."""
    settings = load(config)
    now = SystemClock().now()
    with SqlStore.open(settings.store) as store:
        watched = find(store, page)
        if release:
            archive.release_page(store, watched.id, reason=reason, at=now)
        else:
            archive.hold_page(store, watched.id, reason=reason, at=now)
    if as_json:
        print_json({"page": watched.id, "url": watched.url, "held": not release})
        return
    verb = "is no longer" if release else "is"
    console().print(f"{watched.url} {verb} under hold.", markup=False)
