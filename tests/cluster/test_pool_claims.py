"""Warm pools, rest, the queue, quotas and the sweeper on a real control plane, by the operator as a process."""

import json
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.support.cluster.control_plane import ControlPlane
from tests.support.cluster.operator_place import OperatorPlace, documents
from tests.support.scripted_instance_agents import ScriptedAgents

SIZE = 10
PEOPLE = 30


@pytest.fixture(scope="module")
def place(
    control_plane: ControlPlane, agents: ScriptedAgents, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[OperatorPlace]:
    with closing(
        OperatorPlace(control_plane, tmp_path_factory.mktemp("pools"), agent_url_template=agents.url_template)
    ) as found:
        found.pool(size=0)
        found.start("--sweep-seconds", "1", "--sweep-grace-seconds", "3")
        yield found


def _pool(place: OperatorPlace, name: str, **spec: Any) -> None:
    place.control_plane.apply({
        "apiVersion": "prompt2mesh.io/v1", "kind": "InstancePool",
        "metadata": {"name": name, "namespace": place.namespace}, "spec": spec,
    })  # fmt: skip


def _people(place: OperatorPlace) -> dict[str, dict[str, Any]]:
    found = json.loads(place.kubectl("get", "userinstances", "-o", "json"))["items"]
    return {each["metadata"]["name"]: each for each in found}


def _pool_status(place: OperatorPlace, name: str) -> dict[str, Any]:
    return json.loads(place.kubectl("get", "instancepool", name, "-o", "json")).get("status") or {}


def _forget(place: OperatorPlace) -> None:
    """Everybody leaves, so that the next test begins with nobody."""
    place.kubectl("delete", "userinstances", "--all", "--wait=false")
    place.until(lambda: not _people(place), "nobody has an instance", timeout_s=60)


def test_thirty_people_at_once_get_a_set_each_and_the_pool_fills_again(place: OperatorPlace) -> None:
    _pool(place, "warm", size=SIZE)
    place.until(lambda: _pool_status(place, "warm").get("ready") == SIZE, "ten sets are warm", timeout_s=60)
    warm = {each["metadata"]["labels"]["prompt2mesh.io/slot"] for each in place.objects("pod")}
    names = [f"p{number:02}" for number in range(PEOPLE)]
    place.control_plane.apply(*(
        {"apiVersion": "prompt2mesh.io/v1", "kind": "UserInstance",
         "metadata": {"name": f"user-{name}", "namespace": place.namespace}, "spec": {"userId": name, "pool": "warm"}}
        for name in names
    ))  # fmt: skip
    place.until(
        lambda: all((each.get("status") or {}).get("phase") == "Ready" for each in _people(place).values()),
        "everybody is ready",
        timeout_s=90,
        detail=lambda: str(Counter((each.get("status") or {}).get("phase") for each in _people(place).values())),
    )
    slots = [each["status"]["slot"] for each in _people(place).values()]
    assert len(set(slots)) == PEOPLE
    assert warm <= set(slots), "a warm set was left where people had to wait for a cold one"
    owners = {
        each["metadata"]["name"]: [owner["name"] for owner in each["metadata"]["ownerReferences"]]
        for each in place.objects("configmap")
    }
    for name, each in _people(place).items():
        assert owners[each["status"]["slot"]] == [name]
    place.until(lambda: _pool_status(place, "warm").get("ready") == SIZE, "the pool is full again", timeout_s=60)
    assert _pool_status(place, "warm")["claimed"] == PEOPLE


def test_the_next_person_comes_to_the_node_with_the_fewest_people(place: OperatorPlace) -> None:
    pods = [each for each in place.objects("pod") if each["metadata"]["labels"]["prompt2mesh.io/pool"] == "warm"]
    held = {each["status"]["slot"] for each in _people(place).values()}
    nodes: dict[str, set[str]] = {}
    for each in pods:
        if each["metadata"]["labels"]["app.kubernetes.io/component"] == "blender":
            nodes.setdefault(each["spec"]["nodeName"], set()).add(each["metadata"]["labels"]["prompt2mesh.io/slot"])
    crowd = {node: len(slots & held) for node, slots in nodes.items() if slots - held}
    place.ask("next", pool="warm")
    status = place.wait("next", "Ready")
    there = next(node for node, slots in nodes.items() if status["slot"] in slots)
    assert crowd[there] == min(crowd.values())
    _forget(place)
    _pool(place, "warm", size=0)


def test_who_rests_is_warned_saved_suspended_and_comes_back_and_who_works_is_not(
    place: OperatorPlace, agents: ScriptedAgents
) -> None:
    _pool(place, "rest", idleSeconds=6, warnSeconds=3, size=0)
    place.ask("rests", pool="rest")
    place.ask("works", pool="rest")
    at_work = threading.Event()

    def work() -> None:
        while not at_work.wait(0.7):
            now = datetime.now(UTC).isoformat()
            status = {"status": {"lastActivityAt": now, "lastActivityKind": "mcp"}}
            place.kubectl(
                "patch", "userinstance", "user-works", "--subresource=status", "--type=merge", "-p", json.dumps(status)
            )

    worker = threading.Thread(target=work)
    worker.start()
    try:
        slot = place.wait("works", "Ready")["slot"]
        rested = place.wait("rests", "Ready")["slot"]
        warned = place.wait("rests", "Ready", also=lambda status: "suspendsAt" in status)
        assert datetime.fromisoformat(warned["suspendsAt"]) > datetime.fromisoformat(warned["readyAt"])
        resting = place.wait("rests", "Suspended", reason="Idle")
        assert resting["savedAt"]
        (save,) = agents.saves(rested)
        assert save.body["idle_since"] is not None
        time.sleep(4)
        found = place.get("works")
        assert found is not None
        assert found["spec"]["state"] == "Running"
        assert found["status"]["slot"] == slot
        assert agents.saves(slot) == []
    finally:
        at_work.set()
        worker.join()
    place.wait("works", "Suspended", reason="Idle")
    place.set("rests", state="Running")
    assert place.wait("rests", "Ready")["slot"] != rested
    _forget(place)


def test_whoever_finds_no_room_waits_in_turn_and_a_limit_is_told(place: OperatorPlace) -> None:
    _pool(
        place, "full", size=0, capacity=2, idleSeconds=600,
        teams=[{"name": "green", "limits": {"instances": 0}}], userLimits={"instances": 1},
    )  # fmt: skip
    for name in ("red1", "red2"):
        place.ask(name, pool="full", team="red")
        place.wait(name, "Ready")
    place.ask("red3", pool="full", team="red")
    first = place.wait("red3", "Queued", reason="ClusterFull", also=lambda status: "queue" in status)
    assert (first["queue"]["position"], first["queue"]["of"]) == (1, 1)
    assert first["queue"]["estimateSeconds"] > 60
    assert "number 1 of 1" in first["message"]
    place.ask("blue1", pool="full", team="blue")
    place.wait("blue1", "Queued", also=lambda status: status.get("queue", {}).get("position") == 1)
    place.wait("red3", "Queued", also=lambda status: status["queue"]["position"] == 2, timeout_s=30)
    place.ask("green1", pool="full", team="green")
    refused = place.wait("green1", "Queued", reason="QuotaExceeded")
    assert "team 'green' may have 0 of instances" in refused["message"]
    place.set("red1", state="Suspended")
    place.wait("blue1", "Ready")
    assert place.status("red3")["phase"] == "Queued"
    place.delete("red2")
    place.wait("red3", "Ready")
    _forget(place)


def test_what_was_left_behind_is_deleted_and_what_somebody_applied_is_not(place: OperatorPlace) -> None:
    def left(name: str, manager: str) -> dict[str, Any]:
        return {
            "apiVersion": "v1", "kind": "ConfigMap",
            "metadata": {
                "name": name, "namespace": place.namespace,
                "labels": {
                    "app.kubernetes.io/part-of": "prompt2mesh", "app.kubernetes.io/managed-by": manager,
                    "prompt2mesh.io/slot": name, "prompt2mesh.io/pool": "default",
                },
            },
        }  # fmt: skip

    volume = {
        "apiVersion": "v1", "kind": "PersistentVolumeClaim",
        "metadata": {
            "name": "lost-volume", "namespace": place.namespace,
            "labels": {"app.kubernetes.io/part-of": "prompt2mesh", "prompt2mesh.io/slot": "inst-cccccccc"},
        },
        "spec": {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "1Gi"}}},
    }  # fmt: skip
    place.control_plane.apply(
        left("inst-aaaaaaaa", "prompt2mesh-operator"), left("inst-bbbbbbbb", "prompt2mesh-cli"), volume
    )
    began = time.monotonic()
    place.until(
        lambda: (
            not {"inst-aaaaaaaa", "lost-volume"} & {each["metadata"]["name"] for each in place.objects("configmap,pvc")}
        ),
        "what was left behind is gone",
    )
    assert time.monotonic() - began > 2, "it was young and is gone already"
    assert "inst-bbbbbbbb" in {each["metadata"]["name"] for each in place.objects("configmap")}


def test_the_bounds_of_all_instances_are_taken_by_the_cluster(place: OperatorPlace) -> None:
    found = [
        {**each, "metadata": {**each["metadata"], "namespace": place.namespace}}
        for each in documents("quotas.yaml")
        if each["metadata"]["namespace"] == "prompt2mesh-instances"
    ]
    place.control_plane.apply(*found)

    def used() -> dict[str, str]:
        quota = json.loads(place.kubectl("get", "resourcequota", "prompt2mesh-instances", "-o", "json"))
        return quota.get("status", {}).get("used", {})

    place.ask("within")
    place.wait("within", "Ready")

    def counted() -> bool:
        there = len(place.objects("deployment"))  # warm sets of earlier tests that are too young to be given up, too
        return used().get("count/deployments.apps") == str(there) and there >= 2

    place.until(counted, "the quota counts the sets", detail=lambda: str(used()))
    mine = place.status("within")["slot"]
    pods = [each for each in place.objects("pod") if each["metadata"]["labels"]["prompt2mesh.io/slot"] == mine]
    assert len(pods) == 2
    assert {each["spec"]["preemptionPolicy"] for each in pods} == {"Never"}
    assert {each["spec"]["priority"] for each in pods} == {1000}
    _forget(place)
