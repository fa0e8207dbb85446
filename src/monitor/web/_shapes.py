"""What the API answers with. The descriptions and examples are its documentation."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pydantic
from pydantic import Field

from monitor.model import Availability, Kind, Listing, Page, PageKind, Parsed, Role
from monitor.store import Judgement, Seen, Standing, Version
from monitor.web._health import Health

_DIGEST = "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
_AT = dt.datetime(2026, 6, 2, 1, 30, tzinfo=dt.UTC)


class Shape(pydantic.BaseModel):
    """What all answers share."""

    model_config = pydantic.ConfigDict(frozen=True)


class Problem(Shape):
    """What went wrong (RFC 9457)."""

    status: int = Field(description="The HTTP status.", examples=[404])
    title: str = Field(description="Its name.", examples=["Not Found"])
    detail: str = Field(
        description="What happened, and what to do.",
        examples=["There is no change 99 in the store."],
    )


class Said(Shape):
    """A sentence in each language of the program."""

    en: str = Field(examples=["high: a figure in an official’s answer, 3.3万 → 3.2万"])
    zh: str = Field(examples=["高：官员回答中的数字，3.3万 → 3.2万"])


class ChangedPage(Shape):
    """The page that changed."""

    url: str | None = Field(examples=["https://press.example.gov/2026/0601.html"])
    title: str | None = Field(examples=["便民出行新闻发布会"])
    source: str | None = Field(examples=["transport"])


class Side(Shape):
    """One of the two versions of a change, as evidence."""

    version: int | None = Field(description="Number of the version.", examples=[2])
    at: dt.datetime | None = Field(description="When captured, UTC.", examples=[_AT])
    at_local: dt.datetime | None = Field(description="The same in the source's zone.")
    digest: str | None = Field(description="SHA-256 of the body.", examples=[_DIGEST])
    location: str | None = Field(description="Where the WARC file is.")
    kind: Kind | None = None


class Found(Shape):
    """Why a page is said to be what it is."""

    availability: Availability
    reason: str


class Matter(Shape):
    """One thing that an edit is about; `ratio` is new by old where both are figures."""

    subject: str = Field(examples=["figure"])
    old: str | None = Field(examples=["3.3万"])
    new: str | None = Field(examples=["3.2万"])
    ratio: float | None = Field(examples=[0.97])


class Edit(Shape):
    """One typed difference. Texts are as the page had them."""

    kind: str = Field(examples=["edited"])
    part: str = Field(examples=["sentence"])
    severity: str = Field(examples=["high"])
    statement: Said
    speaker: str | None = Field(examples=["骆清越"])
    role: Role | None
    former_speaker: str | None
    former_role: Role | None
    old: str | None
    new: str | None
    old_at: list[int] = Field(description="Turn, or turn and paragraph.")
    new_at: list[int] = Field(description="Turn, or turn and paragraph.")
    spans: list[list[int]] = Field(
        description="What differs: old start, old end, new start, new end."
    )
    matters: list[Matter]
    url: str | None = Field(description="Address of the release that it is about.")


class Judging(pydantic.BaseModel):
    """What somebody thinks of a change."""

    model_config = pydantic.ConfigDict(frozen=True, extra="forbid")

    standing: Standing = Field(examples=["important"])
    owner: str | None = Field(None, max_length=80, examples=["anna"])
    note: str | None = Field(
        None, max_length=4000, examples=["The ministry was asked."]
    )


class Judged(Shape):
    """A judgement: what, by whom, when; `owner` looks after the change."""

    standing: Standing
    at: dt.datetime
    who: str
    owner: str
    note: str

    @classmethod
    def of(cls, judgement: Judgement) -> Judged:
        """Return a judgement so."""
        return cls.model_validate(judgement, from_attributes=True)


class Trail(Shape):
    """All judgements of a change, the last one first."""

    items: list[Judged]


class Change(Shape):
    """A change as `docs/report.schema.json` has it, with where to go from it."""

    schema_: int = Field(alias="schema", examples=[1])
    id: int | None = Field(examples=[17])
    page_id: int | None = Field(examples=[3])
    severity: str = Field(examples=["high"])
    headline: Said
    page: ChangedPage
    zone: str = Field(examples=["Asia/Shanghai"])
    old: Side
    new: Side
    became: Availability | None = Field(
        description="What the page's availability is now."
    )
    alert: str | None = Field(description="What is told of the page's server.")
    verdict: Found | None
    returns_to: int | None = Field(description="Number of the version that is back.")
    event: int | None = Field(
        description="The first change with the same edit, on any page of the source.",
        examples=[17],
    )
    alike: int = Field(
        description="Of that first change: on how many other pages it was made.",
        examples=[3],
    )
    copy_: bool = Field(
        alias="copy", description="Whether the new side is another site's copy."
    )
    edits: list[Edit]
    silent: dict[str, int] = Field(description="Edits told to nobody, by why.")
    judgement: Judged | None = Field(None, description="What was last thought of it.")


class Changes(Shape):
    """Changes, the newest first. `next` is the address of older ones, or null."""

    items: list[Change]
    next: str | None = Field(examples=["/api/v1/changes?limit=50&before=17"])


class WatchedPage(Shape):
    """A page under watch."""

    id: int = Field(examples=[3])
    source: str = Field(examples=["transport"])
    url: str = Field(examples=["https://press.example.gov/2026/0601.html"])
    kind: PageKind
    title: str | None = Field(examples=["便民出行新闻发布会"])
    availability: Availability
    versions: int = Field(examples=[2])
    found_at: dt.datetime | None
    checked_at: dt.datetime | None = Field(examples=[_AT])
    succeeded_at: dt.datetime | None
    due_at: dt.datetime | None
    failures: int = Field(description="Failed checks in a row.", examples=[0])
    failing_since: dt.datetime | None
    failing_reason: str | None

    @classmethod
    def of(cls, page: Page) -> WatchedPage:
        """Return a page so."""
        return cls.model_validate(page, from_attributes=True)


class Pages(Shape):
    """Pages, by id. `next` is the address of further ones, or null."""

    items: list[WatchedPage]
    next: str | None = Field(examples=["/api/v1/pages?limit=100&after=100"])


class PageVersion(Shape):
    """One version of a page, without what it says."""

    number: int = Field(examples=[2])
    at: dt.datetime = Field(examples=[_AT])
    digest: str = Field(examples=[_DIGEST])
    size: int = Field(description="Bytes of the body.", examples=[52_000])
    parser: int
    change_id: int | None = Field(description="The change that led to it.")
    severity: str | None = Field(examples=["high"])
    original: str = Field(examples=["/pages/3/versions/2/original"])

    @classmethod
    def of(cls, version: Version, page_id: int) -> PageVersion:
        """Return a version so."""
        return cls(
            number=version.number,
            at=version.at,
            digest=version.digest,
            size=version.size,
            parser=version.parser,
            change_id=version.change_id,
            severity=version.severity.word if version.severity is not None else None,
            original=f"/pages/{page_id}/versions/{version.number}/original",
        )


class Versions(Shape):
    """A page's versions, the first one first."""

    items: list[PageVersion]


