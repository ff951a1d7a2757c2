"""The tables. Columns of an entity are named as its fields in ``protocol``; the others are the server's own."""

from typing import Any

import msgspec
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Dialect,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

from chat_backend import protocol


class Json(TypeDecorator[Any]):
    """A wire value as JSON text; comes back as the type it was declared with."""

    impl = Text
    cache_ok = True

    def __init__(self, shape: Any) -> None:
        super().__init__()
        self.shape = shape

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else msgspec.json.encode(value).decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002
        return None if value is None else msgspec.json.decode(value, type=self.shape)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id(name: str = "id", *, nullable: bool = False) -> Column[str]:
    return Column(name, String(100), nullable=nullable)


def _number(name: str, *, nullable: bool = False) -> Column[int]:
    return Column(name, BigInteger, nullable=nullable)


def _count(name: str) -> Column[int]:
    return Column(name, BigInteger, nullable=False, server_default="0")


def _belongs(*columns: str, to: str) -> ForeignKeyConstraint:
    table, _, ids = to.partition(".")
    return ForeignKeyConstraint(columns, [f"{table}.{name}" for name in ids.split(",")])


workspaces = Table(
    "workspaces",
    metadata,
    _id(),
    _number("number"),
    Column("name", String(200), nullable=False),
    Column("site_key", String(100), nullable=False, unique=True),
    _number("file_limit"),
    Column("chat", Json(protocol.SiteChat), nullable=False, server_default="{}"),
    Column("profile_source", Json(protocol.ProfileSource), nullable=False),
    _number("last_number"),
    _count("created_at"),
    Column("identity_key", String(100), nullable=True),  # signs ids: has to be known to check a signature
    PrimaryKeyConstraint("id"),
)

operators = Table(
    "operators",
    metadata,
    _id("workspace_id"),
    _id(),
    _number("number"),
    Column("name", String(200), nullable=False),
    Column("email", String(254), nullable=False),
    Column("email_key", String(254), nullable=True, unique=True),  # lower case; None: signs in without an e-mail
    Column("role", String(20), nullable=False),
    Column("status", String(20), nullable=False),
    Column("removed", Boolean, nullable=False),
    Column("password_hash", Text, nullable=True),
    _number("last_seen_at", nullable=True),
    PrimaryKeyConstraint("workspace_id", "id"),
    _belongs("workspace_id", to="workspaces.id"),
)

operator_tokens = Table(
    "operator_tokens",
    metadata,
    Column("digest", String(64), primary_key=True),
    _id("workspace_id"),
    _id("operator_id"),
    Column("device", String(200), nullable=False),
    _number("created_at"),
    _count("used_at"),
    Column("ended", String(20), nullable=True),  # why it opens nothing any more: ``removed``; None: it does
    _belongs("workspace_id", "operator_id", to="operators.workspace_id,id"),
    Index(None, "workspace_id", "operator_id"),
)

invitations = Table(
    "invitations",
    metadata,
    _id("workspace_id"),
    _id(),
    Column("email", String(254), nullable=False),
    Column("name", String(200), nullable=False),
    Column("role", String(20), nullable=False),
    _id("invited_by"),
    _number("created_at"),
    _number("expires_at"),
    Column("state", String(20), nullable=False),  # open, used, revoked; expired is a matter of the clock
    _id("operator_id", nullable=True),
    Column("digest", String(64), nullable=False, unique=True),  # of the newest link's token
    PrimaryKeyConstraint("workspace_id", "id"),
    _belongs("workspace_id", "invited_by", to="operators.workspace_id,id"),
)

