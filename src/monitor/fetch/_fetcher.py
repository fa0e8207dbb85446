"""The door of the room: URL → Capture, in as many visits as it is worth."""

from __future__ import annotations

import contextlib
import dataclasses
import logging
import random
from collections.abc import Iterable
from http import HTTPStatus
from types import TracebackType
from typing import Self

import httpx
import tenacity

from monitor.clock import Clock
from monitor.fetch._browser import Browser, BrowserError
from monitor.fetch._exchange import STOPPED
from monitor.fetch._hosts import Hosts, HostState
from monitor.fetch._retry_after import seconds_to_wait
from monitor.fetch._settings import FetchSettings, SourceOptions
from monitor.fetch._stopping import Stop
from monitor.fetch._transport import AiohttpTransport
from monitor.fetch._visit import Budget, Visits
from monitor.fetch._way import same_origin
from monitor.model import Capture, Failure, Validators

log = logging.getLogger("monitor.fetch")

# Answers that say something of the moment rather than of the page; the 52x are a
# delivery network's words for an origin that is out of reach.
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
# Trying again within the minute has helped; a certificate or a ban does not go away.
_WORTH_RETRYING = frozenset(
    {
        Failure.DNS,
        Failure.CONNECT,
        Failure.TLS,
        Failure.TIMEOUT,
        Failure.RESET,
        Failure.TRUNCATED,
    }
)
_FIRST_WAIT = 1.0
_LONGEST_WAIT = 30.0
_NO_VALIDATORS = Validators()
_NO_OPTIONS = SourceOptions()


