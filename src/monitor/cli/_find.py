"""`search` and `trace`: words in all versions, and when they were there."""

from __future__ import annotations

import dataclasses
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from monitor import store as archive
from monitor.cli._app import DEFAULT_CONFIG, ConfigOption, JsonOption, app
from monitor.cli._look import find, instant, looking
from monitor.cli._output import console, print_json, when
from monitor.config import load


@app.command("search")
def search(
    words: Annotated[str, typer.Argument(help='Words, or "a phrase"; -word excludes.')],
    *,
    speaker: Annotated[str | None, typer.Option(help="Only said by this one.")] = None,
    role: Annotated[
        str | None, typer.Option(help="official, reporter, moderator or narration.")
    ] = None,
    affiliation: Annotated[
        str | None, typer.Option(help="Only by somebody of this office or outlet.")
    ] = None,
    source: Annotated[str | None, typer.Option(help="Only of one source.")] = None,
    page: Annotated[str | None, typer.Option(help="Only of one page.")] = None,
    since: Annotated[
        str | None, typer.Option(help="Seen since then: 24h, 7d, 2026-05-31.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(help="Seen until then, in the same forms.")
    ] = None,
    gone: Annotated[
        bool | None,
        typer.Option("--gone/--there", help="Only what is gone now, or still there."),
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many.")] = 20,
    config: ConfigOption = DEFAULT_CONFIG,
    as_json: JsonOption = False,
) -> None:
    """Search all versions, gone ones too."""
    settings = load(config)
    with looking(settings.store) as store:
        query = archive.Query(
            words,
            speaker=speaker,
            role=role,
            affiliation=affiliation,
            source=source,
            page=find(store, page).id if page else None,
            since=instant(since, settings) if since else None,
            until=instant(until, settings) if until else None,
            gone=gone,
        )
        found = archive.search(store, query, limit=limit)
    if as_json:
        print_json({"found": [dataclasses.asdict(one) for one in found]})
        return
    screen = console()
    if not found:
        screen.print("Nothing was found.")
    for one in found:
        _print(screen, one)
        stay = f"since version {one.since}, {when(one.since_at, settings.timezone)}"
        if one.gone_at:
            stay += f"; gone {when(one.gone_at, settings.timezone)}"
        screen.print(f"  {stay}\n", style="dim", markup=False)


@app.command("trace")
def trace(
    sentence: Annotated[str, typer.Argument(help="A sentence, or a part of one.")],
    *,
    config: ConfigOption = DEFAULT_CONFIG,
    as_json: JsonOption = False,
) -> None:
    """Say when a sentence was first and last seen, and on which pages."""
    settings = load(config)
    with looking(settings.store) as store:
        stays = archive.trace(store, sentence)
    if as_json:
        print_json({"stays": [dataclasses.asdict(stay) for stay in stays]})
        return
    screen = console()
    if not stays:
        screen.print("It was never seen.")
    for stay in stays:
        _print(screen, stay.found)
        zone = settings.timezone
        screen.print(
            f"  first seen {when(stay.first_at, zone)} (version {stay.first}), "
            f"last seen {when(stay.last_at, zone)} (version {stay.last}), "
            + (f"gone {when(stay.gone_at, zone)}" if stay.gone_at else "still there"),
            style="dim",
            markup=False,
        )


def _print(screen: Console, one: archive.Found) -> None:
    text = Text(one.text)
    for start, end in one.spans:
        text.stylize("bold yellow", start, end)
    who = f"{one.speaker or one.role}: " if one.speaker or one.role else ""
    screen.print(f"{one.title or one.url}", style="bold", markup=False)
    screen.print(f"  {one.url}", style="dim", markup=False)
    screen.print(Text(f"  {who}", style="cyan") + text)
