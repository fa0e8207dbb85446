"""Dismissing all that is like a change: a rule, what else it silences, and its undo."""

from __future__ import annotations

import dataclasses
import pathlib
import urllib.parse
from http import HTTPStatus
from typing import Annotated

import fastapi
import pydantic
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from monitor import report
from monitor.config import Ignore, add_ignore, load, remove_ignore
from monitor.errors import InputError
from monitor.model import Comparison, Part, Severity
from monitor.store import Judgement, Standing
from monitor.watch import ignored, rules_like
from monitor.web._changes import Row, rows
from monitor.web._desk import AtDesk, Desk
from monitor.web._judge import keep
from monitor.web._parameters import Id
from monitor.web._reader import Reader, Reading
from monitor.web._render import render

router = fastapi.APIRouter(include_in_schema=False)

# So many of the source's last changes are tried on the rules: weeks of a busy source,
# and no longer to wait than for any page.
LOOKED_AT = 250
# So many of them are shown.
_SHOWN = 30
_MOST_RULES = 12
# How a judgement that a rule made says so; it finds them when the rule goes.
_MARK = "ignore: "

_Texts = Annotated[list[str], fastapi.Query(max_length=_MOST_RULES)]
_FormTexts = Annotated[list[str], fastapi.Form(max_length=_MOST_RULES)]
_NOTHING: list[str] = []


@dataclasses.dataclass(frozen=True, slots=True)
class Effect:
    """What rules would silence: changes wholly, and others in part."""

    rules: tuple[Ignore, ...]
    wholly: tuple[Comparison, ...]
    partly: tuple[Comparison, ...]
    looked_at: int


def effect(desk: Desk, source: str, rules: tuple[Ignore, ...]) -> Effect:
    """Return what of a source's last changes the rules would silence."""
    found = desk.store.changes(
        source=source, min_severity=Severity.LOW, limit=LOOKED_AT
    )
    wholly: list[Comparison] = []
    partly: list[Comparison] = []
    for one in found:
        left = ignored(one.change, rules)
        if left is one.change:
            continue
        told = left.reported or one.became is not None or one.alert is not None
        (partly if told else wholly).append(one)
    return Effect(rules, tuple(wholly), tuple(partly), len(found))


@router.get("/changes/{change_id}/ignore", response_class=HTMLResponse)
def propose(
    request: fastapi.Request,
    change_id: Id,
    desk: AtDesk,
    reader: Reading,
    *,
    text: _Texts = _NOTHING,
    part: _Texts = _NOTHING,
    speaker: _Texts = _NOTHING,
) -> HTMLResponse:
    """Propose rules that ignore what is like a change; show what else they silence."""
    comparison = desk.store.comparison(change_id)
    said = "text" in request.query_params
    rules = _rules(text, part, speaker) if said else rules_like(comparison.change)
    found = effect(desk, comparison.source or "", rules[:_MOST_RULES])
    return render(
        request,
        "ignore.html.j2",
        change=comparison,
        headline=report.headline(comparison, language=reader.language),
        effect=found,
        wholly=_rows(found.wholly, desk, reader),
        partly=_rows(found.partly, desk, reader),
        writes=reader.may_manage and desk.path is not None,
    )


@router.post("/changes/{change_id}/ignore")
def apply(
    change_id: Id,
    desk: AtDesk,
    reader: Reading,
    *,
    text: _FormTexts = _NOTHING,
    part: _FormTexts = _NOTHING,
    speaker: _FormTexts = _NOTHING,
    write: Annotated[bool, fastapi.Form()] = False,
) -> Response:
    """Dismiss what the rules silence now; with `write`, also from now on."""
    comparison = desk.store.comparison(change_id)
    source, rules = comparison.source or "", _rules(text, part, speaker)
    if write:
        path = _file(desk, reader)
        who = (reader.identity.name if reader.identity else "") or "monitor serve"
        day = desk.local(desk.now(), source).date().isoformat()
        add_ignore(path, source, rules, f"{who}, {day}, /changes/{change_id}")
    for one in effect(desk, source, rules).wholly:
        _dismiss(desk, reader, one, rules)
    there = _address(source) if write else "/"
    return RedirectResponse(desk.prefix + there, 303)


def _dismiss(
    desk: Desk, reader: Reader, change: Comparison, rules: tuple[Ignore, ...]
) -> None:
    before = desk.judgements.of([change.id or 0]).get(change.id or 0)
    if before and before.standing is Standing.DISMISSED:
        return
    named = [r for r in rules if ignored(change.change, [r]) is not change.change]
    note = _MARK + " | ".join(rule.text for rule in named)
    keep(desk, reader, change.id or 0, Standing.DISMISSED, note=note)


