"""What an administrator sees of the whole service and may do to anybody's jobs."""

from collections.abc import Sequence
from datetime import timedelta

from prompt2mesh.mesh.errors import NotFoundError
from prompt2mesh.studio.ports.jobs import JobFilter
from prompt2mesh.studio.ports.records import Job, Page, Runner
from prompt2mesh.studio.service.context import Services
from prompt2mesh.studio.service.endings import cancel_job
from prompt2mesh.studio.service.outlook import RUNNER_SILENT_AFTER


class Operations:
    """Looks over all users; the caller has checked that an administrator asks."""

    def __init__(self, services: Services) -> None:
        """Bind the ports."""
        self._services = services

    def jobs(self, which: JobFilter, page: Page) -> Sequence[Job]:
        """Anybody's jobs, newest first."""
        with self._services.store.read() as tx:
            return tx.jobs.page(which, page)

    def runners(self, *, since: timedelta = RUNNER_SILENT_AFTER) -> Sequence[Runner]:
        """The runners that were seen lately."""
        with self._services.store.read() as tx:
            return tx.runners.alive(since=self._services.clock() - since)

    def cancel(self, job_id: str) -> Job:
        """Cancels anybody's job.

        Raises:
            NotFoundError: There is no such job.
        """
        now = self._services.clock()
        with self._services.store.begin() as tx:
            job = cancel_job(tx, job_id, now=now)
        if job is None:
            raise NotFoundError(f"there is no task {job_id}")
        return job
