"""What this process of the API has counted since it began, kept minute by minute for the overview."""

from collections import defaultdict
from collections.abc import Generator
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import partial

from prompt2mesh.studio.service.context import Services
from prompt2mesh.studio.service.overview.minutes import MinuteKeeper, ProcessFigures, RouteCounts
from prompt2mesh.telemetry import declaring, metrics
from prompt2mesh.telemetry.asgi import HEALTH_PATHS
from prompt2mesh.telemetry.meter import PrometheusMeter


@contextmanager
def kept_minutes(services: Services) -> Generator[None]:
    """Keeps them while the block runs; nothing is kept where nobody counts."""
    meter = declaring.current()
    if not isinstance(meter, PrometheusMeter):
        yield
        return
    with closing(MinuteKeeper(services, partial(process_figures, meter), kind="api")) as keeper:
        keeper.start()
        yield


def process_figures(meter: PrometheusMeter) -> ProcessFigures:
    """The counts of a meter; probes, which ask every few seconds whatever people do, are left out."""
    routes: defaultdict[str, RouteCounts] = defaultdict(RouteCounts)
    for (route, method, status), count in meter.values(metrics.HTTP_REQUESTS).items():
        if route in HEALTH_PATHS:
            continue
        client, server = status.startswith("4"), status.startswith("5")
        routes[f"{method} {route}"] += RouteCounts(
            requests=count, client_errors=count if client else 0, server_errors=count if server else 0
        )
    bounds = [*map(str, metrics.HTTP_REQUEST_DURATION.buckets), "inf"]
    for (route, method), counts in meter.buckets(metrics.HTTP_REQUEST_DURATION).items():
        if route in HEALTH_PATHS:
            continue
        each = [count - before for count, before in zip(counts, (0.0, *counts), strict=False)]
        name = f"{method} {route}"
        routes[name] = replace(routes[name], buckets=dict(zip(bounds, each, strict=True)))
    gauges = {
        name: sum(found.values())
        for name, metric in (("pool_size", metrics.DB_POOL_SIZE), ("pool_in_use", metrics.DB_POOL_IN_USE))
        if (found := meter.values(metric))
    }
    memory = meter.registry.get_sample_value("process_resident_memory_bytes")
    return ProcessFigures(routes=dict(routes), gauges=gauges if memory is None else {**gauges, "memory_bytes": memory})
