"""What goes wrong is told in words that help, is tried again, and keeps nobody else waiting."""

import json
from collections.abc import Generator
from contextlib import closing
from typing import Any

import pytest

from tests.support.cluster.control_plane import ControlPlane
from tests.support.cluster.operator_place import OperatorPlace
from tests.support.scripted_instance_agents import ScriptedAgents


@pytest.fixture(scope="module")
def place(
    control_plane: ControlPlane, agents: ScriptedAgents, tmp_path_factory: pytest.TempPathFactory
) -> Generator[OperatorPlace]:
    with closing(
        OperatorPlace(control_plane, tmp_path_factory.mktemp("operator"), agent_url_template=agents.url_template)
    ) as found:
        found.pool(size=0, startSeconds=6)
        found.start()
        yield found


def _pods(place: OperatorPlace, slot: str) -> list[dict[str, Any]]:
    return [each for each in place.objects("pod") if each["metadata"]["labels"]["prompt2mesh.io/slot"] == slot]


def _pod(place: OperatorPlace, slot: str, component: str) -> str:
    return next(
        each["metadata"]["name"]
        for each in _pods(place, slot)
        if each["metadata"]["labels"]["app.kubernetes.io/component"] == component
    )


def test_failed_starts_are_told_and_tried_again_and_keep_nobody_else_waiting(
    place: OperatorPlace, control_plane: ControlPlane
) -> None:
    control_plane.annotate_new_pods(place.namespace, fault="ImagePullBackOff")
    place.ask("anna")
    status = place.wait("anna", "Failed", reason="ImagePullFailed", also=lambda found: found["failures"] >= 1)
    assert "cannot be fetched" in status["message"]
    assert status["retryAt"]
    first = status["slot"]
    tried = status["failures"]
    place.until(lambda: place.status("anna").get("failures", 0) > tried, "it is tried again, with another set")
    assert place.status("anna").get("slot") != first
    control_plane.annotate_new_pods(place.namespace, fault="NeverReady")
    place.ask("ben")
    status = place.wait("ben", "Failed", reason="StartTimeout")
    assert "did not come up within 6 seconds" in status["message"]
    control_plane.annotate_new_pods(place.namespace, fault="CrashLoopBackOff")
    place.ask("cleo")
    status = place.wait("cleo", "Failed", reason="CrashLoop")
    assert "again and again" in status["message"]

    control_plane.annotate_new_pods(place.namespace)
    place.ask("dan")  # a healthy one comes up though three others fail and fail
    place.wait("dan", "Ready", timeout_s=15)
    for name in ("anna", "ben", "cleo"):
        healed = place.wait(name, "Ready")
        assert healed["failures"] == 0, name
        assert "retryAt" not in healed, name
        assert len(place.roots_of(name)) == 1, name
        place.delete(name)


def test_blender_that_runs_out_of_memory_is_told_and_keeps_its_set(
    place: OperatorPlace, control_plane: ControlPlane
) -> None:
    slot = place.wait("dan", "Ready")["slot"]
    pod = _pod(place, slot, "blender")
    control_plane.annotate("pod", pod, namespace=place.namespace, fault="OOMKilled")
    status = place.wait("dan", "Failed", reason="OutOfMemory", timeout_s=25)
    assert "more memory than it may have" in status["message"]
    control_plane.annotate("pod", pod, namespace=place.namespace, fault=None)
    assert place.wait("dan", "Ready", timeout_s=25)["slot"] == slot


def test_what_does_not_fit_anywhere_waits_and_says_so(place: OperatorPlace, control_plane: ControlPlane) -> None:
    place.ask("eve", profile="gpu")
    status = place.wait("eve", "Scheduling", reason="Unschedulable")
    assert "No machine may run" in status["message"]
    [node] = control_plane.add_nodes(1, labels={"nvidia.com/gpu.present": "true"})
    patch = {"status": {"capacity": {"nvidia.com/gpu": "1"}, "allocatable": {"nvidia.com/gpu": "1"}}}
    control_plane.kubectl("patch", "node", node, "--subresource=status", "--type=merge", "-p", json.dumps(patch))
    place.wait("eve", "Ready")
    place.delete("eve")
    place.until(lambda: place.get("eve") is None, "eve's instance is gone")
    control_plane.remove_node(node)


def test_a_machine_with_notice_is_left_with_the_scene_saved_and_a_dead_one_is_given_up(
    place: OperatorPlace, control_plane: ControlPlane, agents: ScriptedAgents
) -> None:
    before = place.wait("dan", "Ready")
    asked = len(agents.saves(before["slot"]))
    node = before["node"]
    control_plane.kubectl("taint", "node", node, "aws-node-termination-handler/spot-itn=1:NoSchedule")
    try:
        after = place.wait("dan", "Ready", also=lambda found: found["node"] != node)
        assert after["slot"] == before["slot"]
        assert after["incarnation"] != before["incarnation"]
        assert {each.body["reason"] for each in agents.saves(before["slot"])[asked:]} == {"moving"}
        assert all(each["spec"]["nodeName"] != node for each in _pods(place, after["slot"]))
        notes = json.loads(place.kubectl("get", "events.events.k8s.io", "-o", "json"))["items"]
        assert any(each["reason"] == "NodeLeaving" for each in notes)
    finally:
        control_plane.kubectl("taint", "node", node, "aws-node-termination-handler/spot-itn-")

    [lonely] = control_plane.add_nodes(1, labels={"lonely": "true"})
    others = [each for each in control_plane.get("nodes")["items"] if each["metadata"]["name"] != lonely]
    for each in others:
        control_plane.kubectl("cordon", each["metadata"]["name"])
    try:
        place.wait("dan", "Ready", also=lambda found: found["node"] == lonely)  # a cordon moves people too
    finally:
        for each in others:
            control_plane.kubectl("uncordon", each["metadata"]["name"])
    place.wait("dan", "Ready", also=lambda found: found["node"] == lonely)
    control_plane.annotate("node", lonely, fault="KubeletDown")
    place.wait("dan", "Ready", also=lambda found: found["node"] != lonely, timeout_s=90)
    control_plane.remove_node(lonely)


def test_a_pod_that_does_not_go_is_ended_by_force(place: OperatorPlace, control_plane: ControlPlane) -> None:
    slot = place.wait("dan", "Ready")["slot"]
    pod = _pod(place, slot, "blender")
    control_plane.annotate("pod", pod, namespace=place.namespace, stuck="true")
    place.delete("dan")
    place.until(lambda: place.roots_of("dan") == [], "its set is given up")
    place.kubectl("delete", "pod", pod, "--grace-period=1", "--wait=false")  # as if most of its minute were over
    place.until(lambda: place.get("dan") is None, "dan's instance is gone")
    place.until(lambda: place.objects() == [], "nothing is left")
