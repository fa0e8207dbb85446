"""`doctor`: what could keep the program from its work here."""

from __future__ import annotations

import asyncio
import dataclasses
import logging

import typer
from rich.markup import escape

from monitor.cli._app import DEFAULT_CONFIG, ConfigOption, JsonOption, app
from monitor.cli._output import console, print_json
from monitor.clock import SystemClock
from monitor.config import Config, load
from monitor.fetch import Fetcher
from monitor.watch import Finding, Grade, examine_here, fetch_settings

_SIGNS = {
    Grade.GOOD: "[green]✓[/]",
    Grade.DOUBTFUL: "[yellow]![/]",
    Grade.BAD: "[bold red]✗[/]",
}


@app.command("doctor")
def doctor(
    *, config: ConfigOption = DEFAULT_CONFIG, as_json: JsonOption = False
) -> None:
    """Check network, clock, disk, store, browser and channels; say what to do."""
    logging.getLogger("monitor").setLevel(logging.ERROR)  # the findings say it all
    findings = asyncio.run(_findings(load(config)))
    if as_json:
        print_json({"findings": [dataclasses.asdict(f) for f in findings]})
    else:
        screen = console()
        for finding in findings:
            screen.print(
                f"{_SIGNS[finding.grade]} {escape(finding.what)}: "
                f"{escape(finding.said)}"
            )
            if finding.advice:
                screen.print(f"  [dim]{escape(finding.advice)}[/]")
    if any(f.grade is Grade.BAD for f in findings):
        raise typer.Exit(1)


async def _findings(settings: Config) -> tuple[Finding, ...]:
    async with Fetcher(fetch_settings(settings), clock=SystemClock()) as fetcher:
        return await examine_here(settings, fetcher=fetcher)
