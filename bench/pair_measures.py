"""The measures of a change detector: what it told of two versions of a page.

A pair's `label` says what happened: `chrome` (nothing that the page says), `content`
or `both`, `list` (an index changed), `unavailable` (the new version is no page).
"""

from __future__ import annotations

import collections
import dataclasses
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Record = Mapping[str, Any]
Words = collections.Counter[str]

# A word: one character in Chinese, Japanese and Korean, a number with its inner
# points, a run of letters with its apostrophes.
WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
    r"|\d+(?:[.,:/-]\d+)*"
    r"|[^\W\d_]+(?:'[^\W\d_]+)*"
)
# Above this F1 of words an edit is told exactly.
EXACT = 0.95
UNSCORED_IN_WORDS = ("metadata", "moved")
MEASURES = ("silent", "caught", "held", "told", "exact", "alerts")


def words(text: str | None) -> Words:
    """Count the words of a text, folded to NFKC and lower case."""
    folded = unicodedata.normalize("NFKC", text or "").lower().replace("’", "'")
    return collections.Counter(WORD.findall(folded))


def went_and_came(edits: Iterable[Record]) -> Words:
    """Words that went (marked -) and came (marked +), edit by edit."""
    out: Words = collections.Counter()
    for edit in edits:
        old, new = words(edit.get("old")), words(edit.get("new"))
        out.update({"-" + word: n for word, n in (old - new).items()})
        out.update({"+" + word: n for word, n in (new - old).items()})
    return out


def told(meta: Record, edits: Sequence[Record]) -> float | None:
    """F1 of the words that went and came; None where the pair is not scored so.

    Annotated changes of metadata may be told or not.
    """
    changes = meta["content_changes"]
    wanted = went_and_came(c for c in changes if c["kind"] not in UNSCORED_IN_WORDS)
    if not wanted or meta.get("ambiguous"):
        return None
    optional = went_and_came(c for c in changes if c["kind"] == "metadata")
    said = went_and_came(e for e in edits if e.get("kind") != "moved")
    said = (said & wanted) + ((said - wanted) - optional)
    total = wanted.total() + said.total()
    return 2 * (wanted & said).total() / total


@dataclasses.dataclass(frozen=True, slots=True)
class PairScore:
    """The measures that apply to one pair; `alerts` counts edits on a chrome pair."""

    measures: Mapping[str, float]

    @property
    def worst(self) -> float:
        """The lowest share, alerts left aside."""
        return min(v for k, v in self.measures.items() if k != "alerts")


def score_pair(meta: Record, said: Record) -> PairScore:
    """Score one answer by its pair's annotation."""
    available = said.get("availability", "ok") == "ok"
    changed = bool(said.get("changed"))
    edits = said.get("edits") or []
    if meta["label"] == "chrome":
        alerts = float(len(edits) if changed else 0)
        return PairScore({"silent": float(not changed), "alerts": alerts})
    if meta["label"] == "unavailable":
        return PairScore({"held": float(not available and not changed)})
    measures = {"caught": float(changed and available)}
    share = told(meta, edits if changed else [])
    if share is not None:
        measures |= {"told": share, "exact": float(share > EXACT)}
    return PairScore(measures)


def averages(scores: Iterable[PairScore]) -> dict[str, float]:
    """Mean of each measure, in percent but for alerts (edits a chrome pair)."""
    columns: dict[str, list[float]] = collections.defaultdict(list)
    for score in scores:
        for name, value in score.measures.items():
            columns[name].append(value)
    return {
        name: round(
            (1 if name == "alerts" else 100) * sum(columns[name]) / len(columns[name]),
            2,
        )
        for name in MEASURES
        if name in columns
    }
