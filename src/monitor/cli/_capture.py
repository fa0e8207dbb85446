"""A page that is named on the command line: a file, or an address to fetch now."""

from __future__ import annotations

import asyncio
import pathlib
import sys
from collections.abc import Callable

from monitor.cli._output import warn
from monitor.clock import SystemClock
from monitor.errors import FetchError, InputError
from monitor.fetch import Fetcher, FetchSettings, saved
from monitor.judge import judge
from monitor.model import Availability, Capture
from monitor.watch import advice_on


def capture(page: str | None, url: str | None) -> Capture:
    """Return the page that an argument names; raises InputError or FetchError."""
    if page is None:
        raise InputError("a page is needed: the name of a file, or an address (URL).")
    if not page.startswith(("http://", "https://")):
        return saved(pathlib.Path(page), url)
    fetched = asyncio.run(_fetched(page))
    if fetched.failure is not None:
        message = (
            f"{page} could not be fetched: {fetched.failure} "
            f"({fetched.detail or 'no detail'}). {advice_on(fetched.failure)}"
        )
        raise FetchError(message)
    return fetched


async def _fetched(url: str) -> Capture:
    async with Fetcher(FetchSettings(), clock=SystemClock()) as fetcher:
        return await fetcher.fetch(url)


def warn_of(page: Capture) -> None:
    verdict = judge(page)
    if verdict.availability is not Availability.OK:
        warn(
            f"this may not be the page itself: {verdict.availability}. {verdict.reason}"
        )


def answer_lines(answer: Callable[[str], str]) -> None:
    """Answer each line of standard input with a line, at once."""
    for line in sys.stdin:
        if line.strip():
            sys.stdout.write(answer(line) + "\n")
            sys.stdout.flush()
