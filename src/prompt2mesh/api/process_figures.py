"""What this process of the API has counted since it began, as it is kept minute by minute for the overview."""

from collections import defaultdict
from dataclasses import replace

from prompt2mesh.studio.service.overview.minutes import ProcessFigures, RouteCounts
from prompt2mesh.telemetry import metrics
from prompt2mesh.telemetry.meter import PrometheusMeter


def process_figures(meter: PrometheusMeter) -> ProcessFigures:
    """The counts of a meter."""
    routes: defaultdict[str, RouteCounts] = defaultdict(RouteCounts)
    for (route, method, status), count in meter.values(metrics.HTTP_REQUESTS).items():
        client, server = status.startswith("4"), status.startswith("5")
        routes[f"{method} {route}"] += RouteCounts(
            requests=count, client_errors=count if client else 0, server_errors=count if server else 0
        )
    bounds = [*map(str, metrics.HTTP_REQUEST_DURATION.buckets), "+Inf"]
    for (route, method), counts in meter.buckets(metrics.HTTP_REQUEST_DURATION).items():
        each = [count - before for count, before in zip(counts, (0.0, *counts), strict=False)]
        name = f"{method} {route}"
        routes[name] = replace(routes[name], buckets=dict(zip(bounds, each, strict=True)))
    gauges = {
        name: sum(found.values())
        for name, metric in (("pool_size", metrics.DB_POOL_SIZE), ("pool_in_use", metrics.DB_POOL_IN_USE))
        if (found := meter.values(metric))
    }
    return ProcessFigures(routes=dict(routes), gauges=gauges)
