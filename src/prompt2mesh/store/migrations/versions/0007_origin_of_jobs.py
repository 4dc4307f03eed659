"""Where a job comes from: its request's id and its trace context."""

import sqlalchemy as sa
from alembic import op

from prompt2mesh.store.tables import Json

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # The version before passes over it: it names the columns that it writes and reads.
    op.add_column("jobs", sa.Column("origin", Json, nullable=True))


def downgrade() -> None:
    op.drop_column("jobs", "origin")
