"""`sources` and `add`: what is watched, and watching more."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import ipaddress
import urllib.parse
from collections.abc import Iterator
from typing import Annotated

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
from monitor.errors import FetchError, InputError, MonitorError
from monitor.fetch import Fetcher, Network, SourceOptions
from monitor.model import Capture, Document, Kind, Listing
from monitor.parse import as_gold
from monitor.store import SqlStore, Store
from monitor.watch import (
    Hindered,
    Hindrance,
    Proposal,
    Sample,
    entry_of,
    fetch_settings,
    plans,
    propose,
)

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
    url: Annotated[str, typer.Argument(help="Any address of the site.")],
    *,
    name: Annotated[
        str | None, typer.Option(help="What to call it; made from the address.")
    ] = None,
    every: Annotated[
        str | None,
        typer.Option(help="How often to check it; made from the site's own rhythm."),
    ] = None,
    exact: Annotated[
        bool,
        typer.Option("--exact", help="Watch this very page; look for no index of it."),
    ] = False,
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
    """Find a site's index, show what would be followed, add it to the configuration."""
    settings = load(config) if config.exists() else Config()
    if every:
        _require_duration(every)
    networks = tuple(map(_network, allow_network or []))
    options = SourceOptions(browser=browser, allow_networks=networks)
    with _store(settings) as store:
        found = asyncio.run(_propose(settings, store, url, options, exact=exact))
    if isinstance(found, Hindered):
        raise _refusal(found)
    entry = {
        **entry_of(found, name=name, every=every),
        **({"browser": True} if browser else {}),
        **({"allow_networks": [str(n) for n in networks]} if networks else {}),
    }
    comment = found.parsed.content.title or ""
    added = None if dry_run else add_source(config, entry, comment)
    if as_json:
        read = {"encoding": found.parsed.encoding, **as_gold(found.parsed)}
        tried = [dataclasses.asdict(t) for t in found.tried]
        print_json(
            {
                "source": entry,
                "added": added is not None,
                "found": read,
                "newest": [as_gold(s.parsed()) for s in found.samples if not s.problem],
                "tried": tried,
            }
        )
        return
    _describe(found)
    screen = console()
    if added is None:
        screen.print(f"Nothing was written; {config} would get:", markup=False)
        screen.print("\n".join(f"  {k}: {v}" for k, v in entry.items()), markup=False)
    else:
        screen.print(f"Added to {config}:\n{added}", markup=False)
        screen.print("`monitor check` looks now; `monitor run` keeps watching.")


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


@contextlib.contextmanager
def _store(settings: Config) -> Iterator[Store | None]:
    """Give the store, if there is one yet: it knows which pages are followed."""
    try:
        opened = SqlStore.open(settings.store, read_only=True)
    except InputError:
        yield None
        return
    with opened as store:
        yield store


async def _propose(
    settings: Config,
    store: Store | None,
    url: str,
    options: SourceOptions,
    *,
    exact: bool,
) -> Proposal | Hindered:
    general = fetch_settings(settings)
    allowed = (*general.allow_networks, *options.allow_networks)
    options = dataclasses.replace(options, allow_networks=allowed)
    async with Fetcher(general, clock=SystemClock()) as fetcher:

        async def fetch(address: str) -> Capture:
            return await fetcher.fetch(address, options=options)

        return await propose(url, settings, fetch, store=store, exact=exact)


def _refusal(found: Hindered) -> MonitorError:
    """Return what is told of what stands in the way."""
    if found.why is Hindrance.NO_ADDRESS:
        return InputError(
            f"{found.url!r} is no web address; it begins with http:// or https://."
        )
    if found.why is Hindrance.KNOWN and found.page is not None:
        return InputError(
            f"{found.url} is followed already: the index of source {found.source!r} "
            f"led to it (page {found.page}). Nothing was added."
        )
    if found.why is Hindrance.KNOWN:
        message = f"{found.url} is watched already, as source {found.source!r}."
        return InputError(message)
    message = (
        f"{found.url} did not answer with a page: {_SAID[found.why]}. "
        f"{found.detail.rstrip('.')}. Nothing was added."
    )
    if found.why is Hindrance.PRIVATE:
        message += (
            " Addresses of private networks are refused unless they are allowed: "
            f"add --allow-network {_network_of(found.url)}."
        )
    if found.why is Hindrance.UNREACHABLE:
        message += (
            " Open the address in a browser on this machine; where a proxy stands "
            "between, set `proxy:` in the configuration."
        )
    if found.why is Hindrance.BLOCKED:
        message += " Ask the site's webmaster, or come by another way: `proxy:`."
    if found.why is Hindrance.BROWSER:
        message += " Try --browser, which has a Chromium make the page."
    return FetchError(message)


def _network_of(url: str) -> str:
    """Return a network that holds the address, or an example of one."""
    try:
        return str(ipaddress.ip_network(urllib.parse.urlsplit(url).hostname or ""))
    except ValueError:
        return "10.1.0.0/16, the network of its address"


_SAID = {
    Hindrance.PRIVATE: "it is on a private network",
    Hindrance.ROBOTS: "the site's robots.txt forbids it",
    Hindrance.BLOCKED: "the site sent a challenge or a refusal",
    Hindrance.BROWSER: "a script would have to fill it",
    Hindrance.UNREACHABLE: "it cannot be reached",
    Hindrance.NO_PAGE: "what came is no page",
}


def _describe(found: Proposal) -> None:
    content = found.parsed.content
    screen = console()
    screen.print(content.title or "(no title)", style="bold", markup=False)
    if isinstance(content, Listing):
        screen.print(
            f"an index page with {counted(len(content.links), 'release')}: {found.url}",
            markup=False,
        )
        for link in content.links[:_PREVIEW]:
            _line(f"{link.date or '–'!s:<12}{link.title}")
        gap = found.pace.gap
        if gap:
            screen.print(f"a release comes about every {span(gap)}", markup=False)
    for sample in found.samples:
        if sample.problem:
            screen.print(f"{sample.link.url}: {sample.problem.detail}", markup=False)
        else:
            _document(sample)


def _document(sample: Sample) -> None:
    parsed = sample.parsed()
    content = parsed.content
    if not isinstance(content, Document):
        return
    speakers = dict.fromkeys(t.speaker for t in content.turns if t.speaker)
    kind = "an article" if content.kind is Kind.ARTICLE else "a transcript"
    console().print(
        f"{content.title or '(no title)'}: {kind} of "
        f"{counted(len(content.turns), 'turn')}"
        f"{' by ' + ', '.join(speakers) if speakers else ''}, "
        f"{counted(len(content.exchanges), 'exchange')}, "
        f"published {content.published or 'on an unknown day'}; {parsed.encoding}",
        markup=False,
    )
    for turn in content.turns[:_PREVIEW]:
        _line(f"{turn.speaker or turn.role}: {turn.text[:80]}")


def _line(text: str) -> None:
    console().print(f"  {text}", markup=False, overflow="ellipsis", no_wrap=True)
