"""What runs beside people's instances on the system nodes: our service and the add-ons of the cluster."""

import math
from dataclasses import dataclass

from prompt2mesh.capacity.node_types import DAEMON_CPU_M, DAEMON_MEMORY_MI, NodeType


@dataclass(frozen=True, kw_only=True)
class Component:
    """A Deployment of the platform.

    Attributes:
        cpu_m: Millicores that a replica asks for.
        memory_mi: Mebibytes that it asks for.
        least: Replicas there are in any case.
        live_per_replica: Live instances for which one more is planned; None where it does not grow.
    """

    name: str
    cpu_m: int
    memory_mi: int
    least: int
    live_per_replica: int | None = None

    def replicas(self, live: int) -> int:
        """How many there are where so many instances are live."""
        return self.least if self.live_per_replica is None else max(self.least, math.ceil(live / self.live_per_replica))


# Of ours as k8s/base has them; a test compares. The others' are the defaults of their charts.
COMPONENTS = (
    Component(name="backend", cpu_m=250, memory_mi=512, least=2, live_per_replica=100),
    Component(name="runner", cpu_m=1000, memory_mi=2048, least=1, live_per_replica=200),
    Component(name="streamlit", cpu_m=100, memory_mi=384, least=2, live_per_replica=100),
    Component(name="mcp", cpu_m=100, memory_mi=384, least=1),
    Component(name="router", cpu_m=50, memory_mi=64, least=2, live_per_replica=250),
    Component(name="operator", cpu_m=100, memory_mi=192, least=2),
    Component(name="coredns", cpu_m=100, memory_mi=70, least=2),
    Component(name="karpenter", cpu_m=250, memory_mi=512, least=2),
    Component(name="aws-load-balancer-controller", cpu_m=100, memory_mi=128, least=2),
    Component(name="ebs-csi-controller", cpu_m=60, memory_mi=240, least=2),
    Component(name="external-secrets", cpu_m=50, memory_mi=128, least=3),
    Component(name="external-dns", cpu_m=50, memory_mi=64, least=1),
    Component(name="metrics-server", cpu_m=100, memory_mi=200, least=2),
)


@dataclass(frozen=True, kw_only=True)
class Platform:
    """What the components ask for together."""

    cpu_m: int
    memory_mi: int
    nodes: int


def platform_for(live: int, node: NodeType, *, least_nodes: int) -> Platform:
    """The platform of one cell.

    Args:
        live: Most live instances at a time.
        node: The type of the system nodes.
        least_nodes: There are so many in any case.
    """
    cpu = sum(each.cpu_m * each.replicas(live) for each in COMPONENTS)
    memory = sum(each.memory_mi * each.replicas(live) for each in COMPONENTS)
    by_cpu = math.ceil(cpu / (node.allocatable_cpu_m - DAEMON_CPU_M))
    by_memory = math.ceil(memory / (node.allocatable_memory_mi - DAEMON_MEMORY_MI))
    return Platform(cpu_m=cpu, memory_mi=memory, nodes=max(least_nodes, by_cpu, by_memory))
