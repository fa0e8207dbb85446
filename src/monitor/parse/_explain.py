"""What each visible block of a page was taken for, and why: for a person."""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum
import html

from rich.table import Table
from rich.text import Text

from monitor.model import Document, Parsed
from monitor.parse._page import Stages, run
from monitor.parse._rules import Rules


class Purpose(enum.StrEnum):
    """What a block was taken for."""

    TITLE = "title"
    SPEECH = "speech"
    NARRATION = "narration"
    RELEASE = "release"
    LABEL = "label"
    HEADING = "section heading"
    HEADER = "header field"
    CHROME = "chrome"
    HIDDEN = "hidden"


@dataclasses.dataclass(frozen=True, slots=True)
class ExplainedBlock:
    """One block of the page: its text, what it was taken for and the evidence.

    `place` names the elements around it from the inside; `label` is the text of the
    speaker's label in it, if any.
    """

    text: str
    purpose: Purpose
    why: str
    place: str
    label: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Explanation:
    """A parse and the account of every visible block."""

    parsed: Parsed
    blocks: tuple[ExplainedBlock, ...]

    def table(self) -> Table:
        """Return the account as a table for a terminal, a row a block."""
        table = Table(show_lines=False, expand=True)
        table.add_column("#", justify="right", no_wrap=True)
        table.add_column("taken for", no_wrap=True)
        table.add_column("why", ratio=2)
        table.add_column("text", ratio=5)
        table.add_column("place", ratio=2)
        for number, block in enumerate(self.blocks, start=1):
            text = block.text[:LONGEST_SHOWN]
            shown = Text(text + ("…" if len(block.text) > LONGEST_SHOWN else ""))
            if block.label:
                shown.stylize("bold", 0, len(block.label))
            table.add_row(
                str(number),
                Text(block.purpose, style=STYLES[block.purpose]),
                Text(block.why),
                shown,
                Text(block.place, style="dim"),
            )
        return table


LONGEST_SHOWN = 160
STYLES = {
    Purpose.TITLE: "bold magenta",
    Purpose.SPEECH: "green",
    Purpose.NARRATION: "cyan",
    Purpose.RELEASE: "blue",
    Purpose.LABEL: "bold green",
    Purpose.HEADING: "yellow",
    Purpose.HEADER: "yellow",
    Purpose.CHROME: "dim",
    Purpose.HIDDEN: "dim",
}
COLOURS = {
    Purpose.TITLE: "#f3d9fa",
    Purpose.SPEECH: "#d3f9d8",
    Purpose.NARRATION: "#c5f6fa",
    Purpose.RELEASE: "#d0ebff",
    Purpose.LABEL: "#b2f2bb",
    Purpose.HEADING: "#fff3bf",
    Purpose.HEADER: "#ffec99",
    Purpose.CHROME: "#e9ecef",
    Purpose.HIDDEN: "#f8f9fa",
}


def explain(
    body: bytes,
    *,
    url: str | None = None,
    content_type: str | None = None,
    at: dt.datetime | None = None,
    rules: Rules | None = None,
) -> Explanation:
    """Parse a page as `parse` does and account for every visible block."""
    stages = run(body, url=url, content_type=content_type, at=at, rules=rules)
    blocks = tuple(
        _explain_block(stages, index)
        for index, block in enumerate(stages.layout.blocks)
        if not block.hidden
    )
    return Explanation(stages.parsed, blocks)


def _explain_block(stages: Stages, index: int) -> ExplainedBlock:
    layout = stages.layout
    block = layout.blocks[index]
    boxes = [layout.boxes[box] for box in layout.ancestors(block.box)[:3]]
    place = " < ".join(
        ".".join((box.tag, *box.mark.split()[:2])) for box in boxes if box.tag
    )
    purpose, why, label = _purpose(stages, index)
    return ExplainedBlock(block.text, purpose, why, place, label)


def _purpose(stages: Stages, index: int) -> tuple[Purpose, str, str | None]:
    if index in stages.title.blocks:
        return Purpose.TITLE, "the headline", None
    if not isinstance(stages.parsed.content, Document):
        if index in stages.listed:
            return Purpose.RELEASE, "an entry of the list", None
        return Purpose.CHROME, stages.body.reasons.get(index, "beside the list"), None
    if index in stages.kept and index not in stages.speeches.reasons:
        return _spoken(stages, index)
    if index in stages.speeches.reasons:
        return Purpose.HEADING, stages.speeches.reasons[index], None
    why = stages.body.reasons.get(index, "repeats the headline")
    return (Purpose.HEADER if why == "header field" else Purpose.CHROME), why, None


def _spoken(stages: Stages, index: int) -> tuple[Purpose, str, str | None]:
    all_marks = stages.reading.marks if stages.reading else {}
    marks = all_marks.get(index)
    if marks:
        mark = marks[0]
        whole = mark.end >= len(stages.layout.blocks[index].text)
        purpose = Purpose.LABEL if whole else Purpose.SPEECH
        why = f"a label that {mark.way.value}: {mark.label.kind.value}"
        return purpose, why, mark.raw if not mark.start else None
    if any(before < index for before in all_marks):
        return Purpose.SPEECH, "below a label", None
    return Purpose.NARRATION, "no label governs it", None


# --- as a page ----------------------------------------------------------------

_PAGE = """<!doctype html>
<html><head><meta charset="utf-8"><title>{title}</title><style>
body{{font:15px/1.5 sans-serif;max-width:60em;margin:1em auto;padding:0 1em}}
p{{margin:2px 0;padding:3px 8px;border-radius:4px;overflow-wrap:anywhere}}
small{{float:right;margin-left:1em;color:#555}}
{colours}
</style></head><body>
<h1>{title}</h1>
<p>{facts}</p>
<p>{legend}</p>
{blocks}
</body></html>
"""


def explain_html(explanation: Explanation) -> str:
    """Return the page's blocks in their order, coloured by what they were taken for.

    Holds the page's text alone, escaped; nothing of its markup or scripts.
    """
    content = explanation.parsed.content
    parsed = explanation.parsed
    facts = f"{content.kind.value}, {parsed.encoding}, {parsed.confidence:.0%} sure"
    if parsed.reasons:
        facts += f" ({'; '.join(parsed.reasons)})"
    return _PAGE.format(
        title=html.escape(content.title or "(no title)"),
        colours="\n".join(
            f".{_class(purpose)}{{background:{colour}}}"
            for purpose, colour in COLOURS.items()
        ),
        facts=html.escape(facts),
        legend=" ".join(f'<span class="{_class(p)}">{p.value}</span>' for p in COLOURS),
        blocks="\n".join(_block_html(block) for block in explanation.blocks),
    )


def _class(purpose: Purpose) -> str:
    return purpose.value.replace(" ", "-")


def _block_html(block: ExplainedBlock) -> str:
    text = html.escape(block.text)
    if block.label:
        label = html.escape(block.label)
        text = text.replace(label, f"<b>{label}</b>", 1)
    return (
        f'<p class="{_class(block.purpose)}" dir="auto" '
        f'title="{html.escape(block.place)}">'
        f"<small>{block.purpose.value}: {html.escape(block.why)}</small>{text}</p>"
    )
