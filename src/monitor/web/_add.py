"""A new source in a minute: an address, what was found there, corrections, done."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import urllib.parse
from typing import Annotated

import fastapi
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from monitor import report
from monitor.config import source_lines
from monitor.errors import InputError
from monitor.model import Document
from monitor.parse import Explanation, Meaning, Rules, Suggestion, explain, suggest
from monitor.watch import Hindered, Proposal, Sample, entry_of, written
from monitor.web._desk import AtDesk, Desk
from monitor.web._drafts import Draft, Drafts
from monitor.web._pages import Question, questions_of
from monitor.web._reader import Reader, Reading
from monitor.web._render import render, static

router = fastapi.APIRouter(include_in_schema=False)
one = fastapi.APIRouter(prefix="/add/{draft_id}", include_in_schema=False)

_SHOWN = 7
_LONGEST_URL = 2000
_LONGEST_RULE = 500
_EVERY = ("15m", "30m", "1h", "2h", "3h", "6h", "12h", "1d")

Typed = Annotated[str, fastapi.Form(max_length=_LONGEST_URL)]
DraftId = Annotated[str, fastapi.Path(pattern=r"[\w-]{16}")]
Number = Annotated[int, fastapi.Query(ge=0, le=10)]
Block = Annotated[int | None, fastapi.Query(ge=0, le=1_000_000)]


def drafts_of(request: fastapi.Request) -> Drafts:
    """Return the drafts of the desk that a request is answered at."""
    drafts = request.app.state.drafts
    assert isinstance(drafts, Drafts)  # noqa: S101 - `create_app` put it there
    return drafts


AtDrafts = Annotated[Drafts, fastapi.Depends(drafts_of)]


def _who(reader: Reader) -> str:
    return reader.identity.name if reader.identity else ""


def draft_of(draft_id: DraftId, drafts: AtDrafts, reader: Reading) -> Draft:
    """Return the draft that an address names, if it is the reader's own."""
    return drafts.of(draft_id, _who(reader))


AtDraft = Annotated[Draft, fastapi.Depends(draft_of)]


@dataclasses.dataclass(frozen=True, slots=True)
class Shown:
    """One of the newest releases as it would be read."""

    number: int
    sample: Sample
    title: str
    said: report.Outline | None = None
    questions: tuple[Question, ...] = ()
    speakers: tuple[str, ...] = ()
    confidence: float = 1.0
    reasons: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Chosen:
    """The block that was clicked, and what could be made of it."""

    number: int
    text: str
    purpose: str
    why: str
    ways: tuple[tuple[Meaning, tuple[Suggestion, ...]], ...]


@router.get("/add", response_class=HTMLResponse)
def begin(
    request: fastapi.Request,
    url: Annotated[str, fastapi.Query(max_length=_LONGEST_URL)] = "",
) -> HTMLResponse:
    """Ask for an address of the site."""
    return render(request, "add.html.j2", url=url)


@router.post("/add")
def look(
    desk: AtDesk,
    drafts: AtDrafts,
    reader: Reading,
    url: Typed,
    *,
    exact: Annotated[bool, fastapi.Form()] = False,
) -> Response:
    """Begin to look at an address."""
    draft = drafts.begin(url, _who(reader), exact=exact)
    return RedirectResponse(f"{desk.prefix}/add/{draft.id}", 303)


@one.get("", response_class=HTMLResponse)
def show(
    *,
    request: fastapi.Request,
    desk: AtDesk,
    draft: AtDraft,
    reader: Reading,
    sample: Number = 0,
    block: Block = None,
) -> HTMLResponse:
    """Show what was found, and what would be watched."""
    found = draft.found
    if draft.failed or found is None:
        return render(request, "add_looking.html.j2", draft=draft)
    if isinstance(found, Hindered):
        return render(request, "add_hindered.html.j2", draft=draft, hindered=found)
    rules = draft.rules[-1]
    before = draft.rules[-2] if len(draft.rules) > 1 else None
    numbers = range(len(found.samples))
    if sample not in numbers and found.samples:
        raise InputError("There is no such release among the newest.")
    shown = [_shown(found, n, rules, reader) for n in numbers]
    name = draft.name or found.name
    every = draft.every or written(found.pace.every)
    return render(
        request,
        "add_found.html.j2",
        draft=draft,
        found=found,
        releases=found.releases[:_SHOWN],
        further=found.releases[_SHOWN:],
        samples=shown,
        at=shown[sample] if shown else None,
        was=_shown(found, sample, before, reader) if before and shown else None,
        chosen=_chosen(found, sample, block, rules) if block is not None else None,
        block=block,
        rules=_lines(rules),
        lines=source_lines(entry_of(found, name=name, every=every, rules=rules)),
        name=name,
        every=every,
        choices=dict.fromkeys([every, *_EVERY]),
        wrong=draft.wrong,
        may_write=desk.settings.path is not None,
    )


