"""How a metric is declared, and counted where somebody keeps count.

A declaration is plain data: name, type, labels and the values they may have. Counting costs a look at one variable
until a process opens a meter (see `meter`), so that a command line such as `prompt2mesh make` pays nothing.

The number of series is bounded by the declaration and not by what comes: a value that is not declared is counted as
`other`, of an open label the first `most` values are kept, and a metric has at most `most` series in a process.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import ClassVar, Literal, Protocol

PREFIX = "prompt2mesh_"
OTHER = "other"
Component = Literal["api", "runner", "mcp", "web", "router", "agent", "operator"]
COMPONENTS: tuple[Component, ...] = ("api", "runner", "mcp", "web", "router", "agent", "operator")
# Values of a gauge that is asked, by the values of its labels in their order.
Readings = Mapping[tuple[str, ...], float]
Ask = Callable[[], Readings]


# Without what nobody needs of a declaration: it is itself, and every command line that may count reads this module.
@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Label:
    """A label, and what it may be.

    Attributes:
        values: All that it may be; what is none of them is `other`.
        most: Instead of values, where nobody can list them: so many different ones are kept, the rest is `other`.
    """

    name: str
    values: tuple[str, ...] = ()
    most: int = 0

    @property
    def size(self) -> int:
        """How many values it may have, `other` among them."""
        return (len(self.values) or self.most) + 1


class Meter(Protocol):
    """Who keeps count in a process."""

    def add(self, metric: "Metric", by: float, labels: Mapping[str, str]) -> None:
        """Adds to a counter or gauge."""
        ...

    def put(self, metric: "Metric", value: float, labels: Mapping[str, str]) -> None:
        """Sets a gauge."""
        ...

    def observe(self, metric: "Metric", value: float, labels: Mapping[str, str]) -> None:
        """Puts a value into a histogram."""
        ...


class _Current:
    """The meter of this process; None while nobody keeps count."""

    meter: Meter | None = None


def current() -> Meter | None:
    """Who keeps count now."""
    return _Current.meter


def use(meter: Meter | None) -> None:
    """Has a meter keep count in this process from now on, or nobody."""
    _Current.meter = meter


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Metric:
    """What is counted.

    Attributes:
        kind: Its type, as Prometheus names it.
        name: Without the prefix.
        help: What it is, in a sentence.
        labels: In their order.
        where: Processes that show it from their start.
        most: Most series in a process, if fewer than the labels allow.
        born: Values of the labels that are shown as 0 from the start, so that the first event is seen as a change.
    """

    kind: ClassVar[Literal["counter", "gauge", "histogram"]]
    name: str
    help: str
    labels: tuple[Label, ...] = ()
    where: tuple[Component, ...]
    most: int | None = None
    born: tuple[tuple[str, ...], ...] = ()

    @property
    def full_name(self) -> str:
        """As Prometheus knows it."""
        return f"{PREFIX}{self.name}"

    @property
    def children(self) -> int:
        """How many combinations of labels are kept at most; one more takes what is over."""
        all_of_them = prod(label.size for label in self.labels)
        return all_of_them if self.most is None else min(all_of_them, self.most)

    @property
    def series(self) -> int:
        """How many series a process may show of it."""
        return self._lines * (self.children + (1 if self.labels else 0))

    @property
    def _lines(self) -> int:
        return 1


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Counter(Metric):
    """Only grows."""

    kind = "counter"

    def inc(self, by: float = 1.0, /, **labels: str) -> None:
        """Counts."""
        if (meter := _Current.meter) is not None:
            meter.add(self, by, labels)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Histogram(Metric):
    """How often a value was how large.

    Attributes:
        buckets: Upper bounds.
    """

    kind = "histogram"
    buckets: tuple[float, ...]

    @property
    def _lines(self) -> int:
        return len(self.buckets) + 3  # what is larger than all, the sum and the count

    def observe(self, value: float, /, **labels: str) -> None:
        """Puts a value in."""
        if (meter := _Current.meter) is not None:
            meter.observe(self, value, labels)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Gauge(Metric):
    """What is so at the moment: set where it changes, or asked when somebody looks."""

    kind = "gauge"

    def inc(self, by: float = 1.0, /, **labels: str) -> None:
        """Adds, or takes away."""
        if (meter := _Current.meter) is not None:
            meter.add(self, by, labels)

    def set(self, value: float, /, **labels: str) -> None:
        """Says what it is now."""
        if (meter := _Current.meter) is not None:
            meter.put(self, value, labels)

    def ask(self, ask: Ask) -> Callable[[], None]:
        """Has somebody asked whenever somebody looks; what several say is added up.

        Args:
            ask: Must answer at once: keep what costs (see `asking`).

        Returns:
            Ends it.
        """
        asks = ASKS.setdefault(self.name, [])
        asks.append(ask)

        def end() -> None:
            if ask in asks:
                asks.remove(ask)

        return end


ASKS: dict[str, list[Ask]] = {}


def choices(name: str, values: str | Sequence[str]) -> Label:
    """A label of these values; a text is split at its blanks."""
    return Label(name=name, values=tuple(values.split() if isinstance(values, str) else values))


def all_of(*labels: Label) -> tuple[tuple[str, ...], ...]:
    """Every combination of the declared values."""
    return tuple(product(*(label.values for label in labels)))
