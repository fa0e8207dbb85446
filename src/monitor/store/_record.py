"""One visit to a page, put into the database: invariants 1 to 3 live here.

The order is what makes a crash harmless: the file of a version is durable before the
transaction that refers to it commits, and all rows of a check are in one transaction.
What a crash can leave is a file that no row refers to.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Sequence

import sqlalchemy as sa

from monitor.model import Capture, Check, Page, PageKind, Snapshot
from monitor.store import _changes, _pages, _rows, _state, _versions, _warc
from monitor.store._ledger import EntryKind, Ledger
from monitor.store._objects import Objects
from monitor.store._records import Recorded
from monitor.store._tables import capture as captures
from monitor.store._tables import snapshot


@dataclasses.dataclass(frozen=True, slots=True)
class Recorder:
    """What is needed to store checks: a writing connection, and where files go."""

    connection: sa.Connection
    objects: Objects
    key: Callable[[str], str]
    software: str
    ledger: Ledger

    def record(self, check: Check, channels: Sequence[str]) -> Recorded:
        """Store one check; it is durable once the connection commits."""
        _state.validate(check)
        stored = _pages.by_id(self.connection, check.page.id)
        if check.parsed and stored.versions != check.page.versions:
            return self._superseded(check, stored)
        if check.became is stored.availability:
            # Another process confirmed it first, and its change is enough.
            check = dataclasses.replace(check, became=None)
        page = _state.advance(stored, check)
        number = page.versions if check.parsed else None
        capture_id, path = self._capture(check, stored, number)
        self._companions(check, stored, number)
        _pages.update(self.connection, page)
        return Recorded(
            page=page,
            capture_id=capture_id,
            snapshot=self._snapshot(check, page, capture_id, path),
            change_id=self._change(check, stored, capture_id, number, channels),
            found=self._found(check, page),
        )

    def _superseded(self, check: Check, stored: Page) -> Recorded:
        """Note the capture alone: `stored` has a version that the check never saw.

        Neither digest nor validators may advance, or the next visit would take the
        version that was not stored for one that was.
        """
        bare = dataclasses.replace(check, parsed=None, change=None)
        capture_id, _ = self._capture(bare, stored, None)
        self._companions(bare, stored, None)
        page = dataclasses.replace(
            stored, checked_at=check.capture.at, due_at=check.capture.at
        )
        _pages.update(self.connection, page)
        return Recorded(page=page, capture_id=capture_id, superseded=True)

    def _companions(self, check: Check, stored: Page, number: int | None) -> None:
        """Store what was fetched beside the page; a version's parts as files."""
        for capture in check.parts:
            self._capture(_state.companion(check, capture), stored, number)
        for capture in check.others:
            self._capture(_state.companion(check, capture), stored, None)

    def _capture(
        self, check: Check, stored: Page, number: int | None
    ) -> tuple[int, str | None]:
        """Store the capture's row, and its file where that is to be kept."""
        capture, verdict = check.capture, check.verdict
        path = file_digest = None
        if number is not None or (check.keep and capture.status is not None):
            path = self._free_path(stored, _state.file_name(capture, number))
            # The last entry that is sure to stay, should this not be committed.
            data = _warc.write(capture, self.software, ledger=str(self.ledger.before))
            self.objects.put(path, data)
            file_digest = hashlib.sha256(data).digest()
        made = self.connection.execute(
            captures.insert()
            .values(
                page_id=stored.id,
                at=_rows.instant(capture.at),
                seconds=capture.seconds,
                availability=str(verdict.availability),
                reason=verdict.reason,
                status=capture.status,
                failure=capture.failure and str(capture.failure),
                final_url=_state.elsewhere(stored, capture),
                size=len(capture.body),
                attempts=capture.attempts,
                digest=_digest(capture),
                number=number,
                path=path,
                file_digest=file_digest,
            )
            .returning(captures.c.id)
        )
        capture_id = int(made.scalar_one())
        self.ledger.capture(capture_id)
        return capture_id, path

    def _free_path(self, page: Page, name: str) -> str:
        """Return where a file goes. No file is ever written over another.

        One may be there after a crash and a clock that was set back.
        """
        folder = self._folder(page)
        path, count = f"{folder}/{name}", 1
        while self.objects.exists(path):
            count += 1
            path = f"{folder}/{name.removesuffix(_state.WARC)}-{count}{_state.WARC}"
        return path

    def _folder(self, page: Page) -> str:
        """Return where the page's files are: a later title or address moves none."""
        query = (
            sa.select(captures.c.path)
            .join(snapshot, snapshot.c.capture_id == captures.c.id)
            .where(snapshot.c.page_id == page.id, snapshot.c.number == page.versions)
        )
        path = self.connection.execute(query).scalar()
        return path.rpartition("/")[0] if path else _state.page_folder(page)

    def _snapshot(
        self, check: Check, page: Page, capture_id: int, path: str | None
    ) -> Snapshot | None:
        if check.parsed is None or path is None:
            return None
        made, words = _versions.insert(
            self.connection,
            page_id=page.id,
            number=page.versions,
            capture_id=capture_id,
            at=_rows.instant(check.capture.at),
            parsed=check.parsed,
        )
        self.ledger.append(EntryKind.VERSION, words)
        return Snapshot(
            id=made,
            page_id=page.id,
            number=page.versions,
            at=check.capture.at,
            digest=check.capture.digest,
            path=path,
            parsed=check.parsed,
        )

    def _change(
        self,
        check: Check,
        stored: Page,
        capture_id: int,
        number: int | None,
        channels: Sequence[str],
    ) -> int | None:
        if not _state.has_change(check):
            return None
        made, words = _changes.insert(
            self.connection,
            check,
            capture_id=capture_id,
            old_number=stored.versions or None,
            new_number=number,
        )
        self.ledger.append(EntryKind.CHANGE, words)
        if _state.is_reported(check):
            _changes.enqueue(self.connection, made, check.capture.at, channels)
        return made

    def _found(self, check: Check, page: Page) -> tuple[Page, ...]:
        if not check.found:
            return ()
        _, new = _pages.ensure(
            self.connection,
            page.source,
            check.found,
            kind=PageKind.UNKNOWN,
            found_at=check.capture.at,
            due_at=check.capture.at,
            key=self.key,
        )
        return new


def _digest(capture: Capture) -> bytes | None:
    """Return the digest of the body, if an answer came at all."""
    return None if capture.status is None else _rows.digest_bytes(capture.digest)
