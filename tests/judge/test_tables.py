"""The tables are sound: a slip in one would speak for or against every page."""

import collections

import pytest

from monitor.judge import _sayings
from monitor.judge._markers import CHALLENGES, PARKED
from monitor.judge._phrases import AMBIGUOUS, FILLERS, SENTENCES, TITLES
from monitor.judge._text import plain


@pytest.mark.parametrize("table", [TITLES, SENTENCES], ids=["titles", "sentences"])
def test_no_phrase_means_two_things(table):
    meanings = collections.defaultdict(set)
    for saying, phrases in table.items():
        for phrase in phrases:
            meanings[plain(phrase)].add(saying)
    assert {p: m for p, m in meanings.items() if len(m) > 1 or not p} == {}


def test_each_title_is_found_whole():
    for phrases in TITLES.values():
        for phrase in phrases:
            assert _sayings.whole(phrase) is not None, phrase


def test_each_ambiguous_title_is_a_title():
    titles = {plain(p) for phrases in TITLES.values() for p in phrases}
    assert {plain(p) for p in AMBIGUOUS} <= titles


def test_fillers_alone_say_little():
    for filler in FILLERS:
        assert _sayings.whole(filler) is not None


def test_marks_are_in_small_letters_and_say_something():
    for mark in (*CHALLENGES, *PARKED):
        for trace in mark.traces:
            assert trace == trace.lower()
            assert len(trace) >= 5
