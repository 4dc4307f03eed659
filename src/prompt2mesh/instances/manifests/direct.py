"""A person's set that no operator looks after: what `--direct` applies, and what its dry run prints."""

from collections.abc import Mapping
from typing import Any

from prompt2mesh.instances.manifests.config import TemplateConfig, template_config
from prompt2mesh.instances.manifests.rendering import Manifest, Slot, render
from prompt2mesh.instances.naming import resource_name
from prompt2mesh.studio.ports.instances import Owner, Profile

STATE_ANNOTATION = "prompt2mesh.io/state"
TEAM_ANNOTATION = "prompt2mesh.io/team"


def direct_config(values: Mapping[str, Any]) -> TemplateConfig:
    """How such a set is made: as usual, but without a PriorityClass that nobody may have installed.

    Raises:
        OptionError: There is no such value, or it cannot be what it is.
    """
    return template_config({"priorityClass": "", **values})


def direct_objects(
    owner: Owner, *, namespace: str, profile: Profile, config: TemplateConfig, token: str, running: bool = True
) -> list[Manifest]:
    """The set of a person, named as their instance is, so that there is at most one."""
    name = resource_name(owner.user_id)
    slot = Slot(
        name=name, namespace=namespace, token=token, profile=profile, running=running, user_instance=name,
        user=owner.user_id, managed_by="prompt2mesh-cli",
    )  # fmt: skip
    objects = render(slot, config)
    notes: dict[str, str] = objects[0]["metadata"]["annotations"]
    notes[STATE_ANNOTATION] = "Running" if running else "Suspended"
    if owner.team:
        notes[TEAM_ANNOTATION] = owner.team
    return objects
