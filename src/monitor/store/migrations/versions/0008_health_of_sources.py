"""How sure the parser was of each page, what each day brought, and two indexes.

With them a desk tells the health of all sources without reading their pages.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add column, table and indexes; the days before today stay uncounted."""
    op.add_column("page", sa.Column("confidence", sa.Float))
    watched = sa.text("retired_at IS NULL")
    op.create_index(
        "page_source",
        "page",
        ["source", "id"],
        sqlite_where=watched,
        postgresql_where=watched,
    )
    op.create_index(
        "page_totals",
        "page",
        [
            *("source", "availability", "kind", "versions", "failures"),
            *("succeeded_at", "checked_at", "due_at", "confidence"),
        ],
        sqlite_where=watched,
        postgresql_where=watched,
    )
    failing = sa.text("retired_at IS NULL AND failures > 0")
    op.create_index(
        "page_failing",
        "page",
        ["failing_since", "id"],
        sqlite_where=failing,
        postgresql_where=failing,
    )
    op.create_table(
        "tally",
        sa.Column("source", sa.String, primary_key=True),
        sa.Column("day", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("visits", sa.Integer, nullable=False),
        sa.Column("failed", sa.Integer, nullable=False),
        sa.Column("versions", sa.Integer, nullable=False),
        sa.Column("found", sa.Integer, nullable=False),
    )
