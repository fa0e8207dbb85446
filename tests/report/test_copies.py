"""A copy is told as one, and an event says on how many pages more it was seen."""

import dataclasses

import pytest

from monitor.model import (
    Change,
    Comparison,
    Edit,
    EditKind,
    Part,
    Severity,
    Side,
)
from monitor.report import headline, html, markdown, terminal_text, to_json

WORDS = {
    "en": ("left out of the copy", "added in the copy", "Original", "Copy"),
    "zh": ("在转载中被略去", "为转载所增", "原文", "转载"),
}


def edit(kind, old, new):
    return Edit(kind, Part.PARAGRAPH, old, new, Severity.HIGH)


@pytest.fixture
def copied():
    change = Change(
        (
            edit(EditKind.REMOVED, "Nobody was hurt.", None),
            edit(EditKind.ADDED, None, "The minister declined to comment."),
        )
    )
    one, other = (Side(None, location=f"https://{host}.example/") for host in "ab")
    return Comparison("https://a.example/", "Quay", change, one, other, copy=True)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_form_says_what_the_copy_left_out_and_added(copied, language):
    gone, come, original, copy = WORDS[language]
    for form in (
        terminal_text(copied, width=100, language=language),
        markdown(copied, language=language),
        html(copied, language=language),
        html(copied, language=language, layout="side-by-side"),
    ):
        assert all(word in form for word in (gone, come, original, copy))
    statements = [e["statement"][language] for e in to_json(copied)["edits"]]
    assert gone in statements[0]
    assert come in statements[1]


def test_two_versions_of_a_page_are_no_copy(copied):
    versions = dataclasses.replace(copied, copy=False)
    assert "copy" not in terminal_text(versions, width=100)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_event_says_on_how_many_pages_more_it_was_seen(copied, language):
    event = dataclasses.replace(copied, copy=False, event=7, alike=1_200)
    assert "1,200" in headline(event, language=language)
    assert "1,200" in terminal_text(event, width=200, language=language)
    assert "1,200" in markdown(event, language=language)
    assert "1,200" in html(event, language=language)
    told = to_json(event)
    assert (told["event"], told["alike"]) == (7, 1_200)
