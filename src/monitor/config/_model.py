"""What config.yaml may hold. The field descriptions are the reference's text."""

from __future__ import annotations

import datetime as dt
import difflib
import enum
import ipaddress
import pathlib
import re
import zoneinfo
from typing import Annotated, Any, Self
from urllib.parse import urlsplit

import pydantic
from pydantic import Field

from monitor.config._times import crontab, duration
from monitor.config._web import Web

_NAME = re.compile(r"[\w.-]{1,80}")


def _url(value: str) -> str:
    parts = urlsplit(value.strip())
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        message = f"{value!r} is no web address; write for example https://www.example.gov/press/"
        raise ValueError(message)
    if parts.username or parts.password:
        message = (
            "the address holds a user name or password, which would be kept with every "
            "version; put it into `headers` as an Authorization header instead"
        )
        raise ValueError(message)
    return value.strip()


def _zone(value: str) -> str:
    try:
        zoneinfo.ZoneInfo(value)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
        near = difflib.get_close_matches(value, zoneinfo.available_timezones(), 1, 0.5)
        hint = near[0] if near else "Asia/Shanghai"
        message = f"{value!r} is no time zone; write an IANA name such as {hint}"
        raise ValueError(message) from error
    return value


def _duration(value: Any) -> dt.timedelta:
    if isinstance(value, dt.timedelta):
        return value
    return duration(str(value))


Url = Annotated[str, pydantic.AfterValidator(_url)]
Zone = Annotated[str, pydantic.AfterValidator(_zone)]
Duration = Annotated[dt.timedelta, pydantic.BeforeValidator(_duration)]


class _Section(pydantic.BaseModel):
    model_config = pydantic.ConfigDict(
        extra="forbid", frozen=True, hide_input_in_errors=True
    )


class SourceKind(enum.StrEnum):
    """What a source's address leads to."""

    AUTO = "auto"
    LISTING = "listing"
    DOCUMENT = "document"


class ParseRules(_Section):
    """Help for a page that the parser gets wrong; everything here is optional."""

    title: str | None = Field(None, description="CSS selector of the headline.")
    body: str | None = Field(
        None, description="CSS selector of the element that holds the whole text."
    )
    exclude: tuple[str, ...] = Field(
        (), description="CSS selectors of what is not content."
    )
    speaker: str | None = Field(
        None, description="CSS selector of the elements that hold speakers' labels."
    )
    label: str | None = Field(
        None,
        description="Regular expression that a label matches; its group `speaker`, "
        "if there is one, is the name.",
    )


class Source(_Section):
    """One entry of `sources`."""

    name: str = Field(
        description="Short name, unique in the file: letters, digits, `-`, `_`, `.`. "
        "Commands, reports and the folders of snapshots use it."
    )
    url: Url | None = Field(
        None, description="The index page, feed or sitemap, or one single page."
    )
    pages: tuple[Url, ...] = Field(
        (), description="Single pages to watch, instead of or beside `url`."
    )
    kind: SourceKind = Field(
        SourceKind.AUTO,
        description="What `url` leads to: `listing`, `document`, or `auto` to let the "
        "parser decide.",
    )
    follow: bool = Field(
        default=True,
        description="Whether releases found on a listing are watched as pages.",
    )
    every: Duration | None = Field(
        None, description="How often `url` and `pages` are checked, such as `30m`."
    )
    cron: str | None = Field(
        None,
        description="Cron expression (minute hour day month weekday) instead of "
        "`every`, in the source's time zone.",
    )
    revisit: Duration | None = Field(
        None, description="How often the releases found on a listing are checked again."
    )
    timezone: Zone | None = Field(
        None, description="IANA time zone of `cron`, reports and dates of this source."
    )
    enabled: bool = Field(
        default=True, description="`false` keeps the history and checks nothing."
    )
    robots: bool = Field(
        default=True,
        description="`false` checks pages that robots.txt forbids; it is logged.",
    )
    headers: dict[str, str] = Field(
        default_factory=dict,
        description="Request headers of this source. Secrets among them are never "
        "stored or logged.",
    )
    allow_networks: tuple[str, ...] = Field(
        (),
        description="Private networks that this source may reach, such as "
        "`10.1.0.0/16`; all others are refused.",
    )
    parse: ParseRules = Field(
        ParseRules(), description="Help for a page that the parser gets wrong."
    )
    note: str | None = Field(None, description="Anything you want to remember.")

    @pydantic.field_validator("name")
    @classmethod
    def _check_name(cls, value: str) -> str:
        if not _NAME.fullmatch(value) or set(value) <= {"."}:
            message = f"{value!r} is no name; use letters, digits, - _ . (at most 80)"
            raise ValueError(message)
        return value

    @pydantic.field_validator("allow_networks")
    @classmethod
    def _check_networks(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for network in value:
            try:
                ipaddress.ip_network(network)
            except ValueError as error:
                message = (
                    f"{network!r} is no network ({error}); for example 10.1.0.0/16"
                )
                raise ValueError(message) from error
        return value

    @pydantic.model_validator(mode="after")
    def _check_together(self) -> Self:
        if self.url is None and not self.pages:
            message = "nothing to watch: give the source a `url`, or `pages`"
            raise ValueError(message)
        if self.every and self.cron:
            message = "`every` and `cron` exclude each other; keep one of them"
            raise ValueError(message)
        if self.cron:
            crontab(self.cron, self.timezone or "UTC")
        return self


class Config(_Section):
    """The whole of config.yaml."""

    contact: str | None = Field(
        None,
        description="Mail address or web page by which the watched sites can reach "
        "you; sent with every request.",
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
    concurrency: int = Field(
        16, ge=1, le=1000, description="How many pages are fetched at the same time."
    )
    delay: Duration = Field(
        dt.timedelta(seconds=1),
        description="Least time between two requests to one host.",
    )
    timeout: Duration = Field(
        dt.timedelta(seconds=60),
        description="Longest time for one page, retries not counted.",
    )
    max_bytes: int = Field(
        20_000_000,
        ge=1_000,
        description="Largest page in bytes, after decompression; more is not read.",
    )
    confirm: int = Field(
        3,
        ge=1,
        le=100,
        description="After how many checks in a row a page is reported as gone, "
        "blocked or unavailable.",
    )
    web: Web = Field(Web(), description="The desk in the browser.")
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
