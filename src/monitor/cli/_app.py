"""The application, its commands by module, and the options that many of them share."""

from __future__ import annotations

import importlib
import pathlib
from collections.abc import Mapping
from typing import Annotated, Any

import typer
import typer.core
import typer.main

import monitor

# Where each command stands. A module is imported when its command is called: the
# database's tables alone take longer to load than a page takes to parse.
_MODULES: Mapping[str, str] = {
    "demo": "_demo",
    "add": "_sources",
    "sources": "_sources",
    "run": "_run",
    "serve": "_serve",
    "notify": "_notify",
    "openapi": "_serve",
    "password": "_serve",
    "token": "_serve",
    "check": "_run",
    "status": "_run",
    "changes": "_look",
    "diff": "_look",
    "show": "_look",
    "versions": "_look",
    "search": "_find",
    "trace": "_find",
    "parse": "_parse",
    "compare": "_compare",
    "verify": "_archive",
    "backup": "_archive",
    "export": "_archive",
    "import": "_past",
    "reparse": "_past",
    "stamp": "_past",
    "prune": "_archive",
    "hold": "_archive",
}


class _Commands(typer.core.TyperGroup):
    """The commands, in the order in which a newcomer meets them."""

    # Typed loosely: typer brings a click of its own, of which it makes no promise.
    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """Return the commands' names."""
        return list(_MODULES)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """Import the command's module, and return the command or None."""
        if cmd_name not in _MODULES:
            return None
        importlib.import_module(f"monitor.cli.{_MODULES[cmd_name]}")
        for group in app.registered_groups:
            if group.name == cmd_name:
                return typer.main.get_group_from_info(
                    group,
                    pretty_exceptions_short=True,
                    suggest_commands=True,
                    rich_markup_mode="markdown",
                )
        found = next(c for c in app.registered_commands if c.name == cmd_name)
        return typer.main.get_command_from_info(
            found, pretty_exceptions_short=True, rich_markup_mode="markdown"
        )


app = typer.Typer(
    name="monitor",
    cls=_Commands,
    help="Watch government press pages: who said what, every version, what changed.\n\n"
    "Begin with `monitor demo`, then `monitor add URL` and `monitor run`.",
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
