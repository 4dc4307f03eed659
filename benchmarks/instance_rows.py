"""The rows of the table about instances: in which order they are measured, and what stands in them."""

import asyncio
import shutil
from collections.abc import Callable
from pathlib import Path

from benchmarks import instance_peers, instances
from benchmarks.cluster import big_cluster
from benchmarks.storms import Storm
from tests.support.cluster.control_plane import ControlPlane

Row = Callable[[str, str, str], None]
_GATE = 75.0  # claims a second at p99 ≤ 500 ms: the published gate of kubernetes-sigs/agent-sandbox, on far more cores


def has_what_it_takes() -> bool:
    """Whether the control plane can be built and run here."""
    return shutil.which("setpriv") is not None


def measure_instances(row: Row, folder: Path, *, crowd: int, claims: int, live: int) -> None:
    """Measures ours and the peers on one control plane.

    Args:
        row: Takes a line of the table.
        folder: For the control plane and the logs.
        crowd: People at once in the comparison with the peers.
        claims: From the warm pool, at the rate of the gate.
        live: Instances that live at a time in the end.
    """
    with big_cluster(folder / "cluster") as control_plane:
        spawned = instance_peers.kubespawner(control_plane, crowd)
        plain = asyncio.run(instance_peers.plain_operator(control_plane, crowd, folder))
        row(f"{crowd} people at once: KubeSpawner, a pod each", _storm(spawned), "the peer to beat")
        row("… a plain kopf operator, all objects of ours", _storm(plain), "the peer to beat")
        asyncio.run(_ours(row, control_plane, folder, crowd=crowd, claims=claims, live=live))


async def _ours(row: Row, control_plane: ControlPlane, folder: Path, *, crowd: int, claims: int, live: int) -> None:
    async with instances.operator_at_work(control_plane, folder) as ours:
        first = instances.people(crowd)
        row("… ours without a warm pool", _storm(await ours.ask_for(first)), "far ahead of the plain operator")
        await ours.delete(first)
        await ours.pool_of(crowd)
        await ours.stop_refilling()
        row("… ours from a warm pool", _storm(await ours.ask_for(first)), "ahead of KubeSpawner; a click < 2 s")
        await ours.pool_of(0)
        await ours.delete(first)

        filled = await ours.pool_of(claims)
        row(f"a warm pool of {claims} instances filled", f"{claims / filled:.1f} instances/s", "")
        await ours.stop_refilling()
        claimed = instances.people(claims)
        storm = await ours.ask_for(claimed, per_second=_GATE)
        row(
            f"{claims} claims, {_GATE:.0f} asked for a second",
            f"{storm.per_second:.1f}/s, {_ms(storm)}",
            "75/s, p99 ≤ 500 ms",
        )
        row("… of the operator for a claim", _each(storm), "")

        everybody = claimed
        if live > claims:
            more = instances.people(live - claims, claims)
            await ours.pool_of(len(more))
            await ours.stop_refilling(live=claims)
            await ours.ask_for(more)
            everybody = claimed + more
        await ours.pool_of(0)
        suspended = await ours.set_state(everybody, "Suspended")
        row(f"{len(everybody)} live instances: memory of the operator", f"{suspended.resident_mb:.0f} MB", "")
        row("… all suspended at once", _rate(suspended), "")
        resumed = await ours.set_state(everybody, "Running")
        row("… all resumed at once", _rate(resumed), "")
        row("… of the operator for a suspend", _each(suspended), "")
        row("… of the operator for a resume", _each(resumed), "")


def _storm(storm: Storm) -> str:
    each = len(storm.waits.seconds)
    waits = f"p50 {storm.waits.percentile(50):.2f}, p99 {storm.waits.percentile(99):.2f} s"
    costs = (
        f"{storm.requests / each:.1f} requests, {storm.cpu_s / each * 1000:.0f} ms of CPU "
        f"and {storm.server_cpu_s / each * 1000:.0f} ms of the API server's each"
    )
    return f"{storm.seconds:.1f} s; {waits}; {costs}; {storm.resident_mb:.0f} MB"


def _each(storm: Storm) -> str:
    each = len(storm.waits.seconds)
    return f"{storm.requests / each:.1f} requests, {storm.cpu_s / each * 1000:.0f} ms of CPU"


def _rate(storm: Storm) -> str:
    return f"{storm.per_second:.1f}/s; p50 {storm.waits.percentile(50):.1f}, p99 {storm.waits.percentile(99):.1f} s"


def _ms(storm: Storm) -> str:
    return f"p50 {storm.waits.percentile(50) * 1000:.0f}, p99 {storm.waits.percentile(99) * 1000:.0f} ms"
