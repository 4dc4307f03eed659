"""What the endpoints of batches take and answer with."""

from datetime import datetime
from typing import Any, Literal

from pydantic import ConfigDict, Field

from prompt2mesh.api.account_schemas import Question
from prompt2mesh.api.schemas import Answer
from prompt2mesh.api.tasks import WebhookUrl
from prompt2mesh.api.texts import ProjectName
from prompt2mesh.bootstrap.service import Platform
from prompt2mesh.studio.ports.records import JobState
from prompt2mesh.studio.service.batch_lists import MAX_ITEMS
from prompt2mesh.studio.service.batches import BatchView


class NewBatch(Question):
    """Many prompts at once. Each wrong item is named before anything is made."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [
        {"name": "props", "items": [{"prompt": "a barrel"}, {"prompt": "a mossy boulder", "seed": 7}]},
    ]})  # fmt: skip

    name: ProjectName = ""
    items: list[dict[str, Any]] = Field(
        min_length=1, max_length=MAX_ITEMS,
        description="A prompt and, as in `POST /v1/text-to-3d`, seed, style, detail, scale, formats, priority "
                    "and modeler (`builtin` unless the item says `auto` or `agent`).",
    )  # fmt: skip
    webhook_url: WebhookUrl = None


class Batch(Answer):
    """Many tasks asked for at once."""

    id: str = Field(examples=["bat_01kb2m3w5x6y7z8a9b0c1d2e3f"])
    name: str
    kind: Literal["prompts", "variants"]
    project_id: str | None = Field(description="Of variants; each prompt has a project of its own.")
    counts: dict[JobState, int] = Field(examples=[{"PENDING": 3, "SUCCEEDED": 5}])
    total: int
    created_at: datetime
    archive_url: str = Field(description="The zip of all finished models; needs a login.")


def batch_shown(platform: Platform, view: BatchView) -> Batch:
    """A batch as the API shows it."""
    batch = view.batch
    return Batch(
        id=batch.id, name=batch.name, kind=batch.kind, project_id=batch.project_id, counts=view.counts,
        total=sum(view.counts.values()), created_at=batch.created_at,
        archive_url=f"{platform.settings.public_api_url}/v1/batches/{batch.id}/archive",
    )  # fmt: skip
