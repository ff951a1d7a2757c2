"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "workspaces",
        sa.Column("id", sa.String(length=100), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("site_key", sa.String(length=100), nullable=False),
        sa.Column("file_limit", sa.BigInteger(), nullable=False),
        sa.Column("last_number", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workspaces")),
        sa.UniqueConstraint("site_key", name=op.f("uq_workspaces_site_key")),
    )
    op.create_table(
        "applied_commands",
        sa.Column("workspace_id", sa.String(length=100), nullable=False),
        sa.Column("actor_id", sa.String(length=100), nullable=False),
        sa.Column("client_id", sa.String(length=100), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name=op.f("fk_applied_commands_workspace_id")),
        sa.PrimaryKeyConstraint("workspace_id", "actor_id", "client_id", name=op.f("pk_applied_commands")),
    )
    op.create_table(
        "changes",
        sa.Column("workspace_id", sa.String(length=100), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.String(length=100), nullable=True),
        sa.Column("client_id", sa.String(length=100), nullable=True),
        sa.Column("entities", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name=op.f("fk_changes_workspace_id")),
        sa.PrimaryKeyConstraint("workspace_id", "number", name=op.f("pk_changes")),
    )
    op.create_table(
        "files",
        sa.Column("workspace_id", sa.String(length=100), nullable=False),
        sa.Column("id", sa.String(length=100), nullable=False),
        sa.Column("owner_id", sa.String(length=100), nullable=False),
        sa.Column("client_id", sa.String(length=100), nullable=False),
        sa.Column("secret", sa.String(length=100), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("content_type", sa.String(length=200), nullable=False),
        sa.Column("width", sa.BigInteger(), nullable=True),
        sa.Column("height", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name=op.f("fk_files_workspace_id")),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_files")),
        sa.UniqueConstraint("secret", name=op.f("uq_files_secret")),
        sa.UniqueConstraint(
            "workspace_id", "owner_id", "client_id", name=op.f("uq_files_workspace_id_owner_id_client_id")
        ),
    )
    op.create_table(
        "operators",
        sa.Column("workspace_id", sa.String(length=100), nullable=False),
        sa.Column("id", sa.String(length=100), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("email_key", sa.String(length=254), nullable=True),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name=op.f("fk_operators_workspace_id")),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_operators")),
        sa.UniqueConstraint("email_key", name=op.f("uq_operators_email_key")),
    )
    op.create_table(
        "saved_replies",
        sa.Column("workspace_id", sa.String(length=100), nullable=False),
        sa.Column("id", sa.String(length=100), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.String(length=100), nullable=True),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name=op.f("fk_saved_replies_workspace_id")),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_saved_replies")),
    )
    op.create_table(
        "tags",
        sa.Column("workspace_id", sa.String(length=100), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name=op.f("fk_tags_workspace_id")),
        sa.PrimaryKeyConstraint("workspace_id", "name", name=op.f("pk_tags")),
    )
    op.create_table(
        "users",
        sa.Column("workspace_id", sa.String(length=100), nullable=False),
        sa.Column("id", sa.String(length=100), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("last_seen_at", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=True),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("phone", sa.String(length=40), nullable=True),
        sa.Column("external_id", sa.String(length=200), nullable=True),
        sa.Column("avatar_url", sa.Text(), nullable=True),
        sa.Column("place", sa.String(length=200), nullable=True),
        sa.Column("time_zone", sa.String(length=100), nullable=True),
        sa.Column("language", sa.String(length=100), nullable=True),
        sa.Column("browser", sa.String(length=200), nullable=True),
        sa.Column("properties", sa.Text(), nullable=False),
        sa.Column("segments", sa.Text(), nullable=False),
        sa.Column("blocked", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name=op.f("fk_users_workspace_id")),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_users")),
    )
    op.create_table(
        "dialogs",
        sa.Column("workspace_id", sa.String(length=100), nullable=False),
        sa.Column("id", sa.String(length=100), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.String(length=100), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("assignee_id", sa.String(length=100), nullable=True),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("snoozed_until", sa.BigInteger(), nullable=True),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("closed_by", sa.String(length=100), nullable=True),
        sa.Column("last_message", sa.Text(), nullable=True),
        sa.Column("message_count", sa.BigInteger(), nullable=False),
        sa.Column("waiting_since", sa.BigInteger(), nullable=True),
        sa.Column("unanswered", sa.BigInteger(), nullable=False),
        sa.Column("user_read_number", sa.BigInteger(), nullable=False),
        sa.Column("activity_number", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("operators_read_number", sa.BigInteger(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "user_id"],
            ["users.workspace_id", "users.id"],
            name=op.f("fk_dialogs_workspace_id_user_id"),
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_dialogs")),
    )
    op.create_index(op.f("ix_dialogs_snoozed_until"), "dialogs", ["snoozed_until"], unique=False)
    op.create_index(
        op.f("ix_dialogs_workspace_id_state_activity_number"),
        "dialogs",
        ["workspace_id", "state", "activity_number"],
        unique=False,
    )
    op.create_index(
        op.f("ix_dialogs_workspace_id_user_id_activity_number"),
        "dialogs",
        ["workspace_id", "user_id", "activity_number"],
        unique=False,
    )
    op.create_table(
        "operator_tokens",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("workspace_id", sa.String(length=100), nullable=False),
        sa.Column("operator_id", sa.String(length=100), nullable=False),
        sa.Column("device", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "operator_id"],
            ["operators.workspace_id", "operators.id"],
            name=op.f("fk_operator_tokens_workspace_id_operator_id"),
        ),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_operator_tokens")),
    )
    op.create_table(
        "visitor_tokens",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("workspace_id", sa.String(length=100), nullable=False),
        sa.Column("user_id", sa.String(length=100), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "user_id"],
            ["users.workspace_id", "users.id"],
            name=op.f("fk_visitor_tokens_workspace_id_user_id"),
        ),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_visitor_tokens")),
    )
    op.create_table(
        "marks",
        sa.Column("workspace_id", sa.String(length=100), nullable=False),
        sa.Column("operator_id", sa.String(length=100), nullable=False),
        sa.Column("dialog_id", sa.String(length=100), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("read_number", sa.BigInteger(), nullable=False),
        sa.Column("muted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "dialog_id"],
            ["dialogs.workspace_id", "dialogs.id"],
            name=op.f("fk_marks_workspace_id_dialog_id"),
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "operator_id"],
            ["operators.workspace_id", "operators.id"],
            name=op.f("fk_marks_workspace_id_operator_id"),
        ),
        sa.PrimaryKeyConstraint("workspace_id", "operator_id", "dialog_id", name=op.f("pk_marks")),
    )
    op.create_table(
        "messages",
        sa.Column("workspace_id", sa.String(length=100), nullable=False),
        sa.Column("id", sa.String(length=100), nullable=False),
        sa.Column("dialog_id", sa.String(length=100), nullable=False),
        sa.Column("user_id", sa.String(length=100), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("author_id", sa.String(length=100), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("client_id", sa.String(length=100), nullable=True),
        sa.Column("files", sa.Text(), nullable=False),
        sa.Column("page", sa.Text(), nullable=True),
        sa.Column("fact", sa.Text(), nullable=True),
        sa.Column("mentions", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "dialog_id"],
            ["dialogs.workspace_id", "dialogs.id"],
            name=op.f("fk_messages_workspace_id_dialog_id"),
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_messages")),
    )
    op.create_index(
        op.f("ix_messages_workspace_id_dialog_id_number"),
        "messages",
        ["workspace_id", "dialog_id", "number"],
        unique=False,
    )
    op.create_index(
        op.f("ix_messages_workspace_id_user_id_number"), "messages", ["workspace_id", "user_id", "number"], unique=False
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_messages_workspace_id_user_id_number"), table_name="messages")
    op.drop_index(op.f("ix_messages_workspace_id_dialog_id_number"), table_name="messages")
    op.drop_table("messages")
    op.drop_table("marks")
    op.drop_table("visitor_tokens")
    op.drop_table("operator_tokens")
    op.drop_index(op.f("ix_dialogs_workspace_id_user_id_activity_number"), table_name="dialogs")
    op.drop_index(op.f("ix_dialogs_workspace_id_state_activity_number"), table_name="dialogs")
    op.drop_index(op.f("ix_dialogs_snoozed_until"), table_name="dialogs")
    op.drop_table("dialogs")
    op.drop_table("users")
    op.drop_table("tags")
    op.drop_table("saved_replies")
    op.drop_table("operators")
    op.drop_table("files")
    op.drop_table("changes")
    op.drop_table("applied_commands")
    op.drop_table("workspaces")
