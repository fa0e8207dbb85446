"""The words of the program as frozen types; imports nothing of ours.

Records pass from stage to stage in this order, and none is changed by a later one:
`Capture` (fetch) → `Verdict` (judge) → `Parsed` (parse) → `Change` (diff) →
`Check` (watch, what is stored in one commit).

All instants are aware datetimes in UTC; a `published` day is the day as the page
says it, in the page's own zone.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum
import hashlib
from collections.abc import Mapping

# --- what a page says ---------------------------------------------------------


class Kind(enum.StrEnum):
    """What a page is: two kinds of document, and the index that links to them."""

    TRANSCRIPT = "transcript"
    ARTICLE = "article"
    LIST = "list"


class Role(enum.StrEnum):
    """What a speaker does in a turn; `narration` has no speaker."""

    MODERATOR = "moderator"
    OFFICIAL = "official"
    REPORTER = "reporter"
    NARRATION = "narration"


class Form(enum.StrEnum):
    """How a paragraph was set. A redesign may change it; it is not what was said."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    HEADING = "heading"


@dataclasses.dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's consecutive paragraphs.

    `text` is the paragraphs joined by newlines, without the label. `speaker` is the
    label as printed, without office; `affiliation` the office or outlet, if known.
    `forms` has one entry a paragraph, or none where all are plain paragraphs.
    """

    role: Role
    speaker: str | None
    text: str
    affiliation: str | None = None
    forms: tuple[Form, ...] = dataclasses.field(default=(), compare=False)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs of the turn."""
        return tuple(self.text.split("\n")) if self.text else ()


