"""One side of a comparison as evidence: which version, when, and how to see it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import shlex
import zoneinfo

from monitor.model import Comparison, Side

from ._visible import line
from ._words import Voice

# Of a digest's 64 digits a terminal shows so many: enough that no two captures of a
# store share them (2^-64), and a double click still takes them whole.
DIGEST_SHOWN = 16


@dataclasses.dataclass(frozen=True, slots=True)
class Version:
    """One side, as evidence: which version, when, its digest, how to see it."""

    label: str
    version: str | None
    at: str | None
    digest: str | None
    location: str | None
    command: str | None

    @property
    def short_digest(self) -> str | None:
        """The digest's algorithm and its first digits."""
        if self.digest is None:
            return None
        name, colon, digits = self.digest.rpartition(":")
        return f"{name}{colon}{digits[:DIGEST_SHOWN]}"


def version_of(comparison: Comparison, side: Side, voice: Voice, label: str) -> Version:
    """Return one side as evidence."""
    command = None
    if comparison.url and side.number is not None:
        page = line(comparison.url)
        command = f"monitor show --version {side.number} {shlex.quote(page)}"
    numbered = side.number is not None
    return Version(
        label=voice(label),
        version=voice("version", number=side.number) if numbered else None,
        at=local_time(side.at, comparison.zone) if side.at else None,
        digest=line(side.digest) if side.digest else None,
        location=line(side.location) if side.location else None,
        command=command,
    )


def in_zone(at: dt.datetime, zone: str) -> tuple[dt.datetime, str]:
    """Return the instant in an IANA zone, and that zone's name.

    UTC where no zone is so called: a report with a plain time is worth more than none.
    """
    try:
        return at.astimezone(zoneinfo.ZoneInfo(zone)), zone
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError, OverflowError):
        return at.astimezone(dt.UTC), "UTC"


def local_time(at: dt.datetime, zone: str) -> str:
    """Return an instant as "2026-03-01 09:30:00 UTC+08:00 Asia/Shanghai"."""
    local, name = in_zone(at, zone)
    if name == "UTC":
        return f"{local:%Y-%m-%d %H:%M:%S} UTC"
    offset = f"{local:%z}"
    return f"{local:%Y-%m-%d %H:%M:%S} UTC{offset[:3]}:{offset[3:5]} {name}"
