"""What a label says of whoever speaks."""

from __future__ import annotations

import pytest

from monitor.parse._label import LabelKind as K
from monitor.parse._labels import read_label


@pytest.mark.parametrize(
    ("raw", "kind", "speaker", "affiliation"),
    [
        ("Q", K.QUESTION, None, None),
        ("问题一", K.QUESTION, None, None),
        ("追问", K.QUESTION, None, None),
        ("Reporter 2", K.REPORTER, None, None),
        ("[主持人]", K.MODERATOR, None, None),
        ("江州日报记者", K.REPORTER, "江州日报记者", "江州日报"),
        ("副省长、省水务厅厅长 葛知白", K.OFFICIAL, "葛知白", "副省长、省水务厅厅长"),
        ("外务部发言人贺知微", K.OFFICIAL, "贺知微", "外务部发言人"),
        ("陳望舒部長", K.OFFICIAL, "陳望舒", "部長"),
        ("矢作外務大臣", K.OFFICIAL, "矢作", "外務大臣"),
        ("PRESIDENT HALVORSEN", K.OFFICIAL, "HALVORSEN", "PRESIDENT"),
        ("THE VICE PRESIDENT", K.OFFICIAL, "THE VICE PRESIDENT", None),
        ("MS. HOLLOWAY", K.PERSON, "MS. HOLLOWAY", None),
        ("Jane Okoro, Morning Wire", K.REPORTER, "Jane Okoro", "Morning Wire"),
        ("WACKER (AA)", K.PERSON, "WACKER", "AA"),
        ("Frage Dörn", K.QUESTION, "Dörn", None),
        ("홍길순 장관", K.OFFICIAL, "홍길순", "장관"),
        ("CUMHURBAŞKANI ŞENOL", K.OFFICIAL, "ŞENOL", "CUMHURBAŞKANI"),
        ("Министр А.Лучинин", K.OFFICIAL, "А.Лучинин", "Министр"),
        ("Q12 Ms Green", K.QUESTION, "Ms Green", None),
        ("MR. HALE (as interpreted)", K.PERSON, "MR. HALE", None),
        ("Note", K.FIELD, None, None),
        ("出席", K.FIELD, None, None),
    ],
)
def test_a_label_names_its_speaker_without_office(raw, kind, speaker, affiliation):
    label = read_label(raw)
    assert (label.kind, label.speaker, label.affiliation) == (
        kind,
        speaker,
        affiliation,
    )


def test_the_rest_of_a_sentence_is_no_name():
    assert read_label("With regard to testing").kind is K.UNKNOWN
    assert read_label("One last word, if I may").kind is K.UNKNOWN
