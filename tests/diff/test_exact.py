"""The exact half: nothing is lost on the way there and back."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.diff import apply, diff, invert
from monitor.errors import InputError
from monitor.model import (
    Change,
    Document,
    Exchange,
    Form,
    Image,
    Kind,
    Link,
    Listing,
    Participant,
    Reference,
    Role,
    Turn,
)

# Few distinct words, so that texts meet, repeat and move by chance.
words = st.sampled_from(
    [
        "the",
        "minister",
        "said",
        "17",
        "3.3万起",
        "不",
        "李民",
        "昨天",
        "no",
        "",
        "\u200b",
    ]
)
lines = st.lists(words, max_size=8).map(" ".join)
texts = st.lists(lines, max_size=4).map("\n".join)
names = st.none() | st.sampled_from(["Li Min", "李民", "Ana Sol", ""]) | lines
days = st.none() | st.dates(dt.date(2020, 1, 1), dt.date(2020, 1, 9))
urls = st.sampled_from(["https://a.example/1", "https://a.example/2", "x y\nz"])


@st.composite
def turns(draw):
    text = draw(texts)
    form = st.sampled_from(Form)
    size = len(text.split("\n"))
    forms = draw(st.just([]) | st.lists(form, min_size=size, max_size=size))
    return Turn(
        draw(st.sampled_from(Role)), draw(names), text, draw(names), tuple(forms)
    )


indexes = st.lists(st.integers(0, 30), max_size=3).map(tuple)
documents = st.builds(
    Document,
    st.sampled_from([Kind.ARTICLE, Kind.TRANSCRIPT]),
    names,
    days,
    st.lists(turns(), max_size=6).map(tuple),
    st.lists(st.builds(Exchange, indexes, indexes), max_size=3).map(tuple),
    st.lists(st.builds(Participant, lines, names), max_size=3).map(tuple),
    st.lists(st.builds(Reference, lines, urls), max_size=3).map(tuple),
    st.lists(st.builds(Image, urls, lines), max_size=3).map(tuple),
)
listings = st.builds(
    Listing,
    names,
    st.lists(st.builds(Link, urls, lines, days), max_size=6).map(tuple),
    st.none() | urls,
)
contents = documents | listings


@given(contents)
def test_a_content_has_not_changed_into_itself(content):
    assert diff(content, content) == Change()


@settings(max_examples=150)
@given(contents, contents)
def test_a_change_makes_the_new_of_the_old(old, new):
    made = apply(old, diff(old, new))
    assert made == new
    if isinstance(made, Document) and isinstance(new, Document) and old != new:
        assert [turn.forms for turn in made.turns] == [t.forms for t in new.turns]


@settings(max_examples=150)
@given(contents, contents)
def test_the_inverse_makes_the_old_of_the_new(old, new):
    change = diff(old, new)
    assert apply(new, invert(change)) == old
    assert invert(invert(change)) == change


@given(contents, contents, st.integers(0, 3_000))
def test_a_change_is_exact_whatever_work_it_may_do(old, new, steps):
    assert apply(old, diff(old, new, steps=steps)) == new


@given(contents, contents)
def test_the_same_two_contents_always_have_the_same_change(old, new):
    assert diff(old, new) == diff(old, new)


def test_a_change_of_another_page_is_refused():
    one = Listing("One", (Link("https://a.example/1", "First"),))
    two = Listing("Two", (Link("https://a.example/1", "First"),))
    other = Listing("Other", ())
    with pytest.raises(InputError, match="another"):
        apply(other, diff(one, two))
