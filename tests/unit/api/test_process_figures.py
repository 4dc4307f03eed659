from prompt2mesh.api.process_figures import process_figures
from prompt2mesh.studio.service.overview.minutes import NOTHING
from prompt2mesh.studio.service.overview.quantiles import spread_of_buckets
from prompt2mesh.telemetry import metrics
from prompt2mesh.telemetry.meter import PrometheusMeter


def test_what_a_process_counted_by_route() -> None:
    meter = PrometheusMeter("api")
    for status, took_s in (("200", 0.02), ("200", 0.03), ("404", 0.02), ("503", 4.0)):
        meter.add(metrics.HTTP_REQUESTS, 1, {"route": "/v1/me", "method": "GET", "status": status})
        meter.observe(metrics.HTTP_REQUEST_DURATION, took_s, {"route": "/v1/me", "method": "GET"})
    for _ in range(900):
        meter.add(metrics.HTTP_REQUESTS, 1, {"route": "/readyz", "method": "GET", "status": "200"})
        meter.observe(metrics.HTTP_REQUEST_DURATION, 0.001, {"route": "/readyz", "method": "GET"})
    meter.put(metrics.DB_POOL_SIZE, 30, {})
    found = process_figures(meter)
    assert list(found.routes) == ["GET /v1/me"]
    counts = found.routes["GET /v1/me"]
    assert (counts.requests, counts.client_errors, counts.server_errors) == (4, 1, 1)
    assert sum(counts.buckets.values()) == 4
    p50, p95 = spread_of_buckets(counts.buckets)
    assert p50 is not None
    assert p95 is not None
    assert p50 < 0.1
    assert p95 > 1
    assert found.gauges["pool_size"] == 30
    assert found.gauges["memory_bytes"] > 1_000_000
    assert (counts - counts).buckets == NOTHING.buckets
