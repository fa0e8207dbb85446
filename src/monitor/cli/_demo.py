"""`demo`: the whole job on a small site of our own."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import pathlib
import tempfile
import time
from typing import Annotated

import typer
from rich.console import Console
from rich.rule import Rule
from rich.table import Table

from monitor import report
from monitor.cli import _serve
from monitor.cli._app import JsonOption, LanguageOption, app
from monitor.cli._logging import set_up
from monitor.cli._output import console, print_json, said_in
from monitor.config import Config
from monitor.demo import Found, Played, other_index, play, play_on
from monitor.errors import InputError
from monitor.model import Comparison
from monitor.store import SqlStore


@app.command("demo")
def demo(
    *,
    folder: Annotated[
        pathlib.Path | None,
        typer.Option("--folder", help="Where to leave the store and the report."),
    ] = None,
    language: LanguageOption = "en",
    serve: Annotated[
        bool, typer.Option("--serve", help="Leave it open in the browser afterwards.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Watch a small site of our own while it changes, and account for every change.

    Exits with 1 if anything was missed, or anything else was reported.
    """
    said = said_in(language)
    place = _place(folder)
    # What is not seen is part of the play; the last table accounts for it.
    set_up(logging.ERROR)
    screen = console()
    began = time.monotonic()

    def tell(comparison: Comparison) -> None:
        if as_json:
            return
        screen.print(Rule(style="dim"))
        color = screen.color_system is not None
        screen.print(
            report.terminal(comparison, width=screen.width, color=color, language=said)
        )

    if not as_json:
        screen.print(
            "A small government site runs on this machine for some seconds; the "
            "daemon watches it.\nWhat it reports, as it comes:"
        )
    played = asyncio.run(play(place, tell))
    reports = [r for found in played.found for r in found.reports]
    html = place / "report.html"
    html.write_text(report.html([*reports, *played.extra], language=said), "utf-8")
    if as_json:
        print_json(_json(played, place))
    else:
        _sum_up(screen, played, place, time.monotonic() - began)
    if serve:
        _play_on(place)
    if not played.right:
        raise typer.Exit(1)


def _play_on(place: pathlib.Path) -> None:
    """Leave site, daemon and desk running, to be played with."""
    config = place / "config.yaml"

    def desk(
        settings: Config, store: SqlStore
    ) -> contextlib.AbstractContextManager[None]:
        site = settings.sources[0].url or ""
        console().print(
            f"The site goes on at {site}; its other index, {other_index(site)}, is "
            "there to be added.",
            soft_wrap=True,
        )
        return _serve.beside(settings, store, config, host=None, port=None)

    asyncio.run(play_on(place, desk))


def _place(folder: pathlib.Path | None) -> pathlib.Path:
    if folder is None:
        return pathlib.Path(tempfile.mkdtemp(prefix="monitor-demo-"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        filled = any(folder.iterdir())
    except OSError as error:
        message = (
            f"{folder} cannot be made or written to ({error.strerror}); name another "
            "folder, or none for one of mine."
        )
        raise InputError(message) from error
    if filled:
        message = f"{folder} is not empty; name a new folder, or none for one of mine."
        raise InputError(message)
    return folder.resolve()


def _sum_up(
    screen: Console, played: Played, place: pathlib.Path, seconds: float
) -> None:
    screen.print(Rule(style="dim"))
    table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("")
    table.add_column("what the site did", ratio=1, overflow="fold")
    table.add_column("what was reported", ratio=1, overflow="fold")
    for found in played.found:
        mark = "[green]✓[/]" if found.right else "[bold red]✗[/]"
        table.add_row(mark, found.event.what, _reported(found))
    for extra in played.extra:
        table.add_row("[bold red]✗[/]", "nothing", report.headline(extra))
    screen.print(table)
    wrong = sum(not f.right for f in played.found) + len(played.extra)
    verdict = (
        "[bold green]All found, nothing else reported.[/]"
        if played.right
        else f"[bold red]{wrong} of these are wrong.[/]"
    )
    screen.print(
        f"\n{verdict} {played.pages} pages, {played.visits} visits, "
        f"{played.versions} versions kept, {seconds:.0f} s."
    )
    screen.print(f"Report:  {place / 'report.html'}", markup=False, soft_wrap=True)
    screen.print(f"Store:   {place / 'snapshots'}", markup=False, soft_wrap=True)
    screen.print(
        f"Look:    monitor changes --config {place / 'config.yaml'}",
        markup=False,
        soft_wrap=True,
    )


def _reported(found: Found) -> str:
    if not found.reports:
        return "nothing" if found.right else "nothing (missed)"
    return "\n".join(report.headline(r) for r in found.reports)


def _json(played: Played, place: pathlib.Path) -> dict[str, object]:
    return {
        "right": played.right,
        "folder": str(place),
        "pages": played.pages,
        "visits": played.visits,
        "versions": played.versions,
        "events": [
            {
                "name": f.event.name,
                "did": f.event.what,
                "right": f.right,
                "reports": [report.to_json(r) for r in f.reports],
            }
            for f in played.found
        ],
        "extra": [report.to_json(r) for r in played.extra],
    }
