"""The page's host, its parts, and what was found out about its server and source."""

import sqlalchemy as sa
from alembic import op

from monitor.store._state import host_of, page_key

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; a page that is there gets host and key from its address."""
    for column in (
        sa.Column("host", sa.String, nullable=False, server_default=""),
        sa.Column("parts", sa.Integer, nullable=False, server_default="1"),
        sa.Column("distrusted", sa.Integer, nullable=False, server_default="0"),
        sa.Column("quiet_since", sa.BigInteger),
    ):
        op.add_column("page", column)
    page = sa.table(
        "page",
        *(sa.column(name) for name in ("id", "source", "key", "url", "host")),
    )
    connection = op.get_bind()
    rows = connection.execute(sa.select(page).order_by(page.c.id)).all()
    taken = {(row.source, row.key) for row in rows}
    for row in rows:
        key = page_key(row.url)
        if (row.source, key) in taken:  # two pages that count as one today stay two
            key = row.key
        taken.add((row.source, key))
        values = {"key": key, "host": host_of(row.url)}
        connection.execute(page.update().where(page.c.id == row.id).values(values))
