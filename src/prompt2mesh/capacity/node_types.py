"""What a node of a type has to give away, by EKS' own formulas, and how many instances that holds."""

import math
from dataclasses import dataclass
from typing import Literal

Arch = Literal["amd64", "arm64"]
# Requests of the two pods of an instance, as k8s/per-user/user-instance-template.yaml has them; a test compares.
INSTANCE_CPU_M = 1000
INSTANCE_MEMORY_MI = 1536
INSTANCE_PODS = 2
# aws-node, kube-proxy, the EBS CSI node, the Pod Identity agent and a log shipper; on GPU nodes the device plugin too.
DAEMON_CPU_M = 200
DAEMON_MEMORY_MI = 400
DAEMON_PODS = 5
_EVICTION_MI = 100
_MOST_PODS = {True: 110, False: 250}


@dataclass(frozen=True, kw_only=True)
class NodeType:
    """A type of EC2 instance.

    Attributes:
        name: As EC2 has it.
        vcpu: Virtual processors.
        memory_gib: Memory.
        interfaces: Most network interfaces.
        addresses: Of each interface.
        gpus: NVIDIA GPUs.
        arch: Of its processor.
    """

    name: str
    vcpu: int
    memory_gib: float
    interfaces: int
    addresses: int
    gpus: int = 0
    arch: Arch = "amd64"

    @property
    def most_pods(self) -> int:
        """With prefix delegation each address of an interface but its own is a prefix of 16.

        Source: max-pods-calculator.sh of amazon-eks-ami; 110 up to 30 vCPU and 250 above is what EKS recommends.
        """
        by_addresses = self.interfaces * (self.addresses - 1) * 16 + 2
        return min(by_addresses, _MOST_PODS[self.vcpu <= 30])

    @property
    def allocatable_cpu_m(self) -> int:
        """Millicores for pods: EKS keeps 6 % of the first processor, 1 % of the second, 0.5 % of two more, 0.25 %."""
        kept = 0.0
        for index in range(self.vcpu):
            kept += 60 if index == 0 else 10 if index == 1 else 5 if index < 4 else 2.5
        return self.vcpu * 1000 - math.ceil(kept)

    @property
    def allocatable_memory_mi(self) -> int:
        """Mebibytes for pods: EKS keeps 255 + 11 for each possible pod, and 100 as the eviction limit.

        A twentieth of the memory never reaches the kernel's count; Karpenter assumes 7.5 %, which is taken here.
        """
        seen = self.memory_gib * 1024 * (1.0 - 0.075)
        return math.floor(seen) - (255 + 11 * self.most_pods) - _EVICTION_MI

    def holds(self, *, gpu: bool = False) -> dict[str, int]:
        """Instances that fit, by each thing that may run out; the least of them counts."""
        found = {
            "cpu": (self.allocatable_cpu_m - DAEMON_CPU_M) // INSTANCE_CPU_M,
            "memory": (self.allocatable_memory_mi - DAEMON_MEMORY_MI) // INSTANCE_MEMORY_MI,
            "pods": (self.most_pods - DAEMON_PODS) // INSTANCE_PODS,
        }
        if gpu:
            found["gpus"] = self.gpus
        return {name: max(0, count) for name, count in found.items()}

    def instances(self, *, gpu: bool = False) -> int:
        """How many instances a node holds."""
        return min(self.holds(gpu=gpu).values())
