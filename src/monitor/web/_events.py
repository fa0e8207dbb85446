"""Live parts: says that there are new changes (Server-Sent Events, WHATWG HTML 9.2)."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import AsyncIterator, Mapping

import fastapi
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse

from monitor.errors import StoreError
from monitor.web._desk import AtDesk, Desk
from monitor.web._filters import Filters, find
from monitor.web._parameters import Last
from monitor.web._reader import Reader, Reading
from monitor.web._words import Words

router = fastapi.APIRouter(include_in_schema=False)

# The store is asked so often: a change is shown within a second of its commit.
_SECONDS = 0.5
# A line now and then tells a proxy that the connection is alive.
_QUIET_ROUNDS = 40
# So many new changes are counted at most; nobody reads a larger number.
_MOST = 99
_MOST_LISTENERS = 200


@router.get("/events")
async def events(
    request: fastapi.Request, desk: AtDesk, reader: Reading, after: Last = 0
) -> StreamingResponse:
    """Say, whenever there are new changes, how many came after a change.

    Only those count that the filters of the address let through.
    """
    if request.app.state.listeners >= _MOST_LISTENERS:
        raise fastapi.HTTPException(503, "Too many browsers listen already.")
    return StreamingResponse(
        _listen(request, _Newer(desk, request.query_params, after), reader),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


class _Newer:
    """Counts the changes that are newer than one; none while the store is away."""

    def __init__(self, desk: Desk, query: Mapping[str, str], after: int) -> None:
        self._desk = desk
        self._filters = dataclasses.replace(Filters.read(query), before=None)
        self._after = after
        self._newest = after
        self._count = 0

    def count(self) -> int:
        """Return how many there are; reads them only where there is a new one."""
        try:
            newest = self._desk.store.changes(limit=1)
            last = (newest[0].id or 0) if newest else 0
            if last != self._newest:
                self._newest = last
                found = find(
                    self._desk.store, self._desk.judgements, self._filters, _MOST
                )
                self._count = sum((c.id or 0) > self._after for c in found.changes)
        except StoreError:
            return 0
        return self._count


async def _listen(
    request: fastapi.Request, newer: _Newer, reader: Reader
) -> AsyncIterator[str]:
    request.app.state.listeners += 1
    words = Words(reader.language)
    told, quiet = 0, 0
    try:
        while not await request.is_disconnected():
            count = await run_in_threadpool(newer.count)
            quiet += 1
            if count != told:
                told, quiet = count, 0
                yield f"event: changes\ndata: {words.count('changes.new', count)}\n\n"
            elif quiet % _QUIET_ROUNDS == 1:
                yield ": still here\n\n"
            # Not the desk's clock: a browser waits in real time.
            await asyncio.sleep(_SECONDS)
    finally:
        request.app.state.listeners -= 1
