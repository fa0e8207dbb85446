"""A page's blocks, as its counterpart sees them."""

from __future__ import annotations

import collections
import functools
import re
from collections.abc import Iterable

from monitor.diff._boxes import counters, offered
from monitor.diff._pieces import BESIDE
from monitor.diff._stamps import history, is_date, is_stamp, numbers_of
from monitor.diff._text import plain
from monitor.model import Content, Listing, Parsed

# A part of a block is one by so many letters: "12" stands in any.
_WORDY = 5
# A text of so many characters is known again inside a larger block.
_TELLING = 24
# So many characters behind a label may be of its name.
_LABELLED = 80
# So many blocks on each side of one are around it.
_AROUND = 3
_DIGITS = re.compile(r"\d{1,4}")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")

Place = tuple[int, ...]


class Page:
    """A page's blocks, as seen from the other page."""

    def __init__(self, here: Parsed, there: Parsed) -> None:
        rest, others = keys(here.rest), keys(there.rest)
        self._more = collections.Counter(rest) - collections.Counter(others)
        self._rest_more = "\n".join(self._more)
        self._blocks = collections.Counter((*rest, *keys(_paragraphs(here.content))))
        self._rest_texts = here.rest
        self._beside = [here.rest[at] for at in here.beside]
        rows, linked = set(here.rows), set(here.linked)
        # The numbers of blocks beside the content that stand in a listing's rows, and
        # of those that are nothing but a link.
        self.rows = {n for n, at in enumerate(here.beside) if at in rows}
        self.linked = {n for n, at in enumerate(here.beside) if at in linked}
        self._places = here.beside
        self._content = here.content
        self._labels = keys(label_texts(here.content))

    def gave(self, text: str) -> bool:
        """Return whether every line of a text stands in this page's chrome.

        And not in the other's: it went into the content, or came out of it.
        """
        return all(self._line(key) for key in keys(text.split("\n")) if key)

    def printed(self, day: str) -> str | None:
        """Return the block of chrome that prints a day and is not on the other page."""
        for text in self._rest_texts:
            if self._more[key_of(text)] > 0 and prints_day(text, day):
                return text
        return None

    def prints(self, text: str) -> bool:
        """Return whether every line of a text stands somewhere on this page."""
        return all(
            key in self._blocks or (len(key) >= _TELLING and key in self._text)
            for key in keys(text.split("\n"))
        )

    def names(self, text: str) -> bool:
        """Return whether a person's name stands on this page, label or text."""
        if all(key_of(part) in self._text for part in text.split(", ")):
            return True
        return bool(bare(text)) and any(bare(text) in said for said in self._labelled)

    def count(self, text: str) -> int:
        """Return how many blocks of this page are this text."""
        return self._blocks[key_of(text)]

    def tells(self, day: str) -> bool:
        """Return whether a block of this page prints a day, given as in ISO 8601."""
        texts = (*self._rest_texts, *_paragraphs(self._content))
        return any(prints_day(text, day) for text in texts)

    def shows(self, text: str) -> bool:
        """Return whether every line of a text is a block of this page."""
        return all(key in self._blocks for key in keys(text.split("\n")))

    def is_edge(self, at: Place) -> bool:
        """Return whether a place is that of the first or last words of a document."""
        if isinstance(self._content, Listing) or not self._content.turns:
            return False
        turns = self._content.turns
        last = len(turns) - 1
        return at in ((0, 0), (last, len(turns[last].paragraphs) - 1))

    def in_history(self, at: tuple[int, ...]) -> bool:
        """Return whether a place is in the box that lists the page's own versions."""
        return at in self._history

    def offers(self, at: Place) -> bool:
        """Return whether a place is in a box that offers other texts."""
        return at[0] == BESIDE and at[1] in self._offered

    def counts_visits(self, at: Place) -> bool:
        """Return whether a place is in the box that counts the page's visitors."""
        return at[0] == BESIDE and at[1] in self._counters

    def around(self, at: Place) -> list[str]:
        """Return the blocks right before and behind one beside the content."""
        first, last = at[1] - _AROUND, at[1] + _AROUND
        return [
            self._beside[number]
            for number in range(max(0, first), min(len(self._beside), last + 1))
            if number != at[1]
            and self._places[number] - self._places[at[1]] == number - at[1]
        ]

    def is_masthead(self, at: Place) -> bool:
        """Return whether a block beside the content stands above its headline."""
        return at[0] == BESIDE and self._places[at[1]] < self._headline

    @property
    def day(self) -> str:
        """The day on which the content was published, as in ISO 8601, or nothing."""
        if isinstance(self._content, Listing) or self._content.published is None:
            return ""
        return self._content.published.isoformat()

    def box(self, at: Place) -> str | None:
        """Return the heading above the links among which a place is, if it is one."""
        number = at[1]
        if at[0] != BESIDE or number not in self.linked or number in self.rows:
            return None
        while number in self.linked:
            number -= 1
        return self._beside[number] if number >= 0 else ""

    @functools.cached_property
    def _headline(self) -> int:
        """The place of the headline among the blocks, or -1."""
        title = self._content.title
        texts = enumerate(self._rest_texts)
        return next((at for at, text in texts if title and text == title), -1)

    @functools.cached_property
    def _counters(self) -> set[int]:
        return counters(self._beside, self._places)

    @functools.cached_property
    def _offered(self) -> set[int]:
        return offered(self._beside, self._places, self.linked)

    @functools.cached_property
    def row_texts(self) -> list[str]:
        """The blocks in a listing's rows, as they are compared."""
        return keys(self._beside[number] for number in sorted(self.rows))

    @functools.cached_property
    def _text(self) -> str:
        return "\n".join((*self._blocks, *self._labels))

    @functools.cached_property
    def _labelled(self) -> list[str]:
        """The labels with the words behind them: a name may be cut between the two."""
        if isinstance(self._content, Listing):
            return []
        return [
            bare(f"{turn.speaker} {turn.text[:_LABELLED]}")
            for turn in self._content.turns
            if turn.speaker
        ]

    @functools.cached_property
    def _history(self) -> set[Place]:
        """The places of dates that a stamp prints too, and of the notes behind them."""
        found: set[Place] = {(BESIDE, number) for number in history(self._beside)}
        stamped = {numbers_of(text) for text in self._beside if is_stamp(text)} - {()}
        turns = () if isinstance(self._content, Listing) else self._content.turns
        for number, turn in enumerate(turns if stamped else ()):
            for place, text in enumerate(turn.paragraphs):
                if is_date(text) and numbers_of(text) in stamped:
                    found.update(((number, place), (number, place + 1)))
        return found

    def _line(self, key: str) -> bool:
        if self._more[key] > 0:
            return True
        return sum(map(str.isalpha, key)) >= _WORDY and key in self._rest_more


def prints_day(text: str, day: str) -> bool:
    """Return whether a text has the numbers of a day, given as in ISO 8601."""
    iso = _ISO.search(day)
    if iso is None:
        return False
    numbers = {int(digits) % 100 for digits in _DIGITS.findall(text)}
    return {int(iso[1]) % 100, int(iso[3])} <= numbers


def label_texts(content: Content) -> list[str]:
    """Return the labels of a page, as they may be printed."""
    if isinstance(content, Listing):
        return []
    return [
        label or ""
        for turn in content.turns
        for label in (
            turn.speaker,
            turn.affiliation,
            f"{turn.affiliation or ''}{turn.speaker or ''}",
        )
    ]


def _paragraphs(content: Content) -> list[str]:
    if isinstance(content, Listing):
        return [link.title for link in content.links]
    return [text for turn in content.turns for text in turn.paragraphs]


def keys(texts: Iterable[str]) -> list[str]:
    return [key_of(text) for text in texts]


def key_of(text: str, without: str = "") -> str:
    key = plain(text).replace(" ", "")
    return key.replace(without, "") if without else key


def bare(text: str) -> str:
    return "".join(sign for sign in plain(text).lower() if sign.isalnum())
