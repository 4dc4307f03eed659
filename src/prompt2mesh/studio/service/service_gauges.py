"""What is so in the whole service, told by each API process to Prometheus: the queue, the storage, the people.

Each query walks an index or is asked once in a minute, and none is asked where nobody looks.
"""

from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from typing import get_args

from prompt2mesh.studio.ports.jobs import JobFilter
from prompt2mesh.studio.ports.records import Lane
from prompt2mesh.studio.ports.usage import day_of
from prompt2mesh.studio.service.context import Services
from prompt2mesh.studio.service.outlook import RUNNER_SILENT_AFTER
from prompt2mesh.telemetry import metrics
from prompt2mesh.telemetry.asking import Found, KeptReadings

QUEUE_EVERY_S = 5.0
_REST_EVERY_S = 60.0
_WINDOWS = {"5m": timedelta(minutes=5), "1h": timedelta(hours=1), "24h": timedelta(hours=24)}


@contextmanager
def told_service(services: Services, *, users: int = 0, queue_every_s: float = QUEUE_EVERY_S) -> Generator[None]:
    """Tells while the block runs.

    Args:
        services: The store and the clock.
        users: So many of those who keep and use most are told by their id; only where an operator asked for it.
        queue_every_s: How often the queue is looked at, at most.
    """
    queue = (metrics.JOBS, metrics.QUEUE_DEPTH, metrics.QUEUE_OLDEST_AGE, metrics.RUNNERS)
    rest = (metrics.STORAGE_BYTES, metrics.ACTIVE_USERS)
    people = (metrics.USER_STORAGE, metrics.USER_LLM_TOKENS, metrics.USER_LLM_COST) if users else ()
    with ExitStack() as stack:
        for gauges, find, every_s in (
            (queue, lambda: _queue(services), queue_every_s),
            (rest, lambda: _rest(services), _REST_EVERY_S),
            (people, lambda: _people(services, users), _REST_EVERY_S),
        ):
            stack.callback(KeptReadings(gauges, find, every_s=every_s, good_for_s=max(60.0, 2 * every_s)).close)
        yield


def _queue(services: Services) -> Found:
    now = services.clock()
    with services.store.read() as tx:
        lanes = tx.figures.waiting_by_lane()
        running = tx.jobs.count(JobFilter(state="IN_PROGRESS"))
        oldest = tx.jobs.oldest_claimable(concurrency=services.limits.concurrent_jobs)
        runners = tx.runners.alive(since=now - RUNNER_SILENT_AFTER)
    waited_s = (now - oldest).total_seconds() if oldest is not None else 0.0
    return {
        metrics.JOBS: {("PENDING",): float(sum(lanes.values())), ("IN_PROGRESS",): float(running)},
        metrics.QUEUE_DEPTH: {(lane,): float(lanes.get(lane, 0)) for lane in get_args(Lane)},
        metrics.QUEUE_OLDEST_AGE: {(): max(0.0, waited_s)},
        metrics.RUNNERS: {(): float(len(runners))},
    }


def _rest(services: Services) -> Found:
    now = services.clock()
    with services.store.read() as tx:
        _, blob_bytes = tx.builds.blob_totals()
        return {
            metrics.STORAGE_BYTES: {("blobs",): float(blob_bytes), ("database",): float(tx.figures.database_bytes())},
            metrics.ACTIVE_USERS: {
                (name,): float(tx.figures.active_users(since=now - window)) for name, window in _WINDOWS.items()
            },
        }


def _people(services: Services, users: int) -> Found:
    with services.store.read() as tx:
        largest = tx.figures.largest_users(limit=users)
        costliest = tx.figures.costliest_users(day=day_of(services.clock()), limit=users)
    return {
        metrics.USER_STORAGE: {(one.user_id,): float(one.size_bytes) for one in largest},
        metrics.USER_LLM_TOKENS: {(one.user_id,): float(one.tokens) for one in costliest},
        metrics.USER_LLM_COST: {(one.user_id,): one.cost_usd for one in costliest},
    }
