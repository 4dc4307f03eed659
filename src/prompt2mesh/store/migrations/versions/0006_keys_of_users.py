"""Keep keys of users' own, which seal their secrets; they are sealed themselves by the secret of the service."""

import sqlalchemy as sa
from alembic import op

from prompt2mesh.store.tables import UtcDateTime

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this revision."""
    op.create_table(
        "user_keys",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("user_id", sa.String(40), nullable=False),
        sa.Column("wrapped", sa.Text(), nullable=False),
        sa.Column("created_at", UtcDateTime, nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_user_keys_user_id_users"),
                                ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user_keys")),
    )  # fmt: skip
    op.create_index(op.f("ix_user_keys_user_id"), "user_keys", ["user_id"])
