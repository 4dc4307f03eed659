"""How the overview of an operator is answered."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from prompt2mesh.api import schemas
from prompt2mesh.studio.ports.records import JobKind, JobState, Lane, Runner
from prompt2mesh.studio.service.overview.desk import Overview
from prompt2mesh.studio.service.overview.health import State, checks
from prompt2mesh.studio.service.overview.quantiles import Spread
from prompt2mesh.studio.service.overview.traffic import RequestFigures
from prompt2mesh.studio.service.overview.work import Ended
from prompt2mesh.studio.service.requests import label_of


class WorkerShown(schemas.Answer):
    """A Blender process of a runner."""

    pid: int
    memory_bytes: int
    builds: int
    busy: bool


class RunnerShown(schemas.Answer):
    """A process that makes models."""

    id: str
    host: str
    pid: int
    slots: int
    busy: int
    started_at: datetime
    seen_at: datetime
    memory_bytes: int | None = Field(default=None, description="Of the runner itself, without its Blenders.")
    workers: list[WorkerShown] = []
    restarts: dict[str, int] = Field(default={}, description="Blenders that were started anew, by why.")

    @classmethod
    def of(cls, runner: Runner) -> "RunnerShown":
        """A runner as it is shown."""
        status = runner.status
        return cls(
            id=runner.id, host=runner.host, pid=runner.pid, slots=runner.slots, busy=int(status.get("busy", 0)),
            started_at=runner.started_at, seen_at=runner.seen_at, memory_bytes=status.get("memory_bytes"),
            workers=[WorkerShown.model_validate(one) for one in status.get("workers", [])],
            restarts=status.get("restarts", {}),
        )  # fmt: skip


class SpreadShown(schemas.Answer):
    """Seconds that half of all took at most, and 95 of 100; null where there were none."""

    p50: float | None
    p95: float | None

    @classmethod
    def of(cls, spread: Spread) -> "SpreadShown":
        """A spread as it is shown."""
        return cls(p50=_rounded(spread.p50), p95=_rounded(spread.p95))


class CheckShown(schemas.Answer):
    """How a part of the service is."""

    name: str
    state: State
    text: str


class RequestsShown(schemas.Answer):
    """Requests of the API, as all its processes counted them."""

    requests: int
    client_errors: int = Field(description="Answered with a status from 400 to 499.")
    server_errors: int = Field(description="Answered with a status from 500.")
    seconds: SpreadShown

    @classmethod
    def of(cls, found: RequestFigures) -> "RequestsShown":
        """Requests as they are shown."""
        return cls(requests=found.requests, client_errors=found.client_errors, server_errors=found.server_errors,
                   seconds=SpreadShown.of(found.seconds))  # fmt: skip


class RouteShown(RequestsShown):
    """Requests of one route."""

    route: str


class EndedShown(schemas.Answer):
    """How many jobs ended, by how."""

    succeeded: int
    failed: int
    canceled: int

    @classmethod
    def of(cls, found: Ended) -> "EndedShown":
        """As it is shown."""
        return cls(succeeded=found.succeeded, failed=found.failed, canceled=found.canceled)


class KindShown(schemas.Answer):
    """The jobs of a kind that ended; the seconds are of those that succeeded."""

    kind: JobKind
    ended: EndedShown
    seconds: SpreadShown


class StageShown(schemas.Answer):
    """How many jobs are in a stage now, and how long it took in the newest jobs."""

    stage: str
    running: int
    samples: int
    seconds: SpreadShown


class SpanShown(schemas.Answer):
    """What was in a span of time; the last one is not over yet."""

    at: datetime
    jobs: EndedShown
    requests: RequestsShown


class ProcessShown(schemas.Answer):
    """A process of the API."""

    id: str
    kind: str
    host: str
    seen_at: datetime
    memory_bytes: int | None
    pool_size: int | None = Field(description="Connections to the database that it may keep open.")
    pool_in_use: int | None


class LlmDayShown(schemas.Answer):
    """What the calls to a model took on a day."""

    day: str
    model: str = Field(description="As in settings: `provider:model`.")
    calls: int
    input_tokens: int
    output_tokens: int
    cost_usd: float = Field(description="Of the calls whose price is known.")
    unpriced_tokens: int = Field(description="Of the calls whose price is not.")


class InstancesShown(schemas.Answer):
    """People's instances; warm, cold and the seconds are of those that are ready now."""

    problem: str
    phases: dict[str, int]
    warm: int
    cold: int
    click_to_ready: SpreadShown


class UserStorageShown(schemas.Answer):
    """What the files of a person take."""

    user_id: str
    email: str
    size_bytes: int


