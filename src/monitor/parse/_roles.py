"""Labels and turns → roles: who opens, who asks, who answers.

A label may say it (`Q`, `记者`, `主持人`); a name says nothing by itself, so each
speaker's turns are weighed together, and then the single turn: a host who puts a
question is a reporter in that turn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from monitor.model import Role
from monitor.parse._label import LabelKind
from monitor.parse._phrases import ASKS, FLOOR, QUESTION, QUESTION_END


class Spoken(NamedTuple):
    """A turn before roles: its label's kind, speaker, key and text; None: narration."""

    kind: LabelKind | None
    speaker: str | None
    affiliation: str | None
    key: str
    text: str


def find_roles(turns: Sequence[Spoken], officials: frozenset[str]) -> list[Role]:
    """Return each turn's role. `officials` are keys of people known to hold office."""
    by_speaker = _speaker_roles(turns, officials)
    roles = []
    for index, turn in enumerate(turns):
        if turn.kind is None:
            roles.append(Role.NARRATION)
            continue
        role = by_speaker[_who(turn)]
        if role is Role.MODERATOR and _puts_question(turns, index, by_speaker):
            role = Role.REPORTER
        roles.append(role)
    return roles


def _who(turn: Spoken) -> tuple[str, str]:
    return (turn.kind.name if turn.kind and not turn.speaker else "", turn.key)


_SAID_BY_LABEL = {
    LabelKind.QUESTION: Role.REPORTER,
    LabelKind.REPORTER: Role.REPORTER,
    LabelKind.ANSWER: Role.OFFICIAL,
    LabelKind.OFFICIAL: Role.OFFICIAL,
    LabelKind.MODERATOR: Role.MODERATOR,
}


def _speaker_roles(
    turns: Sequence[Spoken], officials: frozenset[str]
) -> dict[tuple[str, str], Role]:
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, turn in enumerate(turns):
        if turn.kind is not None:
            places[_who(turn)].append(index)
    roles: dict[tuple[str, str], Role] = {}
    for who, at in places.items():
        kinds = {turns[i].kind for i in at}
        for kind, role in _SAID_BY_LABEL.items():
            if kind in kinds:
                roles[who] = role
                break
        else:
            if who[1] in officials:
                roles[who] = Role.OFFICIAL
    unknown = {who: at for who, at in places.items() if who not in roles}
    if unknown:
        _weigh(turns, roles, unknown)
    return roles


# Weights of the evidence on a speaker whose label says no more than a name.
ASKS_WEIGHT = 3.0
AFTER_QUESTION = 1.5
BEFORE_OFFICIAL = 1.0
MOST_TEXT = 1.2
OPENS = 1.0
FLOOR_WEIGHT = 2.5
CLOSES = 0.8


def _weigh(
    turns: Sequence[Spoken],
    roles: dict[tuple[str, str], Role],
    unknown: dict[tuple[str, str], list[int]],
) -> None:
    """Decide on speakers with nothing but a name; the others' roles are evidence."""
    spoken = [i for i, t in enumerate(turns) if t.kind is not None]
    lengths = {
        w: sum(len(turns[i].text) for i in at) / len(at) for w, at in unknown.items()
    }
    known_asker = Role.REPORTER in roles.values() or Role.MODERATOR in roles.values()
    longest = max(lengths, key=lambda w: lengths[w])
    for who, at in unknown.items():
        asks = sum(bool(QUESTION_END.search(turns[i].text)) for i in at) / len(at)
        floor = sum(_gives_floor(turns[i].text) for i in at) / len(at)
        before = [turns[i - 1] for i in at if i > 0]
        after_asker = sum(
            t.kind is not None
            and (
                roles.get(_who(t)) is Role.REPORTER or bool(QUESTION_END.search(t.text))
            )
            for t in before
        ) / len(at)
        official = AFTER_QUESTION * after_asker + (MOST_TEXT if who == longest else 0.0)
        reporter = ASKS_WEIGHT * asks - (1.0 if known_asker else 0.0)
        moderator = FLOOR_WEIGHT * floor - 0.5
        if at[0] == spoken[0] and floor:
            moderator += OPENS
        if at[-1] == spoken[-1] and at[0] == spoken[0] and len(at) > 1:
            moderator += CLOSES
        if Role.MODERATOR in roles.values():
            moderator -= 1.0
        if len(unknown) == 1:
            moderator -= 2.0
            official += 1.0
        best = max(
            (official, 2, Role.OFFICIAL),
            (reporter, 1, Role.REPORTER),
            (moderator, 0, Role.MODERATOR),
        )
        roles[who] = best[2]
    if Role.OFFICIAL not in roles.values():
        roles[longest] = Role.OFFICIAL


def _gives_floor(text: str) -> bool:
    return bool(FLOOR.search(text[:400]) or FLOOR.search(text[-300:]))


def _puts_question(
    turns: Sequence[Spoken], index: int, by_speaker: dict[tuple[str, str], Role]
) -> bool:
    """Tell whether a moderator's turn puts a question that an official then answers."""
    text = turns[index].text
    following = next((t for t in turns[index + 1 :] if t.kind is not None), None)
    if following is None or by_speaker[_who(following)] is not Role.OFFICIAL:
        return False
    if not (QUESTION.search(text[-200:]) or ASKS.search(text[-160:])):
        return False
    return not (index == 0 or _first_spoken(turns, index)) or bool(
        QUESTION_END.search(text)
    )


def _first_spoken(turns: Sequence[Spoken], index: int) -> bool:
    return all(t.kind is None for t in turns[:index])
