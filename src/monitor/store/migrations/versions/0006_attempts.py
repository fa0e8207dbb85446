"""How often a server was asked for one capture."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; what is there counts as asked for once."""
    op.add_column(
        "capture",
        sa.Column("attempts", sa.Integer, nullable=False, server_default="1"),
    )
