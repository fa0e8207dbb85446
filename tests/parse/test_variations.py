"""The same words in another layout are read the same.

Every layout is tried on transcripts of all languages, each in another frame. A single
page may miss; a layout as a whole may not.
"""

from __future__ import annotations

import json
import pathlib

import pytest
from bench import page_measures

from monitor.parse import parse
from monitor.parse._batch import as_gold
from tests.parse import variations

PAGES = pathlib.Path(__file__).resolve().parent.parent / "pages"
# Turns of the longest transcript taken, and how many pages a layout is tried on.
MOST_TURNS = 14
EACH = 12
# What a layout's pages come to on average, in percent. The last full run is higher.
FLOORS = {
    "kind": 97,
    "title": 100,
    "text": 98,
    "speaker": 93,
    "role": 93,
    "turns": 92,
    "exchanges": 88,
}


def _transcripts() -> list[variations.Gold]:
    found = []
    for path in sorted(PAGES.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        known = variations.language(gold) in variations.GENERIC
        if gold["kind"] == "transcript" and known:
            short = variations.shorten(gold, MOST_TURNS)
            if short is not None:
                found.append(short)
    return found


GOLDS = _transcripts()
FRAMES = list(variations.FRAMES)


def _figures(layout: str, frames: list[str]) -> dict[str, float]:
    rows = []
    step = max(1, len(GOLDS) // EACH)
    for place, gold in enumerate(GOLDS[::step]):
        page = variations.vary(
            gold, layout, frames[place % len(frames)], words=place % 2 == 0
        )
        scores = page_measures.score_page(gold, as_gold(parse(page)))
        rows.append({name: scores[name] for name in FLOORS if name in scores})
    return page_measures.averages(rows)


def _falls(figures: dict[str, float]) -> dict[str, float]:
    return {k: v for k, v in figures.items() if v < FLOORS[k]}


def test_there_are_transcripts_of_many_languages_to_vary():
    assert len({variations.language(gold) for gold in GOLDS}) >= len(variations.GENERIC)


@pytest.mark.parametrize("layout", list(variations.LAYOUTS))
def test_a_layout_of_labels_is_read_in_all_languages(layout):
    assert not _falls(_figures(layout, FRAMES))


@pytest.mark.parametrize("frame", FRAMES)
def test_what_a_site_puts_around_a_text_changes_nothing(frame):
    assert not _falls(_figures("bold with its colon", [frame]))
