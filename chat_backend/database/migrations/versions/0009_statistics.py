"""Statistics of a long period look up each spell once: its beginning is in the indexes of its answer and its end."""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_OLD = {"answered_at": ["answered_at"], "closed_at": ["closed_at"]}
_NEW = {"answered_at": ["answered_at", "opened_at"], "closed_at": ["closed_at", "opened_at", "answered_at"]}


def upgrade() -> None:
    for name, columns in _OLD.items():
        op.drop_index(op.f("_".join(("ix_spells_workspace_id", *columns))), "spells")
        new = _NEW[name]
        op.create_index(op.f("_".join(("ix_spells_workspace_id", *new))), "spells", ["workspace_id", *new])


def downgrade() -> None:
    for name, columns in _NEW.items():
        op.drop_index(op.f("_".join(("ix_spells_workspace_id", *columns))), "spells")
        old = _OLD[name]
        op.create_index(op.f("_".join(("ix_spells_workspace_id", *old))), "spells", ["workspace_id", *old])
