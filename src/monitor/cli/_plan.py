"""`plan`: what the policies would do next week, and what a budget would change."""

from __future__ import annotations

import dataclasses

from rich.table import Table

from monitor.cli._app import DEFAULT_CONFIG, ConfigOption, JsonOption, app
from monitor.cli._look import looking
from monitor.cli._output import console, print_json, span
from monitor.clock import SystemClock
from monitor.config import Source, load
from monitor.store import Store
from monitor.watch import Outlook, outlook, plans


@app.command("plan")
def plan(*, config: ConfigOption = DEFAULT_CONFIG, as_json: JsonOption = False) -> None:
    """Say how often releases will be visited next week, and how late edits be found."""
    settings = load(config)
    now = SystemClock().now()
    with looking(settings.store) as store:
        found = [
            outlook(one, store, now, but=_named(store, one.source))
            for one in plans(settings).values()
        ]
    if as_json:
        print_json({"sources": [_as_json(o) for o in found]})
        return
    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in ("source", "policy", "releases", "visits", "edits", "delay"):
        table.add_column(column)
    table.add_column("half the visits")
    table.add_column("twice the visits")
    for one in found:
        table.add_row(
            one.source,
            str(one.policy),
            f"{one.pages:,}",
            f"{one.visits:,.0f}",
            f"{one.edits:,.1f}",
            span(one.delay) if one.pages else "–",
            *(span(delay) if one.pages else "–" for _, delay in one.others.values()),
        )
    screen = console()
    screen.print(table)
    screen.print(
        "\nOf the next week. Edits are those to expect by the releases' past; the "
        "delay is the mean time from an edit to the visit that finds it.",
        style="dim",
    )


def _named(store: Store, source: Source) -> set[int]:
    """Return the ids of the pages that a source names: their times are fixed."""
    urls = [u for u in (source.url, *source.pages) if u]
    return {
        page.id
        for url in urls
        for page in store.find_page(url)
        if page.source == source.name
    }


def _as_json(one: Outlook) -> dict[str, object]:
    return dataclasses.asdict(one) | {
        "delay": one.delay.total_seconds(),
        "others": [
            {"budget": share, "visits": visits, "delay": delay.total_seconds()}
            for share, (visits, delay) in one.others.items()
        ],
    }
