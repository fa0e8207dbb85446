"""Score the parser and the comparison on our own pages, and hold what was reached.

    uv run python bench/quality.py                  # the gate, as .ci/run calls it
    uv run python bench/quality.py --rows 0         # every page, worst first
    uv run python bench/quality.py --only '^ja-'    # some pages; no gate
    uv run python bench/quality.py --update         # raise the floors
    uv run python bench/quality.py --beside         # and trafilatura on the same pages

Measured are `tests/pages` and `tests/pairs` and, where `../shared/corpus` exists, that
corpus by its own scorers. Exit code 0: every figure is at or above its floor in
`bench/floors.json`; 1: one is not, or the pages changed since; 2: it could not run.
"""

from __future__ import annotations

import argparse
import collections
import dataclasses
import hashlib
import json
import pathlib
import re
import shlex
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import Any

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

# Imported after the path is set: bench/ is a folder of scripts, no installed package.
from bench import page_measures, pair_measures, ratchet  # noqa: E402

# A run over all pages takes seconds; one that takes this long hangs.
TIMEOUT_S = 900
BASELINE = pathlib.Path(__file__).with_name("baseline_trafilatura.py")


class UnusableRunError(Exception):
    """A command could not be run, or did not answer line by line."""


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """One page or pair with the groups that it is summed up in, and its measures."""

    name: str
    groups: Mapping[str, str]
    measures: Mapping[str, float]

    @property
    def shares(self) -> dict[str, float]:
        """The measures that lie between 0 and 1."""
        return {k: v for k, v in self.measures.items() if k != "alerts"}

    @property
    def mean(self) -> float:
        """The mean of the shares, for the order of the report."""
        return sum(self.shares.values()) / len(self.shares)


def ask(command: Sequence[str], requests: Sequence[dict[str, Any]]) -> list[Any]:
    """Send one JSON line a request to a `--batch` command and read its answers."""
    text = "".join(json.dumps(request) + "\n" for request in requests)
    try:
        run = subprocess.run(
            command,
            input=text.encode(),
            stdout=subprocess.PIPE,
            timeout=TIMEOUT_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as e:
        raise UnusableRunError(f"{shlex.join(command)}: {e}") from e
    lines = run.stdout.decode().splitlines()
    if run.returncode or len(lines) != len(requests):
        raise UnusableRunError(
            f"{shlex.join(command)}: exit code {run.returncode}, "
            f"{len(lines)} answers to {len(requests)} lines"
        )
    return [json.loads(line) for line in lines]


def half(name: str) -> str:
    """Say whether a page may be looked at while developing, or is left out.

    By the first digit of the SHA-1 of its id, so that a page never changes sides.
    """
    even = int(hashlib.sha1(name.encode()).hexdigest()[0], 16) % 2 == 0
    return "open" if even else "left out"


def score_pages(folder: pathlib.Path, command: Sequence[str], only: str) -> list[Row]:
    """Score `parse --batch` on our pages."""
    golds = [
        json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))
    ]
    golds = [gold for gold in golds if re.search(only, gold["id"])]
    if not golds:
        return []
    answers = ask(
        command,
        [{"path": str(folder / f"{g['id']}.html"), "url": g["url"]} for g in golds],
    )
    return [
        Row(
            gold["id"],
            {
                "language": gold["lang"],
                "layout": gold["layout"],
                "kind": gold["kind"],
                "half": half(gold["id"]),
            },
            page_measures.score_page(gold, said),
        )
        for gold, said in zip(golds, answers, strict=True)
    ]


def score_pairs(folder: pathlib.Path, command: Sequence[str], only: str) -> list[Row]:
    """Score `compare --batch` on our pairs."""
    found = [
        (path.parent, json.loads(path.read_text("utf-8")))
        for path in sorted(folder.glob("*/meta.json"))
        if re.search(only, path.parent.name)
    ]
    if not found:
        return []
    answers = ask(
        command,
        [
            {"old": str(d / "old.html"), "new": str(d / "new.html"), "url": meta["url"]}
            for d, meta in found
        ],
    )
    return [
        Row(
            where.name,
            {
                "language": meta["lang"],
                "label": meta["label"],
                "half": half(where.name),
            },
            pair_measures.score_pair(meta, said).measures,
        )
        for (where, meta), said in zip(found, answers, strict=True)
    ]


def score_corpus(script: pathlib.Path, command: Sequence[str]) -> dict[str, float]:
    """Have the corpus scored by its own script; its means in percent."""
    run = subprocess.run(
        [sys.executable, str(script), "--json", "--", *command],
        stdout=subprocess.PIPE,
        timeout=TIMEOUT_S,
        check=False,
    )
    if run.returncode:
        raise UnusableRunError(f"{script.name}: exit code {run.returncode}")
    told = json.loads(run.stdout)
    return {k: v for k, v in told.items() if k not in {"pages", "pairs", "seconds"}}


def means(rows: Sequence[Row]) -> dict[str, float]:
    """Average the measures over rows, in percent but for alerts."""
    measures = [row.measures for row in rows]
    if any("silent" in m or "caught" in m or "held" in m for m in measures):
        return pair_measures.averages(pair_measures.PairScore(m) for m in measures)
    return page_measures.averages(measures)


def misses(rows: Sequence[Row]) -> dict[str, dict[str, float]]:
    """Take the measures of each row that are not full, in percent."""
    out = {}
    for row in rows:
        below = {k: round(100 * v, 2) for k, v in row.shares.items() if v < 1}
        if below:
            out[row.name] = below
    return out


