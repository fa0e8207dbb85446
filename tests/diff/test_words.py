"""Inside an edited text: the words that a reader marks, and what they are about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.diff import diff, invert
from monitor.model import (
    Document,
    EditKind,
    Kind,
    Role,
    Severity,
    Silence,
    Subject,
    Turn,
)


def said(text, role=Role.OFFICIAL):
    turn = Turn(role, "Ida Holm", text)
    return Document(Kind.TRANSCRIPT, "Briefing", None, (turn,))


def edit_of(old, new, role=Role.OFFICIAL):
    (edit,) = diff(said(old, role), said(new, role)).edits
    return edit


def marked(edit):
    return [
        (edit.old[s.old_start : s.old_end], edit.new[s.new_start : s.new_end])
        for s in edit.spans
    ]


@pytest.mark.parametrize(
    ("old", "new", "spans"),
    [
        ("共立案3.3万起，已结。", "共立案3.2万起，已结。", [("3.3万起", "3.2万起")]),
        ("It fell by -3.5% then.", "It fell by -3.6% then.", [("-3.5%", "-3.6%")]),
        ("We paid $3 billion.", "We paid $4 billion.", [("$3 billion", "$4 billion")]),
        (
            "Its supporters came.",
            "Its supporter's came.",
            [("supporters", "supporter's")],
        ),
        ("我们允许出口。", "我们不允许出口。", [("", "不")]),
        ("价格上升很快。", "价格上涨很快。", [("上升", "上涨")]),
        ("由副省长主持。", "由省长主持。", [("副", "")]),
        ("At 9 a.m. sharp.", "At 9 p.m. sharp.", [("a.m.", "p.m.")]),
        (
            "Er zahlt 1.258 Euro.",
            "Er zahlt 1.259 Euro.",
            [("1.258 Euro", "1.259 Euro")],
        ),
        ("One. Two came. Three.", "One. Three.", [("Two came. ", "")]),
        (
            "The old grey harbour opened.",
            "A quite new, safe bridge opened.",
            [("The old grey harbour", "A quite new, safe bridge")],
        ),
        (
            "On 3 March, 64,621 people came.",
            "On 4 March, 66,976 people came.",
            [("3", "4"), ("64,621 people", "66,976 people")],
        ),
    ],
)
def test_whole_tokens_are_marked_and_no_more(old, new, spans):
    assert marked(edit_of(old, new)) == spans


texts = st.lists(
    st.sampled_from(
        ["the", "3.3万起", "不", "港口", " ", ", ", ". ", "a.m.", "1,2", "\n"]
    ),
    max_size=30,
).map("".join)


@given(texts, texts)
def test_spans_leave_out_nothing_that_differs(old, new):
    for edit in diff(said(old), said(new)).edits:
        if edit.kind is not EditKind.EDITED or not edit.spans:
            continue
        assert edit.old is not None
        assert edit.new is not None
        made = []
        at = 0
        for span in edit.spans:
            assert at <= span.old_start <= span.old_end
            made.append(edit.old[at : span.old_start])
            made.append(edit.new[span.new_start : span.new_end])
            at = span.old_end
        assert "".join(made) + edit.old[at:] == edit.new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("（一）港口建设", "(一)港口建设"),
        ("He said “yes”.", 'He said "yes".'),
        ("a\u00adb c", "ab c"),
        ("Port \u200bopens", "Port opens"),
        ("It cost 3 – or 4", "It cost 3 - or 4"),
        ("T he minister spoke", "The minister spoke"),
        ("Anna , Ben , Carl", "Anna, Ben, Carl"),
        ("ﬁnal １２", "final 12"),
        ("港 口 建 设", "港口建设"),
    ],
)
def test_looks_alone_are_cosmetic_kept_and_silent(old, new):
    change = diff(said(old), said(new))
    assert [edit.silence for edit in change.edits] == [Silence.COSMETIC]
    assert not change.reported


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Its supporters", "Its supporter's"),
        ("Child care", "Childcare"),
        ("Carbon: 2*", "Carbon: 2"),
        ("10² units", "102 units"),
        ("可以", "不可以"),
    ],
)
def test_what_is_no_mere_looks_is_told(old, new):
    assert diff(said(old), said(new)).reported


@pytest.mark.parametrize(
    ("old", "new", "subject", "sides", "ratio"),
    [
        ("立案3.3万起。", "立案3.2万起。", "figure", ("3.3万起", "3.2万起"), 0.97),
        ("总额1.2亿元。", "总额9000万元。", "figure", ("1.2亿元", "9000万元"), 0.75),
        ("约三万五千起。", "约三万起。", "figure", ("三万五千起", "三万起"), 0.857),
        ("It rose 5%.", "It rose 10 percent.", "figure", ("5%", "10 percent"), 2),
        ("1.200 Fälle", "1.500 Fälle", "figure", ("1.200 Fälle", "1.500 Fälle"), 1.25),
        ("three cases", "six cases", "figure", ("three", "six"), None),
        (
            "on 3 March 2026",
            "on 4 March 2026",
            "date",
            ("3 March 2026", "4 March 2026"),
            None,
        ),
        ("3月4日召开", "3月5日召开", "date", ("3月4日", "3月5日"), None),
        ("上午9时召开", "下午9时召开", "time", ("上午9时", "下午9时"), None),
        ("he may go", "he must go", "modality", ("may", "must"), None),
        ("он может идти", "он должен идти", "modality", ("может", "должен"), None),
        ("允许出口", "不允许出口", "negation", (None, "不"), None),
        ("Das ist nicht so.", "Das ist so.", "negation", ("nicht", None), None),
        ("No es cierto que", "Es cierto que", "negation", ("No", None), None),
        (
            "John Smith came",
            "Jane Smith came",
            "name",
            ("John Smith", "Jane Smith"),
            None,
        ),
        (
            "the Ministry of Health paid",
            "the Ministry of Trade paid",
            "organisation",
            ("Ministry of Health", "Ministry of Trade"),
            None,
        ),
        ("副省长李明出席会议", "副省长李民出席会议", "name", ("李明", "李民"), None),
        ("he said so", "he claimed so", "attribution", ("said", "claimed"), None),
        ("It is bad.", "It is “bad”.", "quotation", (None, "“"), None),
    ],
)
def test_an_edit_says_what_it_is_about(old, new, subject, sides, ratio):
    matter = next((m for m in edit_of(old, new).matters if m.subject == subject), None)
    assert matter is not None
    assert (matter.old, matter.new) == sides
    if ratio is not None:
        assert matter.ratio == pytest.approx(ratio, abs=0.001)


def test_harmless_words_are_no_negation():
    edit = edit_of("我们提高质量。", "我们不断提高质量。")
    assert [m.subject for m in edit.matters] == [Subject.WORDING]


def test_an_officials_figure_weighs_more_than_a_reporters():
    assert edit_of("3 ships", "4 ships").severity is Severity.HIGH
    assert edit_of("3 ships", "4 ships", Role.REPORTER).severity is Severity.MEDIUM


def test_a_matter_is_turned_round_with_its_edit():
    change = invert(diff(said("3 ships came"), said("4 ships came")))
    (matter,) = change.edits[0].matters
    assert (matter.old, matter.new) == ("4", "3")
    assert matter.ratio == pytest.approx(0.75)


@pytest.mark.parametrize(
    ("old", "new"),
    [("公告第1号发布。", "公告第2号发布。"), ("地铁1号线开通。", "地铁2号线开通。")],
)
def test_the_number_of_a_thing_is_no_day(old, new):
    subjects = [matter.subject for matter in edit_of(old, new).matters]
    assert Subject.DATE not in subjects


def test_a_day_of_the_month_is_one():
    subjects = [m.subject for m in edit_of("会议3号开。", "会议4号开。").matters]
    assert subjects == [Subject.DATE]
