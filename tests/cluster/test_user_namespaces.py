"""A namespace for each person on a real control plane, by the operator as a process with just its rights."""

import base64
import json
import signal
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from prompt2mesh.instances.kubernetes.connecting import Cluster
from prompt2mesh.instances.kubernetes.driver import KubernetesInstances
from tests.support.cluster.control_plane import ControlPlane
from tests.support.cluster.operator_place import OperatorPlace, OperatorProcess
from tests.support.scripted_instance_agents import ScriptedAgents

LIMITS = {"cpu": "2", "memory": "4Gi", "storage": "10Gi"}
PARTS = "configmap,secret,networkpolicy,pvc,deployment,service,pdb,pod"


@pytest.fixture(scope="module")
def place(
    control_plane: ControlPlane, agents: ScriptedAgents, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[OperatorPlace]:
    with closing(
        OperatorPlace(control_plane, tmp_path_factory.mktemp("own"), agent_url_template=agents.url_template)
    ) as found:
        found.pool(namespaceMode="PerUser", userLimits=LIMITS, template={"serviceNamespace": found.service_namespace})
        yield found


@pytest.fixture(scope="module")
def operator(place: OperatorPlace) -> OperatorProcess:
    """With the right to make namespaces."""
    place.allow_user_namespaces()
    return place.start("--all-namespaces", "--sweep-seconds", "1", "--sweep-grace-seconds", "3")


@pytest.fixture
def own(place: OperatorPlace, operator: OperatorProcess) -> str:
    """The namespace of Ada, whose instance is ready."""
    del operator
    if place.get("ada") is None:
        place.ask("ada")
    place.wait("ada", "Ready")
    return f"{place.namespace}-ada"


def _pod(name: str, memory: str) -> dict[str, Any]:
    """A pod that Pod Security lets pass."""
    container = {
        "name": "main", "image": "example.org/pod:1",
        "resources": {"requests": {"cpu": "10m", "memory": memory}, "limits": {"cpu": "1", "memory": memory}},
        "securityContext": {"allowPrivilegeEscalation": False, "capabilities": {"drop": ["ALL"]}},
    }  # fmt: skip
    security = {"runAsNonRoot": True, "runAsUser": 1000, "seccompProfile": {"type": "RuntimeDefault"}}
    return {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": name},
            "spec": {"containers": [container], "securityContext": security}}  # fmt: skip


def _refusal(place: OperatorPlace, namespace: str, body: dict[str, Any]) -> str:
    """What the API server says to an administrator who makes an object; empty where it lets it in."""
    body["metadata"]["namespace"] = namespace
    try:
        place.control_plane.apply(body)
    except AssertionError as exc:
        return str(exc)
    return ""


def _names(place: OperatorPlace, namespace: str, kinds: str = PARTS) -> list[str]:
    found = place.control_plane.kubectl("get", kinds, "-n", namespace, "-l", "prompt2mesh.io/slot", "-o", "name")
    return found.split()


def _namespace(place: OperatorPlace, name: str) -> dict[str, Any] | None:
    text = place.control_plane.kubectl("get", "namespace", name, "-o", "json", "--ignore-not-found")
    return json.loads(text) if text.strip() else None


def test_a_pool_is_told_what_cannot_be_with_a_namespace_for_each(place: OperatorPlace) -> None:
    pool = {"apiVersion": "prompt2mesh.io/v1", "kind": "InstancePool", "metadata": {"name": "other"}}
    warm = {**pool, "metadata": {"name": "other"}, "spec": {"namespaceMode": "PerUser", "size": 1}}
    assert "no instance can be warm" in _refusal(place, place.namespace, warm)
    changed = {**pool, "metadata": {"name": "default"}, "spec": {"namespaceMode": "Shared"}}
    assert "namespaceMode cannot be changed" in _refusal(place, place.namespace, changed)


def test_without_the_right_people_are_told(place: OperatorPlace) -> None:
    narrow = place.start()
    place.ask("ada")
    told = place.wait("ada", "Failed", reason="Invalid")
    assert "--all-namespaces" in told["message"]
    assert _namespace(place, f"{place.namespace}-ada") is None
    assert narrow.stop() == 0


@pytest.mark.usefixtures("operator")
def test_with_it_they_get_theirs_and_others_of_a_shared_pool_a_warm_set(place: OperatorPlace) -> None:
    shared = {"apiVersion": "prompt2mesh.io/v1", "kind": "InstancePool",
              "metadata": {"name": "shared", "namespace": place.namespace}, "spec": {"size": 1}}  # fmt: skip
    place.control_plane.apply(shared)
    status = place.wait("ada", "Ready")
    own = f"{place.namespace}-ada"
    assert status["slotNamespace"] == own
    assert len(_names(place, own, "pod")) == 2
    assert status["slot"] not in str(place.objects()), "something of the set is in the shared namespace"
    labels = (_namespace(place, own) or {})["metadata"]["labels"]
    assert labels["pod-security.kubernetes.io/enforce"] == "restricted"
    place.until(lambda: len(place.objects("pod")) == 2, "a warm set stands in the shared namespace")
    (warm,) = {each["metadata"]["labels"]["prompt2mesh.io/slot"] for each in place.objects("pod")}
    place.ask("sam", pool="shared")
    beside = place.wait("sam", "Ready")
    assert (beside["slot"], beside["slotNamespace"]) == (warm, place.namespace)
    assert _namespace(place, f"{place.namespace}-sam") is None
    place.delete("sam")
    place.control_plane.kubectl("delete", "instancepool", "shared", "-n", place.namespace)


def _used(place: OperatorPlace, namespace: str, what: str) -> str:
    quotas = json.loads(place.control_plane.kubectl("get", "resourcequota", "-n", namespace, "-o", "json"))["items"]
    return next((each["status"]["used"][what] for each in quotas if what in each.get("status", {}).get("used", {})), "")


def test_the_quota_of_the_namespace_is_the_persons_limit(place: OperatorPlace, own: str) -> None:
    place.until(
        lambda: _used(place, own, "pods") == "2",
        "the cluster has counted the pods of the instance",
        detail=lambda: place.control_plane.kubectl("get", "resourcequota,pod", "-n", own, "-o", "wide"),
    )
    assert "exceeded quota" in _refusal(place, own, _pod("large", "6Gi"))
    for number in (3, 4):
        assert _refusal(place, own, _pod(f"small-{number}", "32Mi")) == ""
    assert "exceeded quota" in _refusal(place, own, _pod("small-5", "32Mi"))
    open_to_all = {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "open"},
                   "spec": {"type": "LoadBalancer", "ports": [{"port": 80}]}}  # fmt: skip
    assert "exceeded quota" in _refusal(place, own, open_to_all)
    root = _pod("root", "32Mi")
    root["spec"]["securityContext"] = {}
    assert "PodSecurity" in _refusal(place, own, root)
    place.control_plane.kubectl("delete", "pod", "small-3", "small-4", "-n", own, "--wait=false")


