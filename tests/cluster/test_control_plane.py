"""The control plane that the other cluster tests stand on does what a real one does."""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.support.cluster.control_plane import ControlPlane

_RESTRICTED = {"pod-security.kubernetes.io/enforce": "restricted"}


def _pod(name: str, *, image: str = "example.invalid/app:1", **security: Any) -> dict[str, Any]:
    container = {"name": "app", "image": image, "securityContext": security}
    return {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": name}, "spec": {"containers": [container]}}


def _create(control_plane: ControlPlane, namespace: str, document: dict[str, Any]) -> None:
    control_plane.kubectl("create", "-n", namespace, "-f", "-", stdin=json.dumps(document))


def _wait_for(control_plane: ControlPlane, namespace: str, pod: str, path: str, value: str) -> None:
    control_plane.kubectl("wait", f"--for=jsonpath={path}={value}", "--timeout=30s", "-n", namespace, f"pod/{pod}")


def test_a_deployment_becomes_available_and_goes_with_its_namespace(
    control_plane: ControlPlane, namespace: str
) -> None:
    pod = _pod("web")
    control_plane.apply({
        "apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web", "namespace": namespace},
        "spec": {
            "replicas": 20, "selector": {"matchLabels": {"app": "web"}},
            "template": {"metadata": {"labels": {"app": "web"}}, "spec": {**pod["spec"], "terminationGracePeriodSeconds": 1}},
        },
    })  # fmt: skip
    control_plane.kubectl("wait", "--for=condition=Available", "deployment/web", "--timeout=60s", "-n", namespace)
    pods = control_plane.get("pods", "-n", namespace)["items"]
    assert len({pod["status"]["podIP"] for pod in pods}) == 20
    assert len({pod["spec"]["nodeName"] for pod in pods}) > 1

    control_plane.kubectl("delete", "namespace", namespace, "--timeout=60s")

    kinds = control_plane.kubectl("api-resources", "--verbs=list", "--namespaced", "-o", "name").split()
    left = control_plane.kubectl(
        "get", ",".join(kinds), "-A", "-o", "name", f"--field-selector=metadata.namespace={namespace}"
    )
    assert left == ""


def test_pod_security_refuses_a_privileged_pod(control_plane: ControlPlane) -> None:
    namespace = control_plane.fresh_namespace(labels=_RESTRICTED)
    with pytest.raises(AssertionError, match='violates PodSecurity "restricted'):
        _create(control_plane, namespace, _pod("rooted", privileged=True))
    decent: dict[str, Any] = {
        "allowPrivilegeEscalation": False,
        "runAsNonRoot": True,
        "capabilities": {"drop": ["ALL"]},
    }
    _create(control_plane, namespace, _pod("decent", **decent, seccompProfile={"type": "RuntimeDefault"}))


def test_only_who_has_a_right_may(control_plane: ControlPlane, namespace: str) -> None:
    control_plane.kubectl("create", "serviceaccount", "reader", "-n", namespace)
    reader = control_plane.service_account_kubeconfig(namespace, "reader")
    ask = ("get", "pods", "-n", namespace)
    assert not control_plane.can_i(*ask, kubeconfig=reader)
    control_plane.kubectl("create", "role", "read", "--verb=get", "--resource=pods", "-n", namespace)
    control_plane.kubectl(
        "create", "rolebinding", "read", "--role=read", f"--serviceaccount={namespace}:reader", "-n", namespace
    )
    assert control_plane.can_i(*ask, kubeconfig=reader)
    assert not control_plane.can_i("delete", "pods", "-n", namespace, kubeconfig=reader)
    assert not control_plane.can_i(*ask, kubeconfig=control_plane.user_kubeconfig("anne"))


def test_a_rule_of_a_custom_resource_is_enforced(control_plane: ControlPlane, namespace: str) -> None:
    rule = {"rule": "self == oldSelf", "message": "the size never changes"}
    spec = {"type": "object", "properties": {"size": {"type": "integer", "x-kubernetes-validations": [rule]}}}
    version = {
        "name": "v1", "served": True, "storage": True,
        "schema": {"openAPIV3Schema": {"type": "object", "properties": {"spec": spec}}},
    }  # fmt: skip
    control_plane.apply({
        "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition", "metadata": {"name": "crates.test.prompt2mesh.io"},
        "spec": {
            "group": "test.prompt2mesh.io", "scope": "Namespaced", "versions": [version],
            "names": {"plural": "crates", "singular": "crate", "kind": "Crate"},
        },
    })  # fmt: skip
    control_plane.kubectl("wait", "--for=condition=Established", "crd/crates.test.prompt2mesh.io", "--timeout=30s")
    crate: dict[str, Any] = {
        "apiVersion": "test.prompt2mesh.io/v1", "kind": "Crate", "metadata": {"name": "one", "namespace": namespace}, "spec": {"size": 1}
    }  # fmt: skip
    control_plane.apply(crate)
    crate["spec"]["size"] = 2
    with pytest.raises(AssertionError, match="the size never changes"):
        control_plane.apply(crate)


