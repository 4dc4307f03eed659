"""Ends a job and keeps what it made, in one transaction of the caller's."""

from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from prompt2mesh.mesh.errors import NotFoundError
from prompt2mesh.studio.folders import PROGRAM_FILE, REPORT_FILE
from prompt2mesh.studio.ports.records import Build, Job, JobState, Version, new_id
from prompt2mesh.studio.ports.store import Transaction
from prompt2mesh.studio.service.drafting import Answered
from prompt2mesh.studio.service.endings import on_end
from prompt2mesh.studio.service.work import Outcome

MAX_ATTEMPTS = 4
_LOST: dict[str, Any] = {
    "code": "worker_lost", "message": f"its runner was lost {MAX_ATTEMPTS} times while it worked on this",
    "hint": "try a simpler prompt; the operator finds the cause in the log of the runner", "suggestions": [],
}  # fmt: skip


class JobLostError(Exception):
    """The job ended, went, or is another runner's now: nothing of this attempt is kept."""


def end_job(
    tx: Transaction, job: Job, state: JobState, *, now: datetime, outcome: Outcome | Answered | None = None,
    error: dict[str, Any] | None = None, follow: bool = True,
) -> None:  # fmt: skip
    """Ends a job with what it made.

    Args:
        tx: Everything is kept with it, or nothing.
        job: With the attempt that ends it.
        state: The final state.
        now: The time.
        outcome: What it made.
        error: Why it failed.
        follow: Do what follows an end (usage, webhooks); False only where that itself has failed.

    Raises:
        JobLostError: It is not this attempt's to end.
        NotFoundError: The project or version that the files are for was deleted.
        BlobMissingError: A blob was collected before anything referred to it.
    """
    # Asked before anything is written: a commit whose answer was lost may have ended it.
    if not tx.jobs.hold(job):
        raise JobLostError
    result = None if outcome is None else _keep(tx, job, outcome, now)
    if not tx.jobs.finish(job, state, now=now, result=result, error=error):
        raise JobLostError
    ended = tx.jobs.get(job.id)
    assert ended is not None
    if follow:
        on_end(tx, ended, now=now)


def take_back(
    tx: Transaction, job: Job, *, now: datetime, reason: str, count_attempt: bool, follow: bool = True
) -> None:
    """Puts a running job back in the queue; one that was to stop, or was lost too often, ends instead.

    Args:
        tx: The transaction.
        job: As it was last seen.
        now: The time.
        reason: For its stream.
        count_attempt: Whether it was lost, rather than handed back; then its lease must still be the one of the record.
        follow: As for `end_job`.

    Raises:
        JobLostError: It is not the attempt's of the record any more.
    """
    if not tx.jobs.hold(job, unrenewed=count_attempt):
        raise JobLostError
    fresh = tx.jobs.get(job.id)
    assert fresh is not None
    if fresh.cancel_requested_at is not None:
        end_job(tx, job, "CANCELED", now=now, follow=follow)
    elif count_attempt and job.attempt - job.forgiven >= MAX_ATTEMPTS:
        end_job(tx, job, "FAILED", now=now, error=_LOST, follow=follow)
    else:
        tx.jobs.release(job, now=now, reason=reason, count_attempt=count_attempt)


def _keep(tx: Transaction, job: Job, outcome: Outcome | Answered, now: datetime) -> dict[str, Any]:
    assert job.project_id is not None
    if isinstance(outcome, Answered):
        return {"project_id": job.project_id, "answer": outcome.answer, "modeler": asdict(outcome.modeling)}
    draft = outcome.draft
    if tx.projects.get(job.project_id) is None:
        raise NotFoundError("the project was deleted while this was made")
    tx.builds.register([*outcome.build_files, *outcome.files], now=now)
    tx.builds.add(Build(key=outcome.build_key, files=outcome.build_files, created_at=now))
    if draft.version_id is not None:
        if tx.versions.get(draft.version_id) is None:
            raise NotFoundError("the version was deleted while this was made")
        new = [file for file in outcome.files if file.name not in {PROGRAM_FILE, REPORT_FILE}]
        tx.versions.add_files(draft.version_id, new)
        names = sorted(file.name for file in new)
        return {"project_id": job.project_id, "version_id": draft.version_id, "files": names}
    version = Version(
        id=new_id("ver"), project_id=job.project_id, user_id=job.user_id, number=0, parent_id=draft.parent_id,
        branch=draft.branch, kind=draft.kind, label=draft.label, program_hash=outcome.program_hash,
        build_key=outcome.build_key, job_id=job.id, summary=outcome.summary, created_at=now,
    )  # fmt: skip
    if version.parent_id is not None and tx.versions.get(version.parent_id) is None:
        version = replace(version, parent_id=None)
    tx.versions.add(version, outcome.files)
    result: dict[str, Any] = {"project_id": job.project_id, "version_id": version.id}
    if draft.modeling is not None:
        result["modeler"] = asdict(draft.modeling)
    if draft.answer is not None:
        result["answer"] = draft.answer
    return result
