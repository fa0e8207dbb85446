"""Printing: for a person in colour and in the terminal's width, or JSON."""

from __future__ import annotations

import contextlib
import datetime as dt
import enum
import json
import os
import sys
import zoneinfo
from collections.abc import Callable, Iterator
from typing import Any, Protocol

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

from monitor import report
from monitor.errors import InputError
from monitor.model import Comparison, Content

# Wider lines than this are hard to read, however wide the window.
WIDEST = 110


class Format(enum.StrEnum):
    """The forms of a report."""

    TERMINAL = "terminal"
    HTML = "html"
    MARKDOWN = "markdown"
    JSON = "json"


def console() -> Console:
    """Return the console of standard output."""
    return Console(soft_wrap=False, highlight=False, width=_width())


def errors() -> Console:
    """Return the console of standard error."""
    return Console(stderr=True, highlight=False)


def print_json(value: Any) -> None:
    """Print one JSON document."""
    print(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))  # noqa: T201


def complain(message: str) -> None:
    """Print what went wrong to standard error."""
    errors().print(f"[bold red]monitor:[/] {_escaped(message)}", soft_wrap=True)


def warn(message: str) -> None:
    """Print something worth knowing to standard error."""
    errors().print(f"[yellow]monitor:[/] {_escaped(message)}", soft_wrap=True)


def when(at: dt.datetime | None, zone: str = "UTC") -> str:
    """Return a time in a zone, to the second, or a dash."""
    if at is None:
        return "–"
    return f"{at.astimezone(zoneinfo.ZoneInfo(zone)):%Y-%m-%d %H:%M:%S}"


def counted(number: int, thing: str) -> str:
    """Return `1 page`, `2 pages`."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


def span(delta: dt.timedelta) -> str:
    """Return a length of time as people say it: 45 s, 12 min, 3 h, 2 d."""
    seconds = abs(delta.total_seconds())
    for size, unit in ((86400, "d"), (3600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds:.0f} s"


def show_comparison(
    comparison: Comparison, form: Format, language: str, *, side_by_side: bool = False
) -> None:
    """Print a comparison in one of its forms."""
    said = said_in(language)
    if form is Format.JSON:
        print_json(report.to_json(comparison))
    elif form is Format.MARKDOWN:
        print(report.markdown(comparison, language=said))  # noqa: T201
    elif form is Format.HTML:
        layout: report.Layout = "side-by-side" if side_by_side else "inline"
        print(report.html(comparison, language=said, layout=layout))  # noqa: T201
    else:
        screen = console()
        color = screen.color_system is not None
        screen.print(
            report.terminal(comparison, width=screen.width, color=color, language=said)
        )


def print_transcript(screen: Console, content: Content, language: str) -> None:
    """Print who said what on a page, or what an index links to."""
    screen.print(
        report.transcript(content, width=screen.width, language=said_in(language))
    )


def said_in(text: str) -> report.Language:
    if text == "en":
        return "en"
    if text == "zh":
        return "zh"
    message = f"reports are written in en (English) or zh (Chinese), not in {text!r}."
    raise InputError(message)


class Counted(Protocol):
    """How far something has come."""

    @property
    def done(self) -> int:
        """How many are done."""
        ...

    @property
    def total(self) -> int:
        """Of how many."""
        ...


@contextlib.contextmanager
def bar(what: str, *, quiet: bool) -> Iterator[Callable[[Counted], None]]:
    """Show a bar on standard error while something goes on."""
    with Progress(
        TextColumn(what),
        BarColumn(),
        TaskProgressColumn(),
        console=errors(),
        transient=True,
        disable=quiet,
    ) as progress:
        task = progress.add_task(what, total=None)

        def seen(at: Counted) -> None:
            progress.update(task, completed=at.done, total=at.total)

        yield seen


def _width() -> int | None:
    """Return the width to print at: the window's, but no wider than is readable."""
    if "COLUMNS" in os.environ or not sys.stdout.isatty():
        return None
    return min(os.get_terminal_size(sys.stdout.fileno()).columns, WIDEST)


def _escaped(text: str) -> str:
    return text.replace("[", r"\[")


def _plain(value: Any) -> Any:
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    return str(value)
