"""Runners without Blender over a real database, and an auditor who looks at what they left."""

import time
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import select

from prompt2mesh.bootstrap import open_modeler
from prompt2mesh.store import tables
from prompt2mesh.store.blobs import open_blobs
from prompt2mesh.store.database import SqlStore
from prompt2mesh.studio.ports import Builder
from prompt2mesh.studio.ports.agent import Agent
from prompt2mesh.studio.ports.blobs import BlobStore
from prompt2mesh.studio.ports.limits import Limits
from prompt2mesh.studio.ports.records import FINAL_STATES, Job, User
from prompt2mesh.studio.ports.workplaces import Workplaces
from prompt2mesh.studio.service.context import Services
from prompt2mesh.studio.service.llm_choices import LlmChoices
from prompt2mesh.studio.service.requests import MakeRequest
from prompt2mesh.studio.service.runner import JobRunner, no_neighbours
from prompt2mesh.studio.service.tasks import Tasks, Terms
from prompt2mesh.studio.service.work import Workshop

_FINAL_EVENTS = {"SUCCEEDED": "succeeded", "FAILED": "failed", "CANCELED": "canceled"}


def new_services(database_url: str, folder: Path, **limits: int) -> Services:
    """A store and blobs on disk; close `services.store`."""
    blobs = open_blobs(str(folder / "blobs"))
    generous = {"jobs_per_minute": 100_000, "jobs_per_day": 1_000_000, "concurrent_jobs": 100, "queued_jobs": 10_000}
    return Services(store=SqlStore(database_url, blobs=blobs), blobs=blobs, limits=Limits(**{**generous, **limits}))


def new_runner(
    services: Services, builder: Builder, folder: Path, *, slots: int = 1, lease_s: float = 15.0,
    runner_id: str | None = None, job_timeout_s: float = 1800.0,
    dead_neighbours: Callable[[], AbstractContextManager[list[str]]] = no_neighbours, agent: Agent | None = None,
    llms: LlmChoices | None = None, workplaces: Workplaces | None = None,
) -> JobRunner:  # fmt: skip
    workshop = Workshop(services, modeler=open_modeler(), builder=builder, engine="paper", folder=folder, agent=agent,
                        llms=llms, workplaces=workplaces)  # fmt: skip
    return JobRunner(services, workshop, slots=slots, poll_s=0.02, lease_s=lease_s, runner_id=runner_id,
                     job_timeout_s=job_timeout_s, dead_neighbours=dead_neighbours)  # fmt: skip


def submit(
    services: Services, owner: User, prompt: str = "a cube", *, seed: int = 0, more: dict[str, Any] | None = None,
    **terms: Any,
) -> Job:  # fmt: skip
    request = MakeRequest.model_validate({"prompt": prompt, "seed": seed, **(more or {})})
    return Tasks(services).make(owner, request, Terms(**terms), kind="text-to-3d", label=prompt)


def job_of(services: Services, job_id: str) -> Job:
    with services.store.read() as tx:
        found = tx.jobs.get(job_id)
    assert found is not None
    return found


def wait_for(happened: Callable[[], bool], *, timeout_s: float = 90.0) -> float:
    """Waits until something happened; the seconds it took."""
    started = time.monotonic()
    while not happened():
        if time.monotonic() - started > timeout_s:
            raise TimeoutError("it does not happen")
        time.sleep(0.01)
    return time.monotonic() - started


def wait_ended(services: Services, *job_ids: str, timeout_s: float = 90.0) -> list[Job]:
    """The jobs, once all have ended."""
    wait_for(lambda: all(job_of(services, one).state in FINAL_STATES for one in job_ids), timeout_s=timeout_s)
    return [job_of(services, one) for one in job_ids]


def audit(store: SqlStore, blobs: BlobStore, *, accepted: set[str]) -> Counter[str]:
    """Proves that nothing was lost or doubled; the states of the jobs.

    Args:
        store: The database, at rest.
        blobs: Its blobs.
        accepted: Every job that was promised to somebody.
    """
    with store.engine.connect() as connection:
        jobs = {row.id: row for row in connection.execute(select(tables.jobs))}
        events: dict[str, list[Any]] = {}
        ordered = select(tables.job_events).order_by(tables.job_events.c.job_id, tables.job_events.c.number)
        for row in connection.execute(ordered):
            events.setdefault(row.job_id, []).append(row)
        versions = list(connection.execute(select(tables.versions)))
        files = list(connection.execute(select(tables.version_files)))
        cached = list(connection.execute(select(tables.build_files)))
    assert accepted <= set(jobs), "a promised job is gone"
    made = Counter(version.job_id for version in versions)
    for job in jobs.values():
        assert job.state in FINAL_STATES, f"{job.id} has not ended: {job.state}"
        told = events[job.id]
        assert [event.number for event in told] == list(range(1, len(told) + 1)), f"{job.id} has gaps in its events"
        assert job.event_count == len(told)
        last = [event.type for event in told if event.type in _FINAL_EVENTS.values()]
        assert last == [_FINAL_EVENTS[job.state]], f"{job.id} is {job.state} and told {last}"
        assert told[-1].type == last[0], f"{job.id} went on after its end"
        wanted = int(job.state == "SUCCEEDED" and job.kind != "export" and "version_id" in (job.result or {}))
        assert made[job.id] == wanted, f"{job.id} is {job.state} and made {made[job.id]} versions"
    assert set(made) <= set(jobs), "a version without a job"
    named = {file.version_id for file in files}
    assert {version.id for version in versions} <= named, "a version without files"
    for digest in {file.digest for file in (*files, *cached)}:
        content = sha256()
        for chunk in blobs.open(digest):
            content.update(chunk)
        assert content.hexdigest() == digest, "a blob is not what its name says"
    return Counter(job.state for job in jobs.values())
