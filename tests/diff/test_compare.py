"""Silent where only the chrome moved, and never about the page's own words."""

import dataclasses
import datetime as dt

import pytest

from monitor.diff import (
    Volatile,
    apply,
    compare,
    fingerprint,
    learn,
    same_content,
)
from monitor.model import (
    Document,
    EditKind,
    Form,
    Image,
    Kind,
    Link,
    Listing,
    Parsed,
    Part,
    Reference,
    Role,
    Silence,
    Turn,
)

BODY = (
    "The harbour of Lowmouth opens its north quay in May.",
    "Dredging of the fairway took 14 months and moved 2.1 million tonnes.",
    "Ferries to the islands will leave from the new quay.",
)
MENU = tuple(f"Department number {number}" for number in range(20))


def article(*paragraphs, rest=MENU, beside=(), **fields):
    """Return a page: its paragraphs, its menu, and blocks that nothing marks."""
    text = "\n".join(paragraphs or BODY)
    turn = Turn(Role.NARRATION, None, text)
    document = Document(Kind.ARTICLE, "North quay opens", None, (turn,))
    document = dataclasses.replace(document, **fields)
    blocks = (*rest, *beside)
    places = tuple(range(len(rest), len(blocks)))
    return Parsed(document, "utf-8", 1, rest=blocks, beside=places)


def transcript(*turns, rest=MENU, beside=()):
    made = tuple(Turn(role, speaker, text) for role, speaker, text in turns)
    page = article(rest=rest, beside=beside)
    document = Document(Kind.TRANSCRIPT, "Briefing", None, made)
    return dataclasses.replace(page, content=document)


def told(old, new, **more):
    return [e for e in compare(old, new, **more).edits if e.severity]


def silences(old, new, **more):
    return [e.silence for e in compare(old, new, **more).edits]


def test_the_change_of_a_comparison_is_exact_all_the_same():
    new = article(BODY[0], BODY[2], beside=["Updated on 3 May 2026"])
    assert apply(article().content, compare(article(), new)) == new.content


def test_a_menu_may_change_as_it_likes():
    assert compare(article(), article(rest=MENU[3:])).edits == ()


def test_words_that_only_went_into_the_chrome_are_no_removal():
    new = article(BODY[0], BODY[1], rest=(*MENU, BODY[2]))
    assert silences(article(), new) == [Silence.CHROME]


def test_words_that_came_out_of_a_larger_block_of_chrome_are_no_addition():
    old = article(rest=(*MENU, "Lowmouth Port Authority, Quay 4, 1020 Lowmouth"))
    assert silences(old, article(*BODY, "1020 Lowmouth")) == [Silence.CHROME]


def test_words_that_are_gone_from_the_whole_page_are_told():
    (edit,) = told(article(), article(*BODY[:2]))
    assert (edit.kind, edit.part, edit.old) == (
        EditKind.REMOVED,
        Part.PARAGRAPH,
        BODY[2],
    )


