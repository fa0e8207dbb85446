"""What a label is once it has been read."""

from __future__ import annotations

import enum
from typing import NamedTuple


class LabelKind(enum.StrEnum):
    """What a label says of whoever speaks.

    Words, not bare members: they are keys, and a word's hash is reckoned once.
    """

    QUESTION = "a word for question"
    ANSWER = "a word for answer"
    REPORTER = "a reporter or medium"
    MODERATOR = "a moderator"
    VOICE = "somebody unnamed"
    OFFICIAL = "an office"
    PERSON = "a name"
    UNKNOWN = "other words"
    FIELD = "a form's field"


class Label(NamedTuple):
    """A label as read. `speaker` is None where it names nobody.

    `key` is equal for two ways to write one label; `affiliation` the office or outlet.
    """

    kind: LabelKind
    speaker: str | None
    affiliation: str | None
    key: str
