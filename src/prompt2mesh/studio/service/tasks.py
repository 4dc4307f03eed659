"""Asking for work: jobs are checked, counted against the owner's limits, and kept before the answer is given."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from prompt2mesh.mesh.errors import ConflictError, NotFoundError
from prompt2mesh.mesh.node import Node
from prompt2mesh.studio.ports.jobs import JobFilter
from prompt2mesh.studio.ports.records import (
    FINAL_STATES,
    Batch,
    Job,
    JobKind,
    Lane,
    Page,
    Priority,
    Project,
    Upload,
    User,
    Version,
    new_id,
)
from prompt2mesh.studio.ports.store import Transaction
from prompt2mesh.studio.service.context import Services
from prompt2mesh.studio.service.endings import cancel_job
from prompt2mesh.studio.service.llm_choices import LlmChoices
from prompt2mesh.studio.service.outlook import TYPICAL_SECONDS, Outlook
from prompt2mesh.studio.service.quotas import admit_jobs, require_tokens
from prompt2mesh.telemetry import traces

_MAX_NAME = 200


@dataclass(frozen=True, kw_only=True)
class Terms:
    """How a job stands in the queue, and who is told of its end."""

    lane: Lane = "interactive"
    priority: Priority = "normal"
    batch: Batch | None = None
    index: int | None = None
    webhook_url: str | None = None


class Tasks:
    """Submits, lists, cancels and forgets jobs of one user at a time."""

    def __init__(
        self, services: Services, llms: LlmChoices | None = None, *, on_prompt: Callable[[str], None] = lambda _: None
    ) -> None:
        """Bind the ports.

        Args:
            services: The ports and house rules.
            llms: What knows of LLMs; without it nobody is told that there is none before the job runs.
            on_prompt: Told the id of a user who asks for something; it must not take time.
        """
        self._services = services
        self._llms = llms
        self._on_prompt = on_prompt

    def make(self, user: User, request: Node, terms: Terms, *, kind: JobKind, label: str) -> Job:
        """Submits a job that makes a model, with its project made first where none is named."""
        with self._services.store.begin() as tx:
            data = request.model_dump(mode="json", exclude_none=True)
            if "project_id" in data:
                owned_project(tx, user, data["project_id"])
            else:
                data["project_id"] = self.new_project(tx, user, label).id
            return self.submit(tx, user, kind, data, terms, project_id=data["project_id"])

    def change(self, user: User, request: Node, terms: Terms, *, kind: JobKind) -> Job:
        """Submits a change of a project; the version it starts from is fixed now."""
        with self._services.store.begin() as tx:
            data = request.model_dump(mode="json", exclude_none=True)
            project = owned_project(tx, user, data["project_id"])
            data["base_version_id"] = base_version(
                tx, project, branch=data.get("branch", "main"), version_id=data.get("base_version_id")
            ).id
            return self.submit(tx, user, kind, data, terms, project_id=project.id)

    def export(self, user: User, request: Node, terms: Terms) -> Job:
        """Submits the making of more files of a version."""
        with self._services.store.begin() as tx:
            data = request.model_dump(mode="json", exclude_none=True)
            version = owned_version(tx, user, data["version_id"])
            return self.submit(tx, user, "export", data, terms, project_id=version.project_id)

    def batch(
        self, user: User, items: Sequence[tuple[JobKind, dict[str, Any]]], *, name: str,
        webhook_url: str | None = None, priorities: Sequence[Priority] = (),
    ) -> tuple[Batch, list[Job]]:  # fmt: skip
        """Submits many prompts at once, each into a project of its own; all or none."""
        services = self._services
        batch = Batch(id=new_id("bat"), user_id=user.id, name=name[:_MAX_NAME], kind="prompts",
                      created_at=services.clock())  # fmt: skip
        with services.store.begin() as tx:
            admit_jobs(tx, self._services, user, len(items))
            tx.batches.add(batch)
            jobs: list[Job] = []
            for index, (kind, data) in enumerate(items):
                project = self.new_project(tx, user, str(data.get("prompt", name)))
                terms = Terms(lane="batch", priority=priorities[index] if priorities else "normal", batch=batch,
                              index=index, webhook_url=webhook_url)  # fmt: skip
                jobs.append(self.submit(tx, user, kind, {**data, "project_id": project.id}, terms,
                                        project_id=project.id, checked=True))  # fmt: skip
        return batch, jobs

    def variants(self, user: User, project_id: str, *, count: int, base_version_id: str | None = None,
                 branch: str = "main") -> tuple[Batch, list[Job]]:  # fmt: skip
        """Submits the same words with other seeds."""
        services = self._services
        with services.store.begin() as tx:
            project = owned_project(tx, user, project_id)
            base = base_version(tx, project, branch=branch, version_id=base_version_id)
            admit_jobs(tx, self._services, user, count)
            batch = Batch(id=new_id("bat"), user_id=user.id, name=f"variants of {project.name}"[:_MAX_NAME],
                          kind="variants", project_id=project.id, created_at=services.clock())  # fmt: skip
            tx.batches.add(batch)
            first = int(base.summary.get("seed", 0)) + 1
            jobs = [
                self.submit(
                    tx, user, "variant", {"project_id": project.id, "base_version_id": base.id, "seed": first + index},
                    Terms(batch=batch, index=index), project_id=project.id, checked=True,
                )
                for index in range(count)
            ]  # fmt: skip
        return batch, jobs

    def get(self, user: User, job_id: str) -> Job:
        """A job of the user's."""
        with self._services.store.read() as tx:
            return owned_job(tx, user, job_id)

    def page(self, user: User, which: JobFilter, page: Page) -> Sequence[Job]:
        """Jobs of the user's, newest first."""
        with self._services.store.read() as tx:
            return tx.jobs.page(replace(which, user_id=user.id), page)

    def outlook(self, tx: Transaction) -> Outlook:
        """When waiting jobs will start, as a transaction sees it."""
        return Outlook(tx, self._services.clock)

    def cancel(self, user: User, job_id: str) -> Job:
        """Ends a waiting job, or asks a running one to stop; one that has ended stays as it is."""
        with self._services.store.begin() as tx:
            owned_job(tx, user, job_id)
            job = cancel_job(tx, job_id, now=self._services.clock())
            if job is None:  # its project was deleted meanwhile
                raise NotFoundError(f"there is no task {job_id}")
            return job

    def cancel_batch(self, user: User, batch_id: str) -> int:
        """Cancels what is left of a batch; how many jobs that was."""
        with self._services.store.begin() as tx:
            owned_batch(tx, user, batch_id)
            count, after = 0, None
            while jobs := tx.jobs.page(JobFilter(batch_id=batch_id), Page(limit=500, after=after)):
                after = jobs[-1].id
                for job in jobs:
                    if job.state not in FINAL_STATES:
                        cancel_job(tx, job.id, now=self._services.clock())
                        count += 1
        return count

    def delete(self, user: User, job_id: str) -> None:
        """Forgets a job that has ended; what it made stays.

        Raises:
            ConflictError: It has not ended.
        """
        with self._services.store.begin() as tx:
            owned_job(tx, user, job_id)
            if not tx.jobs.delete(job_id):
                raise ConflictError("only a task that has ended can be deleted", hint="cancel it first")

    def new_project(self, tx: Transaction, user: User, label: str) -> Project:
        """A project named after a prompt."""
        now = self._services.clock()
        project = Project(id=new_id("prj"), user_id=user.id, name=label.strip()[:_MAX_NAME] or "model", created_at=now,
                          updated_at=now)  # fmt: skip
        tx.projects.add(project)
        return project

    def submit(
        self, tx: Transaction, user: User, kind: JobKind, request: dict[str, Any], terms: Terms, *,
        project_id: str, checked: bool = False,
    ) -> Job:  # fmt: skip
        """Keeps a job, in a transaction of the caller's."""
        if request.get("reference_upload_id") is not None:
            owned_upload(tx, user, request["reference_upload_id"])
        if not checked:
            admit_jobs(tx, self._services, user, 1)
        if request.get("modeler") == "agent":
            if self._llms is not None:
                self._llms.require(tx, user.id)
            require_tokens(tx, self._services, user)
        if terms.webhook_url and self._services.webhook_addresses is not None:
            self._services.webhook_addresses.check(terms.webhook_url)
        job_id = new_id("job")
        with traces.span("send jobs", kind="producer", attributes=_sent(job_id, kind)):
            origin = traces.origin()
        job = Job(
            id=job_id, user_id=user.id, kind=kind, lane=terms.lane, priority=terms.priority, request=request,
            project_id=project_id, batch_id=terms.batch.id if terms.batch else None, batch_index=terms.index,
            webhook_url=terms.webhook_url, origin=origin or None, created_at=self._services.clock(),
        )  # fmt: skip
        submitted = tx.jobs.submit(job, cost=TYPICAL_SECONDS[kind])
        self._on_prompt(user.id)
        return submitted


