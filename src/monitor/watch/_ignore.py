"""What a source's rules ignore: kept with its change, and told to nobody. Pure.

A rule is words with `*` for what differs, so that whoever reads config.yaml sees what
it silences; figures that flicker need no pattern language.
"""

from __future__ import annotations

import dataclasses
import difflib
import re
import unicodedata
from collections.abc import Sequence

from monitor.config import Ignore
from monitor.model import Change, Edit, Severity, Silence

WILDCARD = "*"
_FIGURE = re.compile(r"\d+(?:[.,:：/\-]\d+)*")
# Chinese and its kin have no words here: each of their characters is one.
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[A-Za-z\u00c0-\u024f\u0370-\u052f]+|.", re.DOTALL)
# A rule with fewer characters of its own would silence what nobody meant.
_FEWEST = 2
_LONGEST = 400


def ignored(change: Change, rules: Sequence[Ignore]) -> Change:
    """Return the change with the edits silent that the rules name."""
    if not any(is_ignored(edit, rules) for edit in change.edits):
        return change
    edits = [
        dataclasses.replace(edit, severity=Severity.COSMETIC, silence=Silence.IGNORED)
        if is_ignored(edit, rules)
        else edit
        for edit in change.edits
    ]
    edits.sort(key=lambda edit: -edit.severity)
    return dataclasses.replace(change, edits=tuple(edits))


def is_ignored(edit: Edit, rules: Sequence[Ignore]) -> bool:
    """Whether a rule names an edit that would be told."""
    if edit.silence is not None or edit.severity is Severity.COSMETIC:
        return False
    return any(_names(rule, edit) for rule in rules)


def rules_like(change: Change) -> tuple[Ignore, ...]:
    """Return the rules that would ignore a change's told edits, and such as these.

    Of an edited text, what both sides share is kept and what differs may be anything;
    of one that came or went, its figures may be.
    """
    told = [e for e in change.edits if e.severity > Severity.COSMETIC]
    made = [_rule(edit) for edit in told]
    return tuple(dict.fromkeys(rule for rule in made if rule is not None))


def _rule(edit: Edit) -> Ignore | None:
    texts = [_plain(t) for t in (edit.old, edit.new) if t is not None]
    if not texts:
        return None
    text = _shared(texts[0], texts[1]) if len(texts) > 1 else texts[0]
    text = re.sub(r"(?:\*\s*)+\*", WILDCARD, _FIGURE.sub(WILDCARD, text))
    if len(text) > _LONGEST:
        text = text[: _LONGEST - 1].rstrip(WILDCARD) + WILDCARD
    own = [c for c in text if c.isalnum()]
    if len(own) < _FEWEST:
        return None
    return Ignore(text=text, part=edit.part, speaker=edit.speaker)


def _shared(old: str, new: str) -> str:
    """Return what two texts share, in order, with `*` for what differs."""
    one, other = _words(old), _words(new)
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    parts, last_old, last_new = [], 0, 0
    for at_old, at_new, size in matcher.get_matching_blocks():
        if at_old > last_old or at_new > last_new:
            parts.append(WILDCARD)
        parts.append("".join(one[at_old : at_old + size]))
        last_old, last_new = at_old + size, at_new + size
    return "".join(parts)


def _words(text: str) -> list[str]:
    """Return words and figures whole, everything else by character."""
    return _WORD.findall(text)


def _names(rule: Ignore, edit: Edit) -> bool:
    if rule.part is not None and rule.part is not edit.part:
        return False
    if rule.speaker is not None and rule.speaker != edit.speaker:
        return False
    texts = [t for t in (edit.old, edit.new) if t is not None]
    return bool(texts) and all(_fits(rule.text, text) for text in texts)


def _fits(pattern: str, text: str) -> bool:
    """Whether a text is what a pattern with wildcards says; linear in the text."""
    pieces = [_plain(piece) for piece in pattern.split(WILDCARD)]
    text = _plain(text)
    first, *others = pieces
    if not others:
        return text == first
    if not text.startswith(first):
        return False
    at = len(first)
    *between, last = others
    for piece in between:
        found = text.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return len(text) - at >= len(last) and text.endswith(last)


def _plain(text: str) -> str:
    """Return a text as it is compared: one width, one kind of space."""
    return " ".join(unicodedata.normalize("NFKC", text).split())
