"""How fast `parse` is, beside its limit and its nearest peer.

    uv sync --group bench
    uv run python bench/speed_parse.py

The limit is Lexbor's own parse of the same bytes; the peer is trafilatura. All are
timed in turn in one run, by CPU time, best of several, so that a busy machine slows
all alike. Then growth from 10 KB to 5 MB, memory, and pages that nobody wrote.
Exit code 1 where a promise (the constants below) is not kept.
"""

from __future__ import annotations

import math
import pathlib
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable

import trafilatura
from selectolax.lexbor import LexborHTMLParser

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

# Imported after the path is set: bench/ is a folder of scripts, no installed package.
from bench import transcripts  # noqa: E402

from monitor.parse import parse  # noqa: E402

KILOBYTE = 1000
MEGABYTE = 1_000_000
TURNS = 40
SENTENCES = 48  # an answer; the page then has 68 KB
TIMES_LEXBOR = 10.0
SHARE_OF_TRAFILATURA = 1 / 3
SIZES = (10 * KILOBYTE, 100 * KILOBYTE, MEGABYTE, 5 * MEGABYTE)
# Linear growth is an exponent of 1; above this a page ten times as long takes
# noticeably more than ten times as long.
EXPONENT = 1.15
TIMES_PAGE = 20.0
ROUNDS, ROUNDS_OF_LARGE = 25, 3
SECONDS_PER_MEGABYTE = 1.0
# Each is repeated to a megabyte.
SCRAPS = {
    "paragraph of two signs": "<p>a:",
    "a question, an answer": "<p>Q: what?<p>A: this.",
    "the same in Chinese": "<p>问：何事？<p>答：无。",
    "line breaks": "a<br>",
    "text, no element": "a: b. ",
    "nested 100,000 deep": "<div>",
    "nested inline": "<b>a",
    "empty elements": "<p></p>",
    "list in a list": "<ul><li>a",
    "terms in terms": "<dl><dt>a<dd>b",
    "cells": "<tr><td>a:<td>b",
    "tables in tables": "<table><tr><td>",
    "entries of an index": "<li><a href=/2021/03/04/x>A title</a> 2021-03-04</li>",
    "dates": "2021-03-04 ",
    "end marks": "<p>###",
    "NULs": "\0",
    "lone surrogates": "&#xD800;",
    "bidi and zero width": "\u202ea\u200b",
}


def best(
    calls: dict[str, Callable[[], object]], rounds: int = ROUNDS
) -> dict[str, float]:
    """Least seconds of each call, the calls taking turns."""
    least = dict.fromkeys(calls, math.inf)
    for _ in range(rounds):
        for name, call in calls.items():
            began = time.process_time()
            call()
            least[name] = min(least[name], time.process_time() - began)
    return least


def verdict(kept: bool, text: str) -> bool:  # noqa: FBT001 - a line of a report
    """Print a promise and whether it is kept."""
    print(f"{'ok  ' if kept else 'MISS'} {text}")
    return kept


def beside_peers() -> bool:
    """Time one transcript of forty turns beside Lexbor and trafilatura."""
    page = transcripts.page(transcripts.turns(TURNS, SENTENCES))
    took = best(
        {
            "lexbor": lambda: LexborHTMLParser(page),
            "parse": lambda: parse(page),
            "trafilatura": lambda: trafilatura.extract(page, output_format="json"),
        }
    )
    print(f"{len(page) / KILOBYTE:.0f} KB, {TURNS} turns")
    for name, seconds in took.items():
        print(f"     {name:12} {1000 * seconds:8.2f} ms")
    times, share = took["parse"] / took["lexbor"], took["parse"] / took["trafilatura"]
    return verdict(
        times <= TIMES_LEXBOR,
        f"{times:.1f} times Lexbor's parse (at most {TIMES_LEXBOR:g})",
    ) & verdict(
        share <= SHARE_OF_TRAFILATURA,
        f"{share:.2f} of trafilatura's time (at most {SHARE_OF_TRAFILATURA:.2f})",
    )


def growth() -> bool:
    """Time pages of growing size.

    The exponent is taken from 100 KB on: below, what a parse costs on any page would
    hide what it costs by length.
    """
    points = []
    for size in SIZES:
        page = transcripts.sized(size)
        rounds = ROUNDS_OF_LARGE if size >= MEGABYTE else ROUNDS
        seconds = best({"parse": lambda page=page: parse(page)}, rounds)["parse"]  # type: ignore[misc]
        points.append((len(page), seconds))
        print(f"     {len(page) / KILOBYTE:8.0f} KB {1000 * seconds:10.1f} ms")
    (small, fast), (large, slow) = points[1], points[-1]
    exponent = math.log(slow / fast) / math.log(large / small)
    return verdict(
        exponent <= EXPONENT, f"grows with exponent {exponent:.2f} (at most {EXPONENT})"
    )


def memory() -> bool:
    """Memory of one parse of a megabyte, Python's and the process's, in pages."""
    run = subprocess.run(
        [sys.executable, __file__, "--memory"],
        input=transcripts.sized(MEGABYTE),
        stdout=subprocess.PIPE,
        check=True,
    )
    python, process = (float(word) for word in run.stdout.split())
    return verdict(
        max(python, process) <= TIMES_PAGE,
        f"memory {python:.1f} times the page in Python, {process:.1f} in the process "
        f"(at most {TIMES_PAGE:g})",
    )


def scraps() -> bool:
    """Time made-up pages of a megabyte, slowest first."""
    took = {}
    for name, scrap in SCRAPS.items():
        piece = scrap.encode()
        page = piece * (MEGABYTE // len(piece))
        took[name] = best({"parse": lambda page=page: parse(page)}, rounds=1)["parse"]  # type: ignore[misc]
    slowest = sorted(took.items(), key=lambda item: -item[1])
    for name, seconds in slowest:
        print(f"     {name:24} {seconds:6.2f} s a megabyte")
    name, seconds = slowest[0]
    return verdict(
        seconds <= SECONDS_PER_MEGABYTE,
        f"scraps take {seconds:.2f} s a megabyte ({name}; "
        f"at most {SECONDS_PER_MEGABYTE:g})",
    )


def resident(field: str) -> int:
    """Read a line of /proc/self/status in bytes; Linux only."""
    status = pathlib.Path("/proc/self/status").read_text("ascii")
    line = next(line for line in status.splitlines() if line.startswith(field))
    return 1024 * int(line.split()[1])


def measure_memory() -> None:
    """Parse standard input; print Python's peak and the process's growth in pages."""
    page = sys.stdin.buffer.read()
    parse(transcripts.sized(10 * KILOBYTE))  # imports and tables are not the page's
    pathlib.Path("/proc/self/clear_refs").write_text("5", "ascii")  # forget the peak
    before = resident("VmRSS")
    parse(page)
    after = resident("VmHWM")
    tracemalloc.start()
    parse(page)
    peak = tracemalloc.get_traced_memory()[1]
    print(peak / len(page), (after - before) / len(page))


def main() -> int:
    """Run all; the exit code."""
    if "--memory" in sys.argv:
        measure_memory()
        return 0
    kept = [beside_peers(), growth(), memory(), scraps()]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
