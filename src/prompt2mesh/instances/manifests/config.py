"""What may be chosen about the objects of an instance, apart from whose they are."""

import dataclasses
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, cast, get_args

import prompt2mesh
from prompt2mesh.mesh.errors import OptionError

Routing = Literal["Shared", "Ingress"]
Storage = Literal["Persistent", "Ephemeral"]
Llm = Literal["External", "Cluster", "Off"]
PullPolicy = Literal["IfNotPresent", "Always", "Never"]

_CHOICES: Mapping[str, tuple[str, ...]] = {
    "routing": get_args(Routing),
    "storage": get_args(Storage),
    "llm": get_args(Llm),
    "image_pull_policy": get_args(PullPolicy),
}
_IMAGE = re.compile(r"[^\s@:]+(:[0-9]+/[^\s@:]+)?(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@sha256:[0-9a-f]{64})?")
_MAPPINGS = frozenset({"node_selector", "gpu_node_selector"})
_TOLERATION_PARTS = frozenset({"key", "operator", "value", "effect"})


def _image(name: str) -> str:
    return f"prompt2mesh-{name}:{prompt2mesh.__version__}"


def _gpu_nodes() -> Mapping[str, str]:
    return {"nvidia.com/gpu.present": "true"}


@dataclass(frozen=True, kw_only=True)
class TemplateConfig:
    """How the sets of objects of a pool are made.

    Attributes:
        blender_image: Of the desktop; a tag or a digest must be given, and not `latest`.
        agent_image: Of the agent.
        image_pull_policy: When the images are fetched.
        image_pull_secret: Name of the Secret for a registry that asks for one.
        domain: Instances are at `user-<id>.<domain>`.
        routing: One shared router for all, or an Ingress for each person.
        api_url: Where the agent finds the API.
        web_url: Where a browser is sent that is not logged in; `https://<domain>` where empty.
        service_namespace: Where the API, the runner, the operator and the router run.
        ingress_namespace: Where the cluster's ingress controller runs.
        ingress_class: Of the Ingress; the cluster's default where empty.
        tls_secret: With the certificate for `*.<domain>`; the ingress controller's own where empty.
        llm: LLMs are on the Internet, behind a gateway in the cluster, or none is asked by agents.
        llm_namespace: Where that gateway runs, with the label `app.kubernetes.io/component: llm-gateway`.
        storage: Whether the agent's data outlive its pod.
        storage_class: Of the volume; the cluster's default where empty.
        storage_size: Of the volume.
        priority_class: Of the pods; none where empty.
        runtime_class: Of the pods, such as gvisor; the cluster's default where empty.
        node_selector: Labels of the nodes for the profile cpu.
        gpu_node_selector: Labels of the nodes for the profile gpu.
        tolerations: Taints of nodes that the pods may go to all the same, such as those of spot nodes.
    """

    blender_image: str = field(default_factory=lambda: _image("blender"))
    agent_image: str = field(default_factory=lambda: _image("agent"))
    image_pull_policy: PullPolicy = "IfNotPresent"
    image_pull_secret: str = ""
    domain: str = "localhost"
    routing: Routing = "Shared"
    api_url: str = "http://prompt2mesh-api.prompt2mesh.svc.cluster.local:8000"
    web_url: str = ""
    service_namespace: str = "prompt2mesh"
    ingress_namespace: str = "ingress-nginx"
    ingress_class: str = ""
    tls_secret: str = ""
    llm: Llm = "External"
    llm_namespace: str = "prompt2mesh"
    storage: Storage = "Persistent"
    storage_class: str = ""
    storage_size: str = "5Gi"
    priority_class: str = "prompt2mesh-instance"
    runtime_class: str = ""
    node_selector: Mapping[str, str] = field(default_factory=dict[str, str])
    gpu_node_selector: Mapping[str, str] = field(default_factory=_gpu_nodes)
    tolerations: Sequence[Mapping[str, str]] = field(default_factory=list[Mapping[str, str]])

    def as_json(self) -> str:
        """The same as text, the same text for the same config."""
        return json.dumps(dataclasses.asdict(self), sort_keys=True, separators=(",", ":"))


def template_config(values: Mapping[str, Any]) -> TemplateConfig:
    """The config with some values given, by the names of its attributes in camelCase or snake_case.

    Raises:
        OptionError: There is no such value, or it cannot be what it is.
    """
    known = {item.name for item in dataclasses.fields(TemplateConfig)}
    given: dict[str, Any] = {}
    for key, value in values.items():
        name = re.sub(r"(?<=[a-z])([A-Z])", lambda found: f"_{found[1].lower()}", key)
        if name not in known:
            raise OptionError(f"there is no value {key!r} of an instance's objects", suggestions=tuple(sorted(known)))
        if name in _MAPPINGS:
            given[name] = _labels(key, value)
        else:
            given[name] = _tolerations(key, value) if name == "tolerations" else _text(key, value)
        if name in _CHOICES and value not in _CHOICES[name]:
            raise OptionError(f"{key} should be one of {', '.join(_CHOICES[name])}; it is {value!r}")
    config = TemplateConfig(**given)
    for image in (config.blender_image, config.agent_image):
        _check_image(image)
    return config


def pool_config(spec: Mapping[str, Any]) -> TemplateConfig:
    """How an InstancePool has its sets made, from its `spec`.

    Raises:
        OptionError: It has a value that cannot be.
    """
    images: Mapping[str, Any] = spec.get("images") or {}
    named = {
        "blenderImage": images.get("blender"), "agentImage": images.get("agent"),
        "imagePullPolicy": images.get("pullPolicy"), "imagePullSecret": images.get("pullSecret"),
        "domain": spec.get("domain"), "routing": spec.get("routing"),
    }  # fmt: skip
    return template_config({**(spec.get("template") or {}), **{key: value for key, value in named.items() if value}})


def _text(key: str, value: object) -> str:
    if not isinstance(value, str):
        raise OptionError(f"{key} should be text; it is {value!r}")
    return value


def _labels(key: str, value: object) -> dict[str, str]:
    found = cast("Mapping[object, object]", value) if isinstance(value, Mapping) else None
    if found is None or not all(isinstance(item, str) for pair in found.items() for item in pair):
        raise OptionError(f"{key} should be labels and their values, all text; it is {value!r}")
    return {str(name): str(item) for name, item in found.items()}


def _tolerations(key: str, value: object) -> list[dict[str, str]]:
    entries = cast("Sequence[object]", value) if isinstance(value, Sequence) and not isinstance(value, str) else None
    if entries is None:
        raise OptionError(f"{key} should be a list of tolerations; it is {value!r}")
    found = [_labels(key, entry) for entry in entries]
    unknown = sorted({part for entry in found for part in entry} - _TOLERATION_PARTS)
    if unknown:
        raise OptionError(f"{key} knows no {', '.join(unknown)}", suggestions=tuple(sorted(_TOLERATION_PARTS)))
    return found


def _check_image(image: str) -> None:
    found = _IMAGE.fullmatch(image)
    if not found or not (found[2] or found[3]):
        raise OptionError(f"an image should have a tag or a digest; this one is {image!r}")
    if found[2] == ":latest" and not found[3]:
        raise OptionError(
            f"the image {image!r} has the tag latest, which is another image tomorrow",
            hint="name a version or a digest",
        )
