"""Where reading back a listing's older pages broke off."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; of what is there nothing is known to be missing."""
    op.add_column("page", sa.Column("older_at", sa.String))
