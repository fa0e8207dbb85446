"""`sources` and `add`: what is watched, and watching more."""

from __future__ import annotations

import asyncio
import ipaddress
import re
from typing import Annotated
from urllib.parse import urlsplit

import typer
from rich.table import Table

from monitor.cli._app import (
    DEFAULT_CONFIG,
    ConfigOption,
    JsonOption,
    app,
)
from monitor.cli._output import console, counted, print_json, span
from monitor.clock import SystemClock
from monitor.config import Config, add_source, duration, load
from monitor.errors import FetchError, InputError
from monitor.fetch import Fetcher, Network, SourceOptions
from monitor.judge import judge
from monitor.model import Availability, Capture, Failure, Kind, Listing, Parsed
from monitor.parse import as_gold, canonical_url, parse
from monitor.watch import fetch_settings, plans

# Enough to recognise the right page by.
_PREVIEW = 5


@app.command("sources")
def sources(
    *, config: ConfigOption = DEFAULT_CONFIG, as_json: JsonOption = False
) -> None:
    """List the sources of the configuration."""
    settings = load(config)
    if as_json:
        print_json(
            {
                "sources": [
                    s.model_dump(mode="json", by_alias=True) for s in settings.sources
                ]
            }
        )
        return
    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in ("source", "kind", "when", "zone", "address"):
        table.add_column(column, overflow="fold")
    known = plans(settings)
    for source in settings.sources:
        plan = known.get(source.name)
        table.add_row(
            source.name,
            str(source.kind),
            (source.cron or f"every {span(plan.every)}") if plan else "off",
            settings.zone_of(source),
            source.url or "\n".join(source.pages),
        )
    console().print(table)


@app.command("add")
def add(
    url: Annotated[str, typer.Argument(help="The index page, feed or single page.")],
    *,
    name: Annotated[
        str | None, typer.Option(help="What to call it; made from the address.")
    ] = None,
    every: Annotated[str, typer.Option(help="How often to check it.")] = "30m",
    browser: Annotated[
        bool,
        typer.Option(
            "--browser", help="Have a Chromium make the page, if a script fills it."
        ),
    ] = False,
    allow_network: Annotated[
        list[str] | None,
        typer.Option(help="A private network that the source may reach."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be added, add nothing.")
    ] = False,
    config: ConfigOption = DEFAULT_CONFIG,
    as_json: JsonOption = False,
) -> None:
    """Fetch a page, say what it is, and add it to the configuration."""
    settings = load(config) if config.exists() else Config()
    _require_new(settings, url)
    _require_duration(every)
    networks = tuple(map(_network, allow_network or []))
    capture = asyncio.run(_fetch(settings, url, networks, browser=browser))
    verdict = judge(capture)
    if capture.failure or verdict.availability is not Availability.OK:
        why = capture.detail or verdict.reason or str(capture.failure)
        message = (
            f"{url} did not answer with a page: "
            f"{capture.failure or verdict.availability}. {why.rstrip('.')}. "
            "Nothing was added."
        )
        if capture.failure is Failure.FORBIDDEN_ADDRESS:
            message += (
                " Addresses of private networks are refused unless they are allowed: "
                "add for example --allow-network 10.1.0.0/16."
            )
        raise FetchError(message)
    parsed = parse(
        capture.body,
        url=capture.final_url,
        content_type=capture.header("content-type"),
        at=capture.at,
    )
    entry = {
        "name": _free_name(settings, name or _name(url), given=name is not None),
        "url": url,
        "kind": "listing" if isinstance(parsed.content, Listing) else "document",
        "every": every,
        **({"browser": True} if browser else {}),
        **({"allow_networks": [str(n) for n in networks]} if networks else {}),
    }
    comment = parsed.content.title or ""
    added = None if dry_run else add_source(config, entry, comment)
    if as_json:
        found = {"encoding": parsed.encoding, **as_gold(parsed)}
        print_json({"source": entry, "added": added is not None, "found": found})
        return
    _describe(capture, parsed)
    screen = console()
    if added is None:
        screen.print(f"Nothing was written; {config} would get:", markup=False)
        screen.print("\n".join(f"  {k}: {v}" for k, v in entry.items()), markup=False)
    else:
        screen.print(f"Added to {config}:\n{added}", markup=False)
        screen.print("`monitor check` looks now; `monitor run` keeps watching.")


def _require_new(settings: Config, url: str) -> None:
    """Raise InputError where a source has this address already."""
    for source in settings.sources:
        known = {canonical_url(u) for u in (source.url, *source.pages) if u}
        if canonical_url(url) in known:
            message = f"{url} is watched already, as source {source.name!r}."
            raise InputError(message)


def _require_duration(text: str) -> None:
    try:
        duration(text)
    except ValueError as error:
        raise InputError(f"--every: {error}.") from error


def _network(text: str) -> Network:
    try:
        return ipaddress.ip_network(text)
    except ValueError as error:
        message = f"--allow-network: {text!r} is no network; write 10.1.0.0/16."
        raise InputError(message) from error


async def _fetch(
    settings: Config, url: str, networks: tuple[Network, ...], *, browser: bool
) -> Capture:
    if not url.startswith(("http://", "https://")):
        message = f"{url!r} is no web address; it begins with http:// or https://."
        raise InputError(message)
    options = SourceOptions(browser=browser, allow_networks=networks)
    async with Fetcher(fetch_settings(settings), clock=SystemClock()) as fetcher:
        return await fetcher.fetch(url, options=options)


def _describe(capture: Capture, parsed: Parsed) -> None:
    content = parsed.content
    screen = console()
    screen.print(content.title or "(no title)", style="bold", markup=False)
    if isinstance(content, Listing):
        what = f"an index page with {counted(len(content.links), 'release')}"
        lines = [f"{x.date or '–'!s:<12}{x.title}" for x in content.links[:_PREVIEW]]
    else:
        speakers = dict.fromkeys(t.speaker for t in content.turns if t.speaker)
        what = (
            f"{'an article' if content.kind is Kind.ARTICLE else 'a transcript'} "
            f"of {counted(len(content.turns), 'turn')}"
            f"{' by ' + ', '.join(speakers) if speakers else ''}, "
            f"published {content.published or 'on an unknown day'}"
        )
        lines = [
            f"{t.speaker or t.role}: {t.text[:80]}" for t in content.turns[:_PREVIEW]
        ]
    screen.print(f"{what}; {parsed.encoding}, {len(capture.body)} bytes", markup=False)
    for line in lines:
        screen.print(f"  {line}", markup=False, overflow="ellipsis", no_wrap=True)


def _name(url: str) -> str:
    """Return a short name for an address: host without `www`, and the last folder."""
    parts = urlsplit(url)
    host = (parts.hostname or "source").removeprefix("www.")
    folders = [f for f in parts.path.split("/") if f and "." not in f]
    words = "-".join([host, *folders[-1:]])
    return re.sub(r"[^\w.-]+", "-", words)[:80]


def _free_name(settings: Config, name: str, *, given: bool) -> str:
    taken = {s.name.casefold() for s in settings.sources}
    if given or name.casefold() not in taken:
        return name
    number = 2
    while f"{name}-{number}".casefold() in taken:
        number += 1
    return f"{name}-{number}"
