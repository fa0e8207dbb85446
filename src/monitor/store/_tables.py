"""The tables, for SQLite and PostgreSQL alike.

Migrations make and alter them (`migrations/`); this is what they amount to, and a
test compares the two. Instants are microseconds since 1970 in UTC, which sort and
compare everywhere; digests are the 32 bytes of SHA-256.
"""

from __future__ import annotations

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

# SQLite makes ids only of the type that it calls INTEGER.
_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_INSTANT = sa.BigInteger()
_DIGEST = sa.LargeBinary(32)


class Row(SQLModel):
    """What all tables share: they are described apart from any other program's."""

    metadata = sa.MetaData()


def _reference(target: str) -> sa.Column[int]:
    """Return a column that refers to another row and cannot be null."""
    return sa.Column(_ID, sa.ForeignKey(target), nullable=False)


class PageRow(Row, table=True):
    """One URL under watch: `Page`, and the key that tells it from others."""

    __tablename__ = "page"
    __table_args__ = (
        sa.UniqueConstraint("source", "key", name="page_source_key"),
        sa.Index("page_url", "url"),
        sa.Index("page_key", "key"),
        sa.Index(
            "page_gone",
            "id",
            sqlite_where=sa.text("availability = 'gone'"),
            postgresql_where=sa.text("availability = 'gone'"),
        ),
        sa.Index(
            "page_due",
            "due_at",
            sqlite_where=sa.text("retired_at IS NULL"),
            postgresql_where=sa.text("retired_at IS NULL"),
        ),
        sa.Index(
            "page_source",
            "source",
            "id",
            sqlite_where=sa.text("retired_at IS NULL"),
            postgresql_where=sa.text("retired_at IS NULL"),
        ),
        # All that is counted of a source, so that the table itself is not read.
        sa.Index(
            "page_totals",
            *("source", "availability", "kind", "versions", "failures"),
            *("succeeded_at", "checked_at", "due_at", "confidence"),
            sqlite_where=sa.text("retired_at IS NULL"),
            postgresql_where=sa.text("retired_at IS NULL"),
        ),
        sa.Index(
            "page_failing",
            "failing_since",
            "id",
            sqlite_where=sa.text("retired_at IS NULL AND failures > 0"),
            postgresql_where=sa.text("retired_at IS NULL AND failures > 0"),
        ),
    )
    id: int | None = Field(default=None, primary_key=True, sa_type=_ID)
    source: str
    key: str
    url: str
    kind: str
    title: str | None = None
    found_at: int | None = Field(default=None, sa_type=_INSTANT)
    due_at: int | None = Field(default=None, sa_type=_INSTANT)
    checked_at: int | None = Field(default=None, sa_type=_INSTANT)
    succeeded_at: int | None = Field(default=None, sa_type=_INSTANT)
    availability: str
    failures: int = 0
    failing_since: int | None = Field(default=None, sa_type=_INSTANT)
    failing_reason: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    versions: int = 0
    digest: bytes | None = Field(default=None, sa_type=_DIGEST)
    retired_at: int | None = Field(default=None, sa_type=_INSTANT)
    host: str = Field(sa_column=sa.Column(sa.String, nullable=False, server_default=""))
    parts: int = Field(
        sa_column=sa.Column(sa.Integer, nullable=False, server_default="1")
    )
    distrusted: int = Field(
        sa_column=sa.Column(sa.Integer, nullable=False, server_default="0")
    )
    quiet_since: int | None = Field(default=None, sa_type=_INSTANT)
    confidence: float | None = None
    older_at: str | None = None


