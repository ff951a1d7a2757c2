"""E-mail: what operators want by it, what is due to be told, and the queue it waits in."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0009"
branch_labels = None
depends_on = None


def _id(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=100), nullable=nullable)


def _number(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=nullable)


def _operator(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id", "operator_id"],
        ["operators.workspace_id", "operators.id"],
        name=op.f(f"fk_{table}_workspace_id_operator_id"),
    )


def _dialog(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id", "dialog_id"],
        ["dialogs.workspace_id", "dialogs.id"],
        name=op.f(f"fk_{table}_workspace_id_dialog_id"),
    )


def _workspace(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name=op.f(f"fk_{table}_workspace_id"))


def upgrade() -> None:
    op.create_table(
        "mail_rules",
        _id("workspace_id"),
        _id("operator_id"),
        sa.Column("rules", sa.Text(), nullable=False),
        _operator("mail_rules"),
        sa.PrimaryKeyConstraint("workspace_id", "operator_id", name=op.f("pk_mail_rules")),
    )
    op.create_table(
        "mail_keys",
        _id("workspace_id"),
        _id("key"),
        _workspace("mail_keys"),
        sa.PrimaryKeyConstraint("workspace_id", name=op.f("pk_mail_keys")),
    )
    op.create_table(
        "mail_dues",
        _id("workspace_id"),
        _id("dialog_id"),
        _number("look_at"),
        _dialog("mail_dues"),
        sa.PrimaryKeyConstraint("workspace_id", "dialog_id", name=op.f("pk_mail_dues")),
    )
    op.create_index(op.f("ix_mail_dues_look_at"), "mail_dues", ["look_at"])
    op.create_table(
        "mail_told",
        _id("workspace_id"),
        _id("operator_id"),
        _id("dialog_id"),
        _number("number"),
        _number("at"),
        _operator("mail_told"),
        _dialog("mail_told"),
        sa.PrimaryKeyConstraint("workspace_id", "operator_id", "dialog_id", name=op.f("pk_mail_told")),
    )
    op.create_table(
        "mail_jobs",
        _id("workspace_id"),
        _id("id"),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("recipient", sa.String(length=254), nullable=False),
        _id("operator_id", nullable=True),
        _id("about_id", nullable=True),
        sa.Column("message", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        _number("created_at"),
        _number("next_at"),
        _number("tried_at", nullable=True),
        _number("attempts"),
        sa.Column("trouble", sa.Text(), nullable=True),
        _workspace("mail_jobs"),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_mail_jobs")),
    )
    op.create_index(op.f("ix_mail_jobs_state_next_at"), "mail_jobs", ["state", "next_at"])
    op.create_index(
        op.f("ix_mail_jobs_workspace_id_operator_id_created_at"),
        "mail_jobs",
        ["workspace_id", "operator_id", "created_at"],
    )
    op.create_index(op.f("ix_mail_jobs_workspace_id_about_id"), "mail_jobs", ["workspace_id", "about_id"])


def downgrade() -> None:
    for table in ("mail_jobs", "mail_told", "mail_dues", "mail_keys", "mail_rules"):
        op.drop_table(table)
