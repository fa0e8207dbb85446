"""Search finds Chinese and Latin text alike, by who said it and when it stood there."""

import contextlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.errors import InputError
from monitor.model import Availability
from monitor.store import Query, _words, search, trace


def words(found):
    return [f.text for f in found]


@pytest.fixture
def filled(sql, build):
    """Three versions of one page: a sentence goes, another comes and stays."""
    page = build.page(sql)
    for seconds, figures in enumerate(
        [
            ("12 ferries in the harbour", "Élan and 3.2万起案件"),
            ("13 ferries in the harbour", "Élan and 3.2万起案件"),
            ("13 ferries in the harbour", "nothing"),
        ]
    ):
        check = build.version(page, seconds * 60, *figures)
        (done,) = sql.record([check])
        page = done.page
    return sql


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("harbour", "We counted 13 ferries in the harbour."),
        ("HARBOUR ferries", "We counted 13 ferries in the harbour."),
        ('"13 ferries"', "We counted 13 ferries in the harbour."),
        ("公布", "我们将继续公布。"),
        ("继续公布", "我们将继续公布。"),
        ("公", "我们将继续公布。"),
        ("布", "我们将继续公布。"),
        ("elan", "We counted Élan and 3.2万起案件."),
        ("3.2万", "We counted Élan and 3.2万起案件."),
        ("３.２万起案件", "We counted Élan and 3.2万起案件."),
        ("2万", "We counted Élan and 3.2万起案件."),
        ("Briefing", "Briefing on the ferries"),
        ("harbour -13", "We counted 12 ferries in the harbour."),
        ("“继续公布”", "我们将继续公布。"),
    ],
)
def test_it_finds_what_is_there(filled, asked, first):
    found = search(filled, Query(asked))
    assert words(found)[0] == first
    for start, end in found[0].spans:
        assert _words.folded(found[0].text[start:end])
    assert found[0].spans


@pytest.mark.parametrize("asked", ["继公", "布公", "ferrie", "13 公布", "万件"])
def test_it_finds_nothing_that_is_not_there(filled, asked):
    assert search(filled, Query(asked)) == ()


@pytest.mark.parametrize("asked", ["", "  ", "-only", '""', "。，"])
def test_a_question_without_words_is_said(filled, asked):
    with pytest.raises(InputError, match="words"):
        search(filled, Query(asked))


@pytest.mark.parametrize("asked", ['a"b', "NEAR(x)", "a*", "col:x", "(", "a AND", "^x"])
def test_no_sign_of_the_index_is_taken_for_one(filled, asked):
    with contextlib.suppress(InputError):
        search(filled, Query(asked))


def test_what_went_is_told_from_what_is_there(filled, build):
    (gone,) = search(filled, Query("案件", gone=True))
    assert (gone.since, gone.until) == (1, 3)
    assert (gone.since_at, gone.gone_at) == (build.at(0), build.at(120))
    assert search(filled, Query("案件", gone=False)) == ()
    (there,) = search(filled, Query("13", gone=False))
    assert (there.since, there.until, there.gone_at) == (2, None, None)
    assert search(filled, Query("13", gone=True)) == ()


def test_a_page_that_was_taken_down_took_its_words_with_it(filled, build):
    page = filled.pages()[0]
    gone = build.visit(page, 500, Availability.GONE, became=Availability.GONE)
    filled.record([gone])
    (found,) = search(filled, Query("13", gone=True))
    assert found.gone_at == build.at(500)


def test_it_looks_where_it_is_told(filled, build):
    (one,) = search(filled, Query("sailed", role="reporter"))
    assert (one.speaker, one.role) == ("Harbour Courier", "reporter")
    assert search(filled, Query("sailed", speaker="courier")) == (one,)
    assert search(filled, Query("sailed", speaker="李明")) == ()
    assert search(filled, Query("sailed", speaker="nobody")) == ()
    assert search(filled, Query("sailed", affiliation="x")) == ()
    assert search(filled, Query("sailed", source="other")) == ()
    assert search(filled, Query("sailed", page=one.page_id, source="press")) == (one,)
    assert search(filled, Query("12", until=build.at(-1))) == ()
    assert len(search(filled, Query("12", until=build.at(0)))) == 1
    assert len(search(filled, Query("12", since=build.at(59)))) == 1
    assert search(filled, Query("12", since=build.at(60))) == ()


