"""What labels are made of in one language: the record that the tables fill."""

from __future__ import annotations

from typing import NamedTuple


class Language(NamedTuple):
    """The words of one language that mark who speaks and what he is there for.

    `question` and `answer` are labels that name nobody and say what the turn is;
    `reporter`, `moderator`, `voice` (somebody, unnamed) are labels that say who in
    general; `chair` are offices of those who give the floor; `titles` are offices,
    alone or beside a name, and `seats` those of them that belong to a place, so that
    `Maire de Lyon` names nobody; `owned` are forms of an office that belong to the
    words before them (`Ankara Valisi`); `fill` may stand between the words of an
    office; `honorifics` belong to a name. `outlets` end or are the name of a medium.
    `fields` are labels of forms, never of speakers. `remarks` stand in brackets beside
    a label and say nothing of the person.
    """

    question: frozenset[str] = frozenset()
    answer: frozenset[str] = frozenset()
    reporter: frozenset[str] = frozenset()
    moderator: frozenset[str] = frozenset()
    chair: frozenset[str] = frozenset()
    voice: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    seats: frozenset[str] = frozenset()
    owned: frozenset[str] = frozenset()
    fill: frozenset[str] = frozenset()
    honorifics: frozenset[str] = frozenset()
    outlets: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()
    remarks: frozenset[str] = frozenset()
