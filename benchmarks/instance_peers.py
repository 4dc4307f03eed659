"""The peers of our instances on Kubernetes, on the same API server, scheduler and kwok nodes as ours."""

import asyncio
import json
import subprocess
from pathlib import Path
from typing import Any

from benchmarks.cluster import (
    Meter,
    client_of,
    environment_of,
    measured_kubeconfig,
    resident_mb,
    running,
    watching,
)
from benchmarks.measure import Samples
from benchmarks.storms import Stopwatch, Storm, ready_sets
from prompt2mesh.instances.kubernetes.client import KubernetesClient
from prompt2mesh.instances.kubernetes.objects import POD, Kind
from prompt2mesh.instances.manifests.config import TemplateConfig
from prompt2mesh.instances.manifests.rendering import Slot, render
from tests.support.cluster.control_plane import ControlPlane
from tests.support.peers import peer_programs

_SCRIPTS = Path(__file__).with_name("peers")
_PLAIN = Kind(name="PlainInstance", plural="plaininstances", api_version="bench.prompt2mesh.io/v1")
_PATIENCE_S = 1800.0


def kubespawner(control_plane: ControlPlane, people: int) -> Storm:
    """JupyterHub's KubeSpawner starts one pod for each."""
    namespace = control_plane.fresh_namespace("jupyterhub")
    before = Meter.of(control_plane)
    done = subprocess.run(
        [peer_programs("kubernetes") / "python", _SCRIPTS / "kubespawner_storm.py", str(people), namespace],
        check=True, stdout=subprocess.PIPE, text=True, env=environment_of(measured_kubeconfig(control_plane)),
    )  # fmt: skip
    found = json.loads(done.stdout.splitlines()[-1])
    storm = before.add_to(
        Storm(Samples(found["waits"]), found["seconds"], found["resident_mb"], cpu_s=found["cpu_seconds"]),
        control_plane,
    )
    control_plane.kubectl("delete", "namespace", namespace)
    return storm


async def plain_operator(control_plane: ControlPlane, people: int, folder: Path) -> Storm:
    """A plain kopf operator makes the same objects as ours for each."""
    namespace = control_plane.fresh_namespace("plain")
    control_plane.apply(_definition())
    control_plane.kubectl("wait", "--for=condition=Established", f"crd/{_PLAIN.plural}.bench.prompt2mesh.io")
    name = "inst-namename"
    objects = folder / "objects.json"
    objects.write_text(json.dumps(render(Slot(name=name, namespace=namespace, token="x" * 43), TemplateConfig())))
    command = [
        peer_programs("kubernetes") / "kopf", "run", "--standalone", "--namespace", namespace,
        _SCRIPTS / "plain_operator.py",
    ]  # fmt: skip
    environment = environment_of(measured_kubeconfig(control_plane)) | {"OBJECTS": str(objects), "NAME": name}
    with running(command, environment, folder / "plain-operator.log") as process:
        async with client_of(control_plane.kubeconfig) as client:
            # One before the others, so that it is known to have started.
            await _ask(client, namespace, ["inst-first"], timeout_s=60)
            before = Meter.of(control_plane, process.pid)
            storm = await _ask(client, namespace, [f"inst-{i:08d}" for i in range(people)], timeout_s=_PATIENCE_S)
        before.add_to(storm, control_plane, process.pid)
        storm.resident_mb = resident_mb(process.pid)
    control_plane.kubectl("delete", "namespace", namespace, "--wait=false")
    return storm


async def _ask(client: KubernetesClient, namespace: str, names: list[str], *, timeout_s: float) -> Storm:
    watch = Stopwatch(ready_sets())

    async def ask(name: str) -> None:
        watch.ask(name)
        await client.create(_PLAIN, {
            "apiVersion": _PLAIN.api_version, "kind": _PLAIN.name, "metadata": {"name": name, "namespace": namespace}
        })  # fmt: skip

    async with watching(client, POD, namespace, watch.see):
        await asyncio.gather(*(ask(name) for name in names))
        return await watch.all_done(what="the plain operator's pods are ready", timeout_s=timeout_s)


def _definition() -> dict[str, Any]:
    group, _, version = _PLAIN.api_version.partition("/")
    schema = {"openAPIV3Schema": {"type": "object", "x-kubernetes-preserve-unknown-fields": True}}
    names = {"plural": _PLAIN.plural, "singular": "plaininstance", "kind": _PLAIN.name}
    return {
        "apiVersion": "apiextensions.k8s.io/v1",
        "kind": "CustomResourceDefinition",
        "metadata": {"name": f"{_PLAIN.plural}.{group}"},
        "spec": {
            "group": group,
            "scope": "Namespaced",
            "names": names,
            "versions": [{"name": version, "served": True, "storage": True, "schema": schema}],
        },
    }
