"""The monthly bill of a cell, line by line; every line says how it was worked out."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from prompt2mesh.capacity.activity import Activity
from prompt2mesh.capacity.assumptions import Assumptions
from prompt2mesh.capacity.load import Load
from prompt2mesh.capacity.node_types import NodeType
from prompt2mesh.capacity.prices import PriceTable, RegionPrices
from prompt2mesh.capacity.system_nodes import Platform

HOURS_OF_MONTH = 730.0
Part = Literal[
    "control_plane", "nodes_on_demand", "nodes_spot", "ebs", "rds", "s3", "alb", "nat", "data", "cloudwatch", "llm",
    "other",
]  # fmt: skip
PARTS: tuple[Part, ...] = get_args(Part)


@dataclass(frozen=True, kw_only=True)
class LlmUse:
    """What a prompt takes of an LLM, if people use one at the operator's expense."""

    name: str
    usd_per_million_read: float
    usd_per_million_written: float
    tokens_read: float
    tokens_written: float

    @property
    def usd_per_prompt(self) -> float:
        """Without the discount of a cache."""
        return (
            self.tokens_read * self.usd_per_million_read + self.tokens_written * self.usd_per_million_written
        ) / 1e6  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line: quantity × unit price."""

    part: Part
    what: str
    quantity: float
    unit: str
    usd_each: float
    formula: str

    @property
    def usd(self) -> float:
        """Of a month."""
        return self.quantity * self.usd_each


@dataclass(frozen=True, kw_only=True)
class CellUse:
    """What one cell uses in a month: the quantities that the bill is of.

    Attributes:
        users: People whose home it is.
        active_hours: Their hours of work.
        prompts: Theirs.
        load: The curve of what runs.
        node: Type of the nodes of instances.
        system: What the platform asks for.
        system_node: Type of its nodes.
        spot_share: Of the nodes of instances.
        llm: What a prompt takes of one.
    """

    users: int
    active_hours: float
    prompts: float
    load: Load
    node: NodeType
    system: Platform
    system_node: NodeType
    spot_share: float
    llm: LlmUse | None = None


def use_of(
    *, users: int, hours: float, activity: Activity, load: Load, node: NodeType, system: Platform,
    system_node: NodeType, spot_share: float, llm: LlmUse | None,
) -> CellUse:  # fmt: skip
    """The use of people who work so many hours a month each."""
    active = users * hours
    return CellUse(
        users=users, active_hours=active, prompts=active * activity.prompts_per_hour(), load=load, node=node,
        system=system, system_node=system_node, spot_share=spot_share, llm=llm,
    )  # fmt: skip


def bill_of(use: CellUse, *, table: PriceTable, region: RegionPrices, assumed: Assumptions) -> list[Line]:
    """The lines of one cell; bytes to the internet are the region's, whose price falls with their amount."""
    return [
        *_machines(use, table, region),
        *_disks(use, region, assumed),
        *_database(use, table, region, assumed),
        *_files(use, region, assumed),
        *_network(use, region, assumed),
        *_rest(use, region, assumed),
    ]


def egress_gb(use: CellUse, assumed: Assumptions) -> float:
    """Gigabytes to browsers in a month."""
    return use.active_hours * assumed.stream_gb_per_active_hour + use.prompts * assumed.download_gb_per_prompt


def sums(lines: Sequence[Line]) -> dict[Part, float]:
    """US dollars of each part, those of nothing among them."""
    found: dict[Part, float] = dict.fromkeys(PARTS, 0.0)
    for line in lines:
        found[line.part] += line.usd
    return found


