"""Keep what LLMs cost by model, what processes see minute by minute, and find the jobs that ended lately."""

import sqlalchemy as sa
from alembic import op

from prompt2mesh.store.tables import Json, UtcDateTime

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this revision."""
    op.create_index("ix_jobs_finished", "jobs", ["finished_at"])
    op.create_table(
        "llm_usage",
        sa.Column("user_id", sa.String(40), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("model", sa.String(120), nullable=False),
        sa.Column("calls", sa.BigInteger(), nullable=False),
        sa.Column("input_tokens", sa.BigInteger(), nullable=False),
        sa.Column("output_tokens", sa.BigInteger(), nullable=False),
        sa.Column("cost_usd", sa.Float(), nullable=False),
        sa.Column("unpriced_tokens", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_llm_usage_user_id_users"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("user_id", "day", "model", name=op.f("pk_llm_usage")),
    )
    op.create_index("ix_llm_usage_day", "llm_usage", ["day"])
    op.create_table(
        "process_minutes",
        sa.Column("minute", UtcDateTime, nullable=False),
        sa.Column("process_id", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("host", sa.String(255), nullable=False),
        sa.Column("figures", Json, nullable=False),
        sa.Column("routes", Json, nullable=False),
        sa.PrimaryKeyConstraint("minute", "process_id", name=op.f("pk_process_minutes")),
    )
