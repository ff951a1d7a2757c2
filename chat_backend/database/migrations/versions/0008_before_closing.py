"""Dialogs know what closing them ended, so that it can be undone."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("dialogs", sa.Column("before_closing", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("dialogs", "before_closing")
