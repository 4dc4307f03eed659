"""What one user may use: jobs are counted against every limit in the transaction that submits them."""

from dataclasses import dataclass

from prompt2mesh.mesh.errors import LimitError, RateLimitError
from prompt2mesh.studio.ports.jobs import JobFilter
from prompt2mesh.studio.ports.records import User
from prompt2mesh.studio.ports.store import Transaction
from prompt2mesh.studio.ports.usage import day_of, seconds_to_midnight
from prompt2mesh.studio.service.context import Services

LIMIT_NAMES = (
    "jobs_per_minute", "jobs_per_day", "concurrent_jobs", "queued_jobs", "storage_mb", "llm_tokens_per_day",
    "user_instances", "team_instances", "scene_mb",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class UsageReport:
    """What a user has used, and what they may use.

    Attributes:
        day: Today in UTC.
        resets_in_s: Seconds until the counts of the day begin anew.
        waiting: Jobs that wait now.
        running: Jobs that run now.
        storage_bytes: What their files take; the same bytes count once.
        limits: By name, as in `Limits`.
    """

    day: str
    resets_in_s: int
    jobs: int
    build_seconds: float
    llm_tokens: int
    waiting: int
    running: int
    storage_bytes: int
    limits: dict[str, int]


def usage_report(services: Services, user: User) -> UsageReport:
    """What a user has used today."""
    now = services.clock()
    with services.store.read() as tx:
        today = tx.usage.of_day(user.id, day_of(now))
        states = tx.jobs.count_by_state(JobFilter(user_id=user.id))
        storage = tx.versions.storage_bytes(user.id)
    return UsageReport(
        day=day_of(now), resets_in_s=seconds_to_midnight(now), jobs=int(today.get("jobs", 0)),
        build_seconds=round(today.get("build_seconds", 0.0), 1), llm_tokens=int(today.get("llm_tokens", 0)),
        waiting=states.get("PENDING", 0), running=states.get("IN_PROGRESS", 0), storage_bytes=storage,
        limits={name: services.limits.of(user, name) for name in LIMIT_NAMES},
    )  # fmt: skip


def admit_jobs(tx: Transaction, services: Services, user: User, more: int) -> None:
    """Counts jobs that are about to be submitted.

    One call is one submission for the limit by the minute, however many jobs it
    brings; the other limits count the jobs.

    Raises:
        RateLimitError: There were too many submissions in the last minute.
        LimitError: The jobs of the day, the queue or the storage are used up.
    """
    now, limits = services.clock(), services.limits
    # First, since it locks the row: submissions of one user are admitted one after another, on any replica.
    today = tx.usage.add(user.id, day_of(now), "jobs", more)
    per_day = limits.of(user, "jobs_per_day")
    if today > per_day:
        raise LimitError(
            f"{per_day} tasks a day are allowed; {today - more:.0f} were made today and {more} more asked for",
            hint="the count begins anew at midnight UTC", retry_after_s=seconds_to_midnight(now),
        )  # fmt: skip
    _admit_to_queue(tx, user, more, limits.of(user, "queued_jobs"))
    used, allowed = tx.versions.storage_bytes(user.id) / 1e6, limits.of(user, "storage_mb")
    if used >= allowed:
        raise LimitError(f"your models take {used:.0f} MB; {allowed} MB are allowed",
                         hint="delete projects you do not need")  # fmt: skip
    per_minute = limits.of(user, "jobs_per_minute")
    state = tx.rate_windows.hit(f"jobs/{user.id}", limit=per_minute, period_s=60)
    if not state.allowed:
        raise RateLimitError(
            f"{per_minute} submissions a minute are allowed", hint="ask for many models in one batch, or more slowly",
            retry_after_s=state.reset_s, policy="jobs", limit=state.limit, period_s=state.period_s,
        )  # fmt: skip


def tokens_left(tx: Transaction, services: Services, user: User) -> int:
    """How many tokens of LLMs a user may still use today."""
    used = tx.usage.of_day(user.id, day_of(services.clock())).get("llm_tokens", 0.0)
    return max(0, services.limits.of(user, "llm_tokens_per_day") - int(used))


def require_tokens(tx: Transaction, services: Services, user: User) -> None:
    """Lets nobody ask for the agent whose tokens of the day are used up.

    Raises:
        LimitError: They are.
    """
    if tokens_left(tx, services, user) == 0:
        raise LimitError(
            f"{services.limits.of(user, 'llm_tokens_per_day')} tokens of LLMs a day are allowed, and they are used up",
            hint="the count begins anew at midnight UTC; until then the built-in modeler works (modeler: builtin)",
            retry_after_s=seconds_to_midnight(services.clock()),
        )  # fmt: skip


def _admit_to_queue(tx: Transaction, user: User, more: int, limit: int) -> None:
    waiting = tx.jobs.count(JobFilter(user_id=user.id, state="PENDING"))
    if waiting + more > limit:
        raise LimitError(
            f"at most {limit} tasks of one user may wait; {waiting} wait and {more} more were asked for",
            hint="wait until some have ended, or ask for fewer", retry_after_s=30,
        )  # fmt: skip
