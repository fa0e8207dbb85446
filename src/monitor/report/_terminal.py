"""A comparison on a terminal."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Iterable, Sequence

from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment
from rich.text import Text

from monitor.model import Comparison, Severity

from ._evidence import Version
from ._pieces import Mark, Pieces, window
from ._tell import Block, Called, Entry, Told, merged, named, tell
from ._visible import bare
from ._words import Language, Voice
from ._wrap import wrap

# Lines of prose longer than this are hard to read, however wide the terminal is.
WIDEST = 100
# A whole turn that came or went is shown up to so many characters.
LONGEST = 480
# A column of text narrower than this is not worth having.
_LEAST = 12

_BADGES = {
    Severity.HIGH: "bold white on red",
    Severity.MEDIUM: "bold black on yellow",
    Severity.LOW: "bold white on blue",
    Severity.COSMETIC: "dim",
}
TONES = {
    Severity.HIGH: "bold red",
    Severity.MEDIUM: "bold yellow",
    Severity.LOW: "bold blue",
    Severity.COSMETIC: "dim",
}
_MARKS = {
    Mark.SAME: "",
    Mark.GAP: "dim",
    Mark.DELETED: "red strike",
    Mark.INSERTED: "green underline",
}
# Where there is no colour the changed words stand in the brackets of GNU wdiff.
_BRACKETS = {Mark.DELETED: ("[-", "-]"), Mark.INSERTED: ("{+", "+}")}


@dataclasses.dataclass(frozen=True, slots=True)
class Prose:
    """A text beside a hanging label: what every line of a report is.

    A `single` one is cut to one line instead of wrapped.
    """

    text: Text
    label: Text = dataclasses.field(default_factory=Text)
    indent: int = 0
    single: bool = False


class Lines:
    """A rich renderable: prose, wrapped for the width that it is given."""

    def __init__(self, prose: Sequence[Prose], width: int) -> None:
        """Show `prose` in at most `width` columns."""
        self._prose = prose
        self._width = width

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> RenderResult:
        """Yield the lines' segments."""
        width = min(self._width, options.max_width)
        for line in lines(self._prose, width):
            yield from line.render(console)
            yield Segment.line()


def lines(prose: Iterable[Prose], width: int) -> list[Text]:
    """Return the prose as lines of at most `width` columns."""
    found: list[Text] = []
    for item in prose:
        lead = item.label.cell_len if item.label.plain else 0
        # A label that would leave no room to speak of stands above its text.
        beside = item.indent + lead + _LEAST <= width
        indent = item.indent if item.indent + _LEAST <= width else 0
        if lead and not beside:
            found += wrap(item.label, width)
        start = indent + (lead if beside else 0)
        for number, row in enumerate(_rows(item, width - start)):
            head = item.label if beside and lead and number == 0 else Text(" " * lead)
            if not beside:
                head = Text()
            found.append(Text.assemble(" " * indent, head, row))
    for row in found:
        row.rstrip()
    return found


def _rows(item: Prose, width: int) -> list[Text]:
    """Return the text of one item as lines of at most `width` columns."""
    if not item.single:
        return wrap(item.text, width)
    row = item.text.copy()
    row.truncate(max(width, 2), overflow="ellipsis")
    return [row]


def terminal(
    comparison: Comparison, *, width: int, color: bool, language: Language = "en"
) -> Lines:
    """Return the report of a comparison, for a rich console to print."""
    voice = Voice(language, copy=comparison.copy)
    width = min(width, WIDEST)
    return Lines(_report(tell(comparison, voice), voice, color=color), width)


def terminal_text(
    comparison: Comparison,
    *,
    width: int,
    color: bool = False,
    language: Language = "en",
) -> str:
    """Return the report as text, with ANSI styles if `color`."""
    shown = terminal(comparison, width=width, color=color, language=language)
    return printed(shown, width=width, color=color)


def printed(shown: Lines, *, width: int, color: bool) -> str:
    """Return what a terminal of that width would be sent."""
    console = Console(
        file=io.StringIO(),
        width=max(width, 2),
        color_system="standard" if color else None,
        force_terminal=color,
        legacy_windows=False,
        no_color=not color,
    )
    with console.capture() as capture:
        console.print(shown)
    return capture.get()


def _report(told: Told, voice: Voice, *, color: bool) -> list[Prose]:
    """Return the whole report."""
    found = [_headline(told, color=color), Prose(Text())]
    found += _facts(told, voice)
    for note in filter(None, (told.returns, told.alike)):
        found += [Prose(Text()), Prose(Text(note, "bold"))]
    for entry in merged(told.entries, voice):
        found += [Prose(Text()), *_entry(entry, voice, color=color)]
    if told.silent:
        found += [Prose(Text()), Prose(Text(told.silent, "dim"))]
    return found


