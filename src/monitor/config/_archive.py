"""What is done for the archive as evidence, beside keeping it."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any
from urllib.parse import urlsplit

import pydantic
from pydantic import Field

from monitor.config._times import duration
from monitor.config._values import Section


def _service(value: str) -> str:
    parts = urlsplit(value.strip())
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        message = f"{value!r} is no web address; write that of a time-stamp service"
        raise ValueError(message)
    return value.strip()


def _every(value: Any) -> dt.timedelta:
    return value if isinstance(value, dt.timedelta) else duration(str(value))


class Stamping(Section):
    """Which outside service stamps the ledger, and when."""

    service: Annotated[str, pydantic.AfterValidator(_service)] = Field(
        description="Address of a time-stamp service (RFC 3161)."
    )
    every: Annotated[dt.timedelta, pydantic.BeforeValidator(_every)] = Field(
        dt.timedelta(days=1),
        description="How often the daemon has the ledger stamped, if there is "
        "anything new in it.",
    )


class Archive(Section):
    """The archive as evidence."""

    stamp: Stamping | None = Field(
        None, description="An outside service that stamps the ledger on a schedule."
    )
