"""`import`, `reparse`, `stamp`: what was captured before."""

from __future__ import annotations

import asyncio
import dataclasses
import pathlib
from typing import Annotated

import typer

from monitor.cli._app import DEFAULT_CONFIG, ConfigOption, JsonOption, app
from monitor.cli._output import bar, console, errors, print_json
from monitor.clock import SystemClock
from monitor.config import load
from monitor.fetch import Fetcher, FetchSettings
from monitor.store import SqlStore, Stamp
from monitor.watch import fetch_settings, have_stamped, reparse, take_in


@app.command("reparse")
def reparse_versions(
    *,
    every: Annotated[
        bool,
        typer.Option("--all", help="Also those that today's parser has read already."),
    ] = False,
    config: ConfigOption = DEFAULT_CONFIG,
    as_json: JsonOption = False,
) -> None:
    """Read all stored versions again with today's parser; never a change of a page."""
    settings = load(config)
    with (
        SqlStore.open(settings.store) as store,
        bar("reading", quiet=as_json) as seen,
    ):
        done = reparse(settings, store, SystemClock(), seen, every=every)
    if as_json:
        print_json(dataclasses.asdict(done))
    else:
        console().print(
            f"{done.versions} versions read again, {done.different} of them otherwise "
            "than before."
        )


@app.command("import")
def import_warc(
    files: Annotated[
        list[pathlib.Path], typer.Argument(help="WARC or WACZ files, in any order.")
    ],
    *,
    source: Annotated[str, typer.Option(help="The source that they belong to.")],
    config: ConfigOption = DEFAULT_CONFIG,
    as_json: JsonOption = False,
) -> None:
    """Make versions of what other archives captured; twice changes nothing.

    Name files that belong together in one command: a `revisit` repeats what may be in
    another. Exits with 1 where something could not be taken in.
    """
    settings = load(config)
    with SqlStore.open(settings.store) as store:
        done = take_in(files, source, settings, store, SystemClock())
    if as_json:
        print_json({"files": [dataclasses.asdict(one) for one in done]})
    else:
        for file, one in zip(files, done, strict=True):
            console().print(
                f"{file}: {one.captures} captures taken in, {one.versions} new "
                f"versions, {one.known} known already.",
                markup=False,
            )
        for problem in (p for one in done for p in one.problems):
            errors().print(f"not taken in: {problem}", markup=False, style="yellow")
    if any(one.problems for one in done):
        raise typer.Exit(1)


@app.command("stamp")
def stamp(
    authority: Annotated[
        str, typer.Argument(help="Address of a time-stamp service (RFC 3161).")
    ],
    *,
    config: ConfigOption = DEFAULT_CONFIG,
    as_json: JsonOption = False,
) -> None:
    """Let an outside service stamp the head of the ledger: it existed by then."""
    settings = load(config)
    with SqlStore.open(settings.store) as store:
        kept = asyncio.run(_stamped(store, authority, fetch_settings(settings)))
    if as_json:
        print_json({"authority": authority, "entries": kept.length, "at": kept.at})
    else:
        console().print(
            f"{authority} stamped the first {kept.length} entries of the ledger.",
            markup=False,
        )


async def _stamped(store: SqlStore, authority: str, settings: FetchSettings) -> Stamp:
    clock = SystemClock()
    async with Fetcher(settings, clock=clock) as fetcher:
        return await have_stamped(store, authority, fetcher=fetcher, clock=clock)
