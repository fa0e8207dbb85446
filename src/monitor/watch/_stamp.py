"""The ledger's head carried to an outside time-stamp service and back (RFC 3161)."""

from __future__ import annotations

import asyncio
import dataclasses
import datetime as dt
import os
import pathlib
import secrets

import structlog

from monitor import codec
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
# By then it is asked once an interval, and more would be more than a date can hold.
_DOUBLINGS = 20

# The name of the file in the store's folder.
STAMPING_FILE = "stamping.json"


@dataclasses.dataclass(frozen=True, slots=True)
class NotStamped:
    """The time-stamp service that failed when it was last asked, at `at`.

    It failed so often in a row, since `since`, and is asked again at `again_at`.
    """

    service: str
    at: dt.datetime
    since: dt.datetime
    failures: int
    again_at: dt.datetime
    error: str


def not_stamped(
    store: SqlStore, setting: Stamping | None, folder: pathlib.Path
) -> NotStamped | None:
    """Return how stamping fails, as the daemon left it in the store's folder.

    None where it works, is not wanted, or a stamp was made by hand since.
    """
    try:
        left = codec.decode(NotStamped, (folder / STAMPING_FILE).read_bytes())
    except (OSError, InputError):
        return None
    if setting is None or setting.service != left.service:
        return None
    made = stamps(store)
    return None if made and left.at <= made[-1].at else left


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

    def __init__(
        self, store: SqlStore, clock: Clock, folder: pathlib.Path | None = None
    ) -> None:
        """Prepare; `look` does the work.

        In `folder` is left what fails, for `monitor status` and the desk.
        """
        self._store = store
        self._clock = clock
        self._folder = folder
        self._failed: NotStamped | None = None

    async def look(self, setting: Stamping, fetcher: Fetcher) -> Stamp | None:
        """Have the ledger stamped if it is due; return the stamp if there is one."""
        now = self._clock.now()
        if self._failed is not None and now < self._failed.again_at:
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
            self._leave(self._failure(setting, now, str(error)))
            return None
        self._leave(None)
        log.info("stamped", service=setting.service, entries=made.length)
        return made

    def _failure(self, setting: Stamping, now: dt.datetime, error: str) -> NotStamped:
        before = self._failed
        failures = before.failures + 1 if before else 1
        doublings = min(failures - 1, _DOUBLINGS)
        failed = NotStamped(
            service=setting.service,
            at=now,
            since=before.since if before else now,
            failures=failures,
            again_at=now + min(FIRST_RETRY * 2**doublings, setting.every),
            error=error,
        )
        log.error(
            "not stamped",
            service=setting.service,
            failures=failures,
            again_at=failed.again_at.isoformat(timespec="seconds"),
            error=error,
        )
        return failed

    def _leave(self, failed: NotStamped | None) -> None:
        """Keep how it went; a disk that is full stops no stamp."""
        self._failed = failed
        if self._folder is None:
            return
        path = self._folder / STAMPING_FILE
        try:
            if failed is None:
                path.unlink(missing_ok=True)
                return
            partial = path.with_name(f".{path.name}.{os.getpid()}")
            partial.write_bytes(codec.encode(failed))
            partial.replace(path)
        except OSError as error:
            log.warning("how stamping goes not left", error=str(error))

    def _is_due(self, setting: Stamping, now: dt.datetime) -> bool:
        """Whether the last stamp is old enough, and anything came after it.

        A stamp from the future is of a clock that was wrong: it delays nothing.
        """
        made = stamps(self._store)
        if made and now - setting.every < made[-1].at <= now:
            return False
        return uncovered(self._store) > 0
