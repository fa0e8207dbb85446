"""Who is told of changes, how, and of which."""

from __future__ import annotations

import datetime as dt
import enum
import re
import zoneinfo
from typing import Literal, Self
from urllib.parse import urlsplit

import pydantic
from pydantic import Field

from monitor.config._values import Duration, Section

_NAME = re.compile(r"[\w.-]{1,80}")
_HOURS = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)")
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_SHORTEST_SECRET = 16


class ChannelKind(enum.StrEnum):
    """How a channel is reached."""

    WEBHOOK = "webhook"
    MAIL = "mail"
    APPRISE = "apprise"


class Channel(Section):
    """One entry of `channels`."""

    name: str = Field(description="Short name, unique in the file.")
    kind: ChannelKind = Field(
        description="`webhook` (JSON, signed), `mail`, or `apprise`: a chat or push "
        "service of the hundred that Apprise knows."
    )
    url: pydantic.SecretStr = Field(
        description="Where to: the webhook's address; `smtp://`, `smtps://` or "
        "`smtp+starttls://user:password@host:port` for mail; Apprise's own address. "
        "`${NAME}` is replaced by that environment variable. It is never printed: "
        "most services' addresses are keys."
    )
    secret: pydantic.SecretStr = Field(
        pydantic.SecretStr(""),
        description="What a webhook is signed with (Standard Webhooks), at least 16 "
        "characters; `${NAME}` as above.",
    )
    to: tuple[str, ...] = Field((), description="Addresses that mail goes to.")
    sender: str = Field("", description="Address that mail comes from.")
    language: Literal["en", "zh"] = Field("en", description="Language of the messages.")
    severity: Literal["low", "medium", "high"] = Field(
        "low", description="Tell of changes that are at least so severe."
    )
    sources: tuple[str, ...] = Field((), description="Only of these sources.")
    speakers: tuple[str, ...] = Field(
        (), description="Only where one of these names is a speaker's, or part of it."
    )
    words: tuple[str, ...] = Field(
        (), description="Only where one of these words was there, or is now."
    )
    every: Duration | None = Field(
        None,
        description="Gather changes and tell of them together, at most so often, such "
        "as `1h` or `1d`; without it each is told at once.",
    )
    at: str = Field(
        "",
        description="Gather changes and tell of them together at these times of the "
        "day, such as `08:00` or `08:00 17:30`, in `timezone`.",
    )
    at_once: Literal["low", "medium", "high"] | None = Field(
        None,
        description="Where changes are gathered: one that is at least so severe is "
        "told at once, with those that were gathered before it.",
    )
    quiet: str = Field(
        "",
        description="Hours in which nothing is sent, such as `22:00-07:00`; what "
        "happens then is told after them.",
    )
    timezone: str = Field("UTC", description="IANA time zone of `quiet` and `at`.")

    @pydantic.field_validator("name")
    @classmethod
    def _check_name(cls, value: str) -> str:
        if not _NAME.fullmatch(value):
            message = f"{value!r} is no name; use letters, digits, - _ . (at most 80)"
            raise ValueError(message)
        return value

    @pydantic.field_validator("quiet")
    @classmethod
    def _check_quiet(cls, value: str) -> str:
        if value and not _HOURS.fullmatch(value):
            message = f"{value!r} are no hours; write for example 22:00-07:00"
            raise ValueError(message)
        return value

    @pydantic.field_validator("at")
    @classmethod
    def _check_at(cls, value: str) -> str:
        if not all(_TIME.fullmatch(time) for time in value.split()):
            message = f"{value!r} is no time of the day; write for example 08:00"
            raise ValueError(message)
        return value

    @pydantic.field_validator("timezone")
    @classmethod
    def _check_zone(cls, value: str) -> str:
        try:
            zoneinfo.ZoneInfo(value)
        except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
            message = f"{value!r} is no time zone; write an IANA name, as Asia/Shanghai"
            raise ValueError(message) from error
        return value

    @pydantic.model_validator(mode="after")
    def _check_together(self) -> Self:
        url, secret = self.url.get_secret_value(), self.secret.get_secret_value()
        if self.kind is ChannelKind.WEBHOOK:
            scheme = urlsplit(url).scheme
            if scheme not in {"http", "https", ""} and not url.startswith("$"):
                message = "a webhook's `url` begins with https://"
                raise ValueError(message)
            short = len(secret) < _SHORTEST_SECRET
            if short and not secret.startswith("${"):
                message = (
                    "a webhook needs a `secret` of at least 16 characters, so that who "
                    "receives it can tell that it is from you"
                )
                raise ValueError(message)
        if self.kind is ChannelKind.MAIL and not (self.to and self.sender):
            message = "mail needs addresses in `to`, and one in `sender`"
            raise ValueError(message)
        return self

    def last_at(self, now: dt.datetime) -> dt.datetime:
        """Return the last of the times of `at` that has come."""
        zone = zoneinfo.ZoneInfo(self.timezone)
        today = now.astimezone(zone).date()
        times = [dt.time.fromisoformat(time) for time in self.at.split()]
        instants = [
            # In UTC, where instants have an order also when clocks are changed.
            dt.datetime.combine(today - dt.timedelta(days=days), time, zone).astimezone(
                dt.UTC
            )
            for days in (0, 1, 2)  # on a day without it, it comes an hour later
            for time in times
        ]
        return max(i for i in instants if i <= now)

    def is_quiet(self, now: dt.datetime) -> bool:
        """Whether nothing may be sent at this instant."""
        hours = _HOURS.fullmatch(self.quiet)
        if hours is None:
            return False
        first, last = (dt.time(int(hours[i]), int(hours[i + 1])) for i in (1, 3))
        local = now.astimezone(zoneinfo.ZoneInfo(self.timezone)).time()
        if first <= last:
            return first <= local < last
        return local >= first or local < last
