"""How fast `diff` is, beside difflib and lxml's htmldiff.

    uv sync --group bench
    uv run python bench/speed_diff.py

All are timed in turn in one run by the processor's time, best of several. Exit code 1
where a promise (the constants below) is not kept.
"""

from __future__ import annotations

import dataclasses
import difflib
import math
import pathlib
import random
import sys
import time
from collections.abc import Callable

from lxml.html.diff import htmldiff

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

# Imported after the path is set: bench/ is a folder of scripts, no installed package.
from bench import transcripts  # noqa: E402

from monitor.diff import apply, diff  # noqa: E402
from monitor.model import Document, Kind, Role, Turn  # noqa: E402

ONE_FIGURE_S = 0.005
TIMES_DIFFLIB = 20.0
MANY_EDITS_P99_S = 0.2
DIFFERENT_S = 1.0
EXPONENT = 1.15
# One paragraph that is another from end to end, or in every twentieth word: a log, a
# table without markup. No one reads it; it must not hold up the others.
PARAGRAPH_S = {30_000: 1.0, 100_000: 1.0, 1_000_000: 4.0}
LENGTHS = (1_000, 10_000, 100_000, 1_000_000)
RUNS_FOR_P99 = 100


def timed(call: Callable[[], object]) -> float:
    """Seconds of the processor for one call."""
    began = time.process_time()
    call()
    return time.process_time() - began


def best(call: Callable[[], object], rounds: int) -> float:
    """Least seconds of several calls."""
    return min(timed(call) for _ in range(rounds))


def verdict(kept: bool, text: str) -> bool:  # noqa: FBT001 - a line of a report
    """Print a promise and whether it is kept."""
    print(f"{'ok  ' if kept else 'MISS'} {text}")
    return kept


def within(seconds: float, limit: float) -> str:
    """Say a time beside its limit."""
    return f"{1000 * seconds:.2f} ms (at most {1000 * limit:g} ms)"


def text(document: Document) -> str:
    """All words of a document."""
    return "\n".join(turn.text for turn in document.turns)


def of_length(characters: int, seed: int = 1) -> Document:
    """Make a transcript of about so many characters, its answers of six sentences."""
    pair = transcripts.turns(2, 6, seed)
    count = max(2, round(2 * characters / len(text(transcripts.document(pair)))))
    return transcripts.document(transcripts.turns(count, 6, seed))


def with_turns(document: Document, turns: list[Turn]) -> Document:
    """Take a document with other turns."""
    return dataclasses.replace(document, turns=tuple(turns))


def one_figure_changed(old: Document) -> Document:
    """Change one figure in the middle of the document."""
    turns = list(old.turns)
    middle = len(turns) // 2 | 1
    said = turns[middle].text
    at = next(i for i, c in enumerate(said) if c.isdigit())
    other = "3" if said[at] != "3" else "4"
    changed = said[:at] + other + said[at + 1 :]
    turns[middle] = dataclasses.replace(turns[middle], text=changed)
    return with_turns(old, turns)


def edited(old: Document, edits: int, moves: int, seed: int) -> Document:
    """Change a word in so many turns and move so many others."""
    rng = random.Random(seed)
    turns = list(old.turns)
    for at in rng.sample(range(len(turns)), edits):
        words = turns[at].text.split(" ")
        words[rng.randrange(len(words))] = "otherwise"
        turns[at] = dataclasses.replace(turns[at], text=" ".join(words))
    for _ in range(moves):
        turn = turns.pop(rng.randrange(len(turns)))
        turns.insert(rng.randrange(len(turns) + 1), turn)
    return with_turns(old, turns)


