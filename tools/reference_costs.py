"""The tables of docs/explanation/cost.md, worked out as `prompt2mesh plan` does."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cache

from prompt2mesh.capacity.assumptions import REASONS, Assumptions
from prompt2mesh.capacity.bill import PARTS, Part
from prompt2mesh.capacity.calibration import read_calibration
from prompt2mesh.capacity.plan import Plan, Wish
from prompt2mesh.capacity.planner import Planner
from prompt2mesh.capacity.prices import read_prices

_USERS = (10, 100, 1_000, 10_000, 1_000_000)
_REGIONS = ("us-east-1", "eu-central-1", "ap-southeast-1")
_PARTS: Mapping[Part, str] = {
    "control_plane": "EKS control planes", "nodes_on_demand": "nodes, on demand", "nodes_spot": "nodes, spot",
    "ebs": "disks (EBS)", "rds": "database (RDS)", "s3": "files (S3)", "alb": "load balancers",
    "nat": "NAT and addresses", "data": "data transfer", "cloudwatch": "logs", "other": "secrets, keys, images, DNS",
}  # fmt: skip
_MARK = re.compile(r"(<!-- table: (\w+) -->\n).*?(<!-- end of table -->)", re.DOTALL)


def with_tables(page: str) -> str:
    """The page with each table as it is now.

    Raises:
        KeyError: The page names a table that there is not.
    """
    return _MARK.sub(lambda match: f"{match[1]}\n{_TABLES[match[2]]()}\n\n{match[3]}", page)


def _users_table() -> str:
    plans = [_plan(users) for users in _USERS]
    rows: list[tuple[str, Callable[[Plan], str]]] = [
        ("regions", lambda plan: str(len(plan.wish.regions))),
        ("clusters (cells)", lambda plan: f"{plan.cells:,}"),
        ("instances at the peak", lambda plan: f"{plan.peak_live:,}"),
        ("system nodes, m7i.large", lambda plan: f"{plan.nodes[0].peak:,}"),
        ("nodes of instances, c7i.2xlarge: peak, mean",
         lambda plan: f"{plan.nodes[1].peak:,}, {plan.nodes[1].mean:,.1f}"),
        ("of the peak, spot", lambda plan: f"{plan.nodes[1].spot_peak:,}"),
        ("warm sets of a cell at most", lambda plan: f"{plan.warm_most:,}"),
        ("clicks that meet a warm set", lambda plan: f"{plan.waiting.warm_hit_percent or 0:.0f} %"),
        ("wait for a click, p50", lambda plan: _seconds(plan.waiting.p50_s)),
        ("… p95", lambda plan: _seconds(plan.waiting.p95_s)),
        ("… p99", lambda plan: _seconds(plan.waiting.p99_s)),
        *((name, _part(part)) for part, name in _PARTS.items()),
        ("**a month**", lambda plan: f"**${plan.month_usd:,.0f}**"),
        ("for a person", lambda plan: f"${plan.usd_per_user or 0:,.2f}"),
        ("for an hour of work", lambda plan: f"${plan.usd_per_active_hour or 0:,.3f}"),
    ]  # fmt: skip
    head = "| people | " + " | ".join(f"{users:,}" for users in _USERS) + " |"
    lines = [head, "|---|" + "---:|" * len(_USERS)]
    lines += [f"| {name} | " + " | ".join(show(plan) for plan in plans) + " |" for name, show in rows]
    return "\n".join(lines)


def _patterns_table() -> str:
    lines = ["| 1,000 people, 20 hours each | peak | nodes at the peak | warm hits | p95 | a month | an hour of work |",
             "|---|---:|---:|---:|---:|---:|---:|"]  # fmt: skip
    for name, wish in {
        "studio": Wish(users=1000), "class": Wish(users=1000, pattern="class"),
        "public": Wish(users=1000, pattern="public"), "studio, no spot": Wish(users=1000, spot_share=0.0),
        "studio, suspended after 10 minutes": Wish(users=1000, idle_minutes=10.0),
        "studio, nothing kept warm": Wish(users=1000, pool=0),
        "studio, a GPU each": Wish(users=1000, profile="gpu"),
        "studio, in Frankfurt": Wish(users=1000, regions=("eu-central-1",)),
    }.items():  # fmt: skip
        plan = _planner().plan(wish)
        lines.append(
            f"| {name} | {plan.peak_live:,} | {plan.nodes[1].peak:,} × {plan.nodes[1].type} | "
            f"{plan.waiting.warm_hit_percent or 0:.0f} % | {_seconds(plan.waiting.p95_s)} | ${plan.month_usd:,.0f} | "
            f"${plan.usd_per_active_hour or 0:,.3f} |"
        )
    return "\n".join(lines)


def _basis_table() -> str:
    prices, calibration = read_prices(), read_calibration()
    measured = calibration.measured or "nothing: all of it is assumed"
    missing = f"; assumed: {', '.join(calibration.assumed)}" if calibration.measured and calibration.assumed else ""
    return (
        f"Prices of **{prices.table.as_of.isoformat()}**. {prices.table.source} Spot is assumed to be "
        f"{prices.table.spot_discount['cpu']:.0%} below the list price ({prices.table.spot_discount['gpu']:.0%} with a "
        f"GPU).\n\nThe operator's speed from [{calibration.source}](../../benchmarks/README.md): {measured}{missing}."
    )


def _assumptions_table() -> str:
    assumed = vars(Assumptions())
    rows = [f"| `{name}` | {assumed[name]:g} | {reason} |" for name, reason in REASONS.items()]
    return "\n".join(["| assumed | value | why |", "|---|---:|---|", *rows])


_TABLES: Mapping[str, Callable[[], str]] = {
    "users": _users_table, "patterns": _patterns_table, "basis": _basis_table, "assumptions": _assumptions_table,
}  # fmt: skip


@cache
def _planner() -> Planner:
    return Planner(read_prices(), read_calibration(), today=datetime.now(UTC).date())


def _plan(users: int) -> Plan:
    return _planner().plan(Wish(users=users, regions=_REGIONS if users >= 1_000_000 else _REGIONS[:1]))


def _part(part: Part) -> Callable[[Plan], str]:
    assert part in PARTS
    return lambda plan: f"${plan.parts_usd[part]:,.0f}"


def _seconds(value: float | None) -> str:
    return "" if value is None else f"{value:.1f} s" if value < 10 else f"{value:.0f} s"
