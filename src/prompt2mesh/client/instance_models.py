"""What the server answers with about instances; as lenient as the rest (see `models`)."""

from datetime import datetime

from prompt2mesh.client.models import Answer


class QueuePosition(Answer):
    """Where you stand while there is no room for your instance."""

    position: int = 0
    of: int = 0
    estimate_s: float | None = None


class Instance(Answer):
    """A Blender and an agent of your own.

    Attributes:
        url: Where its desktop is; a browser gets in by what `open` gives.
        phase: `Queued`, `Scheduling`, `Pulling`, `Starting`, `Ready`, `Saving`, `Suspended`, `Moving`, `Failed`,
            `Deleting`.
        hint: What to do about it, where something is wrong.
        step: How far a start is, of `steps`.
        warning: Whether it is suspended soon.
        saved_at: When its scene was last saved and the copy verified.
    """

    id: str
    url: str = ""
    profile: str = "cpu"
    state: str = ""
    phase: str = ""
    reason: str = ""
    message: str = ""
    hint: str = ""
    step: int = 0
    steps: int = 4
    queue: QueuePosition | None = None
    created_at: datetime | None = None
    ready_at: datetime | None = None
    last_activity_at: datetime | None = None
    suspends_at: datetime | None = None
    suspends_in_s: float | None = None
    warning: bool = False
    expires_at: datetime | None = None
    saved_at: datetime | None = None
    retry_at: datetime | None = None
    failures: int = 0


class OpenedInstance(Answer):
    """Your instance, and the way in for a browser, once, within a minute; None while it is not ready."""

    instance: Instance
    open_url: str | None = None
    problem: str = ""


class AdminInstance(Instance):
    """An instance and whose it is."""

    user_id: str = ""
    email: str = ""
    team: str = ""
