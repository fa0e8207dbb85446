"""Every word of the desk that is no report's: a gettext catalogue for each language.

The catalogues are read as they are written (`words/*.po`), so that an edit shows with
the next start, with nothing to compile, from a wheel as from a checkout.
"""

from __future__ import annotations

import datetime as dt
import functools
import importlib.resources
import io

from babel.dates import format_date
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent
from babel.support import Translations

from monitor.report import Language

# Whose forms of numbers and dates belong to a language (CLDR).
_LOCALES = {"en": "en_GB", "zh": "zh_Hans_CN"}

_UNITS = ((86400, "d"), (3600, "h"), (60, "min"), (1, "s"))
# Shorter than this is "just now": clocks differ by so much.
_NOW = 5
# The daemon looks once a second, and a page may wait for its host's turn.
_LATE = dt.timedelta(minutes=5)


def catalogue(language: Language) -> Catalog:
    """Return a language's messages, each named by what it is for."""
    file = importlib.resources.files("monitor.web") / "words" / f"{language}.po"
    return read_po(io.BytesIO(file.read_bytes()), locale=_LOCALES[language])


@functools.cache
def _translations(language: Language) -> Translations:
    compiled = io.BytesIO()
    write_mo(compiled, catalogue(language))
    compiled.seek(0)
    return Translations(compiled)


class Words:
    """The words of one language."""

    def __init__(self, language: Language) -> None:
        """Speak `language`."""
        self.language: Language = language
        self._locale = _LOCALES[language]
        self._translations = _translations(language)

    def __call__(self, key: str, **values: object) -> str:
        """Return the words at `key` with `values` in their places."""
        return self._translations.gettext(key).format(**values)

    def count(self, key: str, count: int, **values: object) -> str:
        """Return the words at `key` for so many of a thing."""
        found = self._translations.ngettext(key, key, count)
        if found == key:  # the same words for any number
            found = self._translations.gettext(key)
        return found.format(count=self.number(count), **values)

    def number(self, number: int) -> str:
        """Return a number with its thousands apart."""
        return format_decimal(number, locale=self._locale)

    def share(self, share: float) -> str:
        """Return a share of one in percent."""
        return format_percent(share, locale=self._locale)

    def day(self, day: dt.date) -> str:
        """Return a day as people write it: its weekday, day, month and year."""
        return format_date(day, "full", locale=self._locale)

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