def test_answers_come_in_pages(filled):
    everything = search(filled, Query("We counted"))
    assert len(everything) == 4
    assert search(filled, Query("We counted"), limit=2, offset=1) == everything[1:3]


def test_a_snippet_shows_the_term(filled, build):
    page = filled.pages()[0]
    long = "x " * 300 + "needle" + " y" * 300
    filled.record([build.version(page, 999, long)])
    (found,) = search(filled, Query("needle"))
    cut, spans = found.snippet(40)
    assert len(cut) <= 42
    assert [cut[a:b] for a, b in spans] == ["needle"]
    assert cut.startswith("…")
    assert cut.endswith("…")


def test_a_sentence_is_traced_through_its_page(filled, build):
    (stay,) = trace(filled, "Élan and 3.2万起案件")
    assert (stay.first, stay.last) == (1, 2)
    assert (stay.first_at, stay.last_at) == (build.at(0), build.at(60))
    assert stay.gone_at == build.at(120)
    assert stay.found.speaker == "李明"
    (stay,) = trace(filled, "ferries in the harbour")
    assert (stay.first, stay.last, stay.gone_at) == (1, 3, None)
    assert trace(filled, "ferries in harbour") == ()


def test_a_sentence_that_comes_back_has_two_stays(filled, build):
    page = filled.pages()[0]
    filled.record([build.version(page, 300, "Élan and 3.2万起案件")])
    stays = trace(filled, "3.2万起案件")
    assert [(s.first, s.last, s.gone_at) for s in stays] == [
        (1, 2, build.at(120)),
        (4, 4, None),
    ]


def test_a_better_parse_is_what_is_searched(filled, build):
    page = filled.pages()[0]
    third = filled.snapshot(page.id, 3)
    filled.replace_parsed(third.id, build.transcript("reread"), at=build.at(999))
    assert search(filled, Query("13", gone=False)) == ()
    (found,) = search(filled, Query("reread"))
    assert (found.since, found.until) == (3, None)
    assert len(search(filled, Query("sailed"))) == 1


@given(st.text(max_size=30), st.data())
def test_any_part_of_cjk_is_found_by_the_words_of_the_index(text, data):
    """The pairs of a part stand side by side among the pairs of the whole."""
    run = "".join(c for c in text if unicodedata.name(c, "").startswith("CJK UNIFIED"))
    whole = f"渡轮{run}统计"
    start = data.draw(st.integers(0, len(whole) - 2))
    end = data.draw(st.integers(start + 2, len(whole)))
    asked = _words.phrase(whole[start:end]).strip('"').split()
    there = _words.indexed(whole).split()
    assert any(
        there[place : place + len(asked)] == asked for place in range(len(there))
    )


@given(st.text(max_size=40), st.text(min_size=1, max_size=3))
def test_spans_are_within_the_text_and_hold_the_term(text, term):
    for start, end in _words.spans(text, [term]):
        assert 0 <= start < end <= len(text)
        assert _words.folded(term) in _words.folded(text[start:end])


@pytest.mark.parametrize("little", [0, 1, 1000])
@pytest.mark.parametrize(
    "asked",
    [{"speaker": "李"}, {"role": "official"}, {"role": "reporter"}, {"speaker": "?"}],
)
def test_who_says_much_and_who_says_little_is_found_alike(
    filled, monkeypatch, little, asked
):
    before = search(filled, Query("公布", **asked))
    monkeypatch.setattr("monitor.store._search._LITTLE", little)
    assert search(filled, Query("公布", **asked)) == before
    assert bool(before) is (asked in [{"speaker": "李"}, {"role": "official"}])
