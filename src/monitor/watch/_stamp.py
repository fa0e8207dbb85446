"""The ledger's head carried to an outside time-stamp service and back (RFC 3161)."""

from __future__ import annotations

import asyncio
import datetime as dt
import secrets

import structlog

from monitor.clock import Clock
from monitor.config import Stamping
from monitor.errors import FailureError, FetchError, InputError
from monitor.fetch import Fetcher, SourceOptions
from monitor.store import SqlStore, Stamp, keep_reply, question, stamps, uncovered

log = structlog.get_logger("monitor.watch")

_OK = 200

# A service that fails is asked again after this time, and each time after twice as
# long, up to the interval: a day's stamp should not wait for the next day.
FIRST_RETRY = dt.timedelta(minutes=5)


async def have_stamped(
    store: SqlStore, service: str, *, fetcher: Fetcher, clock: Clock
) -> Stamp:
    """Have the ledger as it is now stamped by a service, and keep its reply.

    Raises `FetchError` where it does not answer (RFC 3161, section 3.4, is how it is
    asked), `FailureError` where its answer is no stamp of what was asked, and
    `InputError` where there is nothing to stamp.
    """
    nonce = secrets.randbits(63)
    asked = await asyncio.to_thread(question, store, nonce=nonce)
    options = SourceOptions(
        method="POST",
        content=asked.body,
        headers=(("Content-Type", "application/timestamp-query"),),
        respect_robots=False,
    )
    answer = await fetcher.fetch(service, options=options)
    if answer.failure is not None or answer.status != _OK:
        why = answer.detail or f"status {answer.status}"
        raise FetchError(
            f"{service} did not answer: {why}. Nothing was stamped; nothing else is "
            f"affected."
        )
    return await asyncio.to_thread(
        keep_reply, store, asked, answer.body, authority=service, at=clock.now()
    )


class Stamper:
    """Has the ledger stamped when it is time; what fails is reported and tried again.

    It runs beside the visits and holds none of them up: while the service is asked,
    nothing of the store is locked.
    """

    def __init__(self, store: SqlStore, clock: Clock) -> None:
        """Prepare; `look` does the work."""
        self._store = store
        self._clock = clock
        self._failures = 0
        self._not_before: dt.datetime | None = None

    async def look(self, setting: Stamping, fetcher: Fetcher) -> Stamp | None:
        """Have the ledger stamped if it is due; return the stamp if there is one."""
        now = self._clock.now()
        if self._not_before is not None and now < self._not_before:
            return None
        try:
            if not await asyncio.to_thread(self._is_due, setting, now):
                return None
            made = await have_stamped(
                self._store, setting.service, fetcher=fetcher, clock=self._clock
            )
        except InputError:
            return None  # an empty ledger: there is nothing to stamp yet
        except FailureError as error:
            self._failures += 1
            wait = min(FIRST_RETRY * 2 ** (self._failures - 1), setting.every)
            self._not_before = now + wait
            log.error(
                "not stamped",
                service=setting.service,
                failures=self._failures,
                again_at=self._not_before.isoformat(timespec="seconds"),
                error=str(error),
            )
            return None
        self._failures, self._not_before = 0, None
        log.info("stamped", service=setting.service, entries=made.length)
        return made

    def _is_due(self, setting: Stamping, now: dt.datetime) -> bool:
        """Whether the last stamp is old enough, and anything came after it.

        A stamp from the future is of a clock that was wrong: it delays nothing.
        """
        made = stamps(self._store)
        if made and now - setting.every < made[-1].at <= now:
            return False
        return uncovered(self._store) > 0
