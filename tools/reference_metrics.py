"""The reference page of metrics, from their declarations."""

from collections.abc import Iterator

from prompt2mesh.telemetry.declaring import COMPONENTS, PREFIX, Component, Histogram, Label, Metric
from prompt2mesh.telemetry.metrics import ERROR_CODES, TABLE

_PORTS: dict[Component, str] = {
    "api": "9464", "runner": "9465", "mcp": "9466", "web": "9467", "router": "9468", "agent": "off", "operator": "",
}  # fmt: skip
_NAMES: dict[Component, str] = {
    "api": "the API", "runner": "a runner", "mcp": "the MCP server", "web": "the page",
    "router": "the router of one machine", "agent": "the agent of an instance", "operator": "the operator",
}  # fmt: skip
_GROUPS = (
    ("Requests", ("http_",)), ("Jobs and the queue", ("job", "queue_", "runner")), ("Blender workers", ("worker",)),
    ("Language models", ("llm_",)), ("Instances", ("instance", "pool_", "agent_")),
    ("Database and storage", ("db_", "storage_", "disk_")), ("People", ("user_", "active_")),
    ("Streams, webhooks, limits, MCP, router", ("page_", "sse_", "webhooks_", "rate_", "mcp_", "router_")),
    ("The operator itself", ("operator_",)), ("Every process", ("build_",)),
)  # fmt: skip
_HEAD = f"""
# Metrics

Every process shows its own at `/metrics` on a port that is for nothing else, in Prometheus' text format. All names
begin with `{PREFIX}`; `process_*` and `python_*` are those of Prometheus' client. Each process counts for itself, and
Prometheus adds them up.

| setting | default | |
|---|---|---|
| `PROMPT2MESH_METRICS_PORT` | 0 | 0 shows nothing; `prompt2mesh serve` takes 9464 and the next ones by itself |
| `PROMPT2MESH_METRICS_HOST` | 127.0.0.1 | address to listen on; in a pod `0.0.0.0` |
| `PROMPT2MESH_METRICS_USERS` | 0 | so many people (at most 20) are told by their id in the metrics `user_*` |

| process | `component` | port with `prompt2mesh serve` | port in Kubernetes |
|---|---|---|---|
"""
_BOUNDS = """
Nobody is asked who they are at `/metrics`, so no ingress, load balancer or router leads there, and the network policies
let only the monitoring's namespace in.

The number of series is bounded by the declarations in `telemetry/metrics.py`, not by what people send: a value that is
not declared is counted as `other`, and so is what is over the last column. It counts all series that one process can
show of a metric. No label is a job's or a person's id, but where `PROMPT2MESH_METRICS_USERS` asks for it.

What is told of the whole service (`jobs`, `queue_depth`, `storage_bytes`, …) is told by every API process alike: take
`max`, not `sum`. An API process asks the database for it every few seconds at most, and only while somebody looks.
"""


def metrics_page() -> str:
    """`metrics.md`."""
    lines = [_HEAD.strip()]
    lines += [f"| {_NAMES[one]} | `{one}` | {_PORTS[one] or '–'} | 9464 |" for one in COMPONENTS if one != "router"]
    lines += [f"| {_NAMES['router']} | `router` | {_PORTS['router']} | – |", _BOUNDS.rstrip()]
    left = list(TABLE)
    for title, prefixes in _GROUPS:
        group = [metric for metric in left if metric.name.startswith(prefixes)]
        left = [metric for metric in left if metric not in group]
        lines += [
            "",
            f"## {title}",
            "",
            "| metric | type | labels | what | shown by | series |",
            "|---|---|---|---|---|---|",
        ]
        lines += [_row(metric) for metric in group]
    assert not left, f"no group for {[metric.name for metric in left]}"
    lines += ["", "## Values of labels", "", "| metric | label | values |", "|---|---|---|", *_values()]
    lines += ["", "## Buckets", "", "| metric | upper bounds in seconds |", "|---|---|"]
    lines += [
        f"| `{metric.name}` | {', '.join(f'{bound:g}' for bound in metric.buckets)} |"
        for metric in TABLE if isinstance(metric, Histogram)
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _row(metric: Metric) -> str:
    labels = ", ".join(f"`{label.name}`" for label in metric.labels)
    where = ", ".join(metric.where) if len(metric.where) < len(COMPONENTS) else "all"
    return f"| `{PREFIX}{metric.name}` | {metric.kind} | {labels} | {metric.help} | {where} | {metric.series} |"


def _values() -> Iterator[str]:
    for metric in TABLE:
        for label in metric.labels:
            yield f"| `{metric.name}` | `{label.name}` | {_told(label)} |"


def _told(label: Label) -> str:
    if not label.values:
        return f"the first {label.most} that come" if label.most > 1 else "one"
    if set(ERROR_CODES) <= set(label.values):
        rest = ", ".join(f"`{value}`" for value in label.values if value not in ERROR_CODES)
        return f"the codes of [errors](errors.md), {rest}"
    return ", ".join(f"`{value}`" for value in label.values)
