"""Who a user is and what he did: events, visits, orders, notes about him, merging, public profiles, keys for servers."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "public_profiles",
        sa.Column("workspace_id", sa.String(length=100), nullable=False),
        sa.Column("address", sa.String(length=500), nullable=False),
        sa.Column("email_hash", sa.String(length=64), nullable=False),
        sa.Column("found", sa.Text(), nullable=True),
        sa.Column("fetched_at", sa.BigInteger(), nullable=False),
        sa.Column("valid_until", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name=op.f("fk_public_profiles_workspace_id")),
        sa.PrimaryKeyConstraint("workspace_id", "address", "email_hash", name=op.f("pk_public_profiles")),
    )
    op.create_table(
        "server_keys",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("workspace_id", sa.String(length=100), nullable=False),
        sa.Column("id", sa.String(length=100), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("ending", sa.String(length=10), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("last_used_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name=op.f("fk_server_keys_workspace_id")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_server_keys")),
        sa.UniqueConstraint("workspace_id", "id", name=op.f("uq_server_keys_workspace_id_id")),
    )
    op.create_table(
        "event_tallies",
        sa.Column("workspace_id", sa.String(length=100), nullable=False),
        sa.Column("user_id", sa.String(length=100), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.Column("first_at", sa.BigInteger(), nullable=False),
        sa.Column("last_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "user_id"],
            ["users.workspace_id", "users.id"],
            name=op.f("fk_event_tallies_workspace_id_user_id"),
        ),
        sa.PrimaryKeyConstraint("workspace_id", "user_id", "kind", "name", name=op.f("pk_event_tallies")),
    )
    op.create_index(
        op.f("ix_event_tallies_workspace_id_name_last_at"),
        "event_tallies",
        ["workspace_id", "name", "last_at"],
        unique=False,
    )
    op.create_table(
        "events",
        sa.Column("workspace_id", sa.String(length=100), nullable=False),
        sa.Column("id", sa.String(length=100), nullable=False),
        sa.Column("user_id", sa.String(length=100), nullable=False),
        sa.Column("visit_id", sa.String(length=100), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("props", sa.Text(), nullable=False),
        sa.Column("page", sa.Text(), nullable=True),
        sa.Column("page_title", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace_id", "user_id"], ["users.workspace_id", "users.id"], name=op.f("fk_events_workspace_id_user_id")
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_events")),
    )
    op.create_index(
        op.f("ix_events_workspace_id_user_id_kind_at_id"),
        "events",
        ["workspace_id", "user_id", "kind", "at", "id"],
        unique=False,
    )
    op.create_table(
        "merged_users",
        sa.Column("workspace_id", sa.String(length=100), nullable=False),
        sa.Column("id", sa.String(length=100), nullable=False),
        sa.Column("into_id", sa.String(length=100), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "into_id"],
            ["users.workspace_id", "users.id"],
            name=op.f("fk_merged_users_workspace_id_into_id"),
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_merged_users")),
    )
    op.create_index(
        op.f("ix_merged_users_workspace_id_into_id"), "merged_users", ["workspace_id", "into_id"], unique=False
    )
    op.create_table(
        "orders",
        sa.Column("workspace_id", sa.String(length=100), nullable=False),
        sa.Column("user_id", sa.String(length=100), nullable=False),
        sa.Column("id", sa.String(length=200), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("paid", sa.BigInteger(), nullable=False),
        sa.Column("refunded", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "user_id"], ["users.workspace_id", "users.id"], name=op.f("fk_orders_workspace_id_user_id")
        ),
        sa.PrimaryKeyConstraint("workspace_id", "user_id", "id", name=op.f("pk_orders")),
    )
    op.create_table(
        "user_notes",
        sa.Column("workspace_id", sa.String(length=100), nullable=False),
        sa.Column("id", sa.String(length=100), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.String(length=100), nullable=False),
        sa.Column("author_id", sa.String(length=100), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "user_id"],
            ["users.workspace_id", "users.id"],
            name=op.f("fk_user_notes_workspace_id_user_id"),
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_user_notes")),
    )
    op.create_index(
        op.f("ix_user_notes_workspace_id_user_id_at"), "user_notes", ["workspace_id", "user_id", "at"], unique=False
    )
    op.create_table(
        "visits",
        sa.Column("workspace_id", sa.String(length=100), nullable=False),
        sa.Column("id", sa.String(length=100), nullable=False),
        sa.Column("user_id", sa.String(length=100), nullable=False),
        sa.Column("started_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("referrer", sa.Text(), nullable=True),
        sa.Column("utm", sa.Text(), nullable=True),
        sa.Column("landing_page", sa.Text(), nullable=True),
        sa.Column("pages", sa.BigInteger(), nullable=False),
        sa.Column("events", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "user_id"], ["users.workspace_id", "users.id"], name=op.f("fk_visits_workspace_id_user_id")
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_visits")),
    )
    op.create_index(
        op.f("ix_visits_workspace_id_user_id_started_at"),
        "visits",
        ["workspace_id", "user_id", "started_at"],
        unique=False,
    )
    op.add_column("users", sa.Column("profile", sa.Text(), nullable=True))
    op.add_column("users", sa.Column("filled_by_profile", sa.Text(), nullable=False, server_default="[]"))
    op.add_column("users", sa.Column("cart", sa.Text(), nullable=False, server_default="[]"))
    op.add_column("users", sa.Column("search_text", sa.Text(), nullable=False, server_default=""))
    op.add_column("users", sa.Column("profile_due_at", sa.BigInteger(), nullable=True))
    op.add_column("users", sa.Column("first_source", sa.String(length=300), nullable=True))
    op.create_index(op.f("ix_users_profile_due_at"), "users", ["profile_due_at"], unique=False)
    op.create_index(op.f("ix_users_workspace_id_external_id"), "users", ["workspace_id", "external_id"], unique=True)
    op.create_index(
        op.f("ix_users_workspace_id_last_seen_at_id"), "users", ["workspace_id", "last_seen_at", "id"], unique=False
    )
    op.add_column("workspaces", sa.Column("profile_source", sa.Text(), nullable=False, server_default="{}"))
    op.add_column("workspaces", sa.Column("identity_key", sa.String(length=100), nullable=True))


def downgrade() -> None:
    op.drop_column("workspaces", "identity_key")
    op.drop_column("workspaces", "profile_source")
    op.drop_index(op.f("ix_users_workspace_id_last_seen_at_id"), table_name="users")
    op.drop_index(op.f("ix_users_workspace_id_external_id"), table_name="users")
    op.drop_index(op.f("ix_users_profile_due_at"), table_name="users")
    op.drop_column("users", "first_source")
    op.drop_column("users", "profile_due_at")
    op.drop_column("users", "search_text")
    op.drop_column("users", "cart")
    op.drop_column("users", "filled_by_profile")
    op.drop_column("users", "profile")
    op.drop_index(op.f("ix_visits_workspace_id_user_id_started_at"), table_name="visits")
    op.drop_table("visits")
    op.drop_index(op.f("ix_user_notes_workspace_id_user_id_at"), table_name="user_notes")
    op.drop_table("user_notes")
    op.drop_table("orders")
    op.drop_index(op.f("ix_merged_users_workspace_id_into_id"), table_name="merged_users")
    op.drop_table("merged_users")
    op.drop_index(op.f("ix_events_workspace_id_user_id_kind_at_id"), table_name="events")
    op.drop_table("events")
    op.drop_index(op.f("ix_event_tallies_workspace_id_name_last_at"), table_name="event_tallies")
    op.drop_table("event_tallies")
    op.drop_table("server_keys")
    op.drop_table("public_profiles")
