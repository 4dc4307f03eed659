"""The objects of an instance on a real API server: taken, run under Pod Security `restricted`, healed, taken away."""

import asyncio
import subprocess
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import pytest

from prompt2mesh.instances.kubernetes.applying import SET_KINDS, apply_set, delete_set, kind_of
from prompt2mesh.instances.kubernetes.client import KubernetesClient
from prompt2mesh.instances.kubernetes.connecting import Cluster
from prompt2mesh.instances.kubernetes.objects import (
    CONFIG_MAP,
    DEPLOYMENT,
    NETWORK_POLICY,
    POD,
    SECRET,
    SERVICE,
    SERVICE_ACCOUNT,
)
from prompt2mesh.instances.manifests import Slot, TemplateConfig, render
from prompt2mesh.instances.manifests.template import template_text
from tests.support.cluster.control_plane import ControlPlane

Result = TypeVar("Result")
MANAGER = "prompt2mesh-operator"
PLAIN = TemplateConfig(priority_class="")


@pytest.fixture(scope="module")
def held(control_plane: ControlPlane) -> str:
    return control_plane.fresh_namespace("held", labels={"pod-security.kubernetes.io/enforce": "restricted"})


def slot(name: str, namespace: str, **more: Any) -> Slot:
    return Slot(name=name, namespace=namespace, token=f"token-of-{name}", **more)


def asked(control_plane: ControlPlane, work: Callable[[KubernetesClient], Awaitable[Result]]) -> Result:
    async def run() -> Result:
        async with await KubernetesClient.open(Cluster(kubeconfig=str(control_plane.kubeconfig))) as api:
            return await work(api)

    return asyncio.run(run())


def wait_ready(control_plane: ControlPlane, namespace: str, name: str) -> None:
    control_plane.kubectl(
        "wait", "--for=condition=Available", "--timeout=60s", "-n", namespace, f"deployment/{name}-blender", f"deployment/{name}-agent"
    )  # fmt: skip


def left(control_plane: ControlPlane, namespace: str, name: str) -> list[str]:
    kinds = ",".join([*(kind.plural for kind in SET_KINDS), "pods", "replicasets"])
    return control_plane.kubectl(
        "get", kinds, "-n", namespace, "-l", f"prompt2mesh.io/slot={name}", "-o", "name"
    ).split()


@pytest.mark.parametrize(
    ("name", "profile", "config"),
    [
        ("inst-aaaaaaaa", "cpu", PLAIN),
        ("inst-aaaaaaab", "cpu", TemplateConfig(priority_class="", routing="Ingress", llm="Cluster", storage="Ephemeral",
                                                ingress_class="nginx", runtime_class="")),
        ("inst-aaaaaaac", "gpu", TemplateConfig(priority_class="", llm="Off", node_selector={"kubernetes.io/os": "linux"})),
    ],
)  # fmt: skip
def test_every_object_is_taken_and_applying_again_changes_nothing(
    control_plane: ControlPlane, held: str, name: str, profile: Any, config: TemplateConfig
) -> None:
    objects = render(slot(name, held, profile=profile, user_instance=f"user-{name}", user="Ann <a@b.c>"), config)

    async def twice(api: KubernetesClient) -> list[dict[str, Any]]:
        seen: list[dict[str, Any]] = []
        for _ in range(2):
            await apply_set(api, objects, manager=MANAGER)
            found: dict[str, Any] = {}
            for kind in SET_KINDS:
                for body in (await api.list(kind, namespace=held, labels=f"prompt2mesh.io/slot={name}")).items:
                    # a generation counts changes of what was asked for; who else writes the status does not matter
                    found[f"{kind.name}/{body['metadata']['name']}"] = body["metadata"].get(
                        "generation", body.get("data")
                    )
            seen.append(found)
        return seen

    first, second = asked(control_plane, twice)
    assert first == second
    assert len(first) == len(objects)
    if profile == "cpu":
        wait_ready(control_plane, held, name)
    asked(control_plane, lambda api: delete_set(api, name, namespace=held))
    assert left(control_plane, held, name) == []


def test_drift_is_healed_without_a_conflict_and_without_a_restart(control_plane: ControlPlane, held: str) -> None:
    name = "inst-bbbbbbbb"
    objects = render(slot(name, held), PLAIN)
    asked(control_plane, lambda api: apply_set(api, objects, manager=MANAGER))
    wait_ready(control_plane, held, name)
    pods = sorted(left(control_plane, held, name))

    async def drift_and_heal(api: KubernetesClient) -> None:
        for kind, part, path, value in (
            (NETWORK_POLICY, "-deny", "/spec/policyTypes", ["Ingress"]),
            (SERVICE, "-agent", "/spec/selector/app.kubernetes.io~1component", "web"),
            (CONFIG_MAP, "", "/data/PROMPT2MESH_API_URL", "http://thief.example"),
            (SERVICE_ACCOUNT, "", "/automountServiceAccountToken", True),
            (SECRET, "", "/data/token", "dGhpZWY="),
            (DEPLOYMENT, "-agent", "/metadata/labels/prompt2mesh.io~1pool", "thief"),
        ):
            change = [{"op": "replace", "path": path, "value": value}]
            await api.json_patch(kind, f"{name}{part}", change, namespace=held)
        await api.delete(NETWORK_POLICY, f"{name}-agent", namespace=held)
        await api.delete(SERVICE, f"{name}-blender", namespace=held)

        await apply_set(api, objects, manager=MANAGER)

        for wanted in objects:
            found = await api.get(kind_of(wanted), wanted["metadata"]["name"], namespace=held)
            assert _covers(found, wanted), wanted["metadata"]["name"]

    asked(control_plane, drift_and_heal)
    assert sorted(left(control_plane, held, name)) == pods  # the very same pods