users = Table(
    "users",
    metadata,
    _id("workspace_id"),
    _id(),
    _number("number"),
    _number("created_at"),
    _number("last_seen_at"),
    Column("name", String(200)),
    Column("email", String(254)),
    Column("phone", String(40)),
    Column("external_id", String(200)),
    Column("avatar_url", Text),
    Column("place", String(200)),
    Column("time_zone", String(100)),
    Column("language", String(100)),
    Column("browser", String(200)),
    Column("properties", Json(tuple[protocol.Property, ...]), nullable=False),
    Column("segments", Json(tuple[str, ...]), nullable=False),
    Column("blocked", Boolean, nullable=False),
    _number("segments_due_at", nullable=True),  # when time alone may change the segments he is in
    Column("profile", Json(protocol.PublicProfile)),
    Column("filled_by_profile", Json(tuple[str, ...]), nullable=False),
    Column("cart", Json(tuple[protocol.CartItem, ...]), nullable=False),
    Column("search_text", Text, nullable=False),  # name, e-mail, phone, id: in small letters
    _number("profile_due_at", nullable=True),  # when the public profile of his e-mail is to be looked up
    Column("first_source", String(300), nullable=True),  # of the first visit
    PrimaryKeyConstraint("workspace_id", "id"),
    _belongs("workspace_id", to="workspaces.id"),
    Index(None, "workspace_id", "external_id", unique=True),
    Index(None, "workspace_id", "last_seen_at", "id"),
    Index(None, "profile_due_at"),
    Index(None, "segments_due_at"),
)

merged_users = Table(
    "merged_users",
    metadata,
    _id("workspace_id"),
    _id(),
    _id("into_id"),  # who he is now: kept up to date, so one step leads there
    PrimaryKeyConstraint("workspace_id", "id"),
    _belongs("workspace_id", "into_id", to="users.workspace_id,id"),
    Index(None, "workspace_id", "into_id"),
)

user_notes = Table(
    "user_notes",
    metadata,
    _id("workspace_id"),
    _id(),
    _number("number"),
    _id("user_id"),
    _id("author_id"),
    Column("text", Text, nullable=False),
    _number("at"),
    Column("removed", Boolean, nullable=False),
    PrimaryKeyConstraint("workspace_id", "id"),
    _belongs("workspace_id", "user_id", to="users.workspace_id,id"),
    Index(None, "workspace_id", "user_id", "at"),
)

visits = Table(
    "visits",
    metadata,
    _id("workspace_id"),
    _id(),
    _id("user_id"),
    _number("started_at"),
    _number("ended_at"),
    Column("source", String(300), nullable=False),
    Column("referrer", Text),
    Column("utm", Json(protocol.Utm)),
    Column("landing_page", Text),
    _number("pages"),
    _number("events"),
    PrimaryKeyConstraint("workspace_id", "id"),
    _belongs("workspace_id", "user_id", to="users.workspace_id,id"),
    Index(None, "workspace_id", "user_id", "started_at"),
)

events = Table(
    "events",
    metadata,
    _id("workspace_id"),
    _id(),
    _id("user_id"),
    _id("visit_id", nullable=True),
    Column("kind", String(20), nullable=False),
    Column("name", String(100), nullable=False),
    _number("at"),
    Column("props", Json(dict[str, protocol.Scalar]), nullable=False),
    Column("page", Text),
    Column("page_title", Text),
    PrimaryKeyConstraint("workspace_id", "id"),
    _belongs("workspace_id", "user_id", to="users.workspace_id,id"),
    Index(None, "workspace_id", "user_id", "kind", "at", "id"),
)

event_tallies = Table(  # how often each user did what: totals and segments need not count events
    "event_tallies",
    metadata,
    _id("workspace_id"),
    _id("user_id"),
    Column("kind", String(20), nullable=False),
    Column("name", String(100), nullable=False),
    _number("count"),
    _number("first_at"),
    _number("last_at"),
    PrimaryKeyConstraint("workspace_id", "user_id", "kind", "name"),
    _belongs("workspace_id", "user_id", to="users.workspace_id,id"),
    Index(None, "workspace_id", "name", "last_at"),
)