def test_a_block_beside_the_content_is_told_without_a_place():
    old = article(beside=["Ships expected: 12", "Weather: calm"])
    new = article(beside=["Ships expected: 17", "Weather: calm"])
    (edit,) = told(old, new)
    assert (edit.old, edit.new) == ("Ships expected: 12", "Ships expected: 17")
    assert edit.old_at == edit.new_at == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Last updated: 3 May 2026", "Last updated: 4 May 2026"),
        ("Updated on March 19th, 2026 11:32AM", "Updated on March 19th, 2026 12:29PM"),
        ("Page last reviewed: 1 May 2026", "Page last reviewed: 9 May 2026"),
        ("更新时间：2026-05-03 08:00", "更新时间：2026-05-04 09:10"),
        ("Stand: 3. Mai 2026", "Stand: 4. Mai 2026"),
        ("Publié le 3 mai 2026", "Publié le 4 mai 2026"),
        ("2026年5月3日更新", "2026年5月4日更新"),
        ("发布于 2026-05-03", "发布于 2026-05-04"),
        ("浏览次数：1032次", "浏览次数：1177次"),
        ("Zuletzt aktualisiert am 3. Mai 2026", "Zuletzt aktualisiert am 4. Mai 2026"),
        ("3 hours ago", "5 hours ago"),
        ("3小时前", "5小时前"),
        ("66.5k Shares", "66.9k Shares"),
        ("104 Kommentare", "111 Kommentare"),
        ("Good morning. Welcome to the port.", "Good evening. Welcome to the port."),
    ],
)
def test_stamps_and_counters_are_metadata(old, new):
    assert silences(article(beside=[old]), article(beside=[new])) == [Silence.STAMP]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Applications close 1 August 2026.", "Applications close 2 August 2026."),
        (
            "The next figures will be published on Tuesday 7 May.",
            "The next figures will be published on Tuesday 14 May.",
        ),
        ("Positive tests: 40", "Positive tests: 47"),
        ("映像は6分ごとに更新されます。", "映像は7分ごとに更新されます。"),
        ("会上发布了3项措施。", "会上发布了4项措施。"),
        (
            "Das Gesetz wurde am 3. Mai veröffentlicht.",
            "Das Gesetz wurde am 4. Mai veröffentlicht.",
        ),
        ("Hospitalisations as of 3 May: 12", "Hospitalisations as of 4 May: 12"),
    ],
)
def test_dates_and_figures_of_the_subject_are_no_stamps(old, new):
    assert len(told(article(beside=[old]), article(beside=[new]))) == 1


def test_nothing_that_somebody_says_is_a_stamp():
    old = transcript((Role.OFFICIAL, "Ida Holm", "Last updated: 3 May 2026"))
    new = transcript((Role.OFFICIAL, "Ida Holm", "Last updated: 4 May 2026"))
    assert len(told(old, new)) == 1


def test_the_box_of_a_pages_own_versions_is_metadata():
    old = article(beside=["Last updated 1 May 2026", "1 May 2026", "First published."])
    box = ["Last updated 3 May 2026", "3 May 2026", "Added figures."]
    new = article(beside=[*box, "1 May 2026", "First published."])
    assert told(old, new) == []


def test_a_page_divided_otherwise_by_a_redesign_is_silent():
    joined = article(BODY[0], " ".join(BODY[1:]))
    assert silences(article(), joined) == [Silence.COSMETIC]


def test_blocks_that_came_with_a_new_frame_are_chrome():
    frame = tuple(f"Area {number}" for number in range(20))
    old, new = article(), article(rest=frame, beside=["Ask our assistant"])
    assert told(old, new) == []
    new = article(BODY[0], BODY[1].replace("14", "15"), BODY[2], rest=frame)
    assert len(told(old, new)) == 1


def test_a_label_that_the_parser_missed_once_is_no_attribution():
    answer = "It opens in May."
    old = transcript(
        (Role.REPORTER, "Radio Low", "When does it open?"),
        (Role.OFFICIAL, "Ida Holm", answer),
    )
    new = transcript(
        (Role.REPORTER, "Radio Low", f"When does it open?\nIda Holm: {answer}"),
    )
    assert told(old, new) == []


def test_words_under_another_label_are_told():
    old = transcript((Role.OFFICIAL, "Ida Holm", BODY[0]))
    new = transcript((Role.OFFICIAL, "Jorge Pena", BODY[0]))
    (edit,) = told(old, new)
    assert edit.kind is EditKind.REATTRIBUTED
    assert (edit.former_speaker, edit.speaker) == ("Ida Holm", "Jorge Pena")


def test_another_kind_of_page_is_compared_by_its_words():
    words = ("When does it open?", "It opens in May.")
    old = article(words[0], f"Ida Holm: {words[1]}")
    new = transcript(
        (Role.REPORTER, None, words[0]), (Role.OFFICIAL, "Ida Holm", words[1])
    )
    new = dataclasses.replace(
        new, content=dataclasses.replace(new.content, title=old.content.title)
    )
    assert told(old, new) == []
    edited = dataclasses.replace(
        new.content,
        turns=(
            new.content.turns[0],
            Turn(Role.OFFICIAL, "Ida Holm", "It opens in June."),
        ),
    )
    (edit,) = told(old, dataclasses.replace(new, content=edited))
    assert edit.new is not None
    assert edit.new.endswith("June.")