def test_a_claim_takes_a_warm_set_over_with_its_pods_as_they_are(control_plane: ControlPlane, held: str) -> None:
    name = "inst-cccccccc"
    asked(control_plane, lambda api: apply_set(api, render(slot(name, held), PLAIN), manager=MANAGER))
    wait_ready(control_plane, held, name)
    before = control_plane.get("pods", "-n", held, "-l", f"prompt2mesh.io/slot={name}")["items"]

    claimed = render(slot(name, held, user_instance="user-ann", user="ann"), PLAIN)
    asked(control_plane, lambda api: apply_set(api, claimed, manager=MANAGER))

    control_plane.kubectl("rollout", "status", f"deployment/{name}-blender", "-n", held, "--timeout=30s")
    after = control_plane.get("pods", "-n", held, "-l", f"prompt2mesh.io/slot={name}")["items"]
    assert {pod["metadata"]["uid"] for pod in after} == {pod["metadata"]["uid"] for pod in before}
    assert control_plane.get("pdb", name, "-n", held)["spec"]["maxUnavailable"] == 0


def test_deleting_the_root_leaves_nothing(control_plane: ControlPlane, held: str) -> None:
    name = "inst-dddddddd"
    asked(control_plane, lambda api: apply_set(api, render(slot(name, held), PLAIN), manager=MANAGER))
    asked(control_plane, lambda api: api.delete(CONFIG_MAP, name, namespace=held, propagation="Foreground"))
    control_plane.kubectl("wait", "--for=delete", f"configmap/{name}", "-n", held, "--timeout=60s")
    assert left(control_plane, held, name) == []


def test_pods_end_before_the_policies_that_hold_them(control_plane: ControlPlane, held: str) -> None:
    name = "inst-eeeeeeee"
    asked(control_plane, lambda api: apply_set(api, render(slot(name, held), PLAIN), manager=MANAGER))
    wait_ready(control_plane, held, name)
    control_plane.kubectl("patch", "pods", "-n", held, "--type=merge", "-p", '{"metadata":{"finalizers":["test.example/held"]}}',
                          *left_pods(control_plane, held, name))  # fmt: skip

    async def interrupted(api: KubernetesClient) -> None:
        deleting = asyncio.create_task(delete_set(api, name, namespace=held))
        stream: Any = api.watch(POD, namespace=held, labels=f"prompt2mesh.io/slot={name}", timeout_s=30)
        ending: set[str] = set()
        async for event in stream:
            if event.object["metadata"].get("deletionTimestamp"):
                ending.add(event.object["metadata"]["name"])
            if len(ending) == 2:
                break
        assert (await api.list(DEPLOYMENT, namespace=held, labels=f"prompt2mesh.io/slot={name}")).items == []
        deleting.cancel()

    asked(control_plane, interrupted)
    held_by = [item for item in left(control_plane, held, name) if item.startswith("networkpolicy")]
    assert len(held_by) == 4
    control_plane.kubectl("patch", "pods", "-n", held, "--type=merge", "-p", '{"metadata":{"finalizers":null}}',
                          *left_pods(control_plane, held, name))  # fmt: skip
    asked(control_plane, lambda api: delete_set(api, name, namespace=held))
    assert left(control_plane, held, name) == []


def left_pods(control_plane: ControlPlane, namespace: str, name: str) -> list[str]:
    return [item.partition("/")[2] for item in left(control_plane, namespace, name) if item.startswith("pod/")]


def test_the_template_filled_by_hand_is_taken(control_plane: ControlPlane, held: str) -> None:
    values = {
        "SLOT": "inst-ffffffff", "NAMESPACE": held, "POOL": "default", "PROFILE": "cpu", "USER_INSTANCE": "user-ann",
        "USER": "ann", "MANAGED_BY": "prompt2mesh-cli", "TOKEN": "dG9rZW4=", "CONFIG": "{}", "TEMPLATE_HASH": "x",
        "HOST": "user-ann.mesh.example.org", "BLENDER_IMAGE": "b:1", "AGENT_IMAGE": "a:1",
        "IMAGE_PULL_POLICY": "IfNotPresent", "IMAGE_PULL_SECRET": "pull", "API_URL": "http://api:8000", "API_HOST": "api",
        "WEB_URL": "https://mesh.example.org", "SERVICE_NAMESPACE": "prompt2mesh", "ROUTER_NAMESPACE": "prompt2mesh",
        "ROUTER_COMPONENT": "router", "WEB_ACCESS": "token", "INGRESS_CLASS": "nginx", "TLS_SECRET": "tls", "LLM_NAMESPACE": "prompt2mesh",
        "STORAGE_CLASS": "kwok", "STORAGE_SIZE": "1Gi", "PRIORITY_CLASS": "",
    }  # fmt: skip
    done = subprocess.run(["envsubst"], input=template_text(), env=values, text=True, capture_output=True, check=True)
    documents = [text for text in done.stdout.split("\n---\n") if "llm=Cluster" not in text]
    control_plane.kubectl("apply", "--server-side", "--dry-run=server", "-f", "-", stdin="\n---\n".join(documents))


def _covers(found: Any, wanted: Any) -> bool:
    """Whether everything that was wanted is there; the API server adds its defaults."""
    if isinstance(wanted, dict):
        return isinstance(found, dict) and all(
            key in found and _covers(found[key], item) for key, item in wanted.items()
        )
    if isinstance(wanted, list):
        return isinstance(found, list) and len(found) == len(wanted) and all(map(_covers, found, wanted))
    return found == wanted
