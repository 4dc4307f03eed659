"""The conversation about a model: ask, read, take a turn back."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query

from prompt2mesh.api import views
from prompt2mesh.api.dependencies import ObjectId, PageDep, PlatformDep, Reader, Writer, cursor_of
from prompt2mesh.api.errors import responses
from prompt2mesh.api.idempotency import IdempotencyDep
from prompt2mesh.api.llm_schemas import ChatMessage, Turn, TurnUndone
from prompt2mesh.api.schemas import ListOf, Task
from prompt2mesh.api.tasks import shown
from prompt2mesh.studio.service.requests import ChatRequest
from prompt2mesh.studio.service.tasks import Terms

router = APIRouter()


@router.post("/projects/{project_id}/chat", status_code=202, responses=responses(401, 403, 404, 409, 422, 429))
def chat_about_project(
    project_id: ObjectId, body: ChatMessage, who: Writer, platform: PlatformDep, idempotency: IdempotencyDep
) -> Task:
    """Say something about the model: a question is answered, a wish changes it. One turn at a time.

    Without an LLM, a turn is taken as a sentence for the built-in modeler, and a question gets what was measured.
    """
    project = platform.projects.get(who.user, project_id).project  # what is not even the form of an id is not found
    request = ChatRequest.model_validate({**body.model_dump(exclude={"priority"}), "project_id": project.id})
    return idempotency.run(lambda: shown(platform, platform.chat.ask(who.user, request, Terms(priority=body.priority))))


@router.get("/projects/{project_id}/chat", responses=responses(401, 403, 404, 422))
def list_chat_turns(
    project_id: ObjectId, who: Reader, platform: PlatformDep, page: PageDep,
    order: Annotated[Literal["asc", "desc"], Query(description="Oldest or newest first.")] = "asc",
) -> ListOf[Turn]:  # fmt: skip
    """The turns of the conversation, oldest first."""
    found = platform.chat.page(who.user, project_id, page, newest_first=order == "desc")
    return ListOf(items=[Turn.of(turn) for turn in found],
                  next_cursor=cursor_of(found[-1].id) if len(found) == page.limit else None)  # fmt: skip


@router.post(
    "/projects/{project_id}/chat/{turn_id}/undo", status_code=201, responses=responses(401, 403, 404, 409, 422)
)
def undo_chat_turn(
    project_id: ObjectId, turn_id: ObjectId, who: Writer, platform: PlatformDep, idempotency: IdempotencyDep
) -> TurnUndone:
    """Take a turn back: the model is as it was before it, as a new version; later turns go with it."""

    def undo() -> TurnUndone:
        undone = platform.chat.undo(who.user, project_id, turn_id)
        with platform.services.store.read() as tx:
            version = views.versions(platform, tx, [undone.version])[0]
        return TurnUndone(version=version, turns=[Turn.of(turn) for turn in undone.turns])

    return idempotency.run(undo)
