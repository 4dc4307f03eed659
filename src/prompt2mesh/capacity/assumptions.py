"""What nobody has measured here and the plan needs all the same, each with the reason for its value."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, kw_only=True)
class Assumptions:
    """Values with their units in their names; `REASONS` says why each is as it is."""

    node_boot_s: float = 60.0
    image_pull_s: float = 45.0
    start_p50_s: float = 20.0
    start_p99_s: float = 45.0
    consolidate_s: float = 600.0
    packing: float = 0.85
    spot_interruptions_per_node_month: float = 0.1
    demand_window_s: float = 1800.0
    demand_headroom: float = 1.5
    system_nodes_least: int = 3
    zones: int = 3
    cross_zone_share: float = 2 / 3
    stream_gb_per_active_hour: float = 0.30
    download_gb_per_prompt: float = 0.004
    nat_gb_per_active_hour: float = 0.02
    nat_gb_per_node_start: float = 0.1
    node_disk_gb: float = 100.0
    instance_disk_gb: float = 5.0
    stored_gb_per_user: float = 0.25
    s3_puts_per_prompt: float = 8.0
    s3_gets_per_prompt: float = 25.0
    database_gb_least: float = 50.0
    database_gb_per_user: float = 0.005
    log_gb_per_cell_month: float = 10.0
    log_gb_per_instance_hour: float = 0.002
    secrets: int = 4
    keys: int = 2
    registry_gb: float = 15.0
    llm_tokens_read_per_prompt: float = 40_000.0
    llm_tokens_written_per_prompt: float = 5_000.0


REASONS: Mapping[str, str] = MappingProxyType(
    {
        "node_boot_s": "Karpenter's usual time from a pod without room to a Ready node of an EKS-optimised image",
        "image_pull_s": "the images of Blender's desktop and of the agent, pulled by a node that has neither",
        "start_p50_s": "both pods of an instance with their images on the node, until Blender's desktop answers",
        "start_p99_s": "the same on a busy node",
        "consolidate_s": "a node that is not needed stays so long, so that a lull starts and ends nothing",
        "packing": "how full nodes are in the mean: people leave in another order than they came",
        "spot_interruptions_per_node_month": "of such types AWS shows 5 to 10 % interrupted in a month",
        "demand_window_s": "demand.windowMinutes of the InstancePool in k8s/base",
        "demand_headroom": "demand.headroom of the InstancePool in k8s/base",
        "system_nodes_least": "minSize of the node group system in infrastructure/eksctl/cluster.yaml",
        "zones": "of infrastructure/eksctl/cluster.yaml; each has a NAT gateway",
        "cross_zone_share": "of the desktop's bytes, those whose router is in another zone, with three zones",
        "stream_gb_per_active_hour": "noVNC of a 3D view while somebody works: 0.67 Mbit/s in the mean",
        "download_gb_per_prompt": "a model and its pictures to the browser: 4 MB",
        "nat_gb_per_active_hour": "calls of an LLM's API with pictures, and webhooks",
        "nat_gb_per_node_start": "what a node fetches; the registry is reached by an endpoint",
        "node_disk_gb": "root disk of a node by its class: images, logs and the scratch space of instances",
        "instance_disk_gb": "storageSize of the template, for as long as the instance runs; suspended ones keep none",
        "stored_gb_per_user": "models, pictures and saved scenes of a person after some months; the quota is 5 GB",
        "s3_puts_per_prompt": "files of a version, and the saves of the scene between two prompts",
        "s3_gets_per_prompt": "viewer, gallery and downloads",
        "database_gb_least": "AllocatedGb of infrastructure/cloudformation/database.yaml",
        "database_gb_per_user": "rows of projects, versions, jobs and events: 5 MB",
        "log_gb_per_cell_month": "control-plane logs (audit, authenticator) and those of the service",
        "log_gb_per_instance_hour": "what an instance's two pods write",
        "secrets": "service, database, LLM keys, and the master password that RDS keeps",
        "keys": "one for Kubernetes' Secrets, one for files and volumes",
        "registry_gb": "five images in the ten versions that the lifecycle rule keeps, with shared layers",
        "llm_tokens_read_per_prompt": "an agent's run with some rounds of looking; most are read again from a cache",
        "llm_tokens_written_per_prompt": "programs, criticism and answers of the same run",
    }
)