def _machines(use: CellUse, table: PriceTable, region: RegionPrices) -> list[Line]:
    price = region.node_hour[use.node.name]
    discount = table.spot_discount["gpu" if use.node.gpus else "cpu"]
    on_demand = float(use.load.on_demand(use.spot_share).mean()) if len(use.load.nodes) else 0.0
    spot = use.load.mean_nodes - on_demand
    return [
        Line(part="control_plane", what="EKS control plane", quantity=HOURS_OF_MONTH, unit="h",
             usd_each=region.control_plane_hour, formula="1 cluster × 730 h"),
        Line(part="nodes_on_demand", what=f"system nodes, {use.system_node.name}",
             quantity=use.system.nodes * HOURS_OF_MONTH, unit="node-h",
             usd_each=region.node_hour[use.system_node.name],
             formula=f"max(least, requests of the platform {use.system.cpu_m} m, {use.system.memory_mi} Mi ÷ "
                     f"allocatable) = {use.system.nodes} nodes × 730 h"),
        Line(part="nodes_on_demand", what=f"nodes of instances, {use.node.name}", quantity=on_demand * HOURS_OF_MONTH,
             unit="node-h", usd_each=price,
             formula=f"mean over time of ceil(nodes × (1 − spot share {use.spot_share:g})) = {on_demand:.2f} × 730 h"),
        Line(part="nodes_spot", what=f"spot nodes of instances, {use.node.name}", quantity=spot * HOURS_OF_MONTH,
             unit="node-h", usd_each=price * (1.0 - discount),
             formula=f"the other {spot:.2f} nodes × 730 h at {price:g} × (1 − assumed discount {discount:g})"),
    ]  # fmt: skip


def _disks(use: CellUse, region: RegionPrices, assumed: Assumptions) -> list[Line]:
    nodes = use.load.mean_nodes + use.system.nodes
    running = use.load.mean_live + float(use.load.warm.mean() if len(use.load.warm) else 0.0)
    return [
        Line(part="ebs", what="root disks of nodes, gp3", quantity=nodes * assumed.node_disk_gb, unit="GB-month",
             usd_each=region.ebs_gp3_gb_month,
             formula=f"({use.load.mean_nodes:.2f} + {use.system.nodes}) nodes × {assumed.node_disk_gb:g} GB"),
        Line(part="ebs", what="volumes of running instances, gp3", quantity=running * assumed.instance_disk_gb,
             unit="GB-month", usd_each=region.ebs_gp3_gb_month,
             formula=f"{running:.2f} live and warm in the mean × {assumed.instance_disk_gb:g} GB"),
    ]  # fmt: skip


def _database(use: CellUse, table: PriceTable, region: RegionPrices, assumed: Assumptions) -> list[Line]:
    by_size = sorted(table.database_limits, key=lambda name: table.database_limits[name])
    name = next((each for each in by_size if table.database_limits[each] >= use.load.peak_live), by_size[-1])
    stored = assumed.database_gb_least + use.users * assumed.database_gb_per_user
    return [
        Line(part="rds", what=f"PostgreSQL in two zones, {name}", quantity=HOURS_OF_MONTH, unit="h",
             usd_each=region.database_hour[name],
             formula=f"the smallest class planned for {use.load.peak_live} instances at a time × 730 h"),
        Line(part="rds", what="storage in two zones, gp3", quantity=stored, unit="GB-month",
             usd_each=region.database_gb_month,
             formula=f"{assumed.database_gb_least:g} GB + users × {assumed.database_gb_per_user:g} GB"),
    ]  # fmt: skip


def _files(use: CellUse, region: RegionPrices, assumed: Assumptions) -> list[Line]:
    return [
        Line(part="s3", what="models, pictures and scenes", quantity=use.users * assumed.stored_gb_per_user,
             unit="GB-month", usd_each=region.s3_gb_month, formula=f"users × {assumed.stored_gb_per_user:g} GB"),
        Line(part="s3", what="writes", quantity=use.prompts * assumed.s3_puts_per_prompt / 1000, unit="1,000",
             usd_each=region.s3_put_thousand, formula=f"prompts × {assumed.s3_puts_per_prompt:g}"),
        Line(part="s3", what="reads", quantity=use.prompts * assumed.s3_gets_per_prompt / 1000, unit="1,000",
             usd_each=region.s3_get_thousand, formula=f"prompts × {assumed.s3_gets_per_prompt:g}"),
    ]  # fmt: skip


