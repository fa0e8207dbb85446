"""A content as lines of text and back, without loss: what hunks are made of.

Every value stands on a line of its own behind a one-word tag, so that a change of
one value is a change of one line. Indexes of exchanges are written as distances,
so that a turn more at the top does not change every line below it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from monitor.errors import InputError
from monitor.model import (
    Content,
    Document,
    Exchange,
    Form,
    Image,
    Kind,
    Link,
    Listing,
    Participant,
    Reference,
    Role,
    Turn,
)

_FORM_LETTERS = {
    Form.PARAGRAPH: "p",
    Form.ITEM: "i",
    Form.CELL: "c",
    Form.HEADING: "h",
}
_LETTER_FORMS = {letter: form for form, letter in _FORM_LETTERS.items()}


def write(content: Content) -> list[str]:
    """Return the written form of a content, a line a value."""
    if isinstance(content, Listing):
        return list(_listing_lines(content))
    return list(_document_lines(content))


def read(lines: Sequence[str]) -> Content:
    """Return the content of a written form; raise InputError where it is none."""
    fields = [_cut(line) for line in lines]
    try:
        if fields and fields[0] == ("kind", Kind.LIST):
            return _listing(fields)
        return _document(fields)
    except (ValueError, IndexError, KeyError) as error:
        raise InputError(
            f"These lines are no written form of a page ({error}), so the change "
            "belongs to another page or was damaged: compare the two versions again."
        ) from error


# --- writing --------------------------------------------------------------------


def _document_lines(document: Document) -> Iterator[str]:
    yield f"kind {document.kind}"
    yield from _optional("title", document.title)
    if document.published is not None:
        yield f"published {document.published.isoformat()}"
    for turn in document.turns:
        yield f"turn {turn.role}"
        yield from _optional("speaker", turn.speaker)
        yield from _optional("affiliation", turn.affiliation)
        if turn.forms:
            yield "forms " + "".join(_FORM_LETTERS[form] for form in turn.forms)
        for paragraph in turn.text.split("\n"):
            yield f"text {paragraph}"
    yield from _exchange_lines(document.exchanges)
    for participant in document.participants:
        yield f"participant {participant.name}"
        yield from _optional("office", participant.office)
    for reference in document.references:
        yield f"reference {reference.text}"
        yield f"to {reference.url}"
    for image in document.images:
        yield f"image {image.url}"
        yield f"alt {image.alt}"


def _listing_lines(listing: Listing) -> Iterator[str]:
    yield f"kind {Kind.LIST}"
    yield from _optional("title", listing.title)
    yield from _optional("next", listing.next_url)
    for link in listing.links:
        yield f"link {link.url}"
        yield f"text {link.title}"
        if link.date is not None:
            yield f"date {link.date.isoformat()}"


def _optional(tag: str, value: str | None) -> Iterator[str]:
    if value is not None:
        yield f"{tag} {value}"


def _exchange_lines(exchanges: Iterable[Exchange]) -> Iterator[str]:
    last = 0
    for exchange in exchanges:
        sides = []
        for side in (exchange.question, exchange.answer):
            steps = []
            for index in side:
                steps.append(str(index - last))
                last = index
            sides.append(",".join(steps))
        yield f"exchange {sides[0]}>{sides[1]}"


# --- reading --------------------------------------------------------------------


def _cut(line: str) -> tuple[str, str]:
    tag, _, value = line.partition(" ")
    return tag, value


class _Fields:
    """The tagged values of a written form, taken from the front."""

    def __init__(self, fields: Sequence[tuple[str, str]]) -> None:
        self._fields = fields
        self._at = 0

    def take(self, tag: str) -> str | None:
        """Take the next value if it carries this tag."""
        if self._at < len(self._fields) and self._fields[self._at][0] == tag:
            self._at += 1
            return self._fields[self._at - 1][1]
        return None

    def need(self, tag: str) -> str:
        """Take the next value, which must carry this tag."""
        value = self.take(tag)
        if value is None:
            raise ValueError(f"line {self._at + 1} is not a {tag}")
        return value

    def take_all(self, tag: str) -> Iterator[str]:
        """Take every value that carries this tag, up to one that does not."""
        while (value := self.take(tag)) is not None:
            yield value

    def end(self) -> None:
        """Raise ValueError if anything is left."""
        if self._at != len(self._fields):
            raise ValueError(f"line {self._at + 1} is out of place")


def _day(value: str | None) -> dt.date | None:
    return None if value is None else dt.date.fromisoformat(value)


def _listing(lines: Sequence[tuple[str, str]]) -> Listing:
    fields = _Fields(lines)
    fields.need("kind")
    title, next_url = fields.take("title"), fields.take("next")
    links = tuple(
        Link(url, fields.need("text"), _day(fields.take("date")))
        for url in fields.take_all("link")
    )
    fields.end()
    return Listing(title, links, next_url)


def _document(lines: Sequence[tuple[str, str]]) -> Document:
    fields = _Fields(lines)
    document = Document(
        kind=Kind(fields.need("kind")),
        title=fields.take("title"),
        published=_day(fields.take("published")),
        turns=tuple(_turn(role, fields) for role in fields.take_all("turn")),
        exchanges=tuple(_exchanges(fields.take_all("exchange"))),
        participants=tuple(
            Participant(name, fields.take("office"))
            for name in fields.take_all("participant")
        ),
        references=tuple(
            Reference(text, fields.need("to")) for text in fields.take_all("reference")
        ),
        images=tuple(
            Image(url, fields.need("alt")) for url in fields.take_all("image")
        ),
    )
    fields.end()
    return document


def _turn(role: str, fields: _Fields) -> Turn:
    speaker, affiliation = fields.take("speaker"), fields.take("affiliation")
    forms = tuple(_LETTER_FORMS[letter] for letter in fields.take("forms") or "")
    text = "\n".join(fields.take_all("text"))
    return Turn(Role(role), speaker, text, affiliation, forms)


def _exchanges(lines: Iterable[str]) -> Iterator[Exchange]:
    last = 0
    for line in lines:
        sides = []
        for side in line.split(">"):
            indexes = []
            for step in filter(None, side.split(",")):
                last += int(step)
                indexes.append(last)
            sides.append(tuple(indexes))
        yield Exchange(sides[0], sides[1])
