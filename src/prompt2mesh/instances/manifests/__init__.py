"""What an instance consists of on Kubernetes: the objects of one person, rendered from one readable template."""

from prompt2mesh.instances.manifests.config import TemplateConfig, pool_config, template_config
from prompt2mesh.instances.manifests.rendering import (
    Slot,
    config_of,
    new_token,
    own,
    render,
    render_root,
    template_hash,
)

__all__ = [
    "Slot",
    "TemplateConfig",
    "config_of",
    "new_token",
    "own",
    "pool_config",
    "render",
    "render_root",
    "template_config",
    "template_hash",
]