@dataclasses.dataclass(frozen=True, slots=True)
class Exchange:
    """A question and its answer, as indexes into the document's turns."""

    question: tuple[int, ...]
    answer: tuple[int, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Participant:
    """Someone who took part, with the office that the page gives."""

    name: str
    office: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Reference:
    """A link inside the body: the words and where they lead."""

    text: str
    url: str


@dataclasses.dataclass(frozen=True, slots=True)
class Image:
    """An image inside the body, with its alternative text."""

    url: str
    alt: str


@dataclasses.dataclass(frozen=True, slots=True)
class Document:
    """A release, press conference or interview. `kind` is never `list`."""

    kind: Kind
    title: str | None
    published: dt.date | None
    turns: tuple[Turn, ...]
    exchanges: tuple[Exchange, ...] = ()
    participants: tuple[Participant, ...] = ()
    references: tuple[Reference, ...] = ()
    images: tuple[Image, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Link:
    """A release that a listing links to; `url` is absolute."""

    url: str
    title: str
    date: dt.date | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Listing:
    """An index page: its releases in the page's order, and the pager's next page."""

    title: str | None
    links: tuple[Link, ...]
    next_url: str | None = None

    @property
    def kind(self) -> Kind:
        """Always `list`."""
        return Kind.LIST


Content = Document | Listing


@dataclasses.dataclass(frozen=True, slots=True)
class Parsed:
    """What `parse` made of a page's bytes.

    `rest` is the visible text of the page that was not taken as content, block by
    block in page order, so that a comparison can tell words that left the page from
    words that were only taken for chrome the second time. `beside` are the indexes of
    those blocks of it that nothing but their place speaks against: no element, name
    or wording marks them as chrome, so a change of theirs is told. Of these, `rows`
    stand in a listing's rows, with the releases, and `linked` are nothing but a link;
    `references` are the files that links in them lead to, `images` the pictures that
    stand in their prose.
    `confidence` lies between 0 and 1; `reasons` says in short English phrases what
    lowered it.
    """

    content: Content
    encoding: str
    parser: int
    confidence: float = 1.0
    reasons: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()
    beside: tuple[int, ...] = ()
    rows: tuple[int, ...] = ()
    linked: tuple[int, ...] = ()
    references: tuple[Reference, ...] = ()
    images: tuple[Image, ...] = ()


# --- what a fetch brought -----------------------------------------------------


class Availability(enum.StrEnum):
    """The verdict on a capture."""

    OK = "ok"
    UNCHANGED = "unchanged"
    GONE = "gone"
    MOVED = "moved"
    BLOCKED = "blocked"
    UNAVAILABLE = "unavailable"


class Failure(enum.StrEnum):
    """Why a fetch brought no usable answer."""

    DNS = "dns"
    CONNECT = "connect"
    TLS = "tls"
    CERTIFICATE = "certificate"
    TIMEOUT = "timeout"
    RESET = "reset"
    TRUNCATED = "truncated"
    TOO_LARGE = "too large"
    TOO_MANY_REDIRECTS = "too many redirects"
    PROTOCOL = "protocol"
    DECODING = "decoding"
    FORBIDDEN_ADDRESS = "forbidden address"
    ROBOTS = "robots"
    CIRCUIT_OPEN = "circuit open"
    ASKED_TO_WAIT = "asked to wait"
    UNSUPPORTED = "unsupported"
    STOPPED = "stopped"


# Where nothing was sent because the host is left alone for a while: that says nothing
# of the page.
RESTING = frozenset({Failure.CIRCUIT_OPEN, Failure.ASKED_TO_WAIT})


@dataclasses.dataclass(frozen=True, slots=True)
class Hop:
    """One redirect on the way to the answer."""

    url: str
    status: int
    location: str


@dataclasses.dataclass(frozen=True, slots=True)
class Peer:
    """Who answered: address, and for https the TLS version and certificate digest."""

    address: str
    tls: str | None = None
    certificate_sha256: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Capture:
    """What one fetch brought, or why it failed.

    `body` is the payload with Content-Encoding undone; `raw_body` the payload as
    sent, or None where both are the same. `status` is None where no answer came;
    `failure` is then set, with `detail` for a person. An answer that was cut short
    has a status, the bytes that came, and a failure. Where `rendered` is set, `body`
    is the document that a browser made of it, and `raw_body` what the server sent.
    `method`, `request_headers` and `request_body` are those of the last request, with
    what is secret in them replaced.
    """

    url: str
    final_url: str
    at: dt.datetime
    seconds: float
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    raw_body: bytes | None = None
    method: str = "GET"
    request_headers: tuple[tuple[str, str], ...] = ()
    request_body: bytes = b""
    hops: tuple[Hop, ...] = ()
    peer: Peer | None = None
    failure: Failure | None = None
    detail: str | None = None
    attempts: int = 1
    rendered: bool = False

    def header(self, name: str) -> str | None:
        """Return the last value of a header, whatever its case, or None."""
        wanted = name.lower()
        for key, value in reversed(self.headers):
            if key.lower() == wanted:
                return value
        return None

    @property
    def digest(self) -> str:
        """SHA-256 of `body`, as `sha256:` and 64 hexadecimal digits."""
        return "sha256:" + hashlib.sha256(self.body).hexdigest()


@dataclasses.dataclass(frozen=True, slots=True)
class Validators:
    """The server's own words for asking "has it changed?" (RFC 9110, section 8.8)."""

    etag: str | None = None
    last_modified: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Verdict:
    """The availability of a capture and the evidence for it, for a person."""

    availability: Availability
    reason: str = ""


# --- what changed -------------------------------------------------------------


class EditKind(enum.StrEnum):
    """What happened to a part."""

    ADDED = "added"
    REMOVED = "removed"
    EDITED = "edited"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    REATTRIBUTED = "reattributed"


class Part(enum.StrEnum):
    """What it happened to."""

    TITLE = "title"
    DATE = "date"
    PARTICIPANT = "participant"
    EXCHANGE = "exchange"
    TURN = "turn"
    PARAGRAPH = "paragraph"
    SENTENCE = "sentence"
    LIST_ITEM = "list item"
    CELL = "cell"
    LINK = "link"
    IMAGE = "image"
    RELEASE = "release"
    KIND = "kind"


class Severity(enum.IntEnum):
    """How much an edit matters; `cosmetic` is kept but reported to nobody."""

    COSMETIC = 0
    LOW = 1
    MEDIUM = 2
    HIGH = 3

    @property
    def word(self) -> str:
        """The name used in commands and reports."""
        return self.name.lower()


class Subject(enum.StrEnum):
    """What an edit is about."""

    FIGURE = "figure"
    DATE = "date"
    TIME = "time"
    NAME = "name"
    OFFICE = "office"
    ORGANISATION = "organisation"
    NEGATION = "negation"
    MODALITY = "modality"
    QUOTATION = "quotation"
    ATTRIBUTION = "attribution"
    WORDING = "wording"
    FORM = "form"


@dataclasses.dataclass(frozen=True, slots=True)
class Span:
    """A piece of an edit's two texts that differs: half-open character ranges.

    One of the ranges is empty where something was only inserted or only deleted.
    """

    old_start: int
    old_end: int
    new_start: int
    new_end: int


@dataclasses.dataclass(frozen=True, slots=True)
class Matter:
    """One thing that an edit is about, with its two sides as printed.

    `ratio` is new divided by old where both are figures of one unit.
    """

    subject: Subject
    old: str | None
    new: str | None
    ratio: float | None = None


class Silence(enum.StrEnum):
    """Why an edit is kept but told to nobody; its severity is then `cosmetic`."""

    COSMETIC = "cosmetic"
    CHROME = "chrome"
    STAMP = "stamp"
    VOLATILE = "volatile"
    IGNORED = "ignored"


@dataclasses.dataclass(frozen=True, slots=True)
class Edit:
    """One typed difference between two documents or listings.

    `old` and `new` are the texts of the part on both sides, None where it is not
    there; an exchange's have its labels, a link's or an image's its address. `old_at`
    and `new_at` are its place: for a part of a document the indexes (turn,) or (turn,
    paragraph), for a release the index in the listing, else (). `speaker` and `role`
    say whose words they are: the new side's, or the old side's where there is no new
    one. `former_speaker` and `former_role` are set where an attribution changed.
    `silence` is the reason why an edit is told to nobody.
    """

    kind: EditKind
    part: Part
    old: str | None
    new: str | None
    severity: Severity
    old_at: tuple[int, ...] = ()
    new_at: tuple[int, ...] = ()
    speaker: str | None = None
    role: Role | None = None
    former_speaker: str | None = None
    former_role: Role | None = None
    spans: tuple[Span, ...] = ()
    matters: tuple[Matter, ...] = ()
    silence: Silence | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Hunk:
    """Lines of a content's written form that were replaced (see `monitor.diff`).

    `old_at` and `new_at` are the indexes of the first replaced line on each side.
    """

    old_at: int
    new_at: int
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Change:
    """The edits between two contents, most severe first.

    `edits` are for people, `hunks` are what `monitor.diff.apply` turns the old
    content into the new one with; both grow with what changed, not with the page.
    """

    edits: tuple[Edit, ...] = ()
    hunks: tuple[Hunk, ...] = ()

    @property
    def severity(self) -> Severity:
        """The severity of the most severe edit."""
        return max((e.severity for e in self.edits), default=Severity.COSMETIC)

    @property
    def reported(self) -> bool:
        """Whether there is anything in it to tell a person."""
        return self.severity > Severity.COSMETIC


class Alert(enum.StrEnum):
    """What is told of a page beside its edits and its availability.

    `certificate`: it cannot be reached because the server's certificate has expired or
    is wrong. `quiet`: nothing new has appeared on a listing for far longer than usual;
    `heard` ends that.
    """

    CERTIFICATE = "certificate"
    QUIET = "quiet"
    HEARD = "heard"


# How much it matters that a page's availability became another. A page that is taken
# down is news; one that cannot be reached is a matter for whoever runs the monitor.
BECAME: Mapping[Availability, Severity] = {
    Availability.OK: Severity.LOW,
    Availability.UNCHANGED: Severity.COSMETIC,
    Availability.GONE: Severity.HIGH,
    Availability.MOVED: Severity.MEDIUM,
    Availability.BLOCKED: Severity.MEDIUM,
    Availability.UNAVAILABLE: Severity.MEDIUM,
}


ALERTS: Mapping[Alert, Severity] = {
    Alert.CERTIFICATE: Severity.MEDIUM,
    Alert.QUIET: Severity.MEDIUM,
    Alert.HEARD: Severity.LOW,
}


def severity(
    change: Change | None, became: Availability | None, alert: Alert | None = None
) -> Severity:
    """Return how much a change, a change of availability, an alert, or all, matter."""
    return max(
        change.severity if change else Severity.COSMETIC,
        BECAME[became] if became else Severity.COSMETIC,
        ALERTS[alert] if alert else Severity.COSMETIC,
    )


# --- what is watched and kept -------------------------------------------------


class PageKind(enum.StrEnum):
    """Why a page is watched; `unknown` until its first parse."""

    LISTING = "listing"
    DOCUMENT = "document"
    UNKNOWN = "unknown"


@dataclasses.dataclass(frozen=True, slots=True)
class Page:
    """One URL under watch, with what the next visit has to know.

    `availability` is the last confirmed one; `failures` counts the captures since
    the last good one, the first of which was at `failing_since`. `digest` is that of
    the body last seen, so that the same bytes need not be parsed twice. `parts` counts
    the pages that its last version was joined from. `distrusted` says that its server
    was found to answer 304 though the page had changed, so that it is asked without
    validators; `quiet_since` that nothing new has appeared on it for long;
    `confidence` is the parser's in its last version. `older_at` is the listing's older
    page that could not be had, from which reading back goes on.
    """

    id: int
    source: str
    url: str
    kind: PageKind = PageKind.UNKNOWN
    title: str | None = None
    found_at: dt.datetime | None = None
    due_at: dt.datetime | None = None
    checked_at: dt.datetime | None = None
    succeeded_at: dt.datetime | None = None
    availability: Availability = Availability.OK
    failures: int = 0
    failing_since: dt.datetime | None = None
    failing_reason: str | None = None
    validators: Validators = Validators()
    versions: int = 0
    digest: str | None = None
    parts: int = 1
    distrusted: bool = False
    quiet_since: dt.datetime | None = None
    confidence: float | None = None
    older_at: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Snapshot:
    """A stored version of a page. `number` counts from 1 for each page."""

    id: int
    page_id: int
    number: int
    at: dt.datetime
    digest: str
    path: str
    parsed: Parsed


@dataclasses.dataclass(frozen=True, slots=True)
class Check:
    """What one visit to a page came to: all of it is stored in one commit.

    `parsed` is set where the capture is a new version (with `change`, unless it is
    the page's first); `edits` of a listing are in its `change` as well, and `found`
    are the pages to follow from it. `became` is set where the page's availability
    is confirmed to be another than before: gone, blocked, or back again. `keep` is
    for sources of which every capture is kept as a file, not versions alone.

    `parts` are the captures of a document's further pages, which are kept as files with
    the version that was joined from them; `others` what else was fetched on this visit,
    such as a listing's older pages. `stale` says that the page had changed and yet the
    server had answered, or answered, 304. `older_at` is the older page of a listing
    that could not be had, None where there is none. `fingerprint` is what the change
    has in common with the same change of another page of the source (see
    `monitor.diff`).
    """

    page: Page
    capture: Capture
    verdict: Verdict
    due_at: dt.datetime
    parsed: Parsed | None = None
    change: Change | None = None
    found: tuple[Link, ...] = ()
    became: Availability | None = None
    returns_to: int | None = None
    keep: bool = False
    parts: tuple[Capture, ...] = ()
    others: tuple[Capture, ...] = ()
    alert: Alert | None = None
    stale: bool = False
    older_at: str | None = None
    fingerprint: str | None = None

    @property
    def severity(self) -> Severity:
        """How much what it came to matters."""
        return severity(self.change, self.became, self.alert)

    @property
    def put_off(self) -> bool:
        """Whether the page was not seen, and that says nothing of it.

        Its host rests and was not asked, or the program was told to stop.
        """
        resting = self.capture.failure in RESTING and self.capture.attempts == 0
        return resting or self.capture.failure is Failure.STOPPED


@dataclasses.dataclass(frozen=True, slots=True)
class Side:
    """One of the two versions that a report compares.

    `location` says how to see the original: a file, a WARC path or an address.
    """

    content: Content | None
    at: dt.datetime | None = None
    digest: str | None = None
    number: int | None = None
    location: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Comparison:
    """A change with all that a report names: page, source, and both versions.

    Where `became` is set and there are no edits, the report is that the page is
    gone, blocked or back; `verdict` then carries the evidence, as it does of an
    `alert`. `zone` is an IANA
    name: times are printed in it.

    `event` is the id of the first change of the event that this one belongs to: the
    same edit on many pages of a source, a template's sentence, is one event. Where it
    is the change's own id, `alike` counts the changes of other pages in the event.
    `copy` says that the two sides are no versions of one page: the new one is what
    another site made of the old one.
    """

    url: str | None
    title: str | None
    change: Change
    old: Side
    new: Side
    source: str | None = None
    zone: str = "UTC"
    id: int | None = None
    became: Availability | None = None
    verdict: Verdict | None = None
    returns_to: int | None = None
    page_id: int | None = None
    alert: Alert | None = None
    event: int | None = None
    alike: int = 0
    copy: bool = False

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return severity(self.change, self.became, self.alert)
