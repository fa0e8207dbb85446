"""Changes as a message: one for one change, or one for all that were gathered."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Sequence
from typing import Any

from monitor import report
from monitor.config import Channel
from monitor.model import Comparison

# A mail's text is read in windows of this width.
_WIDTH = 78
_SUBJECT = {
    "en": "{first} · and {more} more",
    "zh": "{first} · 另有{more}项改动",
}


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
    """Return the message of some changes, the first one being the oldest."""
    language = channel.language
    worst = max(comparisons, key=lambda c: c.severity)
    subject = report.headline(worst, language=language)
    title = report.brief(worst, language=language).title
    subject = f"{subject} · {title}"
    if len(comparisons) > 1:
        more = len(comparisons) - 1
        subject = _SUBJECT[language].format(first=subject, more=more)
    ids = ",".join(str(c.id) for c in comparisons)
    return Message(
        id="msg_" + hashlib.sha256(f"{channel.name} {ids}".encode()).hexdigest()[:32],
        subject=report.printable(subject),
        text="\n\n".join(
            report.terminal_text(c, width=_WIDTH, language=language)
            for c in comparisons
        ),
        markdown="\n\n---\n\n".join(
            report.markdown(c, language=language) for c in comparisons
        ),
        html=report.html(comparisons, language=language),
        json={
            "type": "changes",
            "channel": channel.name,
            "changes": [report.to_json(c) for c in comparisons],
        },
    )