class Fetcher:
    """Fetches pages over all sources; an asynchronous context manager.

    `fetch` never raises for what the network does: that is `Capture.failure`.
    `transport` is httpx's seam, for tests; `rng` spreads delays and retries. `before`
    is the fetcher whose place this one takes, with other settings: the hosts stay as
    they are known, and telling one to stop tells both.
    """

    def __init__(
        self,
        settings: FetchSettings,
        *,
        clock: Clock,
        transport: httpx.AsyncBaseTransport | None = None,
        rng: random.Random | None = None,
        before: Fetcher | None = None,
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._rng = rng or random.Random()  # noqa: S311 - spreads load, guards nothing
        self._transport = transport or AiohttpTransport(settings)
        self._browser = Browser(
            identity=settings.identity, max_bytes=settings.max_decoded_bytes
        )
        self._hosts: Hosts
        self._stop: Stop
        if before is None:
            self._hosts, self._stop = Hosts(clock=clock, rng=self._rng), Stop()
        else:
            self._hosts, self._stop = before._hosts, before._stop  # noqa: SLF001 - one of its own kind
        self._visits = Visits(
            settings,
            clock=clock,
            hosts=self._hosts,
            transport=self._transport,
            stop=self._stop,
        )

    async def __aenter__(self) -> Self:
        if not self._settings.contact and self._settings.user_agent is None:
            log.warning(
                "no contact is set: webmasters cannot reach you before they block "
                "you. Set `contact:` in config.yaml to a mail or web address."
            )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._browser.__aexit__(kind, error, trace)
        await self._transport.aclose()

    def stop(self, seconds: float = 0.0) -> None:
        """Send nothing from now on; what was sent may take so many seconds still.

        Every fetch comes back then. One that lacks its answer has failed as
        `stopped`, and `attempts` says how often the server was asked all the same.
        """
        self._stop.tell(seconds)

    def remember(self, states: Iterable[HostState]) -> None:
        """Leave hosts alone that were resting when an earlier fetcher ended."""
        for state in states:
            self._hosts.get(state.host).remember(state)

    def hosts(self) -> tuple[HostState, ...]:
        """Return the state of every host asked so far, by name."""
        return self._hosts.states()

    def host(self, name: str) -> HostState | None:
        """Return the state of one host, or None where it was not asked so far."""
        return self._hosts.state(name)

    async def fetch(
        self,
        url: str,
        *,
        validators: Validators = _NO_VALIDATORS,
        options: SourceOptions = _NO_OPTIONS,
    ) -> Capture:
        """Fetch `url`, or say why it could not be had.

        `validators` make the request conditional: pass those of the last capture that
        was the page itself. `Capture.attempts` is 0 where nothing was sent.
        """
        capture = await self._attempts(url, validators, options)
        if (
            options.browser
            and capture.failure is None
            and capture.status == HTTPStatus.OK
        ):
            return await self._rendered(capture, options)
        return capture

    async def _rendered(self, served: Capture, options: SourceOptions) -> Capture:
        """Return the capture with the document that a browser makes of it."""
        sent = served.attempts

        async def get(method: str, url: str, content: bytes | None) -> Capture:
            nonlocal sent
            asked = dataclasses.replace(
                options,
                method=method,
                content=content,
                content_shown=None,
                browser=False,
            )
            capture = await self._visits.visit(
                url,
                validators=_NO_VALIDATORS,
                options=asked
                if same_origin(url, served.url)
                else asked.without_secrets(),
                budget=Budget(self._settings.deadline),
            )
            sent += capture.attempts
            return capture

        shown = dataclasses.replace(served, rendered=True)
        try:
            async with self._stop.request(None):  # `render` has its own limit
                shown = await self._browser.render(served, get, self._settings.deadline)
        except TimeoutError:
            pass  # told to stop
        except BrowserError as error:
            shown = dataclasses.replace(shown, failure=error.failure, detail=str(error))
        if self._stop.told:  # some of what the page asked for may be missing
            shown = dataclasses.replace(shown, failure=Failure.STOPPED, detail=STOPPED)
        return dataclasses.replace(shown, attempts=sent)

    async def _attempts(
        self, url: str, validators: Validators, options: SourceOptions
    ) -> Capture:
        budget = Budget(self._settings.deadline)
        sent = 0

        async def attempt() -> Capture:
            nonlocal sent
            capture = await self._visits.visit(
                url, validators=validators, options=options, budget=budget
            )
            sent += capture.attempts
            return capture

        first = await attempt()
        if not _worth_retrying(first):
            return first  # most fetches, and tenacity takes a quarter of their CPU
        pending = [first]

        async def again() -> Capture:
            return pending.pop() if pending else await attempt()

        last: Capture = await self._retrying(budget)(again)
        return dataclasses.replace(last, attempts=sent)

    def _retrying(self, budget: Budget) -> tenacity.AsyncRetrying:
        """Return when to try again: all on our clock, and within the budget."""

        def wait(state: tenacity.RetryCallState) -> float:
            backoff = min(
                _LONGEST_WAIT, _FIRST_WAIT * 2.0 ** (state.attempt_number - 1)
            )
            spread = backoff * (0.5 + self._rng.random() / 2.0)
            capture = _result(state)
            asked = seconds_to_wait(
                capture.header("retry-after"),
                now=self._clock.now(),
                server_date=capture.header("date"),
            )
            return max(spread, asked or 0.0)

        def enough(state: tenacity.RetryCallState) -> bool:
            return (
                state.attempt_number >= self._settings.max_attempts
                or state.upcoming_sleep >= budget.left
                or self._visits.refuses(_result(state).final_url)
            )

        async def sleep(seconds: float) -> None:
            budget.spend(seconds)
            with contextlib.suppress(TimeoutError):  # told to stop
                async with self._stop.wait():
                    await self._clock.sleep(seconds)

        return tenacity.AsyncRetrying(
            retry=tenacity.retry_if_result(_worth_retrying),
            wait=wait,
            stop=enough,
            sleep=sleep,
            retry_error_callback=_result,
        )


def _result(state: tenacity.RetryCallState) -> Capture:
    """Return the last attempt's capture."""
    if state.outcome is None:  # pragma: no cover - tenacity asks after an attempt
        raise AssertionError("asked before the first attempt")
    capture: Capture = state.outcome.result()
    return capture


def _worth_retrying(capture: Capture) -> bool:
    if capture.failure is not None:
        return capture.failure in _WORTH_RETRYING
    return capture.status in _PASSING
