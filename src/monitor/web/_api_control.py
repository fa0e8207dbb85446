"""The API of what somebody has a source do: pause, resume, be checked, ignored."""

from __future__ import annotations

from http import HTTPStatus

import fastapi
from pydantic import Field

from monitor.config import Ignore, set_enabled
from monitor.errors import InputError
from monitor.watch import rules_like
from monitor.web import _ignoring
from monitor.web._api import PROBLEMS, ROOT
from monitor.web._control import hasten, watched
from monitor.web._desk import AtDesk, Desk
from monitor.web._health import health_of
from monitor.web._parameters import Id
from monitor.web._shapes import Problem, Shape, SourceState

_CONFLICT = {
    "content": {"application/problem+json": {"schema": Problem.model_json_schema()}},
    "description": "As things stand this cannot be done.",
}
router = fastapi.APIRouter(prefix=ROOT, responses={**PROBLEMS, 409: _CONFLICT})


class Rule(Shape):
    """What is ignored: edits of such words, in such a part, of such a speaker."""

    text: str = Field(description="`*` is anything.", examples=["Views: *"])
    part: str | None = Field(examples=["sentence"])
    speaker: str | None = Field(examples=[None])
    dismissed: int = Field(
        description="How many of the source's last changes it dismissed.", examples=[4]
    )

    @classmethod
    def of(cls, rule: Ignore, dismissed: int) -> Rule:
        """Return a rule so."""
        return cls(
            text=rule.text,
            part=rule.part and str(rule.part),
            speaker=rule.speaker,
            dismissed=dismissed,
        )


class Rules(Shape):
    """The rules of a source."""

    items: list[Rule]


class Preview(Shape):
    """Rules for what is like a change, and which of the last changes they silence."""

    rules: list[Rule]
    wholly: list[int] = Field(description="Changes, by id.", examples=[[17, 12]])
    partly: list[int] = Field(description="Changes that tell less.", examples=[[9]])
    looked_at: int = Field(description="Of so many.", examples=[250])


class Visiting(Shape):
    """How many pages will be visited now."""

    pages: int = Field(examples=[1])


@router.get("/sources/{name}/ignored", tags=["sources"])
def ignored(name: str, desk: AtDesk) -> Rules:
    """List what of a source is ignored by rules in config.yaml."""
    return Rules(items=[Rule.of(r, n) for r, n in _ignoring.rules_in_force(desk, name)])


@router.get("/changes/{change_id}/ignore", tags=["changes"])
def preview(change_id: Id, desk: AtDesk) -> Preview:
    """Propose rules that ignore what is like a change, and say what they silence."""
    comparison = desk.store.comparison(change_id)
    found = _ignoring.effect(
        desk, comparison.source or "", rules_like(comparison.change)
    )
    return Preview(
        rules=[Rule.of(rule, 0) for rule in found.rules],
        wholly=[c.id for c in found.wholly if c.id],
        partly=[c.id for c in found.partly if c.id],
        looked_at=found.looked_at,
    )


@router.post("/sources/{name}/check", tags=["sources"])
def check(name: str, desk: AtDesk) -> Visiting:
    """Have the addresses that the configuration names for a source checked now."""
    health_of(desk.store, desk.config, name)
    try:
        return Visiting(pages=hasten(desk, watched(desk, name)))
    except InputError as error:
        raise fastapi.HTTPException(HTTPStatus.CONFLICT, str(error)) from error


@router.post("/sources/{name}/pause", tags=["sources"])
def pause(name: str, desk: AtDesk) -> SourceState:
    """Have a source checked no more, in config.yaml; its history stays."""
    return _set(desk, name, enabled=False)


@router.post("/sources/{name}/resume", tags=["sources"])
def resume(name: str, desk: AtDesk) -> SourceState:
    """Have a source checked again."""
    return _set(desk, name, enabled=True)


def _set(desk: Desk, name: str, *, enabled: bool) -> SourceState:
    if desk.config.source(name) is None:
        raise InputError(f"The configuration has no source {name!r}.")
    if desk.path is None:
        raise fastapi.HTTPException(
            HTTPStatus.CONFLICT,
            "This desk was started without a configuration file to write to.",
        )
    set_enabled(desk.path, name, enabled=enabled)
    return SourceState.of(health_of(desk.store, desk.config, name))
