"""The whole of config.yaml. The field descriptions are the reference's text."""

from __future__ import annotations

import datetime as dt
import pathlib
import zoneinfo

from pydantic import Field

from monitor.config._archive import Archive
from monitor.config._channels import Channel
from monitor.config._source import (
    Policy,
    Source,
)
from monitor.config._values import (
    Duration,
    Network,
    Proxy,
    Section,
    Zone,
)
from monitor.config._web import Web


class Config(Section):
    """The whole of config.yaml."""

    contact: str | None = Field(
        None,
        description="Mail address or web page by which the watched sites can reach "
        "you; sent with every request.",
    )
    user_agent: str | None = Field(
        None,
        description="The whole User-Agent header, instead of one made of this "
        "program's name and `contact`.",
    )
    store: pathlib.Path = Field(
        pathlib.Path("snapshots"),
        description="Folder of the versions and the database; relative to this file.",
    )
    timezone: Zone = Field(
        "UTC", description="IANA time zone of sources that name none of their own."
    )
    every: Duration = Field(
        dt.timedelta(minutes=30),
        description="How often sources are checked that name no time themselves.",
    )
    revisit: Duration = Field(
        dt.timedelta(hours=6),
        description="How often releases are checked again where their source does not "
        "say.",
    )
    policy: Policy = Field(
        Policy.FIXED,
        description="How releases are visited again: `fixed`, each after `revisit`; "
        "`age`, after half of their age; `adaptive`, where edits are likely, with as "
        "many visits in all (see revisit.md).",
    )
    longest: Duration = Field(
        dt.timedelta(days=14),
        description="With `age` and `adaptive`: no page waits longer for its next "
        "visit.",
    )
    concurrency: int = Field(
        16, ge=1, le=1000, description="How many pages are fetched at the same time."
    )
    delay: Duration = Field(
        dt.timedelta(seconds=1),
        description="Least time between two requests to one host.",
    )
    per_host: int = Field(
        1,
        ge=1,
        le=100,
        description="How many requests may be under way at one host.",
    )
    timeout: Duration = Field(
        dt.timedelta(seconds=60),
        description="Longest time for one page, its redirects and retries included; "
        "waiting for the host's turn is not.",
    )
    connect_timeout: Duration = Field(
        dt.timedelta(seconds=15),
        description="Longest time until a connection stands, TLS included.",
    )
    read_timeout: Duration = Field(
        dt.timedelta(seconds=30),
        description="Longest time in which a server sends nothing.",
    )
    patience: Duration = Field(
        dt.timedelta(minutes=2),
        description="Longest wait that a host may ask for (`Retry-After`) before its "
        "pages are put off.",
    )
    attempts: int = Field(
        3,
        ge=1,
        le=10,
        description="How often a page is asked for in one check where trying again "
        "may help.",
    )
    max_bytes: int = Field(
        20_000_000,
        ge=1_000,
        description="Largest page in bytes, as sent and after decompression; more is "
        "not read.",
    )
    max_header_bytes: int = Field(
        32_768, ge=1_000, description="Largest head of an answer in bytes."
    )
    max_redirects: int = Field(
        10, ge=0, le=100, description="How many redirects are followed."
    )
    proxy: Proxy | None = Field(
        None,
        description="Proxy of all sources that name none: `http://…` or `socks5://…`. "
        "It is never printed.",
    )
    allow_networks: tuple[Network, ...] = Field(
        (), description="Private networks that every source may reach."
    )
    confirm: int = Field(
        3,
        ge=1,
        le=100,
        description="After how many checks in a row a page is reported as gone, "
        "blocked or unavailable.",
    )
    channels: tuple[Channel, ...] = Field(
        (), description="Who is told of changes, how, and of which."
    )
    archive: Archive = Field(
        Archive(), description="What is done for the archive as evidence."
    )
    web: Web = Field(Web(), description="The desk in the browser.")
    confirm_after: Duration = Field(
        dt.timedelta(days=1),
        description="After how long a page is reported so even if there were fewer "
        "checks, but never after a single one.",
    )
    sources: tuple[Source, ...] = Field((), description="What is watched.")

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        """The time zone of what names none."""
        return zoneinfo.ZoneInfo(self.timezone)

    def source(self, name: str) -> Source | None:
        """Return the source of that name, or None."""
        return next((s for s in self.sources if s.name == name), None)

    def zone_of(self, source: Source | None) -> str:
        """Return the IANA name of a source's time zone."""
        return (source.timezone if source else None) or self.timezone
