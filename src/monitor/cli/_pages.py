"""`parse` and `compare`: the parser and the comparison on any file or address."""

from __future__ import annotations

import asyncio
import pathlib
import sys
from collections.abc import Callable
from typing import Annotated

import typer

from monitor.cli._app import JsonOption, LanguageOption, app
from monitor.cli._look import Format, print_transcript, show_comparison
from monitor.cli._output import console, print_json, warn
from monitor.clock import SystemClock
from monitor.errors import FetchError, InputError
from monitor.fetch import Fetcher, FetchSettings
from monitor.judge import judge
from monitor.model import Availability, Capture
from monitor.parse import answer, explain, explain_html, gold_shape, parse
from monitor.watch import compare_captures, compare_line, saved


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
        _answer(answer)
        return
    capture = _capture(page, url)
    _warn_of(capture)
    given = {
        "url": capture.final_url if "://" in capture.final_url else None,
        "content_type": capture.header("content-type"),
        "at": capture.at,
    }
    if explained:
        explanation = explain(capture.body, **given)  # type: ignore[arg-type]
        if as_html:
            print(explain_html(explanation))  # noqa: T201
        else:
            console().print(explanation.table())
        return
    parsed = parse(capture.body, **given)  # type: ignore[arg-type]
    if as_json:
        print_json(gold_shape(parsed))
        return
    screen = console()
    print_transcript(screen, parsed.content, language)
    doubts = f", {'; '.join(parsed.reasons)}" if parsed.reasons else ""
    screen.print(
        f"{parsed.encoding}, confidence {parsed.confidence:.0%}{doubts}",
        style="dim",
        markup=False,
    )


@app.command("compare")
def compare_pages(
    old: Annotated[str | None, typer.Argument(metavar="OLD")] = None,
    new: Annotated[str | None, typer.Argument(metavar="NEW")] = None,
    *,
    url: Annotated[
        str | None, typer.Option(help="Where both files were fetched from.")
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
        _answer(compare_line)
        return
    if new is None:
        raise InputError("two pages are needed: monitor compare OLD NEW")
    comparison = compare_captures(_capture(old, url), _capture(new, url), url)
    show_comparison(comparison, Format.JSON if as_json else form, language)


def _answer(respond: Callable[[str], str]) -> None:
    for line in sys.stdin:
        if line.strip():
            sys.stdout.write(respond(line) + "\n")
            sys.stdout.flush()


def _capture(page: str | None, url: str | None) -> Capture:
    """Return the page that an argument names; raises InputError or FetchError."""
    if page is None:
        raise InputError("a page is needed: the name of a file, or an address (URL).")
    if not page.startswith(("http://", "https://")):
        return saved(pathlib.Path(page), url)
    capture = asyncio.run(_fetched(page))
    if capture.failure is not None:
        message = (
            f"{page} could not be fetched: {capture.failure} "
            f"({capture.detail or 'no detail'})."
        )
        raise FetchError(message)
    return capture


async def _fetched(url: str) -> Capture:
    async with Fetcher(FetchSettings(), clock=SystemClock()) as fetcher:
        return await fetcher.fetch(url)


def _warn_of(capture: Capture) -> None:
    verdict = judge(capture)
    if verdict.availability is not Availability.OK:
        warn(
            f"this may not be the page itself: {verdict.availability}. {verdict.reason}"
        )
