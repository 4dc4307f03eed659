"""Nodes against what others know of them: moto's copy of EC2's own answers, EKS' published tables, our template."""

import gzip
import json
from importlib import resources
from pathlib import Path

import pytest
import yaml

from prompt2mesh.capacity import node_types
from prompt2mesh.capacity.node_types import NodeType
from prompt2mesh.capacity.prices import read_prices
from prompt2mesh.capacity.system_nodes import COMPONENTS
from prompt2mesh.instances.quotas import quantity

ROOT = Path(__file__).parents[3]
TABLE = read_prices().table


def test_the_facts_of_each_type_are_those_that_ec2_tells() -> None:
    packed = resources.files("moto.ec2.resources").joinpath("instance_types.json.gz").read_bytes()
    known = json.loads(gzip.decompress(packed))
    for name in TABLE.node_types:
        told, ours = known[name], TABLE.node_type(name)
        assert ours.vcpu == told["VCpuInfo"]["DefaultVCpus"]
        assert ours.memory_gib * 1024 == told["MemoryInfo"]["SizeInMiB"]
        assert ours.interfaces == told["NetworkInfo"]["MaximumNetworkInterfaces"]
        assert ours.addresses == told["NetworkInfo"]["Ipv4AddressesPerInterface"]
        assert ours.gpus == sum(gpu["Count"] for gpu in told.get("GpuInfo", {}).get("Gpus", []))
        assert ("arm64" in told["ProcessorInfo"]["SupportedArchitectures"]) == (ours.arch == "arm64")


@pytest.mark.parametrize(
    ("vcpu", "kept_m"), [(1, 60), (2, 70), (4, 80), (8, 90), (16, 110), (96, 310)]
)  # the table of EKS' and GKE's reservations
def test_eks_keeps_a_falling_share_of_the_processors(vcpu: int, kept_m: int) -> None:
    node = NodeType(name="x", vcpu=vcpu, memory_gib=16, interfaces=4, addresses=15)
    assert vcpu * 1000 - node.allocatable_cpu_m == kept_m


def test_prefix_delegation_ends_at_the_bound_that_eks_recommends() -> None:
    assert TABLE.node_type("c7i.2xlarge").most_pods == 110
    tiny = NodeType(name="tiny", vcpu=2, memory_gib=2, interfaces=2, addresses=2)
    assert tiny.most_pods == 2 * 1 * 16 + 2
    assert NodeType(name="large", vcpu=48, memory_gib=96, interfaces=8, addresses=30).most_pods == 250


def test_an_instance_takes_what_its_template_asks_for() -> None:
    text = (ROOT / "k8s/per-user/user-instance-template.yaml").read_text(encoding="utf-8")
    pods = [document for document in yaml.safe_load_all(text) if document and document["kind"] == "Deployment"]
    requests = [box["resources"]["requests"] for pod in pods for box in pod["spec"]["template"]["spec"]["containers"]]
    assert sum(quantity(each["cpu"]) for each in requests) * 1000 == node_types.INSTANCE_CPU_M
    assert sum(quantity(each["memory"]) for each in requests) / 2**20 == node_types.INSTANCE_MEMORY_MI
    assert len(pods) == node_types.INSTANCE_PODS


def test_our_own_components_ask_for_what_the_manifests_say() -> None:
    found: dict[str, tuple[float, float]] = {}
    for path in (ROOT / "k8s/base").glob("*.yaml"):
        for document in yaml.safe_load_all(path.read_text(encoding="utf-8")):
            if document and document["kind"] == "Deployment":
                boxes = document["spec"]["template"]["spec"]["containers"]
                requests = [box["resources"]["requests"] for box in boxes]
                found[document["metadata"]["name"].removeprefix("prompt2mesh-")] = (
                    float(sum(quantity(each["cpu"]) for each in requests) * 1000),
                    float(sum(quantity(each["memory"]) for each in requests)) / 2**20,
                )
    ours = {each.name: (each.cpu_m, each.memory_mi) for each in COMPONENTS}
    assert {name: found[name] for name in found if name in ours} == {name: ours[name] for name in ours if name in found}
    assert {"backend", "runner", "streamlit", "mcp", "router", "operator"} <= set(found)


def test_what_runs_out_first_decides() -> None:
    assert TABLE.node_type("c7i.2xlarge").instances() == 7  # the eighth processor goes to the system
    assert TABLE.node_type("m7i.2xlarge").instances() == 7
    assert TABLE.node_type("g6.2xlarge").instances(gpu=True) == 1
    assert TABLE.node_type("m7i.large").instances(gpu=True) == 0
    small = NodeType(name="small", vcpu=16, memory_gib=8, interfaces=4, addresses=15)
    assert small.instances() == small.holds()["memory"] < small.holds()["cpu"]
