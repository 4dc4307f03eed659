"""Quantiles for operators: of numbers that are there, and of counts in buckets."""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Spread(NamedTuple):
    """What half of all stay below, and what 95 of 100 do; None where there is nothing."""

    p50: float | None
    p95: float | None


NO_SPREAD = Spread(None, None)


def spread_of(numbers: Sequence[float]) -> Spread:
    """Of numbers, by the nearest rank."""
    if not numbers:
        return NO_SPREAD
    found = sorted(numbers)
    return Spread(*(found[max(0, math.ceil(share * len(found)) - 1)] for share in (0.5, 0.95)))


def spread_of_buckets(counts: Mapping[str, float]) -> Spread:
    """Of a histogram: how many were above the bound before and at most this bound, by bound; `+Inf` is above them all.

    Within a bucket they are taken to lie evenly, as Prometheus' `histogram_quantile` does; what lies above the last
    bound is told as that bound.
    """
    bounds = sorted((float(bound), count) for bound, count in counts.items())
    total = sum(count for _, count in bounds)
    if total <= 0:
        return NO_SPREAD
    return Spread(_quantile(bounds, 0.5 * total), _quantile(bounds, 0.95 * total))


def _quantile(bounds: Sequence[tuple[float, float]], rank: float) -> float:
    below = seen = 0.0
    for bound, count in bounds:
        if count and seen + count >= rank:
            return below if math.isinf(bound) else below + (bound - below) * (rank - seen) / count
        seen += count
        below = below if math.isinf(bound) else bound
    return below