def beside_peers() -> bool:
    """One figure changed in 30,000 characters, beside the two peers."""
    old = of_length(30_000)
    new = one_figure_changed(old)
    before, after = text(old), text(new)
    pages = [transcripts.page(list(d.turns)).decode() for d in (old, new)]
    ours = best(lambda: diff(old, new), 20)
    matcher = best(
        lambda: difflib.SequenceMatcher(
            None, before, after, autojunk=False
        ).get_opcodes(),
        1,
    )
    html = best(lambda: htmldiff(*pages), 1)
    print(f"{len(before):,} characters, one figure changed")
    for name, seconds in (("diff", ours), ("difflib", matcher), ("htmldiff", html)):
        print(f"     {name:10} {1000 * seconds:10.2f} ms")
    return verdict(
        ours <= ONE_FIGURE_S,
        f"{1000 * ours:.2f} ms (at most {1000 * ONE_FIGURE_S:g} ms)",
    ) & verdict(
        matcher / ours >= TIMES_DIFFLIB,
        f"{matcher / ours:.0f} times as fast as difflib (at least {TIMES_DIFFLIB:g})",
    )


def many_edits() -> bool:
    """500 turns with 50 edits and 20 moves, a hundred times over."""
    old = transcripts.document(transcripts.turns(500, 6))
    news = [edited(old, 50, 20, seed) for seed in range(RUNS_FOR_P99)]
    took = sorted(timed(lambda new=new: diff(old, new)) for new in news)  # type: ignore[misc]
    p99 = took[math.ceil(0.99 * len(took)) - 1]
    return verdict(
        p99 <= MANY_EDITS_P99_S,
        f"500 turns, 50 edits, 20 moves: p99 {within(p99, MANY_EDITS_P99_S)}",
    )


def nothing_in_common() -> bool:
    """Two entirely different transcripts of 30,000 characters."""
    one = of_length(30_000)
    letters = str.maketrans("abcdefghijklmnopqrstuvwxyz", "nopqrstuvwxyzabcdefghijklm")
    other = with_turns(
        one,
        [
            dataclasses.replace(turn, text=turn.text.translate(letters)[::-1])
            for turn in one.turns
        ],
    )
    seconds = best(lambda: diff(one, other), 3)
    return verdict(
        seconds <= DIFFERENT_S,
        f"nothing in common: {within(seconds, DIFFERENT_S)}",
    )


def one_paragraph() -> bool:
    """One huge paragraph: the budget of work, and the answer behind it."""
    kept = True
    for length, limit in PARAGRAPH_S.items():
        slowest = 0.0
        for han in (False, True):
            for share in (1, 20):
                old, new = (paragraph(length, s, share, han=han) for s in (1, 2))
                slowest = max(slowest, timed(lambda o=old, n=new: diff(o, n)))  # type: ignore[misc]
                exact = apply(old, diff(old, new)) == new
                kept &= exact or verdict(False, "the change is not exact")  # noqa: FBT003
        kept &= verdict(
            slowest <= limit, f"a paragraph of {length:,}: {within(slowest, limit)}"
        )
    return kept


def paragraph(length: int, seed: int, share: int, *, han: bool) -> Document:
    """Make one paragraph; one word in `share` is of the seed, the rest always same."""
    own, common = random.Random(seed), random.Random(0)
    words: list[str] = []
    while length > 0:
        one, other = own.randrange(9_000), common.randrange(9_000)
        number = other if len(words) % share else one
        word = chr(0x4E00 + number) if han else f"word{number} "
        words.append(word)
        length -= len(word)
    turn = Turn(Role.NARRATION, None, "".join(words).strip())
    return Document(Kind.ARTICLE, "Log", None, (turn,))


def growth() -> bool:
    """From a thousand to a million characters with one figure changed."""
    points = []
    for length in LENGTHS:
        old = of_length(length)
        new = one_figure_changed(old)
        rounds = 1 if length > LENGTHS[-2] else 5
        points.append((len(text(old)), best(lambda o=old, n=new: diff(o, n), rounds)))  # type: ignore[misc]
        print(f"     {points[-1][0]:>9,} characters {1000 * points[-1][1]:10.2f} ms")
    (small, fast), (large, slow) = points[1], points[-1]
    exponent = math.log(slow / fast) / math.log(large / small)
    return verdict(
        exponent <= EXPONENT, f"grows with exponent {exponent:.2f} (at most {EXPONENT})"
    )


def main() -> int:
    """Run all; the exit code."""
    kept = [
        beside_peers(),
        many_edits(),
        nothing_in_common(),
        one_paragraph(),
        growth(),
    ]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
