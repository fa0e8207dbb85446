"""`compare`: the comparison on any two files or addresses."""

from __future__ import annotations

from typing import Annotated

import typer

from monitor.cli._app import JsonOption, LanguageOption, app
from monitor.cli._capture import answer_lines, capture
from monitor.cli._output import Format, show_comparison
from monitor.errors import InputError
from monitor.watch import compare_captures, compare_line


@app.command("compare")
def compare_pages(
    old: Annotated[str | None, typer.Argument(metavar="OLD")] = None,
    new: Annotated[str | None, typer.Argument(metavar="NEW")] = None,
    *,
    url: Annotated[
        str | None, typer.Option(help="Where both files were fetched from.")
    ] = None,
    copy: Annotated[
        bool | None,
        typer.Option(
            "--copy/--no-copy",
            help="NEW is another site's copy of OLD; default: if the hosts differ.",
            show_default=False,
        ),
    ] = None,
    batch: Annotated[
        bool, typer.Option("--batch", help="Answer JSON lines on standard input.")
    ] = False,
    form: Annotated[Format, typer.Option("--format", "-f")] = Format.TERMINAL,
    language: LanguageOption = "en",
    as_json: JsonOption = False,
) -> None:
    """Compare two pages, files or addresses, and show what differs."""
    if batch:
        answer_lines(compare_line)
        return
    if new is None:
        raise InputError("two pages are needed: monitor compare OLD NEW")
    comparison = compare_captures(capture(old, url), capture(new, url), url, copy=copy)
    show_comparison(comparison, Format.JSON if as_json else form, language)
