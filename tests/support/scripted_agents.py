"""Agents without an LLM for tests of what surrounds them, and the keys that they are asked with."""

from pathlib import Path
from typing import Any

from prompt2mesh.bootstrap import open_modeler
from prompt2mesh.identity.envelopes import AesGcmEnvelopes
from prompt2mesh.identity.secret_keys import KeyRing
from prompt2mesh.identity.signing import FernetBox
from prompt2mesh.modelers.scripted import Script, ScriptedAgent
from prompt2mesh.studio.ports.agent import ModelChoice
from prompt2mesh.studio.ports.records import JobEvent, ProviderKey, User, new_id
from prompt2mesh.studio.service.context import Services
from prompt2mesh.studio.service.llm_choices import SECRET_PURPOSE, LlmChoices
from prompt2mesh.studio.service.user_secrets import UserSecrets
from tests.support.canaries import SERVICE_LLM_KEY
from tests.support.records import provider_key

SERVICE_KEY = SERVICE_LLM_KEY
SERVICE_MODEL = ModelChoice(provider="anthropic", model="claude-test", api_key=SERVICE_KEY)
_KEYS = KeyRing.from_text("a secret of tests 0123456789abcdef")


def scripted(services: Services, folder: Path, script: Script | None = None) -> ScriptedAgent:
    """An agent that keeps its runs in a folder."""
    return ScriptedAgent(script or Script(), modeler=open_modeler(), blobs=services.blobs, memory=folder / "runs")


def user_secrets(services: Services, keys: KeyRing = _KEYS) -> UserSecrets:
    """What seals people's secrets."""
    return UserSecrets(services, FernetBox(keys), AesGcmEnvelopes(keys))


def sealed_key(services: Services, owner: User, api_key: str, **fields: Any) -> ProviderKey:
    """A key of an LLM that somebody has given."""
    key_id = new_id("llm")
    with services.store.begin() as tx:
        sealed = user_secrets(services).seal(tx, owner.id, api_key, purpose=SECRET_PURPOSE, about=key_id)
        key = provider_key(owner, id=key_id, secret=sealed, **fields)
        tx.provider_keys.add(key)
    return key


def choices(services: Services, **options: Any) -> LlmChoices:
    """The service has one LLM, unless the options say otherwise."""
    options.setdefault("own", [SERVICE_MODEL])
    return LlmChoices(services, user_secrets(services), **options)


def events_of(services: Services, job_id: str, kind: str) -> list[JobEvent]:
    with services.store.read() as tx:
        return [event for event in tx.jobs.events(job_id) if event.type == kind]


def tokens_of(services: Services, user_id: str) -> int:
    """What was counted of a user's LLM tokens, on any day."""
    with services.store.read() as tx:
        days = tx.usage.history(user_id, since="2000-01-01")
    return int(sum(day.get("llm_tokens", 0) for day in days.values()))
