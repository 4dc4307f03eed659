"""The conversation about a model: a turn is a job; it answers, changes the model, or both, and can be taken back."""

from collections.abc import Sequence
from dataclasses import dataclass

from prompt2mesh.mesh.errors import ConflictError, NotFoundError
from prompt2mesh.studio.ports.jobs import JobFilter
from prompt2mesh.studio.ports.records import ChatTurn, Job, JobState, Page, User, Version, new_id
from prompt2mesh.studio.ports.store import Transaction
from prompt2mesh.studio.service.context import Services
from prompt2mesh.studio.service.quotas import admit_jobs
from prompt2mesh.studio.service.requests import ChatRequest
from prompt2mesh.studio.service.tasks import Tasks, Terms, base_version, owned_project

_RUNNING: tuple[JobState, ...] = ("PENDING", "IN_PROGRESS")


@dataclass(frozen=True, kw_only=True)
class Undone:
    """What became of taking a turn back.

    Attributes:
        version: The new head: the model as it was before the turn.
        turns: Those that were taken back: the turn, and later ones that had changed the model after it.
    """

    version: Version
    turns: Sequence[ChatTurn]


class ChatService:
    """Conversations of one user at a time."""

    def __init__(self, services: Services, tasks: Tasks) -> None:
        """Bind the ports, and what submits tasks."""
        self._services = services
        self._tasks = tasks

    def ask(self, user: User, request: ChatRequest, terms: Terms) -> Job:
        """Submits a turn about the head of a branch.

        Raises:
            ConflictError: The project has no model yet, or the turn before is still being answered.
        """
        services = self._services
        with services.store.begin() as tx:
            project = owned_project(tx, user, request.project_id)
            base = base_version(tx, project, branch=request.branch, version_id=request.base_version_id)
            admit_jobs(tx, services, user, 1)  # it also makes submissions of one user wait for each other
            if any(tx.jobs.count(JobFilter(project_id=project.id, kind="chat", state=state)) for state in _RUNNING):
                raise ConflictError("the turn before is still being answered",
                                    hint="wait for its task, or cancel it")  # fmt: skip
            data = request.model_dump(mode="json", exclude_none=True) | {"base_version_id": base.id}
            job = self._tasks.submit(tx, user, "chat", data, terms, project_id=project.id, checked=True)
            tx.chat_turns.add(ChatTurn(
                id=new_id("turn"), project_id=project.id, user_id=user.id, job_id=job.id, branch=request.branch,
                text=request.message, base_version_id=base.id, created_at=job.created_at,
            ))  # fmt: skip
            return job

    def page(self, user: User, project_id: str, page: Page, *, newest_first: bool = False) -> Sequence[ChatTurn]:
        """The turns about a project."""
        with self._services.store.read() as tx:
            owned_project(tx, user, project_id)
            return tx.chat_turns.page(project_id, page, newest_first=newest_first)

    def undo(self, user: User, project_id: str, turn_id: str) -> Undone:
        """Takes a turn back: the model is as it was before it, and nothing that came after is lost from the history.

        Raises:
            NotFoundError: There is no such turn.
            ConflictError: It changed nothing, was undone before, or its change is not in the model any more.
        """
        services = self._services
        with services.store.begin() as tx:
            project = owned_project(tx, user, project_id)
            turn = tx.chat_turns.get(turn_id)
            if turn is None or turn.project_id != project.id:
                raise NotFoundError(f"there is no turn {turn_id}")
            before = _state_before(tx, turn)
            head = _head(tx, turn)
            if not _leads_to(tx, turn.version_id, head):
                raise ConflictError("what this turn made is not part of the model any more",
                                    hint="go back to a version: POST /v1/projects/{id}/revert")  # fmt: skip
            now = services.clock()
            version = tx.versions.add(Version(
                id=new_id("ver"), project_id=project.id, user_id=user.id, number=0, parent_id=head,
                branch=turn.branch, kind="revert", label=f"back to version {before.number}",
                program_hash=before.program_hash, build_key=before.build_key, job_id=None, summary=before.summary,
                created_at=now,
            ), tx.versions.files([before.id])[before.id])  # fmt: skip
            taken_back = [one.id for one in tx.chat_turns.changed_since(turn)]
            tx.chat_turns.mark_undone(taken_back, now=now)
            turns = [found for one in taken_back if (found := tx.chat_turns.get(one)) is not None]
            return Undone(version=version, turns=turns)


def _state_before(tx: Transaction, turn: ChatTurn) -> Version:
    if turn.undone_at is not None:
        raise ConflictError("this turn was taken back before")
    if turn.answer is None and turn.error is None:
        raise ConflictError("this turn is still being answered", hint="cancel its task")
    if turn.version_id is None:
        raise ConflictError("this turn changed nothing, so there is nothing to take back")
    before = tx.versions.get(turn.base_version_id) if turn.base_version_id else None
    if before is None:
        raise ConflictError("the version before this turn was deleted", hint="go back to another version")
    return before


def _head(tx: Transaction, turn: ChatTurn) -> str | None:
    branches = tx.versions.branches([turn.project_id])[turn.project_id]
    return next((branch.head_version_id for branch in branches if branch.name == turn.branch), None)


def _leads_to(tx: Transaction, version_id: str | None, head: str | None) -> bool:
    """Whether a version is the head or one that it came from."""
    seen: set[str] = set()
    while head is not None and head not in seen:
        if head == version_id:
            return True
        seen.add(head)
        found = tx.versions.get(head)
        head = None if found is None else found.parent_id
    return False
