"""Whether a row of measurements grows, by a line that a few wild values cannot bend.

The slope is that of Theil and Sen: the median of the slopes between all pairs
of points (P. K. Sen, "Estimates of the regression coefficient based on
Kendall's tau", Journal of the American Statistical Association 63, 1968).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tests.support.soak.sampling import Measure, Sample

# Growth in an hour that is let pass: a share of what there is, and at least so much.
_LIMITS: Mapping[Measure, tuple[float, float]] = {
    "memory": (0.05, 8.0), "descriptors": (0.05, 2.0), "threads": (0.05, 2.0), "connections": (0.1, 3.0),
    "files": (0.0, 1.0),
}  # fmt: skip
_MOST_POINTS = 400  # of all pairs a line through a few hundred points has enough


@dataclass(frozen=True)
class Trend:
    """How one measurement went after the warm-up.

    Attributes:
        per_hour: Its growth, in its own unit.
        limit_per_hour: Most that counts as flat.
    """

    measure: Measure
    name: str
    first: float
    last: float
    greatest: float
    per_hour: float
    limit_per_hour: float

    @property
    def flat(self) -> bool:
        return self.per_hour <= self.limit_per_hour


def trends(samples: Sequence[Sample], *, warm_up_s: float) -> list[Trend]:
    """The trend of everything that was measured at least three times after the warm-up."""
    rows: dict[tuple[Measure, str], list[tuple[float, float]]] = {}
    for one in samples:
        if one.at_s >= warm_up_s:
            for key, value in one.values.items():
                rows.setdefault(key, []).append((one.at_s, value))
    return [_trend(*key, row) for key, row in sorted(rows.items()) if len(row) >= 3]


def slope(points: Sequence[tuple[float, float]]) -> float:
    """The median of the slopes between all pairs of points."""
    step = max(1, len(points) // _MOST_POINTS)
    x, y = np.asarray(points[::step], dtype=float).T
    first, second = np.triu_indices(len(x), k=1)
    return float(np.median((y[second] - y[first]) / (x[second] - x[first])))


def _trend(measure: Measure, name: str, row: Sequence[tuple[float, float]]) -> Trend:
    values = [value for _, value in row]
    quarter = max(1, len(values) // 4)
    first, last = float(np.median(values[:quarter])), float(np.median(values[-quarter:]))
    share, least = _LIMITS[measure]
    return Trend(measure=measure, name=name, first=first, last=last, greatest=max(values),
                 per_hour=slope(row) * 3600, limit_per_hour=max(share * first, least))  # fmt: skip
