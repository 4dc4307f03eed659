"""What PromQL stands on: names of metrics, and labels with the values that are asked for."""

import re
from collections.abc import Iterator

from prompt2mesh.telemetry import metrics
from prompt2mesh.telemetry.declaring import Histogram, Metric

# What the scrape adds to every series, and what `prometheus_client` and Prometheus itself have.
TARGET_LABELS = {"job", "instance", "component"}
OTHERS = {
    "up", "ALERTS", "probe_success", "probe_duration_seconds", "probe_ssl_earliest_cert_expiry",
    "process_resident_memory_bytes", "process_cpu_seconds_total", "kubelet_volume_stats_available_bytes",
    "kubelet_volume_stats_capacity_bytes",
}  # fmt: skip
_SELECTOR = re.compile(r"(?<![\w:$.])([a-zA-Z_][\w:]*)\s*(?:\{([^{}]*)\})?")
_MATCHER = re.compile(r'(\w+)(=~|!~|!=|=)"((?:[^"\\]|\\.)*)"')
_WORDS = {"offset", "and", "or", "unless", "on", "by", "bool", "ignoring", "without", "group_left", "group_right"}


def declared() -> dict[str, Metric]:
    """Series → the metric it is of."""
    found: dict[str, Metric] = {}
    for metric in metrics.TABLE:
        ends = ("_bucket", "_sum", "_count") if isinstance(metric, Histogram) else ("",)
        found |= {f"{metric.full_name}{end}": metric for end in ends}
    return found


def selectors(expr: str) -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    """Each series that is asked for, and its matchers: label, operator, value."""
    # What stands in parentheses after by, on and so on are labels.
    text = re.sub(r"\b(by|on|ignoring|without|group_left|group_right)\s*\([^)]*\)", " ", expr)
    text = re.sub(r"\[[^\]]*\]", " ", text)
    plain = re.sub(r'"(?:[^"\\]|\\.)*"', lambda found: '"' + "_" * (len(found[0]) - 2) + '"', text)
    for found in _SELECTOR.finditer(plain):
        name, end = found[1], found.end()
        if name in _WORDS or re.match(r"\s*\(", plain[end:]) or name in {"inf", "nan"}:
            continue
        inside = text[found.start(2) : found.end(2)] if found[2] is not None else ""
        yield name, _MATCHER.findall(inside)


def faults(expr: str, recorded: set[str]) -> list[str]:
    """Where an expression asks for what nobody tells."""
    series, found = declared(), list[str]()
    for name, matchers in selectors(expr):
        if name in recorded or name in OTHERS:
            continue
        if name not in series:
            found.append(f"no metric {name}")
            continue
        metric = series[name]
        labels = {label.name: label for label in metric.labels}
        for label, how, value in matchers:
            if label == "le" and isinstance(metric, Histogram):
                if value != "+Inf" and float(value) not in metric.buckets:
                    found.append(f"{name} has no bucket {value}")
            elif label in labels and labels[label].values:
                wanted = value.split("|") if "~" in how else [value]
                known = {*labels[label].values, "other"}
                if how in {"=~", "="}:
                    found += [
                        f"{name}: {label} is never {each}" for each in wanted
                        if not any(re.fullmatch(each, one) for one in known)
                    ]  # fmt: skip
            elif label not in TARGET_LABELS and label not in labels:
                found.append(f"{name} has no label {label}")
    return found