def _sent(job_id: str, kind: JobKind) -> dict[str, traces.Value]:
    return {
        "messaging.system": "prompt2mesh",
        "messaging.operation.type": "send",
        "messaging.operation.name": "send",
        "messaging.destination.name": "jobs",
        "messaging.message.id": job_id,
        "prompt2mesh.job_kind": kind,
    }


Owned = TypeVar("Owned", Job, Upload, Project, Version, Batch)


def _owned(found: Owned | None, user: User, what: str, object_id: str) -> Owned:
    """The rule of who may see what: somebody else's object is as if it were not there."""
    if found is None or found.user_id != user.id:
        raise NotFoundError(f"there is no {what} {object_id}")
    return found


def owned_job(tx: Transaction, user: User, job_id: str) -> Job:
    """A job of the user's; somebody else's is as if it were not there.

    Raises:
        NotFoundError: There is none.
    """
    return _owned(tx.jobs.get(job_id), user, "task", job_id)


def owned_upload(tx: Transaction, user: User, upload_id: str) -> Upload:
    """A picture of the user's.

    Raises:
        NotFoundError: There is none.
    """
    return _owned(tx.uploads.get(upload_id), user, "picture", upload_id)


def owned_project(tx: Transaction, user: User, project_id: str) -> Project:
    """A project of the user's.

    Raises:
        NotFoundError: There is none.
    """
    return _owned(tx.projects.get(project_id), user, "project", project_id)


