"""Changes as a message: one for one change, or one for all that were gathered."""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections.abc import Sequence
from typing import Any

import markupsafe

from monitor import report
from monitor.config import Channel
from monitor.model import Comparison
from monitor.notify._events import events
from monitor.report import Language

# A mail's text is read in windows of this width.
_WIDTH = 78
_SUBJECT = {
    "en": "{first} · and {more} more",
    "zh": "{first} · 另有{more}项改动",
}
_SAME = {
    "en": "{first} · and the same {more} times more",
    "zh": "{first} · 另有{more}处相同改动",
}
_ALSO = {
    "en": "The same edit was made {count} times more:",
    "zh": "另有{count}处相同改动：",
}
_MORE = {"en": "… and {count} more", "zh": "……另有{count}处"}
# So many of the other pages of an event are named.
_MOST_LISTED = 20
# What Markdown would take for its own.
_MARKS = re.compile(r"[\\`*_{}\[\]()<>#|~]")


@dataclasses.dataclass(frozen=True, slots=True)
class Message:
    """What a channel is sent. `id` is the same each time that it is sent."""

    id: str
    subject: str
    text: str
    markdown: str
    html: str
    json: dict[str, Any]


def compose(channel: Channel, comparisons: Sequence[Comparison]) -> Message:
    """Return the message of some changes, the first one being the oldest.

    The changes of one event are told as one: the first in full, then the other pages.
    """
    language = channel.language
    told = events(comparisons)
    firsts = [event[0] for event in told]
    worst = max(firsts, key=lambda c: c.severity)
    subject = report.headline(worst, language=language)
    title = report.brief(worst, language=language).title
    subject = f"{subject} · {title}"
    if len(comparisons) > 1:
        more = len(comparisons) - 1
        alike = _SAME if len(told) == 1 else _SUBJECT
        subject = alike[language].format(first=subject, more=more)
    ids = ",".join(str(c.id) for c in comparisons)
    also = [_also(event, language) for event in told]
    return Message(
        id="msg_" + hashlib.sha256(f"{channel.name} {ids}".encode()).hexdigest()[:32],
        subject=report.printable(subject),
        text="\n\n".join(
            report.terminal_text(c, width=_WIDTH, language=language) + _listed(lines)
            for c, lines in zip(firsts, also, strict=True)
        ),
        markdown="\n\n---\n\n".join(
            report.markdown(c, language=language) + _listed(lines, escape=True)
            for c, lines in zip(firsts, also, strict=True)
        ),
        html=_with(report.html(firsts, language=language), also),
        json={
            "type": "changes",
            "channel": channel.name,
            "changes": [report.to_json(c) for c in comparisons],
            "events": [[c.id for c in event] for event in told],
        },
    )


def _also(event: Sequence[Comparison], language: Language) -> list[str]:
    """Return what is said of the others of an event: a sentence, then their pages."""
    others = event[1:]
    if not others:
        return []
    pages = [
        f"{report.brief(c, language=language).title} – {report.printable(c.url or '')}"
        for c in others[:_MOST_LISTED]
    ]
    left = len(others) - len(pages)
    return [
        _ALSO[language].format(count=len(others)),
        *pages,
        *([_MORE[language].format(count=left)] if left else []),
    ]


def _listed(lines: Sequence[str], *, escape: bool = False) -> str:
    if not lines:
        return ""
    first, *pages = (_MARKS.sub(r"\\\g<0>", x) if escape else x for x in lines)
    return "\n\n" + "\n".join([first, "", *(f"- {page}" for page in pages)])


def _with(page: str, also: Sequence[Sequence[str]]) -> str:
    """Return a report's page with the other pages of its events below it."""
    parts = []
    for lines in also:
        if lines:
            first, *others = map(markupsafe.escape, lines)
            items = "".join(f"<li>{one}</li>" for one in others)
            parts.append(f"<section><p>{first}</p><ul>{items}</ul></section>\n")
    before, end, after = page.rpartition("</main>")
    return f"{before}{''.join(parts)}{end}{after}"
