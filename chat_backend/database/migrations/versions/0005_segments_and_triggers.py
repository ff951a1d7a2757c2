"""Segments with their members, triggers with what is due and what was sent, and how the chat behaves on the site."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("workspaces", sa.Column("chat", sa.Text(), nullable=False, server_default="{}"))
    op.add_column("messages", sa.Column("trigger_id", sa.String(100)))
    op.add_column("users", sa.Column("segments_due_at", sa.BigInteger()))
    op.create_index(op.f("ix_users_segments_due_at"), "users", ["segments_due_at"])
    op.create_table(
        "segments",
        sa.Column("workspace_id", sa.String(100), nullable=False),
        sa.Column("id", sa.String(100), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("ready", sa.Boolean(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.Column("looked_through", sa.String(100)),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_segments")),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name=op.f("fk_segments_workspace_id")),
    )
    op.create_table(
        "segment_members",
        sa.Column("workspace_id", sa.String(100), nullable=False),
        sa.Column("segment_id", sa.String(100), nullable=False),
        sa.Column("user_id", sa.String(100), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "segment_id", "user_id", name=op.f("pk_segment_members")),
        sa.ForeignKeyConstraint(
            ["workspace_id", "segment_id"],
            ["segments.workspace_id", "segments.id"],
            name=op.f("fk_segment_members_workspace_id_segment_id"),
        ),
    )
    op.create_index(op.f("ix_segment_members_workspace_id_user_id"), "segment_members", ["workspace_id", "user_id"])
    op.create_table(
        "triggers",
        sa.Column("workspace_id", sa.String(100), nullable=False),
        sa.Column("id", sa.String(100), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("when", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("operator_id", sa.String(100), nullable=False),
        sa.Column("repeat_days", sa.BigInteger()),
        sa.Column("not_while_talking", sa.Boolean(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_triggers")),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name=op.f("fk_triggers_workspace_id")),
    )
    op.create_table(
        "trigger_dues",
        sa.Column("workspace_id", sa.String(100), nullable=False),
        sa.Column("trigger_id", sa.String(100), nullable=False),
        sa.Column("user_id", sa.String(100), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "trigger_id", "user_id", name=op.f("pk_trigger_dues")),
        sa.ForeignKeyConstraint(
            ["workspace_id", "trigger_id"],
            ["triggers.workspace_id", "triggers.id"],
            name=op.f("fk_trigger_dues_workspace_id_trigger_id"),
        ),
    )
    op.create_index(op.f("ix_trigger_dues_at"), "trigger_dues", ["at"])
    op.create_table(
        "trigger_sends",
        sa.Column("workspace_id", sa.String(100), nullable=False),
        sa.Column("user_id", sa.String(100), nullable=False),
        sa.Column("trigger_id", sa.String(100), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("times", sa.BigInteger(), nullable=False),
        sa.Column("answered", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "user_id", "trigger_id", name=op.f("pk_trigger_sends")),
        sa.ForeignKeyConstraint(
            ["workspace_id", "trigger_id"],
            ["triggers.workspace_id", "triggers.id"],
            name=op.f("fk_trigger_sends_workspace_id_trigger_id"),
        ),
    )
    op.create_index(op.f("ix_trigger_sends_workspace_id_trigger_id"), "trigger_sends", ["workspace_id", "trigger_id"])


def downgrade() -> None:
    for table in ("trigger_sends", "trigger_dues", "triggers", "segment_members", "segments"):
        op.drop_table(table)
    op.drop_index(op.f("ix_users_segments_due_at"), "users")
    op.drop_column("users", "segments_due_at")
    op.drop_column("messages", "trigger_id")
    op.drop_column("workspaces", "chat")
