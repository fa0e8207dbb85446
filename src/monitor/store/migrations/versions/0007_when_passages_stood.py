"""When a passage stood on its page; pages by address whatever their source."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_SINCE = """
    UPDATE passage SET since_at = coalesce((
        SELECT capture.at FROM snapshot JOIN capture ON capture.id = snapshot.capture_id
        WHERE snapshot.page_id = passage.page_id AND snapshot.number = passage.since
    ), 0)
"""
_UNTIL = """
    UPDATE passage SET until_at = (
        SELECT capture.at FROM snapshot JOIN capture ON capture.id = snapshot.capture_id
        WHERE snapshot.page_id = passage.page_id AND snapshot.number = passage.until
    ) WHERE until IS NOT NULL
"""


def upgrade() -> None:
    """Add the times, and indexes that have all that search asks of a passage."""
    op.add_column(
        "passage",
        sa.Column("since_at", sa.BigInteger, nullable=False, server_default="0"),
    )
    op.add_column("passage", sa.Column("until_at", sa.BigInteger))
    op.execute(_SINCE)
    op.execute(_UNTIL)
    op.drop_index("passage_text", "passage")
    op.create_index(
        "passage_text",
        "passage",
        ["text_id", "until_at", "since_at", "page_id", "voice_id"],
    )
    op.create_index("page_key", "page", ["key"])
    gone = sa.text("availability = 'gone'")
    op.create_index(
        "page_gone", "page", ["id"], sqlite_where=gone, postgresql_where=gone
    )
