"""A page as a real Chromium makes it, for pages that are nothing without scripts.

Chromium never touches the network: its resolver knows no name, and every request of
the page is answered by the fetcher, with the same turns, limits and guard. The
document itself is not asked for twice; pictures, fonts and films are not asked for at
all. Needs the extra `browser` (Playwright, which drives an installed Chromium).
"""

from __future__ import annotations

import asyncio
import dataclasses
import importlib
import os
import shutil
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Any, Self

from monitor.model import Capture, Failure, Hop

# Loaded with the first page that asks for it: it takes a third of a second.
_LIBRARY = "playwright.async_api"

# What a page of text does not need.
_UNNEEDED = frozenset({"image", "media", "font", "stylesheet", "manifest", "texttrack"})
# A page that asks for more is not a press page, or is watching us.
_MOST_REQUESTS = 120
_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
# Said by the fetcher of its own connection, and untrue of what Chromium is given.
_OUR_OWN = frozenset({"content-encoding", "content-length", "transfer-encoding"})

# method, address, body
Get = Callable[[str, str, bytes | None], Awaitable[Capture]]


def chromium() -> str | None:
    """Return the path of the installed Chromium that is started, if there is one."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


class BrowserError(Exception):
    """The page could not be rendered; `failure` says what kind of trouble it was."""

    def __init__(self, failure: Failure, message: str) -> None:
        super().__init__(message)
        self.failure = failure


class Browser:
    """One Chromium for all pages, started with the first; a new profile for each."""

    def __init__(self, *, identity: str, max_bytes: int) -> None:
        self._identity = identity
        self._max_bytes = max_bytes
        self._starting = asyncio.Lock()
        self._driver: Any = None
        self._chromium: Any = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._chromium is not None:
            await self._chromium.close()
        if self._driver is not None:
            await self._driver.stop()

    async def render(self, served: Capture, get: Get, seconds: float) -> Capture:
        """Return `served` with the document that Chromium makes of it, as UTF-8.

        Where a script leads on to another page, it is that page's capture, and the one
        before is among its redirects. Raises BrowserError.
        """
        try:
            library = importlib.import_module(_LIBRARY)
        except ImportError as error:
            words = 'a browser needs the extra: pip install "monitor[browser]"'
            raise BrowserError(Failure.UNSUPPORTED, words) from error
        try:
            async with asyncio.timeout(seconds):
                await self._start(library)
                return await self._document(served, get, seconds)
        except TimeoutError as error:
            words = f"the browser was not done within {seconds:g} seconds"
            raise BrowserError(Failure.TIMEOUT, words) from error
        except library.Error as error:
            words = str(error).partition("\n")[0]
            raise BrowserError(Failure.PROTOCOL, f"the browser: {words}") from error

    async def _start(self, library: Any) -> None:
        async with self._starting:
            if self._chromium is not None and self._chromium.is_connected():
                return
            found = chromium()
            if found is None:
                raise BrowserError(
                    Failure.UNSUPPORTED,
                    "no Chromium is installed (apt install chromium)",
                )
            if self._driver is None:
                self._driver = await library.async_playwright().start()
            self._chromium = await self._driver.chromium.launch(
                executable_path=found,
                # Chromium refuses its sandbox to root, as in a container.
                chromium_sandbox=os.geteuid() != 0,
                args=["--host-resolver-rules=MAP * ~NOTFOUND", "--no-proxy-server"],
            )

    async def _document(self, served: Capture, get: Get, seconds: float) -> Capture:
        context = await self._chromium.new_context(
            user_agent=self._identity,
            service_workers="block",
            accept_downloads=False,
        )
        try:
            answers = _Answers(served, get, self._max_bytes)
            await context.route("**/*", answers.give)
            await context.route_web_socket("**/*", lambda socket: socket.close())
            page = await context.new_page()
            await page.goto(
                served.final_url, wait_until="networkidle", timeout=seconds * 1000
            )
            source: str = await page.content()
        finally:
            await context.close()
        body = source.encode("utf-8", "replace")
        if len(body) > self._max_bytes:
            words = f"more than {self._max_bytes:,} bytes once rendered"
            raise BrowserError(Failure.TOO_LARGE, words)
        shown = answers.shown
        return dataclasses.replace(
            shown,
            body=body,
            raw_body=shown.body if shown.raw_body is None else shown.raw_body,
            rendered=True,
        )


class _Answers:
    """What one page is given for its requests.

    `shown` is the capture of the document that the page has come to.
    """

    def __init__(self, served: Capture, get: Get, max_bytes: int) -> None:
        self.shown = served
        self._first = True
        self._get = get
        self._requests = 0
        self._left = max_bytes

    async def give(self, route: Any) -> None:
        request = route.request
        self._requests += 1
        if request.resource_type in _UNNEEDED or self._requests > _MOST_REQUESTS:
            await route.abort()
            return
        if self._first:
            self._first, capture = False, self.shown
        else:
            capture = await self._get(
                request.method, request.url, request.post_data_buffer
            )
            if request.is_navigation_request() and request.frame.parent_frame is None:
                self.shown = _led_on(self.shown, capture)
        self._left -= len(capture.body)
        if capture.failure is not None or capture.status is None or self._left < 0:
            await route.abort()
            return
        headers = {k: v for k, v in capture.headers if k.lower() not in _OUR_OWN}
        await route.fulfill(status=capture.status, headers=headers, body=capture.body)


def _led_on(before: Capture, capture: Capture) -> Capture:
    """Return the capture to which a page's script has led, with the way there."""
    hop = Hop(before.final_url, before.status or 0, capture.url)
    return dataclasses.replace(
        capture, url=before.url, hops=(*before.hops, hop, *capture.hops)
    )
