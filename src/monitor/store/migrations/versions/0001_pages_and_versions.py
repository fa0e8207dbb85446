"""Pages, captures, versions, changes, the outbox and the ledger."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_INSTANT = sa.BigInteger()
_DIGEST = sa.LargeBinary(32)


def upgrade() -> None:
    """Make the first tables."""
    _pages()
    _captures()
    _versions()
    _changes()
    _outbox()
    _ledger()


def _id() -> sa.Column[int]:
    return sa.Column("id", _ID, primary_key=True)


def _reference(name: str, target: str) -> sa.Column[int]:
    return sa.Column(name, _ID, sa.ForeignKey(target), nullable=False)


def _pages() -> None:
    op.create_table(
        "page",
        _id(),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("url", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("title", sa.String),
        sa.Column("found_at", _INSTANT),
        sa.Column("due_at", _INSTANT),
        sa.Column("checked_at", _INSTANT),
        sa.Column("succeeded_at", _INSTANT),
        sa.Column("availability", sa.String, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("failing_since", _INSTANT),
        sa.Column("failing_reason", sa.String),
        sa.Column("etag", sa.String),
        sa.Column("last_modified", sa.String),
        sa.Column("versions", sa.Integer, nullable=False),
        sa.Column("digest", _DIGEST),
        sa.Column("retired_at", _INSTANT),
        sa.UniqueConstraint("source", "key", name="page_source_key"),
    )
    op.create_index("page_url", "page", ["url"])
    watched = sa.text("retired_at IS NULL")
    op.create_index(
        "page_due", "page", ["due_at"], sqlite_where=watched, postgresql_where=watched
    )


def _captures() -> None:
    op.create_table(
        "capture",
        _id(),
        _reference("page_id", "page.id"),
        sa.Column("at", _INSTANT, nullable=False),
        sa.Column("seconds", sa.Float, nullable=False),
        sa.Column("availability", sa.String, nullable=False),
        sa.Column("reason", sa.String, nullable=False),
        sa.Column("status", sa.Integer),
        sa.Column("failure", sa.String),
        sa.Column("final_url", sa.String),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("digest", _DIGEST),
        sa.Column("number", sa.Integer),
        sa.Column("path", sa.String),
        sa.Column("file_digest", _DIGEST),
    )
    op.create_index("capture_page", "capture", ["page_id", "id"])


def _versions() -> None:
    op.create_table(
        "text",
        _id(),
        sa.Column("digest", _DIGEST, nullable=False, unique=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "snapshot",
        _id(),
        _reference("page_id", "page.id"),
        sa.Column("number", sa.Integer, nullable=False),
        _reference("capture_id", "capture.id"),
        sa.Column("parser", sa.Integer, nullable=False),
        _reference("shape_id", "text.id"),
        sa.Column("texts", sa.LargeBinary, nullable=False),
        sa.Column("parsed_digest", _DIGEST, nullable=False),
        sa.UniqueConstraint("page_id", "number", name="snapshot_page_number"),
    )


def _changes() -> None:
    op.create_table(
        "change",
        _id(),
        _reference("page_id", "page.id"),
        _reference("capture_id", "capture.id"),
        sa.Column("at", _INSTANT, nullable=False),
        sa.Column("old_number", sa.Integer),
        sa.Column("new_number", sa.Integer),
        sa.Column("severity", sa.Integer, nullable=False),
        sa.Column("became", sa.String),
        sa.Column("returns_to", sa.Integer),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_index("change_page", "change", ["page_id", "id"])
    op.create_index("change_at", "change", ["at"])


def _outbox() -> None:
    op.create_table(
        "outbox",
        _id(),
        sa.Column("channel", sa.String, nullable=False),
        _reference("change_id", "change.id"),
        sa.Column("since", _INSTANT, nullable=False),
        sa.Column("next_at", _INSTANT, nullable=False),
        sa.Column("delivered_at", _INSTANT),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("error", sa.String),
        sa.UniqueConstraint("channel", "change_id", name="outbox_channel_change"),
    )
    waiting = sa.text("delivered_at IS NULL")
    op.create_index(
        "outbox_pending",
        "outbox",
        ["channel", "id"],
        sqlite_where=waiting,
        postgresql_where=waiting,
    )


def _ledger() -> None:
    op.create_table(
        "ledger",
        _id(),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("capture_id", _ID, sa.ForeignKey("capture.id")),
        sa.Column("words", sa.String),
        sa.Column("digest", _DIGEST, nullable=False),
    )
