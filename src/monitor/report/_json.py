"""A comparison for programs; the shape is published in `docs/report.schema.json`."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

from monitor.model import Comparison, Edit, Side, Silence

from ._evidence import in_zone
from ._statement import Teller, listed, silent
from ._tell import raw_title, release_url
from ._visible import bare
from ._words import WORDS, Language, Voice, sentence

# Goes up by one when a field changes its meaning or goes away; new fields may be
# added without.
SCHEMA_VERSION = 1


def to_json(comparison: Comparison) -> dict[str, Any]:
    """Return the report as values that `json.dumps` takes.

    Texts are as the page had them; only `statement` and `headline` are in our words,
    once for each language. Instants are in UTC, and beside that in the source's zone.
    """
    tellers = {
        language: Teller(comparison, Voice(language, copy=comparison.copy))
        for language in WORDS
    }
    edits = listed(comparison)
    verdict = comparison.verdict
    return {
        "schema": SCHEMA_VERSION,
        "id": comparison.id,
        "severity": comparison.severity.word,
        "headline": {name: bare(t.headline()) for name, t in tellers.items()},
        "page": {
            "url": comparison.url,
            "title": raw_title(comparison),
            "source": comparison.source,
        },
        "zone": comparison.zone,
        "old": _side(comparison.old, comparison.zone),
        "new": _side(comparison.new, comparison.zone),
        "became": comparison.became.value if comparison.became else None,
        "alert": comparison.alert.value if comparison.alert else None,
        "verdict": None
        if verdict is None
        else {"availability": verdict.availability.value, "reason": verdict.reason},
        "returns_to": comparison.returns_to,
        "event": comparison.event,
        "alike": comparison.alike,
        "copy": comparison.copy,
        "edits": [_edit(edit, comparison, tellers) for edit in edits],
        "silent": {
            reason.value: silent(comparison).count(reason) for reason in Silence
        },
    }


def _side(side: Side, zone: str) -> dict[str, Any]:
    """Return one version as evidence."""
    return {
        "version": side.number,
        "at": side.at.astimezone(dt.UTC).isoformat() if side.at else None,
        "at_local": in_zone(side.at, zone)[0].isoformat() if side.at else None,
        "digest": side.digest,
        "location": side.location,
        "kind": side.content.kind.value if side.content else None,
    }


def _edit(
    edit: Edit, comparison: Comparison, tellers: dict[Language, Teller]
) -> dict[str, Any]:
    """Return one edit, with what happened in words."""
    return {
        "kind": edit.kind.value,
        "part": edit.part.value,
        "severity": edit.severity.word,
        "statement": {
            name: bare(sentence(teller.statement(edit)))
            for name, teller in tellers.items()
        },
        "speaker": edit.speaker,
        "role": edit.role.value if edit.role else None,
        "former_speaker": edit.former_speaker,
        "former_role": edit.former_role.value if edit.former_role else None,
        "old": edit.old,
        "new": edit.new,
        "old_at": list(edit.old_at),
        "new_at": list(edit.new_at),
        "spans": [[s.old_start, s.old_end, s.new_start, s.new_end] for s in edit.spans],
        "matters": [
            {
                "subject": matter.subject.value,
                "old": matter.old,
                "new": matter.new,
                "ratio": _finite(matter.ratio),
            }
            for matter in edit.matters
        ],
        "url": release_url(edit, comparison),
    }


def _finite(ratio: float | None) -> float | None:
    """Return the ratio if JSON has a number for it."""
    return ratio if ratio is not None and math.isfinite(ratio) else None
