"""One's own keys of LLM providers, and who would model now."""

from fastapi import APIRouter, Depends

from prompt2mesh.api import llm_schemas as schemas
from prompt2mesh.api.dependencies import AccountHolder, CallerDep, ObjectId, PlatformDep, Reader, no_store
from prompt2mesh.api.errors import responses
from prompt2mesh.api.idempotency import IdempotencyDep
from prompt2mesh.api.schemas import ListOf

router = APIRouter(prefix="/me", dependencies=[Depends(no_store)])


@router.get("/llm", responses=responses(401, 403))
def get_llm(platform: PlatformDep, who: Reader) -> schemas.Llm:
    """Who would model for you now: the agent with which LLMs, or the built-in modeler, and why."""
    return schemas.Llm.of(platform.llms.overview(who.user))


@router.get("/llm-keys", responses=responses(401, 403))
def list_llm_keys(platform: PlatformDep, who: AccountHolder) -> ListOf[schemas.LlmKey]:
    """Your keys of LLM providers, in the order in which they are asked; never the keys themselves."""
    return ListOf(items=[schemas.LlmKey.of(key) for key in platform.llm_keys.of_user(who.user)])


@router.post("/llm-keys", status_code=201, responses=responses(401, 403, 409, 422))
def add_llm_key(
    body: schemas.NewLlmKey, caller: CallerDep, platform: PlatformDep, who: AccountHolder, idempotency: IdempotencyDep
) -> schemas.LlmKey:
    """Let the agent ask an LLM with your own key; it is asked before the service's."""
    return idempotency.run(lambda: schemas.LlmKey.of(platform.llm_keys.add(who, caller, body.provider, body.change())))


@router.patch("/llm-keys/{llm_key_id}", responses=responses(401, 403, 404, 422))
def change_llm_key(
    llm_key_id: ObjectId, body: schemas.LlmKeyChange, caller: CallerDep, platform: PlatformDep, who: AccountHolder
) -> schemas.LlmKey:
    """Change the models, the address, the order or the key itself."""
    return schemas.LlmKey.of(platform.llm_keys.change(who, caller, llm_key_id, body.change()))


@router.delete("/llm-keys/{llm_key_id}", status_code=204, responses=responses(401, 403, 404, 422))
def remove_llm_key(llm_key_id: ObjectId, caller: CallerDep, platform: PlatformDep, who: AccountHolder) -> None:
    """Forget a key; tasks that have not started yet do not use it any more."""
    platform.llm_keys.remove(who, caller, llm_key_id)


@router.post("/llm-keys/{llm_key_id}/test", responses=responses(401, 403, 404, 422, 429))
def test_llm_key(
    llm_key_id: ObjectId, caller: CallerDep, platform: PlatformDep, who: AccountHolder
) -> schemas.LlmKeyTest:
    """Ask the first model of a key for one word: whether it answers, or why not."""
    return schemas.LlmKeyTest.of(platform.llm_keys.test(who, caller, llm_key_id))