class Turn(Shape):
    """One speaker's consecutive paragraphs, joined by newlines."""

    role: Role
    speaker: str | None = Field(examples=["骆清越"])
    affiliation: str | None = Field(examples=["省交通运输厅副厅长"])
    text: str


class Exchange(Shape):
    """A question and its answer, as indexes into the turns."""

    question: list[int]
    answer: list[int]


class Participant(Shape):
    """Someone who took part."""

    name: str
    office: str | None


class Release(Shape):
    """A release that a listing links to."""

    url: str
    title: str
    date: dt.date | None


class Content(Shape):
    """What a version says: a document with its turns, or a listing with its links."""

    kind: Kind
    title: str | None
    published: dt.date | None = None
    encoding: str
    confidence: float = Field(ge=0, le=1)
    reasons: list[str]
    turns: list[Turn] = []
    exchanges: list[Exchange] = []
    participants: list[Participant] = []
    links: list[Release] = []
    next_url: str | None = None

    @classmethod
    def of(cls, parsed: Parsed) -> Content:
        """Return what was parsed so."""
        content = parsed.content
        known: dict[str, Any] = {
            "kind": content.kind,
            "title": content.title,
            "encoding": parsed.encoding,
            "confidence": parsed.confidence,
            "reasons": list(parsed.reasons),
        }
        if isinstance(content, Listing):
            links = [
                Release.model_validate(x, from_attributes=True) for x in content.links
            ]
            return cls(**known, links=links, next_url=content.next_url)
        return cls(
            **known,
            published=content.published,
            turns=[Turn.model_validate(t, from_attributes=True) for t in content.turns],
            exchanges=[
                Exchange(question=list(e.question), answer=list(e.answer))
                for e in content.exchanges
            ],
            participants=[
                Participant(name=p.name, office=p.office) for p in content.participants
            ],
        )


class Visit(Shape):
    """One check of a page; `version` is the number of what it became, if it did."""

    at: dt.datetime
    availability: Availability
    reason: str
    status: int | None
    failure: str | None
    seconds: float
    size: int
    digest: str | None
    version: int | None

    @classmethod
    def of(cls, seen: Seen) -> Visit:
        """Return a capture so."""
        return cls(
            at=seen.at,
            availability=seen.availability,
            reason=seen.reason,
            status=seen.status,
            failure=str(seen.failure) if seen.failure else None,
            seconds=seen.seconds,
            size=seen.size,
            digest=seen.digest,
            version=seen.number,
        )


class Visits(Shape):
    """A page's checks, the last one first."""

    items: list[Visit]


class SourceState(Shape):
    """How a source is: `ok`, `partly`, `failing`, `new` or `paused`."""

    name: str = Field(examples=["transport"])
    url: str | None
    state: str = Field(examples=["ok"])
    pages: int
    versions: int
    failing: int
    down: dict[str, int] = Field(description="Pages by availability, but `ok`.")
    succeeded_at: dt.datetime | None
    due_at: dt.datetime | None

    @classmethod
    def of(cls, health: Health) -> SourceState:
        """Return a source's health so."""
        return cls(
            name=health.name,
            url=health.source.url if health.source else None,
            state=health.state,
            pages=health.of.pages,
            versions=health.of.versions,
            failing=health.of.failing,
            down=dict(health.of.down),
            succeeded_at=health.of.succeeded_at,
            due_at=health.of.due_at,
        )


class Sources(Shape):
    """The sources, those of the configuration first."""

    items: list[SourceState]


class Hits(Shape):
    """What has the words that were looked for."""

    pages: list[WatchedPage]
    changes: list[Change]
    next: str | None


class State(Shape):
    """Whether the watching itself works."""

    version: str = Field(description="The program's.", examples=["0.1.0"])
    at: dt.datetime
    pages: int
    versions: int
    failing: int
    overdue: int
    checked_at: dt.datetime | None
    next_due_at: dt.datetime | None
