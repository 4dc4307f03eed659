"""The figures of instances: in which order they are measured, and what they are held against."""

import asyncio
import shutil
from collections.abc import Mapping
from pathlib import Path

from benchmarks import instance_peers, instances
from benchmarks.cluster import big_cluster
from benchmarks.report import Report
from benchmarks.results import Against, Figure
from benchmarks.size import Size
from benchmarks.storms import Storm
from tests.support.cluster.control_plane import ControlPlane

_GATE = 75.0  # claims a second at p99 ≤ 500 ms: the published gate of kubernetes-sigs/agent-sandbox, on far more cores
_PLAIN = "plain kopf operator"
_WHY = {
    "KubeSpawner": "starts one pod for each person, as JupyterHub does it for thousands; ours makes two pods, a "
                   "service, secrets and a network policy, so being ahead of it takes a warm pool",
    _PLAIN: "what one writes from kopf's tutorial; it makes the same objects as ours",
}  # fmt: skip


def measure(report: Report, folder: Path, size: Size) -> None:
    """Measures ours and the peers on one control plane."""
    if shutil.which("setpriv") is None:
        report.skip("instances are not measured: their control plane runs on Linux only")
        return
    report.step("starting a control plane")
    with big_cluster(folder / "cluster") as control_plane:
        peers: dict[str, Storm] = {}
        if size.peers:
            report.step(f"KubeSpawner: {size.crowd} people at once")
            peers["KubeSpawner"] = instance_peers.kubespawner(control_plane, size.crowd)
            report.step(f"a plain kopf operator: {size.crowd} people at once")
            peers[_PLAIN] = asyncio.run(instance_peers.plain_operator(control_plane, size.crowd, folder))
        asyncio.run(_ours(report, control_plane, folder, peers, size))


async def _ours(
    report: Report, control_plane: ControlPlane, folder: Path, peers: Mapping[str, Storm], size: Size
) -> None:
    crowd, claims, live = size.crowd, size.claims, size.live
    async with instances.operator_at_work(control_plane, folder) as ours:
        first = instances.people(crowd)
        report.step(f"{crowd} people at once, nothing warm")
        cold = await ours.ask_for(first)
        report.add(*crowd_figures("cold", cold, peers={name: peer for name, peer in peers.items() if name == _PLAIN}))
        await ours.delete(first)
        report.step(f"{crowd} people at once, all warm")
        await ours.pool_of(crowd)
        await ours.stop_refilling()
        report.add(*crowd_figures("warm", await ours.ask_for(first), peers=peers))
        await ours.pool_of(0)
        await ours.delete(first)

        report.step(f"filling a pool of {claims}")
        report.add(fill_figure(claims, seconds=await ours.pool_of(claims)))
        await ours.stop_refilling()
        claimed = instances.people(claims)
        report.step(f"{claims} claims")
        report.add(*claim_figures(await ours.ask_for(claimed, per_second=_GATE), per_second=_GATE))

        everybody = claimed
        if live > claims:
            report.step(f"{live} instances that live")
            more = instances.people(live - claims, claims)
            await ours.pool_of(len(more))
            await ours.stop_refilling(live=claims)
            await ours.ask_for(more)
            everybody = claimed + more
        await ours.pool_of(0)
        report.step(f"suspending {len(everybody)} at once")
        suspended = await ours.set_state(everybody, "Suspended")
        what = f"memory of the operator with {len(everybody)} live instances"
        report.add(_single("live_memory", what, "MB", suspended.resident_mb))
        report.add(*change_figures("suspend", suspended))
        report.step(f"resuming {len(everybody)} at once")
        report.add(*change_figures("resume", await ours.set_state(everybody, "Running")))


