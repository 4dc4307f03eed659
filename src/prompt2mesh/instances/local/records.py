"""What is kept of people's instances on one machine: one record for a person, one for the processes they have."""

from datetime import datetime
from typing import Literal

from prompt2mesh.instances.agent_wire import Record
from prompt2mesh.studio.ports.instances import ActivityKind, DesiredState, Profile, Reason

SlotPhase = Literal["starting", "ready", "failed"]


class PersonRecord(Record):
    """A person's instance as it was asked for, and what came of it.

    Attributes:
        number: Grows with each write.
        requested_at: Since when it is waited for, or runs.
        turn: In the queue; kept once it was given.
        reason: Why it is as it is.
        saved_at: When its scene was last saved and the copy verified.
        failures: In a row.
        met_at: When it was ready first since it was asked for.
    """

    id: str
    user_id: str
    team: str = ""
    profile: Profile = "cpu"
    state: DesiredState = "Running"
    deleting: bool = False
    number: int = 0
    created_at: datetime
    requested_at: datetime
    turn: datetime | None = None
    started_at: datetime | None = None
    ready_at: datetime | None = None
    met_at: datetime | None = None
    suspended_at: datetime | None = None
    saved_at: datetime | None = None
    expires_at: datetime | None = None
    reason: Reason = "Requested"
    message: str = ""
    reason_since: datetime | None = None
    failures: int = 0
    retry_at: datetime | None = None
    warm: bool = False


class ActivityRecord(Record):
    """What a person did last; a file of its own, since it is written often and without a lock."""

    at: datetime
    kind: ActivityKind
    keep_until: datetime | None = None


class SlotRecord(Record):
    """The processes of an instance, as their supervisor tells.

    Attributes:
        pid: Of the supervisor, which leads a process group.
        pid_started: When the kernel started it, in ticks since the machine did: a pid alone may be another's by now.
        deaths: How often Blender or the agent died.
        children: Blender's and the agent's pid and start; each leads a process group.
        group: Path of the control group that all of them are in; empty where none could be made.
    """

    name: str
    phase: SlotPhase = "starting"
    pid: int
    pid_started: int
    agent_port: int = 0
    blender_port: int = 0
    web_port: int = 0
    created_at: datetime
    ready_at: datetime | None = None
    reason: Reason = "ColdStart"
    message: str = ""
    deaths: int = 0
    children: dict[str, tuple[int, int]] = {}
    group: str = ""


class SlotName(Record):
    """The file that says whose a set of processes is: it is moved from one owner to the next, never copied."""

    name: str


class SupervisorOrder(Record):
    """How a supervisor is to run an instance.

    Attributes:
        desktop: Run Blender in a desktop that a browser can show; else without a window.
        without_desktop: Why not, where it is not.
        unkept_s: After how long without a keeper it saves and ends by itself.
    """

    name: str
    desktop: bool = False
    without_desktop: str = ""
    memory_mb: int = 4096
    start_timeout_s: float = 180.0
    unkept_s: float = 900.0
    autosave_s: float = 180.0