def test_what_flickered_before_is_chrome_beside_the_content_only():
    captions = [
        "Dunes at dusk",
        "Gulls over the pier",
        "The old lighthouse",
        "Low tide",
    ]
    pages = [article(beside=["Photo of the day", text]) for text in captions]
    known = learn(pages[:3])
    assert told(pages[2], pages[3])
    assert silences(pages[2], pages[3], volatile=known) == [Silence.VOLATILE]
    assert known != Volatile()


def test_a_pages_own_figures_are_not_volatile_by_changing_every_day():
    pages = [
        article(BODY[0], f"Ships in port: {number}", BODY[2]) for number in range(5)
    ]
    assert told(pages[3], pages[4], volatile=learn(pages[:4]))


def test_what_flickers_on_every_page_of_a_source_is_its_template():
    def page(name, number):
        return article(f"About {name}.", "Tide today", f"High water {number}:10", "End")

    pages = [page("the quay", number) for number in range(5)]
    sibling = [page("the dunes", number) for number in range(4)]
    known = learn(pages[:4], [sibling])
    assert silences(pages[3], pages[4], volatile=known) == [Silence.VOLATILE]


def test_an_edit_inside_a_turn_is_never_volatile():
    pages = [
        transcript((Role.OFFICIAL, "Ida Holm", f"We had {number} ships"))
        for number in range(5)
    ]
    known = learn(pages[:4], [pages[:4]])
    assert told(pages[3], pages[4], volatile=known)


# --- listings -----------------------------------------------------------------------


def listing(*titles, **fields):
    links = tuple(
        Link(f"https://port.example/{title.lower().replace(' ', '-')}", title)
        for title in titles
    )
    return dataclasses.replace(Listing("News", links), **fields)


def parsed(content, beside=()):
    return dataclasses.replace(article(beside=beside), content=content)


OLD = ("Quay opens", "Ferry delayed", "Fairway closed", "Dues rise", "Pilot rescued")


def kinds(old, new):
    return [(e.kind, e.old, e.new) for e in told(parsed(old), parsed(new))]


def test_a_release_that_falls_off_the_end_is_not_removed():
    new = listing("Storm warning", *OLD[:4])
    assert kinds(listing(*OLD), new) == [(EditKind.ADDED, None, "Storm warning")]


def test_a_release_that_vanishes_from_the_middle_is_removed():
    new = listing("Storm warning", *OLD[:2], *OLD[3:])
    assert (EditKind.REMOVED, "Fairway closed", None) in kinds(listing(*OLD), new)


def test_a_list_that_only_got_shorter_lost_a_release():
    assert kinds(listing(*OLD), listing(*OLD[:4])) == [
        (EditKind.REMOVED, "Pilot rescued", None)
    ]


def test_a_release_is_retitled_under_its_address():
    links = list(listing(*OLD).links)
    links[1] = Link(links[1].url, "Ferry cancelled")
    new = Listing("News", tuple(links))
    assert kinds(listing(*OLD), new) == [
        (EditKind.EDITED, "Ferry delayed", "Ferry cancelled")
    ]


def test_a_release_moves():
    new = listing(OLD[3], *OLD[:3], OLD[4])
    assert kinds(listing(*OLD), new) == [(EditKind.MOVED, "Dues rise", "Dues rise")]


def test_a_release_is_told_with_the_words_around_its_link():
    old = parsed(listing(*OLD))
    block = "A-17: opening of the dry dock"
    new = parsed(listing("A-17", *OLD), beside=[block])
    assert [edit.new for edit in told(old, new)] == [block]


# --- links, images, identity -------------------------------------------------------


