"""Keep the turns of conversations about models, and people's own keys of LLM providers."""

import sqlalchemy as sa
from alembic import op

from prompt2mesh.store.tables import Json, UtcDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this revision."""
    op.create_table(
        "chat_turns",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("project_id", sa.String(40), nullable=False),
        sa.Column("user_id", sa.String(40), nullable=False),
        sa.Column("job_id", sa.String(40), nullable=False),
        sa.Column("branch", sa.String(60), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("error", Json, nullable=True),
        sa.Column("base_version_id", sa.String(40), nullable=True),
        sa.Column("version_id", sa.String(40), nullable=True),
        sa.Column("created_at", UtcDateTime, nullable=False),
        sa.Column("undone_at", UtcDateTime, nullable=True),
        sa.ForeignKeyConstraint(["project_id"], ["projects.id"], name=op.f("fk_chat_turns_project_id_projects"),
                                ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_chat_turns_user_id_users"),
                                ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["base_version_id"], ["versions.id"],
                                name=op.f("fk_chat_turns_base_version_id_versions"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["version_id"], ["versions.id"], name=op.f("fk_chat_turns_version_id_versions"),
                                ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chat_turns")),
        sa.UniqueConstraint("job_id", name=op.f("uq_chat_turns_job_id")),
    )  # fmt: skip
    op.create_index("ix_chat_turns_project", "chat_turns", ["project_id", "id"])
    for column in ("user_id", "base_version_id", "version_id"):
        op.create_index(op.f(f"ix_chat_turns_{column}"), "chat_turns", [column])
    op.create_table(
        "provider_keys",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("user_id", sa.String(40), nullable=False),
        sa.Column("provider", sa.String(20), nullable=False),
        sa.Column("models", Json, nullable=False),
        sa.Column("base_url", sa.String(2000), nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("hint", sa.String(12), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("created_at", UtcDateTime, nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_provider_keys_user_id_users"),
                                ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_provider_keys")),
    )  # fmt: skip
    op.create_index(op.f("ix_provider_keys_user_id"), "provider_keys", ["user_id"])
