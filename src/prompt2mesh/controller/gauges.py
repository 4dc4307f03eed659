"""What the operator tells of itself when somebody looks: how fresh its news is, its queue, and what there is."""

from collections import Counter
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import ExitStack, contextmanager

from prompt2mesh.controller.cache import ObjectCache
from prompt2mesh.controller.custom_resources import CustomResources
from prompt2mesh.controller.leader import Elector
from prompt2mesh.controller.recorder import Recorder
from prompt2mesh.controller.reflector import Reflector
from prompt2mesh.controller.resync import WATCHED
from prompt2mesh.controller.saver import Saver
from prompt2mesh.controller.work import Key
from prompt2mesh.controller.work_queue import WorkQueue
from prompt2mesh.instances.kubernetes.objects import INSTANCE_POOL, NODE, USER_INSTANCE, Kind
from prompt2mesh.instances.slot_state import section
from prompt2mesh.telemetry import metrics
from prompt2mesh.telemetry.declaring import Ask, Gauge, Readings


@contextmanager
def told_gauges(
    *, cache: ObjectCache, queue: WorkQueue[Key], elector: Elector, saver: Saver, recorder: Recorder,
    custom: CustomResources, reflectors: Iterable[Reflector], stale_s: Callable[[], Mapping[Kind, float]],
) -> Generator[None]:  # fmt: skip
    """Tells while the block runs.

    Args:
        cache: What there is; of instances and pools only the replica that leads tells, so that none counts twice.
        queue: The keys.
        elector: Whether it leads.
        saver: Saves that run.
        recorder: Events.
        custom: News of the custom resources.
        reflectors: News of the rest.
        stale_s: How long ago anything was heard of each kind.
    """
    watches = list(reflectors)
    told: Mapping[Gauge, Ask] = {
        metrics.OPERATOR_WATCH_STALE: lambda: {(kind.plural,): age_s for kind, age_s in stale_s().items()},
        metrics.OPERATOR_WATCH_EVENTS: lambda: {
            **{(each.kind.plural,): float(each.events) for each in watches}, ("custom",): float(custom.events),
        },
        metrics.OPERATOR_QUEUE_DEPTH: lambda: {
            ("waiting",): float(len(queue)), ("delayed",): float(queue.delayed), ("working",): float(queue.working),
        },
        metrics.OPERATOR_OBJECTS: lambda: {
            (kind.plural,): float(cache.count(kind)) for kind in (*CustomResources.kinds, *WATCHED, NODE)
        },
        metrics.OPERATOR_LEADING: lambda: {(): float(elector.leading)},
        metrics.OPERATOR_SAVES: lambda: {(): float(saver.running)},
        metrics.OPERATOR_EVENTS_DROPPED: lambda: {(): float(recorder.dropped)},
        metrics.INSTANCES: lambda: _phases(cache) if elector.leading else {},
        metrics.POOL_WARM: lambda: _of_pools(cache, "ready") if elector.leading else {},
        metrics.POOL_WANTED: lambda: _of_pools(cache, "desired") if elector.leading else {},
    }  # fmt: skip
    with ExitStack() as stack:
        for gauge, ask in told.items():
            stack.callback(gauge.ask(ask))
        yield


def _phases(cache: ObjectCache) -> Readings:
    phases = Counter(str(section(each, "status").get("phase") or "Queued") for each in cache.list(USER_INSTANCE))
    return {(phase,): float(number) for phase, number in phases.items()}


def _of_pools(cache: ObjectCache, name: str) -> Readings:
    return {
        (pool["metadata"]["name"],): float(section(pool, "status").get(name) or 0) for pool in cache.list(INSTANCE_POOL)
    }
