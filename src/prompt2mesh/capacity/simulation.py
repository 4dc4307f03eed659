"""One cluster, event by event: clicks, warm sets, cold starts, nodes that come and go, spot interruptions.

The model is that of docs/explanation/capacity.md. Its special case without warm
sets, start times and autoscaling is the queue M/M/c, which the tests hold it
against. It says how long people wait; the bill is of `load.py`, whose curve of
nodes this one agrees with.
"""

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from prompt2mesh.capacity.activity import SLOT_S
from prompt2mesh.capacity.event_queue import EventQueue
from prompt2mesh.capacity.sessions import Spans
from prompt2mesh.instances.pool_size import LEAST_STARTING, STARTING_SHARE

OnProgress = Callable[[float], None]
_WARM_UP_S = 12 * 3600.0
_TELL_EVERY = 4096
_Z99 = 2.3263478740408408


class _Event(IntEnum):
    left = 0
    warm_ready = 1
    node_ready = 2
    slot = 3


@dataclass(frozen=True, kw_only=True)
class Latency:
    """A log-normal time, given by its median and its 99th percentile; both 0 is no time at all."""

    p50_s: float
    p99_s: float

    def draw(self, rng: np.random.Generator, count: int) -> list[float]:
        """Some of it."""
        if self.p50_s <= 0:
            return [0.0] * count
        sigma = max(0.0, math.log(self.p99_s / self.p50_s) / _Z99)
        return rng.lognormal(math.log(self.p50_s), sigma, count).tolist()


@dataclass(frozen=True, kw_only=True)
class Cluster:
    """What people's clicks meet.

    Attributes:
        warm: Warm sets that are wanted in each five minutes of the week.
        per_node: Instances that a node holds.
        packing: How full nodes are planned to be.
        nodes: A fixed number of nodes; None lets the autoscaler have its way.
        most_instances: A bound on what runs at a time.
        claim: From a click to a warm instance.
        start: From a click to an instance that is started for it, images on the node.
        claims_per_s: Clicks that the operator serves.
        fills_per_s: Warm sets that it starts.
        node_ready_s: From the wish for a node to its images being there.
        consolidate_s: For how long a node has to be of no use before it goes.
        spot_share: Of the nodes.
        interruptions_per_node_s: Of a spot node.
    """

    warm: NDArray[np.int64]
    per_node: int
    packing: float = 1.0
    nodes: int | None = None
    most_instances: int = 1_000_000_000
    claim: Latency
    start: Latency
    claims_per_s: float = math.inf
    fills_per_s: float = math.inf
    node_ready_s: float = 0.0
    consolidate_s: float = 0.0
    spot_share: float = 0.0
    interruptions_per_node_s: float = 0.0


@dataclass(kw_only=True)
class Outcome:
    """What became of people.

    Attributes:
        waits_s: Of each click within the horizon.
        hits: Clicks that met a warm set.
        in_system: People who wait or have an instance, in the mean over the horizon.
        sojourn_s: Their mean time from the click until the instance goes.
        moves_s: Of those whose spot node was taken: until they went on elsewhere.
        most_live: At a time.
        node_hours: Of the horizon, those that start included.
        most_nodes: At a time.
    """

    waits_s: list[float] = field(default_factory=list[float])
    hits: int = 0
    in_system: float = 0.0
    sojourn_s: float = 0.0
    moves_s: list[float] = field(default_factory=list[float])
    most_live: int = 0
    node_hours: float = 0.0
    most_nodes: int = 0


def simulate(spans: Spans, cluster: Cluster, *, seed: int, on_progress: OnProgress | None = None) -> Outcome:
    """Lets the people of `spans` meet a cluster, after half a day of warm-up.

    Args:
        spans: When they click and for how long they stay once they are ready.
        cluster: What they meet.
        seed: Of the latencies and interruptions.
        on_progress: Is told which share is done.
    """
    return _Run(spans, cluster, seed).outcome(on_progress)


