"""The custom resources say what the port and the template say: the same words, the same values."""

import dataclasses
import json
from pathlib import Path
from typing import Any, get_args

import yaml

from prompt2mesh.instances.manifests import TemplateConfig, pool_config
from prompt2mesh.studio.ports.instances import ActivityKind, ConditionType, DesiredState, Phase, Profile, Reason

BASE = Path(__file__).resolve().parents[3] / "k8s" / "base"


def _schema(name: str) -> dict[str, Any]:
    for document in yaml.safe_load_all((BASE / "crds.yaml").read_text()):
        if document["spec"]["names"]["kind"] == name:
            return document["spec"]["versions"][0]["schema"]["openAPIV3Schema"]["properties"]
    raise AssertionError(name)


def test_the_words_of_an_instance_are_those_of_the_port() -> None:
    found = _schema("UserInstance")
    spec, status = found["spec"]["properties"], found["status"]["properties"]
    condition = status["conditions"]["items"]["properties"]
    for where, choices in (
        (spec["state"], DesiredState), (spec["profile"], Profile), (status["phase"], Phase), (status["reason"], Reason),
        (status["lastActivityKind"], ActivityKind), (condition["type"], ConditionType), (condition["reason"], Reason),
    ):  # fmt: skip
        assert where["enum"] == list(get_args(choices))


def test_a_pool_can_set_every_value_of_the_template_and_no_other() -> None:
    spec = _schema("InstancePool")["spec"]["properties"]
    words = {name.replace("_", "").lower() for name in (each.name for each in dataclasses.fields(TemplateConfig))}
    images = {
        "blender": "blenderimage",
        "agent": "agentimage",
        "pullPolicy": "imagepullpolicy",
        "pullSecret": "imagepullsecret",
    }
    offered = {name.lower() for name in spec["template"]["properties"]}
    offered |= {images[name] for name in spec["images"]["properties"]} | {"domain", "routing"}
    assert offered == words
    config = pool_config({"domain": "mesh.example.org", "images": {"blender": "a/b:1"}, "template": {"llm": "Off"}})
    assert (config.domain, config.blender_image, config.llm) == ("mesh.example.org", "a/b:1", "Off")


def test_the_pool_that_is_shipped_is_one_that_the_rules_let_through() -> None:
    spec = json.loads(yaml.safe_load((BASE / "configmap.yaml").read_text())["data"]["PROMPT2MESH_DEFAULT_POOL"])
    assert spec.keys() <= _schema("InstancePool")["spec"]["properties"].keys()
    assert spec["size"] <= spec["maxSize"]
    assert pool_config(spec).storage_class == "gp3"