def _shown(found: Proposal, number: int, rules: Rules, reader: Reader) -> Shown:
    sample = found.samples[number]
    if sample.problem is not None:
        return Shown(number, sample, sample.link.title or sample.link.url)
    parsed = sample.parsed(rules)
    content = parsed.content
    speakers: dict[str, None] = {}
    if isinstance(content, Document):
        speakers = dict.fromkeys(t.speaker for t in content.turns if t.speaker)
    return Shown(
        number,
        sample,
        content.title or sample.link.title or sample.link.url,
        said=report.outline(content, language=reader.language),
        questions=questions_of(content, reader),
        speakers=tuple(speakers),
        confidence=parsed.confidence,
        reasons=parsed.reasons,
    )


def _lines(rules: Rules) -> tuple[tuple[str, str], ...]:
    """Return the corrections that hold, as config.yaml has them."""
    single = {"title": rules.title, "speaker": rules.speaker, "label": rules.label}
    named = [(name, value) for name, value in single.items() if value]
    return (*named, *(("exclude", value) for value in rules.exclude))


def _explained(sample: Sample, rules: Rules) -> Explanation:
    capture = sample.capture
    return explain(
        capture.body,
        url=capture.final_url,
        content_type=capture.header("content-type"),
        at=capture.at,
        rules=rules,
    )


def _chosen(found: Proposal, number: int, block: int, rules: Rules) -> Chosen:
    sample = found.samples[number]
    blocks = _explained(sample, rules).blocks
    if block >= len(blocks):
        raise InputError(f"The page has no block {block}.")
    chosen = blocks[block]
    kind = sample.capture.header("content-type")
    return Chosen(
        block,
        chosen.text,
        chosen.purpose.value,
        chosen.why,
        tuple(
            (m, suggest(sample.capture.body, block, m, content_type=kind))
            for m in Meaning
        ),
    )


@one.get("/samples/{number}")
def blocks(
    request: fastapi.Request,
    draft: AtDraft,
    number: Annotated[int, fastapi.Path(ge=0, le=10)],
    block: Block = None,
) -> Response:
    """Give a release's blocks, coloured by what they were taken for, to be clicked.

    For a frame: the page's text alone, escaped, in a document that runs nothing.
    """
    samples = draft.proposal.samples
    if number >= len(samples) or samples[number].problem is not None:
        raise InputError("There is no such release among the newest.")
    explained = _explained(samples[number], draft.rules[-1])
    style = (static("blocks.css") or b"").decode()
    answer = render(
        request,
        "blocks.html.j2",
        draft=draft,
        number=number,
        chosen=block,
        style=style,
        blocks=explained.blocks,
        title=explained.parsed.content.title,
    )
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    answer.headers["Content-Security-Policy"] = (
        "sandbox allow-top-navigation-by-user-activation; default-src 'none'; "
        f"style-src 'sha256-{digest}'; form-action 'none'; base-uri 'none'; "
        "frame-ancestors 'self'"
    )
    answer.headers["X-Frame-Options"] = "SAMEORIGIN"
    return answer


@one.post("/correct")
def correct(
    *,
    desk: AtDesk,
    drafts: AtDrafts,
    draft: AtDraft,
    rule: Annotated[str, fastapi.Form(max_length=20)],
    value: Annotated[str, fastapi.Form(max_length=_LONGEST_RULE)],
    sample: Annotated[int, fastapi.Form(ge=0, le=10)] = 0,
) -> Response:
    """Take a correction, and show it at work."""
    drafts.correct(draft, rule, value)
    return _back(desk, draft, sample)


@one.post("/undo")
def undo(
    desk: AtDesk,
    drafts: AtDrafts,
    draft: AtDraft,
    sample: Annotated[int, fastapi.Form(ge=0, le=10)] = 0,
) -> Response:
    """Take back the last correction."""
    drafts.undo(draft)
    return _back(desk, draft, sample)


@one.post("/keep")
def keep(
    desk: AtDesk,
    drafts: AtDrafts,
    draft: AtDraft,
    name: Annotated[str, fastapi.Form(max_length=200)],
    every: Annotated[str, fastapi.Form(max_length=50)],
) -> Response:
    """Write the source into config.yaml."""
    drafts.keep(draft, name.strip(), every.strip())
    return RedirectResponse(f"{desk.prefix}/add/{draft.id}", 303)


@one.post("/take-back")
def take_back(desk: AtDesk, drafts: AtDrafts, draft: AtDraft) -> Response:
    """Take the source out of config.yaml again."""
    drafts.take_back(draft)
    return RedirectResponse(f"{desk.prefix}/add/{draft.id}", 303)


def _back(desk: Desk, draft: Draft, sample: int) -> Response:
    query = urllib.parse.urlencode({"sample": sample})
    return RedirectResponse(f"{desk.prefix}/add/{draft.id}?{query}#newest", 303)


router.include_router(one)
