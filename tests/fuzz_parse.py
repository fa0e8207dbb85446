"""Fuzz `parse` with mutated pages: never an exception, never over its time.

    uv sync --group fuzz
    uv run python tests/fuzz_parse.py --seconds 60

Starts from `tests/pages` and mutates markup as well as bytes; what fails is written to
`crash-*` for `--replay`. Without atheris nothing is fuzzed and the reason is printed;
`--mutations` runs the same mutations without it, so many for each page.
"""

from __future__ import annotations

import argparse
import importlib
import pathlib
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Sequence

PAGES = pathlib.Path(__file__).resolve().parent / "pages"
# The promise is a second for a megabyte; below a megabyte a second is granted whole,
# as a loaded machine may stop any process for a while.
SECONDS_PER_MEGABYTE = 1.0
MEGABYTE = 1_000_000
LONGEST = 200_000
MISSING = "atheris is not installed (uv sync --group fuzz)."

# What breaks parsers of pages: a mutation puts one of these anywhere.
HOSTILE = (
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",  # a lone surrogate in UTF-8
    b"\xe2\x80\xae",  # right-to-left override
    b"\xe2\x80\x8b" * 50,  # zero-width spaces
    b"&#xD800;&#0;&#x110000;&nbsp;&ZeroWidthSpace;",
    b"<div>" * 300,
    b"<b><i><p>" * 100,
    b"</p></div></body></html><html><body>",
    b"<table><tr><td><table>" * 40,
    b"<!--",
    b"<script>",
    b"<plaintext>",
    b"<![CDATA[",
    b"<template><p>",
    b"<frameset>",
    b"<svg><foreignObject><math>",
    b'<meta charset="utf-7">',
    b'<meta charset="x-user-defined">',
    b'<base href="http://[::1/%zz">',
    b'<a href="//\x00:99999/">x</a>',
    b"<?xml version='1.0' encoding='ebcdic'?>",
    b"Q: " * 200,
    "记者：".encode() * 200,
    b"<p>" + b"A" * 5000 + b":</p>",
    b"99/99/9999 2021-02-30 31 februari",
    "115.13.45 令和999年99月".encode(),
    b"<time datetime='9999999-99-99T99:99'>",
)
PIECE = re.compile(rb"<[^>]*>|[^<]+")


def drop(pieces: list[bytes], rng: random.Random) -> None:
    """Take out a run of tags and texts."""
    at = rng.randrange(len(pieces))
    del pieces[at : at + rng.randrange(1, 20)]


def double(pieces: list[bytes], rng: random.Random) -> None:
    """Repeat a run of tags and texts."""
    at = rng.randrange(len(pieces))
    pieces[at:at] = pieces[at : at + rng.randrange(1, 20)] * rng.randrange(1, 10)


def swap(pieces: list[bytes], rng: random.Random) -> None:
    """Exchange two pieces, tags as well as texts."""
    one, other = rng.randrange(len(pieces)), rng.randrange(len(pieces))
    pieces[one], pieces[other] = pieces[other], pieces[one]


def poison(pieces: list[bytes], rng: random.Random) -> None:
    """Put something hostile in, or into the middle of a piece."""
    at = rng.randrange(len(pieces))
    piece = pieces[at]
    cut = rng.randrange(len(piece) + 1)
    pieces[at] = piece[:cut] + rng.choice(HOSTILE) + piece[cut:]


def truncate(pieces: list[bytes], rng: random.Random) -> None:
    """Cut the page, mostly in the middle of a tag or a character."""
    at = rng.randrange(len(pieces))
    piece = pieces[at]
    pieces[at:] = [piece[: rng.randrange(len(piece) + 1)]]


MUTATIONS: tuple[Callable[[list[bytes], random.Random], None], ...] = (
    drop,
    double,
    swap,
    poison,
    poison,
    truncate,
)


def mutate(page: bytes, seed: int) -> bytes:
    """Mutate a page one to eight times; the same seed gives the same page."""
    rng = random.Random(seed)
    pieces = PIECE.findall(page) or [b""]
    for _ in range(rng.randrange(1, 9)):
        rng.choice(MUTATIONS)(pieces, rng)
        pieces = pieces or [b""]
    return b"".join(pieces)[:LONGEST]


def check(page: bytes) -> None:
    """Parse a page; AssertionError where it takes longer than promised."""
    # Imported here, not above: `fuzz` has it instrumented while it is imported.
    from monitor.parse import parse  # noqa: PLC0415

    began = time.process_time()
    parse(page, url="https://press.example/a/b.html")
    took = time.process_time() - began
    allowed = SECONDS_PER_MEGABYTE * max(1.0, len(page) / MEGABYTE)
    assert took <= allowed, f"{len(page)} bytes took {took:.2f} s of {allowed:.2f} s"


def run(path: pathlib.Path, seed: int) -> None:
    """Check one mutation; what fails is named so that it can be made again."""
    try:
        check(mutate(path.read_bytes(), seed))
    except Exception as e:
        e.add_note(f"page {path.name}, seed {seed}")
        raise


def fuzz(seconds: int, seed: int) -> int:
    """Let atheris look for a page that fails, for so long."""
    try:
        atheris = importlib.import_module("atheris")
    except ImportError:
        sys.stderr.write(f"Nothing was fuzzed: {MISSING}\n")
        return 0
    with atheris.instrument_imports(include=["monitor"], enable_loader_override=False):
        check(b"")

    def mutator(data: bytes, limit: int, chosen: int) -> bytes:
        return mutate(data, chosen)[:limit]

    with tempfile.TemporaryDirectory() as folder:
        for path in PAGES.glob("*.html"):
            (pathlib.Path(folder) / path.name).write_bytes(path.read_bytes())
        options = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", f"-seed={seed}"]
        atheris.Setup([sys.argv[0], folder, *options], check, custom_mutator=mutator)
        atheris.Fuzz()
    return 0


def main(argv: Sequence[str] | None = None) -> int:
    """Fuzz, or replay what failed."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--seconds", type=int, default=60)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--mutations", type=int, help="so many a page, without atheris")
    ask.add_argument("--replay", type=pathlib.Path, help="a file that failed")
    args = ask.parse_args(argv)
    if args.replay:
        check(args.replay.read_bytes())
        return 0
    if args.mutations:
        for path in sorted(PAGES.glob("*.html")):
            for seed in range(args.seed, args.seed + args.mutations):
                run(path, seed)
        return 0
    return fuzz(args.seconds, args.seed)


if __name__ == "__main__":
    sys.exit(main())
