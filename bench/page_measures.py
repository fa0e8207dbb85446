"""The measures of a page parser: what it answered beside the gold.

Every figure is an F1 or a share between 0 and 1. Text is compared as the multiset of
its 5-character shingles without white space, so that a stray space costs nothing, a
missing paragraph costs its length, and a page counts the same whatever its size.
"""

from __future__ import annotations

import collections
import unicodedata
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

Record = Mapping[str, Any]
Bag = collections.Counter[Hashable]
Item = TypeVar("Item")

SHINGLE = 5
# Two turns are the same one where their shingles agree this far (Jaccard): a lost
# sentence in ten or a label left in the text still counts as found, no more.
AGREES = 0.9
INVISIBLE = ("Cf", "Cc")

MEASURES = (
    "kind",
    "title",
    "published",
    "text",
    "speaker",
    "role",
    "turns",
    "exchanges",
    "links",
    "dates",
)


def squeeze(text: str | None) -> str:
    """Return the text in NFKC and lower case without white space or controls."""
    folded = unicodedata.normalize("NFKC", text or "").lower()
    return "".join(
        c
        for c in folded
        if not c.isspace() and unicodedata.category(c) not in INVISIBLE
    )


def shingles(text: str | None) -> Bag:
    """Return how often each run of five characters occurs; a short text is one."""
    whole = squeeze(text)
    if len(whole) < SHINGLE:
        return collections.Counter([whole] if whole else [])
    return collections.Counter(
        whole[i : i + SHINGLE] for i in range(len(whole) - SHINGLE + 1)
    )


def union(bags: Iterable[Bag]) -> Bag:
    """Add up bags."""
    out: Bag = collections.Counter()
    for bag in bags:
        out.update(bag)
    return out


def f1(gold: Bag, said: Bag) -> float:
    """Harmonic mean of precision and recall over two multisets."""
    total = gold.total() + said.total()
    return 2 * (gold & said).total() / total if total else 1.0


def alike(one: Bag, other: Bag) -> bool:
    """Tell whether two texts are the same turn."""
    either = (one | other).total()
    return not either or (one & other).total() / either >= AGREES


def matched(
    gold: Sequence[Item], said: Sequence[Item], same: Callable[[Item, Item], bool]
) -> float:
    """F1 of a one-to-one matching that takes the first free partner in order."""
    if not gold and not said:
        return 1.0
    free = list(said)
    hits = 0
    for wanted in gold:
        for i, candidate in enumerate(free):
            if same(wanted, candidate):
                del free[i]
                hits += 1
                break
    return 2 * hits / (len(gold) + len(said))


def tagged(turns: Sequence[Record], bags: Sequence[Bag], key: str) -> Bag:
    """Shingles each with the speaker or role that they were given to."""
    out: Bag = collections.Counter()
    for turn, bag in zip(turns, bags, strict=True):
        tag = squeeze(turn.get(key)) or None
        for gram, count in bag.items():
            out[tag, gram] += count
    return out


def sides(exchanges: Iterable[Record], bags: Sequence[Bag]) -> list[tuple[Bag, Bag]]:
    """Question and answer of each exchange as the shingles of their turns."""

    def joined(indexes: Iterable[int]) -> Bag:
        return union(bags[i] for i in indexes if 0 <= i < len(bags))

    return [(joined(e["question"]), joined(e["answer"])) for e in exchanges]


def score_list(gold: Record, said: Record) -> dict[str, float]:
    """Score a listing: its links by title and address, then their dates."""

    def keys(links: Iterable[Record]) -> list[tuple[str, str]]:
        return [
            (squeeze(x.get("title")), (x.get("url") or "").rstrip("/")) for x in links
        ]

    wanted, found = keys(gold["links"]), keys(said.get("links") or [])
    both = len(set(wanted) & set(found))
    either = len(wanted) + len(found)
    out = {"links": 2 * both / either if either else 1.0}
    days = {
        key: link["date"]
        for key, link in zip(wanted, gold["links"], strict=True)
        if link.get("date")
    }
    told = {
        key: link.get("date")
        for key, link in zip(found, said.get("links") or [], strict=True)
    }
    if days:
        out["dates"] = sum(told.get(key) == day for key, day in days.items()) / len(
            days
        )
    return out


def score_document(gold: Record, said: Record) -> dict[str, float]:
    """Score a document: title and day exactly, text and its speakers by shingles."""
    title, day = gold.get("title"), gold.get("published")
    out = {
        "title": float(
            squeeze(title) == squeeze(said.get("title"))
            if title
            else not said.get("title")
        ),
        "published": float(day == said.get("published")),
    }
    wanted, found = gold["turns"], said.get("turns") or []
    want = [shingles(t.get("text")) for t in wanted]
    have = [shingles(t.get("text")) for t in found]
    out["text"] = f1(union(want), union(have))
    if gold["kind"] != "transcript":
        return out
    for key in ("speaker", "role"):
        out[key] = f1(tagged(wanted, want, key), tagged(found, have, key))
    out["turns"] = matched(want, have, alike)
    out["exchanges"] = matched(
        sides(gold.get("exchanges") or [], want),
        sides(said.get("exchanges") or [], have),
        lambda a, b: alike(a[0], b[0]) and alike(a[1], b[1]),
    )
    return out


def score_page(gold: Record, said: Record) -> dict[str, float]:
    """Score one answer by its gold; an answer `{"error": …}` scores nothing."""
    kind = {"kind": float(gold["kind"] == said.get("kind"))}
    if gold["kind"] == "list":
        return kind | score_list(gold, said)
    return kind | score_document(gold, said)


def averages(rows: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """Mean of each measure in percent over the pages that have it, in fixed order."""
    columns: dict[str, list[float]] = collections.defaultdict(list)
    for row in rows:
        for name, value in row.items():
            columns[name].append(value)
    return {
        name: round(100 * sum(columns[name]) / len(columns[name]), 2)
        for name in MEASURES
        if name in columns
    }
