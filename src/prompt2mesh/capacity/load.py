"""The curve of what runs over some weeks, and the nodes that it takes: what the bill is of.

It does not depend on anybody's waiting, so more people never take fewer nodes,
and a longer idle time never does either.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from prompt2mesh.capacity.activity import SLOT_S
from prompt2mesh.capacity.sessions import Spans

Counts = NDArray[np.int64]
MINUTE_S = 60
_MINUTES_OF_SLOT = SLOT_S // MINUTE_S


@dataclass(frozen=True, kw_only=True)
class Load:
    """What runs, minute by minute, and what it amounts to in a mean week.

    Attributes:
        live: Instances that people have.
        warm: Those that wait for somebody.
        nodes: Nodes for both.
    """

    live: Counts
    warm: Counts
    nodes: Counts

    @property
    def peak_live(self) -> int:
        """Most instances that people have at a time."""
        return int(self.live.max(initial=0))

    @property
    def mean_live(self) -> float:
        """In the mean over the weeks."""
        return float(self.live.mean()) if len(self.live) else 0.0

    @property
    def peak_nodes(self) -> int:
        """Most nodes at a time."""
        return int(self.nodes.max(initial=0))

    @property
    def mean_nodes(self) -> float:
        """In the mean over the weeks."""
        return float(self.nodes.mean()) if len(self.nodes) else 0.0

    @property
    def node_starts_per_hour(self) -> float:
        """How often a node is added."""
        added = np.maximum(np.diff(self.nodes, append=self.nodes[:1]), 0).sum() if len(self.nodes) else 0
        return float(added) / (len(self.nodes) / 60.0) if len(self.nodes) else 0.0

    def on_demand(self, spot_share: float) -> Counts:
        """Of the nodes, those that are not spot: their share, rounded up at every moment."""
        return np.ceil(self.nodes * (1.0 - spot_share) - 1e-9).astype(np.int64)


def load_of(
    spans: Spans, warm: Counts, *, users: int, per_node: int, packing: float, consolidate_s: float, lead_s: float
) -> Load:  # fmt: skip
    """The curve of some people.

    Args:
        spans: When they need an instance.
        warm: Warm sets that are wanted in each five minutes of the week.
        users: How many they are; each has one instance, also where sessions were drawn that overlap.
        per_node: Instances that a node holds.
        packing: How full nodes are in the mean.
        consolidate_s: For how long a node stays that is no longer needed.
        lead_s: How much earlier than the pool's schedule the nodes for it are asked for.
    """
    minutes = int(spans.horizon_s // MINUTE_S)
    live = np.minimum(_live(spans, minutes), users)
    of_week = np.repeat(warm, _MINUTES_OF_SLOT)
    waiting = np.tile(of_week, minutes // len(of_week))
    ready = _most_of(waiting, 0, math.ceil(lead_s / MINUTE_S))
    needed = np.ceil((live + ready) / (per_node * packing) - 1e-9).astype(np.int64)
    return Load(live=live, warm=waiting, nodes=_most_of(needed, math.ceil(consolidate_s / MINUTE_S), 0))


def _live(spans: Spans, minutes: int) -> Counts:
    """Instances in each minute, on a circle: what runs over the end of the weeks is there at their beginning."""
    first = np.floor(spans.start_s / MINUTE_S).astype(np.int64) % minutes
    last = np.ceil((spans.start_s + spans.held_s) / MINUTE_S).astype(np.int64)
    steps = np.zeros(minutes + 1, dtype=np.int64)
    np.add.at(steps, first, 1)
    over = last >= minutes
    np.subtract.at(steps, last % minutes, 1)
    return (np.cumsum(steps)[:-1] + int(over.sum())).astype(np.int64)


def _most_of(counts: Counts, back: int, ahead: int) -> Counts:
    """The largest of each moment's surroundings, on a circle."""
    found = counts
    for shift in [*range(1, back + 1), *range(-ahead, 0)]:
        found = np.maximum(found, np.roll(counts, shift))
    return found
