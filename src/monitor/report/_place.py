"""Where an edit stands, in words: whose answer to whom, which question."""

from __future__ import annotations

from monitor.model import Content, Document, Edit, EditKind, Exchange, Part, Role, Turn

from ._visible import quote
from ._words import Voice

_WHOSE = (Part.TURN, Part.PARAGRAPH, Part.SENTENCE, Part.LIST_ITEM, Part.CELL)


class Places:
    """The places of one side's content, in one language."""

    def __init__(self, content: Content | None, voice: Voice) -> None:
        """Name places of `content`, or by the edits' own words where it is None."""
        self.document = content if isinstance(content, Document) else None
        self._voice = voice

    def turn(self, at: tuple[int, ...]) -> Turn | None:
        """Return the turn at an edit's place."""
        if self.document is None or not at:
            return None
        return _at(self.document.turns, at[0])

    def exchange(self, at: tuple[int, ...]) -> tuple[int, Exchange] | None:
        """Return the number (from 1) and the exchange that the place stands in."""
        if self.document is None or not at:
            return None
        for number, exchange in enumerate(self.document.exchanges, start=1):
            if at[0] in exchange.question or at[0] in exchange.answer:
                return number, exchange
        return None

    def named(self, at: tuple[int, ...], role: Role | None, speaker: str | None) -> str:
        """Return whose words stand there, by name: "Li Min’s answer to …"."""
        found = self.exchange(at)
        name = quote(speaker) if speaker and speaker.strip() else None
        if found is not None:
            number, exchange = found
            nth = self._voice.ordinal(number)
            if at[0] in exchange.answer:
                return self._answer(exchange, nth, name)
            if name is None:
                return self._voice("place.question.nth", nth=nth)
            return self._voice("place.question", speaker=name)
        role = role or Role.NARRATION
        if name is None or role is Role.NARRATION:
            return self._voice(f"any.{role.value}")
        return self._voice(f"place.{role.value}", speaker=name)

    def _answer(self, exchange: Exchange, nth: str, name: str | None) -> str:
        """Return whose answer it is, and to whom."""
        if name is None:
            return self._voice("place.answer", nth=nth)
        asking = [self.turn((index,)) for index in exchange.question]
        asker = next((t.speaker for t in asking if t and t.speaker), None)
        if asker is None:
            return self._voice("place.answer.nth", speaker=name, nth=nth)
        return self._voice("place.answer.to", speaker=name, asker=quote(asker))

    def by_role(self, at: tuple[int, ...], role: Role | None) -> str:
        """Return whose words stand there, by role: "an official’s answer"."""
        found = self.exchange(at)
        if found is not None and at[0] in found[1].question:
            return self._voice("any.question")
        if found is not None and role in (None, Role.OFFICIAL):
            return self._voice("any.answer")
        return self._voice(f"any.{(role or Role.NARRATION).value}")


def _at(turns: tuple[Turn, ...], index: int) -> Turn | None:
    """Return the turn at an index, if there is one."""
    return turns[index] if 0 <= index < len(turns) else None


def side_of(edit: Edit) -> tuple[bool, tuple[int, ...]]:
    """Return whether the edit is named by its new side, and its place there."""
    gone = edit.kind is EditKind.REMOVED or (edit.new is None and edit.old is not None)
    return (False, edit.old_at) if gone else (True, edit.new_at)


def has_place(part: Part) -> bool:
    """Whether the part stands in someone's words."""
    return part in _WHOSE
