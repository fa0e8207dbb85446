"""Indexes by which search tells at once what is gone from what is there."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Give the index of passages all that search asks of them, and name gone pages."""
    op.drop_index("passage_text", "passage")
    op.create_index(
        "passage_text", "passage", ["text_id", "until", "page_id", "voice_id"]
    )
    gone = sa.text("availability = 'gone'")
    op.create_index(
        "page_gone", "page", ["id"], sqlite_where=gone, postgresql_where=gone
    )
