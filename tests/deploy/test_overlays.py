"""Every overlay of k8s/overlays, taken by a real API server with the real schemas of what EKS has beside Kubernetes."""

import copy
import json
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from prompt2mesh.instances.manifests import Slot, new_token, pool_config, render
from prompt2mesh.studio.ports.instances import Profile
from tests.support.apart import apart_programs
from tests.support.cluster.control_plane import ControlPlane
from tests.support.cluster.manifests import Manifest, named, of_kind, pods
from tests.support.cluster.processes import program_folder
from tests.support.cluster.third_party import third_party_crds

K8S = Path(__file__).parents[2] / "k8s"
OVERLAYS = ("local", "local-k3s", "staging", "production-eks", "gpu", "spot", "blue-green")
REGISTRY = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/prompt2mesh"
SPOT = {"key": "prompt2mesh.io/instances", "value": "true", "effect": "NoSchedule"}
GPU = {"key": "nvidia.com/gpu", "value": "true", "effect": "NoSchedule"}


@cache
def _rendered(folder: Path) -> str:
    done = subprocess.run(
        [program_folder() / "kubectl", "kustomize", folder], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return json.dumps([each for each in yaml.load_all(done.stdout, Loader=yaml.CSafeLoader) if each])


def objects_of(overlay: str) -> list[Manifest]:
    return json.loads(_rendered(K8S / "overlays" / overlay))


def images(objects: list[Manifest]) -> set[str]:
    found = {container["image"] for pod in pods(objects) for container in pod.containers}
    for each in of_kind(objects, "InstancePool"):
        found |= {each["spec"]["images"]["blender"], each["spec"]["images"]["agent"]}
    return found


def _moved(objects: list[Manifest], suffix: str) -> list[Manifest]:
    """The same in namespaces of their own, so that overlays do not meet."""
    moved = copy.deepcopy(objects)
    for each in moved:
        metadata = each["metadata"]
        if each["kind"] == "Namespace":
            metadata["name"] += suffix
        elif "namespace" in metadata:
            metadata["namespace"] += suffix
    return moved


@pytest.fixture(scope="module")
def cluster(empty_cluster: ControlPlane) -> ControlPlane:
    """With the kinds of others, a spot node and a GPU node beside the usual ones."""
    empty_cluster.kubectl("apply", "--server-side", "-f", str(third_party_crds()))
    empty_cluster.kubectl("apply", "--server-side", "-f", str(K8S / "base/crds.yaml"))
    empty_cluster.kubectl("wait", "--for=condition=Established", "--timeout=30s", "crd", "--all")
    empty_cluster.add_nodes(1, labels={"prompt2mesh.io/nodes": "instances"}, taints=[SPOT])
    labels = {"prompt2mesh.io/nodes": "gpu", "nvidia.com/gpu.present": "true"}
    [node] = empty_cluster.add_nodes(1, labels=labels, taints=[GPU])
    capacity = {"status": {"capacity": {"nvidia.com/gpu": "1"}, "allocatable": {"nvidia.com/gpu": "1"}}}
    empty_cluster.kubectl("patch", "node", node, "--subresource=status", "--type=merge", "-p", json.dumps(capacity))
    return empty_cluster


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_an_overlay_is_taken_whole_and_its_deployments_become_available(cluster: ControlPlane, overlay: str) -> None:
    objects = _moved(objects_of(overlay), f"-{overlay}")
    bundle = json.dumps({"apiVersion": "v1", "kind": "List", "items": objects})
    cluster.kubectl("apply", "--server-side", "--force-conflicts", "--validate=strict", "-f", "-", stdin=bundle)
    where = f"prompt2mesh-{overlay}"
    deployments = {each["metadata"]["name"] for each in objects if each["kind"] == "Deployment"}
    cluster.kubectl("wait", "--for=condition=Available", "--timeout=60s", "deployment", "--all", "-n", where)
    running = [pod for pod in cluster.get("pods", "-n", where)["items"] if pod["status"]["phase"] == "Running"]
    up = {name for name in deployments if any(pod["metadata"]["name"].startswith(f"{name}-") for pod in running)}
    # The shared Blender is there to be scaled up by whoever wants it.
    assert up == deployments - {"prompt2mesh-blender"}
    # The service keeps off the nodes that are for people's instances.
    tainted = {node["metadata"]["name"] for node in cluster.get("nodes")["items"] if node["spec"].get("taints")}
    assert len(tainted) == 2
    assert not {pod["spec"]["nodeName"] for pod in running} & tainted
    cluster.kubectl("delete", "namespace", where, f"prompt2mesh-instances-{overlay}", "--wait=false")


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_images_are_those_of_a_version_and_of_the_overlays_registry(overlay: str) -> None:
    for image in images(objects_of(overlay)):
        tag = image.rsplit("/", 1)[-1].partition("@")[0].partition(":")[2]
        assert tag, image
        assert tag != "latest", image
        ours = "prompt2mesh" in image
        assert not ours or image.startswith("prompt2mesh-" if overlay.startswith("local") else f"{REGISTRY}/"), image


@pytest.mark.parametrize("overlay", [each for each in OVERLAYS if not each.startswith("local")])
def test_on_eks_secrets_come_by_reference_and_data_is_outside_the_cluster(overlay: str) -> None:
    objects = objects_of(overlay)
    assert not {each["kind"] for each in objects} & {"Secret", "PersistentVolumeClaim"}
    assert "Deployment/prompt2mesh-postgres" not in {pod.owner for pod in pods(objects)}
    made = named(objects, "ExternalSecret", "prompt2mesh-secrets")["spec"]
    environment = "staging" if overlay == "staging" else "production"
    keys = [each["remoteRef"]["key"] for each in made["data"]] + [each["extract"]["key"] for each in made["dataFrom"]]
    assert {key.rpartition("/")[0] for key in keys} == {f"prompt2mesh/{environment}"}
    # Whatever a pod must have of the Secret is made by it.
    asked = {entry["valueFrom"]["secretKeyRef"]["key"] for pod in pods(objects)
             for container in pod.containers for entry in container.get("env", [])
             if "secretKeyRef" in entry.get("valueFrom", {}) and not entry["valueFrom"]["secretKeyRef"].get("optional")}  # fmt: skip
    assert asked == {"DATABASE_URL", "JWT_SECRET_KEY"}
    assert asked <= made["target"]["template"]["data"].keys()
    for each in objects:
        if each["kind"] == "ConfigMap" and "PROMPT2MESH_BLOBS" in each["data"]:
            assert each["data"]["PROMPT2MESH_BLOBS"].startswith(f"s3://prompt2mesh-{environment}-")


def test_a_set_of_the_gpu_pool_has_its_blender_on_the_gpu_and_its_agent_on_spot(
    cluster: ControlPlane, tmp_path: Path
) -> None:
    overlay = tmp_path / "both"
    overlay.mkdir()
    up = "../" * (len(overlay.resolve().parts) - 1)
    k8s = f"{up}{str(K8S.resolve())[1:]}"
    (overlay / "kustomization.yaml").write_text(yaml.safe_dump({
        "resources": [f"{k8s}/overlays/production-eks"],
        "components": [f"{k8s}/components/gpu", f"{k8s}/components/spot"],
    }))  # fmt: skip
    objects: list[Manifest] = json.loads(_rendered(overlay))
    # A GPU node is a spot one too then.
    requirements = named(objects, "NodePool", "prompt2mesh-gpu")["spec"]["template"]["spec"]["requirements"]
    assert {"key": "karpenter.sh/capacity-type", "operator": "In", "values": ["spot", "on-demand"]} in requirements
    cluster.kubectl("apply", "--server-side", "-f", str(K8S / "base/priority-classes.yaml"))
    namespace = cluster.fresh_namespace("instances", {"pod-security.kubernetes.io/enforce": "restricted"})
    wanted: list[tuple[str, Profile]] = [("default", "cpu"), ("gpu", "gpu")]
    for name, profile in wanted:
        pool = named(objects, "InstancePool", name)
        assert pool["spec"].get("profile", "cpu") == profile
        pool["spec"]["template"]["storageClass"] = "kwok"  # which has volumes here, as gp3 has on EKS
        slot = Slot(name=f"inst-{name}", namespace=namespace, token=new_token(), pool=name, profile=profile)
        cluster.apply(*render(slot, pool_config(pool["spec"])))
    cluster.kubectl("wait", "--for=condition=Available", "--timeout=60s", "deployment", "--all", "-n", namespace)
    kinds = {node["metadata"]["name"]: node["metadata"]["labels"].get("prompt2mesh.io/nodes")
             for node in cluster.get("nodes")["items"]}  # fmt: skip
    placed = {pod["metadata"]["name"].rsplit("-", 2)[0]: kinds[pod["spec"]["nodeName"]]
              for pod in cluster.get("pods", "-n", namespace)["items"]}  # fmt: skip
    assert placed == {
        "inst-default-blender": "instances", "inst-default-agent": "instances",
        "inst-gpu-blender": "gpu", "inst-gpu-agent": "instances",
    }  # fmt: skip


def test_replicas_on_eks_outlive_the_loss_of_a_zone() -> None:
    for pod in pods(objects_of("production-eks")):
        assert "affinity" not in pod.spec
        if pod.owner.startswith("Deployment/"):
            spread = [
                (each["topologyKey"], each["whenUnsatisfiable"]) for each in pod.spec["topologySpreadConstraints"]
            ]
            assert ("topology.kubernetes.io/zone", "DoNotSchedule") in spread, pod.owner


def test_one_load_balancer_with_names_and_certificate_serves_page_api_and_instances() -> None:
    found = of_kind(objects_of("production-eks"), "Ingress")
    assert {each["metadata"]["annotations"]["alb.ingress.kubernetes.io/group.name"] for each in found} == {
        "prompt2mesh"
    }
    hosts = {rule["host"] for each in found for rule in each["spec"]["rules"]}
    assert hosts == {"prompt2mesh.example.com", "*.prompt2mesh.example.com"}
    assert hosts == {host for each in found for entry in each["spec"]["tls"] for host in entry["hosts"]}
    assert hosts == {each["metadata"]["annotations"]["external-dns.alpha.kubernetes.io/hostname"] for each in found}


def test_checkov_finds_nothing_in_what_comes_out_that_is_not_argued(tmp_path: Path) -> None:
    (tmp_path / "rendered.yaml").write_text(yaml.safe_dump_all([*objects_of("blue-green"), *objects_of("local")]))
    shutil.copy(K8S / "components/blue-green/smoke-test.yaml", tmp_path)
    done = subprocess.run(
        [apart_programs("checkers") / "checkov", "--directory", tmp_path, "--framework", "kubernetes", "--compact",
         "--quiet", "--skip-download", "--output", "json"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    report = json.loads(done.stdout)
    failed = {
        f"{each['check_id']} {each['check_name']}: {each['resource']}" for each in report["results"]["failed_checks"]
    }
    assert not failed, "\n".join(sorted(failed))
    assert report["summary"]["passed"] > 500  # it has read them


def _paths(text: str) -> Iterator[str]:
    for word in text.replace("`", " ").split():
        if word.startswith(("k8s/", "infrastructure/")):
            yield word.rstrip(".,;:)")


def test_the_readme_tells_of_every_overlay_and_names_what_is_there() -> None:
    text = (K8S / "overlays/README.md").read_text()
    for overlay in OVERLAYS:
        assert f"\n## {overlay}" in text, f"{overlay} has no section"
        assert f"k8s/overlays/{overlay}" in text or f"--overlay {overlay}" in text, f"{overlay} has no command"
    for path in _paths(text):
        if path == "k8s/overlays/mine/kustomization.yaml":  # which is the reader's own
            continue
        assert (K8S.parent / path).exists(), path
    folders = {path.parent.name for path in (K8S / "overlays").glob("*/kustomization.yaml")}
    assert folders == set(OVERLAYS)
