"""`run`, `check`, `status`: watching, and how it goes."""

from __future__ import annotations

import asyncio
import collections
import contextlib
import dataclasses
import datetime as dt
import gc
import logging
import signal
from collections.abc import Sequence
from typing import Annotated

import typer
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from monitor.cli import _serve
from monitor.cli._app import (
    DEFAULT_CONFIG,
    ConfigOption,
    JsonOption,
    app,
)
from monitor.cli._logging import set_up
from monitor.cli._output import (
    complain,
    console,
    counted,
    errors,
    print_json,
    span,
    warn,
    when,
)
from monitor.clock import SystemClock
from monitor.config import Config, duration, load
from monitor.errors import InputError
from monitor.fetch import Fetcher
from monitor.model import Availability, Page
from monitor.store import SqlStore, Store
from monitor.watch import (
    HOSTS_FILE,
    Account,
    Channelled,
    Daemon,
    Hosts,
    Outcome,
    Watcher,
    channelled,
    fetch_settings,
    not_stamped,
    read_hosts,
)

# Python looks for garbage each time that so many objects are new. Its own 700 are soon
# there where thousands of visits wait side by side, which are no garbage: that took a
# third of a fetch's CPU.
_GC_AFTER = 5000

VerboseOption = Annotated[
    bool, typer.Option("--verbose", "-v", help="Log every visit.")
]


@app.command("run")
def run(
    *,
    desk: Annotated[
        bool | None,
        typer.Option(
            "--desk/--no-desk",
            help="Show the desk in the browser as well.  [default: `web.serve`]",
        ),
    ] = None,
    host: Annotated[
        str | None, typer.Option(help="The address at which the desk is shown.")
    ] = None,
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="The port of the desk.")
    ] = None,
    config: ConfigOption = DEFAULT_CONFIG,
    verbose: VerboseOption = False,
) -> None:
    """Watch the sources, and show the desk, until told to stop (Ctrl-C or SIGTERM)."""
    settings = load(config)
    set_up(logging.DEBUG if verbose else logging.INFO)
    gc.set_threshold(_GC_AFTER)
    _warn_of(settings)
    shown = settings.web.serve if desk is None else desk
    if shown:
        _serve.require_guard(settings, host)
    with contextlib.ExitStack() as stack:
        store = stack.enter_context(SqlStore.open(settings.store, exclusive=True))
        if shown:
            at_desk = _serve.beside(settings, store, config, host=host, port=port)
            stack.enter_context(at_desk)
        daemon = Daemon(
            settings,
            store=store,
            clock=SystemClock(),
            path=config,
            hosts_file=settings.store / HOSTS_FILE,
        )
        asyncio.run(daemon.run())


