"""What people think of changes."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "judgement",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("change_id", _ID, sa.ForeignKey("change.id"), nullable=False),
        sa.Column("standing", sa.String, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("who", sa.String, nullable=False),
        sa.Column("owner", sa.String, nullable=False),
        sa.Column("note", sa.String, nullable=False),
        sa.Column("holds", sa.Boolean, nullable=False),
    )
    op.create_index("judgement_change", "judgement", ["change_id", "id"])
    op.create_index(
        "judgement_standing",
        "judgement",
        ["standing", "change_id"],
        sqlite_where=sa.text("holds"),
        postgresql_where=sa.text("holds"),
    )
