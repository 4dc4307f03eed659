"""The operator on a real control plane, as a process with just the rights of k8s/base/rbac-operator.yaml."""

import json
from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.support.cluster.control_plane import ControlPlane
from tests.support.cluster.operator_place import OperatorPlace
from tests.support.scripted_instance_agents import ScriptedAgents


@pytest.fixture(scope="module")
def place(
    control_plane: ControlPlane, agents: ScriptedAgents, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[OperatorPlace]:
    with closing(
        OperatorPlace(control_plane, tmp_path_factory.mktemp("operator"), agent_url_template=agents.url_template)
    ) as found:
        found.pool(size=0)
        found.start()
        yield found


def _conditions(status: dict[str, object]) -> dict[str, tuple[str, str]]:
    return {each["type"]: (each["status"], each["reason"]) for each in status["conditions"]}  # type: ignore[index, union-attr]


def test_a_person_gets_an_instance_rests_comes_back_and_leaves_nothing(
    place: OperatorPlace, agents: ScriptedAgents
) -> None:
    place.ask("alice")
    ready = place.wait("alice", "Ready")
    assert _conditions(ready) == {
        "Admitted": ("True", "Requested"), "Claimed": ("True", "ColdStart"), "Scheduled": ("True", "Ready"),
        "Available": ("True", "Ready"),
    }  # fmt: skip
    assert ready["node"]
    assert ready["incarnation"]
    first = ready["slot"]
    kinds = sorted({each["kind"] for each in place.objects()})
    assert {"ConfigMap", "Secret", "Deployment", "Service", "NetworkPolicy", "ServiceAccount", "Pod"} <= set(kinds)
    notes = json.loads(place.kubectl("get", "events.events.k8s.io", "-o", "json"))["items"]
    assert any(each["regarding"]["name"] == "user-alice" and each["reason"] == "Ready" for each in notes)

    place.set("alice", state="Suspended")
    rests = place.wait("alice", "Suspended")
    assert {each.body["reason"] for each in agents.saves(first)} == {"suspend"}  # twice does no harm
    assert len(agents.saves(first)[0].token) >= 32
    assert rests["savedDigest"] == "ab" * 32
    assert "slot" not in rests
    assert rests["suspendedAt"]
    assert place.objects() == []

    place.set("alice", state="Running")
    back = place.wait("alice", "Ready")
    assert back["slot"] != first
    assert back["incarnation"] != ready["incarnation"]
    assert "suspendedAt" not in back

    place.delete("alice")
    place.until(lambda: place.get("alice") is None, "alice's instance is gone")
    assert {each.body["reason"] for each in agents.saves(back["slot"])} == {"ending"}
    place.until(lambda: place.objects() == [], "nothing is left of it")


def test_who_works_is_not_suspended_and_what_cannot_be_saved_is_kept(
    place: OperatorPlace, agents: ScriptedAgents
) -> None:
    place.ask("bob")
    slot = place.wait("bob", "Ready")["slot"]
    agents.behave[slot] = "active"
    place.set("bob", state="Suspended")
    place.until(lambda: (place.get("bob") or {})["spec"]["state"] == "Running", "the suspension is withdrawn")
    status = place.wait("bob", "Ready")
    assert status["slot"] == slot
    assert _conditions(status)["Saved"][0] == "False"
    assert status["lastActivityAt"]

    agents.behave[slot] = "fail"
    place.set("bob", state="Suspended")
    status = place.wait("bob", "Saving", reason="SaveFailed")
    assert "could not be saved" in status["message"]
    assert place.roots_of("bob") == [slot], "work that nobody has a copy of was thrown away"
    agents.behave[slot] = "save"
    place.wait("bob", "Suspended")
    place.delete("bob")
    place.until(lambda: place.get("bob") is None, "bob's instance is gone")


def test_a_warm_set_is_claimed_without_a_pod_being_started(place: OperatorPlace) -> None:
    place.pool(size=2)
    place.until(
        lambda: json.loads(place.kubectl("get", "instancepool", "default", "-o", "json"))["status"].get("ready") == 2,
        "two are warm",
    )  # fmt: skip
    before = {each["metadata"]["uid"] for each in place.objects("pod")}
    place.pool(size=0)  # what is there stays for a while: demand that falls for a moment ends nothing
    place.ask("carol")
    status = place.wait("carol", "Ready", timeout_s=10)
    assert _conditions(status)["Claimed"] == ("True", "WarmClaim")
    mine = [
        each for each in place.objects("pod") if each["metadata"]["labels"]["prompt2mesh.io/slot"] == status["slot"]
    ]
    assert {each["metadata"]["uid"] for each in mine} <= before
    place.delete("carol")
    place.until(lambda: place.get("carol") is None, "carol's instance is gone")


def test_what_somebody_changes_by_hand_is_as_it_was_soon(place: OperatorPlace) -> None:
    place.ask("dora")
    slot = place.wait("dora", "Ready")["slot"]
    policies = [each["metadata"]["name"] for each in place.objects("networkpolicy")]
    place.kubectl("delete", "networkpolicy", policies[0])
    place.kubectl("delete", "deployment", f"{slot}-blender")
    patch = [{"op": "replace", "path": "/spec/template/spec/containers/0/image", "value": "evil:1"}]
    place.kubectl("patch", "deployment", f"{slot}-agent", "--type=json", "-p", json.dumps(patch))

    def healed() -> bool:
        found = {(each["kind"], each["metadata"]["name"]): each for each in place.objects()}
        agent = found.get(("Deployment", f"{slot}-agent"))
        return (
            ("NetworkPolicy", policies[0]) in found
            and ("Deployment", f"{slot}-blender") in found
            and agent is not None
            and agent["spec"]["template"]["spec"]["containers"][0]["image"] != "evil:1"
        )

    place.until(healed, "the set is as the template has it")
    place.wait("dora", "Ready")
    place.delete("dora")
    place.until(lambda: place.get("dora") is None, "dora's instance is gone")


def test_its_rights_are_what_it_needs_and_no_more(place: OperatorPlace, control_plane: ControlPlane) -> None:
    def may(*what: str, namespace: str = place.namespace) -> bool:
        return control_plane.can_i(*what, "-n", namespace, kubeconfig=place.kubeconfig)

    assert may("patch", "userinstances.prompt2mesh.io", "--subresource=status")
    assert may("delete", "pods")
    for refused in (
        ("create", "pods"), ("create", "pods", "--subresource=exec"), ("create", "userinstances.prompt2mesh.io"),
        ("delete", "instancepools.prompt2mesh.io"), ("create", "roles.rbac.authorization.k8s.io"),
        ("create", "serviceaccounts", "--subresource=token"), ("patch", "nodes"), ("*", "*"),
    ):  # fmt: skip
        assert not may(*refused), refused
    assert not may("get", "secrets", namespace="kube-system")
    assert not may("list", "pods", namespace=place.service_namespace)
