"""Alembic's migrations, run by ``database.schema``."""
