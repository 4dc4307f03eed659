"""Our instances by the thousand: the operator as its own process, on a real control plane with kwok's nodes."""

import asyncio
import subprocess
import sys
import time
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.agents import idle_agents
from benchmarks.cluster import (
    Meter,
    client_of,
    environment_of,
    measured_kubeconfig,
    resident_mb,
    running,
    watching,
)
from benchmarks.storms import Stopwatch, Storm, in_phase
from prompt2mesh.instances.kubernetes.client import KubernetesClient
from prompt2mesh.instances.kubernetes.objects import CONFIG_MAP, FINALIZER, INSTANCE_POOL, POD, USER_INSTANCE
from prompt2mesh.studio.ports.instances import DesiredState
from tests.support.cluster.control_plane import ControlPlane

_DEFINITIONS = Path(__file__).parents[1] / "k8s" / "base" / "crds.yaml"
_PATIENCE_S = 3600.0
_POOL = "default"


@dataclass
class Ours:
    """The operator at work in a namespace, and how the bench asks it for things."""

    control_plane: ControlPlane
    client: KubernetesClient
    namespace: str
    operator: "subprocess.Popen[bytes]"

    async def pool_of(self, size: int) -> float:
        """Sets how many instances wait for nobody yet, and waits until they are ready; gives how long that took."""
        started = time.perf_counter()
        body = {"spec": {"size": size, "capacity": None}}
        await self.client.merge_patch(INSTANCE_POOL, _POOL, body, namespace=self.namespace)
        while True:
            pool = await self.client.get(INSTANCE_POOL, _POOL, namespace=self.namespace) or {}
            status = pool.get("status", {})
            if status.get("ready", 0) >= size and status.get("desired") == size:
                return time.perf_counter() - started
            self._check(started, f"a pool of {size}, which is {status}")
            await asyncio.sleep(0.25)

    async def stop_refilling(self, *, live: int = 0) -> None:
        """Whatever is claimed from now on is not replaced; what waits stays.

        Args:
            live: Instances that people have already.
        """
        pool = await self.client.get(INSTANCE_POOL, _POOL, namespace=self.namespace) or {}
        body = {"spec": {"capacity": live + pool["spec"]["size"]}}
        await self.client.merge_patch(INSTANCE_POOL, _POOL, body, namespace=self.namespace)

    async def ask_for(self, names: Sequence[str], *, per_second: float = 0.0) -> Storm:
        """Asks for an instance for each, all at once or so many a second, whether or not the others have theirs."""
        watch = Stopwatch(in_phase("Ready"))

        async def ask(index: int, name: str) -> None:
            if per_second:
                await asyncio.sleep(started + index / per_second - time.perf_counter())
            watch.ask(name)
            await self.client.create(USER_INSTANCE, {
                "apiVersion": USER_INSTANCE.api_version, "kind": USER_INSTANCE.name,
                # As the service writes it.
                "metadata": {"name": name, "namespace": self.namespace, "finalizers": [FINALIZER]},
                "spec": {"userId": name.removeprefix("user-"), "pool": _POOL},
            })  # fmt: skip

        async with watching(self.client, USER_INSTANCE, self.namespace, watch.see):
            before, started = Meter.of(self.control_plane, self.operator.pid), time.perf_counter()
            await asyncio.gather(*(ask(index, name) for index, name in enumerate(names)))
            storm = await watch.all_done(what="instances are ready", timeout_s=_PATIENCE_S)
        return self._with_costs(storm, before)

    async def set_state(self, names: Sequence[str], state: DesiredState) -> Storm:
        """Asks for all to be suspended, or to run again, at once."""
        watch = Stopwatch(in_phase("Ready" if state == "Running" else "Suspended"))

        async def ask(name: str) -> None:
            watch.ask(name)
            await self.client.merge_patch(USER_INSTANCE, name, {"spec": {"state": state}}, namespace=self.namespace)

        async with watching(self.client, USER_INSTANCE, self.namespace, watch.see):
            before = Meter.of(self.control_plane, self.operator.pid)
            await asyncio.gather(*(ask(name) for name in names))
            storm = await watch.all_done(what=f"instances are {state}", timeout_s=_PATIENCE_S)
        return self._with_costs(storm, before)

    async def delete(self, names: Sequence[str]) -> None:
        """Deletes instances, and waits until nothing of them and of the pool's is left."""
        await asyncio.gather(*(self.client.delete(USER_INSTANCE, name, namespace=self.namespace) for name in names))
        started = time.perf_counter()
        labels = "prompt2mesh.io/slot"
        while True:
            left = 0
            for kind, selector in ((USER_INSTANCE, ""), (POD, labels), (CONFIG_MAP, labels)):
                left += len((await self.client.list(kind, namespace=self.namespace, labels=selector)).items)
            if not left:
                return
            self._check(started, f"the end of {left} objects")
            await asyncio.sleep(0.5)

    def _check(self, started: float, what: str) -> None:
        if self.operator.poll() is not None:
            raise RuntimeError(f"the operator ended with {self.operator.returncode}")
        if time.perf_counter() - started > _PATIENCE_S:
            raise TimeoutError(f"not in {_PATIENCE_S:g} s: {what}")

    def _with_costs(self, storm: Storm, before: Meter) -> Storm:
        storm.resident_mb = resident_mb(self.operator.pid)
        return before.add_to(storm, self.control_plane, self.operator.pid)


@asynccontextmanager
async def operator_at_work(control_plane: ControlPlane, folder: Path) -> AsyncGenerator[Ours]:
    """The operator, with an empty pool."""
    namespace = control_plane.fresh_namespace("instances")
    control_plane.kubectl("apply", "--server-side", "-f", str(_DEFINITIONS))
    control_plane.kubectl("wait", "--for=condition=Established", "crd", "--all")
    control_plane.apply({
        "apiVersion": INSTANCE_POOL.api_version, "kind": INSTANCE_POOL.name,
        "metadata": {"name": _POOL, "namespace": namespace}, "spec": {"size": 0},
    })  # fmt: skip
    with idle_agents() as agents:
        command = [
            sys.executable, "-m", "prompt2mesh.controller", "--namespace", namespace, "--host", "127.0.0.1",
            "--port", "0", "--agent-url-template", agents + "/{namespace}/{slot}",
        ]  # fmt: skip
        environment = environment_of(measured_kubeconfig(control_plane))
        with running(command, environment, folder / "operator.log") as process:
            async with client_of(control_plane.kubeconfig) as client:
                ours = Ours(control_plane, client, namespace, process)
                # One before the others, so that it is known to have started.
                await ours.ask_for(["user-first"])
                await ours.delete(["user-first"])
                yield ours


def people(count: int, first: int = 0) -> list[str]:
    """Names of UserInstances."""
    return [f"user-p{index:06d}" for index in range(first, first + count)]
