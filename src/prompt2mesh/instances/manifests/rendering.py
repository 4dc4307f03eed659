"""The objects of one instance, from the template: no cluster, no clock, the same in gives the same out."""

import base64
import copy
import hashlib
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal
from urllib.parse import urlsplit

from prompt2mesh.instances.manifests.config import TemplateConfig, template_config
from prompt2mesh.instances.manifests.template import fill_template
from prompt2mesh.instances.naming import host_name
from prompt2mesh.mesh.errors import EnvironmentFaultError
from prompt2mesh.studio.ports.instances import Profile

SLOT_LABEL = "prompt2mesh.io/slot"
POOL_LABEL = "prompt2mesh.io/pool"
PROFILE_LABEL = "prompt2mesh.io/profile"
USER_INSTANCE_LABEL = "prompt2mesh.io/user-instance"
COMPONENT_LABEL = "app.kubernetes.io/component"
MANAGED_BY_LABEL = "app.kubernetes.io/managed-by"
USER_ANNOTATION = "prompt2mesh.io/user"
CONFIG_ANNOTATION = "prompt2mesh.io/config"
TEMPLATE_HASH_ANNOTATION = "prompt2mesh.io/template-hash"

ManagedBy = Literal["prompt2mesh-operator", "prompt2mesh-cli"]
Manifest = dict[str, Any]
_GPU = "nvidia.com/gpu"
_OF_THE_SLOT = (
    "SLOT", "NAMESPACE", "POOL", "PROFILE", "USER_INSTANCE", "USER", "MANAGED_BY", "TOKEN", "CONFIG", "TEMPLATE_HASH",
    "HOST",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Slot:
    """One set of objects, of nobody yet or of somebody.

    Attributes:
        name: Of the set; `naming.new_slot_name()` gives one.
        namespace: Where it lives.
        token: What the agent and Blender ask of whoever calls; `new_token()` at birth, the Secret's own afterwards.
        pool: The pool it belongs to.
        profile: With a GPU or without.
        user_instance: Name of the UserInstance it belongs to; empty while it is warm.
        user: The exact text of that user's id.
        running: False sets the pods to none and leaves the rest, for what has no operator.
        managed_by: Who looks after it; the operator's sweeper leaves alone what a person applied.
    """

    name: str
    namespace: str
    token: str = field(repr=False)
    pool: str = "default"
    profile: Profile = "cpu"
    user_instance: str = ""
    user: str = ""
    running: bool = True
    managed_by: ManagedBy = "prompt2mesh-operator"


def new_token() -> str:
    """A secret for a new set: 32 random bytes."""
    return secrets.token_urlsafe(32)


def render(slot: Slot, config: TemplateConfig) -> list[Manifest]:
    """All objects of a set, in the order to apply them; the first is the root that owns the others (see `own`).

    Nothing of the person is in a pod, so a set that is claimed and applied again does not restart.
    """
    if not slot.token:
        raise ValueError("a set of objects needs its token: an empty one would open it to everybody")
    objects = _filled(slot, config)
    for manifest in objects:
        if manifest["kind"] == "Deployment":
            manifest["spec"]["replicas"] = 1 if slot.running else 0
            _adapt_pod(manifest["spec"]["template"], config, slot.profile)
    return objects


def render_root(slot: Slot, config: TemplateConfig) -> Manifest:
    """The first of the objects of a set, without the work for the others; there is no secret in it."""
    return _filled(slot, config, first=True)[0]


def _filled(slot: Slot, config: TemplateConfig, *, first: bool = False) -> list[Manifest]:
    claimed = bool(slot.user_instance)
    values = {
        "SLOT": slot.name, "NAMESPACE": slot.namespace, "POOL": slot.pool, "PROFILE": slot.profile,
        "USER_INSTANCE": slot.user_instance, "USER": slot.user, "MANAGED_BY": slot.managed_by,
        "TOKEN": base64.b64encode(slot.token.encode()).decode(),
        "CONFIG": config.as_json(), "TEMPLATE_HASH": template_hash(config, profile=slot.profile),
        "HOST": host_name(slot.user_instance.removeprefix("user-"), config.domain) if claimed else "",
        **_config_values(config),
    }  # fmt: skip
    facts = {"routing": config.routing, "storage": config.storage, "llm": config.llm,
             "claimed": "true" if claimed else "false"}  # fmt: skip
    return fill_template(values, facts, first=first)


def own(objects: Sequence[Manifest], *owners: Manifest) -> list[Manifest]:
    """Copies that are deleted with their owners, which must be objects that the API server has given a uid."""
    references = [
        {"apiVersion": owner["apiVersion"], "kind": owner["kind"], "name": owner["metadata"]["name"],
         "uid": owner["metadata"]["uid"], "controller": number == 0, "blockOwnerDeletion": True}
        for number, owner in enumerate(owners)
    ]  # fmt: skip
    return [
        {**each, "metadata": {**each["metadata"], "ownerReferences": copy.deepcopy(references)}} for each in objects
    ]


def config_of(root: Manifest) -> TemplateConfig:
    """How a set was made, from its root ConfigMap: it is healed as it was made, whatever the pool says by now.

    Raises:
        EnvironmentFaultError: It does not say, or not so that this version understands it.
    """
    text = root["metadata"].get("annotations", {}).get(CONFIG_ANNOTATION, "")
    try:
        return template_config(json.loads(text))
    except (ValueError, TypeError, AttributeError) as exc:
        raise EnvironmentFaultError(
            f"the ConfigMap {root['metadata'].get('name')!r} does not say how its instance was made",
            hint=f"its annotation {CONFIG_ANNOTATION} is missing or damaged: suspend the instance and resume it",
        ) from exc


def template_hash(config: TemplateConfig, *, profile: Profile = "cpu") -> str:
    """Changes with whatever would make pods of another kind; a warm set with another one is replaced."""
    return _hash(config.as_json(), profile)


@lru_cache(maxsize=64)
def _hash(config_json: str, profile: Profile) -> str:
    config = TemplateConfig(**json.loads(config_json))
    facts = {"routing": config.routing, "storage": config.storage, "llm": config.llm, "claimed": "true"}
    objects = fill_template(dict.fromkeys(_OF_THE_SLOT, "x") | _config_values(config), facts)
    for manifest in objects:
        if manifest["kind"] == "Deployment":
            _adapt_pod(manifest["spec"]["template"], config, profile)
    return hashlib.sha256(json.dumps(objects, sort_keys=True).encode()).hexdigest()[:16]


def _config_values(config: TemplateConfig) -> dict[str, str]:
    shared = config.routing == "Shared"
    return {
        "BLENDER_IMAGE": config.blender_image, "AGENT_IMAGE": config.agent_image,
        "IMAGE_PULL_POLICY": config.image_pull_policy, "IMAGE_PULL_SECRET": config.image_pull_secret,
        "API_URL": config.api_url, "API_HOST": urlsplit(config.api_url).hostname or "",
        "WEB_URL": config.web_url or f"https://{config.domain}",
        "SERVICE_NAMESPACE": config.service_namespace,
        "ROUTER_NAMESPACE": config.service_namespace if shared else config.ingress_namespace,
        "ROUTER_COMPONENT": "router" if shared else "",
        # An ingress controller cannot show the key that the API gives it, so there only the policy stands before it.
        "WEB_ACCESS": "token" if shared else "router",
        "INGRESS_CLASS": config.ingress_class, "TLS_SECRET": config.tls_secret,
        "LLM_NAMESPACE": config.llm_namespace,
        "STORAGE_CLASS": config.storage_class, "STORAGE_SIZE": config.storage_size,
        "PRIORITY_CLASS": config.priority_class,
    }  # fmt: skip


def _adapt_pod(template: Manifest, config: TemplateConfig, profile: Profile) -> None:
    """What is a matter of structure and not of a text: volumes, labels of nodes, and the GPU for Blender alone."""
    pod = template["spec"]
    if config.storage == "Ephemeral":
        pod["volumes"] = [
            {"name": volume["name"], "emptyDir": {"sizeLimit": "3Gi"}} if "persistentVolumeClaim" in volume else volume
            for volume in pod["volumes"]
        ]
    if config.runtime_class:
        pod["runtimeClassName"] = config.runtime_class
    selector = config.node_selector
    pod["tolerations"] = [*pod["tolerations"], *(dict(each) for each in config.tolerations)]
    if profile == "gpu" and template["metadata"]["labels"][COMPONENT_LABEL] == "blender":
        selector = config.gpu_node_selector
        pod["tolerations"] = [*pod["tolerations"], {"key": _GPU, "operator": "Exists", "effect": "NoSchedule"}]
        pod["containers"][0]["resources"]["limits"][_GPU] = "1"
        # Without this the driver is there for computing only, and neither EEVEE nor the viewport can use it.
        pod["containers"][0]["env"].append({"name": "NVIDIA_DRIVER_CAPABILITIES", "value": "all"})
    if selector:
        pod["nodeSelector"] = dict(selector)
