"""Records with sensible values, for tests that care about one or two of them."""

import secrets
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import insert

from prompt2mesh.store import tables
from prompt2mesh.store.database import SqlStore
from prompt2mesh.studio.ports.records import ChatTurn, Job, Project, ProviderKey, StoredFile, User, Version, new_id

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


def user(**fields: Any) -> User:
    user_id = new_id("usr")
    values: dict[str, Any] = {"id": user_id, "email": f"{user_id}@example.com", "created_at": NOON, **fields}
    return User(**values)


def add_user(store: SqlStore, **fields: Any) -> User:
    made = user(**fields)
    with store.engine.begin() as connection:
        connection.execute(insert(tables.users).values(**vars(made)))
    return made


def project(owner: User, **fields: Any) -> Project:
    values: dict[str, Any] = {
        "id": new_id("prj"), "user_id": owner.id, "name": "a chair", "created_at": NOON, "updated_at": NOON, **fields,
    }  # fmt: skip
    return Project(**values)


def version(of: Project, **fields: Any) -> Version:
    values: dict[str, Any] = {
        "id": new_id("ver"), "project_id": of.id, "user_id": of.user_id, "number": 0, "parent_id": None,
        "branch": "main", "kind": "prompt", "label": "a chair", "program_hash": "0" * 64, "build_key": "1" * 64,
        "job_id": None, "created_at": NOON, **fields,
    }  # fmt: skip
    return Version(**values)


def job(owner: User, **fields: Any) -> Job:
    values: dict[str, Any] = {
        "id": new_id("job"), "user_id": owner.id, "kind": "text-to-3d", "request": {"prompt": "a chair"},
        "created_at": NOON, **fields,
    }  # fmt: skip
    return Job(**values)


def chat_turn(of: Project, **fields: Any) -> ChatTurn:
    values: dict[str, Any] = {
        "id": new_id("turn"), "project_id": of.id, "user_id": of.user_id, "job_id": new_id("job"), "branch": "main",
        "text": "is it a chair?", "created_at": NOON, **fields,
    }  # fmt: skip
    return ChatTurn(**values)


def provider_key(owner: User, **fields: Any) -> ProviderKey:
    values: dict[str, Any] = {
        "id": new_id("llm"), "user_id": owner.id, "provider": "anthropic", "models": ["claude-test"], "secret": "sealed",
        "hint": "1234", "created_at": NOON, **fields,
    }  # fmt: skip
    return ProviderKey(**values)


def stored_file(name: str = "model.glb") -> StoredFile:
    """A file whose bytes are nowhere, which a store without a collector does not mind."""
    return StoredFile(name=name, digest=secrets.token_hex(32), size_bytes=1000 + secrets.randbelow(1000),
                      media_type="model/gltf-binary")  # fmt: skip
