"""Stamps that no list of words knows: silent by their place and shape, and only so."""

import datetime as dt

import pytest

from monitor.diff import compare
from monitor.model import Document, Kind, Parsed, Participant, Role, Turn

MENU = tuple(f"Department number {number}" for number in range(20))
TITLE = "North quay opens"
WORDS = "The harbour of Lowmouth opens its north quay in May after long works. " * 10
DAY = dt.date(2026, 5, 3)


def release(*beside, above=(), linked=(), words=WORDS, chrome=()):
    """Return a release with blocks beside it; `above` stand over its headline."""
    content = Document(
        Kind.ARTICLE, TITLE, DAY, (Turn(Role.NARRATION, None, words.strip()),)
    )
    blocks = (*MENU, *above, TITLE, *beside, *chrome)
    first = len(MENU) + len(above) + 1
    places = (*range(len(MENU), first - 1), *range(first, first + len(beside)))
    return Parsed(
        content,
        "utf-8",
        1,
        rest=blocks,
        beside=places,
        linked=tuple(n for n, text in enumerate(blocks) if text in linked),
    )


def told(old, new):
    return [edit for edit in compare(old, new).edits if edit.severity]


@pytest.mark.parametrize("around", ["Print this page", "Facebook", "3 May 2026"])
def test_a_bare_count_in_the_line_that_tells_of_a_text_is_silent(around):
    old, new = release(around, "234 qiraa"), release(around, "391 qiraa")
    assert not told(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (["3 May 2026", "Tested: 639", "Positive: 40"], None),
        (["Read on", "234 injured"], None),
        (["Print this page", "Fee: 2.50"], ["Print this page", "Fee: 2.80"]),
        (["Print this page", "Rate 12 %"], ["Print this page", "Rate 14 %"]),
    ],
)
def test_figures_of_the_subject_are_told_also_near_a_day_or_a_button(old, new):
    new = new or [text.replace("40", "47").replace("234", "391") for text in old]
    assert len(told(release(*old), release(*new))) == 1


def test_the_age_at_the_end_of_a_link_in_a_box_is_silent():
    links = [f"Ferry delayed against all odds {n} zuri zamani" for n in (3, 5)]
    old, new = (release("Zuri", one, linked=links) for one in links)
    assert not told(old, new)
    assert told(*(release("Zuri", one) for one in links))


def test_a_clock_in_the_row_of_a_menu_is_silent():
    old = release("Home News Contact Wednesday, 6 May 2026, 11:03")
    new = release("Home News Contact Thursday, 7 May 2026, 17:20")
    assert not told(old, new)
    other = release("Home Jobs Contact Sale until Thursday, 7 May 2026, 17:20")
    assert told(old, other)


def test_what_a_site_says_on_each_of_its_pages_is_silent():
    plain = release("Press office, tel. 0000 123-456")
    assert not told(plain, release("Press office, tel. 0000 123-999"))
    consent = "We use cookies to count our readers."
    assert not told(plain, release("Press office, tel. 0000 123-456", above=[consent]))
    button = release("Press office, tel. 0000 123-456", above=["Settings of display"])
    assert not told(plain, button)
    notice = ["The quay is closed to everybody."]
    assert told(plain, release("Press office, tel. 0000 123-456", above=notice))


def test_one_of_several_links_set_without_a_space_may_take_anothers_place():
    rows = ["Quay works goOnFerry delayed again", "Quay works goOnPilot rescued at sea"]
    old, new = (release("Weekly", row, linked=rows) for row in rows)
    assert not told(old, new)


def test_a_bare_figure_is_told_in_any_box_of_a_page_with_hardly_a_text():
    old, new = (
        release(words="Figures of the day", chrome=["TESTED", count])
        for count in ("1,258", "1,602")
    )
    (edit,) = told(old, new)
    assert (edit.old, edit.new) == ("1,258", "1,602")
    old, new = (release(chrome=["TESTED", count]) for count in ("1,258", "1,602"))
    assert not told(old, new)


def test_a_name_that_is_cut_between_label_and_words_is_still_named():
    def page(speaker, words, people):
        turn = Turn(Role.OFFICIAL, speaker, words)
        content = Document(
            Kind.TRANSCRIPT, TITLE, DAY, (turn,), participants=tuple(people)
        )
        return Parsed(content, "utf-8", 1, rest=MENU)

    old = page("HOLM A. V", "minister of ports.", [Participant("HOLM A. V", None)])
    new = page("HOLM A", "V., minister of ports.", [])
    assert not [edit for edit in told(old, new) if edit.part == "participant"]
