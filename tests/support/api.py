"""People who talk to the API in tests."""

import time
from dataclasses import dataclass
from typing import Any

from fastapi.testclient import TestClient
from httpx2 import Response

from prompt2mesh.bootstrap.service import Platform
from prompt2mesh.studio.ports.records import Batch, Role, StoredFile, Upload, User, new_id
from prompt2mesh.studio.service.accounts import Caller
from tests.support.canaries import PASSWORD
from tests.support.records import NOON, chat_turn, job, project, provider_key, version

FINAL = {"SUCCEEDED", "FAILED", "CANCELED"}


@dataclass
class Person:
    """Somebody who is logged in."""

    user: User
    token: str
    api: TestClient

    def ask(self, method: str, path: str, body: Any = None, **more: Any) -> Response:
        headers = {"Authorization": f"Bearer {self.token}", **more.pop("headers", {})}
        return self.api.request(method, path, json=body, headers=headers, **more)

    def get(self, path: str, **more: Any) -> Any:
        return good(self.ask("GET", path, **more))

    def post(self, path: str, body: Any = None, **more: Any) -> Any:
        return good(self.ask("POST", path, body if body is not None else {}, **more))

    def make(self, prompt: str, **more: Any) -> dict[str, Any]:
        """A model, made to the end; needs the fixture `runner`."""
        return self.done(self.post("/v1/text-to-3d", {"prompt": prompt, **more})["id"])

    def done(self, task_id: str, *, timeout_s: float = 60.0) -> dict[str, Any]:
        """The task once it has ended."""
        deadline = time.monotonic() + timeout_s
        while True:
            task = self.get(f"/v1/tasks/{task_id}")
            if task["status"] in FINAL:
                return task
            if time.monotonic() > deadline:
                raise TimeoutError(f"the task does not end: {task}")
            time.sleep(0.02)


def good(answer: Response) -> Any:
    """The body of an answer that must be a success."""
    assert answer.is_success, f"{answer.request.method} {answer.request.url}: {answer.status_code} {answer.text}"
    return answer.json() if answer.content else None


def new_person(platform: Platform, api: TestClient, name: str, *, role: Role = "user") -> Person:
    """Somebody with a new account."""
    email = f"{name}@example.com"
    user = platform.accounts.signup.create(email, PASSWORD, role=role, display_name=name.title())
    tokens = platform.accounts.sessions.log_in(email, PASSWORD, Caller())
    return Person(user, tokens.access_token, api)


def objects_of(platform: Platform, owner: Person) -> dict[str, str]:
    """The ids of one new object of each kind, all of one person's, by the names that paths have for them."""
    store = platform.services.store
    mine = project(owner.user)
    state, batch = (
        version(mine),
        Batch(id=new_id("bat"), user_id=owner.user.id, name="b", kind="prompts", created_at=NOON),
    )
    task = job(owner.user, project_id=mine.id)
    blob = platform.services.blobs.put_bytes(b"a picture")
    file = StoredFile(name="a.png", digest=blob.digest, size_bytes=blob.size_bytes, media_type="image/png")
    upload = Upload(id=new_id("upl"), user_id=owner.user.id, file=file, created_at=NOON)
    turn = chat_turn(mine, base_version_id=state.id, answer="It is.")
    llm_key = provider_key(owner.user)  # sealed by nobody, so that a test of it asks no provider in the world
    with store.begin() as tx:
        tx.projects.add(mine)
        tx.versions.add(state, [])
        tx.batches.add(batch)
        tx.jobs.submit(task, cost=1)
        tx.builds.register([file], now=NOON)
        tx.uploads.add(upload)
        tx.chat_turns.add(turn)
        tx.provider_keys.add(llm_key)
    key = owner.post("/v1/me/keys", {"name": "mine", "scopes": ["models:read"]})
    sessions = owner.get("/v1/me/sessions")["items"]
    return {
        "task_id": task.id, "project_id": mine.id, "version_id": state.id, "other_id": state.id, "batch_id": batch.id,
        "upload_id": upload.id, "key_id": key["id"], "session_id": sessions[0]["id"], "user_id": owner.user.id,
        "name": "main", "llm_key_id": llm_key.id, "turn_id": turn.id,
        "instance_id": owner.user.id.removeprefix("usr_"),
    }  # fmt: skip
