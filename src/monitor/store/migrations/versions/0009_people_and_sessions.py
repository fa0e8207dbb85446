"""What a speaker said, found by the speaker; who is logged in at the desk."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the indexes and the table."""
    op.create_index("voice_speaker", "voice", ["speaker"])
    op.create_index("passage_voice", "passage", ["voice_id", "id"])
    op.create_table(
        "session",
        sa.Column("digest", sa.LargeBinary, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("until", sa.BigInteger, nullable=False),
    )