class ActiveUsersShown(schemas.Answer):
    """How many people signed in, came back or asked for something."""

    five_minutes: int
    hour: int
    day: int


class FailureShown(schemas.Answer):
    """A job that failed."""

    task_id: str
    user_id: str
    kind: JobKind
    label: str
    code: str
    message: str
    attempt: int
    at: datetime | None


class OverviewShown(schemas.Answer):
    """The service in numbers; what is said of a time is said of the last `hours`."""

    at: datetime
    hours: Literal[1, 6, 24]
    span_s: int
    health: list[CheckShown]
    users: int
    projects: int
    active_users: ActiveUsersShown
    requests: RequestsShown
    requests_now: RequestsShown = Field(description="Of the last five minutes.")
    requests_per_s: float = Field(description="Of the last five minutes.")
    routes: list[RouteShown] = Field(description="The busiest of the last hour.")
    processes: list[ProcessShown]
    jobs: dict[JobState, int] = Field(description="All there are, by state.")
    ended: EndedShown
    kinds: list[KindShown]
    stages: list[StageShown]
    queue: dict[Lane, int]
    oldest_wait_s: float
    waits: SpreadShown = Field(description="How long the newest ended jobs had waited.")
    mean_seconds: float | None
    spans: list[SpanShown]
    runners: list[RunnerShown]
    slots: int
    llm: list[LlmDayShown] = Field(description="Of seven days.")
    instances: InstancesShown | None
    blobs: int
    blob_bytes: int
    database_bytes: int
    database_ms: float = Field(description="How long the database took to answer all this.")
    largest_users: list[UserStorageShown]
    failures: list[FailureShown] = Field(description="The newest of a week.")
    limits: dict[str, int]

    @classmethod
    def of(cls, found: Overview, *, hours: Literal[1, 6, 24], limits: dict[str, int]) -> "OverviewShown":
        """The overview as it is shown."""
        work, seen, people = found.work, found.traffic, found.instances
        return cls(
            at=found.at, hours=hours, span_s=found.spans.length_s,
            health=[CheckShown(**vars(check)) for check in checks(found)],
            users=found.totals.users, projects=found.totals.projects,
            active_users=ActiveUsersShown(**vars(found.active)),
            requests=RequestsShown.of(seen.whole), requests_now=RequestsShown.of(seen.last_minutes),
            requests_per_s=round(seen.per_second, 3),
            routes=[RouteShown(route=route, **dict(RequestsShown.of(one))) for route, one in seen.routes.items()],
            processes=[ProcessShown(**vars(process)) for process in seen.processes],
            jobs={**found.totals.jobs, "PENDING": sum(work.waiting.values()), "IN_PROGRESS": work.running},
            ended=EndedShown.of(work.ended),
            kinds=[KindShown(kind=one.kind, ended=EndedShown.of(one.ended), seconds=SpreadShown.of(one.seconds))
                   for one in work.kinds],
            stages=[StageShown(stage=one.stage, running=one.running, samples=one.samples,
                               seconds=SpreadShown.of(one.seconds)) for one in work.stages],
            queue=work.waiting, oldest_wait_s=round(work.oldest_wait_s, 1), waits=SpreadShown.of(work.waits),
            mean_seconds=_rounded(work.mean_seconds),
            spans=[SpanShown(at=found.spans.begin(number), jobs=EndedShown.of(work.spans.get(number, Ended())),
                             requests=RequestsShown.of(seen.spans.get(number, RequestFigures())))
                   for number in found.spans],
            runners=[RunnerShown.of(runner) for runner in found.runners],
            slots=sum(runner.slots for runner in found.runners),
            llm=[LlmDayShown(**vars(one)) for one in found.llm],
            instances=None if people is None else InstancesShown(
                problem=people.problem, phases={str(phase): count for phase, count in people.phases.items()},
                warm=people.warm, cold=people.cold, click_to_ready=SpreadShown.of(people.click_to_ready)),
            blobs=found.storage.blobs, blob_bytes=found.storage.blob_bytes,
            database_bytes=found.storage.database_bytes, database_ms=round(found.database_ms, 1),
            largest_users=[UserStorageShown(**vars(one)) for one in found.storage.largest],
            failures=[FailureShown(
                task_id=job.id, user_id=job.user_id, kind=job.kind, label=label_of(job), attempt=job.attempt,
                code=str((job.error or {}).get("code", "")), message=str((job.error or {}).get("message", "")),
                at=job.finished_at) for job in work.failures],
            limits=limits,
        )  # fmt: skip


def _rounded(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds, 4)