orders = Table(  # amounts in minor units
    "orders",
    metadata,
    _id("workspace_id"),
    _id("user_id"),
    Column("id", String(200), nullable=False),
    Column("currency", String(3), nullable=False),
    _number("total"),
    _number("paid"),
    _number("refunded"),
    _number("at"),
    PrimaryKeyConstraint("workspace_id", "user_id", "id"),
    _belongs("workspace_id", "user_id", to="users.workspace_id,id"),
)

public_profiles = Table(  # what a public source told of an e-mail, or that it knows nothing
    "public_profiles",
    metadata,
    _id("workspace_id"),
    Column("address", String(500), nullable=False),
    Column("email_hash", String(64), nullable=False),
    Column("found", Json(protocol.PublicProfile)),
    _number("fetched_at"),
    _number("valid_until"),
    PrimaryKeyConstraint("workspace_id", "address", "email_hash"),
    _belongs("workspace_id", to="workspaces.id"),
)

server_keys = Table(
    "server_keys",
    metadata,
    Column("digest", String(64), primary_key=True),
    _id("workspace_id"),
    _id(),
    Column("name", String(200), nullable=False),
    Column("ending", String(10), nullable=False),
    _number("created_at"),
    _number("last_used_at", nullable=True),
    UniqueConstraint("workspace_id", "id"),
    _belongs("workspace_id", to="workspaces.id"),
)

visitor_tokens = Table(
    "visitor_tokens",
    metadata,
    Column("digest", String(64), primary_key=True),
    _id("workspace_id"),
    _id("user_id"),
    _number("created_at"),
    _belongs("workspace_id", "user_id", to="users.workspace_id,id"),
)

dialogs = Table(
    "dialogs",
    metadata,
    _id("workspace_id"),
    _id(),
    _number("number"),
    _id("user_id"),
    Column("state", String(20), nullable=False),
    _number("created_at"),
    _id("assignee_id", nullable=True),
    Column("tags", Json(tuple[str, ...]), nullable=False),
    _number("snoozed_until", nullable=True),
    _number("closed_at", nullable=True),
    _id("closed_by", nullable=True),
    Column("before_closing", Json(protocol.BeforeClosing)),
    Column("last_message", Json(protocol.LastMessage)),
    _number("message_count"),
    _number("waiting_since", nullable=True),
    _number("unanswered"),
    _number("user_read_number"),
    _count("activity_number"),  # number of the newest message that counts as activity: the order of lists
    _count("operators_read_number"),  # how far any operator ever read: what the user may know
    PrimaryKeyConstraint("workspace_id", "id"),
    _belongs("workspace_id", "user_id", to="users.workspace_id,id"),
    Index(None, "workspace_id", "state", "activity_number"),
    Index(None, "workspace_id", "user_id", "activity_number"),
    Index(None, "workspace_id", "state", "assignee_id"),
    Index(None, "snoozed_until"),
)

messages = Table(
    "messages",
    metadata,
    _id("workspace_id"),
    _id(),
    _id("dialog_id"),
    _id("user_id"),  # whose dialog it is: what a site user may see is decided by this column
    _number("number"),
    Column("kind", String(20), nullable=False),
    _id("author_id", nullable=True),
    Column("text", Text, nullable=False),
    _number("at"),
    _id("client_id", nullable=True),
    Column("files", Json(tuple[protocol.File, ...]), nullable=False),
    Column("page", Text),
    Column("fact", Json(protocol.Fact)),
    Column("mentions", Json(tuple[str, ...]), nullable=False),
    Column("folded", Text),  # what can be searched, as search_text folds it; None: nothing
    _id("trigger_id", nullable=True),
    PrimaryKeyConstraint("workspace_id", "id"),
    _belongs("workspace_id", "dialog_id", to="dialogs.workspace_id,id"),
    Index(None, "workspace_id", "dialog_id", "number"),
    Index(None, "workspace_id", "user_id", "number"),
    Index(None, "workspace_id", "kind", "at", "author_id", "trigger_id"),
)

