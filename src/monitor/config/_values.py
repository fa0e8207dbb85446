"""The kinds of values in config.yaml: addresses, times, secrets, and their checks."""

from __future__ import annotations

import datetime as dt
import difflib
import ipaddress
import re
import zoneinfo
from typing import Annotated, Any
from urllib.parse import urlsplit

import pydantic

from monitor.config._times import duration

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


class Section(pydantic.BaseModel):
    """What all sections have in common: nothing unknown is taken, nothing altered."""

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
