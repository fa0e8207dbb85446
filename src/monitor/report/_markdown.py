"""A comparison as Markdown, for an issue, a message or a wiki (GitHub's flavour)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from monitor.model import Comparison

from ._evidence import Version
from ._pieces import Mark, Pieces, window
from ._tell import Block, Called, Entry, Told, merged, named, release_url, tell
from ._visible import bare, line
from ._words import Language, Voice

# A whole turn that came or went is shown up to so many characters.
_LONGEST = 1200
# What would be markup anywhere in a line, and what only at its beginning.
_ACTIVE = re.compile(r"([\\`*_\[\]<>&~|$])")
_LEADING = re.compile(r"^([-+=#:]|\d+(?=[.)](?:\s|$)))")
_MARKERS = {Mark.DELETED: ("~~", "del"), Mark.INSERTED: ("**", "ins")}
_BACKTICKS = re.compile(r"`+")
_WEB = re.compile(r"https?://[^\s<>\\`]+", re.IGNORECASE)


def markdown(comparison: Comparison, *, language: Language = "en") -> str:
    """Return the report of a comparison as Markdown."""
    voice = Voice(language, copy=comparison.copy)
    told = tell(comparison, voice)
    parts = [f"## {escaped(bare(told.headline))}", *_facts(told, voice)]
    parts += [f"**{note}**" for note in (told.returns, told.alike) if note]
    for entry in merged(told.entries, voice):
        parts += _entry(entry, voice, release_url(entry.edit, comparison))
    if told.silent:
        parts.append(f"_{told.silent}_")
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """Return text of a page so that Markdown shows it as it is, within a line."""
    return _ACTIVE.sub(r"\\\1", text)


def lines(text: str) -> list[str]:
    """Return escaped text as lines that begin no list, heading, rule or code."""
    return [_LEADING.sub(_plain, row.strip()) for row in text.split("\n")]


def _plain(match: re.Match[str]) -> str:
    """Return a line's first sign without its meaning."""
    sign = match[1]
    # A digit cannot be escaped with a backslash; an entity does as well.
    return f"&#{ord(sign[0])};{sign[1:]}" if sign[0].isdigit() else f"\\{sign}"


def code(text: str) -> str:
    """Return text as a code span, whatever backticks are in it."""
    longest = max((len(run) for run in _BACKTICKS.findall(text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def address(url: str) -> str:
    """Return an address as a link, or as code if it is none of the web."""
    return f"<{url}>" if _WEB.fullmatch(url) else code(url)


def _facts(told: Told, voice: Voice) -> Iterable[str]:
    """Yield the page's title, then the facts as a list."""
    yield f"**{escaped(told.title)}**"
    rows = []
    if told.url:
        rows.append((voice("fact.url"), address(told.url)))
    if told.source:
        rows.append((voice("fact.source"), escaped(told.source)))
    if told.reason:
        rows.append((voice("fact.reason"), escaped(told.reason)))
    rows += [(v.label, known) for v in (told.old, told.new) if (known := _version(v))]
    if rows:
        yield "\n".join(
            f"- {voice('label', label=label)}{value}" for label, value in rows
        )


def _version(version: Version) -> str:
    """Return one side as evidence, on one line."""
    codes = (version.digest, version.location, version.command)
    plain = (version.version, version.at)
    known = [p for p in plain if p] + [code(c) for c in codes if c]
    return " · ".join(known)


def _entry(entry: Entry, voice: Voice, url: str | None) -> Iterable[str]:
    """Yield one edit's paragraphs."""
    statement = escaped(bare(entry.statement))
    graded = voice("graded", statement=statement, severity=entry.severity)
    yield f"### {entry.number}. {graded}"
    notes = [escaped(bare(t)) for t in (entry.who, entry.detail) if t]
    if notes:
        yield voice("list.apart").join(notes)
    if entry.matters:
        yield "\n".join(f"- {_called(m, voice)}" for m in entry.matters)
    for block in entry.blocks:
        yield from _block(block, voice)
    if url:
        yield address(line(url))


def _called(matter: Called, voice: Voice) -> str:
    """Return a matter called out."""
    sides = (
        f"~~{escaped(matter.old)}~~" if matter.old else "",
        f"**{escaped(matter.new)}**" if matter.new else "",
    )
    both = " → ".join(side for side in sides if side)
    change = f" ({matter.change})" if matter.change else ""
    return f"{voice('label', label=matter.label)}{both}{change}"


def _block(block: Block, voice: Voice) -> Iterable[str]:
    """Yield one text as a quotation, under its speaker's label."""
    label = named(block, voice)
    if label:
        yield f"**{escaped(bare(label))}**"
    pieces = block.new if block.same else block.both
    text = marked(window(pieces, longest=_LONGEST))
    sign = "⇄ " if block.moved else ""
    yield "\n>\n".join(f"> {row}" for row in lines(sign + text) if row)


def marked(pieces: Pieces) -> str:
    """Return a text with ~~deleted~~ and **inserted** words in it.

    Markdown lets a marker open or close only beside the right characters: in
    `起**（含）**共` it does neither. HTML's own elements stand in there.
    """
    found: list[str] = []
    for index, piece in enumerate(pieces):
        if piece.mark not in _MARKERS:
            found.append(escaped(piece.text))
            continue
        before = pieces[index - 1].text[-1:] if index else ""
        after = pieces[index + 1].text[:1] if index + 1 < len(pieces) else ""
        rows = piece.text.split("\n")
        found.append(
            "\n".join(_wrapped(row, piece.mark, before, after) for row in rows)
        )
    return "".join(found)


def _wrapped(text: str, mark: Mark, before: str, after: str) -> str:
    """Return one line of a changed piece between its markers."""
    if not text.strip():
        return text
    marker, element = _MARKERS[mark]
    if _flanks(text, before, after):
        return f"{marker}{escaped(text)}{marker}"
    return f"<{element}>{escaped(text)}</{element}>"


def _flanks(text: str, before: str, after: str) -> bool:
    """Whether markers around the text would open and close (CommonMark 6.2)."""
    return _outside(before, text[0]) and _outside(after, text[-1])


def _outside(outer: str, inner: str) -> bool:
    """Whether a marker works between a character outside it and one inside."""
    if inner.isspace():
        return False
    if not _punctuation(inner):
        return True
    return not outer or outer.isspace() or _punctuation(outer)


def _punctuation(character: str) -> bool:
    """Whether CommonMark takes the character for punctuation."""
    return unicodedata.category(character)[0] in "PS"