def test_the_api_finds_it_and_reads_its_token_there_and_no_other_secret(place: OperatorPlace, own: str) -> None:
    api = place.api_kubeconfig()
    with closing(KubernetesInstances.open(namespace=place.namespace, cluster=Cluster(kubeconfig=str(api)))) as driver:
        address = driver.address("ada")
    slot = place.status("ada")["slot"]
    secret = place.control_plane.get("secret", slot, "-n", own)
    assert address is not None
    assert address.agent_url == f"http://{slot}-agent.{own}.svc.cluster.local:8000"
    assert address.token == base64.b64decode(secret["data"]["token"]).decode()
    assert place.control_plane.can_i("get", "secrets", "-n", own, kubeconfig=api)
    assert not place.control_plane.can_i("list", "secrets", "-n", own, kubeconfig=api)
    assert not place.control_plane.can_i("get", "secrets", "-n", "kube-system", kubeconfig=api)


def test_suspended_it_keeps_the_namespace_and_deleted_it_leaves_nothing(
    place: OperatorPlace, agents: ScriptedAgents, own: str
) -> None:
    before = place.wait("ada", "Ready")["slot"]
    # What somebody deletes there is healed as in the shared namespace.
    place.control_plane.kubectl("delete", "deployment", f"{before}-agent", "-n", own, "--wait=false")
    place.until(lambda: f"deployment.apps/{before}-agent" in _names(place, own), "the deployment is back")
    place.wait("ada", "Ready", also=lambda _status: len(_names(place, own, "pod")) == 2)
    place.set("ada", state="Suspended")
    place.wait("ada", "Suspended")
    assert len(agents.saves(before)) == 1
    place.until(lambda: _names(place, own) == [], "nothing runs", detail=lambda: str(_names(place, own)))
    assert _namespace(place, own) is not None
    place.set("ada", state="Running")
    after = place.wait("ada", "Ready")
    assert after["slot"] != before
    assert after["slotNamespace"] == own
    place.delete("ada")
    place.wait("ada", "Deleting", also=lambda found: own in (found.get("message") or ""))
    place.until(lambda: place.get("ada") is None, "the instance is gone", timeout_s=60)
    assert _namespace(place, own) is None


def test_somebody_elses_namespace_is_not_touched(place: OperatorPlace) -> None:
    taken = f"{place.namespace}-bob"
    place.control_plane.apply({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": taken}})
    before = (_namespace(place, taken) or {})["metadata"]
    place.ask("bob")
    told = place.wait("bob", "Failed", reason="Invalid")
    assert taken in told["message"]
    place.delete("bob")
    place.until(lambda: place.get("bob") is None, "the instance is gone")
    assert (_namespace(place, taken) or {})["metadata"] == before


def test_a_namespace_whose_person_was_taken_away_by_force_is_swept(
    place: OperatorPlace, operator: OperatorProcess
) -> None:
    place.ask("eve")
    own = place.wait("eve", "Ready")["slotNamespace"]
    operator.send(signal.SIGSTOP)
    place.delete("eve")
    place.kubectl("patch", "userinstance", "user-eve", "--type=merge", "-p", '{"metadata": {"finalizers": null}}')
    place.until(lambda: place.get("eve") is None, "the instance is gone")
    operator.send(signal.SIGCONT)
    place.until(lambda: _namespace(place, own) is None, "the namespace is swept", timeout_s=60)
