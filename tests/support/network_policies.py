"""Says whether NetworkPolicies let a connection through, by the rules of the networking.k8s.io/v1 API.

No CNI runs in the tests of the control plane; this judges the rendered policies as a CNI that conforms would.
"""

import ipaddress
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Policy = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Pod:
    namespace: str
    labels: Mapping[str, str] = field(default_factory=dict[str, str])
    namespace_labels: Mapping[str, str] = field(default_factory=dict[str, str])


def allowed(
    policies: Sequence[Policy], *, source: Pod | str, target: Pod | str, port: int, protocol: str = "TCP"
) -> bool:
    """Whether a connection comes through; a text is an address outside the cluster."""
    return _lets(policies, source, target, port, protocol, "Egress") and _lets(
        policies, target, source, port, protocol, "Ingress"
    )


def _lets(
    policies: Sequence[Policy], pod: Pod | str, peer: Pod | str, port: int, protocol: str, direction: str
) -> bool:
    if isinstance(pod, str):
        return True
    chosen = [
        policy["spec"]
        for policy in policies
        if policy["metadata"]["namespace"] == pod.namespace
        and direction in policy["spec"]["policyTypes"]
        and _selects(policy["spec"]["podSelector"], pod.labels)
    ]
    if not chosen:
        return True
    side = "to" if direction == "Egress" else "from"
    return any(
        _port_matches(rule.get("ports"), port, protocol) and _peer_matches(rule.get(side), pod.namespace, peer)
        for spec in chosen
        for rule in spec.get(direction.lower(), [])
    )


def _port_matches(ports: Sequence[Mapping[str, Any]] | None, port: int, protocol: str) -> bool:
    return not ports or any(
        item["port"] <= port <= item.get("endPort", item["port"]) and item.get("protocol", "TCP") == protocol
        for item in ports
    )


def _peer_matches(peers: Sequence[Mapping[str, Any]] | None, namespace: str, peer: Pod | str) -> bool:
    if not peers:
        return True
    return any(_is_peer(item, namespace, peer) for item in peers)


def _is_peer(item: Mapping[str, Any], namespace: str, peer: Pod | str) -> bool:
    if isinstance(peer, str):
        if "ipBlock" not in item:
            return False
        address = ipaddress.ip_address(peer)
        block = item["ipBlock"]
        return _within(address, block["cidr"]) and not any(_within(address, part) for part in block.get("except", []))
    if "ipBlock" in item:
        return False
    names = {**peer.namespace_labels, "kubernetes.io/metadata.name": peer.namespace}
    in_namespace = (
        _selects(item["namespaceSelector"], names) if "namespaceSelector" in item else peer.namespace == namespace
    )
    return in_namespace and _selects(item.get("podSelector", {}), peer.labels)


def _within(address: ipaddress.IPv4Address | ipaddress.IPv6Address, cidr: str) -> bool:
    network = ipaddress.ip_network(cidr)
    return address.version == network.version and address in network


def _selects(selector: Mapping[str, Any], labels: Mapping[str, str]) -> bool:
    if any(labels.get(name) != value for name, value in selector.get("matchLabels", {}).items()):
        return False
    for expression in selector.get("matchExpressions", []):
        if expression["operator"] != "In":
            raise NotImplementedError(expression["operator"])
        if labels.get(expression["key"]) not in expression["values"]:
            return False
    return True