def test_a_link_that_leads_elsewhere_is_told():
    old = article(
        references=(Reference("the plan", "https://port.example/plan-1.pdf"),)
    )
    new = article(
        references=(Reference("the plan", "https://port.example/plan-2.pdf"),)
    )
    (edit,) = told(old, new)
    assert edit.part is Part.LINK


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("https://port.example/a?sid=1f0c", "https://port.example/a?sid=99aa"),
        ("http://www.port.example/a/", "https://port.example/a"),
        ("https://port.example/a.pdf?ts=1700000000", "https://port.example/a.pdf"),
    ],
)
def test_a_link_that_is_only_asked_for_otherwise_is_silent(old, new):
    pages = [article(references=(Reference("the plan", url),)) for url in (old, new)]
    assert told(*pages) == []


def test_another_image_is_told():
    old = article(images=(Image("https://port.example/3-may.png", "Map, 3 May"),))
    new = article(images=(Image("https://port.example/4-may.png", "Map, 4 May"),))
    (edit,) = told(old, new)
    assert edit.part is Part.IMAGE


def test_list_items_and_cells_are_told_as_such():
    forms = (Form.ITEM, Form.CELL, Form.PARAGRAPH)
    old, new = (
        article(turns=(Turn(Role.NARRATION, None, text, forms=forms),))
        for text in ("One boat\n12\nEnd of list", "Two boats\n13\nEnd of list")
    )
    assert {edit.part for edit in told(old, new)} == {Part.LIST_ITEM, Part.CELL}


def test_one_sentence_of_a_template_has_one_fingerprint():
    pairs = [
        (
            article(f"About ship {number}.", "The office is open until 4 pm."),
            article(f"About ship {number}.", "The office is open until 5 pm."),
        )
        for number in range(3)
    ]
    marks = {fingerprint(compare(old, new)) for old, new in pairs}
    other = compare(article("The office is shut."), article("The office is open."))
    assert len(marks) == 1
    assert fingerprint(other) not in marks


def test_contents_that_differ_in_looks_are_the_same():
    one, other = article("He said “no”."), article('He said "no".')
    assert same_content(one.content, other.content)
    assert not same_content(one.content, article("He said “yes”.").content)


def test_an_edited_date_is_told_as_the_page_prints_it():
    old = article(published=dt.date(2026, 5, 3), beside=["Sunday, 3 May 2026"])
    new = article(published=dt.date(2026, 5, 2), beside=["Saturday, 2 May 2026"])
    (edit,) = told(old, new)
    assert (edit.part, edit.old) == (Part.DATE, "Sunday, 3 May 2026")


def test_a_date_that_follows_a_stamp_is_none_of_the_pages():
    old = article(published=dt.date(2026, 5, 3), beside=["Updated: 3 May 2026"])
    new = article(published=dt.date(2026, 5, 4), beside=["Updated: 4 May 2026"])
    assert told(old, new) == []


def test_what_belongs_to_a_release_falls_off_with_it():
    stories = dict(
        zip(
            ("Storm warning", *OLD),
            (
                "Gusts of gale force reach the coast by noon.",
                "The minister cuts a ribbon.",
                "Passengers wait until Tuesday.",
                "A wreck lies across buoy seven.",
                "Owners protest against the council.",
                "Two divers brought him ashore unhurt.",
            ),
            strict=True,
        )
    )

    def page(*names):
        return parsed(listing(*names), beside=[stories[name] for name in names])

    (edit,) = [
        e
        for e in told(page(*OLD), page("Storm warning", *OLD[:4]))
        if e.part is not Part.RELEASE
    ]
    assert (edit.kind, edit.part) == (EditKind.ADDED, Part.PARAGRAPH)


def test_a_publication_that_was_given_another_day_is_told():
    old = article(published=dt.date(2026, 5, 3), rest=(*MENU, "发布时间：2026-05-03"))
    new = article(published=dt.date(2026, 5, 1), rest=(*MENU, "发布时间：2026-05-01"))
    (edit,) = told(old, new)
    assert edit.part is Part.DATE
