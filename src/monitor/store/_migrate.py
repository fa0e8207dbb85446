"""The schema brought up to this program's, on opening (Alembic)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from monitor.errors import InputError, NewerStoreError
from monitor.store import _engine, _passages, _versions

if TYPE_CHECKING:
    from alembic.config import Config

_SCRIPTS = Path(__file__).with_name("migrations")

# The files of `migrations/versions` in order; a test holds the two together.
KNOWN = tuple(f"{number:04d}" for number in range(1, 12))
HEAD = KNOWN[-1]


def revision(engine: sa.Engine) -> str | None:
    """Return the revision of the store's schema, or None if it is empty."""
    with _engine.reading(engine) as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return None
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version")
        return found.scalar()


def upgrade(engine: sa.Engine, to: str = HEAD) -> None:
    """Bring the schema to a revision, all of it in one transaction.

    Raises `NewerStoreError` where the store has a revision that is not known here.
    """
    current = revision(engine)
    if current == to:
        return
    _refuse_newer(current)
    # Alembic takes as long to load as all else together, and is rarely needed.
    from alembic import command  # noqa: PLC0415

    with _engine.writing(engine) as connection:
        configuration = _configuration()
        configuration.attributes["connection"] = connection
        command.upgrade(configuration, to)
        if to == HEAD:
            # What is derived from the versions is made anew, not migrated.
            for page_id in _passages.unnoted(connection):
                _versions.note_passages(connection, page_id)


def require_current(engine: sa.Engine) -> None:
    """Raise where the schema is not this program's and may not be changed."""
    current = revision(engine)
    if current == HEAD:
        return
    _refuse_newer(current)
    raise InputError(
        "The store was made by an older version of this program and is opened for "
        "reading only. Run `monitor status` once with the right to write in its "
        "folder: that brings it up to date."
    )


def _refuse_newer(current: str | None) -> None:
    if current is None or current in KNOWN:
        return
    raise NewerStoreError(
        f"The store was made by a newer version of this program (its schema is "
        f"{current}, this program knows up to {HEAD}). Nothing was changed. "
        f"Upgrade this program, or name another folder."
    )


def _configuration() -> Config:
    from alembic.config import Config  # noqa: PLC0415 - see `upgrade`

    configuration = Config()
    configuration.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    return configuration
