"""The clusters that eksctl is to make: by its own schema, and for what makes them safe and their price known."""

import ipaddress
import json
import os
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from tests.support.cluster.third_party import Module, module_files

_ROOT = Path(__file__).parents[2]
_FOLDER = _ROOT / "infrastructure/eksctl"
_EKSCTL = Module(
    "github.com/weaveworks/eksctl", "v0.215.0", "h1:oCPoubT3UsW4Y2J43Y4dNRvXHEIsgg03Y3e6wv6bKG4=",
    ("pkg/apis/eksctl.io/v1alpha5/assets/schema.json",),
)  # fmt: skip
_KEY = "arn:aws:kms:eu-west-1:000000000000:key/00000000-0000-0000-0000-000000000000"
# An AWS CLI that knows an account without stacks: what it is asked is in test_infrastructure.
_EMPTY_ACCOUNT = "#!/bin/sh\nexit 0\n"


@cache
def _schema() -> dict[str, Any]:
    return json.loads((module_files((_EKSCTL,)) / "schema.json").read_text())


@pytest.fixture(params=["cluster.yaml", "cluster-small.yaml"])
def config(request: pytest.FixtureRequest) -> dict[str, Any]:
    return yaml.safe_load((_FOLDER / request.param).read_text())


def test_eksctl_knows_every_word_of_it(config: dict[str, Any]) -> None:
    jsonschema.Draft7Validator(_schema()).validate(config)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft7Validator(_schema()).validate({**config, "secretEncryption": {}})


def test_nothing_of_the_cluster_is_open_to_everybody(config: dict[str, Any]) -> None:
    assert config["vpc"]["clusterEndpoints"] == {"privateAccess": True, "publicAccess": True}
    assert config["vpc"]["publicAccessCIDRs"] == ["CHANGE_ME_ADMIN_CIDR"]
    assert config["secretsEncryption"]["keyARN"] == "CHANGE_ME_KEY_ARN"
    assert config["accessConfig"]["authenticationMode"] == "API"
    assert set(config["cloudWatch"]["clusterLogging"]["enableTypes"]) == {
        "api", "audit", "authenticator", "controllerManager", "scheduler",
    }  # fmt: skip
    for group in config["managedNodeGroups"]:
        # disablePodIMDS is what makes eksctl ask for one hop; the other for tokens.
        for flag in ("privateNetworking", "volumeEncrypted", "disableIMDSv1", "disablePodIMDS"):
            assert group[flag] is True, (group["name"], flag)
        assert group["volumeType"] == "gp3"
        assert "ssh" not in group


def test_what_the_service_needs_is_an_addon(config: dict[str, Any]) -> None:
    addons = {addon["name"]: addon for addon in config["addons"]}
    assert {
        "eks-pod-identity-agent",
        "vpc-cni",
        "kube-proxy",
        "coredns",
        "aws-ebs-csi-driver",
        "metrics-server",
    } == set(addons)
    network = json.loads(addons["vpc-cni"]["configurationValues"])
    assert network["enableNetworkPolicy"] == "true"
    assert network["env"]["ENABLE_PREFIX_DELEGATION"] == "true"
    for name in ("vpc-cni", "aws-ebs-csi-driver"):
        assert addons[name]["useDefaultPodIdentityAssociations"] is True
    # A prefix has sixteen addresses, and each pod wants one: all nodes at their largest fit into a third of the network.
    most = sum(group["maxSize"] * group["maxPodsPerNode"] for group in config["managedNodeGroups"])
    assert most * 3 < ipaddress.ip_network(config["vpc"]["cidr"]).num_addresses


def test_the_service_runs_on_demand_and_people_on_spot_machines() -> None:
    large, small = (yaml.safe_load((_FOLDER / name).read_text()) for name in ("cluster.yaml", "cluster-small.yaml"))
    assert [group["name"] for group in large["managedNodeGroups"]] == ["system"]
    assert large["metadata"]["tags"]["karpenter.sh/discovery"] == large["metadata"]["name"] == "prompt2mesh"
    groups = {group["name"]: group for group in small["managedNodeGroups"]}
    assert {name: group.get("spot", False) for name, group in groups.items()} == {
        "system": False, "instances": True, "gpu": True,
    }  # fmt: skip
    assert groups["gpu"]["desiredCapacity"] == groups["gpu"]["minSize"] == groups["instances"]["minSize"] == 0
    assert {taint["key"] for taint in groups["gpu"]["taints"]} == {"nvidia.com/gpu"}
    for name, group in {**groups, "system": large["managedNodeGroups"][0]}.items():
        assert group["labels"]["prompt2mesh.io/nodes"] == name


@pytest.mark.parametrize(
    ("options", "name", "environment"),
    [
        ((), "prompt2mesh", "production"),
        (("--environment", "staging"), "prompt2mesh-staging", "staging"),
        (("--small",), "prompt2mesh-small", "staging"),
    ],
)
def test_the_script_fills_it_in_for_each_environment_and_region(
    tmp_path: Path, options: tuple[str, ...], name: str, environment: str
) -> None:
    done = _run(tmp_path, "--dry-run", "--region", "eu-west-1", "--admin-cidr", "203.0.113.0/24", *options)
    assert done.returncode == 0, done.stderr
    assert "CHANGE_ME" not in done.stdout
    filled = yaml.safe_load(done.stdout)
    jsonschema.Draft7Validator(_schema()).validate(filled)
    assert (filled["metadata"]["name"], filled["metadata"]["region"]) == (name, "eu-west-1")
    assert filled["metadata"]["tags"]["environment"] == environment
    assert filled["metadata"]["tags"].get("karpenter.sh/discovery", name) == name
    assert all(zone.startswith("eu-west-1") for zone in filled["availabilityZones"])
    assert filled["vpc"]["publicAccessCIDRs"] == ["203.0.113.0/24"]
    assert filled["secretsEncryption"]["keyARN"] == _KEY


@pytest.mark.parametrize(
    ("arguments", "because"),
    [
        (("cluster-config",), "--admin-cidr is needed"),
        (("--admin-cidr", "0.0.0.0/0", "cluster-config"), "everybody"),
        (("--admin-cidr", "203.0.113.0/24", "cluster-config"), "run before-cluster first"),
        (("before-cluster",), "--github OWNER/REPOSITORY is needed"),
        (("--github", "acme/prompt2mesh", "before-cluster"), "--email and --monthly-limit-usd"),
        (("--github", "acme/*", "before-cluster"), "OWNER/REPOSITORY, not acme/*"),
        (("--github-ids", "acme/1", "before-cluster"), "two numbers"),
        (("--environment", "prod", "outputs"), "production or staging"),
        (("after-cluster",), "--hosted-zone-id is needed"),
        (("destroy",), "no command destroy"),
        (("--regoin", "x", "outputs"), "no option --regoin"),
        (("outputs", "--region"), "--region needs a value"),
        (("outputs", "cluster-config"), "one command at a time"),
    ],
)
def test_the_script_says_what_is_wrong_before_it_does_anything(
    tmp_path: Path, arguments: tuple[str, ...], because: str
) -> None:
    done = _run(tmp_path, *arguments, command="")
    assert done.returncode == 1
    assert because in done.stderr
    assert done.stdout == ""


def _run(folder: Path, *options: str, command: str = "cluster-config") -> "subprocess.CompletedProcess[str]":
    aws = folder / "aws"
    aws.write_text(_EMPTY_ACCOUNT)
    aws.chmod(0o755)
    return subprocess.run(
        [_ROOT / "infrastructure/deploy-stacks.sh", *options, *([command] if command else [])],
        env={"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