class _Run:
    """One run; its state is a handful of counts and the events to come."""

    def __init__(self, spans: Spans, cluster: Cluster, seed: int) -> None:
        self.cluster = cluster
        self.horizon_s = spans.horizon_s
        ahead = spans.start_s >= spans.horizon_s - _WARM_UP_S
        arrivals = np.concatenate([spans.start_s[ahead] - spans.horizon_s, spans.start_s])
        self.arrivals: list[float] = arrivals.tolist()
        self.held: list[float] = np.concatenate([spans.held_s[ahead], spans.held_s]).tolist()
        rng = np.random.default_rng([seed, 1])
        self.claim = cluster.claim.draw(rng, len(self.arrivals))
        self.start = cluster.start.draw(rng, len(self.arrivals))
        self.rng = np.random.default_rng([seed, 2])
        self.fill_times: list[float] = []
        self.events: EventQueue[_Event] = EventQueue()
        self.found = Outcome()
        self.now = -_WARM_UP_S
        self.live = self.used = self.warm_ready = self.warm_starting = self.wanted_warm = 0
        self.waiting: deque[tuple[int, float]] = deque()
        self.nodes = cluster.nodes or 0
        self.booting = 0
        self.lull_since: float | None = None
        self.lull_need = 0
        self.operator_free = self.filler_free = self.now
        self.area = self.node_area = self.sojourn = 0.0
        self.counted = 0

    def outcome(self, on_progress: OnProgress | None) -> Outcome:
        events, arrivals = self.events, self.arrivals
        first = math.floor(self.now / SLOT_S) * SLOT_S
        events.add(float(first), _Event.slot)
        index, count, steps = 0, len(arrivals), 0
        while True:
            arrival = arrivals[index] if index < count else math.inf
            at = min(arrival, events.next_s)
            if at >= self.horizon_s:
                self._pass(self.horizon_s)
                break
            self._pass(at)
            if arrival <= events.next_s:
                self._click(index)
                index += 1
            else:
                _, kind, item = events.pop()
                self._happen(kind, item)
            steps += 1
            if on_progress is not None and steps % _TELL_EVERY == 0:
                on_progress(max(0.0, self.now / self.horizon_s))
        found = self.found
        found.in_system = self.area / self.horizon_s
        found.node_hours = self.node_area / 3600.0
        found.sojourn_s = self.sojourn / self.counted if self.counted else 0.0
        return found

    def _pass(self, at: float) -> None:
        """Time goes on to `at`."""
        if at > 0:
            span = at - max(0.0, self.now)
            self.area += span * (self.live + len(self.waiting))
            self.node_area += span * (self.nodes + self.booting)
        self.now = at

    @property
    def _room(self) -> int:
        places = self.nodes * self.cluster.per_node
        return min(places, self.cluster.most_instances) - self.used

    def _click(self, who: int) -> None:
        served = max(self.now, self.operator_free)
        self.operator_free = served + 1.0 / self.cluster.claims_per_s
        self.waiting.append((who, served - self.now))
        self._serve()
        self._scale()

    def _serve(self) -> None:
        """Gives what is ready, then what there is room for, to those who wait; whoever came first goes first."""
        while self.waiting and (self.warm_ready or self._room > 0):
            who, queued = self.waiting.popleft()
            arrived = self.arrivals[who]
            wait = self.now - arrived + queued + self.claim[who]
            hit = self.warm_ready > 0
            if hit:
                self.warm_ready -= 1
            else:
                self.used += 1
                wait += self.start[who]
            self.live += 1
            self.events.add(arrived + wait + self.held[who], _Event.left)
            if arrived >= 0:
                self.found.waits_s.append(wait)
                self.found.hits += hit
                self.sojourn += wait + self.held[who]
                self.counted += 1
        self.found.most_live = max(self.found.most_live, self.live if self.now >= 0 else 0)
        if not self.waiting:
            self._refill()

    def _refill(self) -> None:
        missing = self.wanted_warm - self.warm_ready - self.warm_starting
        if missing <= 0:
            return
        abreast = max(LEAST_STARTING, math.ceil(self.wanted_warm * STARTING_SHARE))
        for _ in range(min(missing, abreast - self.warm_starting, self._room)):
            self.used += 1
            self.warm_starting += 1
            self.filler_free = max(self.now, self.filler_free) + 1.0 / self.cluster.fills_per_s
            if not self.fill_times:
                self.fill_times = self.cluster.start.draw(self.rng, 1000)
            self.events.add(self.filler_free + self.fill_times.pop(), _Event.warm_ready)

    def _happen(self, kind: _Event, item: int) -> None:
        if kind is _Event.left:
            self.live -= 1
            self.used -= 1
        elif kind is _Event.warm_ready:
            self.warm_starting -= 1
            self.warm_ready += 1
        elif kind is _Event.node_ready:
            self.booting -= item
            self.nodes += item
        else:
            self._slot()
        self._serve()
        self._scale()

    def _slot(self) -> None:
        """The pool's schedule goes on to its next size; what is too many goes."""
        warm = self.cluster.warm
        self.wanted_warm = int(warm[int(self.now // SLOT_S) % len(warm)])
        surplus = min(self.warm_ready, max(0, self.warm_ready + self.warm_starting - self.wanted_warm))
        self.warm_ready -= surplus
        self.used -= surplus
        spot = self.nodes * self.cluster.spot_share
        if self.cluster.interruptions_per_node_s > 0:
            taken = int(self.rng.poisson(spot * self.cluster.interruptions_per_node_s * SLOT_S))
            for _ in range(min(taken, self.nodes)):
                self._interrupt()
        self.events.add(self.now + SLOT_S, _Event.slot)

    def _scale(self) -> None:
        """Nodes that are missing are asked for at once; those that were of no use for a while go."""
        cluster = self.cluster
        if cluster.nodes is not None:
            return
        wanted = min(self.live + len(self.waiting) + self.wanted_warm, cluster.most_instances)
        need = math.ceil(wanted / (cluster.per_node * cluster.packing))
        have = self.nodes + self.booting
        if need >= have:
            self.lull_since = None
            if need > have:
                self.booting += need - have
                self.events.add(self.now + cluster.node_ready_s, _Event.node_ready, need - have)
        elif self.lull_since is None:
            self.lull_since, self.lull_need = self.now, need
        else:
            self.lull_need = max(self.lull_need, need)
            if self.now - self.lull_since >= cluster.consolidate_s:
                self.nodes = max(self.lull_need - self.booting, -(-self.used // cluster.per_node), 0)
                self.lull_since = None
        if self.now >= 0:
            self.found.most_nodes = max(self.found.most_nodes, self.nodes + self.booting)

    def _interrupt(self) -> None:
        """A spot node is taken: its people go on in warm sets, or on the node that is started in its place."""
        cluster = self.cluster
        moved = round(self.live / self.nodes)
        self.nodes -= 1
        self.booting += 1
        self.events.add(self.now + cluster.node_ready_s, _Event.node_ready, 1)
        for start_s in cluster.start.draw(self.rng, moved):
            hit = self.warm_ready > 0
            if hit:
                self.warm_ready -= 1
                self.used -= 1
            if self.now >= 0:
                self.found.moves_s.append(cluster.claim.p50_s if hit else cluster.node_ready_s + start_s)
