"""From a wish to a plan: the cells, their curves, their simulation and their bills, put together."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from prompt2mesh.capacity import explaining
from prompt2mesh.capacity.activity import Activity, activity_of
from prompt2mesh.capacity.assumptions import Assumptions
from prompt2mesh.capacity.bill import HOURS_OF_MONTH, CellUse, Line, bill_of, egress_gb, sums, use_of
from prompt2mesh.capacity.calibration import Calibration
from prompt2mesh.capacity.cells import MOST_INSTANCES, CellSize, cell_size, split
from prompt2mesh.capacity.load import load_of
from prompt2mesh.capacity.node_types import NodeType
from prompt2mesh.capacity.plan import SYSTEM_NODE, USUAL_NODE, NodeCount, Plan, RegionPlan, Waiting, Wish
from prompt2mesh.capacity.pool import replenish_s, schedule_of, warm_sets
from prompt2mesh.capacity.prices import PriceFile, RegionPrices, tiered_usd
from prompt2mesh.capacity.sessions import draw_spans
from prompt2mesh.capacity.simulation import Cluster, Latency, Outcome, simulate
from prompt2mesh.capacity.system_nodes import platform_for
from prompt2mesh.mesh.errors import OptionError

OnProgress = Callable[[str, float], None]
# The curve is of a month; the simulation of so many weeks that its percentiles mean something.
WEEKS = 4
_ENOUGH_CLICKS = 4000
_MOST_WEEKS = 26


@dataclass(frozen=True, kw_only=True)
class _Cell:
    """What is known of the cells of one size."""

    use: CellUse
    outcome: Outcome | None
    warm: NDArray[np.int64]


class Planner:
    """Makes plans of one table of prices and one calibration."""

    def __init__(
        self, prices: PriceFile, calibration: Calibration, *, assumed: Assumptions | None = None, today: date
    ) -> None:
        """Keep what every plan stands on.

        Args:
            prices: The table.
            calibration: What was measured of the operator.
            assumed: What nobody has measured.
            today: For the age of the table.
        """
        self.prices = prices
        self.calibration = calibration
        self.assumed = assumed or Assumptions()
        self.today = today

    def plan(self, wish: Wish, *, simulated: bool = True, on_progress: OnProgress | None = None) -> Plan:
        """The plan of a wish.

        Args:
            wish: What is asked for.
            simulated: Whether people's waiting is simulated; without it only the bill is worked out.
            on_progress: Is told what is done and which share of it.

        Raises:
            OptionError: The table has no such region or type, or a type cannot hold an instance.
        """
        activity = activity_of(wish.pattern)
        node, system_node = self._nodes(wish)
        regions = [self.prices.table.region(name) for name in wish.regions]
        _check_sold(wish.regions, regions, (node, system_node))
        if on_progress:
            on_progress("sizing the cells", 0.02)
        size = cell_size(activity, hours=wish.hours, idle_s=wish.idle_minutes * 60.0, calibration=self.calibration,
                         seed=wish.seed)  # fmt: skip
        by_region = split(wish.users, regions=len(regions), per_cell=size.users)
        sizes = sorted({users for cells in by_region for users in cells})
        cells: dict[int, _Cell] = {}
        for index, users in enumerate(sizes):
            cells[users] = self._cell(
                wish, users, size, activity, node, system_node, simulated=simulated,
                on_progress=_part(on_progress, index, len(sizes)),
            )  # fmt: skip
        return self._sum_up(wish, activity, node, system_node, regions, by_region, cells, size)

    def _nodes(self, wish: Wish) -> tuple[NodeType, NodeType]:
        gpu = wish.profile == "gpu"
        node = self.prices.table.node_type(wish.node or USUAL_NODE[wish.profile])
        if node.arch != "amd64":
            raise OptionError(f"{node.name} is {node.arch}, and Blender's Python package is for amd64 only")
        if node.instances(gpu=gpu) < 1:
            raise OptionError(f"{node.name} holds no instance of the profile {wish.profile}: {node.holds(gpu=gpu)}")
        return node, self.prices.table.node_type(SYSTEM_NODE)

    def _cell(
        self, wish: Wish, users: int, size: CellSize, activity: Activity, node: NodeType, system_node: NodeType, *,
        simulated: bool, on_progress: Callable[[float], None] | None,
    ) -> _Cell:  # fmt: skip
        assumed, measured = self.assumed, self.calibration
        idle_s = wish.idle_minutes * 60.0
        per_node = node.instances(gpu=wish.profile == "gpu")
        refill = replenish_s(assumed.start_p50_s, assumed.start_p99_s, measured.fills_per_s,
                             claims_per_s=users * size.claims_per_user_s)  # fmt: skip
        warm = warm_sets(
            activity, users=users, hours=wish.hours, replenish_s=refill, window_s=assumed.demand_window_s,
            headroom=assumed.demand_headroom, fixed=wish.pool,
        )  # fmt: skip
        spans = draw_spans(activity, users=users, hours=wish.hours, idle_s=idle_s, weeks=WEEKS, seed=wish.seed)
        node_ready_s = assumed.node_boot_s + assumed.image_pull_s
        packing = 1.0 if per_node == 1 else assumed.packing
        load = load_of(
            spans, warm, users=users, per_node=per_node, packing=packing, consolidate_s=assumed.consolidate_s,
            lead_s=node_ready_s,
        )  # fmt: skip
        system = platform_for(load.peak_live, system_node, least_nodes=assumed.system_nodes_least)
        use = use_of(users=users, hours=wish.hours, activity=activity, load=load, node=node, system=system,
                     system_node=system_node, spot_share=wish.spot_share, llm=wish.llm)  # fmt: skip
        if not simulated or not len(spans.start_s):
            return _Cell(use=use, outcome=None, warm=warm)
        weeks = min(_MOST_WEEKS, max(1, math.ceil(_ENOUGH_CLICKS / (len(spans.start_s) / WEEKS))))
        cluster = Cluster(
            warm=warm, per_node=per_node, packing=packing, most_instances=MOST_INSTANCES + int(warm.max()),
            claim=Latency(p50_s=measured.claim_p50_s, p99_s=measured.claim_p99_s),
            start=Latency(p50_s=assumed.start_p50_s, p99_s=assumed.start_p99_s),
            claims_per_s=measured.claims_per_s, fills_per_s=measured.fills_per_s, node_ready_s=node_ready_s,
            consolidate_s=assumed.consolidate_s, spot_share=wish.spot_share,
            interruptions_per_node_s=assumed.spot_interruptions_per_node_month / (HOURS_OF_MONTH * 3600.0),
        )  # fmt: skip
        people = draw_spans(activity, users=users, hours=wish.hours, idle_s=idle_s, weeks=weeks, seed=wish.seed + 1)
        return _Cell(use=use, outcome=simulate(people, cluster, seed=wish.seed, on_progress=on_progress), warm=warm)

    def _sum_up(
        self, wish: Wish, activity: Activity, node: NodeType, system_node: NodeType,
        regions: Sequence[RegionPrices], by_region: list[list[int]], cells: dict[int, _Cell], size: CellSize,
    ) -> Plan:  # fmt: skip
        all_lines: list[Line] = []
        region_plans: list[RegionPlan] = []
        fixed = 0.0
        for name, prices, sizes in zip(wish.regions, regions, by_region, strict=True):
            lines: list[Line] = []
            for users in sizes:
                lines += bill_of(cells[users].use, table=self.prices.table, region=prices, assumed=self.assumed)
            out = sum(egress_gb(cells[users].use, self.assumed) for users in sizes)
            usd = tiered_usd(out, prices.egress)
            lines.append(Line(
                part="data", what="to the internet", quantity=out, unit="GB",
                usd_each=usd / out if out else prices.egress[0].usd_per_gb,
                formula=f"active hours × {self.assumed.stream_gb_per_active_hour:g} GB + prompts × "
                        f"{self.assumed.download_gb_per_prompt:g} GB, each tier at its price",
            ))  # fmt: skip
            region_plans.append(RegionPlan(region=name, users=sum(sizes), cells=len(sizes),
                                           month_usd=sum(line.usd for line in lines)))  # fmt: skip
            fixed += self._fixed_usd(wish, activity, node, system_node, prices)
            all_lines += lines
        flat = [cells[users] for sizes in by_region for users in sizes]
        old = self.prices.table.age_warning(self.today)
        plan = Plan(
            wish=wish, cells=len(flat), users_per_cell=size.users, cell_bounds=size.bounds,
            nodes=_node_counts(wish, flat, node, system_node),
            instances_per_node=node.instances(gpu=wish.profile == "gpu"),
            warm_least=min(int(cell.warm.min()) for cell in flat), warm_most=max(int(cell.warm.max()) for cell in flat),
            warm_schedule=tuple(schedule_of(max(flat, key=lambda cell: cell.use.users).warm)),
            peak_live=sum(cell.use.load.peak_live for cell in flat),
            mean_live=sum(cell.use.load.mean_live for cell in flat),
            waiting=_waiting(flat), parts_usd=sums(all_lines), fixed_usd=fixed, regions=tuple(region_plans),
            prices_as_of=self.prices.table.as_of, prices_source=self.prices.table.source,
            prices_file=self.prices.file, calibration=self.calibration, warnings=(old,) if old else (),
        )  # fmt: skip
        return explaining.explained(plan, all_lines, size=size, node=node, activity=activity, assumed=self.assumed)

    def _fixed_usd(
        self, wish: Wish, activity: Activity, node: NodeType, system_node: NodeType, prices: RegionPrices
    ) -> float:
        """What a region costs where nobody comes: one cell without people and without warm sets."""
        none = load_of(
            draw_spans(activity, users=0, hours=wish.hours, idle_s=60.0, weeks=1, seed=0),
            np.zeros(len(activity.weights), dtype=np.int64), users=0, per_node=1, packing=1.0, consolidate_s=0.0,
            lead_s=0.0,
        )  # fmt: skip
        use = use_of(users=0, hours=wish.hours, activity=activity, load=none, node=node,
                     system=platform_for(0, system_node, least_nodes=self.assumed.system_nodes_least),
                     system_node=system_node, spot_share=wish.spot_share, llm=None)  # fmt: skip
        return sum(line.usd for line in bill_of(use, table=self.prices.table, region=prices, assumed=self.assumed))


def _check_sold(names: Sequence[str], regions: Sequence[RegionPrices], nodes: Sequence[NodeType]) -> None:
    for name, prices in zip(names, regions, strict=True):
        for node in nodes:
            if node.name not in prices.node_hour:
                raise OptionError(f"no price for {node.name} in {name}", suggestions=tuple(prices.node_hour))


def _part(on_progress: OnProgress | None, index: int, count: int) -> Callable[[float], None] | None:
    if on_progress is None:
        return None

    def tell(share: float) -> None:
        on_progress(f"simulating cell {index + 1} of {count}", 0.05 + 0.95 * (index + share) / count)

    tell(0.0)
    return tell


def _node_counts(wish: Wish, cells: Sequence[_Cell], node: NodeType, system_node: NodeType) -> tuple[NodeCount, ...]:
    peak = sum(cell.use.load.peak_nodes for cell in cells)
    on_demand = sum(int(cell.use.load.on_demand(wish.spot_share).max(initial=0)) for cell in cells)
    system = sum(cell.use.system.nodes for cell in cells)
    return (
        NodeCount(purpose="system", type=system_node.name, peak=system, mean=float(system), spot_peak=0),
        NodeCount(purpose="gpu" if wish.profile == "gpu" else "instances", type=node.name, peak=peak,
                  mean=sum(cell.use.load.mean_nodes for cell in cells), spot_peak=peak - on_demand),
    )  # fmt: skip


def _waiting(cells: Sequence[_Cell]) -> Waiting:
    """Of all cells together; each counts as many clicks as people make in it, however many were simulated."""
    outcomes = [(cell, cell.outcome) for cell in cells if cell.outcome is not None and cell.outcome.waits_s]
    if not outcomes:
        return Waiting(p50_s=None, p95_s=None, p99_s=None, warm_hit_percent=None, clicks=0, moves_per_1000_hours=0.0)
    by_size = {id(outcome): (cell, outcome) for cell, outcome in outcomes}
    waits = np.concatenate([np.array(outcome.waits_s) for _, outcome in by_size.values()])
    weights = np.concatenate([
        np.full(len(outcome.waits_s), sum(o is outcome for _, o in outcomes) * cell.use.users / len(outcome.waits_s))
        for cell, outcome in by_size.values()
    ])  # fmt: skip
    order = np.argsort(waits)
    reached = np.cumsum(weights[order]) / weights.sum()
    p50, p95, p99 = (float(waits[order][min(int(np.searchsorted(reached, share)), len(waits) - 1)])
                     for share in (0.5, 0.95, 0.99))  # fmt: skip
    users = sum(cell.use.users for cell, _ in outcomes)
    hits = sum(cell.use.users * outcome.hits / len(outcome.waits_s) for cell, outcome in outcomes)
    hours = sum(outcome.in_system for _, outcome in by_size.values())
    moves = sum(len(outcome.moves_s) for _, outcome in by_size.values())
    simulated_hours = sum(_hours(outcome) for _, outcome in by_size.values())
    return Waiting(
        p50_s=p50, p95_s=p95, p99_s=p99, warm_hit_percent=100.0 * hits / users, clicks=len(waits),
        moves_per_1000_hours=1000.0 * moves / simulated_hours if hours else 0.0,
    )  # fmt: skip


def _hours(outcome: Outcome) -> float:
    """Hours of instances that were simulated."""
    return len(outcome.waits_s) * outcome.sojourn_s / 3600.0
