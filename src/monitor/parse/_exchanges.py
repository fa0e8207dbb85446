"""Turns → exchanges: which questions were answered by what."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.model import Exchange, Role


def find_exchanges(roles: Sequence[Role]) -> tuple[Exchange, ...]:
    """Pair each run of questions with the answers up to the next question.

    Moderators and narration belong to no exchange and end no answer.
    """
    exchanges: list[Exchange] = []
    question: list[int] = []
    answer: list[int] = []
    for index, role in enumerate(roles):
        if role is Role.REPORTER:
            if answer:
                exchanges.append(Exchange(tuple(question), tuple(answer)))
                question, answer = [], []
            question.append(index)
        elif role is Role.OFFICIAL and question:
            answer.append(index)
    if answer:
        exchanges.append(Exchange(tuple(question), tuple(answer)))
    return tuple(exchanges)
