"""What stands beside the content: rows of an index, boxes, files; told or silent."""

import dataclasses
import datetime as dt

import pytest

from monitor.diff import compare
from monitor.model import (
    Document,
    EditKind,
    Image,
    Kind,
    Link,
    Listing,
    Parsed,
    Part,
    Reference,
    Role,
    Turn,
)

MENU = tuple(f"Department number {number}" for number in range(20))
TITLES = ("Quay opens", "Ferry delayed", "Fairway closed", "Dues rise", "Pilot rescued")


def index(*rows, titles=TITLES, dated=True, above=(), linked=()):
    """Return an index: `rows` are what stands in its rows beside the titles."""
    links = tuple(
        Link(
            f"https://port.example/{title.lower().replace(' ', '-')}",
            title,
            dt.date(2026, 5, 20) - dt.timedelta(days=number) if dated else None,
        )
        for number, title in enumerate(titles)
    )
    blocks = (*MENU, *above, *rows)
    first, start = len(MENU), len(MENU) + len(above)
    return Parsed(
        Listing("News", links),
        "utf-8",
        1,
        rest=blocks,
        beside=tuple(range(first, len(blocks))),
        rows=tuple(range(start, len(blocks))),
        linked=tuple(n for n, text in enumerate(blocks) if text in linked),
    )


def told(old, new):
    return [edit for edit in compare(old, new).edits if edit.severity]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (["1500", "640", "75"], ["1733", "702", "80"]),
        (["7", "115-03-19", "6", "115-03-17"], ["8", "115-03-20", "7", "115-03-18"]),
        (["2 hours ago", "Yesterday"], ["3 days ago", "4 days ago"]),
        (["刚刚", "昨天"], ["3天前", "4天前"]),
    ],
)
def test_figures_without_a_word_in_an_indexs_rows_are_silent(old, new):
    assert told(index(*old), index(*new)) == []


def test_a_figure_in_a_page_of_links_without_days_is_told():
    old, new = index("17", dated=False), index("23", dated=False)
    assert [edit.new for edit in told(old, new)] == ["23"]


def test_a_figure_above_an_index_is_told():
    old = index(above=["There are three confirmed cases."])
    new = index(above=["There are six confirmed cases."])
    assert len(told(old, new)) == 1


def test_the_button_of_a_new_release_is_no_edit_beside_it():
    new = index("Download (PDF, 33 KB)", titles=("Storm warning", *TITLES))
    assert [e.new for e in told(index(), new)] == ["Storm warning"]


def test_the_teaser_of_a_new_release_is_told():
    teaser = "The pilots' association warns of gales until Thursday evening at least."
    new = index(teaser, titles=("Storm warning", *TITLES))
    assert teaser in [edit.new for edit in told(index(), new)]


def test_rows_that_were_set_anew_are_a_redesign():
    teasers = [f"Number {n} of the port's notices, read it here." for n in "123456"]
    assert told(index(*teasers), index("Day", "Notice", "A", "B", "C")) == []


def test_the_row_of_a_retitled_release_is_not_told_again():
    retitled = ("Quay opens in May", *TITLES[1:])
    old = index("Quay opens, 20 May", *TITLES[1:])
    new = index("Quay opens in May, 20 May", *TITLES[1:], titles=retitled)
    links = new.content.links
    same = dataclasses.replace(links[0], url=old.content.links[0].url)
    content = dataclasses.replace(new.content, links=(same, *links[1:]))
    (edit,) = told(old, dataclasses.replace(new, content=content))
    assert edit.part is Part.RELEASE


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("123...34下一页", "123...35下一页"),
        ("1 2 3 … 18 Next", "1 2 3 … 19 Next"),
    ],
)
def test_the_numbers_of_a_lists_pages_are_silent(old, new):
    assert told(index(above=[old]), index(above=[new])) == []


def test_the_count_behind_a_menus_entry_is_silent():
    menu = ("Vacancies", "Vacancies (2)")
    old, new = (index(above=[entry], linked=menu) for entry in menu)
    assert told(old, new) == []
    assert len(told(index(above=[menu[0]]), index(above=[menu[1]]))) == 1


@pytest.mark.parametrize(
    "heading", ["Most read", "热点推荐", "Meistgelesen", "По теме"]
)
def test_a_box_that_offers_other_texts_may_change(heading):
    first, second = ("Tide tables 2026", "Moorings"), ("Cold store", "Moorings")
    linked = {*first, *second}
    old = index(above=[heading, *first], linked=linked)
    new = index(above=[heading, *second], linked=linked)
    assert told(old, new) == []


def test_a_link_in_no_such_box_is_told():
    linked = {"Live: briefing at one", "Live: briefing at four"}
    old = index(above=["Live: briefing at one"], linked=linked)
    new = index(above=["Live: briefing at four"], linked=linked)
    assert len(told(old, new)) == 1


# --- files and images ----------------------------------------------------------------


def beside(**fields):
    return dataclasses.replace(index(), **fields)


def plan(number):
    return (Reference("The plan", f"https://port.example/plan-{number}.pdf"),)


def test_a_file_that_was_replaced_behind_the_same_words_is_told():
    (edit,) = told(beside(references=plan(1)), beside(references=plan(2)))
    assert (edit.kind, edit.part) == (EditKind.EDITED, Part.LINK)


def test_a_file_that_came_with_its_words_is_told_by_the_words_alone():
    assert told(beside(), beside(references=plan(1))) == []


