"""The two tables of words say the same things."""

import string

import pytest

from monitor.model import (
    Alert,
    Availability,
    EditKind,
    Part,
    Role,
    Severity,
    Silence,
    Subject,
)
from monitor.report._words import WORDS, Voice


def fields(template):
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_every_language_has_the_same_words():
    assert WORDS["en"].keys() == WORDS["zh"].keys()


def test_every_translation_has_the_same_places():
    # Only numerals differ in need: "1 more edit" names no count, 另有1处改动 neither.
    for key, english in WORDS["en"].items():
        assert fields(english) == fields(WORDS["zh"][key]), key


def test_no_word_is_empty():
    assert all(text.strip() for table in WORDS.values() for text in table.values())


@pytest.mark.parametrize(
    ("prefix", "members"),
    [
        ("severity", [s.word for s in Severity]),
        ("role", list(Role)),
        ("someone", list(Role)),
        ("subject", list(Subject)),
        ("label", list(Subject)),
        ("part", list(Part)),
        ("became", list(Availability)),
        ("alert", list(Alert)),
        ("silent", list(Silence)),
    ],
)
def test_every_member_of_the_model_has_a_word(prefix, members):
    assert {f"{prefix}.{m}" for m in members} <= WORDS["en"].keys()
    assert {kind.value for kind in EditKind if kind is not EditKind.REATTRIBUTED} <= (
        WORDS["en"].keys()
    )


def test_no_chinese_word_sets_a_space_beside_a_han_character():
    for key, text in WORDS["zh"].items():
        if key != "matter.changed":  # the arrow stands between two quoted values
            assert " " not in text, key


@pytest.mark.parametrize(
    ("number", "english", "chinese"),
    [(1, "first", "一"), (10, "tenth", "十"), (11, "11th", "11"), (22, "22nd", "22")],
)
def test_questions_are_counted_in_words(number, english, chinese):
    assert Voice("en").ordinal(number) == english
    assert Voice("zh").ordinal(number) == chinese
