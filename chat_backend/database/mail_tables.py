"""The tables of e-mail."""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    Table,
)

from chat_backend import protocol
from chat_backend.database.tables import Json, metadata

mail_rules = Table(
    "mail_rules",
    metadata,
    Column("workspace_id", String(100), nullable=False),
    Column("operator_id", String(100), nullable=False),
    Column("rules", Json(protocol.MailRules), nullable=False),
    PrimaryKeyConstraint("workspace_id", "operator_id"),
    ForeignKeyConstraint(["workspace_id", "operator_id"], ["operators.workspace_id", "operators.id"]),
)

mail_keys = Table(  # signs the links that turn e-mail off
    "mail_keys",
    metadata,
    Column("workspace_id", String(100), nullable=False),
    Column("key", String(100), nullable=False),
    PrimaryKeyConstraint("workspace_id"),
    ForeignKeyConstraint(["workspace_id"], ["workspaces.id"]),
)

mail_dues = Table(  # dialogs with news that somebody may have to be told, in the transaction of the news
    "mail_dues",
    metadata,
    Column("workspace_id", String(100), nullable=False),
    Column("dialog_id", String(100), nullable=False),
    Column("look_at", BigInteger, nullable=False),
    PrimaryKeyConstraint("workspace_id", "dialog_id"),
    ForeignKeyConstraint(["workspace_id", "dialog_id"], ["dialogs.workspace_id", "dialogs.id"]),
    Index(None, "look_at"),
)

mail_told = Table(  # up to where an operator was told of a dialog: the proof that nothing is told twice
    "mail_told",
    metadata,
    Column("workspace_id", String(100), nullable=False),
    Column("operator_id", String(100), nullable=False),
    Column("dialog_id", String(100), nullable=False),
    Column("number", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
    PrimaryKeyConstraint("workspace_id", "operator_id", "dialog_id"),
    ForeignKeyConstraint(["workspace_id", "operator_id"], ["operators.workspace_id", "operators.id"]),
    ForeignKeyConstraint(["workspace_id", "dialog_id"], ["dialogs.workspace_id", "dialogs.id"]),
)

mail_jobs = Table(
    "mail_jobs",
    metadata,
    Column("workspace_id", String(100), nullable=False),
    Column("id", String(100), nullable=False),
    Column("kind", String(20), nullable=False),  # dialog, invitation
    Column("recipient", String(254), nullable=False),
    Column("operator_id", String(100)),  # who is told
    Column("about_id", String(100)),  # the dialog or invitation
    Column("message", LargeBinary),  # as it is sent; None once it is over: it may hold an invitation's secret
    Column("state", String(20), nullable=False),  # waiting, sent, failed, dropped
    Column("created_at", BigInteger, nullable=False),
    Column("next_at", BigInteger, nullable=False),  # while waiting: not before
    Column("tried_at", BigInteger),
    Column("attempts", BigInteger, nullable=False),
    Column("trouble", Json(protocol.MailTrouble)),
    PrimaryKeyConstraint("workspace_id", "id"),
    ForeignKeyConstraint(["workspace_id"], ["workspaces.id"]),
    Index(None, "state", "next_at"),
    Index(None, "workspace_id", "operator_id", "created_at"),
    Index(None, "workspace_id", "about_id"),
)