def _network(use: CellUse, region: RegionPrices, assumed: Assumptions) -> list[Line]:
    out = egress_gb(use, assumed)
    crossed = use.active_hours * assumed.stream_gb_per_active_hour * assumed.cross_zone_share
    starts = use.load.node_starts_per_hour * HOURS_OF_MONTH
    through = use.active_hours * assumed.nat_gb_per_active_hour + starts * assumed.nat_gb_per_node_start
    addresses = 2 * assumed.zones
    return [
        Line(part="alb", what="load balancer", quantity=HOURS_OF_MONTH, unit="h", usd_each=region.alb_hour,
             formula="1 × 730 h"),
        Line(part="alb", what="its capacity units", quantity=out, unit="LCU-h", usd_each=region.alb_lcu_hour,
             formula="bytes decide: 1 unit is 1 GB in an hour"),
        Line(part="nat", what="NAT gateways", quantity=assumed.zones * HOURS_OF_MONTH, unit="h",
             usd_each=region.nat_hour, formula=f"{assumed.zones} zones × 730 h"),
        Line(part="nat", what="bytes through them", quantity=through, unit="GB", usd_each=region.nat_gb,
             formula=f"active hours × {assumed.nat_gb_per_active_hour:g} GB + {starts:,.0f} node starts × "
                     f"{assumed.nat_gb_per_node_start:g} GB"),
        Line(part="nat", what="public addresses", quantity=addresses * HOURS_OF_MONTH, unit="h",
             usd_each=region.public_ipv4_hour,
             formula=f"(NAT + load balancer) × {assumed.zones} zones × 730 h"),
        Line(part="data", what="between zones", quantity=crossed, unit="GB", usd_each=region.cross_zone_gb,
             formula=f"active hours × {assumed.stream_gb_per_active_hour:g} GB × {assumed.cross_zone_share:g}"),
    ]  # fmt: skip


def _rest(use: CellUse, region: RegionPrices, assumed: Assumptions) -> list[Line]:
    running_h = (use.load.mean_live + float(use.load.warm.mean() if len(use.load.warm) else 0.0)) * HOURS_OF_MONTH
    lines = [
        Line(part="cloudwatch", what="logs", unit="GB", usd_each=region.logs_gb,
             quantity=assumed.log_gb_per_cell_month + running_h * assumed.log_gb_per_instance_hour,
             formula=f"{assumed.log_gb_per_cell_month:g} GB + {running_h:,.0f} hours of instances × "
                     f"{assumed.log_gb_per_instance_hour:g} GB"),
        Line(part="other", what="Secrets Manager", quantity=assumed.secrets, unit="secrets",
             usd_each=region.secret_month, formula=f"{assumed.secrets} secrets"),
        Line(part="other", what="KMS", quantity=assumed.keys, unit="keys", usd_each=region.key_month,
             formula=f"{assumed.keys} keys"),
        Line(part="other", what="ECR", quantity=assumed.registry_gb, unit="GB-month", usd_each=region.ecr_gb_month,
             formula=f"{assumed.registry_gb:g} GB of images"),
        Line(part="other", what="Route 53", quantity=1, unit="zone", usd_each=region.dns_zone_month,
             formula="1 zone"),
    ]  # fmt: skip
    if use.llm is not None:
        lines.append(
            Line(part="llm", what=f"tokens, {use.llm.name}", quantity=use.prompts, unit="prompts",
                 usd_each=use.llm.usd_per_prompt,
                 formula=f"prompts × ({use.llm.tokens_read:,.0f} read × {use.llm.usd_per_million_read:g} + "
                         f"{use.llm.tokens_written:,.0f} written × {use.llm.usd_per_million_written:g}) ÷ 1,000,000")
        )  # fmt: skip
    assert all(math.isfinite(line.usd) for line in lines)
    return lines
