"""Versions by address and time, for any program that knows Memento (RFC 7089).

`/timegate/URL` leads to the version that stood at a time, `/timemap/link/URL` and
`/timemap/json/URL` list all of them, and `/memento/TIME/URL` is one of them as it was
archived. A memento is shown with the restrictions of every original.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import email.utils
import re
import urllib.parse
from http import HTTPStatus
from typing import Annotated

import fastapi
from fastapi.responses import JSONResponse, RedirectResponse, Response

from monitor.web._desk import AtDesk
from monitor.web._errors import answer
from monitor.web._pages import archived

router = fastapi.APIRouter(include_in_schema=False)

# Of a memento's address: to the microsecond, as two versions may be a second apart.
_EXACT = "%Y%m%d%H%M%S%f"
_TIME = re.compile(r"\d{4}|\d{8}|\d{14,20}")
# What a shorter time leaves out: the last moment of that year, day or second, since a
# version is said to be of the second in which it was captured.
_LAST_MOMENT = "99991231235959999999"
_SECOND = dt.timedelta(microseconds=999_999)
# The one form that RFC 7089, section 2.1.1, allows, in Greenwich Mean Time.
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_RFC_1123 = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d{2}) "
    rf"({_MONTHS}) (\d{{4}}) (\d{{2}}):(\d{{2}}):(\d{{2}}) GMT"
)
# Proxies join slashes that follow on each other, and programs escape the address.
_SCHEME = re.compile(r"\A(https?)(?::|%3a)/*", re.IGNORECASE)
_LINK_FORMAT = "application/link-format"
_VARY = {"Vary": "Accept-Datetime"}


@dataclasses.dataclass(frozen=True, slots=True)
class Memento:
    """A version, by its page and number, and when it was captured."""

    at: dt.datetime
    page_id: int
    number: int


@dataclasses.dataclass(frozen=True, slots=True)
class _Original:
    """An address, its mementos in order of time, and where the desk is."""

    url: str
    base: str
    mementos: tuple[Memento, ...]

    @property
    def gate(self) -> str:
        return f"{self.base}/timegate/{self.url}"

    def map(self, form: str) -> str:
        return f"{self.base}/timemap/{form}/{self.url}"

    def address(self, memento: Memento) -> str:
        return f"{self.base}/memento/{memento.at:{_EXACT}}/{self.url}"

    @property
    def span(self) -> str:
        """From when until when there are mementos, as a time map's link says it."""
        if not self.mementos:
            return ""
        first, last = self.mementos[0].at, self.mementos[-1].at
        return f'; from="{_written(first)}"; until="{_written(last)}"'

    def standing(self, at: dt.datetime) -> Memento:
        """Return the memento that stood at a time: the last one not after it.

        Before the first there is the first.
        """
        before = [one for one in self.mementos if one.at <= at]
        return before[-1] if before else self.mementos[0]

    def links(self, shown: Memento | None = None) -> str:
        """Return the Link header: the resources around it (RFC 7089, section 2.2)."""
        links = [
            f'<{self.url}>; rel="original"',
            f'<{self.gate}>; rel="timegate"',
            f'<{self.map("link")}>; rel="timemap"; type="{_LINK_FORMAT}"{self.span}',
        ]
        return ", ".join(links + self._around(shown))

    def _around(self, shown: Memento | None) -> list[str]:
        """Return links to the first and last mementos, and those beside `shown`."""
        relations: dict[Memento, list[str]] = {}

        def relate(memento: Memento, relation: str) -> None:
            relations.setdefault(memento, []).append(relation)

        if self.mementos:
            relate(self.mementos[0], "first")
            relate(self.mementos[-1], "last")
        if shown is not None:
            place = self.mementos.index(shown)
            if place > 0:
                relate(self.mementos[place - 1], "prev")
            relate(shown, "memento")
            if place + 1 < len(self.mementos):
                relate(self.mementos[place + 1], "next")
        return [
            self.link(memento, " ".join(names))
            for memento, names in sorted(relations.items(), key=lambda item: item[0].at)
        ]

    def link(self, memento: Memento, relations: str) -> str:
        """Return the link to a memento; each is a `memento` beside what else it is."""
        names = relations.split()
        told = " ".join([*(n for n in names if n != "memento"), "memento"])
        at = _written(memento.at)
        return f'<{self.address(memento)}>; rel="{told}"; datetime="{at}"'


def _written(at: dt.datetime) -> str:
    return email.utils.format_datetime(at.astimezone(dt.UTC), usegmt=True)


def _asked(request: fastapi.Request, desk: AtDesk, url: str) -> _Original:
    """Return what the desk has of the address that a request's own address ends with.

    `url` is that without its escapes, which are part of it: it is read as it was sent.
    """
    raw: bytes = request.scope.get("raw_path") or request.scope["path"].encode()
    sent = raw.partition(b"?")[0].decode("latin-1").removeprefix(desk.prefix)
    before = request.scope["route"].path.partition("{url")[0].count("/")
    url = sent.split("/", before)[before] if sent.count("/") >= before else url
    if not _SCHEME.match(url):
        url = f"http://{url}"
    elif "%3a" in url.lower()[:8]:
        url = urllib.parse.unquote(url)
    url = _SCHEME.sub(lambda found: f"{found[1].lower()}://", url)
    if request.url.query:
        url += f"?{request.url.query}"
    url = urllib.parse.quote(url, safe="/%:@!$&'()*+,;=~-._?#[]")
    found = [
        Memento(version.at.astimezone(dt.UTC), page.id, version.number)
        for page in desk.store.pages_at(url)
        for version in desk.store.versions(page.id)
    ]
    found.sort(key=lambda one: (one.at, one.page_id, one.number))
    # Two sources may have seen one page at one instant: one address, one memento.
    kept = {one.at: one for one in reversed(found)}
    base = str(request.base_url).rstrip("/")
    return _Original(url, base, tuple(kept[at] for at in sorted(kept)))


