"""The application, its commands by module, and the options that many of them share."""

from __future__ import annotations

import difflib
import importlib
import pathlib
from collections.abc import Mapping
from typing import Annotated, Any

import typer
import typer.core
import typer.main

import monitor

# The commands as a newcomer meets them: what they are for, and the module of each. It
# is imported when its command is called: the database's tables alone take longer to
# load than a page takes to parse.
_PANELS: Mapping[str, Mapping[str, str]] = {
    "Begin": {"demo": "_demo", "add": "_sources", "doctor": "_doctor"},
    "Watch": {
        "run": "_run",
        "check": "_run",
        "status": "_run",
        "plan": "_plan",
        "sources": "_sources",
    },
    "Read": {
        "changes": "_look",
        "diff": "_look",
        "show": "_look",
        "versions": "_look",
        "search": "_find",
        "trace": "_find",
    },
    "Any two pages, without a store": {"parse": "_parse", "compare": "_compare"},
    "The desk, and being told": {
        "serve": "_serve",
        "notify": "_notify",
        "password": "_serve",
        "token": "_serve",
        "openapi": "_serve",
    },
    "Evidence": {
        "verify": "_archive",
        "stamp": "_past",
        "backup": "_archive",
        "export": "_archive",
        "import": "_past",
        "reparse": "_past",
        "hold": "_archive",
        "prune": "_archive",
    },
}


class _Commands(typer.core.TyperGroup):
    """The commands, in the order in which a newcomer meets them."""

    # Typed loosely: typer brings a click of its own, of which it makes no promise.
    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """Return the commands' names."""
        return [name for panel in _PANELS.values() for name in panel]

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that was typed, or say which one may have been meant."""
        names = self.list_commands(ctx)
        if args and not args[0].startswith("-") and args[0] not in names:
            near = difflib.get_close_matches(args[0], names, n=1)
            meant = f" Did you mean {near[0]!r}?" if near else ""
            ctx.fail(f"There is no command {args[0]!r}.{meant} `monitor` lists all.")
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """Import the command's module, and return the command or None."""
        title = next((t for t, panel in _PANELS.items() if cmd_name in panel), None)
        if title is None:
            return None
        importlib.import_module(f"monitor.cli.{_PANELS[title][cmd_name]}")
        for group in app.registered_groups:
            if group.name == cmd_name:
                group.rich_help_panel = title
                return typer.main.get_group_from_info(
                    group,
                    pretty_exceptions_short=True,
                    suggest_commands=True,
                    rich_markup_mode="markdown",
                )
        found = next(c for c in app.registered_commands if c.name == cmd_name)
        found.rich_help_panel = title
        return typer.main.get_command_from_info(
            found, pretty_exceptions_short=True, rich_markup_mode="markdown"
        )


app = typer.Typer(
    name="monitor",
    cls=_Commands,
    help="Watch government press pages: who said what, every version, what changed.\n\n"
    "`monitor demo` shows it at work in twenty seconds. Then `monitor add URL` adds a "
    "page of yours, `monitor run` watches, and `monitor changes` says what changed. "
    "`monitor COMMAND --help` explains each command.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)

ConfigOption = Annotated[
    pathlib.Path,
    typer.Option(
        "--config",
        "-c",
        envvar="MONITOR_CONFIG",
        help="The configuration's file.",
        show_default=True,
    ),
]
JsonOption = Annotated[
    bool, typer.Option("--json", help="Print JSON and nothing else.")
]
LanguageOption = Annotated[
    str, typer.Option("--language", "-l", help="Language of the report: en or zh.")
]
PageArgument = Annotated[
    str,
    typer.Argument(help="A page: its id, its URL, or a part of its title."),
]

DEFAULT_CONFIG = pathlib.Path("config.yaml")


def _version(value: bool) -> None:  # noqa: FBT001 - typer calls it so
    if value:
        typer.echo(f"monitor {monitor.__version__}")
        raise typer.Exit


@app.callback()
def _root(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """Hold what stands before the command."""
