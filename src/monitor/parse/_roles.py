"""Labels and turns → roles: who opens, who asks, who answers.

A label may say it (`Q`, `记者`, `主持人`); a name says nothing by itself, so each
speaker's turns are weighed together, and then the single turn: a host who puts a
question is a reporter in that turn.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from monitor.model import Role
from monitor.parse._label import LabelKind
from monitor.parse._phrases import (
    ASKS,
    FLOOR,
    INTRODUCE,
    ends_in_question,
    has_question,
)
from monitor.parse._words import fold


class Spoken(NamedTuple):
    """A turn before roles: its label's kind, speaker, key and text; None: narration."""

    kind: LabelKind | None
    speaker: str | None
    affiliation: str | None
    key: str
    text: str


def find_roles(turns: Sequence[Spoken], officials: frozenset[str]) -> list[Role]:
    """Return each turn's role. `officials` are keys of people known to hold office."""
    turns = _with_one_key_each(turns)
    by_speaker = _speaker_roles(turns, officials)
    roles = []
    for index, turn in enumerate(turns):
        if turn.kind is None:
            roles.append(Role.NARRATION)
            continue
        role = by_speaker[_who(turn)]
        if turn.kind is LabelKind.QUESTION:
            role = Role.REPORTER
        if role is Role.MODERATOR and _puts_question(turns, index, by_speaker):
            role = Role.REPORTER
        roles.append(role)
    return _closing(turns, _interviewers(turns, roles))


def _closing(turns: Sequence[Spoken], roles: list[Role]) -> list[Role]:
    """Take whoever opened, asked, and closes without a question for the chair there."""
    spoken = [i for i, turn in enumerate(turns) if turn.kind is not None]
    if len(spoken) < FEWEST_SPOKEN:
        return roles
    first, last = turns[spoken[0]], turns[spoken[-1]]
    closes = (
        roles[spoken[-1]] is Role.REPORTER
        and last.speaker
        and last.kind is not LabelKind.QUESTION
        and _who(first) == _who(last)
        and not _asks(last.text)
        and _gives_floor(last.text)
    )
    if not closes:
        return roles
    return [*roles[: spoken[-1]], Role.MODERATOR, *roles[spoken[-1] + 1 :]]


def _interviewers(turns: Sequence[Spoken], roles: list[Role]) -> list[Role]:
    """Take a host who mostly asks for a reporter between two turns of one official.

    What he then says without a question mark was cut off, or leads up to the next one.
    """
    asked: dict[_Who, int] = defaultdict(int)
    moderated: dict[_Who, list[int]] = defaultdict(list)
    hosts = {_who(t): i for i, t in enumerate(turns) if t.kind is LabelKind.MODERATOR}
    closing = {who: i for i, who in enumerate(map(_who, turns)) if who in hosts}
    for index, (turn, role) in enumerate(zip(turns, roles, strict=True)):
        if turn.kind is None or _who(turn) not in hosts:
            continue
        if role is Role.REPORTER:
            asked[_who(turn)] += 1
        elif index != closing[_who(turn)] and _is_between(turns, index):
            moderated[_who(turn)].append(index)
    settled = list(roles)
    for who, at in moderated.items():
        if asked[who] > len(at):
            for index in at:
                settled[index] = Role.REPORTER
    return settled


def _with_one_key_each(turns: Sequence[Spoken]) -> list[Spoken]:
    """Give the short forms of a name the key of the full one.

    `FRAN OAKDEN, HOST` is `OAKDEN` from then on, and 蔡明 is 蔡; only where one full
    name fits.
    """
    keys = {turn.key for turn in turns if turn.speaker}
    full: dict[str, str] = {}
    for key in keys:
        fits = [other for other in keys if other != key and _is_short_for(key, other)]
        if len(fits) == 1:
            full[key] = fits[0]
    return [
        turn._replace(key=full[turn.key]) if turn.speaker and turn.key in full else turn
        for turn in turns
    ]


def _is_short_for(short: str, full: str) -> bool:
    words = full.split()
    if len(words) > 1:
        return short == words[-1]
    return len(short) == 1 and full.startswith(short) and not full.isascii()


def _who(turn: Spoken) -> tuple[str, str]:
    return (turn.kind if turn.kind and not turn.speaker else "", turn.key)


_SAID_BY_LABEL = {
    LabelKind.QUESTION: Role.REPORTER,
    LabelKind.REPORTER: Role.REPORTER,
    LabelKind.ANSWER: Role.OFFICIAL,
    LabelKind.MODERATOR: Role.MODERATOR,
}