def line(name: str, figures: Mapping[str, float]) -> str:
    """One row of the report."""
    return f"{name:36} " + "  ".join(f"{k} {v:6.2f}" for k, v in figures.items())


def report(which: str, rows: Sequence[Row], shown: int) -> None:
    """Print the means, the sums by group, and the rows that are not full."""
    print(f"\n== {which}: {len(rows)}")
    print(line("all", means(rows)))
    for group in rows[0].groups:
        members: dict[str, list[Row]] = collections.defaultdict(list)
        for row in rows:
            members[row.groups[group]].append(row)
        print(f"-- by {group}")
        ordered = sorted(
            members.items(), key=lambda m: sum(r.mean for r in m[1]) / len(m[1])
        )
        for name, some in ordered:
            print(line(f"{name} ({len(some)})", means(some)))
    wrong = sorted(
        (r for r in rows if min(r.shares.values()) < 1), key=lambda r: r.mean
    )
    print(f"-- worst first ({len(wrong)} of {len(rows)} not full)")
    for row in wrong[: shown or None]:
        print(line(row.name, {k: 100 * v for k, v in row.shares.items()}))


def parse_arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    assert __doc__ is not None
    monitor = str(pathlib.Path(sys.executable).with_name("monitor"))
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name, default in (
        ("pages", ROOT / "tests" / "pages"),
        ("pairs", ROOT / "tests" / "pairs"),
        ("corpus", ROOT.parent / "shared" / "corpus"),
        ("floors", ROOT / "bench" / "floors.json"),
    ):
        parser.add_argument(f"--{name}", type=pathlib.Path, default=default)
    parser.add_argument("--parse", default=f"{monitor} parse --batch")
    parser.add_argument("--compare", default=f"{monitor} compare --batch")
    parser.add_argument("--sets", default="pages,pairs,corpus,corpus pairs")
    parser.add_argument("--only", default="", help="a regular expression over ids")
    parser.add_argument("--rows", type=int, default=15, help="rows shown; 0 for all")
    parser.add_argument(
        "--json", action="store_true", help="print JSON and nothing else"
    )
    parser.add_argument(
        "--beside", action="store_true", help="trafilatura's figures too"
    )
    parser.add_argument("--update", action="store_true", help="raise the floors")
    parser.add_argument("--allow-regression", action="store_true")
    return parser.parse_args(argv)


def measure(
    args: argparse.Namespace,
) -> tuple[dict[str, ratchet.Measured], dict[str, list[Row]]]:
    """Measure every set that is asked for and is there."""
    parse, compare = shlex.split(args.parse), shlex.split(args.compare)
    sets = [name.strip() for name in args.sets.split(",")]
    rows: dict[str, list[Row]] = {}
    run: dict[str, ratchet.Measured] = {}
    for which, folder, score, command in (
        ("pages", args.pages, score_pages, parse),
        ("pairs", args.pairs, score_pairs, compare),
    ):
        found = score(folder, command, args.only) if which in sets else []
        if found:
            rows[which] = found
            run[which] = ratchet.Measured(
                ratchet.digest(folder), means(found), misses(found)
            )
    for which, script, folders, command in (
        ("corpus", "score.py", ("gold", "pages"), parse),
        ("corpus pairs", "score_pairs.py", ("pairs",), compare),
    ):
        if which in sets and not args.only and (args.corpus / script).exists():
            figures = score_corpus(args.corpus / script, command)
            run[which] = ratchet.Measured(
                ratchet.digest(*(args.corpus / name for name in folders)), figures
            )
    return run, rows


def beside(args: argparse.Namespace) -> None:
    """Print what trafilatura and an obvious label rule come to on the same sets."""
    command = shlex.join([sys.executable, str(BASELINE)])
    theirs = argparse.Namespace(
        **{**vars(args), "parse": f"{command} parse", "compare": f"{command} compare"}
    )
    run, _ = measure(theirs)
    print("\n== trafilatura with a label rule")
    for which, measured in run.items():
        print(line(which, measured.figures))


def gate(args: argparse.Namespace, run: Mapping[str, ratchet.Measured]) -> int:
    """Hold the run against the floors, or raise them; the exit code."""
    floors = ratchet.read(args.floors)
    fallen = ratchet.falls(floors, run)
    for complaint in fallen:
        print(f"below the floor: {complaint}", file=sys.stderr)
    if args.update:
        if fallen and not args.allow_regression:
            print(
                "The floors stay as they are: a figure would be lowered. If that is "
                "meant, say why in the commit and repeat with --allow-regression.",
                file=sys.stderr,
            )
            return 1
        ratchet.write(args.floors, floors | dict(run))
        return 0
    strange = ratchet.strangers(floors, run)
    for which in strange:
        print(
            f"{which}: the pages or their gold are not those that the floors were "
            "measured on. Measure them anew with --update.",
            file=sys.stderr,
        )
    return 1 if fallen or strange else 0


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; its exit code."""
    args = parse_arguments(argv)
    try:
        run, rows = measure(args)
        if args.json:
            told = {
                k: {"figures": v.figures, "misses": v.misses} for k, v in run.items()
            }
            print(json.dumps(told, ensure_ascii=False))
        else:
            for which, some in rows.items():
                report(which, some, args.rows)
            for which in run.keys() - rows.keys():
                print(f"\n== {which}\n{line('all', run[which].figures)}")
            if args.beside:
                beside(args)
    except UnusableRunError as e:
        print(f"Nothing was measured: {e}", file=sys.stderr)
        return 2
    return 0 if args.only else gate(args, run)


if __name__ == "__main__":
    sys.exit(main())
