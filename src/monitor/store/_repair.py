"""What a crash left, taken in or cleared away; each step is noted in the ledger."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import re

import sqlalchemy as sa

from monitor.errors import DamagedStoreError, InputError
from monitor.model import Availability, Capture, Page
from monitor.store import _pages, _rows, _state, _warc
from monitor.store._ledger import EntryKind, FileWords, Ledger
from monitor.store._objects import PARTIAL
from monitor.store._sql import SqlStore
from monitor.store._tables import capture as captures
from monitor.store._verify import orphans, unreferred

_PAGE_FOLDER = re.compile(r"-p(\d+)$")
_REASON = "its file was found without a row, as a crash leaves it"


@dataclasses.dataclass(frozen=True, slots=True)
class Repaired:
    """What became of the files that no row referred to.

    `adopted` are whole captures of a page under watch: they now stand in its history.
    `discarded` are files that were never finished. `left` are neither; nothing was
    done with them, since they may be somebody's.
    """

    adopted: tuple[str, ...] = ()
    discarded: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


def repair(store: SqlStore, *, at: dt.datetime) -> Repaired:
    """Adopt or discard the files that a crash left; see `Repaired`."""
    candidates = orphans(store)
    adopted, discarded, left = [], [], []
    with store.writing() as connection:
        ledger = Ledger(connection)
        for name in unreferred(connection, candidates):
            if name.endswith(PARTIAL):
                ledger.append(
                    EntryKind.DISCARDED,
                    FileWords(name, None, _rows.instant(at), "never finished"),
                )
                discarded.append(name)
            elif _adopt(store, connection, ledger, name, at):
                adopted.append(name)
            else:
                left.append(name)
    # Only after the commit: what is noted and still there is discarded next time.
    for name in discarded:
        store.objects.delete(name)
    return Repaired(tuple(adopted), tuple(discarded), tuple(left))


def _adopt(
    store: SqlStore,
    connection: sa.Connection,
    ledger: Ledger,
    name: str,
    at: dt.datetime,
) -> bool:
    """Put the capture of a file into the history of its page, if it has one."""
    try:
        data = store.objects.get(name)
        capture = _warc.read(data, name)
        page = _page(connection, name)
    except (DamagedStoreError, InputError):
        return False
    if page is None or page.url != capture.url:
        return False
    digest = hashlib.sha256(data).digest()
    capture_id = _insert(connection, page, capture, name, digest)
    ledger.capture(capture_id)
    words = FileWords(
        path=name,
        file=digest.hex(),
        at=_rows.instant(at),
        reason=_REASON,
        capture=capture_id,
        page=page.id,
    )
    ledger.append(EntryKind.ADOPTED, words)
    return True


def _page(connection: sa.Connection, name: str) -> Page | None:
    """Return the page whose folder the file is in."""
    match = _PAGE_FOLDER.search(name.rpartition("/")[0])
    return _pages.by_id(connection, int(match[1])) if match else None


def _insert(
    connection: sa.Connection, page: Page, capture: Capture, path: str, digest: bytes
) -> int:
    values = {
        "page_id": page.id,
        "at": _rows.instant(capture.at),
        "seconds": capture.seconds,
        "availability": str(Availability.OK),
        "reason": _REASON,
        "status": capture.status,
        "failure": capture.failure and str(capture.failure),
        "final_url": _state.elsewhere(page, capture),
        "size": len(capture.body),
        "digest": _rows.digest_bytes(capture.digest),
        "path": path,
        "file_digest": digest,
    }
    made = connection.execute(captures.insert().values(values).returning(captures.c.id))
    return int(made.scalar_one())