class CaptureRow(Row, table=True):
    """What one fetch brought; `number` of its version, `path` of its file."""

    __tablename__ = "capture"
    __table_args__ = (
        sa.Index("capture_page", "page_id", "id"),
        sa.Index(
            "capture_version",
            "page_id",
            "number",
            sqlite_where=sa.text("number IS NOT NULL"),
            postgresql_where=sa.text("number IS NOT NULL"),
        ),
    )
    id: int | None = Field(default=None, primary_key=True, sa_type=_ID)
    page_id: int = Field(sa_column=_reference("page.id"))
    at: int = Field(sa_type=_INSTANT)
    seconds: float
    availability: str
    reason: str
    status: int | None = None
    failure: str | None = None
    final_url: str | None = None
    size: int
    digest: bytes | None = Field(default=None, sa_type=_DIGEST)
    number: int | None = None
    path: str | None = None
    attempts: int = Field(
        sa_column=sa.Column(sa.Integer, nullable=False, server_default="1")
    )
    file_digest: bytes | None = Field(default=None, sa_type=_DIGEST)


class TextRow(Row, table=True):
    """A text, stored once however many versions have it; packed by `_texts`."""

    __tablename__ = "text"
    id: int | None = Field(default=None, primary_key=True, sa_type=_ID)
    digest: bytes = Field(sa_column=sa.Column(_DIGEST, nullable=False, unique=True))
    body: bytes


class SnapshotRow(Row, table=True):
    """A version: its capture, and what was parsed as a shape and its texts."""

    __tablename__ = "snapshot"
    __table_args__ = (
        sa.UniqueConstraint("page_id", "number", name="snapshot_page_number"),
    )
    id: int | None = Field(default=None, primary_key=True, sa_type=_ID)
    page_id: int = Field(sa_column=_reference("page.id"))
    number: int
    capture_id: int = Field(sa_column=_reference("capture.id"))
    parser: int
    shape_id: int = Field(sa_column=_reference("text.id"))
    texts: bytes
    parsed_digest: bytes = Field(sa_type=_DIGEST)


class ChangeRow(Row, table=True):
    """The edits between two versions, or what became of the page; packed JSON."""

    __tablename__ = "change"
    __table_args__ = (
        sa.Index("change_page", "page_id", "id"),
        sa.Index("change_at", "at"),
        sa.Index("change_event", "event_id"),
        sa.Index("change_fingerprint", "fingerprint"),
    )
    id: int | None = Field(default=None, primary_key=True, sa_type=_ID)
    page_id: int = Field(sa_column=_reference("page.id"))
    capture_id: int = Field(sa_column=_reference("capture.id"))
    at: int = Field(sa_type=_INSTANT)
    old_number: int | None = None
    new_number: int | None = None
    severity: int
    became: str | None = None
    returns_to: int | None = None
    body: bytes
    fingerprint: bytes | None = Field(default=None, sa_type=_DIGEST)
    event_id: int | None = Field(default=None, sa_type=_ID)


class OutboxRow(Row, table=True):
    """A change that a channel has to hear of, until it confirmed it."""

    __tablename__ = "outbox"
    __table_args__ = (
        sa.UniqueConstraint("channel", "change_id", name="outbox_channel_change"),
        sa.Index(
            "outbox_pending",
            "channel",
            "id",
            sqlite_where=sa.text("delivered_at IS NULL"),
            postgresql_where=sa.text("delivered_at IS NULL"),
        ),
    )
    id: int | None = Field(default=None, primary_key=True, sa_type=_ID)
    channel: str
    change_id: int = Field(sa_column=_reference("change.id"))
    since: int = Field(sa_type=_INSTANT)
    next_at: int = Field(sa_type=_INSTANT)
    delivered_at: int | None = Field(default=None, sa_type=_INSTANT)
    attempts: int = 0
    error: str | None = None


class LedgerRow(Row, table=True):
    """One entry of the hash-chained log; `id` counts from 1 without a gap."""

    __tablename__ = "ledger"
    id: int | None = Field(default=None, primary_key=True, sa_type=_ID)
    kind: str
    capture_id: int | None = Field(
        default=None, sa_column=sa.Column(_ID, sa.ForeignKey("capture.id"))
    )
    words: str | None = None
    digest: bytes = Field(sa_type=_DIGEST)


