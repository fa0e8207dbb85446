"""Printing: for a person in colour and in the terminal's width, or JSON."""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
import zoneinfo
from typing import Any

from rich.console import Console

# Wider lines than this are hard to read, however wide the window.
WIDEST = 110


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


def span(delta: dt.timedelta) -> str:
    """Return a length of time as people say it: 45 s, 12 min, 3 h, 2 d."""
    seconds = abs(delta.total_seconds())
    for size, unit in ((86400, "d"), (3600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds:.0f} s"


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
