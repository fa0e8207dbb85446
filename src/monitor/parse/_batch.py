"""One page a line: the shape in which parsers are scored (`monitor parse --batch`)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from monitor.model import Content, Listing, Parsed
from monitor.parse._page import parse


def answer(line: str) -> str:
    """Answer `{"path": …, "url": …}` with the page as JSON, or with `{"error": …}`."""
    try:
        asked = json.loads(line)
        body = Path(asked["path"]).read_bytes()
    except (OSError, ValueError, KeyError, TypeError) as error:
        reason = f"the line names no page that can be read ({error})"
        return json.dumps({"error": reason}, ensure_ascii=False)
    return json.dumps(as_gold(parse(body, url=asked.get("url"))), ensure_ascii=False)


def as_gold(parsed: Parsed) -> dict[str, Any]:
    """Return a parsed page in the shape of a gold file."""
    content: Content = parsed.content
    if isinstance(content, Listing):
        return {
            "kind": "list",
            "title": content.title,
            "published": None,
            "turns": [],
            "exchanges": [],
            "links": [
                {
                    "url": link.url,
                    "title": link.title,
                    "date": link.date.isoformat() if link.date else None,
                }
                for link in content.links
            ],
            "next_url": content.next_url,
        }
    return {
        "kind": content.kind.value,
        "encoding": parsed.encoding,
        "title": content.title,
        "published": content.published.isoformat() if content.published else None,
        "turns": [
            {
                "role": turn.role.value,
                "speaker": turn.speaker,
                "affiliation": turn.affiliation,
                "text": turn.text,
            }
            for turn in content.turns
        ],
        "exchanges": [
            {"question": list(e.question), "answer": list(e.answer)}
            for e in content.exchanges
        ],
        "links": [],
        "participants": [
            {"name": person.name, "office": person.office}
            for person in content.participants
        ],
        "confidence": parsed.confidence,
        "reasons": list(parsed.reasons),
    }
