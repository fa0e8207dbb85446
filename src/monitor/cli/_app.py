"""The application and the options that many commands share."""

from __future__ import annotations

import pathlib
from typing import Annotated

import typer

import monitor
from monitor.config import Config, load

app = typer.Typer(
    name="monitor",
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


def configuration(path: pathlib.Path) -> Config:
    """Load the configuration, or raise ConfigError."""
    return load(path)


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