def owned_version(tx: Transaction, user: User, version_id: str) -> Version:
    """A version of the user's.

    Raises:
        NotFoundError: There is none.
    """
    return _owned(tx.versions.get(version_id), user, "version", version_id)


def owned_batch(tx: Transaction, user: User, batch_id: str) -> Batch:
    """A batch of the user's.

    Raises:
        NotFoundError: There is none.
    """
    return _owned(tx.batches.get(batch_id), user, "batch", batch_id)


def base_version(tx: Transaction, project: Project, *, branch: str, version_id: str | None) -> Version:
    """The version a change starts from: the one named, or the head of the branch.

    Raises:
        NotFoundError: The version is not of this project, or there is no such branch.
        ConflictError: The project has no model yet.
    """
    if version_id is None:
        branches = tx.versions.branches([project.id])[project.id]
        heads = {one.name: one.head_version_id for one in branches}
        if not heads:
            raise ConflictError("this project has no model yet", hint="make one first, or wait until it is made")
        if branch not in heads:
            raise NotFoundError(f"this project has no branch {branch!r}", hint=f"it has: {', '.join(heads)}")
        version_id = heads[branch]
        if version_id is None:
            raise ConflictError(f"the branch {branch!r} has no version", hint="name a version to start from")
    version = tx.versions.get(version_id)
    if version is None or version.project_id != project.id:
        raise NotFoundError(f"this project has no version {version_id}")
    return version
