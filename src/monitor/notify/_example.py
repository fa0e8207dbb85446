"""A change that was made up, to try a channel with before anything has changed."""

from __future__ import annotations

import datetime as dt

from monitor.diff import diff
from monitor.model import Comparison, Document, Exchange, Kind, Role, Side, Turn
from monitor.report import Language

_TITLE = {
    "en": "A trial: this change is made up, nothing was edited",
    "zh": "试发消息：此项改动为虚构，没有任何页面被修改",
}
_QUESTION = {
    "en": "When will the new ferry sail?",
    "zh": "新的轮渡什么时候开通？",
}
_ANSWER = {
    "en": "It will sail in {}, three times a day.",
    "zh": "计划{}开通，每天三班。",
}
_MONTHS = {"en": ("September", "October"), "zh": ("9月", "10月")}
_NAMES = {"en": ("A reporter", "An official"), "zh": ("某记者", "某官员")}


def example(language: Language, at: dt.datetime) -> Comparison:
    """Return a change that says of itself that it is made up, seen at an instant."""
    before, after = (_document(language, month) for month in _MONTHS[language])
    return Comparison(
        url="https://press.example.org/trial",
        title=_TITLE[language],
        change=diff(before, after),
        old=Side(before, at=at - dt.timedelta(hours=1), number=1),
        new=Side(after, at=at, number=2),
        source="trial",
    )


def _document(language: Language, month: str) -> Document:
    reporter, official = _NAMES[language]
    turns = (
        Turn(Role.REPORTER, reporter, _QUESTION[language]),
        Turn(Role.OFFICIAL, official, _ANSWER[language].format(month)),
    )
    return Document(
        Kind.TRANSCRIPT, _TITLE[language], None, turns, (Exchange((0,), (1,)),)
    )