def test_an_image_set_into_prose_beside_the_content_is_told():
    picture = Image("https://port.example/chart.png", "Depths")
    (edit,) = told(beside(), beside(images=(picture,)))
    assert (edit.kind, edit.part) == (EditKind.ADDED, Part.IMAGE)


# --- turns and paragraphs -------------------------------------------------------------


def briefing(*turns):
    made = tuple(Turn(role, speaker, text) for role, speaker, text in turns)
    document = Document(Kind.TRANSCRIPT, "Briefing", None, made)
    return Parsed(document, "utf-8", 1, rest=MENU)


def test_a_label_that_went_when_its_words_were_joined_to_anothers_is_told():
    asked = (Role.REPORTER, None, "Where did the savings go?")
    old = briefing(
        asked,
        (Role.OFFICIAL, "Ida Holm", "I confirm the sum."),
        (Role.OFFICIAL, "Deputy for Quays", "It went into lights."),
    )
    new = briefing(
        asked, (Role.OFFICIAL, "Ida Holm", "I confirm the sum.\nIt went into lights.")
    )
    (edit,) = told(old, new)
    assert edit.kind is EditKind.REATTRIBUTED
    assert (edit.former_speaker, edit.speaker) == ("Deputy for Quays", "Ida Holm")


def test_a_sentence_that_was_moved_behind_another_paragraph_is_told_as_moved():
    first = "I thank you for the floor."
    moved = "My delegation aligns itself with the statement of the river states."
    rest = "The gauge has recorded the lowest level in 118 years of measurement."
    old = briefing((Role.OFFICIAL, "Ida Holm", f"Chair,\n{first} {moved}\n{rest}"))
    new = briefing((Role.OFFICIAL, "Ida Holm", f"Chair,\n{first}\n{rest}\n{moved}"))
    (edit,) = told(old, new)
    assert (edit.kind, edit.part) == (EditKind.MOVED, Part.SENTENCE)
    assert edit.old == edit.new == moved


def test_a_name_corrected_in_the_list_and_on_the_labels_is_one_edit():
    def page(name):
        turns = (Turn(Role.OFFICIAL, name, "I confirm the sum.", "Harbour master"),)
        document = Document(Kind.TRANSCRIPT, "Briefing", None, turns)
        return Parsed(document, "utf-8", 1, rest=MENU)

    assert len(told(page("Idda Holm"), page("Ida Holm"))) == 1


# --- what tells of the visit, in whatever language ------------------------------------


def release(*beside, linked=()):
    """Return a dated release of some length with blocks beside it."""
    words = " ".join(["The harbour of Lowmouth opens its north quay in May."] * 12)
    turn = Turn(Role.NARRATION, None, words)
    document = Document(Kind.ARTICLE, "Quay opens", dt.date(2026, 5, 1), (turn,))
    blocks = (*MENU, *beside)
    places = tuple(range(len(MENU), len(blocks)))
    return Parsed(
        document,
        "utf-8",
        1,
        rest=blocks,
        beside=places,
        linked=tuple(n for n in places if blocks[n] in linked),
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Thứ tư, 16/08/2023 | 07:12", "Thứ năm, 17/08/2023 | 21:40"),
        ("Ngày: 1/8/2023 | Lượt xem: 1.309", "Ngày: 1/8/2023 | Lượt xem: 4.872"),
        ("Liczba wyświetleń: 5317", "Liczba wyświetleń: 6020"),
        ("Bekeken: 12 keer", "Bekeken: 40 keer"),
        ("Facebook", "Facebook Instagram 12.4k followers"),
        ("Danger: low. Updated 2 hours ago", "Danger: high. Updated 5 minutes ago"),
        ("文字实录 每30秒自动刷新", "字号：[大][中][小] 文字实录 每60秒自动刷新"),
        ("report.hwp (211.5 KB)", "report.hwp (212.0 KB)"),
    ],
)  # fmt: skip
def test_what_tells_of_the_visit_is_silent_beside_a_release(old, new):
    assert told(release(old), release(new)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Positive: 40", "Positive: 47"),
        ("Trains a day: 64", "Trains a day: 46"),
        ("Risk: low. In force since 2 May", "Risk: high. In force since 2 May"),
    ],
)
def test_figures_and_words_of_the_subject_are_told_beside_a_release(old, new):
    assert len(told(release(old), release(new))) == 1


def test_what_stands_below_a_count_of_visitors_is_silent():
    old = release("Thống kê truy cập", "Hôm nay: 9.120", "Tất cả: 10.402")
    new = release("Thống kê truy cập", "Hôm nay: 3.004", "Tất cả: 13.406")
    assert told(old, new) == []


def test_links_that_take_turns_beside_a_release_are_silent():
    links = ("Operation Kestrel: who knows this man?", "Excavator stolen at Low Bay")
    old = release("Appeals", links[0], linked=links)
    assert told(old, release("Appeals", links[1], linked=links)) == []


def test_a_figure_beside_a_transcript_is_told_and_a_menu_is_not():
    def page(*beside):
        content = briefing((Role.OFFICIAL, "Ida Holm", "I confirm it.")).content
        return dataclasses.replace(release(*beside), content=content)

    old, new = page("Trains a day: 64", "Jobs"), page("Trains a day: 46", "Vacancies")
    assert [edit.new for edit in told(old, new)] == ["Trains a day: 46"]


def test_a_note_on_readers_of_files_is_none_of_anybodys_words():
    said = "I confirm it."
    old = briefing(
        (Role.OFFICIAL, "Ida Holm", f"{said}\nYou need Adobe Reader to open the file.")
    )
    assert told(old, briefing((Role.OFFICIAL, "Ida Holm", said))) == []
