"""Runners without Blender over a real database, and an auditor who looks at what they left."""

import time
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from prompt2mesh.bootstrap import open_modeler
from prompt2mesh.store.auditing.auditor import audit_store
from prompt2mesh.store.blobs import open_blobs
from prompt2mesh.store.database import SqlStore
from prompt2mesh.studio.ports import Builder
from prompt2mesh.studio.ports.agent import Agent
from prompt2mesh.studio.ports.blobs import BlobStore
from prompt2mesh.studio.ports.findings import AuditRules
from prompt2mesh.studio.ports.limits import Limits
from prompt2mesh.studio.ports.records import FINAL_STATES, Job, User
from prompt2mesh.studio.ports.workplaces import Workplaces
from prompt2mesh.studio.service.context import Services
from prompt2mesh.studio.service.llm_choices import LlmChoices
from prompt2mesh.studio.service.requests import MakeRequest
from prompt2mesh.studio.service.runner import JobRunner, no_neighbours
from prompt2mesh.studio.service.tasks import Tasks, Terms
from prompt2mesh.studio.service.work import Workshop


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


def audit(
    store: SqlStore, blobs: BlobStore, *, accepted: set[str], nothing_deleted: bool = True
) -> Counter[str]:  # fmt: skip
    """Proves that nothing was lost or doubled; the states of the jobs.

    Args:
        store: The database; every job in it has ended.
        blobs: Its blobs.
        accepted: Every job that was promised to somebody.
        nothing_deleted: Whether sums must agree exactly.
    """
    address = store.engine.url.render_as_string(hide_password=False)
    rules = AuditRules(now=datetime.now(UTC), nothing_deleted=nothing_deleted, promised_jobs=accepted)
    report = audit_store(address, blobs, rules)
    assert report.findings == ()
    assert set(report.jobs) <= set(FINAL_STATES), report.jobs
    return Counter({str(state): number for state, number in report.jobs.items()})
