"""Keeps count in a process, with Prometheus' own client, within the bounds of the declarations.

Imported where a process of the service starts and nowhere else: a command line that only makes a model never pays for
it. Each process counts for itself; Prometheus adds the processes up.
"""

import logging
import os
import threading
from collections.abc import Iterator, Mapping

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    GCCollector,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.core import Metric as Family

from prompt2mesh import __version__
from prompt2mesh.telemetry import declaring, metrics
from prompt2mesh.telemetry.declaring import ASKS, OTHER, Component, Metric

log = logging.getLogger(__name__)
Labels = tuple[str, ...]


class PrometheusMeter:
    """Counts, and says what it has come to in Prometheus' text."""

    def __init__(self, component: Component | None = None) -> None:
        """Shows what the component should from the start; all else when it is counted first.

        Args:
            component: Which process this is.
        """
        disable_created_metrics()
        self.registry = CollectorRegistry(auto_describe=False)
        self._lock = threading.Lock()
        self._families: dict[str, Counter | Gauge | Histogram] = {}
        self._kept: dict[str, set[Labels]] = {}
        self._known: dict[str, dict[str, set[str]]] = {}
        ProcessCollector(registry=self.registry)
        PlatformCollector(registry=self.registry)
        GCCollector(registry=self.registry)
        self.registry.register(self)
        for metric in metrics.TABLE:
            if component in metric.where:
                self._family(metric)
                for values in metric.born:
                    self._child(metric, dict(zip((label.name for label in metric.labels), values, strict=True)))
        self.put(metrics.BUILD_INFO, 1.0, {"version": __version__, "commit": os.environ.get("PROMPT2MESH_COMMIT", "")})

    def add(self, metric: Metric, by: float, labels: Mapping[str, str]) -> None:
        """Adds to a counter or gauge."""
        found = self._child(metric, labels)
        assert isinstance(found, (Counter, Gauge))
        found.inc(by)

    def put(self, metric: Metric, value: float, labels: Mapping[str, str]) -> None:
        """Sets a gauge."""
        found = self._child(metric, labels)
        assert isinstance(found, Gauge)
        found.set(value)

    def observe(self, metric: Metric, value: float, labels: Mapping[str, str]) -> None:
        """Puts a value into a histogram."""
        found = self._child(metric, labels)
        assert isinstance(found, Histogram)
        found.observe(value)

    def text(self) -> bytes:
        """All of it in Prometheus' text format."""
        return generate_latest(self.registry)

    def collect(self) -> Iterator[Family]:
        """What was counted, and what is asked now, as Prometheus' client takes it."""
        with self._lock:
            families = dict(self._families)
        for metric in metrics.TABLE:
            if ASKS.get(metric.name):
                yield self._asked(metric)
            elif metric.name in families:
                yield from families[metric.name].collect()

    def values(self, metric: Metric) -> dict[Labels, float]:
        """What a counter or gauge has come to, by the values of its labels in their order."""
        return {labels: value for name, labels, value in self._samples(metric) if name == metric.full_name}

    def buckets(self, metric: declaring.Histogram) -> dict[Labels, tuple[float, ...]]:
        """How often a histogram's value was not above each of its bounds, and how often there was one at all."""
        found: dict[Labels, list[float]] = {}
        for name, labels, value in self._samples(metric):
            if name == f"{metric.full_name}_bucket":
                found.setdefault(labels, []).append(value)
        return {labels: tuple(values) for labels, values in found.items()}

    def _asked(self, metric: Metric) -> Family:
        found = GaugeMetricFamily(metric.full_name, metric.help, labels=[label.name for label in metric.labels])
        sums: dict[Labels, float] = {}
        # Each answer has its bounds to itself: those who use most are others tomorrow.
        kept: set[Labels] = set()
        known: dict[str, set[str]] = {}
        for ask in list(ASKS[metric.name]):
            try:
                readings = ask()
            except Exception:  # what cannot be told is left out, and nothing else
                log.warning("%s cannot be told", metric.full_name, exc_info=True)
                continue
            for values, value in readings.items():
                labels = _bounded(metric, values, kept=kept, known=known)
                sums[labels] = sums.get(labels, 0.0) + value
        for labels, value in sums.items():
            found.add_metric(labels, value)
        return found

    def _child(self, metric: Metric, labels: Mapping[str, str]) -> "Counter | Gauge | Histogram":
        """The one of these labels."""
        family = self._family(metric)
        if not metric.labels and not labels:
            return family
        if set(labels) != {label.name for label in metric.labels}:
            wanted = ", ".join(label.name for label in metric.labels) or "none"
            raise TypeError(f"{metric.name} should be counted with the labels {wanted}; it is with {', '.join(labels)}")
        with self._lock:
            values = tuple(str(labels[label.name]) for label in metric.labels)
            kept, known = self._kept.setdefault(metric.name, set()), self._known.setdefault(metric.name, {})
            return family.labels(*_bounded(metric, values, kept=kept, known=known))

    def _family(self, metric: Metric) -> "Counter | Gauge | Histogram":
        family = self._families.get(metric.name)
        if family is not None:
            return family
        with self._lock:
            if metric.name not in self._families:
                names = [label.name for label in metric.labels]
                if isinstance(metric, declaring.Histogram):
                    made = Histogram(metric.full_name, metric.help, names, buckets=metric.buckets, registry=None)
                else:
                    made = (Counter if metric.kind == "counter" else Gauge)(
                        metric.full_name, metric.help, names, registry=None
                    )  # fmt: skip
                self._families[metric.name] = made
            return self._families[metric.name]

    def _samples(self, metric: Metric) -> Iterator[tuple[str, Labels, float]]:
        if ASKS.get(metric.name):
            families = [self._asked(metric)]
        else:
            counted = self._families.get(metric.name)
            families = [] if counted is None else list(counted.collect())
        for sample in (sample for family in families for sample in family.samples):
            yield sample.name, tuple(sample.labels.get(label.name, "") for label in metric.labels), sample.value


def _bounded(metric: Metric, values: Labels, *, kept: set[Labels], known: dict[str, set[str]]) -> Labels:
    """The labels that are kept for these, where those of `kept` and, of each label, the values of `known` are there."""
    found = tuple(
        _value(label, value, known.setdefault(label.name, set()))
        for label, value in zip(metric.labels, values, strict=True)
    )
    if found not in kept:
        if len(kept) >= metric.children:
            return tuple(OTHER for _ in found)
        kept.add(found)
    return found


def _value(label: declaring.Label, value: str, known: set[str]) -> str:
    if label.values:
        return value if value in label.values else OTHER
    if value not in known:
        if len(known) >= label.most:
            return OTHER
        known.add(value)
    return value
