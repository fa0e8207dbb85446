"""Pages, and what stands around them, for the tests of the judge."""

import datetime as dt

import pytest

from monitor.model import Capture, Document, Kind, Parsed, Role, Turn

_MENU = "Home|The Ministry|Press|Legislation|Services|Contact"
_FOOT = "Ministry of Tides, 4 Harbour Street|Imprint|Accessibility|Sitemap"


def in_chrome(title, main, *, menu=_MENU, foot=_FOOT, head=""):
    """Wrap `main` in the chrome of an invented ministry."""
    links = "".join(
        f'<li><a href="/{i}">{w}</a></li>' for i, w in enumerate(menu.split("|"))
    )
    ends = "".join(f"<span>{w}</span> " for w in foot.split("|"))
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title>{head}'
        f"</head><body><header><ul>{links}</ul></header><main>{main}</main>"
        f"<footer>{ends}</footer></body></html>"
    )


def bare(title, main):
    """Return a page without chrome, as servers make them for themselves."""
    return f"<html><head><title>{title}</title></head><body>{main}</body></html>"


@pytest.fixture
def chrome():
    return in_chrome


@pytest.fixture
def capture():
    """Make a capture of a page's source."""

    def make(
        source, *, status=200, url="https://tides.example/press/a17.html", **fields
    ):
        body = source if isinstance(source, bytes) else source.encode()
        fields.setdefault("final_url", url)
        return Capture(
            url=url,
            at=dt.datetime(2026, 3, 4, tzinfo=dt.UTC),
            seconds=0.2,
            status=status,
            body=body,
            **fields,
        )

    return make


RELEASE = (
    "The Minister of Tides presented the report on the northern harbours on Tuesday.",
    "Forty-two berths will be renewed before winter, for 3.4 million crowns.",
    "Asked about the breakwater at Sandholm, he said the survey was not finished.",
    "The first barges arrive in October; the ferry keeps its present timetable.",
)


@pytest.fixture
def release():
    """Return the paragraphs of the release that was there before."""
    return RELEASE


@pytest.fixture
def earlier():
    """Return what was parsed from the earlier version of the page."""
    return Parsed(
        Document(
            Kind.ARTICLE,
            "Northern harbours to be renewed",
            None,
            (Turn(Role.NARRATION, None, "\n".join(RELEASE)),),
        ),
        "utf-8",
        1,
        rest=(*_MENU.split("|"), *_FOOT.split("|")),
    )
