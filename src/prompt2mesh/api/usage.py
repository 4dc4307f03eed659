"""How much somebody has used, and how much they may."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import Field

from prompt2mesh.api.dependencies import PlatformDep, Reader, no_store
from prompt2mesh.api.errors import responses
from prompt2mesh.api.schemas import Answer
from prompt2mesh.studio.service.quotas import usage_report

router = APIRouter(prefix="/me", dependencies=[Depends(no_store)])


class Today(Answer):
    """Counts since midnight UTC."""

    jobs: int
    build_seconds: float
    llm_tokens: int


class Limits(Answer):
    """What one user may use; an administrator may have changed it for you."""

    jobs_per_minute: Annotated[int, Field(description="Submissions a minute; a batch is one.")]
    jobs_per_day: int
    concurrent_jobs: Annotated[int, Field(description="How many tasks run at a time; the rest waits.")]
    queued_jobs: Annotated[int, Field(description="How many tasks may wait.")]
    storage_mb: int
    llm_tokens_per_day: int
    user_instances: Annotated[int, Field(description="1 where you may have an instance, 0 where not.")]
    team_instances: Annotated[int, Field(description="How many of your team may run instances at a time.")]
    scene_mb: Annotated[int, Field(description="The largest scene that is kept of your instance.")]


class Usage(Answer):
    """What you have used, and what you may use."""

    day: Annotated[str, Field(examples=["2026-11-26"])]
    resets_in_s: Annotated[int, Field(description="Seconds until the counts of the day begin anew.")]
    today: Today
    waiting: Annotated[int, Field(description="Tasks that wait now.")]
    running: Annotated[int, Field(description="Tasks that run now.")]
    storage_bytes: Annotated[int, Field(description="What your files take; the same bytes count once.")]
    limits: Limits


@router.get("/usage", responses=responses(401, 403))
def get_usage(platform: PlatformDep, who: Reader) -> Usage:
    """How much you have used today, and how much you may."""
    report = usage_report(platform.services, who.user)
    return Usage(
        day=report.day, resets_in_s=report.resets_in_s, waiting=report.waiting, running=report.running,
        storage_bytes=report.storage_bytes, limits=Limits.model_validate(report.limits),
        today=Today(jobs=report.jobs, build_seconds=report.build_seconds, llm_tokens=report.llm_tokens),
    )  # fmt: skip
