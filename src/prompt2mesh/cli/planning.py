"""The command `plan`: what a deployment for so many people needs, costs, and lets them wait."""

import json
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from prompt2mesh.bootstrap.agent import llm_rates
from prompt2mesh.capacity.assumptions import Assumptions
from prompt2mesh.capacity.bill import PARTS, LlmUse, Part
from prompt2mesh.capacity.calibration import read_calibration
from prompt2mesh.capacity.plan import Plan, Profile, Wish
from prompt2mesh.capacity.planner import OnProgress, Planner
from prompt2mesh.capacity.prices import read_prices
from prompt2mesh.cli import options as opt
from prompt2mesh.cli import show
from prompt2mesh.mesh.errors import OptionError

_PARTS: dict[Part, str] = {
    "control_plane": "EKS control planes", "nodes_on_demand": "nodes, on demand", "nodes_spot": "nodes, spot",
    "ebs": "disks (EBS)", "rds": "database (RDS)", "s3": "files (S3)", "alb": "load balancers (ALB)",
    "nat": "NAT and addresses", "data": "data transfer", "cloudwatch": "logs (CloudWatch)", "llm": "LLM tokens",
    "other": "secrets, keys, images, DNS",
}  # fmt: skip


class PatternChoice(StrEnum):
    """When people work."""

    studio = "studio"
    class_ = "class"
    public = "public"


class ProfileChoice(StrEnum):
    """What instances run on."""

    cpu = "cpu"
    gpu = "gpu"


