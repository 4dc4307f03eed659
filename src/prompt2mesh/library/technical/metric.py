"""ISO metric fastener sizes, millimetres.

Sources: ISO 4032 (hex nuts: width across flats, height), ISO 4014/4017 (hex
bolts: head height), ISO 4762 (socket head cap screws), ISO 10642 (countersunk
screws, theoretical head diameter), ISO 7089 (plain washers), ISO 261 (coarse
pitch), ISO 273 (medium clearance hole).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Metric:
    """Dimensions that belong to a nominal size."""

    flats: float
    nut_height: float
    head_height: float
    socket_head: float
    sunk_head: float
    washer_inner: float
    washer_outer: float
    washer_thickness: float
    pitch: float
    clearance: float


METRIC: dict[float, Metric] = {
    2: Metric(4, 1.6, 1.4, 3.8, 4.4, 2.2, 5, 0.3, 0.4, 2.4),
    2.5: Metric(5, 2, 1.7, 4.5, 5.5, 2.7, 6, 0.5, 0.45, 2.9),
    3: Metric(5.5, 2.4, 2, 5.5, 6.72, 3.2, 7, 0.5, 0.5, 3.4),
    4: Metric(7, 3.2, 2.8, 7, 8.96, 4.3, 9, 0.8, 0.7, 4.5),
    5: Metric(8, 4.7, 3.5, 8.5, 11.2, 5.3, 10, 1, 0.8, 5.5),
    6: Metric(10, 5.2, 4, 10, 13.44, 6.4, 12, 1.6, 1, 6.6),
    8: Metric(13, 6.8, 5.3, 13, 17.92, 8.4, 16, 1.6, 1.25, 9),
    10: Metric(16, 8.4, 6.4, 16, 22.4, 10.5, 20, 2, 1.5, 11),
    12: Metric(18, 10.8, 7.5, 18, 26.88, 13, 24, 2.5, 1.75, 13.5),
    14: Metric(21, 12.8, 8.8, 21, 30.8, 15, 28, 2.5, 2, 15.5),
    16: Metric(24, 14.8, 10, 24, 33.6, 17, 30, 3, 2, 17.5),
    18: Metric(27, 15.8, 11.5, 27, 36.96, 19, 34, 3, 2.5, 20),
    20: Metric(30, 18, 12.5, 30, 40.32, 21, 37, 3, 2.5, 22),
    22: Metric(34, 19.4, 14, 33, 43.9, 23, 39, 3, 2.5, 24),
    24: Metric(36, 21.5, 15, 36, 47.5, 25, 44, 4, 3, 26),
    27: Metric(41, 23.8, 17, 40, 53.5, 28, 50, 4, 3, 30),
    30: Metric(46, 25.6, 18.7, 45, 59.4, 31, 56, 4, 3.5, 33),
    36: Metric(55, 31, 22.5, 54, 71.3, 37, 66, 5, 4, 39),
}


# ISO 4762: hexagon socket, key width and depth.
_SOCKET = {2: (1.5, 1.0), 2.5: (2.0, 1.1), 3: (2.5, 1.3), 4: (3.0, 2.0), 5: (4.0, 2.5), 6: (5.0, 3.0), 8: (6.0, 4.0), 10: (8.0, 5.0),
           12: (10.0, 6.0), 14: (12.0, 7.0), 16: (14.0, 8.0), 20: (17.0, 10.0), 24: (19.0, 12.0), 30: (22.0, 15.5), 36: (27.0, 19.0)}  # fmt: skip


def socket_size(nominal_mm: float) -> tuple[float, float]:
    """Width across flats and depth of a hexagon socket, millimetres; sizes between the standard's are in proportion."""
    near = min(_SOCKET, key=lambda size: abs(size - nominal_mm))
    key, deep = _SOCKET[near]
    return key * nominal_mm / near, deep * nominal_mm / near


def metric(nominal_mm: float) -> Metric:
    """The dimensions of a size; sizes that are not in the standards are interpolated."""
    if nominal_mm in METRIC:
        return METRIC[nominal_mm]
    sizes = sorted(METRIC)
    below = max((s for s in sizes if s <= nominal_mm), default=sizes[0])
    above = min((s for s in sizes if s >= nominal_mm), default=sizes[-1])
    if below == above:
        factor = nominal_mm / below
        return Metric(*(v * factor for v in vars(METRIC[below]).values()))
    share = (nominal_mm - below) / (above - below)
    low, high = vars(METRIC[below]).values(), vars(METRIC[above]).values()
    return Metric(*(a + (b - a) * share for a, b in zip(low, high, strict=True)))
