"""Keep what people left open in their instances, the tickets that let them in, and who is of which team."""

import sqlalchemy as sa
from alembic import op

from prompt2mesh.store.tables import UtcDateTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this revision."""
    op.add_column("users", sa.Column("team", sa.String(60), nullable=False, server_default=sa.text("''")))
    op.create_index(op.f("ix_users_team"), "users", ["team"])
    op.create_table(
        "scenes",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("user_id", sa.String(40), nullable=False),
        sa.Column("project_id", sa.String(40), nullable=True),
        sa.Column("version_id", sa.String(40), nullable=True),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        sa.Column("saved_at", UtcDateTime, nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_scenes_user_id_users"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["project_id"], ["projects.id"], name=op.f("fk_scenes_project_id_projects"),
                                ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["digest"], ["blobs.digest"], name=op.f("fk_scenes_digest_blobs")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scenes")),
    )  # fmt: skip
    for column in ("user_id", "project_id", "digest"):
        op.create_index(op.f(f"ix_scenes_{column}"), "scenes", [column])
    op.create_table(
        "used_tickets",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("expires_at", UtcDateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_used_tickets")),
    )
    op.create_index(op.f("ix_used_tickets_expires_at"), "used_tickets", ["expires_at"])
