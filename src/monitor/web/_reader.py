"""Who reads: the language and colours that they chose, or their browser asks for."""

from __future__ import annotations

import dataclasses
from typing import Annotated, Literal

import fastapi

from monitor.config import AccessRole
from monitor.report import Language
from monitor.web._access import Identity

Theme = Literal["auto", "light", "dark"]

LANGUAGES: tuple[Language, ...] = ("en", "zh")
THEMES: tuple[Theme, ...] = ("auto", "light", "dark")

LANGUAGE_COOKIE = "monitor_language"
THEME_COOKIE = "monitor_theme"


@dataclasses.dataclass(frozen=True, slots=True)
class Reader:
    """Somebody at the desk."""

    language: Language = "en"
    theme: Theme = "auto"
    identity: Identity | None = None

    @property
    def may_judge(self) -> bool:
        """Whether they may say what they think of a change."""
        return self.identity is not None and self.identity.may(AccessRole.EDITOR)

    @property
    def may_manage(self) -> bool:
        """Whether they may change what is watched."""
        return self.identity is not None and self.identity.may(AccessRole.ADMIN)


def accepted(header: str) -> Language:
    """Return the language that an `Accept-Language` header prefers (RFC 9110, 12.5.4).

    English where it names none that we speak.
    """
    best: tuple[float, Language] = (0.0, "en")
    for item in header.split(","):
        name, _, weight = item.strip().partition(";")
        found = _spoken(name.strip().partition("-")[0].lower())
        quality = _quality(weight)
        if found and quality > best[0]:
            best = (quality, found)
    return best[1]


def _spoken(tag: str) -> Language | None:
    return next((language for language in LANGUAGES if language == tag), None)


def _quality(weight: str) -> float:
    name, _, value = weight.strip().partition("=")
    if name != "q":
        return 1.0
    try:
        return min(float(value), 1.0)
    except ValueError:
        return 0.0


def reader_of(request: fastapi.Request) -> Reader:
    """Return who reads, by their cookies, else by what their browser asks for."""
    chosen = _spoken(request.cookies.get(LANGUAGE_COOKIE, ""))
    theme = request.cookies.get(THEME_COOKIE)
    return Reader(
        language=chosen or accepted(request.headers.get("accept-language", "")),
        theme=next((t for t in THEMES if t == theme), "auto"),
        identity=getattr(request.state, "identity", None),
    )


Reading = Annotated[Reader, fastapi.Depends(reader_of)]
