"""What the server answers administrators with about the whole service; lenient as `client.models` is."""

from datetime import datetime

from prompt2mesh.client.models import Answer


class Worker(Answer):
    """A Blender process of a runner."""

    pid: int = 0
    memory_bytes: int = 0
    builds: int = 0
    busy: bool = False


class Runner(Answer):
    """A process that makes models.

    Attributes:
        restarts: Blenders that were started anew, by why.
    """

    id: str
    host: str = ""
    pid: int = 0
    slots: int = 1
    busy: int = 0
    started_at: datetime | None = None
    seen_at: datetime | None = None
    memory_bytes: int | None = None
    workers: list[Worker] = []
    restarts: dict[str, int] = {}


class Spread(Answer):
    """Seconds that half of all took at most, and 95 of 100; None where there were none."""

    p50: float | None = None
    p95: float | None = None


class Check(Answer):
    """How a part of the service is: `good`, `warning`, `bad` or `unknown`."""

    name: str
    state: str = "unknown"
    text: str = ""


class Requests(Answer):
    """Requests of the API: all, those answered with 400 to 499, and those answered with 500 or more."""

    requests: int = 0
    client_errors: int = 0
    server_errors: int = 0
    seconds: Spread = Spread()


class RouteRequests(Requests):
    """Requests of one route."""

    route: str


class Ended(Answer):
    """How many jobs ended, by how."""

    succeeded: int = 0
    failed: int = 0
    canceled: int = 0


class KindFigures(Answer):
    """The jobs of a kind that ended; the seconds are of those that succeeded."""

    kind: str
    ended: Ended = Ended()
    seconds: Spread = Spread()


class StageFigures(Answer):
    """How many jobs are in a stage now, and how long it took in the newest jobs."""

    stage: str
    running: int = 0
    samples: int = 0
    seconds: Spread = Spread()


class Span(Answer):
    """What was in a span of time."""

    at: datetime
    jobs: Ended = Ended()
    requests: Requests = Requests()


class Process(Answer):
    """A process of the API, with its connections to the database."""

    id: str
    kind: str = ""
    host: str = ""
    seen_at: datetime | None = None
    memory_bytes: int | None = None
    pool_size: int | None = None
    pool_in_use: int | None = None


class LlmDay(Answer):
    """What the calls to a model (`provider:model`) took on a day."""

    day: str
    model: str
    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost_usd: float = 0.0
    unpriced_tokens: int = 0


class InstanceFigures(Answer):
    """People's instances; warm, cold and the seconds are of those that are ready now."""

    problem: str = ""
    phases: dict[str, int] = {}
    warm: int = 0
    cold: int = 0
    click_to_ready: Spread = Spread()


class UserStorage(Answer):
    """What the files of a person take."""

    user_id: str
    email: str = ""
    size_bytes: int = 0


class ActiveUsers(Answer):
    """How many people signed in, came back or asked for something."""

    five_minutes: int = 0
    hour: int = 0
    day: int = 0


class JobFailure(Answer):
    """A job that failed."""

    task_id: str
    user_id: str = ""
    kind: str = ""
    label: str = ""
    code: str = ""
    message: str = ""
    attempt: int = 1
    at: datetime | None = None


class Overview(Answer):
    """The service in numbers; what is said of a time is said of the last `hours`.

    Attributes:
        jobs: All there are, by state.
        routes: The busiest of the last hour.
        queue: How many jobs wait, by lane.
        waits: How long the newest ended jobs had waited.
        llm: Of seven days.
        instances: None where the service has none.
        failures: The newest of a week.
    """

    at: datetime | None = None
    hours: int = 6
    span_s: int = 600
    health: list[Check] = []
    users: int = 0
    projects: int = 0
    active_users: ActiveUsers = ActiveUsers()
    requests: Requests = Requests()
    requests_now: Requests = Requests()
    requests_per_s: float = 0.0
    routes: list[RouteRequests] = []
    processes: list[Process] = []
    jobs: dict[str, int] = {}
    ended: Ended = Ended()
    kinds: list[KindFigures] = []
    stages: list[StageFigures] = []
    queue: dict[str, int] = {}
    oldest_wait_s: float = 0.0
    waits: Spread = Spread()
    mean_seconds: float | None = None
    spans: list[Span] = []
    runners: list[Runner] = []
    slots: int = 0
    llm: list[LlmDay] = []
    instances: InstanceFigures | None = None
    blobs: int = 0
    blob_bytes: int = 0
    database_bytes: int = 0
    database_ms: float = 0.0
    largest_users: list[UserStorage] = []
    failures: list[JobFailure] = []
    limits: dict[str, float] = {}
