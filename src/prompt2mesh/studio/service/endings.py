"""What follows the end of a job, in the same transaction: usage is counted, and who waits is told."""

from datetime import datetime

from prompt2mesh.studio.ports.records import Job
from prompt2mesh.studio.ports.store import Transaction


def on_end(tx: Transaction, job: Job, *, now: datetime) -> None:
    """Does what follows the end of a job.

    Args:
        tx: The transaction that ends it.
        job: As it ended.
        now: The time.
    """
    del tx, job, now
