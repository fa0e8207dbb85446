"""Transcripts of any length for the benchmarks: invented, and the same every time."""

from __future__ import annotations

import html
import random

from monitor.model import Document, Kind, Role, Turn

SUBJECTS = (
    "the outer berth",
    "the ferry timetable",
    "the new sluice",
    "the fishing quota",
    "the harbour budget",
    "the night train",
    "the water board",
    "the bridge at Tolvo",
)
VERBS = (
    "was inspected",
    "will be rebuilt",
    "has been delayed",
    "was approved",
    "remains open",
)
TAILS = (
    "after a review that took {} days",
    "at a cost of {} million",
    "although {} residents had objected",
    "because {} of the old parts had failed",
    "as the council asked {} weeks ago",
)
HEAD = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Briefing on the harbour</title>
<link rel="stylesheet" href="/css/main.css"></head><body>
<header><a href="/">Harbour Office</a><ul><li><a href="/news">News</a></li>
<li><a href="/tides">Tides</a></li><li><a href="/contact">Contact</a></li></ul></header>
<main><h1>Briefing on the harbour</h1><p class="date">March 4, 2024</p>
<div class="body">
"""
FOOT = """</div></main><aside><h2>Related</h2><ul><li><a href="/a">Dredging</a></li>
<li><a href="/b">Cold store</a></li></ul></aside>
<footer><p>Harbour Office, 1 Quay Street</p></footer></body></html>
"""


def sentence(rng: random.Random) -> str:
    """One sentence of about eighty characters."""
    words = f"{rng.choice(SUBJECTS)} {rng.choice(VERBS)} {rng.choice(TAILS)}"
    return words.format(rng.randrange(3, 990)).capitalize() + "."


def turns(count: int, sentences: int, seed: int = 1) -> list[Turn]:
    """Questions and answers in turn, the answers in paragraphs of six sentences."""
    rng = random.Random(seed)
    out = []
    for i in range(count):
        if i % 2 == 0:
            question = (
                f"Can you say whether {rng.choice(SUBJECTS)} {rng.choice(VERBS)}?"
            )
            out.append(Turn(Role.REPORTER, None, question))
            continue
        lines = [sentence(rng) for _ in range(sentences)]
        paragraphs = [" ".join(lines[at : at + 6]) for at in range(0, len(lines), 6)]
        out.append(Turn(Role.OFFICIAL, "MS. REED", "\n".join(paragraphs)))
    return out


def document(said: list[Turn]) -> Document:
    """Make the document that parsing their page gives."""
    return Document(Kind.TRANSCRIPT, "Briefing on the harbour", None, tuple(said))


def page(said: list[Turn]) -> bytes:
    """Set turns as a page, labels in bold."""
    lines = [HEAD]
    for turn in said:
        label = "Q" if turn.speaker is None else turn.speaker
        first, *others = turn.paragraphs
        lines.append(f"<p><strong>{label}:</strong> {html.escape(first)}</p>\n")
        lines += [f"<p>{html.escape(text)}</p>\n" for text in others]
    return "".join([*lines, FOOT]).encode()


def sized(size: int) -> bytes:
    """Make a page of about so many bytes, its turns as long as in a real one."""
    few = len(page(turns(40, 40)))
    return page(turns(max(2, 40 * size // few), 40))
