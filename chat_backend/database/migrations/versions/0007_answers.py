"""The index that answers are counted from holds all that counting asks for."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_BEFORE = "ix_messages_workspace_id_kind_at_author_id"
_NOW = "ix_messages_workspace_id_kind_at_author_id_trigger_id"


def upgrade() -> None:
    op.drop_index(op.f(_BEFORE), "messages")
    op.create_index(op.f(_NOW), "messages", ["workspace_id", "kind", "at", "author_id", "trigger_id"])


def downgrade() -> None:
    op.drop_index(op.f(_NOW), "messages")
    op.create_index(op.f(_BEFORE), "messages", ["workspace_id", "kind", "at", "author_id"])
