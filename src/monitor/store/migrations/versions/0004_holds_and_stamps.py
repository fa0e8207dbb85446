"""Pages whose evidence must not go, and outside time stamps of the ledger."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the two tables, and find the captures that became versions at once."""
    versions = sa.text("number IS NOT NULL")
    op.create_index(
        "capture_version",
        "capture",
        ["page_id", "number"],
        sqlite_where=versions,
        postgresql_where=versions,
    )
    op.create_table(
        "hold",
        sa.Column(
            "page_id", _ID, sa.ForeignKey("page.id"), primary_key=True, nullable=False
        ),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("reason", sa.String, nullable=False),
    )
    op.create_table(
        "stamp",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("authority", sa.String, nullable=False),
        sa.Column("length", _ID, nullable=False),
        sa.Column("digest", sa.LargeBinary(32), nullable=False),
        sa.Column("reply", sa.LargeBinary, nullable=False),
    )
