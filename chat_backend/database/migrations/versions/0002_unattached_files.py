"""Files know since when nobody has attached them; those stored before count as attached."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("files", sa.Column("unattached_since", sa.BigInteger(), nullable=True))
    op.create_index(op.f("ix_files_unattached_since"), "files", ["unattached_since"])


def downgrade() -> None:
    op.drop_index(op.f("ix_files_unattached_since"), "files")
    op.drop_column("files", "unattached_since")