spells = Table(  # from opening a dialog, or opening it again, to closing it: what statistics are counted from
    "spells",
    metadata,
    _id("workspace_id"),
    _id("dialog_id"),
    _number("number"),  # of the change it began with
    Column("is_first", Boolean, nullable=False),
    _number("opened_at"),
    _number("wrote_at", nullable=True),  # when the user first wrote in it
    _number("answered_at", nullable=True),  # the first answer after that
    _id("answered_by", nullable=True),
    _number("closed_at", nullable=True),
    _id("closed_by", nullable=True),
    _number("snoozed_since", nullable=True),
    Column("snoozes", Json(tuple[tuple[int, int], ...]), nullable=False),  # those that are over: from, to
    PrimaryKeyConstraint("workspace_id", "dialog_id", "number"),
    _belongs("workspace_id", "dialog_id", to="dialogs.workspace_id,id"),
    Index(None, "workspace_id", "opened_at"),
    Index(None, "workspace_id", "answered_at", "opened_at"),
    Index(None, "workspace_id", "closed_at", "opened_at", "answered_at"),
)

tags = Table(
    "tags",
    metadata,
    _id("workspace_id"),
    Column("name", String(200), nullable=False),
    _number("number"),
    Column("removed", Boolean, nullable=False),
    PrimaryKeyConstraint("workspace_id", "name"),
    _belongs("workspace_id", to="workspaces.id"),
)

saved_replies = Table(
    "saved_replies",
    metadata,
    _id("workspace_id"),
    _id(),
    _number("number"),
    Column("name", String(200), nullable=False),
    Column("text", Text, nullable=False),
    _id("owner_id", nullable=True),
    Column("removed", Boolean, nullable=False),
    PrimaryKeyConstraint("workspace_id", "id"),
    _belongs("workspace_id", to="workspaces.id"),
)

marks = Table(
    "marks",
    metadata,
    _id("workspace_id"),
    _id("operator_id"),
    _id("dialog_id"),
    _number("number"),
    _number("read_number"),
    Column("muted", Boolean, nullable=False),
    PrimaryKeyConstraint("workspace_id", "operator_id", "dialog_id"),
    _belongs("workspace_id", "operator_id", to="operators.workspace_id,id"),
    _belongs("workspace_id", "dialog_id", to="dialogs.workspace_id,id"),
)

files = Table(
    "files",
    metadata,
    _id("workspace_id"),
    _id(),
    _id("owner_id"),  # operator or user who stored it: nobody else may attach it
    _id("client_id"),
    Column("secret", String(100), nullable=False, unique=True),
    Column("name", String(200), nullable=False),
    _number("size"),
    Column("content_type", String(200), nullable=False),
    _number("width", nullable=True),
    _number("height", nullable=True),
    _number("created_at"),
    _number("unattached_since", nullable=True),  # None once a message carries it
    PrimaryKeyConstraint("workspace_id", "id"),
    UniqueConstraint("workspace_id", "owner_id", "client_id"),
    _belongs("workspace_id", to="workspaces.id"),
    Index(None, "unattached_since"),
)

changes = Table(
    "changes",
    metadata,
    _id("workspace_id"),
    _number("number"),
    _number("at"),
    _id("by", nullable=True),
    _id("client_id", nullable=True),
    Column("entities", LargeBinary, nullable=False),
    PrimaryKeyConstraint("workspace_id", "number"),
    _belongs("workspace_id", to="workspaces.id"),
)

applied_commands = Table(
    "applied_commands",
    metadata,
    _id("workspace_id"),
    _id("actor_id"),
    _id("client_id"),
    _number("number"),
    Column("fingerprint", String(64), nullable=False),
    PrimaryKeyConstraint("workspace_id", "actor_id", "client_id"),
    _belongs("workspace_id", to="workspaces.id"),
)
