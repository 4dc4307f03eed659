"""What the endpoints of instances take and answer with."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from prompt2mesh.api.schemas import Answer
from prompt2mesh.bootstrap.service import Platform
from prompt2mesh.studio.ports.instances import (
    ON_THE_WAY,
    ActivityKind,
    ConditionType,
    DesiredState,
    Instance,
    Phase,
    Profile,
    Reason,
)
from prompt2mesh.studio.ports.records import User
from prompt2mesh.studio.service.instance_scenes import OpenModel

# What a person can do about it; nothing where nothing is wrong.
_HINTS: dict[Reason, str] = {
    "QuotaExceeded": "somebody of your team, or you, runs as many as may be: suspend one, or ask an administrator",
    "ClusterFull": "you are in the queue; it starts by itself as soon as there is room",
    "Unschedulable": "no machine has room for it now; it is tried again, and an administrator can add machines",
    "ImagePullFailed": "the image could not be fetched; it is tried again, and an administrator should look",
    "CrashLoop": "Blender or its agent ends as soon as it starts; delete the instance and open it again",
    "OutOfMemory": "the scene needs more memory than an instance has; make the model simpler",
    "NodeLost": "the machine was lost; the instance starts on another one with the scene as it was saved last",
    "NodeLeaving": "the machine goes; the instance moves with its scene and comes back at the same address",
    "StartTimeout": "it took too long to start; try again, and ask an administrator if it goes on",
    "Invalid": "what was asked for is not possible here; ask an administrator",
    "SaveFailed": "the scene could not be saved, so nothing was ended; it is tried again",
    "StuckDeleting": "it does not end; it is ended by force in a moment",
    "DriverFault": "what runs instances has a fault; try again, and ask an administrator if it goes on",
}  # fmt: skip


def hint_of(reason: Reason) -> str:
    """What a person can do about it."""
    return _HINTS.get(reason, "")


_PROJECT = "prj_01kb2m3w5x6y7z8a9b0c1d2e3f"


class InstanceRequest(BaseModel):
    """What kind of instance."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"profile": "cpu"}]})

    profile: Profile = "cpu"


class OpenRequest(BaseModel):
    """What to show in Blender; without anything, the scene as it was left."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"project_id": _PROJECT}, {}]})

    project_id: str | None = Field(default=None, max_length=60)
    version_id: str | None = Field(default=None, max_length=60, description="The newest of the project by default.")


class QueueingShown(Answer):
    """Where you stand while there is no room."""

    position: int = Field(examples=[3])
    of: int = Field(examples=[7])
    estimate_s: float | None = Field(description="Seconds until it is your turn; null while nobody can say.")


class ConditionShown(Answer):
    """One aspect of an instance."""

    type: ConditionType
    status: str = Field(examples=["True"])
    reason: Reason
    message: str
    changed_at: datetime


class InstanceShown(Answer):
    """A Blender and an agent of your own."""

    id: str = Field(examples=["01kb2m3w5x6y7z8a9b0c1d2e3f"])
    url: str = Field(
        description="Where its desktop is. A browser gets in by the address that `open` gives.",
        examples=["http://user-01kb2m3w5x6y7z8a9b0c1d2e3f.localhost:8003/"],
    )
    profile: Profile
    state: DesiredState = Field(description="What is wanted.")
    phase: Phase = Field(description="How it is.", examples=["Ready"])
    reason: Reason = Field(description="Why it is so; stable, act on this.", examples=["Ready"])
    message: str
    hint: str = Field(description="What to do about it, where something is wrong.")
    step: int = Field(description="How far a start is: 0 for queued, `steps` for ready.", examples=[4])
    steps: int = Field(examples=[len(ON_THE_WAY) - 1])
    queue: QueueingShown | None
    created_at: datetime
    ready_at: datetime | None
    last_activity_at: datetime | None
    suspends_at: datetime | None = Field(description="When it is suspended if nobody does anything.")
    suspends_in_s: float | None = Field(description="The same in seconds from now.")
    warning: bool = Field(description="Whether that is soon: ask to keep it.")
    expires_at: datetime | None
    saved_at: datetime | None = Field(description="When the scene was last saved and the copy verified.")
    retry_at: datetime | None
    failures: int
    conditions: list[ConditionShown]

    @classmethod
    def of(cls, platform: Platform, instance: Instance) -> "InstanceShown":
        """An instance as its person sees it."""
        rules, now = platform.instances.rules, platform.services.clock()
        left = None if instance.suspends_at is None else (instance.suspends_at - now).total_seconds()
        queue = instance.queue
        return cls(
            id=instance.id, url=rules.address(instance.id), profile=instance.profile, state=instance.state,
            phase=instance.phase, reason=instance.reason, message=instance.message,
            hint=hint_of(instance.reason) if instance.phase != "Ready" else "",
            step=ON_THE_WAY.index(instance.phase) if instance.phase in ON_THE_WAY else 0, steps=len(ON_THE_WAY) - 1,
            queue=None if queue is None else QueueingShown(
                position=queue.position, of=queue.of, estimate_s=queue.estimate_s
            ),
            created_at=instance.created_at, ready_at=instance.ready_at, last_activity_at=instance.last_activity_at,
            suspends_at=instance.suspends_at, suspends_in_s=None if left is None else round(max(0.0, left), 1),
            warning=instance.phase == "Ready" and left is not None and left <= rules.warn_s,
            expires_at=instance.expires_at, saved_at=instance.saved_at, retry_at=instance.retry_at,
            failures=instance.failures,
            conditions=[ConditionShown(**vars(condition)) for condition in instance.conditions],
        )  # fmt: skip


class OpenedInstance(Answer):
    """The instance, and the way in once it is ready."""

    instance: InstanceShown
    open_url: str | None = Field(
        description="For a browser, once, within a minute; null while the instance is not ready: watch its events.",
        examples=["http://user-01kb2m3w5x6y7z8a9b0c1d2e3f.localhost:8003/__prompt2mesh/enter?ticket=…"],
    )
    problem: str = Field(default="", description="Why the saved scene could not be loaded, where it could not.")


class AdminInstance(InstanceShown):
    """An instance and whose it is."""

    user_id: str
    email: str = Field(description="Empty where it is nobody's who has an account.")
    team: str

    @classmethod
    def owned(cls, platform: Platform, instance: Instance, user: User | None) -> "AdminInstance":
        """An instance as an administrator sees it."""
        fields = dict(InstanceShown.of(platform, instance))
        return cls(**fields, user_id=instance.owner.user_id, email=user.email if user else "",
                   team=instance.owner.team)  # fmt: skip


class SceneKept(Answer):
    """The copy of a scene that is kept."""

    digest: str
    size_bytes: int
    saved_at: datetime


class ActivityNote(BaseModel):
    """What the person did last in the instance."""

    model_config = ConfigDict(extra="ignore")

    last_at: datetime
    kind: ActivityKind


class ModelFile(Answer):
    """A file of a version; fetch it by its digest."""

    name: str
    digest: str
    size_bytes: int


class OpenModelShown(Answer):
    """A version to show in Blender."""

    project_id: str
    version_id: str
    title: str
    program_hash: str
    files: Annotated[list[ModelFile], Field()]

    @classmethod
    def of(cls, found: OpenModel) -> "OpenModelShown":
        """A version as an agent sees it."""
        files = [ModelFile(name=one.name, digest=one.digest, size_bytes=one.size_bytes) for one in found.files]
        return cls(project_id=found.project.id, version_id=found.version.id, title=found.project.name,
                   program_hash=found.version.program_hash, files=files)  # fmt: skip
