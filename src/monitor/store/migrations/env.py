"""Alembic's entry: it runs on the connection that `_migrate` has open."""

from alembic import context

connection = context.config.attributes["connection"]
context.configure(connection=connection, transactional_ddl=False)
context.run_migrations()
