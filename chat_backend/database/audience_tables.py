"""The tables of segments and triggers."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKeyConstraint,
    Index,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)

from chat_backend import protocol
from chat_backend.database.tables import Json, metadata

segments = Table(
    "segments",
    metadata,
    Column("workspace_id", String(100), nullable=False),
    Column("id", String(100), nullable=False),
    Column("number", BigInteger, nullable=False),
    Column("name", String(200), nullable=False),
    Column("rule", Json(protocol.Rule), nullable=False),
    Column("ready", Boolean, nullable=False),
    Column("removed", Boolean, nullable=False),
    Column("looked_through", String(100)),  # id of the last user looked at; None: all of them were
    PrimaryKeyConstraint("workspace_id", "id"),
    ForeignKeyConstraint(["workspace_id"], ["workspaces.id"]),
)

segment_members = Table(
    "segment_members",
    metadata,
    Column("workspace_id", String(100), nullable=False),
    Column("segment_id", String(100), nullable=False),
    Column("user_id", String(100), nullable=False),
    Column("since", BigInteger, nullable=False),
    PrimaryKeyConstraint("workspace_id", "segment_id", "user_id"),
    ForeignKeyConstraint(["workspace_id", "segment_id"], ["segments.workspace_id", "segments.id"]),
    Index(None, "workspace_id", "user_id"),
)

triggers = Table(
    "triggers",
    metadata,
    Column("workspace_id", String(100), nullable=False),
    Column("id", String(100), nullable=False),
    Column("number", BigInteger, nullable=False),
    Column("name", String(200), nullable=False),
    Column("when", Json(protocol.When), nullable=False),
    Column("text", Text, nullable=False),
    Column("operator_id", String(100), nullable=False),
    Column("repeat_days", BigInteger),
    Column("not_while_talking", Boolean, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("removed", Boolean, nullable=False),
    PrimaryKeyConstraint("workspace_id", "id"),
    ForeignKeyConstraint(["workspace_id"], ["workspaces.id"]),
)

trigger_dues = Table(  # what is to be written, in the transaction of what caused it
    "trigger_dues",
    metadata,
    Column("workspace_id", String(100), nullable=False),
    Column("trigger_id", String(100), nullable=False),
    Column("user_id", String(100), nullable=False),
    Column("at", BigInteger, nullable=False),
    PrimaryKeyConstraint("workspace_id", "trigger_id", "user_id"),
    ForeignKeyConstraint(["workspace_id", "trigger_id"], ["triggers.workspace_id", "triggers.id"]),
    Index(None, "at"),
)

trigger_sends = Table(  # what was written: the proof that it is not written twice
    "trigger_sends",
    metadata,
    Column("workspace_id", String(100), nullable=False),
    Column("user_id", String(100), nullable=False),
    Column("trigger_id", String(100), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("times", BigInteger, nullable=False),
    Column("answered", Boolean, nullable=False),
    PrimaryKeyConstraint("workspace_id", "user_id", "trigger_id"),
    ForeignKeyConstraint(["workspace_id", "trigger_id"], ["triggers.workspace_id", "triggers.id"]),
    Index(None, "workspace_id", "trigger_id"),
)