class VoiceRow(Row, table=True):
    """Whose words a passage is; what is not known is empty, so that it compares."""

    __tablename__ = "voice"
    __table_args__ = (
        sa.UniqueConstraint("role", "speaker", "affiliation", name="voice_words"),
        sa.Index("voice_speaker", "speaker"),
    )
    id: int | None = Field(default=None, primary_key=True, sa_type=_ID)
    role: str
    speaker: str
    affiliation: str


class PassageRow(Row, table=True):
    """A paragraph on a page: from version `since` on, in `until` no more.

    `since_at` and `until_at` are the times of these versions.
    """

    __tablename__ = "passage"
    __table_args__ = (
        # All that search asks of a passage before it looks at the rest of a match.
        sa.Index(
            "passage_text", "text_id", "until_at", "since_at", "page_id", "voice_id"
        ),
        sa.Index("passage_voice", "voice_id", "id"),
        sa.Index("passage_page", "page_id", "until"),
    )
    id: int | None = Field(default=None, primary_key=True, sa_type=_ID)
    page_id: int = Field(sa_column=_reference("page.id"))
    text_id: int = Field(sa_column=_reference("text.id"))
    voice_id: int = Field(sa_column=_reference("voice.id"))
    since: int
    until: int | None = None
    since_at: int = Field(
        sa_column=sa.Column(sa.BigInteger, nullable=False, server_default="0")
    )
    until_at: int | None = Field(default=None, sa_type=_INSTANT)


class HoldRow(Row, table=True):
    """A page whose evidence must not go, and why."""

    __tablename__ = "hold"
    page_id: int = Field(
        sa_column=sa.Column(
            _ID, sa.ForeignKey("page.id"), primary_key=True, autoincrement=False
        )
    )
    at: int = Field(sa_type=_INSTANT)
    reason: str


class StampRow(Row, table=True):
    """An outside time stamp: what it covers, and the authority's reply (RFC 3161)."""

    __tablename__ = "stamp"
    id: int | None = Field(default=None, primary_key=True, sa_type=_ID)
    at: int = Field(sa_type=_INSTANT)
    authority: str
    length: int = Field(sa_type=_ID)
    digest: bytes = Field(sa_type=_DIGEST)
    reply: bytes


class JudgementRow(Row, table=True):
    """What somebody thought of a change; the last one of a change `holds`."""

    __tablename__ = "judgement"
    __table_args__ = (
        sa.Index("judgement_change", "change_id", "id"),
        sa.Index(
            "judgement_standing",
            "standing",
            "change_id",
            sqlite_where=sa.text("holds"),
            postgresql_where=sa.text("holds"),
        ),
    )
    id: int | None = Field(default=None, primary_key=True, sa_type=_ID)
    change_id: int = Field(sa_column=_reference("change.id"))
    standing: str
    at: int = Field(sa_type=_INSTANT)
    who: str
    owner: str
    note: str
    holds: bool


class TallyRow(Row, table=True):
    """What a day (counted from 1970, UTC) brought of a source."""

    __tablename__ = "tally"
    source: str = Field(primary_key=True)
    day: int = Field(
        sa_column=sa.Column(sa.Integer, primary_key=True, autoincrement=False)
    )
    visits: int
    failed: int
    versions: int
    found: int


class SessionRow(Row, table=True):
    """Somebody who is logged in, by the SHA-256 of their cookie."""

    __tablename__ = "session"

    digest: bytes = Field(primary_key=True)
    name: str
    until: int = Field(sa_type=_INSTANT)


_all = Row.metadata.tables
page = _all["page"]
capture = _all["capture"]
text = _all["text"]
snapshot = _all["snapshot"]
change = _all["change"]
outbox = _all["outbox"]
ledger = _all["ledger"]
voice = _all["voice"]
passage = _all["passage"]
hold = _all["hold"]
stamp = _all["stamp"]
judgement = _all["judgement"]
tally = _all["tally"]
session = _all["session"]
