"""Invented pages and visits, and the two stores that have to keep them alike."""

import dataclasses
import datetime as dt

import pytest

from monitor.model import (
    Availability,
    Capture,
    Change,
    Check,
    Document,
    Edit,
    EditKind,
    Kind,
    Link,
    Listing,
    Page,
    PageKind,
    Parsed,
    Part,
    Role,
    Severity,
    Turn,
    Verdict,
)
from monitor.store import MemoryStore, SqlStore, Store

START = dt.datetime(2026, 5, 31, 8, 0, 0, 123456, tzinfo=dt.UTC)
OK = Verdict(Availability.OK)


class Build:
    """What a test needs to say what was seen, in one line each."""

    start = START

    def at(self, seconds: float = 0) -> dt.datetime:
        return START + dt.timedelta(seconds=seconds)

    def page(self, store: Store, url="https://press.example/a", source="press") -> Page:
        (page,) = store.ensure_pages(
            source,
            [Link(url, "")],
            kind=PageKind.UNKNOWN,
            found_at=START,
            due_at=START,
        )
        return page

    def transcript(self, *figures: str, title="Briefing on the ferries") -> Parsed:
        turns = [
            Turn(Role.MODERATOR, "Rosa Lindqvist", "Good morning.\nFirst question."),
            Turn(Role.REPORTER, "Harbour Courier", "How many ferries sailed?"),
        ]
        turns += [
            Turn(Role.OFFICIAL, "李明", f"We counted {figure}.\n我们将继续公布。")
            for figure in figures
        ]
        document = Document(Kind.TRANSCRIPT, title, dt.date(2026, 5, 30), tuple(turns))
        return Parsed(document, "utf-8", 1, rest=("Home", "Contact"))

    def listing(self, *titles: str) -> Parsed:
        links = tuple(Link(f"https://press.example/{t}", t) for t in titles)
        return Parsed(Listing("Releases", links), "utf-8", 1)

    def capture(self, page: Page, seconds: float = 0, body="<p>ferries", **more):
        given = {
            "url": page.url,
            "final_url": page.url,
            "at": self.at(seconds),
            "seconds": 0.25,
            "status": 200,
            "headers": (("Content-Type", "text/html"), ("ETag", f'"{seconds}"')),
            "body": body.encode(),
            "request_headers": (("Host", "press.example"), ("User-Agent", "m")),
        }
        return Capture(**(given | more))

    def change(self, old="12", new="13", severity=Severity.HIGH) -> Change:
        return Change((Edit(EditKind.EDITED, Part.PARAGRAPH, old, new, severity),))

    def version(self, page: Page, seconds: float = 0, *figures: str, **more) -> Check:
        """A visit that brings a version, and a change unless it is the first."""
        figures = figures or (f"{seconds} ferries",)
        given = {
            "page": page,
            "capture": self.capture(page, seconds, body=f"<p>{figures}"),
            "verdict": OK,
            "due_at": self.at(seconds + 3600),
            "parsed": self.transcript(*figures),
            "change": self.change() if page.versions else None,
        }
        return Check(**(given | more))

    def visit(
        self, page: Page, seconds: float = 0, availability=Availability.OK, **more
    ) -> Check:
        """A visit that brings no version."""
        status = {Availability.UNCHANGED: 304, Availability.GONE: 404}
        given = {
            "page": page,
            "capture": self.capture(
                page, seconds, status=status.get(availability, 200)
            ),
            "verdict": Verdict(availability, f"it is {availability}"),
            "due_at": self.at(seconds + 3600),
        }
        return Check(**(given | more))

    def versions(self, store: Store, page: Page, count: int, **more) -> Page:
        """Record `count` versions, a minute apart, and return the page after them."""
        for _ in range(count):
            check = self.version(page, page.versions * 60, **more)
            (done,) = store.record([check], channels=("feed",))
            page = done.page
        return page

    def replace(self, record, **changes):
        return dataclasses.replace(record, **changes)


@pytest.fixture(scope="session")
def build() -> Build:
    return Build()


@pytest.fixture(params=["memory", "sql"])
def store(request, tmp_path):
    """A fresh store of each kind."""
    made = MemoryStore() if request.param == "memory" else SqlStore.open(tmp_path)
    with made:
        yield made


@pytest.fixture
def sql(tmp_path):
    """A fresh store on disk."""
    with SqlStore.open(tmp_path) as made:
        yield made
