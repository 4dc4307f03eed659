"""What several panels or alerts read, worked out once."""

from monitoring.alerting.rule import Group, Record

_DURATIONS = (
    (
        "prompt2mesh:http_request_duration_seconds",
        "prompt2mesh_http_request_duration_seconds",
        "route",
        "5m",
        '{component="api"}',
    ),
    ("prompt2mesh:job_duration_seconds", "prompt2mesh_job_duration_seconds", "kind", "15m", ""),
    ("prompt2mesh:instance_click_to_ready_seconds", "prompt2mesh_instance_click_to_ready_seconds", "path", "1h", ""),
)

RECORDING = Group(name="prompt2mesh-recording", rules=[
    Record(
        name="prompt2mesh:http_requests:rate5m",
        expr='sum by (route, method, status) (rate(prompt2mesh_http_requests_total{component="api"}[5m]))',
    ),
    Record(
        name="prompt2mesh:jobs_finished:rate15m",
        expr="sum by (kind, state) (rate(prompt2mesh_jobs_finished_total[15m]))",
    ),
    *(
        Record(
            name=f"{name}:p{round(share * 100)}_{window}",
            expr=f"histogram_quantile({share}, sum by ({by}, le) (rate({metric}_bucket{where}[{window}])))",
        )
        for name, metric, by, window, where in _DURATIONS
        for share in (0.5, 0.95)
    ),
    Record(
        name="prompt2mesh:pool_hits:ratio1h",
        expr="""
            sum(increase(prompt2mesh_pool_claims_total{outcome="hit"}[1h]))
            / (sum(increase(prompt2mesh_pool_claims_total[1h])) > 0)
        """,
    ),
    Record(
        name="prompt2mesh:llm_cost_usd:increase1d",
        expr="sum by (provider, model) (increase(prompt2mesh_llm_cost_usd_total[1d]))",
    ),
])  # fmt: skip
