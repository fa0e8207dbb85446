"""The document itself: who said what, for `monitor show` and `monitor parse`."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from rich.text import Text

from monitor.model import Content, Document, Listing, Role

from ._flow import Speech, speech
from ._html import page
from ._markdown import address, escaped, lines
from ._script import tag, texts_of
from ._terminal import WIDEST, Lines, Prose, printed, styled
from ._visible import bare, line
from ._words import Language, Voice

_ROLES = {
    Role.MODERATOR: "bold magenta",
    Role.OFFICIAL: "bold blue",
    Role.REPORTER: "bold yellow",
    Role.NARRATION: "dim",
}


@dataclasses.dataclass(frozen=True, slots=True)
class _Part:
    """A turn, with the heading above it where a question or its answer begins.

    `side` is `question` or `answer`, for the heading's looks.
    """

    side: str
    heading: str
    speech: Speech


def transcript(content: Content, *, width: int, language: Language = "en") -> Lines:
    """Return a document or a listing, for a rich console to print."""
    voice = Voice(language)
    if isinstance(content, Listing):
        prose = _listing(content, voice)
    else:
        prose = _document(content, voice)
    return Lines(prose, min(width, WIDEST))


def transcript_text(
    content: Content, *, width: int, color: bool = False, language: Language = "en"
) -> str:
    """Return the same as text, with ANSI styles if `color`."""
    shown = transcript(content, width=width, language=language)
    return printed(shown, width=width, color=color)


def transcript_markdown(content: Content, *, language: Language = "en") -> str:
    """Return the same as Markdown."""
    voice = Voice(language)
    found = [f"# {escaped(_title(content, voice))}"]
    facts = [
        f"- {voice('label', label=k)}{escaped(v)}" for k, v in _facts(content, voice)
    ]
    if facts:
        found.append("\n".join(facts))
    if isinstance(content, Listing):
        found += _markdown_listing(content, voice)
        return "\n\n".join(found) + "\n"
    for part in _parts(content, voice):
        if part.heading:
            found.append(f"### {part.heading}")
        if part.speech.role is not Role.NARRATION:
            found.append(f"**{escaped(bare(part.speech.who))}**")
        found += [
            row for p in part.speech.paragraphs for row in lines(escaped(p)) if row
        ]
    return "\n\n".join(found) + "\n"


def transcript_html(content: Content, *, language: Language = "en") -> str:
    """Return the same as one page for a browser, self-contained and without scripts."""
    voice = Voice(language)
    releases = isinstance(content, Listing)
    return page(
        "transcript.html.j2",
        language,
        title=_title(content, voice),
        facts=list(_facts(content, voice)),
        lang=tag(" ".join(texts_of(content))),
        parts=[] if isinstance(content, Listing) else list(_parts(content, voice)),
        releases=list(_rows(content)) if isinstance(content, Listing) else [],
        is_listing=releases,
    )


def _title(content: Content, voice: Voice) -> str:
    """Return the content's title."""
    return line(content.title or "") or voice("untitled")


def _facts(content: Content, voice: Voice) -> Iterator[tuple[str, str]]:
    """Yield what is known of the content beside its text."""
    yield voice("fact.kind"), voice(f"kind.name.{content.kind.value}")
    if isinstance(content, Listing):
        if content.next_url:
            yield voice("fact.next"), line(content.next_url)
        return
    if content.published:
        yield voice("fact.date"), content.published.isoformat()
    people = [
        voice("participant", name=line(person.name), office=line(person.office))
        if person.office
        else line(person.name)
        for person in content.participants
    ]
    if people:
        yield voice("fact.participants"), voice("list.apart").join(people)


def _parts(document: Document, voice: Voice) -> Iterator[_Part]:
    """Yield the turns, with headings where a question or its answer begins."""
    headings: dict[int, tuple[str, str]] = {}
    for number, exchange in enumerate(document.exchanges, start=1):
        sides = {"question": exchange.question, "answer": exchange.answer}
        for side, turns in sides.items():
            if turns:
                heading = voice(f"exchange.{side}", number=number)
                headings.setdefault(min(turns), (side, heading))
    for index, turn in enumerate(document.turns):
        side, heading = headings.get(index, ("", ""))
        yield _Part(side, heading, speech(turn, voice, turn.paragraphs))


def _head(content: Content, voice: Voice) -> list[Prose]:
    """Return the title and the facts."""
    rows = list(_facts(content, voice))
    column = max(Text(label).cell_len for label, _ in rows) + 2
    found = [Prose(Text(_title(content, voice), "bold"))]
    for label, value in rows:
        head = Text(label, "dim")
        head.append(" " * (column - head.cell_len))
        found.append(Prose(Text(value), head))
    return found


def _document(document: Document, voice: Voice) -> list[Prose]:
    """Return a document turn by turn."""
    found = _head(document, voice)
    if not document.turns:
        found += [Prose(Text()), Prose(Text(voice("document.none"), "dim"))]
    for part in _parts(document, voice):
        found.append(Prose(Text()))
        label = styled(part.speech.who, _ROLES[part.speech.role])
        if part.heading:
            label.append(f"  [{part.heading}]", "dim")
        found.append(Prose(label))
        found += [Prose(Text(p), indent=2) for p in part.speech.paragraphs]
    return found


def _rows(listing: Listing) -> Iterator[tuple[str, str, str]]:
    """Yield each release's date, title and address."""
    for link in listing.links:
        day = link.date.isoformat() if link.date else ""
        yield day, line(link.title), line(link.url)


def _listing(listing: Listing, voice: Voice) -> list[Prose]:
    """Return a listing: number and date in columns, title, address below it."""
    found = [*_head(listing, voice), Prose(Text())]
    rows = list(_rows(listing))
    if not rows:
        return [*found, Prose(Text(voice("listing.none"), "dim"))]
    digits = len(str(len(rows)))
    dated = any(day for day, _, _ in rows)
    for number, (day, title, url) in enumerate(rows, start=1):
        head = Text(f"{number:>{digits}}  ", "dim")
        if dated:
            head.append(f"{day:<10}  ")
        value = Text(title or "—")
        value.append(f"\n{url}", "dim")
        found.append(Prose(value, head))
    return found


def _markdown_listing(listing: Listing, voice: Voice) -> list[str]:
    """Return a listing as a table."""
    rows = list(_rows(listing))
    if not rows:
        return [voice("listing.none")]
    columns = ("column.number", "column.date", "column.title", "column.url")
    table = ["| " + " | ".join(voice(c) for c in columns) + " |", "|---:|---|---|---|"]
    for number, (day, title, url) in enumerate(rows, start=1):
        cell = address(url).replace("|", "\\|")
        table.append(f"| {number} | {day} | {escaped(title)} | {cell} |")
    return ["\n".join(table)]
