"""A saved page as a capture."""

from __future__ import annotations

import datetime as dt
import pathlib

from monitor.errors import InputError
from monitor.model import Capture

_OK = 200

# As large as a page may be that is fetched, unless the configuration says otherwise.
LARGEST = 20_000_000


def saved(path: pathlib.Path, url: str | None) -> Capture:
    """Return a file as if it had just been fetched; raises InputError."""
    try:
        if path.stat().st_size > LARGEST:
            message = (
                f"{path} has more than {LARGEST:,} bytes, which is too large for a "
                "page; nothing was read. Cut out the part that matters."
            )
            raise InputError(message)
        body = path.read_bytes()
        at = dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC)
    except OSError as error:
        message = f"{path} cannot be read ({error.strerror}); name a saved page."
        raise InputError(message) from error
    address = url or path.name
    return Capture(address, address, at, 0.0, status=_OK, body=body)
