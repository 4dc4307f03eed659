"""The objects of k8s/base fit each other: what is looked at here needs no cluster."""

import re
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

import prompt2mesh
from prompt2mesh.controller.options import parse_options
from prompt2mesh.desktop.options import read_token
from prompt2mesh.settings import read_service_settings
from prompt2mesh.web.configuration import read_configuration
from tests.support.cluster.manifests import PodOf, named, of_kind, pods, read_manifests, selected
from tests.support.network_policies import Pod, allowed

BASE = Path(__file__).parents[2] / "k8s/base"
NAMESPACE, INSTANCES = "prompt2mesh", "prompt2mesh-instances"
PART_OF = {"app.kubernetes.io/part-of": "prompt2mesh"}
MANIFESTS = read_manifests(BASE)
PODS = list(pods(MANIFESTS))


def _each(what: Sequence[PodOf]) -> Any:
    return pytest.mark.parametrize("pod", what, ids=[each.owner for each in what])


@_each(PODS)
def test_a_pod_is_held_in(pod: PodOf) -> None:
    assert pod.spec["automountServiceAccountToken"] in {True, False}
    assert pod.spec["enableServiceLinks"] is False
    assert pod.spec["priorityClassName"] == "prompt2mesh-platform"
    assert pod.spec["serviceAccountName"] != "default"
    assert pod.spec["securityContext"]["runAsNonRoot"] is True
    assert pod.spec["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    mounted = {volume["name"]: volume for volume in pod.spec.get("volumes", [])}
    for container in pod.containers:
        security = container["securityContext"]
        assert security["readOnlyRootFilesystem"] is True
        assert security["allowPrivilegeEscalation"] is False
        assert security["capabilities"] == {"drop": ["ALL"]}
        for kind in ("requests", "limits"):
            assert {"cpu", "memory", "ephemeral-storage"} <= container["resources"][kind].keys(), container["name"]
        assert {mount["name"] for mount in container.get("volumeMounts", [])} <= mounted.keys()
        image = container["image"]
        assert "@" in image or (":" in image.rsplit("/", 1)[-1] and not image.endswith(":latest")), image
    for volume in mounted.values():
        assert "hostPath" not in volume
        assert "sizeLimit" in volume.get("emptyDir", {"sizeLimit": ""}), volume["name"]


@_each([each for each in PODS if not each.owner.startswith("Job/")])
def test_what_runs_for_good_is_watched_over_and_ends_in_order(pod: PodOf) -> None:
    for container in pod.spec["containers"]:
        for probe in ("startupProbe", "livenessProbe", "readinessProbe"):
            assert probe in container, f"{container['name']} has no {probe}"
    assert pod.spec["terminationGracePeriodSeconds"] >= 20
    if pod.labels["app.kubernetes.io/component"] in {"api", "streamlit", "mcp", "router"}:  # behind the load balancer
        assert "preStop" in pod.spec["containers"][0]["lifecycle"]
    assert "topologySpreadConstraints" in pod.spec


def test_images_with_blender_as_a_module_run_where_it_is_made_for() -> None:
    for pod in PODS:
        if any("prompt2mesh-backend" in each["image"] for each in pod.containers):
            assert pod.spec["nodeSelector"] == {"kubernetes.io/arch": "amd64"}, pod.owner


def test_our_images_have_the_version_of_the_program() -> None:
    texts = {path.name: path.read_text() for path in BASE.glob("*.yaml")}
    named_there = {tag for text in texts.values() for tag in re.findall(r"prompt2mesh-[a-z]+:([0-9][^\s\"]*)", text)}
    assert named_there == {prompt2mesh.__version__}


def test_only_what_asks_kubernetes_has_a_token() -> None:
    having = {each.labels["app.kubernetes.io/component"] for each in PODS if each.spec["automountServiceAccountToken"]}
    assert having == {"api", "mcp", "runner", "operator"}


def test_the_numbers_of_replicas_are_those_that_were_asked_for() -> None:
    found = {each["metadata"]["name"]: each["spec"]["replicas"] for each in of_kind(MANIFESTS, "Deployment")}
    assert found == {
        "prompt2mesh-backend": 2, "prompt2mesh-streamlit": 2, "prompt2mesh-router": 2, "prompt2mesh-operator": 2,
        "prompt2mesh-runner": 1, "prompt2mesh-mcp": 1, "prompt2mesh-postgres": 1, "prompt2mesh-blender": 0,
    }  # fmt: skip


def test_the_database_has_ten_gibibytes_of_gp3() -> None:
    claim = named(MANIFESTS, "PersistentVolumeClaim", "prompt2mesh-postgres")["spec"]
    assert (claim["storageClassName"], claim["resources"]["requests"]["storage"]) == ("gp3", "10Gi")
    kind = named(MANIFESTS, "StorageClass", "gp3")
    assert kind["parameters"]["type"] == "gp3"
    assert kind["volumeBindingMode"] == "WaitForFirstConsumer"


def test_the_page_is_sticky() -> None:
    service = named(MANIFESTS, "Service", "prompt2mesh-streamlit")
    assert service["spec"]["sessionAffinity"] == "ClientIP"
    group = service["metadata"]["annotations"]["alb.ingress.kubernetes.io/target-group-attributes"]
    assert "stickiness.enabled=true" in group


@pytest.mark.parametrize("part", ["api", "mcp", "streamlit"])
def test_who_counts_people_by_address_knows_the_load_balancers(part: str) -> None:
    """Without it everybody is one address, and one visitor's wrong passwords lock all people out."""
    [pod] = [each for each in PODS if each.labels["app.kubernetes.io/component"] == part]
    name, given = "PROMPT2MESH_TRUSTED_PROXIES", named(MANIFESTS, "ConfigMap", "prompt2mesh-config")["data"]
    assert given[name]
    for container in pod.spec["containers"]:
        maps = [each["configMapRef"]["name"] for each in container.get("envFrom", []) if "configMapRef" in each]
        by_key = {each["name"]: each.get("valueFrom", {}).get("configMapKeyRef") for each in container.get("env", [])}
        of_key = {"name": "prompt2mesh-config", "key": name}
        assert "prompt2mesh-config" in maps or by_key.get(name) == of_key, container["name"]


# What names another thing names one that is there.


def test_a_service_leads_to_a_port_of_a_pod() -> None:
    for service in of_kind(MANIFESTS, "Service"):
        found = selected(MANIFESTS, service["spec"]["selector"], namespace=service["metadata"]["namespace"])
        assert len(found) == 1, service["metadata"]["name"]
        names = {port["name"] for container in found[0].spec["containers"] for port in container["ports"]}
        assert {port["targetPort"] for port in service["spec"]["ports"]} <= names


def test_an_ingress_leads_to_a_port_of_a_service() -> None:
    domain = named(MANIFESTS, "ConfigMap", "prompt2mesh-config")["data"]["PROMPT2MESH_DOMAIN"]
    hosts: set[str] = set()
    for ingress in of_kind(MANIFESTS, "Ingress"):
        for rule in ingress["spec"]["rules"]:
            hosts.add(rule["host"])
            for path in rule["http"]["paths"]:
                target = path["backend"]["service"]
                service = named(MANIFESTS, "Service", target["name"])
                assert target["port"]["name"] in {port["name"] for port in service["spec"]["ports"]}
    assert hosts == {domain, f"*.{domain}"}


def test_the_load_balancer_looks_where_the_kubelet_does() -> None:
    """By itself it would ask for /, which the API and the router do not answer with 200."""
    behind = {
        path["backend"]["service"]["name"]
        for ingress in of_kind(MANIFESTS, "Ingress")
        for rule in ingress["spec"]["rules"]
        for path in rule["http"]["paths"]
    }
    assert len(behind) == 4
    for name in behind:
        service = named(MANIFESTS, "Service", name)
        (pod,) = selected(MANIFESTS, service["spec"]["selector"], namespace=NAMESPACE)
        wanted = pod.spec["containers"][0]["readinessProbe"]["httpGet"]["path"]
        assert service["metadata"]["annotations"]["alb.ingress.kubernetes.io/healthcheck-path"] == wanted


def test_budgets_and_autoscalers_are_of_deployments_that_are_there() -> None:
    for budget in of_kind(MANIFESTS, "PodDisruptionBudget"):
        found = selected(MANIFESTS, budget["spec"]["selector"]["matchLabels"], namespace=NAMESPACE)
        assert len(found) == 1, budget["metadata"]["name"]
    for scaler in of_kind(MANIFESTS, "HorizontalPodAutoscaler"):
        target = named(MANIFESTS, "Deployment", scaler["spec"]["scaleTargetRef"]["name"])
        assert target["spec"]["replicas"] == scaler["spec"]["minReplicas"] < scaler["spec"]["maxReplicas"]
        assert "cpu" in target["spec"]["template"]["spec"]["containers"][0]["resources"]["requests"]


@_each(PODS)
def test_a_pod_names_accounts_settings_and_volumes_that_are_there(pod: PodOf) -> None:
    named(MANIFESTS, "ServiceAccount", pod.spec["serviceAccountName"])
    named(MANIFESTS, "PriorityClass", pod.spec["priorityClassName"])
    for kind, name, key in _references(pod):
        found = named(MANIFESTS, kind, name)
        if key:
            assert key in (found.get("data") or found["stringData"]), f"{kind} {name} has no {key}"


def _references(pod: PodOf) -> Iterator[tuple[str, str, str]]:
    for container in pod.containers:
        for source in container.get("envFrom", []):
            yield "ConfigMap", source["configMapRef"]["name"], ""
        for variable in container.get("env", []):
            source = variable.get("valueFrom", {})
            for field, kind in (("configMapKeyRef", "ConfigMap"), ("secretKeyRef", "Secret")):
                if field in source and not source[field].get("optional"):
                    yield kind, source[field]["name"], source[field]["key"]
    for volume in pod.spec.get("volumes", []):
        if "persistentVolumeClaim" in volume:
            yield "PersistentVolumeClaim", volume["persistentVolumeClaim"]["claimName"], ""
        if "secret" in volume:
            for item in volume["secret"]["items"]:
                yield "Secret", volume["secret"]["secretName"], item["key"]


class _Asked(dict[str, str]):
    """An environment that remembers what was asked of it."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def get(self, key: str, default: Any = None) -> Any:
        self.names.add(key)
        return default


def test_every_setting_is_one_that_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prompt2mesh.settings.with_secret_files", lambda found: found)  # pyright: ignore[reportUnknownLambdaType]
    asked = _Asked()
    read_service_settings(asked)
    read_configuration(asked)
    read_token(None, asked)
    parse_options([], environment=asked)
    by_postgres = {"POSTGRES_DB", "POSTGRES_USER", "POSTGRES_PASSWORD"}
    in_a_file = {"BLENDER_TOKEN"}
    settings = named(MANIFESTS, "ConfigMap", "prompt2mesh-config")["data"].keys()
    secrets = named(MANIFESTS, "Secret", "prompt2mesh-secrets")["stringData"].keys()
    assert settings | secrets <= asked.names | by_postgres | in_a_file
    used = {name["name"] for pod in PODS for container in pod.containers for name in container.get("env", [])}
    by_images = {"POD_NAME", "PGDATA", "POSTGRES_INITDB_ARGS", *(name for name in used if name.startswith("ROUTER_"))}
    assert used <= asked.names | by_postgres | by_images


def test_the_settings_are_taken_once_the_placeholders_are_gone() -> None:
    settings = dict(named(MANIFESTS, "ConfigMap", "prompt2mesh-config")["data"])
    found = read_service_settings({**settings, "DATABASE_URL": "postgresql://a@b/c", "JWT_SECRET_KEY": "x" * 48})
    assert found.production
    assert found.instances.public_url == "https://prompt2mesh.example.com"
    assert parse_options([], environment=settings).default_pool is not None


def test_placeholders_are_the_same_wherever_the_same_value_belongs() -> None:
    secrets = named(MANIFESTS, "Secret", "prompt2mesh-secrets")["stringData"]
    for name, value in secrets.items():
        if name != "DATABASE_URL":
            assert value == f"CHANGE_ME_{name}"
    assert f":{secrets['POSTGRES_PASSWORD']}@" in secrets["DATABASE_URL"]


@pytest.mark.parametrize(("password", "code"), [("CHANGE_ME_POSTGRES_PASSWORD", 78), ("a-good-one", 0)])
def test_the_database_makes_no_data_with_a_placeholder(password: str, code: int, tmp_path: Path) -> None:
    """It would keep that password for good."""
    entry = tmp_path / "docker-entrypoint.sh"
    entry.write_text("#!/bin/sh\necho started $1\n")
    entry.chmod(0o755)
    postgres = named(MANIFESTS, "Deployment", "prompt2mesh-postgres")["spec"]["template"]["spec"]["containers"][0]
    done = subprocess.run(
        postgres["command"], capture_output=True, text=True, check=False,
        env={"PATH": f"{tmp_path}:/usr/bin:/bin", "POSTGRES_PASSWORD": password},
    )  # fmt: skip
    assert done.returncode == code
    assert ("started postgres" in done.stdout) == (code == 0)
    assert ("placeholder_setting" in done.stderr) == (code != 0)
    assert password not in done.stderr


# Who reaches whom.

_POLICIES = of_kind(MANIFESTS, "NetworkPolicy")
_NAMESPACES = {each["metadata"]["name"]: each["metadata"]["labels"] for each in of_kind(MANIFESTS, "Namespace")}


def _pod(component: str, namespace: str = NAMESPACE) -> Pod:
    return Pod(
        namespace=namespace, labels={**PART_OF, "app.kubernetes.io/component": component},
        namespace_labels=_NAMESPACES.get(namespace, {}),
    )  # fmt: skip


_SERVICES = ("api", "runner", "mcp", "streamlit", "postgres", "db-init", "router", "operator", "blender")
_PORTS = {"api": 8000, "mcp": 8002, "streamlit": 8501, "postgres": 5432, "router": 8080, "operator": 8080,
          "blender": 9876, "runner": 8004, "db-init": 8000}  # fmt: skip


def test_within_the_namespace_only_named_ways_are_open() -> None:
    ways = {
        (source, target)
        for source in _SERVICES
        for target in _SERVICES
        if source != target and allowed(_POLICIES, source=_pod(source), target=_pod(target), port=_PORTS[target])
    }
    assert ways == {
        ("api", "postgres"), ("runner", "postgres"), ("mcp", "postgres"), ("db-init", "postgres"),
        ("streamlit", "api"), ("router", "api"),
    }  # fmt: skip


def test_instances_are_reached_by_those_that_must_and_reach_the_api_alone() -> None:
    agent, desktop = _pod("agent", INSTANCES), _pod("blender", INSTANCES)
    # Their own side is in the policies of each instance's template; here, the service's side.
    ours = [each for each in _POLICIES if each["metadata"]["namespace"] == NAMESPACE]
    reached = {name for name in _SERVICES if allowed(ours, source=_pod(name), target=agent, port=8000)}
    assert reached == {"api", "runner", "operator"}
    assert {name for name in _SERVICES if allowed(ours, source=_pod(name), target=desktop, port=3000)} == {"router"}
    reaching = {name for name in _SERVICES if allowed(ours, source=agent, target=_pod(name), port=_PORTS[name])}
    assert reaching == {"api"}
    assert not allowed(_POLICIES, source=_pod("stranger", INSTANCES), target=_pod("api"), port=8000)


def test_everybody_asks_for_names_and_nobody_reaches_metadata() -> None:
    names = Pod(namespace="kube-system", labels={"k8s-app": "kube-dns"})
    metadata = ("169.254.169.254", "169.254.170.2", "169.254.170.23", "192.0.0.192", "168.63.129.16", "fd00:ec2::254",
                "fd00:ec2::23", "fe80::a9fe:a9fe")  # fmt: skip
    for name in _SERVICES:
        assert allowed(_POLICIES, source=_pod(name), target=names, port=53, protocol="UDP"), name
        for address in metadata:
            for port in (80, 443, 6443, 8000):
                assert not allowed(_POLICIES, source=_pod(name), target=address, port=port), (name, address, port)


def test_the_world_is_reached_by_those_that_ask_it() -> None:
    https = {name for name in _SERVICES if allowed(_POLICIES, source=_pod(name), target="52.94.1.1", port=443)}
    assert https == {"api", "runner", "mcp", "db-init", "operator"}
    hooks = {name for name in _SERVICES if allowed(_POLICIES, source=_pod(name), target="52.94.1.1", port=8443)}
    assert hooks == {"runner"}  # webhooks, to public addresses only
    assert not allowed(_POLICIES, source=_pod("runner"), target="10.0.3.4", port=8443)
    kubernetes = {name for name in _SERVICES if allowed(_POLICIES, source=_pod(name), target="10.0.3.4", port=6443)}
    assert kubernetes == {"api", "runner", "mcp", "operator"}


@pytest.mark.parametrize("balancer", ["10.0.7.7", Pod(namespace="ingress-nginx"), Pod(namespace="kube-system")])
def test_a_load_balancer_reaches_what_the_ingresses_name(balancer: Pod | str) -> None:
    found = {name for name in _SERVICES if allowed(_POLICIES, source=balancer, target=_pod(name), port=_PORTS[name])}
    assert found == {"api", "mcp", "streamlit", "router"}
    for name in found:
        assert not allowed(_POLICIES, source="8.8.8.8", target=_pod(name), port=_PORTS[name]), name


def test_metrics_are_reached_by_the_monitoring_alone() -> None:
    shown = {pod.labels["app.kubernetes.io/component"] for pod in PODS for container in pod.containers
             for port in container.get("ports", []) if port["name"] == "metrics"}  # fmt: skip
    assert shown == {"api", "mcp", "operator", "runner", "streamlit"}
    strangers = [*map(_pod, _SERVICES), _pod("agent", INSTANCES), Pod(namespace="ingress-nginx"), "10.0.7.7", "8.8.8.8"]
    for name in _SERVICES:
        prometheus = allowed(_POLICIES, source=Pod(namespace="monitoring"), target=_pod(name), port=9464)
        assert prometheus == (name in shown)
        assert not any(allowed(_POLICIES, source=one, target=_pod(name), port=9464) for one in strangers), name
    assert not allowed(_POLICIES, source=Pod(namespace="monitoring"), target=_pod("api"), port=8000)


def test_no_service_or_ingress_leads_to_metrics() -> None:
    for service in of_kind(MANIFESTS, "Service"):
        for port in service["spec"]["ports"]:
            assert port.get("targetPort", port["port"]) not in {"metrics", 9464}, service["metadata"]["name"]


def test_a_policy_selects_pods_that_are_there() -> None:
    for policy in _POLICIES:
        labels = policy["spec"]["podSelector"].get("matchLabels")
        if labels:
            assert len(selected(MANIFESTS, labels, namespace=NAMESPACE)) == 1, policy["metadata"]["name"]


def test_the_readme_says_what_each_file_is() -> None:
    readme = (BASE / "README.md").read_text()
    rows = set(re.findall(r"^\| `([^`]+)` \|", readme, re.MULTILINE))
    assert rows == {path.name for path in BASE.iterdir() if path.name != "README.md"}
