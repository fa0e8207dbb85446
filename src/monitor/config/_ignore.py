"""What of a source's changes is told to nobody, since somebody said so."""

from __future__ import annotations

import pydantic
from pydantic import Field

from monitor.model import Part

WILDCARD = "*"
_LONGEST = 400


class Ignore(pydantic.BaseModel):
    """One entry of a source's `ignore`; all that it names has to hold of an edit."""

    model_config = pydantic.ConfigDict(
        extra="forbid", frozen=True, hide_input_in_errors=True
    )

    text: str = Field(
        max_length=_LONGEST,
        description="The words of the part that was edited, from their beginning to "
        "their end; `*` stands for anything. Where there is an old and a new text, "
        "both have to be so.",
    )
    part: Part | None = Field(
        None, description="Only such a part: `sentence`, `title`, `link`, …"
    )
    speaker: str | None = Field(None, description="Only words of this speaker.")

    @pydantic.field_validator("text")
    @classmethod
    def _check_text(cls, value: str) -> str:
        if not value.replace(WILDCARD, "").strip():
            message = (
                "this would ignore everything; name some words that the edits share, "
                "with `*` for what differs"
            )
            raise ValueError(message)
        return value
