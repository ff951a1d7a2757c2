"""Messages keep a copy of what can be searched in them, folded."""

import msgspec
import sqlalchemy as sa
from alembic import op

from chat_backend.search_text import searchable

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_BATCH = 500


def upgrade() -> None:
    op.add_column("messages", sa.Column("folded", sa.Text(), nullable=True))
    messages = sa.table(
        "messages",
        *(sa.column(name) for name in ("workspace_id", "id", "number", "kind", "text", "files", "folded")),
    )
    connection = op.get_bind()
    unfolded = (
        sa.select(messages.c.workspace_id, messages.c.id, messages.c.text, messages.c.files)
        .where(messages.c.folded.is_(None), messages.c.kind != "system")
        .limit(_BATCH)
    )
    while found := connection.execute(unfolded).all():
        for row in found:
            names = [file["name"] for file in msgspec.json.decode(row.files or "[]")]
            connection.execute(
                sa.update(messages)
                .where(messages.c.workspace_id == row.workspace_id, messages.c.id == row.id)
                .values(folded=searchable(row.text, names))
            )


def downgrade() -> None:
    op.drop_column("messages", "folded")