Asked = Annotated[_Original, fastapi.Depends(_asked)]


def _refused(
    request: fastapi.Request, original: _Original, code: HTTPStatus, reason: str
) -> Response:
    made = answer(request, code, reason)
    made.headers["Link"] = original.links()
    return made


def _nothing(request: fastapi.Request, original: _Original) -> Response:
    reason = f"No version of {original.url} is in the store."
    return _refused(request, original, HTTPStatus.NOT_FOUND, reason)


@router.get("/timegate/{url:path}")  # noqa: FAST003 - `Asked` takes it
def timegate(request: fastapi.Request, desk: AtDesk, original: Asked) -> Response:
    """Lead to the version that stood at the time of `Accept-Datetime`, or the last.

    RFC 7089, section 4.2.1 (pattern 2.1): another address, 302.
    """
    wanted = request.headers.get("accept-datetime")
    at = desk.now()
    if wanted is not None:
        read = _read(wanted)
        if read is None:
            made = _refused(
                request,
                original,
                HTTPStatus.BAD_REQUEST,
                f"{wanted!r} is no time; send Accept-Datetime such as "
                f"{_written(desk.now())!r}.",
            )
            made.headers.update(_VARY)
            return made
        at = read
    if not original.mementos:
        made = _nothing(request, original)
    else:
        last = original.mementos[-1]
        chosen = last if wanted is None else original.standing(at)
        made = RedirectResponse(original.address(chosen), HTTPStatus.FOUND)
        made.headers["Link"] = original.links()
    made.headers.update(_VARY)
    return made


def _read(text: str) -> dt.datetime | None:
    """Return the end of the second of an Accept-Datetime header, or None."""
    found = _RFC_1123.fullmatch(text.strip())
    if found is None:
        return None
    day, month, year, hour, minute, second = found.groups()
    date = int(year), _MONTHS.split("|").index(month) + 1, int(day)
    clock = int(hour), int(minute), int(second)
    try:
        read = dt.datetime(*date, *clock, tzinfo=dt.UTC)
    except ValueError:
        return None
    return read + _SECOND


@router.get("/timemap/link/{url:path}")  # noqa: FAST003 - `Asked` takes it
def timemap(request: fastapi.Request, original: Asked) -> Response:
    """List the versions of an address, as `application/link-format` (RFC 6690)."""
    if not original.mementos:
        return _nothing(request, original)
    lines = [
        f'<{original.url}>; rel="original"',
        f'<{original.gate}>; rel="timegate"',
        f'<{original.map("link")}>; rel="self"; type="{_LINK_FORMAT}"{original.span}',
        *(original.link(m, _place(original, m)) for m in original.mementos),
    ]
    return Response(",\n".join(lines) + "\n", media_type=_LINK_FORMAT)


def _place(original: _Original, memento: Memento) -> str:
    ends = {"first": original.mementos[0], "last": original.mementos[-1]}
    return " ".join(name for name, end in ends.items() if end == memento)


@router.get("/timemap/json/{url:path}")  # noqa: FAST003 - `Asked` takes it
def timemap_json(request: fastapi.Request, original: Asked) -> Response:
    """List the same as JSON, in the form that Memento aggregators read."""
    if not original.mementos:
        return _nothing(request, original)
    listed = [
        {"uri": original.address(m), "datetime": f"{m.at:%Y-%m-%dT%H:%M:%SZ}"}
        for m in original.mementos
    ]
    return JSONResponse(
        {
            "original_uri": original.url,
            "self": original.map("json"),
            "timegate_uri": original.gate,
            "timemap_uri": {
                "link_format": original.map("link"),
                "json_format": original.map("json"),
            },
            "mementos": {"list": listed, "first": listed[0], "last": listed[-1]},
        }
    )


@router.get("/memento/{time}/{url:path}")  # noqa: FAST003 - `Asked` takes it
def memento(
    request: fastapi.Request, time: str, desk: AtDesk, original: Asked
) -> Response:
    """Give the version of exactly that time; another time leads to its version."""
    at = _at(time)
    if at is None:
        reason = f"{time!r} is no time; write it as in 20260531081522."
        return _refused(request, original, HTTPStatus.BAD_REQUEST, reason)
    if not original.mementos:
        return _nothing(request, original)
    shown = original.standing(at)
    if f"{shown.at:{_EXACT}}" != time:
        moved = RedirectResponse(original.address(shown), HTTPStatus.FOUND)
        moved.headers["Link"] = original.links()
        return moved
    made = archived(desk.store, shown.page_id, shown.number)
    made.headers["Memento-Datetime"] = _written(shown.at)
    made.headers["Link"] = original.links(shown)
    return made


def _at(time: str) -> dt.datetime | None:
    """Return the time of a memento's address; see `_LAST_MOMENT`."""
    if not _TIME.fullmatch(time):
        return None
    whole = time + _LAST_MOMENT[len(time) :]
    try:
        return dt.datetime.strptime(f"{whole}+0000", f"{_EXACT}%z")
    except ValueError:
        return None
