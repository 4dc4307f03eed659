"""Port for instances: a Blender and an agent for each person, which come on demand and go when idle.

Two drivers stand behind it, processes on this machine and Kubernetes, and one
contract suite runs over both. A driver keeps nothing in memory that matters:
any process that opens it sees and may change the same instances.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

from prompt2mesh.studio.ports.modeling import Canceled, never

Profile = Literal["cpu", "gpu"]
DesiredState = Literal["Running", "Suspended"]
Phase = Literal[
    "Queued", "Scheduling", "Pulling", "Starting", "Ready", "Saving", "Suspended", "Moving", "Failed", "Deleting",
]  # fmt: skip
# In which order a new instance passes them; what is not on the way has no place.
ON_THE_WAY: tuple[Phase, ...] = ("Queued", "Scheduling", "Pulling", "Starting", "Ready")
ActivityKind = Literal["prompt", "mcp", "render", "input", "keep", "opened"]
ConditionType = Literal["Admitted", "Claimed", "Scheduled", "Available", "Bound", "Saved", "Failed"]
# Stable: programs and alerts act on them.
Reason = Literal[
    "Requested", "QuotaExceeded", "ClusterFull", "WarmClaim", "ColdStart", "Unschedulable", "ImagePullFailed",
    "CrashLoop", "OutOfMemory", "NodeLost", "NodeLeaving", "StartTimeout", "Invalid", "Ready", "NotReady", "Idle",
    "Expired", "AskedFor", "SaveFailed", "Saved", "NothingToSave", "StuckDeleting", "DriverFault",
]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Owner:
    """For whom an instance is.

    Attributes:
        user_id: The user's id in the store, or any name an operator gave by hand.
        team: Whose quota it counts against as well; empty for none.
    """

    user_id: str
    team: str = ""


@dataclass(frozen=True, kw_only=True)
class Condition:
    """One aspect of an instance, as Kubernetes' API conventions have it."""

    type: ConditionType
    status: Literal["True", "False", "Unknown"]
    reason: Reason
    message: str = ""
    changed_at: datetime


@dataclass(frozen=True, kw_only=True)
class Queueing:
    """Where somebody stands who waits for room; `estimate_s` is None while nobody can say."""

    position: int
    of: int
    estimate_s: float | None = None


@dataclass(frozen=True, kw_only=True)
class Instance:
    """What is known of a person's instance.

    Attributes:
        id: DNS-safe and unique: the host is `user-<id>.DOMAIN`.
        incarnation: Names the set of processes or pods; another one after each resume or move.
        version: Of what was read, for a write that must not overtake another.
        reason: Why it is in this phase.
        message: The same for a person, with what to do where it failed.
        suspends_at: When it will be suspended if nobody does anything; None while it does not run.
        expires_at: When it ends in any case; its project is kept.
        saved_at: When its scene was last saved and the copy verified.
        retry_at: When a failed one is tried again.
    """

    id: str
    owner: Owner
    profile: Profile = "cpu"
    state: DesiredState
    phase: Phase
    incarnation: str = ""
    version: str = ""
    reason: Reason
    message: str = ""
    conditions: tuple[Condition, ...] = ()
    queue: Queueing | None = None
    created_at: datetime
    ready_at: datetime | None = None
    last_activity_at: datetime | None = None
    suspends_at: datetime | None = None
    expires_at: datetime | None = None
    saved_at: datetime | None = None
    retry_at: datetime | None = None
    failures: int = 0


@dataclass(frozen=True, kw_only=True)
class InstanceAddress:
    """How the service reaches a ready instance; never shown to a browser.

    Attributes:
        agent_url: Of the instance's agent, such as `http://inst-4k2m-agent.instances.svc:8000`.
        desktop_url: Of the web desktop behind the router; empty where it has none.
        mcp_host: Where its Blender listens for commands.
        mcp_port: The port of it.
        token: What the agent and Blender ask of whoever calls them.
        desktop_token: What the web desktop asks of the router; empty where only the router can reach it.
    """

    agent_url: str
    desktop_url: str = ""
    mcp_host: str = ""
    mcp_port: int = 9876
    vnc_host: str = ""
    vnc_port: int = 3001
    token: str = field(repr=False)
    desktop_token: str = field(default="", repr=False)


@dataclass(frozen=True, kw_only=True)
class BindOrder:
    """Whose an instance's agent becomes, and what it needs for that.

    Attributes:
        api_url: Where the agent reaches the API.
        api_token: What it shows there.
        project_id: What to show where no scene was saved; the person's newest by default.
        version_id: The version of it; the newest by default.
    """

    user_id: str
    instance_id: str
    api_url: str
    api_token: str = field(repr=False)
    project_id: str | None = None
    version_id: str | None = None


class InstanceAgents(Protocol):
    """The agents that live beside people's Blenders.

    Each method raises InstanceUnavailableError where the agent does not answer.
    """

    def bound_to(self, address: InstanceAddress) -> str | None:
        """The id of the user that the agent serves; None while it serves nobody."""
        ...

    def bind(self, address: InstanceAddress, order: BindOrder) -> str:
        """Makes the agent a person's and loads their scene; doing it again renews its token.

        Returns:
            Why a scene could not be loaded; empty where all is well.

        Raises:
            InstanceTakenError: It is another's.
        """
        ...

    def show(self, address: InstanceAddress, *, project_id: str, version_id: str) -> None:
        """Shows a version in Blender."""
        ...


class Instances(Protocol):
    """Where people's instances run."""

    def ensure(self, owner: Owner, *, profile: Profile = "cpu") -> Instance:
        """Asks for the person's instance, a new one or the suspended one again; at most one lives at any time.

        Comes back at once with what is known; `watch` tells how it goes on. Doing it twice does it once.

        Raises:
            LimitError: The person or their team may have no more.
            InstanceUnavailableError: The cluster or the machine does not answer.
        """
        ...

    def get(self, user_id: str) -> Instance | None:
        """The person's instance, running or suspended; None where there is none."""
        ...

    def find(self, instance_id: str) -> Instance | None:
        """The instance of an `Instance.id`, as it is in a host's name."""
        ...

    def list(self, *, team: str | None = None) -> Sequence[Instance]:
        """Everybody's, or those of a team, by id."""
        ...

    def address(self, user_id: str) -> InstanceAddress | None:
        """How to reach it; None unless it is ready."""
        ...

    def suspend(self, user_id: str, *, if_version: str | None = None) -> Instance:
        """Saves its scene, verifies the copy, then ends its processes; the instance stays, and costs nothing.

        Args:
            user_id: Whose.
            if_version: Do nothing if anything was written since, such as activity.

        Raises:
            NotFoundError: There is none.
            ConflictError: Something was written since `if_version`.
        """
        ...

    def resume(self, user_id: str) -> Instance:
        """Runs a suspended one again.

        Raises:
            NotFoundError: There is none.
        """
        ...

    def delete(self, user_id: str) -> None:
        """Ends it, and takes away everything that belonged to it; nothing happens where there is none."""
        ...

    def touch(self, user_id: str, kind: ActivityKind, *, at: datetime) -> None:
        """Notes that the person did something, so that it is not suspended; may be forgotten within a minute."""
        ...

    def watch(self, user_id: str, *, canceled: Canceled = never) -> Iterator[Instance | None]:
        """What is known now, and again after each change, until the caller stops; None when it is gone."""
        ...

    def close(self) -> None:
        """Lets every connection go; instances go on."""
        ...
