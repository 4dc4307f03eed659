"""How each number of a plan was worked out, in words that `--explain` prints."""

from collections.abc import Sequence
from dataclasses import fields, replace

from prompt2mesh.capacity.activity import Activity
from prompt2mesh.capacity.assumptions import REASONS, Assumptions
from prompt2mesh.capacity.bill import Line
from prompt2mesh.capacity.cells import CellSize
from prompt2mesh.capacity.node_types import NodeType
from prompt2mesh.capacity.plan import Explained, Plan


def explained(
    plan: Plan, lines: Sequence[Line], *, size: CellSize, node: NodeType, activity: Activity, assumed: Assumptions
) -> Plan:
    """The plan with its explanations.

    Args:
        plan: Without them.
        lines: Of the bill, of all cells.
        size: How large a cell may be, and why.
        node: Type of the nodes of instances.
        activity: How people work.
        assumed: What nobody has measured.
    """
    found = [*_load(plan, activity), *_nodes(plan, node), *_cells(plan, size), *_bill(lines), *_measured(plan)]
    found += [
        Explained(name=f"assumed: {field.name}", value=float(getattr(assumed, field.name)), unit="",
                  formula=REASONS[field.name])
        for field in fields(assumed)
    ]  # fmt: skip
    return replace(plan, explained=tuple(found))


def _load(plan: Plan, activity: Activity) -> list[Explained]:
    wish = plan.wish
    sessions = activity.sessions_per_week(wish.hours)
    return [
        Explained(name="sessions of a person in a week", value=sessions, unit="", formula=(
            f"{wish.hours:g} h × 60 ÷ {activity.session_minutes:g} min of pattern {activity.name} ÷ 4.345 weeks")),
        Explained(name="peak concurrency", value=plan.peak_live, unit="instances", formula=(
            "the busiest minute of four simulated weeks of sessions (non-homogeneous Poisson), each from the click to "
            f"{wish.idle_minutes:g} min after the last touch; the sum of the cells' peaks")),
        Explained(name="mean concurrency", value=plan.mean_live, unit="instances", formula=(
            "starts a second × mean time that an instance is held (Little's law)")),
        Explained(name="warm sets at most", value=plan.warm_most, unit="sets", formula=(
            "the same at all times, as asked" if wish.pool is not None else
            "the operator's rule (negative binomial, 99 % of replenish times) at the demand of the busiest five "
            "minutes, of the largest cell; at least 1 while open")),
        Explained(name="waiting", value=plan.waiting.clicks, unit="clicks", formula=(
            "discrete-event simulation of one cell of each size; cells count by their people")),
    ]  # fmt: skip


def _nodes(plan: Plan, node: NodeType) -> list[Explained]:
    holds = node.holds(gpu=plan.wish.profile == "gpu")
    return [
        Explained(name=f"instances on a {node.name}", value=plan.instances_per_node, unit="instances", formula=(
            "the least of " + ", ".join(f"{name} {count}" for name, count in holds.items())
            + f"; allocatable {node.allocatable_cpu_m} m of {node.vcpu} vCPU and {node.allocatable_memory_mi} Mi of "
            f"{node.memory_gib:g} GiB, {node.most_pods} pods with prefix delegation; an instance asks for 1000 m, "
            "1536 Mi and 2 pods")),
        *(
            Explained(name=f"{count.purpose} nodes", value=count.peak, unit=count.type, formula=(
                "requests of the platform ÷ allocatable, at least two of each cell" if count.purpose == "system" else
                "ceil((live + warm) ÷ (instances on a node × packing)) at every minute, held for consolidate_s; "
                "the sum of the cells' peaks"))
            for count in plan.nodes
        ),
    ]  # fmt: skip


def _cells(plan: Plan, size: CellSize) -> list[Explained]:
    return [
        Explained(name="users of a cell at most", value=size.users, unit="users", formula=(
            "the least of " + "; ".join(f"{name}: {count:,}" for name, count in size.bounds.items()))),
        Explained(name="cells", value=plan.cells, unit="clusters", formula=(
            "users of each region ÷ users of a cell, rounded up, at least one; one cell of each size is simulated and "
            "counted as often as there are such cells")),
    ]  # fmt: skip


def _bill(lines: Sequence[Line]) -> list[Explained]:
    """One entry for each thing: the cells' lines added; the formula is that of the first, and of one cell."""
    found: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        found.setdefault((line.part, line.what), []).append(line)
    entries: list[Explained] = []
    for (part, what), same in found.items():
        first = same[0]
        cells = f"; {len(same)} cells or regions, this is one of them" if len(same) > 1 else ""
        entries.append(
            Explained(name=f"{part}: {what}", value=round(sum(line.usd for line in same), 2), unit="USD a month",
                      formula=f"{first.quantity:,.2f} {first.unit} × {first.usd_each:.6g} USD; {first.formula}{cells}")
        )  # fmt: skip
    return entries


def _measured(plan: Plan) -> list[Explained]:
    calibration = plan.calibration
    names = ("claims_per_s", "claim_p50_s", "claim_p99_s", "fills_per_s", "requests_per_claim", "requests_per_start",
             "requests_per_s", "suspends_per_s")  # fmt: skip
    return [
        Explained(name=f"operator: {name}", value=float(getattr(calibration, name)), unit="", formula=(
            f"assumed, as {calibration.source} does not have it" if name in calibration.assumed
            else f"{calibration.source}, {calibration.measured}"))
        for name in names
    ]  # fmt: skip