def test_a_killed_component_comes_back_with_the_data(control_plane: ControlPlane, namespace: str) -> None:
    control_plane.kubectl("create", "configmap", "kept", "--from-literal=word=oak", "-n", namespace)
    control_plane.stop("kube-apiserver", kill=True)
    control_plane.stop("etcd", kill=True)
    assert control_plane.kubectl("get", "nodes", check=False) == ""
    control_plane.start("etcd")
    control_plane.start("kube-apiserver")
    assert control_plane.get("configmap", "kept", "-n", namespace)["data"] == {"word": "oak"}
    # The controllers and kwok find back by themselves.
    control_plane.kubectl("create", "deployment", "after", "--image=example.invalid/web:1", "-n", namespace)
    control_plane.kubectl("wait", "--for=condition=Available", "deployment/after", "--timeout=60s", "-n", namespace)


def test_pods_fail_as_a_test_asks(control_plane: ControlPlane, namespace: str) -> None:
    _create(control_plane, namespace, _pod("typo", image="example.invalid/no-such-image:1"))
    _wait_for(
        control_plane, namespace, "typo", "{.status.containerStatuses[0].state.waiting.reason}", "ImagePullBackOff"
    )

    control_plane.annotate_new_pods(namespace, fault="NeverReady", stuck="true")
    time.sleep(1)  # the API server reads its policies anew within a second
    _create(control_plane, namespace, _pod("sick"))
    _wait_for(control_plane, namespace, "sick", "{.status.phase}", "Running")
    assert (
        control_plane.kubectl("wait", "--for=condition=Ready", "pod/sick", "-n", namespace, "--timeout=1s", check=False)
        == ""
    )
    control_plane.annotate("pod", "sick", namespace=namespace, fault=None)
    _wait_for(control_plane, namespace, "sick", "{.status.conditions[?(@.type=='Ready')].status}", "True")

    control_plane.annotate("pod", "sick", namespace=namespace, fault="OOMKilled")
    _wait_for(
        control_plane, namespace, "sick", "{.status.containerStatuses[0].lastState.terminated.reason}", "OOMKilled"
    )
    control_plane.kubectl("delete", "pod", "sick", "-n", namespace, "--wait=false")
    assert control_plane.kubectl("wait", "--for=delete", "pod/sick", "-n", namespace, "--timeout=1s", check=False) == ""
    control_plane.kubectl("delete", "pod", "sick", "-n", namespace, "--force", "--grace-period=0")
    assert control_plane.kubectl("get", "pod", "sick", "-n", namespace, check=False) == ""


def test_pods_leave_a_node_whose_kubelet_is_not_ready(control_plane: ControlPlane, namespace: str) -> None:
    (node,) = control_plane.add_nodes(1, labels={"test.prompt2mesh.io/for": namespace})
    pod = _pod("mover")
    pod["spec"]["nodeSelector"] = {"test.prompt2mesh.io/for": namespace}
    _create(control_plane, namespace, pod)
    _wait_for(control_plane, namespace, "mover", "{.status.phase}", "Running")
    control_plane.annotate("node", node, fault="KubeletNotReady")
    control_plane.kubectl("wait", "--for=delete", "pod/mover", "-n", namespace, "--timeout=30s")
    control_plane.remove_node(node)


def test_it_ends_with_the_process_that_asked_for_it(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.support.cluster", "--nodes", "0", "--folder", tmp_path / "cluster"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("export KUBECONFIG=")
        assert len(_processes_of(tmp_path)) == 6
        process.kill()
    deadline = time.monotonic() + 10
    while _processes_of(tmp_path):
        assert time.monotonic() < deadline, _processes_of(tmp_path)
        time.sleep(0.1)


def _processes_of(folder: Path) -> list[str]:
    found: list[str] = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = entry.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if str(folder) in line:
            found.append(line)
    return found