def crowd_figures(kind: str, storm: Storm, *, peers: Mapping[str, Storm]) -> list[Figure]:
    """What many people at once waited for, and what that cost.

    Args:
        kind: `cold` or `warm`; the ids start with it.
        storm: Ours.
        peers: By their name.
    """
    count = len(storm.waits.seconds)
    who = f"{count} people at once, {'from a warm pool' if kind == 'warm' else 'nothing warm'}"

    def figure(name: str, what: str, unit: str, values: Mapping[str, float], theirs: Mapping[str, Mapping[str, float]],
               *, must_lead: bool = False, bounds: Mapping[str, float] | None = None) -> Figure:  # fmt: skip
        against = [Against(kind="peer", name=peer, values=of, why=_WHY[peer]) for peer, of in theirs.items()]
        return Figure(id=f"{kind}_{name}", what=what, unit=unit, better="lower", values=values, against=against,
                      must_lead=must_lead, bounds=bounds or {})  # fmt: skip

    def each(name: str, what: str, unit: str, factor: float) -> Figure:
        found = {"value": getattr(storm, name) * factor / count}
        theirs = {peer: {"value": getattr(of, name) * factor / len(of.waits.seconds)} for peer, of in peers.items()}
        return figure({"cpu_s": "cpu", "server_cpu_s": "server_cpu"}.get(name, name), what, unit, found, theirs)

    return [
        figure("seconds", f"{who}: until the last is ready", "s", {"value": storm.seconds},
               {peer: {"value": of.seconds} for peer, of in peers.items()}, must_lead=bool(peers)),
        figure("wait", "… what one of them waits", "s", _percentiles(storm),
               {peer: _percentiles(of) for peer, of in peers.items()},
               bounds={"p50": 2.0} if kind == "warm" else None),
        each("requests", "… requests to the API server for each", "requests", 1.0),
        Figure(id=f"{kind}_requests_rate", what="… requests that the API server answered", unit="requests/s",
               better="higher", values={"value": storm.requests / storm.seconds}),
        each("cpu_s", "… CPU time of the operator for each", "ms", 1000.0),
        each("server_cpu_s", "… CPU time of the API server for each", "ms", 1000.0),
        figure("memory", "… memory of the operator", "MB", {"value": storm.resident_mb},
               {peer: {"value": of.resident_mb} for peer, of in peers.items()}),
    ]  # fmt: skip


def fill_figure(size: int, *, seconds: float) -> Figure:
    """How fast a warm pool was filled."""
    return Figure(id="pool_fill", what=f"a warm pool of {size} filled", unit="instances/s", better="higher",
                  values={"value": size / seconds})  # fmt: skip


def claim_figures(storm: Storm, *, per_second: float) -> list[Figure]:
    """Claims from a warm pool at a steady rate."""
    count = len(storm.waits.seconds)
    gate = Against(kind="limit", name="asked for", values={"value": per_second},
                   why="no more can be served than are asked for; 75/s at p99 ≤ 500 ms is the gate that "
                       "kubernetes-sigs/agent-sandbox publishes for its own warm pool, on far more cores")  # fmt: skip
    return [
        Figure(id="claims_rate", what=f"{count} claims from a warm pool, {per_second:.0f} asked for a second",
               unit="/s", better="higher", values={"value": storm.per_second}, bounds={"value": 0.95 * per_second},
               against=[gate]),
        Figure(id="claims_wait", what="… what one of them waits", unit="ms", better="lower",
               values={name: value * 1000.0 for name, value in _percentiles(storm).items()}, bounds={"p99": 500.0}),
        *_costs("claim", storm),
    ]  # fmt: skip


def change_figures(kind: str, storm: Storm) -> list[Figure]:
    """All instances suspended or resumed at once.

    Args:
        kind: `suspend` or `resume`.
        storm: What was measured.
    """
    count = len(storm.waits.seconds)
    return [
        Figure(id=f"{kind}_rate", what=f"{count} instances, {kind} of all at once", unit="/s", better="higher",
               values={"value": storm.per_second}),
        Figure(id=f"{kind}_wait", what="… until one of them is", unit="s", better="lower", values=_percentiles(storm)),
        *_costs(kind, storm),
    ]  # fmt: skip


def _costs(kind: str, storm: Storm) -> list[Figure]:
    count = len(storm.waits.seconds)
    return [
        _single(f"{kind}_requests", f"… requests of the operator for a {kind}", "requests", storm.requests / count),
        _single(f"{kind}_cpu", f"… CPU time of the operator for a {kind}", "ms", storm.cpu_s / count * 1000.0),
    ]


def _single(name: str, what: str, unit: str, value: float) -> Figure:
    return Figure(id=name, what=what, unit=unit, better="lower", values={"value": value})


def _percentiles(storm: Storm) -> dict[str, float]:
    return {f"p{share}": storm.waits.percentile(share) for share in (50, 99)}
