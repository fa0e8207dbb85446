"""`notify`: telling the channels by hand, and trying one."""

from __future__ import annotations

from typing import Annotated

import typer

from monitor.cli._app import DEFAULT_CONFIG, ConfigOption, JsonOption, app
from monitor.cli._output import console, print_json
from monitor.clock import SystemClock
from monitor.config import Channel, Config, load
from monitor.errors import InputError
from monitor.notify import Courier, Senders, compose, example
from monitor.store import SqlStore, Store

_notify = typer.Typer()
app.add_typer(_notify, name="notify")


@_notify.callback(invoke_without_command=True)
def notify(
    context: typer.Context,
    *,
    config: ConfigOption = DEFAULT_CONFIG,
    as_json: JsonOption = False,
) -> None:
    """Tell the channels what waits for them, as the daemon does all the time."""
    if context.invoked_subcommand:
        return
    settings = load(config)
    with SqlStore.open(settings.store) as store:
        done = Courier(
            store,
            settings.channels,
            send=Senders(SystemClock()).send,
            clock=SystemClock(),
            zone_of=lambda name: settings.zone_of(settings.source(name or "")),
        ).round()
    if as_json:
        told = {"sent": done.sent, "not_wanted": done.passed_over}
        print_json({**told, "failed": done.failed})
    else:
        console().print(
            f"{done.sent} changes told, {done.passed_over} not wanted by their "
            f"channel, {done.failed} failed."
        )
    if done.failed:
        raise typer.Exit(1)


@_notify.command("test")
def send_trial(
    channel: Annotated[str, typer.Argument(help="The channel's name.")],
    *,
    config: ConfigOption = DEFAULT_CONFIG,
    as_json: JsonOption = False,
) -> None:
    """Send the newest change to one channel as a trial; nothing is noted as told.

    Where nothing has changed yet, a made-up change that says so of itself.
    """
    settings = load(config)
    with SqlStore.open(settings.store) as store:
        subject = _try(store, Senders(SystemClock()), _channel(settings, channel))
    if as_json:
        print_json({"channel": channel, "sent": subject})
    else:
        console().print(f"{channel} took it: {subject}", markup=False)


def _channel(settings: Config, name: str) -> Channel:
    found = next((c for c in settings.channels if c.name == name), None)
    if found is None:
        known = ", ".join(c.name for c in settings.channels) or "none"
        raise InputError(f"There is no channel {name!r}; there are: {known}.")
    return found


def _try(store: Store, senders: Senders, channel: Channel) -> str:
    """Send the newest change, or an example; return its subject."""
    newest = store.changes(limit=1)
    tried = (
        store.comparison(newest[0].id)
        if newest and newest[0].id
        else example(channel.language, SystemClock().now())
    )
    message = compose(channel, [tried])
    senders.send(channel, message)
    return message.subject
