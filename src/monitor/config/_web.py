"""Who may use the desk, and under which address it is shown."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable
from typing import Self

import pydantic
from pydantic import Field

from monitor.config._values import Section

_NAME = re.compile(r"[\w.@-]{1,80}")
_PREFIX = re.compile(r"(/[\w.~-]+)*/?")
_SHA256 = re.compile(r"[0-9a-f]{64}")


class AccessRole(enum.StrEnum):
    """What somebody may do at the desk; each may also do what the former may."""

    READER = "reader"
    EDITOR = "editor"
    ADMIN = "admin"


def _name(value: str) -> str:
    if not _NAME.fullmatch(value):
        message = f"{value!r} is no name; use letters, digits, - _ . @ (at most 80)"
        raise ValueError(message)
    return value


class User(Section):
    """Somebody who logs in."""

    name: str = Field(description="The name to log in with.")
    role: AccessRole = Field(
        AccessRole.READER,
        description="`reader` sees everything, `editor` also judges changes, `admin` "
        "also changes what is watched.",
    )
    password: str = Field(
        description="An argon2 hash, never the password: `monitor password` makes one."
    )

    _check_name = pydantic.field_validator("name")(_name)

    @pydantic.field_validator("password")
    @classmethod
    def _check_password(cls, value: str) -> str:
        if not value.startswith("$argon2id$"):
            message = (
                "this is no argon2id hash; never write a password itself into the "
                "configuration. `monitor password` makes a hash of yours"
            )
            raise ValueError(message)
        return value


class TokenScope(enum.StrEnum):
    """What a token may be used for."""

    API = "api"
    FEEDS = "feeds"
    METRICS = "metrics"


class Token(Section):
    """A program that asks the API, a feed or the metrics."""

    name: str = Field(description="What it is for; it stands in the log.")
    role: AccessRole = Field(AccessRole.READER, description="As of users.")
    scopes: tuple[TokenScope, ...] = Field(
        tuple(TokenScope),
        min_length=1,
        description="What it may ask for: `api`, `feeds`, `metrics`; a feed reader's "
        "needs no more than `feeds`.",
    )
    sha256: str = Field(
        description="SHA-256 of the token in hexadecimal digits: `monitor token` makes "
        "a token and this."
    )

    _check_name = pydantic.field_validator("name")(_name)

    @pydantic.field_validator("sha256")
    @classmethod
    def _check_digest(cls, value: str) -> str:
        if not _SHA256.fullmatch(value):
            message = (
                "this is no SHA-256 in 64 hexadecimal digits; `monitor token` makes one"
            )
            raise ValueError(message)
        return value


class Web(Section):
    """The desk in the browser."""

    serve: bool = Field(
        default=True,
        description="Whether `monitor run` shows the desk as well; `monitor serve` "
        "always does.",
    )
    prefix: str = Field(
        "", description="The path under which a proxy shows it, such as `/desk`."
    )
    hosts: tuple[str, ...] = Field(
        (),
        description="Host names under which it may be asked for, beside this machine's "
        "own; without users, no others are answered.",
    )
    users: tuple[User, ...] = Field((), description="Who may log in.")
    tokens: tuple[Token, ...] = Field((), description="Programs that may ask.")

    @property
    def guarded(self) -> bool:
        """Whether anybody has to say who they are."""
        return bool(self.users or self.tokens)

    @pydantic.field_validator("prefix")
    @classmethod
    def _check_prefix(cls, value: str) -> str:
        if not _PREFIX.fullmatch(value):
            message = f"{value!r} is no path; write for example /desk"
            raise ValueError(message)
        return value

    @pydantic.model_validator(mode="after")
    def _check_unique(self) -> Self:
        _unique("user", (u.name for u in self.users))
        _unique("token", (t.name for t in self.tokens))
        return self


def _unique(what: str, names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name.casefold() in seen:
            message = f"there are two {what}s called {name!r}; names are unique"
            raise ValueError(message)
        seen.add(name.casefold())
