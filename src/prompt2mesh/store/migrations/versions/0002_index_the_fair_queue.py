"""Find a flow's last turn, and how long jobs take, without reading every job."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this revision."""
    waiting, succeeded = sa.text("state = 'PENDING'"), sa.text("state = 'SUCCEEDED'")
    op.create_index("ix_jobs_flow", "jobs", ["user_id", "lane", "turn"], postgresql_where=waiting, sqlite_where=waiting)
    op.create_index(
        "ix_jobs_durations", "jobs", ["kind", "finished_at"], postgresql_where=succeeded, sqlite_where=succeeded
    )
