"""`parse`: the parser on any file or address."""

from __future__ import annotations

import dataclasses
from typing import Annotated

import typer

from monitor.cli._app import JsonOption, LanguageOption, app
from monitor.cli._capture import answer_lines, capture, warn_of
from monitor.cli._output import console, print_json, print_transcript
from monitor.errors import InputError
from monitor.parse import answer, as_gold, explain, explain_html, parse


@app.command("parse")
def parse_page(
    page: Annotated[
        str | None, typer.Argument(metavar="FILE|URL", help="What to parse.")
    ] = None,
    *,
    url: Annotated[
        str | None, typer.Option(help="Where a FILE was fetched from.")
    ] = None,
    batch: Annotated[
        bool, typer.Option("--batch", help="Answer JSON lines on standard input.")
    ] = False,
    explained: Annotated[
        bool, typer.Option("--explain", help="Show what each block was taken for.")
    ] = False,
    as_html: Annotated[
        bool, typer.Option("--html", help="With --explain: the page, blocks coloured.")
    ] = False,
    language: LanguageOption = "en",
    as_json: JsonOption = False,
) -> None:
    """Parse a page and show who said what on it."""
    if batch:
        answer_lines(answer)
        return
    if as_html and not explained:
        raise InputError("--html shows the page with its blocks: add --explain to it.")
    shown = capture(page, url)
    warn_of(shown)
    given = {
        "url": shown.final_url if "://" in shown.final_url else None,
        "content_type": shown.header("content-type"),
        "at": shown.at,
    }
    if explained:
        explanation = explain(shown.body, **given)  # type: ignore[arg-type]
        if as_json:
            print_json(dataclasses.asdict(explanation))
        elif as_html:
            print(explain_html(explanation))  # noqa: T201
        else:
            console().print(explanation.table())
        return
    parsed = parse(shown.body, **given)  # type: ignore[arg-type]
    if as_json:
        print_json(as_gold(parsed))
        return
    screen = console()
    print_transcript(screen, parsed.content, language)
    doubts = f", {'; '.join(parsed.reasons)}" if parsed.reasons else ""
    screen.print(
        f"{parsed.encoding}, confidence {parsed.confidence:.0%}{doubts}",
        style="dim",
        markup=False,
    )
