"""Two pages instead of two versions: judge, parse and compare bytes from anywhere."""

from __future__ import annotations

import dataclasses
import json
import pathlib
import re
import urllib.parse
from typing import Any

from monitor.diff import compare
from monitor.errors import InputError
from monitor.fetch import saved
from monitor.judge import judge
from monitor.model import (
    Availability,
    Capture,
    Change,
    Comparison,
    Content,
    Document,
    Edit,
    EditKind,
    Page,
    Parsed,
    Part,
    Side,
    Snapshot,
    Verdict,
)
from monitor.parse import parse
from monitor.store import Store


@dataclasses.dataclass(frozen=True, slots=True)
class _Read:
    """A page's bytes and what the parser made of them."""

    capture: Capture
    parsed: Parsed


def compare_captures(
    old: Capture, new: Capture, url: str | None = None, *, copy: bool | None = None
) -> Comparison:
    """Judge the new page, and if it is one, compare it with the old.

    `became` of the answer is set, and its change empty, where the new page is none.
    `copy` says whether the new one is another site's copy of the old one; by default
    it is where both were fetched, from two hosts.
    """
    if copy is None:
        copy = _is_elsewhere(old.url, new.url)
    before = _parsed(old, url)
    verdict = judge(new, earlier=before.parsed)
    old_side = Side(before.parsed.content, old.at, old.digest, location=old.url)
    title = before.parsed.content.title
    if verdict.availability is not Availability.OK:
        return Comparison(
            url,
            title,
            Change(),
            old_side,
            Side(None, new.at, new.digest, location=new.url),
            became=verdict.availability,
            verdict=verdict,
            copy=copy,
        )
    after = _parsed(new, url)
    return Comparison(
        url,
        after.parsed.content.title or title,
        compare(before.parsed, after.parsed),
        old_side,
        Side(after.parsed.content, new.at, new.digest, location=new.url),
        verdict=verdict,
        copy=copy,
    )


def _is_elsewhere(old: str, new: str) -> bool:
    """Return whether two addresses are of two hosts, `www.` aside."""
    hosts = [
        (urllib.parse.urlsplit(url).hostname or "").removeprefix("www.")
        for url in (old, new)
        if url.startswith(("http://", "https://"))
    ]
    return len(hosts) == len((old, new)) and hosts[0] != hosts[1]


def compare_files(
    old: pathlib.Path, new: pathlib.Path, url: str | None = None
) -> Comparison:
    """Compare two saved pages; raises InputError where one cannot be read."""
    return compare_captures(saved(old, url), saved(new, url), url)


def compare_versions(
    store: Store, page: Page, old: int | None, new: int | None
) -> Comparison:
    """Compare two versions of a page: by default the last with the one before.

    Raises InputError where there are no such versions.
    """
    count = store.page(page.id).versions
    new = new or count
    old = old or new - 1
    if not 0 < old < new <= count:
        message = (
            f"{page.url} has {count} version{'' if count == 1 else 's'}: there are no "
            f"versions {old} and {new} to compare. `monitor versions {page.id}` lists "
            "what there is."
            if count > 1
            else f"{page.url} has only {count} version: it has not changed since it is "
            "watched, so there is nothing to compare."
        )
        raise InputError(message)
    before, after = store.snapshot(page.id, old), store.snapshot(page.id, new)
    return Comparison(
        page.url,
        after.parsed.content.title or page.title,
        compare(before.parsed, after.parsed),
        _side(before),
        _side(after),
        source=page.source,
    )


def _side(snapshot: Snapshot) -> Side:
    return Side(
        snapshot.parsed.content,
        snapshot.at,
        snapshot.digest,
        snapshot.number,
        snapshot.path,
    )


def compare_line(line: str) -> str:
    """Answer one line of `monitor compare --batch`; never raises.

    `{"old": path, "new": path, "url": …}` is answered by availability, changed,
    severity and edits; what cannot be answered by `{"error": …}`.
    """
    try:
        asked = json.loads(line)
        comparison = compare_files(
            pathlib.Path(asked["old"]), pathlib.Path(asked["new"]), asked.get("url")
        )
    except (ValueError, KeyError, TypeError, AttributeError, InputError) as error:
        return json.dumps({"error": str(error) or type(error).__name__})
    verdict = comparison.verdict
    change = comparison.change
    return json.dumps(
        {
            "availability": _word(verdict),
            "reason": verdict.reason if verdict else "",
            "changed": change.reported,
            "severity": change.severity.word,
            "edits": [_edit(e, comparison) for e in change.edits if e.severity],
        },
        ensure_ascii=False,
    )


def _word(verdict: Verdict | None) -> str:
    """Return one of the four words of the protocol: what moved is gone from here."""
    if verdict is None:
        return str(Availability.OK)
    moved = verdict.availability is Availability.MOVED
    return str(Availability.GONE if moved else verdict.availability)


def _parsed(capture: Capture, url: str | None) -> _Read:
    content_type = capture.header("content-type")
    return _Read(
        capture,
        parse(capture.body, url=url, content_type=content_type, at=capture.at),
    )


def _edit(edit: Edit, comparison: Comparison) -> dict[str, Any]:
    old, new = _words(edit, comparison)
    told: dict[str, Any] = {
        "kind": str(edit.kind),
        "part": str(edit.part),
        "severity": edit.severity.word,
        "speaker": edit.speaker,
        "old": old,
        "new": new,
    }
    if edit.part in (Part.LINK, Part.IMAGE):
        for side, text in (("old", old), ("new", new)):
            found = _ADDRESSED.fullmatch(text or "")
            told[side] = found[1] if found else text
            told[f"{side}_address"] = found[2] if found else None
    return told


# A link or an image as an edit has it: its words and its address.
_ADDRESSED = re.compile(r"(.*?)\s*<([^<>]*)>", re.DOTALL)


def _words(edit: Edit, comparison: Comparison) -> tuple[str | None, str | None]:
    """Return the words that went and that came.

    The labels of a whole exchange are the same people's as before; those of words that
    are another's now are what changed.
    """
    if edit.part is Part.EXCHANGE:
        return (
            edit.old and _said(comparison.old.content, edit.old_at, edit.old),
            edit.new and _said(comparison.new.content, edit.new_at, edit.new),
        )
    if edit.kind is EditKind.REATTRIBUTED:
        return (
            _labelled(edit.former_speaker, edit.old),
            _labelled(edit.speaker, edit.new),
        )
    return edit.old, edit.new


def _said(content: Content | None, at: tuple[int, ...], otherwise: str) -> str:
    """Return what was said in the exchange whose first turn stands at a place."""
    if not isinstance(content, Document) or not at:
        return otherwise
    for exchange in content.exchanges:
        numbers = sorted((*exchange.question, *exchange.answer))
        if at[0] in numbers:
            return "\n".join(content.turns[number].text for number in numbers)
    return otherwise


def _labelled(speaker: str | None, text: str | None) -> str | None:
    return f"{speaker}: {text}" if speaker and text else text
