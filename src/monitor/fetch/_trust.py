"""Finds out servers whose validators mean nothing.

Some answer 304 for ever, or give every version the same ETag. Nothing shows it but a
full fetch: so every so often one is made although it need not be, and where the same
validators come with another body, that address is asked unconditionally from then on.
"""

from __future__ import annotations

import dataclasses
import hashlib
import logging
import zlib

from monitor.fetch._validators import validators_of
from monitor.model import Capture, Validators

log = logging.getLogger("monitor.fetch")

# One visit in so many is a full one: a change missed by a lying server is seen within a
# day where it is visited hourly, and an honest one loses a twentieth of the saving.
FULL_FETCH_EVERY = 20
_MAX_PAGES = 200_000
_NONE = Validators()


@dataclasses.dataclass(slots=True)
class _Page:
    """What an address last sent in full; kept small, as there are many."""

    mark: bytes
    visits: int
    lies: bool = False


class Trust:
    """Decides which visits send validators; in memory, so a restart begins anew."""

    def __init__(self) -> None:
        self._pages: dict[str, _Page] = {}

    def to_send(self, url: str, known: Validators) -> Validators:
        """Return `known`, or none of it where this visit shall be a full one."""
        if known == _NONE:
            return known
        page = self._pages.get(url)
        if page is None:
            page = self._remember(url, _Page(b"", _head_start(url)))
        page.visits += 1
        if page.lies or page.visits % FULL_FETCH_EVERY == 0:
            return _NONE
        return known

    def learn(self, url: str, known: Validators, capture: Capture) -> None:
        """Compare a full answer with the one that `known` came with."""
        if capture.status != 200 or capture.failure is not None:  # noqa: PLR2004 - RFC 9110
            return
        sent = validators_of(capture)
        if sent == _NONE:
            return
        mark = _mark(sent, capture.body)
        page = self._pages.get(url)
        if page is None:
            self._remember(url, _Page(mark, _head_start(url)))
            return
        same_word, same_body = page.mark[:8] == mark[:8], page.mark == mark
        if sent == known and same_word and not same_body and not page.lies:
            page.lies = True
            log.warning(
                "%s sent another page with the same validators: it is fetched in full "
                "from now on",
                capture.url,
            )
        page.mark = mark

    def _remember(self, url: str, page: _Page) -> _Page:
        while len(self._pages) >= _MAX_PAGES:
            del self._pages[next(iter(self._pages))]
        self._pages[url] = page
        return page


def _head_start(url: str) -> int:
    """Return how many visits a page is ahead, so that not all are full at once."""
    return zlib.crc32(url.encode()) % (FULL_FETCH_EVERY // 2)


def _mark(sent: Validators, body: bytes) -> bytes:
    """Return sixteen bytes: eight for the validators, eight for the body."""
    words = f"{sent.etag}\n{sent.last_modified}".encode()
    return (
        hashlib.blake2b(words, digest_size=8).digest()
        + hashlib.blake2b(body, digest_size=8).digest()
    )
