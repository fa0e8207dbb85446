"""A saved page as a capture."""

from __future__ import annotations

import datetime as dt
import pathlib

from monitor.errors import InputError
from monitor.model import Capture

_OK = 200


def saved(path: pathlib.Path, url: str | None) -> Capture:
    """Return a file as if it had just been fetched; raises InputError."""
    try:
        body = path.read_bytes()
        at = dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC)
    except OSError as error:
        message = f"{path} cannot be read ({error.strerror}); name a saved page."
        raise InputError(message) from error
    address = url or path.name
    return Capture(address, address, at, 0.0, status=_OK, body=body)
