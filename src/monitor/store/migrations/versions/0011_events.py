"""Which changes are one event: the same edit on many pages of a source."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the columns; a change that is there is an event of its own."""
    op.add_column("change", sa.Column("fingerprint", sa.LargeBinary(32)))
    op.add_column("change", sa.Column("event_id", _ID))
    op.create_index("change_event", "change", ["event_id"])
    op.create_index("change_fingerprint", "change", ["fingerprint"])
