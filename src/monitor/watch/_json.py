"""JSON answers as pages: the HTML inside one, or who said what item by item."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from monitor.config import JsonRules

# The mark of speakers' labels in the pages made here, as a selector for the parser.
SPEAKER = "b.speaker"

_MARKUP = re.compile(r"<(?:p|br|div|span|b|strong|a)\b", re.IGNORECASE)
_PAGE = (
    '<!doctype html><html><head><meta charset="utf-8"><title>{title}</title></head>'
    "<body><main><h1>{title}</h1>{words}</main></body></html>"
)


def as_page(body: bytes, rules: JsonRules) -> bytes:
    """Return the page that a JSON answer amounts to, as HTML in UTF-8.

    Raises ValueError, in words for a person, where the answer is no JSON or has
    nothing at the paths of `rules`.
    """
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"The answer is no JSON ({error}).") from error
    title = _text(_at(answer, rules.title)) if rules.title else ""
    if rules.html:
        words = _text(_at(answer, rules.html))
        if "<html" in words[:1000].lower() and not title:
            return words.encode("utf-8", "replace")
    else:
        words = "".join(_items(answer, rules))
    page = _PAGE.format(title=html.escape(title), words=words)
    return page.encode("utf-8", "replace")


def _items(answer: Any, rules: JsonRules) -> Iterator[str]:
    items = _at(answer, rules.items or "")
    if not isinstance(items, list):
        raise ValueError(f"There is no list at `{rules.items}` in the answer.")  # noqa: TRY004 - it is the answer that is wrong
    for item in items:
        words = _text(_at(item, rules.text))
        speaker = _text(_at(item, rules.speaker, None)) if rules.speaker else ""
        label = f'<b class="speaker">{html.escape(speaker)}</b> ' if speaker else ""
        if _MARKUP.search(words):
            yield f"<p>{label}</p>{words}" if label else f"<div>{words}</div>"
            continue
        paragraphs = [html.escape(p) for p in words.splitlines() if p.strip()]
        for number, paragraph in enumerate(paragraphs):
            yield f"<p>{'' if number else label}{paragraph}</p>"


_REQUIRED: Any = object()


def _at(value: Any, path: str, default: Any = _REQUIRED) -> Any:
    """Return what stands at a path such as `data.0.html`."""
    for step in path.split("."):
        if isinstance(value, dict) and step in value:
            value = value[step]
        elif isinstance(value, list) and step.isdecimal() and int(step) < len(value):
            value = value[int(step)]
        elif default is not _REQUIRED:
            return default
        else:
            raise ValueError(f"There is nothing at `{path}` in the answer.")
    return value


def _text(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)
