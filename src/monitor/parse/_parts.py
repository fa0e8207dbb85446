"""Documents cut into several pages: which page comes next, and all of them as one.

Old content systems cut a long text into `content.htm`, `content_2.htm`, `content_3.htm`
with a pager below. "Next" alone proves nothing, since it may lead to the next article:
the address has to be the first page's own with a number.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from urllib.parse import SplitResult, parse_qsl, urlsplit

from monitor.model import Document, Form, Kind, Parsed, Role, Turn
from monitor.parse._decode import decode
from monitor.parse._exchanges import find_exchanges
from monitor.parse._list_words import says_next
from monitor.parse._pager import find_written
from monitor.parse._tree import read_tree
from monitor.parse._urls import absolute_url

# More pages than this are an archive, not a text.
MOST_PARTS = 30

_ENDING = re.compile(r"\.\w{2,6}\Z")
_NUMBERED = re.compile(r"(?:[_-]|/(?:page/|p)?)(\d{1,2})\Z")
_PARAMETERS = frozenset(("page", "p", "pn", "pg", "pageno", "pagenum", "currentpage"))


def next_part(
    body: bytes, *, url: str, first: str, content_type: str | None = None
) -> str | None:
    """Return the address of the page that goes on with a document, or None.

    `url` is of this page and `first` of the document's first one. The addresses that
    count are `NAME_2.htm`, `NAME-2.htm`, `NAME/2` and `?page=2` beside `NAME.htm`.
    """
    here = _number(url, first) if url != first else 1
    tree = read_tree(decode(body, content_type).text)
    base = tree.css_first("base[href]")
    root = absolute_url((base.attributes.get("href") if base else "") or "", url) or url
    candidates = [find_written(tree, url)]
    for node in tree.css("a[href]"):
        text = " ".join(node.text(deep=True).split()).strip("[]()【】（） ")
        if says_next(text) or text.isdecimal() or node.attributes.get("rel") == "next":
            candidates.append(absolute_url(node.attributes.get("href") or "", root))
    for target in candidates:
        if target and (number := _number(target, first)) and here:
            # Some count from 0: the second page of `content.htm` is `content_1.htm`.
            following = here + 1 if url != first else 2
            if number == following or (url == first and number == 1):
                return target
    return None


def join(parts: Sequence[Parsed]) -> Parsed:
    """Return the pages of one document as one; the first gives title and day.

    Words that begin a page without a label go on with the speaker of the page before.
    """
    first = parts[0]
    documents = [p.content for p in parts if isinstance(p.content, Document)]
    if len(documents) < len(parts) or len(parts) == 1:
        return first
    head = documents[0]
    spoken = any(d.kind is Kind.TRANSCRIPT for d in documents)
    turns: list[Turn] = []
    for document in documents:
        turns = _continued(turns, document.turns, spoken=spoken)
    rest: list[str] = []
    beside: list[int] = []
    linked: list[int] = []
    for part in parts:
        beside += [len(rest) + index for index in part.beside]
        linked += [len(rest) + index for index in part.linked]
        rest += part.rest
    content = dataclasses.replace(
        head,
        kind=Kind.TRANSCRIPT if spoken else Kind.ARTICLE,
        turns=tuple(turns),
        exchanges=find_exchanges([turn.role for turn in turns]),
        participants=tuple(dict.fromkeys(p for d in documents for p in d.participants)),
        references=tuple(r for d in documents for r in d.references),
        images=tuple(i for d in documents for i in d.images),
    )
    return dataclasses.replace(
        first,
        content=content,
        confidence=min(p.confidence for p in parts),
        reasons=tuple(dict.fromkeys(r for p in parts for r in p.reasons)),
        rest=tuple(rest),
        beside=tuple(beside),
        linked=tuple(linked),
        references=tuple(r for p in parts for r in p.references),
        images=tuple(i for p in parts for i in p.images),
    )


def _continued(turns: list[Turn], more: Sequence[Turn], *, spoken: bool) -> list[Turn]:
    """Return the turns of the pages so far and of the next one."""
    if not turns or not more or more[0].speaker or more[0].role is not Role.NARRATION:
        return [*turns, *more]
    last, going_on = turns[-1], more[0]
    if not spoken and last.role is not Role.NARRATION:
        return [*turns, *more]
    forms = last.forms or going_on.forms
    joined = dataclasses.replace(
        last,
        text="\n".join(filter(None, (last.text, going_on.text))),
        forms=() if not forms else (*_forms(last), *_forms(going_on)),
    )
    return [*turns[:-1], joined, *more[1:]]


def _forms(turn: Turn) -> tuple[Form, ...]:
    return turn.forms or (Form.PARAGRAPH,) * len(turn.paragraphs)


def _number(url: str, first: str) -> int | None:
    """Return the number that `url` has beside the first page's address, or None."""
    try:
        there, start = urlsplit(url), urlsplit(first)
    except ValueError:
        return None
    if there.hostname != start.hostname:
        return None
    if there.path == start.path:
        return _number_in_query(there, start)
    if there.query != start.query:
        return None
    ending, own = _ENDING.search(there.path), _ENDING.search(start.path)
    if (ending and ending[0]) != (own and own[0]):
        return None
    stem = there.path[: ending.start()] if ending else there.path.rstrip("/")
    name = start.path[: own.start()] if own else start.path.rstrip("/")
    found = _NUMBERED.match(stem, len(name)) if stem.startswith(name) else None
    return int(found[1]) if found and name else None


def _number_in_query(there: SplitResult, start: SplitResult) -> int | None:
    one, two = dict(parse_qsl(there.query)), dict(parse_qsl(start.query))
    names = {n for n in one.keys() | two.keys() if one.get(n) != two.get(n)}
    if len(names) != 1 or (name := names.pop()).lower() not in _PARAMETERS:
        return None
    value = one.get(name, "")
    if two.get(name, "1") != "1" or not value.isdecimal():
        return None
    return int(value)
