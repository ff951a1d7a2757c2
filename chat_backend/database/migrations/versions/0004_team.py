"""Invitations, sessions that know why they ended, and the spells that statistics are counted from."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("operators", sa.Column("last_seen_at", sa.BigInteger(), nullable=True))
    op.add_column("operator_tokens", sa.Column("used_at", sa.BigInteger(), server_default="0", nullable=False))
    op.add_column("operator_tokens", sa.Column("ended", sa.String(length=20), nullable=True))
    op.create_index(
        op.f("ix_operator_tokens_workspace_id_operator_id"), "operator_tokens", ["workspace_id", "operator_id"]
    )
    op.create_index(
        op.f("ix_dialogs_workspace_id_state_assignee_id"), "dialogs", ["workspace_id", "state", "assignee_id"]
    )
    op.create_index(
        op.f("ix_messages_workspace_id_kind_at_author_id"), "messages", ["workspace_id", "kind", "at", "author_id"]
    )
    op.create_table(
        "invitations",
        sa.Column("workspace_id", sa.String(length=100), nullable=False),
        sa.Column("id", sa.String(length=100), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("invited_by", sa.String(length=100), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("operator_id", sa.String(length=100), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "invited_by"],
            ["operators.workspace_id", "operators.id"],
            name=op.f("fk_invitations_workspace_id_invited_by"),
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_invitations")),
        sa.UniqueConstraint("digest", name=op.f("uq_invitations_digest")),
    )
    op.create_table(
        "spells",
        sa.Column("workspace_id", sa.String(length=100), nullable=False),
        sa.Column("dialog_id", sa.String(length=100), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("is_first", sa.Boolean(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("wrote_at", sa.BigInteger(), nullable=True),
        sa.Column("answered_at", sa.BigInteger(), nullable=True),
        sa.Column("answered_by", sa.String(length=100), nullable=True),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("closed_by", sa.String(length=100), nullable=True),
        sa.Column("snoozed_since", sa.BigInteger(), nullable=True),
        sa.Column("snoozes", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "dialog_id"],
            ["dialogs.workspace_id", "dialogs.id"],
            name=op.f("fk_spells_workspace_id_dialog_id"),
        ),
        sa.PrimaryKeyConstraint("workspace_id", "dialog_id", "number", name=op.f("pk_spells")),
    )
    for column in ("opened_at", "answered_at", "closed_at"):
        op.create_index(op.f(f"ix_spells_workspace_id_{column}"), "spells", ["workspace_id", column])


def downgrade() -> None:
    op.drop_table("spells")
    op.drop_table("invitations")
    op.drop_index(op.f("ix_messages_workspace_id_kind_at_author_id"), "messages")
    op.drop_index(op.f("ix_dialogs_workspace_id_state_assignee_id"), "dialogs")
    op.drop_index(op.f("ix_operator_tokens_workspace_id_operator_id"), "operator_tokens")
    op.drop_column("operator_tokens", "ended")
    op.drop_column("operator_tokens", "used_at")
    op.drop_column("operators", "last_seen_at")