# Weights of the evidence on a speaker whose label says no more than a name.
HOLDS_OFFICE = 1.8
ASKS_WEIGHT = 2.4
ASKS_INSIDE = 0.8
AFTER_QUESTION = 1.5
BEFORE_ANSWER = 0.6
# Between two turns of one official stands who asks him, question mark or none.
BETWEEN = 1.0
UNNAMED = 1.6
MOST_TEXT = 1.0
OPENS = 1.0
FLOOR_WEIGHT = 2.5
CLOSES = 1.0
ANOTHER_ASKS = -0.8
ANOTHER_MODERATES = -1.0
ALONE = 2.0
CHAIRS = 1.5
# In so many characters at its end a turn names who comes next; of the name, so many.
NAMED_WITHIN = 160
SHORTEST_NAME = 4
MODERATOR_BIAS = -0.7
MOST_FOR_MODERATOR = FLOOR_WEIGHT + OPENS + CLOSES
# The chair's phrases are looked for in so many turns from either end.
SAMPLED = 4
# So few turns have no chair.
FEWEST_SPOKEN = 5
# Speakers are weighed so many times, each time by what the last one came to.
PASSES = 2
# Whoever speaks often and asks in fewer of his turns than this is no reporter.
RARELY, OFTEN, RARELY_ASKS = 0.34, 4, -1.5
# In so many characters at its end a chair asks the guests who they are.
INTRODUCTION = 160
_Who = tuple[str, str]


def _speaker_roles(
    turns: Sequence[Spoken], officials: frozenset[str]
) -> dict[_Who, Role]:
    """Return each speaker's usual role: by the label, or by all that he says."""
    places: dict[_Who, list[int]] = defaultdict(list)
    for index, turn in enumerate(turns):
        if turn.kind is not None:
            places[_who(turn)].append(index)
    roles: dict[_Who, Role] = {}
    for who, at in places.items():
        role = _by_label(turns, at)
        if role is not None:
            roles[who] = role
    unknown = {who: at for who, at in places.items() if who not in roles}
    if unknown:
        _weigh(turns, roles, unknown, officials)
    return roles


def _by_label(turns: Sequence[Spoken], at: Sequence[int]) -> Role | None:
    """Return the role that a speaker's labels state, the most frequent first."""
    kinds = [kind for i in at if (kind := turns[i].kind) is not None]
    told = [k for k in kinds if k in _SAID_BY_LABEL]
    if not told:
        # An office without a name answers for the office.
        if LabelKind.OFFICIAL in kinds and all(
            turns[i].speaker and turns[i].affiliation is None for i in at
        ):
            return Role.OFFICIAL
        return None
    others = [k for k in told if k is not LabelKind.QUESTION]
    return _SAID_BY_LABEL[Counter(others or told).most_common(1)[0][0]]


def _weigh(
    turns: Sequence[Spoken],
    roles: dict[_Who, Role],
    unknown: dict[_Who, list[int]],
    officials: frozenset[str],
) -> None:
    """Decide on speakers with nothing but a name; the others' roles are evidence."""
    lengths = {
        who: sum(len(turns[i].text) for i in at) / len(at)
        for who, at in unknown.items()
    }
    longest = max(lengths, key=lambda who: lengths[who])
    alone = len(unknown) == 1 and Role.OFFICIAL not in roles.values()
    decided: dict[_Who, Role] = {}
    for _ in range(PASSES):
        # The others' roles, once guessed, are evidence as well.
        settled = {}
        for who, at in unknown.items():
            holds = any(turns[i].kind is LabelKind.OFFICIAL for i in at)
            prior = HOLDS_OFFICE * (holds or who[1] in officials)
            prior += MOST_TEXT * (who == longest)
            others = {k: role for k, role in decided.items() if k != who}
            scores = _scores(turns, roles | others, at, prior, alone=alone)
            settled[who] = max(_ORDER, key=lambda role, s=scores: s[role])  # type: ignore[misc]
        decided = settled
    if not {Role.OFFICIAL} & {*roles.values(), *decided.values()}:
        decided[longest] = Role.OFFICIAL
    roles.update(decided)


_ORDER = (Role.OFFICIAL, Role.REPORTER, Role.MODERATOR)


