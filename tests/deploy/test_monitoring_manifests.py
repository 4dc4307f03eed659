"""monitoring/: taken by a real API server with the Prometheus operator's own schemas, and held against the pods it reads."""

import json
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest
import yaml

from tests.support.cluster.control_plane import ControlPlane
from tests.support.cluster.manifests import Manifest, named, of_kind, pods, read_manifests
from tests.support.cluster.processes import program_folder
from tests.support.cluster.third_party import monitoring_crds

ROOT = Path(__file__).parents[2]
MONITORING = ROOT / "monitoring"


@cache
def _rendered() -> str:
    done = subprocess.run(
        [program_folder() / "kubectl", "kustomize", MONITORING], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return json.dumps([each for each in yaml.load_all(done.stdout, Loader=yaml.CSafeLoader) if each])


def _objects() -> list[Manifest]:
    return json.loads(_rendered())


@pytest.fixture(scope="module")
def cluster(control_plane: ControlPlane) -> ControlPlane:
    control_plane.kubectl("apply", "--server-side", "-f", str(monitoring_crds()))
    control_plane.kubectl("wait", "--for=condition=Established", "--timeout=30s", "crd", "--all")
    return control_plane


def test_the_api_server_takes_all_of_it_twice(cluster: ControlPlane) -> None:
    namespace = cluster.fresh_namespace("monitoring")
    objects = _objects()
    for each in objects:
        each["metadata"]["namespace"] = namespace
    bundle = json.dumps({"apiVersion": "v1", "kind": "List", "items": objects})
    for _ in range(2):
        cluster.kubectl("apply", "--server-side", "--validate=strict", "-f", "-", stdin=bundle)
    kept = cluster.get("prometheusrules.monitoring.coreos.com", "-n", namespace)["items"]
    assert {each["metadata"]["name"]: each["spec"] for each in kept} == {
        each["metadata"]["name"]: each["spec"] for each in of_kind(objects, "PrometheusRule")
    }, "nothing of a rule was dropped"
    monitor = cluster.get("servicemonitors.monitoring.coreos.com", "-n", namespace)["items"]
    assert [each["spec"] for each in monitor] == [each["spec"] for each in of_kind(objects, "ServiceMonitor")]
    cluster.kubectl("delete", "namespace", namespace, "--wait=false")


def test_a_rule_that_is_none_is_refused(cluster: ControlPlane) -> None:
    """So that the test above does not hold because everything is taken."""
    namespace = cluster.fresh_namespace("monitoring")
    rules = of_kind(_objects(), "PrometheusRule")[0]
    rules["metadata"]["namespace"] = namespace
    rules["spec"]["groups"][0]["rules"][0]["exprr"] = rules["spec"]["groups"][0]["rules"][0].pop("expr")
    with pytest.raises(AssertionError, match=r"exprr"):
        cluster.kubectl("apply", "--server-side", "--validate=strict", "-f", "-", stdin=json.dumps(rules))


def test_the_service_of_metrics_reaches_every_process_and_nothing_leads_to_it() -> None:
    objects = _objects()
    service = named(objects, "Service", "prompt2mesh-metrics")["spec"]
    assert service["clusterIP"] == "None"
    (port,) = service["ports"]
    base = read_manifests(ROOT / "k8s/base")
    shown = {
        pod.owner.removeprefix("Deployment/prompt2mesh-"): each["containerPort"]
        for pod in pods(base) if service["selector"].items() <= pod.labels.items()
        for container in pod.containers for each in container.get("ports", ()) if each.get("name") == port["targetPort"]
    }  # fmt: skip
    assert shown.keys() >= {"backend", "runner", "mcp", "streamlit", "operator"}
    assert set(shown.values()) == {9464}
    backends = re.findall(r'"service": \{"name": "([\w-]+)"', json.dumps(of_kind(base, "Ingress")))
    assert "prompt2mesh-metrics" not in backends
    (monitor,) = of_kind(objects, "ServiceMonitor")
    labels = named(objects, "Service", "prompt2mesh-metrics")["metadata"]["labels"]
    assert monitor["spec"]["selector"]["matchLabels"].items() <= labels.items()
    assert [each["port"] for each in monitor["spec"]["endpoints"]] == [port["name"]]


def test_every_dashboard_but_that_of_compose_is_given_to_grafana_whole() -> None:
    given = {
        name: json.loads(text)
        for each in of_kind(_objects(), "ConfigMap") if each["metadata"]["labels"]["grafana_dashboard"] == "1"
        for name, text in each["data"].items()
    }  # fmt: skip
    files = {path.name: json.loads(path.read_text()) for path in (MONITORING / "grafana/dashboards").glob("*.json")}
    del files["answers.json"]  # asked by the blackbox exporter beside docker/docker-compose.yml
    assert given == files
