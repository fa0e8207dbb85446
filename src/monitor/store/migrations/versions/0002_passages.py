"""Who said which paragraph from which version to which; full text on SQLite."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables of search; `_migrate` fills them from the versions."""
    op.create_table(
        "voice",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("speaker", sa.String, nullable=False),
        sa.Column("affiliation", sa.String, nullable=False),
        sa.UniqueConstraint("role", "speaker", "affiliation", name="voice_words"),
    )
    op.create_table(
        "passage",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("page_id", _ID, sa.ForeignKey("page.id"), nullable=False),
        sa.Column("text_id", _ID, sa.ForeignKey("text.id"), nullable=False),
        sa.Column("voice_id", _ID, sa.ForeignKey("voice.id"), nullable=False),
        sa.Column("since", sa.Integer, nullable=False),
        sa.Column("until", sa.Integer),
    )
    op.create_index("passage_text", "passage", ["text_id"])
    op.create_index("passage_page", "passage", ["page_id", "until"])
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE search_text USING fts5("
            "words, content='', tokenize='unicode61 remove_diacritics 2')"
        )
