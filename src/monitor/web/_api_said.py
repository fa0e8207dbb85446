"""The API of what was said: passages by their words, and people by their names."""

from __future__ import annotations

import dataclasses
import datetime as dt
import urllib.parse
from typing import Annotated

import fastapi
from pydantic import Field

from monitor import store
from monitor.store import Found, SqlStore
from monitor.web import _people
from monitor.web._api import PROBLEMS, ROOT
from monitor.web._asked import Asked, passages
from monitor.web._desk import AtDesk, Desk
from monitor.web._filters import LARGEST_ID
from monitor.web._shapes import Shape

router = fastapi.APIRouter(prefix=ROOT, responses=PROBLEMS)

_AT = dt.datetime(2026, 6, 2, 1, 30, tzinfo=dt.UTC)
_DEEPEST = 10_000

Short = Annotated[str, fastapi.Query(max_length=200)]
_Words = Annotated[
    str, fastapi.Query(max_length=200, description="These words.", examples=["轮渡"])
]
_Name = Annotated[
    str,
    fastapi.Query(
        min_length=1,
        max_length=200,
        description="The very name, as pages print it.",
        examples=["骆清越"],
    ),
]
_Role = Annotated[
    str,
    fastapi.Query(pattern="^(moderator|official|reporter|narration|title|)$"),
]
_Gone = Annotated[
    str,
    fastapi.Query(pattern="^(yes|no|)$", description="Only what is gone; what is not."),
]
_Day = Annotated[
    dt.date | None, fastapi.Query(description="A day.", examples=["2026-06-01"])
]
_Limit = Annotated[int, fastapi.Query(ge=1, le=200, description="At most so many.")]
_Offset = Annotated[int, fastapi.Query(ge=0, le=_DEEPEST)]
_Before = Annotated[
    int | None, fastapi.Query(ge=1, le=LARGEST_ID, description="Older than this id.")
]


class Passage(Shape):
    """A paragraph on a page: from version `since` on, in `until` no more."""

    page_id: int = Field(examples=[3])
    url: str = Field(examples=["https://press.example.gov/2026/0601.html"])
    title: str | None = Field(examples=["便民出行新闻发布会"])
    source: str = Field(examples=["transport"])
    role: str = Field(examples=["official"])
    speaker: str | None = Field(examples=["骆清越"])
    affiliation: str | None = Field(examples=["省交通运输厅副厅长"])
    text: str = Field(examples=["轮渡九月开通。"])
    spans: list[tuple[int, int]] = Field(description="Where the words are.")
    since: int = Field(description="Number of a version.", examples=[1])
    since_at: dt.datetime = Field(examples=[_AT])
    until: int | None = Field(description="Number of a version.", examples=[2])
    gone_at: dt.datetime | None = Field(examples=[_AT])

    @classmethod
    def of(cls, found: Found) -> Passage:
        """Return a passage so."""
        return cls.model_validate(dataclasses.asdict(found))


class Passages(Shape):
    """Passages, those stored last first. `next` is where the list goes on, or null."""

    items: list[Passage]
    next: str | None = Field(examples=["/api/v1/passages?q=轮渡&offset=50"])


class Person(Shape):
    """Somebody who spoke, with their offices and how many paragraphs are theirs."""

    name: str = Field(examples=["骆清越"])
    affiliations: list[str] = Field(examples=[["省交通运输厅副厅长"]])
    roles: list[str] = Field(examples=[["official"]])
    passages: int = Field(description="Counted up to 1,000.", examples=[12])


class People(Shape):
    """People, those who spoke last first."""

    items: list[Person]


class Statement(Shape):
    """What somebody said; the ids of the changes with which it came and went."""

    id: int = Field(examples=[91])
    passage: Passage
    came: int | None = Field(examples=[17])
    went: int | None = Field(examples=[23])


class Statements(Shape):
    """What somebody said, the last words first."""

    items: list[Statement]
    next: str | None


@router.get("/passages", tags=["search"])
def find_passages(
    request: fastapi.Request,
    desk: AtDesk,
    q: _Words,
    *,
    speaker: Short = "",
    affiliation: Short = "",
    role: _Role = "",
    source: Short = "",
    since: _Day = None,
    until: _Day = None,
    gone: _Gone = "",
    offset: _Offset = 0,
    limit: _Limit = 50,
) -> Passages:
    """Find what was said on a page, and who said it, by its words."""
    asked = Asked(
        q, speaker, affiliation, role, source, _text(since), _text(until), gone
    )
    found = passages(desk, asked.in_store(desk.config.zone), limit + 1, offset)
    more = len(found) > limit and offset + limit <= _DEEPEST
    return Passages(
        items=[Passage.of(one) for one in found[:limit]],
        next=_on(request, desk, offset=offset + limit) if more else None,
    )


@router.get("/people", tags=["people"])
def find_people(desk: AtDesk, *, q: _Words = "", limit: _Limit = 50) -> People:
    """List who spoke, those who spoke last first, or whose names have some words."""
    found = (
        store.people(desk.store, q, limit=limit)
        if isinstance(desk.store, SqlStore)
        else ()
    )
    return People(items=[Person.model_validate(p, from_attributes=True) for p in found])


@router.get("/people/statements", tags=["people"])
def statements(
    request: fastapi.Request,
    desk: AtDesk,
    name: _Name,
    *,
    affiliation: Short = "",
    role: _Role = "",
    source: Short = "",
    since: _Day = None,
    until: _Day = None,
    gone: _Gone = "",
    before: _Before = None,
    limit: _Limit = 50,
) -> Statements:
    """List what one speaker said, and the changes with which it came and went."""
    _people.known(desk, name)
    asked = Asked("", "", affiliation, role, source, _text(since), _text(until), gone)
    found = _people.spoken(desk, name, asked, before=before, limit=limit + 1)
    last = found[limit - 1].id if len(found) > limit else None
    return Statements(
        items=[
            Statement(
                id=one.id, passage=Passage.of(one.found), came=one.came, went=one.went
            )
            for one in found[:limit]
        ],
        next=_on(request, desk, before=last) if last else None,
    )


def _text(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def _on(request: fastapi.Request, desk: Desk, **last: int) -> str:
    """Return the address where a list goes on."""
    path = request.scope["path"].removeprefix(desk.prefix)
    query = urllib.parse.urlencode({**request.query_params, **last})
    return f"{desk.prefix}{path}?{query}"