def plan(
    users: Annotated[int, typer.Option(min=0, max=10_000_000, help="People who use the service in a month.")],
    hours: Annotated[
        float, typer.Option(min=0.1, max=300.0, help="Hours that one of them works in it in a month.")
    ] = 20.0,
    pattern: Annotated[
        PatternChoice,
        typer.Option(help="When they work: studio, a working day; class, lessons that begin at once; public, short "
                     "sessions at all hours."),
    ] = PatternChoice.studio,
    region: Annotated[str | None, typer.Option(help="AWS region.", show_default="us-east-1")] = None,
    regions: Annotated[
        str | None, typer.Option(help="Several, separated by commas: people live in them evenly.", show_default=False)
    ] = None,
    spot_share: Annotated[
        float, typer.Option("--spot-share", min=0.0, max=1.0, help="Share of the nodes of instances that are spot.")
    ] = 0.6,
    pool: Annotated[
        int | None,
        typer.Option(min=0, max=2000, help="Warm sets of each cell, at all times.",
                     show_default="by the time of the week"),
    ] = None,
    idle_minutes: Annotated[
        float, typer.Option("--idle-minutes", min=1.0, max=1440.0, help="After so long without a touch an instance "
                            "is suspended.")
    ] = 30.0,
    profile: Annotated[ProfileChoice, typer.Option(help="Instances with a GPU each, or without.")] = ProfileChoice.cpu,
    node_type: Annotated[
        str | None,
        typer.Option("--node-type", help="EC2 type of the nodes of instances.",
                     show_default="c7i.2xlarge; gpu: g4dn.xlarge"),
    ] = None,
    llm: Annotated[
        str | None,
        typer.Option("--llm", metavar="PROVIDER:MODEL", show_default=False,
                     help="Also the tokens of this LLM, if you pay for them."),
    ] = None,
    prices: Annotated[
        Path | None, typer.Option("--prices", metavar="FILE", help="Another table of prices, in the form of "
                                  "src/prompt2mesh/capacity/prices.json.", show_default=False)
    ] = None,
    calibration: Annotated[
        Path | None, typer.Option("--calibration", metavar="FILE", help="Another file of measurements, as `make bench` "
                                  "writes benchmarks/results/instances.json.", show_default=False)
    ] = None,
    seed: Annotated[int, typer.Option(min=0, help="The same options and seed give the same plan.")] = 0,
    explain: Annotated[bool, typer.Option("--explain", help="Also show how each number was worked out.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,
) -> None:  # fmt: skip
    """Say what a deployment on EKS for so many people needs, what it costs a month, and how long they wait.

    People's weeks are simulated: their clicks, warm sets, nodes that come and go. The prices are a table of a certain
    day, which is shown: check them. docs/explanation/cost.md and capacity.md say what is in it and what is not.
    """
    with opt.reported_errors(as_json=as_json):
        wish = Wish(
            users=users, hours=hours, pattern=pattern.value, regions=_regions(region, regions), spot_share=spot_share,
            pool=pool, idle_minutes=idle_minutes, profile=_profile(profile), node=node_type, llm=_llm(llm), seed=seed,
        )  # fmt: skip
        planner = Planner(read_prices(prices), read_calibration(calibration), today=datetime.now(UTC).date())
        with _progress(quiet=as_json) as on_progress:
            found = planner.plan(wish, on_progress=on_progress)
        if as_json:
            typer.echo(json.dumps(found.as_dict()))
            return
        _show(found)
        if explain:
            _explain(found)


def _regions(region: str | None, regions: str | None) -> tuple[str, ...]:
    if region and regions:
        raise OptionError("--region and --regions exclude each other", hint="name all of them in --regions")
    names = [name.strip() for name in (regions or region or "us-east-1").split(",") if name.strip()]
    if len(set(names)) != len(names) or not names:
        raise OptionError(f"expected different regions, got {regions!r}", hint="such as us-east-1,eu-central-1")
    return tuple(names)


def _profile(choice: ProfileChoice) -> Profile:
    return "gpu" if choice is ProfileChoice.gpu else "cpu"


def _llm(name: str | None) -> LlmUse | None:
    if name is None:
        return None
    read, written = llm_rates(name)
    assumed = Assumptions()
    return LlmUse(
        name=name, usd_per_million_read=read, usd_per_million_written=written,
        tokens_read=assumed.llm_tokens_read_per_prompt, tokens_written=assumed.llm_tokens_written_per_prompt,
    )  # fmt: skip


@contextmanager
def _progress(*, quiet: bool) -> Generator[OnProgress]:
    bar = Progress(
        SpinnerColumn(), TextColumn("[bold]{task.description}"), BarColumn(bar_width=30), TimeElapsedColumn(),
        console=show.err, transient=True, disable=quiet or not show.err.is_terminal,
    )  # fmt: skip
    with bar:
        task = bar.add_task("planning", total=1.0)
        yield lambda what, share: bar.update(task, description=what, completed=share)


def _show(found: Plan) -> None:
    wish, waiting = found.wish, found.waiting
    table = show.grid("dim", "")
    table.add_row("people", f"{wish.users:,} × {wish.hours:g} h a month, pattern {wish.pattern}, "
                            f"in {', '.join(wish.regions)}")  # fmt: skip
    table.add_row("at a time", f"{found.peak_live:,} instances at the peak, {found.mean_live:,.1f} in the mean")
    cells = "1 cell (cluster)" if found.cells == 1 else f"{found.cells} cells (clusters)"
    table.add_row("clusters", f"{cells} of at most {found.users_per_cell:,} people each")
    for count in found.nodes:
        spot = f", {count.spot_peak:,} of them spot" if count.spot_peak else ""
        table.add_row(f"nodes: {count.purpose}", f"{count.peak:,} × {count.type} at the peak{spot}; "
                                                 f"{count.mean:,.1f} in the mean")  # fmt: skip
    table.add_row("on a node", f"{found.instances_per_node} instances")
    table.add_row("warm pool", f"{found.warm_least} to {found.warm_most} sets in a cell")
    if waiting.p50_s is not None and waiting.p95_s is not None and waiting.p99_s is not None:
        table.add_row("wait for a click", f"p50 {waiting.p50_s:.1f} s, p95 {waiting.p95_s:.1f} s, "
                                          f"p99 {waiting.p99_s:.1f} s")  # fmt: skip
        table.add_row("warm hits", f"{waiting.warm_hit_percent:.1f} % of {waiting.clicks:,} simulated clicks")
        table.add_row("moved by spot", f"{waiting.moves_per_1000_hours:.2f} times in 1,000 hours of instances")
    show.out.print(table)
    show.out.print("\n[bold]a month, in US dollars[/]")
    costs = show.grid("dim", "")
    costs.columns[1].justify = "right"
    for part in PARTS:
        if found.parts_usd[part]:
            costs.add_row(_PARTS[part], f"{found.parts_usd[part]:,.2f}")
    costs.add_row("[bold]together[/]", f"[bold]{found.month_usd:,.2f}[/]")
    costs.add_row("of it without any people", f"{found.fixed_usd:,.2f}")
    if found.usd_per_user is not None and found.usd_per_active_hour is not None:
        costs.add_row("for a person", f"{found.usd_per_user:,.2f}")
        costs.add_row("for an hour of work", f"{found.usd_per_active_hour:,.3f}")
    if len(found.regions) > 1:
        for place in found.regions:
            costs.add_row(f"in {place.region}", f"{place.month_usd:,.2f}")
    show.out.print(costs)
    measured = found.calibration
    known = f"{measured.source}, measured {measured.measured}" if measured.measured else f"assumed: {measured.source}"
    show.out.print(
        f"\n[dim]prices of {found.prices_as_of.isoformat()} ({found.prices_file}): check them; the operator's speed: "
        f"{show.plain(known)}[/]", soft_wrap=True,
    )  # fmt: skip
    for warning in found.warnings:
        show.err.print(f"[yellow]{show.plain(warning)}[/]", soft_wrap=True)


def _explain(found: Plan) -> None:
    show.out.print("\n[bold]how the numbers were worked out[/]")
    for entry in found.explained:
        value = f"{entry.value:,.4g}" if abs(entry.value) < 1000 else f"{entry.value:,.0f}"
        show.out.print(f"{show.plain(entry.name)} = {value} {show.plain(entry.unit)}".rstrip(), soft_wrap=True)
        show.out.print(f"    [dim]{show.plain(entry.formula)}[/]", soft_wrap=True)
    show.out.print(f"\n[dim]prices: {show.plain(found.prices_source)}[/]", soft_wrap=True)
