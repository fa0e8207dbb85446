"""The page's host, its parts, and what was found out about its server and source."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; a page that is there gets its host from its key."""
    for column in (
        sa.Column("host", sa.String, nullable=False, server_default=""),
        sa.Column("parts", sa.Integer, nullable=False, server_default="1"),
        sa.Column("distrusted", sa.Integer, nullable=False, server_default="0"),
        sa.Column("quiet_since", sa.BigInteger),
    ):
        op.add_column("page", column)
    page = sa.table(
        "page", sa.column("id"), sa.column("key"), sa.column("host", sa.String)
    )
    connection = op.get_bind()
    rows = connection.execute(sa.select(page.c.id, page.c.key)).all()
    for row in rows:
        # Keys began with the host in the first schema.
        host = row.key.partition("/")[0]
        connection.execute(page.update().where(page.c.id == row.id).values(host=host))
