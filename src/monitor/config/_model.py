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

from monitor.config._archive import Archive
from monitor.config._channels import Channel
from monitor.config._ignore import Ignore
from monitor.config._times import crontab, duration
from monitor.config._web import Web

_NAME = re.compile(r"[\w.-]{1,80}")
_TOKEN = re.compile(r"[\w!#$%&'*+.^`|~-]{1,100}", re.ASCII)  # RFC 9110, 5.6.2
_REFERENCE = re.compile(r"\$\{(\w+)\}")
_PROXIES = frozenset({"http", "https", "socks4", "socks5", "socks5h"})


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


def _proxy(value: pydantic.SecretStr) -> pydantic.SecretStr:
    try:
        parts = urlsplit(value.get_secret_value().strip())
        good = parts.scheme in _PROXIES and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if not good:
        message = (
            "this is no proxy; write for example http://proxy.example:3128 or "
            f"socks5://127.0.0.1:9050 (known are {', '.join(sorted(_PROXIES))})"
        )
        raise ValueError(message)
    return value


def _network(value: str) -> str:
    try:
        ipaddress.ip_network(value)
    except ValueError as error:
        message = f"{value!r} is no network ({error}); for example 10.1.0.0/16"
        raise ValueError(message) from error
    return value


def _path(value: str) -> str:
    if not all(step.strip() for step in value.split(".")):
        message = f"{value!r} is no path; write names with dots, such as data.items"
        raise ValueError(message)
    return value


def _headers(value: dict[str, pydantic.SecretStr]) -> dict[str, pydantic.SecretStr]:
    for name, secret in value.items():
        text = secret.get_secret_value()
        if not _TOKEN.fullmatch(name) or not text.isprintable():
            message = (
                f"{name!r} cannot be sent as it stands: a name has letters, digits "
                "and hyphens, a value is one line"
            )
            raise ValueError(message)
    return value


def _from_environment(value: Any, info: pydantic.ValidationInfo) -> Any:
    """Put the environment's value in the place of each `${NAME}`."""
    environ = (info.context or {}).get("environ")
    if environ is None or not isinstance(value, str):
        return value

    def told(match: re.Match[str]) -> str:
        if match[1] not in environ:
            message = (
                f"the environment has no {match[1]}; set it where this program is "
                "started, or write the value itself"
            )
            raise ValueError(message)
        return str(environ[match[1]])

    return _REFERENCE.sub(told, value)


class Written(pydantic.SecretStr):
    """A text with secrets in it; `shown` is how it stands in the file.

    There `${NAME}` is in the place of each secret, so that it may be kept.
    """

    shown: str = ""


def _written(value: Any, info: pydantic.ValidationInfo) -> Any:
    if not isinstance(value, str):
        return value
    text = Written(_from_environment(value, info))
    text.shown = value
    return text


Secret = Annotated[pydantic.SecretStr, pydantic.BeforeValidator(_from_environment)]
Body = Annotated[Written, pydantic.BeforeValidator(_written)]
Proxy = Annotated[Secret, pydantic.AfterValidator(_proxy)]
Network = Annotated[str, pydantic.AfterValidator(_network)]
Path = Annotated[str, pydantic.AfterValidator(_path)]
# Sent with requests, and never printed, logged or stored.
Secrets = Annotated[dict[str, Secret], pydantic.AfterValidator(_headers)]


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


class JsonRules(_Section):
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


class Config(_Section):
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
