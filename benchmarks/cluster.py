"""The real control plane that instances are measured on: kwok's nodes, a client that watches, counts of requests."""

import asyncio
import os
import re
import subprocess
from collections.abc import AsyncGenerator, Callable, Generator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.measure import cpu_seconds
from benchmarks.storms import Storm
from prompt2mesh.instances.kubernetes.client import KubernetesClient
from prompt2mesh.instances.kubernetes.connecting import Cluster
from prompt2mesh.instances.kubernetes.objects import Kind, Object
from prompt2mesh.instances.manifests.config import TemplateConfig
from tests.support.cluster.control_plane import ControlPlane, running_control_plane

_NODES = 40  # of 128 cores and 512 GiB: room for 2,000 instances twice
_MEASURED_USER = "measured"
_PRIORITY = {
    "apiVersion": "scheduling.k8s.io/v1", "kind": "PriorityClass", "value": 1000,
    "metadata": {"name": TemplateConfig().priority_class},
}  # fmt: skip


@contextmanager
def big_cluster(folder: Path) -> Generator[ControlPlane]:
    """A control plane with room for thousands of pods."""
    with running_control_plane(folder, nodes=0) as control_plane:
        control_plane.add_nodes(_NODES, cpu="128", memory="512Gi", pods=1000)
        control_plane.apply(*_counted_apart(_MEASURED_USER), _PRIORITY)
        yield control_plane


def measured_kubeconfig(control_plane: ControlPlane) -> Path:
    """For the program whose requests are counted; it may do everything, as what it may is measured elsewhere."""
    return control_plane.user_kubeconfig(_MEASURED_USER)


@dataclass(frozen=True)
class Meter:
    """What the measured program and the API server have spent until now."""

    requests: int
    cpu_s: float
    server_cpu_s: float

    @classmethod
    def of(cls, control_plane: ControlPlane, pid: int | None = None) -> "Meter":
        """Reads it, for the program with a pid where it runs on."""
        text = control_plane.kubectl("get", "--raw", "/metrics")
        pattern = rf'^apiserver_flowcontrol_dispatched_requests_total{{.*flow_schema="{_MEASURED_USER}".*}} (\S+)$'
        requests = sum(float(found) for found in re.findall(pattern, text, re.MULTILINE))
        own = cpu_seconds(pid) if pid is not None else 0.0
        return cls(int(requests), own, cpu_seconds(control_plane.processes.pid("kube-apiserver")))

    def add_to(self, storm: Storm, control_plane: ControlPlane, pid: int | None = None) -> Storm:
        """Notes what was spent since."""
        now = Meter.of(control_plane, pid)
        storm.cpu_s += now.cpu_s - self.cpu_s
        storm.requests = now.requests - self.requests
        storm.server_cpu_s = now.server_cpu_s - self.server_cpu_s
        return storm


def _counted_apart(user: str) -> list[dict[str, Any]]:
    """The API server counts requests by flow: this user gets one, in the class of every other service account."""
    subject = {"kind": "User", "user": {"name": user}}
    all_resources = {"verbs": ["*"], "apiGroups": ["*"], "resources": ["*"], "clusterScope": True, "namespaces": ["*"]}
    all_paths = {"verbs": ["*"], "nonResourceURLs": ["*"]}
    everything = {
        "apiVersion": "rbac.authorization.k8s.io/v1",
        "kind": "ClusterRoleBinding",
        "metadata": {"name": user},
        "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "cluster-admin"},
        "subjects": [{"apiGroup": "rbac.authorization.k8s.io", "kind": "User", "name": user}],
    }
    return [
        everything,
        {
            "apiVersion": "flowcontrol.apiserver.k8s.io/v1",
            "kind": "FlowSchema",
            "metadata": {"name": user},
            "spec": {
                "priorityLevelConfiguration": {"name": "workload-low"},
                "matchingPrecedence": 1000,
                "distinguisherMethod": {"type": "ByUser"},
                "rules": [{"subjects": [subject], "resourceRules": [all_resources], "nonResourceRules": [all_paths]}],
            },
        },
    ]


@contextmanager
def running(
    command: Sequence[str | Path], environment: Mapping[str, str], log: Path
) -> Generator[subprocess.Popen[bytes]]:
    """A program as long as it is needed; what it says goes to a file."""
    with log.open("wb") as output:
        process = subprocess.Popen(command, env=dict(environment), stdout=output, stderr=output)
    try:
        yield process
    except BaseException as exc:
        exc.add_note(f"{log.name} ends with:\n{log.read_text(errors='replace')[-3000:]}")
        raise
    finally:
        process.kill()
        process.wait()


def environment_of(kubeconfig: Path) -> dict[str, str]:
    """The environment of a program that is to work in the cluster."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PROMPT2MESH_")}
    return {**kept, "KUBECONFIG": str(kubeconfig)}


def resident_mb(pid: int) -> float:
    """The memory of a process."""
    found = re.search(r"^VmRSS:\s+(\d+) kB$", Path(f"/proc/{pid}/status").read_text(encoding="ascii"), re.MULTILINE)
    if found is None:
        raise ProcessLookupError(f"process {pid} has ended")
    return int(found[1]) / 1024


@asynccontextmanager
async def watching(
    client: KubernetesClient, kind: Kind, namespace: str, see: Callable[[Object], None]
) -> AsyncGenerator[None]:
    """Shows what happens to objects of a kind to a function, from now on."""
    listing = await client.list(kind, namespace=namespace)

    async def follow() -> None:
        version = listing.resource_version
        while True:
            async for event in client.watch(kind, namespace=namespace, resource_version=version):
                version = event.object["metadata"]["resourceVersion"]
                if event.type in {"ADDED", "MODIFIED"}:
                    see(event.object)

    task = asyncio.create_task(follow())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


@asynccontextmanager
async def client_of(kubeconfig: Path) -> AsyncGenerator[KubernetesClient]:
    """A client, closed at the end."""
    client = await KubernetesClient.open(Cluster(kubeconfig=str(kubeconfig)))
    try:
        yield client
    finally:
        await client.close()