def _scores(
    turns: Sequence[Spoken],
    roles: dict[_Who, Role],
    at: Sequence[int],
    prior: float,
    *,
    alone: bool,
) -> dict[Role, float]:
    spoken = [i for i, turn in enumerate(turns) if turn.kind is not None]
    count = len(at)
    asks = sum(_asks(turns[i].text) for i in at) / count
    after = sum(i > 0 and _was_asked(turns[i - 1], roles) for i in at) / count
    before = (
        sum(i + 1 < len(turns) and not _asks(turns[i + 1].text) for i in at) / count
    )
    between = (
        sum(
            _is_between(turns, i) and roles.get(_who(turns[i - 1])) is Role.OFFICIAL
            for i in at
        )
        / count
    )
    official = prior + AFTER_QUESTION * after
    reporter = ASKS_WEIGHT * asks + BEFORE_ANSWER * before * asks + BETWEEN * between
    # Whoever has no name is no official: a voice from the floor, a caller.
    unnamed = all(turns[i].kind is LabelKind.VOICE for i in at)
    reporter += UNNAMED * unnamed
    reporter += RARELY_ASKS * (count >= OFTEN and asks < RARELY)
    moderator = MODERATOR_BIAS - AFTER_QUESTION * after
    floor = 0.0
    if moderator + MOST_FOR_MODERATOR > official:
        floor = _floor_share(turns, at)
    handed = _hands_over(turns, at)
    floor = max(floor, handed)
    if handed and count > 1 and (at[0], at[-1]) == (spoken[0], spoken[-1]):
        # Whoever opens, closes and names who comes next is in the chair.
        moderator += CHAIRS
    moderator += FLOOR_WEIGHT * floor
    if at[0] == spoken[0] and floor:
        moderator += OPENS
    if at[-1] == spoken[-1] and count > 1:
        moderator += CLOSES * bool(floor)
    if Role.REPORTER in roles.values():
        reporter += ANOTHER_ASKS
    if Role.MODERATOR in roles.values():
        moderator += ANOTHER_MODERATES
    if alone:
        # Somebody has to answer.
        official += ALONE
        moderator -= ALONE
    return {
        Role.OFFICIAL: official,
        Role.REPORTER: reporter,
        Role.MODERATOR: moderator,
    }


def _asks(text: str) -> float:
    """Return how much a turn asks: 1 where it ends in a question mark."""
    if ends_in_question(text):
        return 1.0
    return ASKS_INSIDE if has_question(text) else 0.0


def _is_between(turns: Sequence[Spoken], index: int) -> bool:
    """Tell whether one speaker has the turn before and the turn after."""
    if not 0 < index < len(turns) - 1:
        return False
    before, after = turns[index - 1], turns[index + 1]
    return before.kind is not None and _who(before) == _who(after)


def _was_asked(turn: Spoken, roles: dict[_Who, Role]) -> bool:
    if turn.kind is None:
        return False
    return roles.get(_who(turn)) is Role.REPORTER or bool(ends_in_question(turn.text))


def _hands_over(turns: Sequence[Spoken], at: Sequence[int]) -> float:
    """Return the share of a speaker's turns that end with the name of the next one.

    That says in any language who has the floor; a question names who is to answer.
    """
    handed = 0
    for index in at:
        following = turns[index + 1] if index + 1 < len(turns) else None
        if following is None or not following.speaker or following.kind is None:
            continue
        text = turns[index].text
        if ends_in_question(text):
            continue
        before = turns[index - 1] if index else None
        ending = fold(text[-NAMED_WITHIN:]).replace("\n", " ")
        handed += (before is None or _who(before) != _who(following)) and any(
            _stem(word) in ending for word in following.key.split()
        )
    return handed / len(at)


def _stem(word: str) -> str:
    """Return a name without the end that a case may change; a new line for none."""
    if _is_wide(word):
        return word if len(word) > 1 else "\n"
    if len(word) < SHORTEST_NAME:
        return "\n"
    return word[: max(SHORTEST_NAME, len(word) - 2)]


def _is_wide(word: str) -> bool:
    return word[0] >= "\u2e80" and not word[0].isspace()


def _floor_share(turns: Sequence[Spoken], at: Sequence[int]) -> float:
    """Return the share of a speaker's turns that give the floor, by some of them."""
    some = [*at[:SAMPLED], *at[SAMPLED:][-SAMPLED:]]
    return sum(_gives_floor(turns[i].text) for i in some) / len(some)


def _gives_floor(text: str) -> bool:
    return bool(FLOOR.search(text[:400]) or FLOOR.search(text[-300:]))


def _puts_question(
    turns: Sequence[Spoken], index: int, by_speaker: dict[_Who, Role]
) -> bool:
    """Tell whether a moderator's turn puts a question that an official then answers."""
    text = turns[index].text
    following = next((t for t in turns[index + 1 :] if t.kind is not None), None)
    if following is None or by_speaker[_who(following)] is not Role.OFFICIAL:
        return False
    opening = all(turn.kind is None for turn in turns[:index])
    if ends_in_question(text):
        return not (opening and INTRODUCE.search(text[-INTRODUCTION:]))
    if opening:
        return False
    return has_question(text[-200:]) or bool(ASKS.search(text[-160:]))
