"""What the operator counts, in the text that Prometheus reads."""

from bisect import bisect_left
from collections.abc import Callable, Mapping

_BUCKETS_S = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
Labels = tuple[tuple[str, str], ...]
Gauge = Callable[[], Mapping[Labels, float]]


def labels(**values: str) -> Labels:
    """Labels, in an order of their own."""
    return tuple(sorted(values.items()))


class Metrics:
    """Counters, durations, and gauges that are asked when somebody looks."""

    def __init__(self) -> None:
        """Nothing was counted yet."""
        self._help: dict[str, tuple[str, str]] = {}
        self._counters: dict[str, dict[Labels, float]] = {}
        self._durations: dict[str, dict[Labels, list[float]]] = {}
        self._gauges: dict[str, Gauge] = {}

    def counter(self, name: str, text: str) -> None:
        """Declares a counter."""
        self._help[name] = ("counter", text)
        self._counters.setdefault(name, {})

    def duration(self, name: str, text: str) -> None:
        """Declares a histogram of seconds."""
        self._help[name] = ("histogram", text)
        self._durations.setdefault(name, {})

    def gauge(self, name: str, text: str, ask: Gauge) -> None:
        """Declares a gauge; `ask` gives its values by labels."""
        self._help[name] = ("gauge", text)
        self._gauges[name] = ask

    def count(self, name: str, by: float = 1, **values: str) -> None:
        """Adds to a counter."""
        held, key = self._counters[name], labels(**values)
        held[key] = held.get(key, 0.0) + by

    def observe(self, name: str, seconds: float, **values: str) -> None:
        """Adds a duration."""
        # One number for each bucket, one for what is longer than all, one for the sum.
        held = self._durations[name].setdefault(labels(**values), [0.0] * (len(_BUCKETS_S) + 2))
        held[bisect_left(_BUCKETS_S, seconds)] += 1
        held[-1] += seconds

    def value(self, name: str, **values: str) -> float:
        """What a counter has come to."""
        return self._counters[name].get(labels(**values), 0.0)

    def text(self) -> str:
        """All of it in Prometheus' exposition format."""
        lines: list[str] = []
        for name, (kind, text) in sorted(self._help.items()):
            lines += [f"# HELP {name} {text}", f"# TYPE {name} {kind}"]
            found = self._gauges[name]() if kind == "gauge" else self._counters.get(name, {})
            lines += [f"{name}{_braces(key)} {number:g}" for key, number in sorted(found.items())]
            for key, numbers in sorted(self._durations.get(name, {}).items()):
                lines += _histogram(name, key, numbers)
        return "\n".join(lines) + "\n"


def _histogram(name: str, key: Labels, numbers: list[float]) -> list[str]:
    lines: list[str] = []
    total = 0.0
    for limit, number in zip((*map(str, _BUCKETS_S), "+Inf"), numbers, strict=False):
        total += number
        lines.append(f"{name}_bucket{_braces((*key, ('le', limit)))} {total:g}")
    return [*lines, f"{name}_sum{_braces(key)} {numbers[-1]:g}", f"{name}_count{_braces(key)} {total:g}"]


def _braces(key: Labels) -> str:
    if not key:
        return ""
    return "{" + ",".join(f'{name}="{_escaped(value)}"' for name, value in key) + "}"


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
