"""Live parts: says that there are new changes (Server-Sent Events, WHATWG HTML 9.2)."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import fastapi
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse

from monitor.errors import StoreError
from monitor.model import Severity
from monitor.web._desk import AtDesk, Desk
from monitor.web._parameters import Last
from monitor.web._reader import Reading
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
    """Say, whenever there are new changes, how many came after a change."""
    if request.app.state.listeners >= _MOST_LISTENERS:
        raise fastapi.HTTPException(503, "Too many browsers listen already.")
    return StreamingResponse(
        _listen(request, desk, Words(reader.language), after),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


async def _listen(
    request: fastapi.Request, desk: Desk, words: Words, after: int
) -> AsyncIterator[str]:
    request.app.state.listeners += 1
    told, quiet = 0, 0
    try:
        while not await request.is_disconnected():
            count = await run_in_threadpool(_newer, desk, after)
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


def _newer(desk: Desk, after: int) -> int:
    """Count the changes that are newer than one; none while the store is away."""
    try:
        found = desk.store.changes(min_severity=Severity.LOW, limit=_MOST)
    except StoreError:
        return 0
    return sum((change.id or 0) > after for change in found)