@app.command("check")
def check(
    names: Annotated[
        list[str] | None,
        typer.Argument(help="Sources to check; without any, all.", metavar="[SOURCE]…"),
    ] = None,
    *,
    config: ConfigOption = DEFAULT_CONFIG,
    as_json: JsonOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Check every page of the sources once, now.

    Exits with 1 where a page could not be checked.
    """
    settings = load(config)
    chosen = _chosen(settings, names or [])
    set_up(logging.DEBUG if verbose else logging.WARNING)
    _warn_of(settings)
    with SqlStore.open(settings.store) as store:
        account = asyncio.run(_check(settings, store, chosen, quiet=as_json))
    if as_json:
        print_json(
            {
                "due": account.due,
                "checked": account.checked,
                "failed": dict(account.failed),
                "put_off": dict(account.put_off),
                "versions": account.versions,
                "changes": account.changes,
            }
        )
    else:
        console().print(_sentence(account))
    if account.failed or account.put_off or not account.adds_up:
        raise typer.Exit(1)


@app.command("status")
def status(
    *,
    overdue: Annotated[
        str | None,
        typer.Option(
            help="Exit with 1 where a page is overdue by more than this, such as 15m: "
            "for health checks."
        ),
    ] = None,
    config: ConfigOption = DEFAULT_CONFIG,
    as_json: JsonOption = False,
) -> None:
    """Show each source: pages, last success, what fails, what is due next."""
    settings = load(config)
    now = SystemClock().now()
    longest = _duration(overdue) if overdue else None
    with SqlStore.open(settings.store) as store:
        watched = store.is_watched
        names = [*(s.name for s in settings.sources), *store.sources()]
        sources = [_source(n, settings, store.pages(n)) for n in dict.fromkeys(names)]
        channels = channelled(store, settings)
        unstamped = not_stamped(store, settings.archive.stamp, settings.store)
    hosts = read_hosts(settings.store / HOSTS_FILE)
    if as_json:
        told = [dataclasses.asdict(h) for h in hosts.hosts] if hosts else []
        print_json(
            {
                "at": now,
                "watched": watched,
                "sources": [dataclasses.asdict(s) for s in sources],
                "hosts_at": hosts.at if hosts else None,
                "hosts": told,
                "channels": [dataclasses.asdict(c) for c in channels],
                "not_stamped": dataclasses.asdict(unstamped) if unstamped else None,
            }
        )
    else:
        _print_status(sources, settings, now)
        if not watched:
            _note(
                "No daemon is at work on this store: nothing is checked until "
                "`monitor run` is started."
            )
        if unstamped:
            _note(
                f"The ledger is not stamped: {_times(unstamped.failures, 'request')} "
                f"since {when(unstamped.since, settings.timezone)}, asked again "
                f"{when(unstamped.again_at, settings.timezone)}. {unstamped.error} "
                "What is stored is safe, and has no outside witness yet."
            )
        _print_hosts(hosts, settings)
        _print_behind(channels, settings)
    late = [s for s in sources if s.next_due and longest and now - s.next_due > longest]
    if late:
        complain(
            f"{late[0].source} has been due since {when(late[0].next_due)} UTC, which "
            "is too long ago. Is `monitor run` running?"
        )
        raise typer.Exit(1)


def _warn_of(settings: Config) -> None:
    if settings.contact is None:
        warn(
            "no `contact` is set: the sites you watch cannot reach you before they "
            "block you. Add a mail or web address to the configuration."
        )
    if not settings.sources:
        warn("the configuration names no source. Add one with `monitor add URL`.")


def _chosen(settings: Config, names: list[str]) -> set[str]:
    known = [s.name for s in settings.sources if s.enabled]
    for name in names:
        if name not in known:
            message = (
                f"there is no source {name!r}; there are: "
                f"{', '.join(known) or 'none'}. "
                "Check the spelling, or add one with `monitor add URL`."
            )
            raise InputError(message)
    return set(names or known)


async def _check(
    settings: Config, store: Store, chosen: set[str], *, quiet: bool
) -> Account:
    """Visit the chosen sources' pages, then the releases found by that."""
    clock = SystemClock()
    with Progress(
        TextColumn("checking"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.description}", markup=False),
        console=errors(),
        transient=True,
        disable=quiet,
    ) as progress:
        bar = progress.add_task("", total=0)
        found: list[Page] = []

        def seen(outcome: Outcome) -> None:
            found.extend(outcome.recorded.found)
            progress.update(bar, advance=1, description=outcome.check.page.url)

        async with (
            Fetcher(fetch_settings(settings), clock=clock) as fetcher,
            Watcher(
                settings, store=store, fetcher=fetcher, clock=clock, observe=seen
            ) as watcher,
        ):
            for number in (signal.SIGINT, signal.SIGTERM):
                # The round ends with its account, which says what was not checked.
                asyncio.get_running_loop().add_signal_handler(number, watcher.stop)
            pages = [p for p in store.pages() if p.source in chosen]
            accounts = []
            while pages:
                progress.update(bar, total=(progress.tasks[0].total or 0) + len(pages))
                accounts.append(await watcher.round(pages))
                pages, found = found, []
    return Account.total(accounts)


def _sentence(account: Account) -> str:
    parts = [f"{counted(account.due, 'page')}: {account.checked} checked"]
    for word, counts in (("failed", account.failed), ("put off", account.put_off)):
        if counts:
            reasons = ", ".join(f"{n} {why}" for why, n in sorted(counts.items()))
            parts.append(f"{sum(counts.values())} {word} ({reasons})")
    versions = counted(account.versions, "new version")
    news = f"{versions}, {counted(account.changes, 'change')}."
    return f"{', '.join(parts)}. {news}"


@dataclasses.dataclass(frozen=True, slots=True)
class _Failing:
    """A page whose last checks failed."""

    url: str
    failures: int
    since: dt.datetime | None
    reason: str | None


@dataclasses.dataclass(frozen=True, slots=True)
class _Source:
    """What `status` says of a source; `not_available` counts pages by availability."""

    source: str
    watched: bool
    pages: int
    versions: int
    last_success: dt.datetime | None
    next_due: dt.datetime | None
    not_available: dict[str, int]
    failing: list[_Failing]
    quiet_since: dt.datetime | None
    asked_in_full: int


def _source(name: str, settings: Config, pages: Sequence[Page]) -> _Source:
    down = [p.availability for p in pages if p.availability is not Availability.OK]
    return _Source(
        source=name,
        watched=any(s.name == name and s.enabled for s in settings.sources),
        pages=len(pages),
        versions=sum(p.versions for p in pages),
        last_success=max(
            (p.succeeded_at for p in pages if p.succeeded_at), default=None
        ),
        next_due=min((p.due_at for p in pages if p.due_at), default=None),
        not_available=dict(collections.Counter(map(str, down))),
        failing=[
            _Failing(p.url, p.failures, p.failing_since, p.failing_reason)
            for p in pages
            if p.failures
        ],
        quiet_since=min((p.quiet_since for p in pages if p.quiet_since), default=None),
        asked_in_full=sum(p.distrusted for p in pages),
    )


def _print_status(
    sources: Sequence[_Source], settings: Config, now: dt.datetime
) -> None:
    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in ("source", "pages", "versions", "last success", "failing", "next"):
        right = column in {"pages", "versions", "failing"}
        table.add_column(column, justify="right" if right else "left")
    for row in sources:
        table.add_row(
            row.source + ("" if row.watched else " (not watched)"),
            str(row.pages),
            str(row.versions),
            when(row.last_success, settings.timezone),
            f"[yellow]{len(row.failing)}[/]" if row.failing else "0",
            _next(row.next_due, now),
        )
    screen = console()
    screen.print(table)
    for row in sources:
        if row.quiet_since:
            since = when(row.quiet_since, settings.timezone)
            _note(
                f"{row.source}: nothing new for far longer than usual, reported {since}"
            )
        if row.asked_in_full:
            _note(
                f"{row.source}: {row.asked_in_full} pages are asked for in full, since "
                "their server answered 304 though they had changed"
            )
        for page in row.failing:
            screen.print(
                f"\n{page.url}\n  {_times(page.failures)}, since "
                f"{when(page.since, settings.timezone)}: {page.reason}",
                style="yellow",
                markup=False,
            )


def _note(text: str) -> None:
    console().print(f"\n{text}", style="yellow", markup=False)


def _print_hosts(hosts: Hosts | None, settings: Config) -> None:
    """Print the hosts that are not asked as usual, as the daemon last said."""
    if hosts is None or not hosts.hosts:
        return
    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in ("host", "circuit", "failures", "asked again", "why"):
        table.add_column(column, overflow="fold")
    for host in hosts.hosts:
        table.add_row(
            host.host,
            str(host.circuit),
            str(host.failures),
            when(host.until or host.next_at, settings.timezone),
            escape(host.reason or "asked to wait"),
        )
    screen = console()
    at = when(hosts.at, settings.timezone)
    screen.print(f"\nHosts not asked as usual, as of {at}:", markup=False)
    screen.print(table)


def _print_behind(channels: Sequence[Channelled], settings: Config) -> None:
    """Print which channels could not be told."""
    for channel in channels:
        if channel.error:
            since = when(channel.since, settings.timezone)
            waiting = counted(channel.waiting, "change")
            _note(f"{channel.name}: {waiting} not told, since {since}: {channel.error}")


def _times(failures: int, what: str = "check") -> str:
    return (
        f"1 {what} failed" if failures == 1 else f"{failures} {what}s in a row failed"
    )


def _next(due: dt.datetime | None, now: dt.datetime) -> str:
    if due is None:
        return "–"
    return "now" if due <= now else f"in {span(due - now)}"


def _duration(text: str) -> dt.timedelta:
    try:
        return duration(text)
    except ValueError as error:
        raise InputError(f"--overdue: {error}.") from error
