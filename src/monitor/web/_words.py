"""Every word of the desk that is no report's: one table a language, same keys."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from monitor.report import Language
from monitor.web._chinese import CHINESE
from monitor.web._english import ENGLISH

WORDS: Mapping[Language, Mapping[str, str]] = {"en": ENGLISH, "zh": CHINESE}

_UNITS = ((86400, "d"), (3600, "h"), (60, "min"), (1, "s"))
# Shorter than this is "just now": clocks differ by so much.
_NOW = 5
# The daemon looks once a second, and a page may wait for its host's turn.
_LATE = dt.timedelta(minutes=5)


class Words:
    """The words of one language."""

    def __init__(self, language: Language) -> None:
        """Speak `language`."""
        self.language: Language = language
        self._words = WORDS[language]

    def __call__(self, key: str, **values: object) -> str:
        """Return the words at `key` with `values` in their places."""
        return self._words[key].format(**values)

    def count(self, key: str, count: int, **values: object) -> str:
        """Return the words at `key` for so many; for one of them, at `key`.one."""
        if count == 1 and f"{key}.one" in self._words:
            return self(f"{key}.one", **values)
        return self(key, count=f"{count:,}", **values)

    def span(self, length: dt.timedelta) -> str:
        """Return a length of time as people say it: 45 s, 12 min, 3 h, 2 days."""
        seconds = abs(length.total_seconds())
        size, unit = next((u for u in _UNITS if seconds >= u[0]), _UNITS[-1])
        return self.count(f"span.{unit}", round(seconds / size))

    def ago(self, length: dt.timedelta) -> str:
        """Return how long ago that was, or in how long it will be."""
        seconds = length.total_seconds()
        if abs(seconds) < _NOW:
            return self("ago.now")
        key = "ago.past" if seconds > 0 else "ago.future"
        return self(key, span=self.span(length))

    def due(self, length: dt.timedelta) -> str:
        """Return when that is due: in how long, now, or how long it is overdue."""
        if length >= dt.timedelta(seconds=_NOW):
            return self("ago.future", span=self.span(length))
        if length > -_LATE:
            return self("due.now")
        return self("due.late", span=self.span(length))
