"""What follows the end of a job, in the same transaction: usage is counted, and who waits is told."""

from datetime import datetime
from typing import Any

from prompt2mesh.mesh.errors import CanceledError
from prompt2mesh.studio.ports.records import FINAL_STATES, Job, JobState, WebhookDelivery
from prompt2mesh.studio.ports.store import Transaction
from prompt2mesh.studio.ports.usage import day_of
from prompt2mesh.studio.service.requests import label_of

_EVENTS: dict[JobState, str] = {
    "SUCCEEDED": "task.succeeded", "FAILED": "task.failed", "CANCELED": "task.canceled",
}  # fmt: skip


def cancel_job(tx: Transaction, job_id: str, *, now: datetime) -> Job | None:
    """Ends a waiting job at once, or asks a running one to stop; the job as it then is."""
    # A runner may take the job, or give it back, between one question and the next: then they are asked again.
    while not tx.jobs.cancel_waiting(job_id, now=now):
        asked = tx.jobs.ask_to_stop(job_id, now=now)
        job = tx.jobs.get(job_id)
        if asked or job is None or job.state in FINAL_STATES or job.cancel_requested_at is not None:
            return job
    job = tx.jobs.get(job_id)
    assert job is not None
    on_end(tx, job, now=now)
    return job


def on_end(tx: Transaction, job: Job, *, now: datetime) -> None:
    """Does what follows the end of a job.

    Args:
        tx: The transaction that ends it.
        job: As it ended.
        now: The time.
    """
    if job.started_at is not None:
        seconds = max(0.0, (now - job.started_at).total_seconds())
        tx.usage.add(job.user_id, day_of(now), "build_seconds", seconds)
    if job.kind == "chat":
        result, error = job.result or {}, job.error
        if job.state == "CANCELED":
            error = CanceledError("it was canceled").as_dict()
        tx.chat_turns.settle(job.id, answer=result.get("answer"), error=error, version_id=result.get("version_id"))
    if job.webhook_url:
        tx.webhooks.owe(_delivery(job, job.webhook_url, now))


def _delivery(job: Job, url: str, now: datetime) -> WebhookDelivery:
    event = _EVENTS[job.state]
    payload = {"type": event, "timestamp": now.isoformat().replace("+00:00", "Z"), "data": _task(job)}
    # The id comes from the job's, so that a job cannot owe two messages whatever happens.
    return WebhookDelivery(id=f"msg_{job.id.removeprefix('job_')}", user_id=job.user_id, job_id=job.id, url=url,
                           event=event, payload=payload, next_at=now, created_at=now)  # fmt: skip


def _task(job: Job) -> dict[str, Any]:
    """The job as the API shows a task, without what only a look at the API can tell, such as signed addresses."""
    moments = {
        name: moment.isoformat().replace("+00:00", "Z") if moment else None
        for name, moment in (("created_at", job.created_at), ("started_at", job.started_at),
                             ("finished_at", job.finished_at))
    }  # fmt: skip
    return {
        "id": job.id, "kind": job.kind, "status": job.state, "progress": job.progress, "stage": job.stage,
        "label": label_of(job), "project_id": job.project_id, "version_id": (job.result or {}).get("version_id"),
        "batch_id": job.batch_id, "error": job.error, "answer": (job.result or {}).get("answer"), **moments,
    }  # fmt: skip
