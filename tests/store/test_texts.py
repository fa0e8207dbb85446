"""A version is put together again exactly, from texts that are stored once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.errors import DamagedStoreError
from monitor.model import (
    Document,
    Exchange,
    Form,
    Image,
    Kind,
    Link,
    Listing,
    Parsed,
    Participant,
    Reference,
    Role,
    Turn,
)
from monitor.store import _texts

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
optional = st.none() | words
turns = st.builds(
    Turn,
    role=st.sampled_from(Role),
    speaker=optional,
    text=words,
    affiliation=optional,
    forms=st.lists(st.sampled_from(Form), max_size=2).map(tuple),
)
places = st.lists(st.integers(0, 9), max_size=2).map(tuple)
documents = st.builds(
    Document,
    kind=st.sampled_from([Kind.TRANSCRIPT, Kind.ARTICLE]),
    title=optional,
    published=st.none() | st.dates(),
    turns=st.lists(turns, max_size=5).map(tuple),
    exchanges=st.lists(st.builds(Exchange, places, places), max_size=2).map(tuple),
    participants=st.lists(
        st.builds(Participant, name=words, office=optional), max_size=2
    ).map(tuple),
    references=st.lists(st.builds(Reference, words, words), max_size=2).map(tuple),
    images=st.lists(st.builds(Image, words, words), max_size=2).map(tuple),
)
listings = st.builds(
    Listing,
    title=optional,
    links=st.lists(
        st.builds(Link, url=words, title=words, date=st.none() | st.dates()),
        max_size=4,
    ).map(tuple),
    next_url=optional,
)
parses = st.builds(
    Parsed,
    content=documents | listings,
    encoding=st.sampled_from(["utf-8", "gb18030"]),
    parser=st.integers(1, 99),
    confidence=st.floats(0, 1),
    reasons=st.lists(words, max_size=2).map(tuple),
    rest=st.lists(words, max_size=3).map(tuple),
)


@given(parses)
def test_what_was_split_is_joined_again(parsed):
    shape, texts = _texts.split(parsed)
    joined = _texts.join(shape, texts)
    assert joined == parsed
    if isinstance(parsed.content, Document):
        # Forms are not compared by equality, and have to come back all the same.
        assert isinstance(joined.content, Document)
        assert [t.forms for t in joined.content.turns] == [
            t.forms for t in parsed.content.turns
        ]


@given(parses)
def test_one_page_has_one_shape(parsed):
    assert _texts.split(parsed) == _texts.split(parsed)


@given(st.binary(max_size=300))
def test_what_was_packed_is_unpacked(data):
    packed = _texts.pack(data)
    assert _texts.unpack(packed) == data
    assert len(packed) <= len(data) + 1


@given(st.lists(st.integers(1, 2**62)))
def test_references_come_back(ids):
    packed = _texts.pack_ids(ids)
    assert _texts.unpack_ids(packed) == ids
    runs = _texts.unpack_runs(packed)
    assert [number for run in runs for number in range(*run)] == ids


def test_a_run_of_references_takes_next_to_nothing():
    run = [*range(70_000, 70_200), 900_001, *range(70_201, 70_400)]
    assert len(_texts.pack_ids(run)) < 40


@pytest.mark.parametrize("body", [b"", b"\x02", b"\x01abc", b"\x01"])
def test_what_was_not_packed_is_said(body):
    with pytest.raises(DamagedStoreError):
        _texts.unpack(body)


@pytest.mark.parametrize("shape", ["", "{}", '{"parsed": 1}'])
def test_a_shape_that_is_none_is_said(shape):
    with pytest.raises(DamagedStoreError):
        _texts.join(shape, [])


def test_a_list_of_texts_that_does_not_fit_is_said():
    parsed = Parsed(Listing(None, (Link("u", "t"),)), "utf-8", 1, rest=("a",))
    shape, texts = _texts.split(parsed)
    with pytest.raises(DamagedStoreError, match="verify"):
        _texts.join(shape, texts[1:])