@router.get("/sources/{name}/ignored", response_class=HTMLResponse)
def rules_of(
    request: fastapi.Request, name: str, desk: AtDesk, reader: Reading
) -> HTMLResponse:
    """Show the rules of a source, and how many changes each has dismissed."""
    return render(
        request,
        "ignored.html.j2",
        name=name,
        rules=rules_in_force(desk, name),
        writes=reader.may_manage and desk.path is not None,
    )


def rules_in_force(desk: Desk, name: str) -> list[tuple[Ignore, int]]:
    """Return a source's rules, and how many changes each has dismissed."""
    source = (load(desk.path) if desk.path else desk.config).source(name)
    if source is None:
        raise InputError(f"There is no source {name!r}. `/sources` lists them.")
    dismissed = _dismissed(desk, name)
    return [(r, sum(_by(j, r) for j in dismissed)) for r in source.ignore]


@router.post("/sources/{name}/ignored")
def take_back(
    name: str,
    desk: AtDesk,
    reader: Reading,
    *,
    text: Annotated[str, fastapi.Form(max_length=_MOST_RULES * 100)],
    part: Annotated[str, fastapi.Form(max_length=40)] = "",
    speaker: Annotated[str, fastapi.Form(max_length=400)] = "",
) -> Response:
    """Take a rule out again; what it dismissed stands as it did before."""
    (rule,) = _rules([text], [part], [speaker])
    if not remove_ignore(_file(desk, reader), name, rule):
        raise InputError(f"The source {name!r} has no such rule; nothing was changed.")
    for one in _dismissed(desk, name):
        if _by(one, rule):
            _restore(desk, reader, one)
    return RedirectResponse(desk.prefix + _address(name), 303)


def _address(source: str) -> str:
    return f"/sources/{urllib.parse.quote(source, safe='')}/ignored"


def _restore(desk: Desk, reader: Reader, dismissed: Judgement) -> None:
    trail = desk.judgements.trail(dismissed.change_id)
    before = next((j for j in trail if not j.note.startswith(_MARK)), None)
    keep(
        desk,
        reader,
        dismissed.change_id,
        before.standing if before else Standing.NEW,
        note=before.note if before else "",
    )


def _dismissed(desk: Desk, source: str) -> list[Judgement]:
    """Return the dismissals by rules that hold, among the source's last changes."""
    found = desk.store.changes(
        source=source, min_severity=Severity.LOW, limit=LOOKED_AT
    )
    judged = desk.judgements.of(c.id for c in found if c.id)
    return [
        j
        for j in judged.values()
        if j.standing is Standing.DISMISSED and j.note.startswith(_MARK)
    ]


def _by(judgement: Judgement, rule: Ignore) -> bool:
    return rule.text in judgement.note.removeprefix(_MARK).split(" | ")


def _rows(
    changes: tuple[Comparison, ...], desk: Desk, reader: Reader
) -> tuple[Row, ...]:
    shown = changes[:_SHOWN]
    judged = desk.judgements.of(c.id for c in shown if c.id)
    return rows(shown, judged, desk, reader)


def _rules(
    texts: list[str], parts: list[str], speakers: list[str]
) -> tuple[Ignore, ...]:
    """Return the rules of a form; raise 422 where one makes no sense."""
    made = []
    for number, text in enumerate(texts):
        if not text.strip():
            continue  # emptied by the reader: this one is not wanted
        part = parts[number] if number < len(parts) else ""
        speaker = speakers[number] if number < len(speakers) else ""
        try:
            made.append(
                Ignore(
                    text=text.strip(),
                    part=Part(part) if part else None,
                    speaker=speaker.strip() or None,
                )
            )
        except (pydantic.ValidationError, ValueError) as error:
            raise fastapi.HTTPException(
                HTTPStatus.UNPROCESSABLE_ENTITY,
                "A rule makes no sense: name some words that the edits share, `*` for "
                "what differs, and a part that there is.",
            ) from error
    return tuple(dict.fromkeys(made))


def _file(desk: Desk, reader: Reader) -> pathlib.Path:
    """Return the file of the configuration, if the reader may write it."""
    if not reader.may_manage:
        raise fastapi.HTTPException(
            HTTPStatus.FORBIDDEN, "Rules are written by the role admin."
        )
    if desk.path is None:
        raise fastapi.HTTPException(
            HTTPStatus.FORBIDDEN, "This desk was started without a file to write to."
        )
    return desk.path