def _headline(told: Told, *, color: bool) -> Prose:
    """Return the headline; in colour its severity is a badge."""
    text = styled(told.headline, "bold")
    if color:
        text.stylize(_BADGES[told.severity], 0, len(told.level.rstrip(": ：")))
    return Prose(text)


def styled(statement: str, style: str = "") -> Text:
    """Return a sentence of ours; most terminals know nothing of isolates."""
    return Text(bare(statement), style)


def _facts(told: Told, voice: Voice) -> list[Prose]:
    """Return the page and both versions, labels in one column."""
    rows: list[tuple[str, Text]] = []
    if told.url:
        rows.append((voice("fact.url"), Text(told.url, "underline")))
    if told.source:
        rows.append((voice("fact.source"), Text(told.source)))
    if told.reason:
        rows.append((voice("fact.reason"), Text(told.reason)))
    for version in (told.old, told.new):
        rows += _version(version)
    column = max((Text(label).cell_len for label, _ in rows), default=0) + 2
    found = [Prose(Text(told.title, "bold"))]
    for label, value in rows:
        head = Text(label, "dim")
        head.append(" " * (column - head.cell_len))
        found.append(Prose(value, head))
    return found


def _version(version: Version) -> list[tuple[str, Text]]:
    """Return one side's row: version and time; below them how to see the original."""
    groups = (
        (version.version, version.at),
        (version.short_digest, version.location),
        (version.command,),
    )
    known = [" · ".join(p for p in group if p) for group in groups]
    known = [k for k in known if k]
    if not known:
        return []
    value = Text(known[0])
    for below in known[1:]:
        value.append(f"\n{below}", "dim")
    return [(version.label, value)]


def _entry(entry: Entry, voice: Voice, *, color: bool) -> list[Prose]:
    """Return one edit: the sentence, the speaker, the figures, the two texts."""
    number = Text(f"{entry.number}. ", "bold")
    statement = styled(entry.statement, "bold")
    statement.append("  ")
    statement.append(f"[{entry.severity}]", TONES[entry.edit.severity])
    found = [Prose(statement, number)]
    indent = number.cell_len
    notes = [t for t in (entry.who, entry.detail) if t]
    if notes:
        found.append(
            Prose(styled(voice("list.apart").join(notes), "dim"), indent=indent)
        )
    found += [Prose(_called(m, voice), indent=indent) for m in entry.matters]
    for block in entry.blocks:
        found += _block(block, voice, indent, color=color)
    return found


def _called(matter: Called, voice: Voice) -> Text:
    """Return a matter called out: "figure: 3.3万起 → 3.2万起  −3 %"."""
    text = Text(voice("label", label=matter.label))
    if matter.old and matter.new:
        text.append(matter.old, "red")
        text.append(" → ", "dim")
        text.append(matter.new, "bold green")
    elif matter.old:
        text.append(f"− {matter.old}", "red")
    else:
        text.append(f"+ {matter.new}", "bold green")
    if matter.change:
        text.append(f"  {matter.change}", "bold")
    return text


def _block(block: Block, voice: Voice, indent: int, *, color: bool) -> list[Prose]:
    """Return one text: where moved once, else the old and the new one."""
    found = []
    label = named(block, voice)
    if label:
        found.append(Prose(styled(label, "italic"), indent=indent))
    if block.same:
        mark = Text("⇄ " if block.moved else "= ", "cyan")
        return [*found, Prose(_text(block.new, color=color), mark, indent)]
    for sign, style, pieces in (("− ", "red", block.old), ("+ ", "green", block.new)):
        if pieces:
            text = _text(pieces, color=color)
            found.append(Prose(text, Text(sign, style), indent))
    return found


def _text(pieces: Pieces, *, color: bool) -> Text:
    """Return the pieces near a change, marked by colour and line, or by brackets."""
    text = Text()
    shown = window(pieces, longest=LONGEST)
    alone = all(p.mark in (Mark.DELETED, Mark.INSERTED, Mark.GAP) for p in shown)
    for piece in shown:
        if piece.mark in _BRACKETS and alone:
            # The sign before it already says that all of it came or went.
            text.append(piece.text, _MARKS[piece.mark].split()[0])
        elif piece.mark in _BRACKETS and not color:
            opening, closing = _BRACKETS[piece.mark]
            text.append(f"{opening}{piece.text}{closing}")
        else:
            text.append(piece.text, _MARKS[piece.mark] or None)
    return text


def headline(comparison: Comparison, *, language: Language = "en") -> str:
    """Return what changed in one sentence, as plain text."""
    return bare(tell(comparison, Voice(language, copy=comparison.copy)).headline)
