"""One entry of `sources`. The field descriptions are the reference's text."""

from __future__ import annotations

import datetime as dt
import enum
import pathlib
import re
from typing import Self

import pydantic
from pydantic import Field

from monitor.config._ignore import Ignore
from monitor.config._times import crontab
from monitor.config._values import (
    Body,
    Duration,
    Network,
    Path,
    Proxy,
    Secrets,
    Section,
    Url,
    Zone,
)

_NAME = re.compile(r"[\w.-]{1,80}")


class Method(enum.StrEnum):
    """How a page is asked for."""

    GET = "GET"
    POST = "POST"


class SourceKind(enum.StrEnum):
    """What a source's address leads to."""

    AUTO = "auto"
    LISTING = "listing"
    DOCUMENT = "document"


class Policy(enum.StrEnum):
    """How the time of a release's next visit is found (docs/revisit.md)."""

    FIXED = "fixed"
    AGE = "age"
    ADAPTIVE = "adaptive"


class ParseRules(Section):
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


class JsonRules(Section):
    """Where in a JSON answer the words are; paths are names with dots: `data.items`.

    Numbers are places in a list, from 0.
    """

    html: Path | None = Field(
        None, description="Path of the page's HTML inside the answer."
    )
    items: Path | None = Field(
        None, description="Path of the list of what was said, instead of `html`."
    )
    speaker: Path | None = Field(
        None, description="Path of the speaker's name inside each of `items`."
    )
    text: Path = Field("text", description="Path of the words inside each of `items`.")
    title: Path | None = Field(
        None, description="Path of the headline inside the answer."
    )

    @pydantic.model_validator(mode="after")
    def _check_together(self) -> Self:
        if (self.html is None) == (self.items is None):
            message = "give the path of the `html`, or of the `items`, and not both"
            raise ValueError(message)
        return self


class Source(Section):
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
    policy: Policy | None = Field(
        None,
        description="How the releases found on a listing are visited again: `fixed`, "
        "`age` or `adaptive`.",
    )
    budget: float | None = Field(
        None,
        gt=0,
        description="With `adaptive`: how many visits a day the releases of this "
        "source get together; without it, as many as `revisit` would make.",
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
    depth: int | None = Field(
        None,
        ge=1,
        le=1000,
        description="How many pages of a listing's pager are read on the first visit, "
        "the first one counted; 1, unless `since` is set. Later visits go back to the "
        "first known release.",
    )
    since: dt.date | None = Field(
        None,
        description="Day, such as `2026-01-31`: on the first visit the pager is "
        "followed until all releases of a page are older.",
    )
    quiet: Duration | None = Field(
        None,
        description="After how long without a new release a listing is reported as "
        "quiet; without it, four times as long as usual.",
    )
    keep_all: bool = Field(
        default=False,
        description="`true` keeps every capture as a file, not only new versions.",
    )
    keep_daily: bool = Field(
        default=False,
        description="`true` keeps the first good capture of each day as a file, beside "
        "the new versions; days are those of the source's time zone.",
    )
    delay: Duration | None = Field(
        None,
        description="Least time between two requests of this source to one host, "
        "instead of the general `delay`.",
    )
    per_host: int | None = Field(
        None,
        ge=1,
        le=100,
        description="How many requests of this source may be under way at one host, "
        "instead of the general `per_host`.",
    )
    headers: Secrets = Field(
        default_factory=dict,
        description="Request headers of this source, sent to its own site only. Their "
        "values are never printed, logged or stored.",
    )
    cookies: Secrets = Field(
        default_factory=dict,
        description="Cookies of this source, by name; treated as `headers` are.",
    )
    method: Method = Field(
        Method.GET, description="`POST` for an endpoint that wants it; with `body`."
    )
    body: Body | None = Field(
        None,
        description="What a `POST` sends, as text; set its Content-Type in "
        "`headers`. It is kept as evidence as it stands here, so a secret in it is "
        "written as `${NAME}` and taken from the environment.",
    )
    json_: JsonRules | None = Field(
        None,
        alias="json",
        description="Where the words are, if the page is JSON.",
    )
    browser: bool = Field(
        default=False,
        description="`true` has a Chromium make the page, for one that a script fills. "
        "It needs the extra `browser` and takes a hundred times as long.",
    )
    proxy: Proxy | None = Field(
        None, description="Proxy of this source, instead of the general `proxy`."
    )
    verify: bool = Field(
        default=True,
        description="`false` accepts any certificate: what comes may then be from "
        "anybody.",
    )
    legacy_tls: bool = Field(
        default=False,
        description="`true` also speaks the TLS versions and ciphers that are retired.",
    )
    ca_file: pathlib.Path | None = Field(
        None,
        description="PEM file of further certificate authorities; relative to this "
        "file.",
    )
    allow_networks: tuple[Network, ...] = Field(
        (),
        description="Private networks that this source may reach, such as "
        "`10.1.0.0/16`; all others are refused.",
    )
    parse: ParseRules = Field(
        ParseRules(), description="Help for a page that the parser gets wrong."
    )
    ignore: tuple[Ignore, ...] = Field(
        (),
        description="Edits that are kept and told to nobody; the desk proposes such "
        "rules where a change is dismissed.",
    )
    note: str | None = Field(None, description="Anything you want to remember.")

    @pydantic.field_validator("cron")
    @classmethod
    def _check_cron(cls, value: str | None) -> str | None:
        if value is not None:
            crontab(value, "UTC")
        return value

    @pydantic.field_validator("name")
    @classmethod
    def _check_name(cls, value: str) -> str:
        if not _NAME.fullmatch(value) or set(value) <= {"."}:
            message = f"{value!r} is no name; use letters, digits, - _ . (at most 80)"
            raise ValueError(message)
        return value

    @pydantic.model_validator(mode="after")
    def _check_together(self) -> Self:
        if self.url is None and not self.pages:
            message = "nothing to watch: give the source a `url`, or `pages`"
            raise ValueError(message)
        if self.every and self.cron:
            message = "`every` and `cron` exclude each other; keep one of them"
            raise ValueError(message)
        if self.keep_all and self.keep_daily:
            message = "`keep_all` keeps those of `keep_daily` too; keep one of them"
            raise ValueError(message)
        if self.body is not None and self.method is not Method.POST:
            message = "a `body` is sent with `method: POST` only"
            raise ValueError(message)
        return self
