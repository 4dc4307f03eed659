from typing import Any

import pytest

from prompt2mesh.instances.manifests import Slot, TemplateConfig, render
from tests.support.network_policies import Pod, allowed

NAMESPACE = "prompt2mesh-instances"
PART = {"app.kubernetes.io/part-of": "prompt2mesh"}


def of_slot(slot: str, component: str) -> Pod:
    """A pod with the labels that its Deployment gives it."""
    for manifest in rendered(slot):
        if manifest["kind"] == "Deployment" and manifest["metadata"]["name"] == f"{slot}-{component}":
            return Pod(namespace=NAMESPACE, labels=manifest["spec"]["template"]["metadata"]["labels"])
    raise LookupError(component)


def of_service(component: str, namespace: str = "prompt2mesh") -> Pod:
    return Pod(namespace=namespace, labels={**PART, "app.kubernetes.io/component": component})


def rendered(slot: str, **config: Any) -> list[dict[str, Any]]:
    return render(Slot(name=slot, namespace=NAMESPACE, token=slot), TemplateConfig(**config))


def policies(**config: Any) -> list[dict[str, Any]]:
    both = rendered("inst-aaaaaaaa", **config) + rendered("inst-bbbbbbbb", **config)
    return [manifest for manifest in both if manifest["kind"] == "NetworkPolicy"]


BLENDER, AGENT = of_slot("inst-aaaaaaaa", "blender"), of_slot("inst-aaaaaaaa", "agent")
OTHER_BLENDER, OTHER_AGENT = of_slot("inst-bbbbbbbb", "blender"), of_slot("inst-bbbbbbbb", "agent")
STRANGER = Pod(namespace=NAMESPACE, labels={"app": "stranger"})
DNS = Pod(namespace="kube-system", labels={"k8s-app": "kube-dns"})
API, RUNNER, OPERATOR, ROUTER = (of_service(name) for name in ("api", "runner", "operator", "router"))
MONITORING = Pod(namespace="monitoring")
METADATA = ["169.254.169.254", "169.254.170.2", "fd00:ec2::254", "64:ff9b::a9fe:a9fe",
            "192.0.0.192", "168.63.129.16", "100.100.100.200"]  # fmt: skip
PRIVATE = ["10.0.0.1", "172.16.0.1", "172.31.255.254", "192.168.1.1", "127.0.0.1", "100.64.0.1", "::1", "fd12::1",
           "fe80::1", "0.1.2.3"]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "target", "port"),
    [
        (ROUTER, BLENDER, 3000), (ROUTER, BLENDER, 3001), (AGENT, BLENDER, 9876), (AGENT, API, 8000),
        (API, AGENT, 8000), (RUNNER, AGENT, 8000), (OPERATOR, AGENT, 8000), (AGENT, DNS, 53),
        (AGENT, "203.0.113.7", 443), (AGENT, "2600:1f18::7", 443), (MONITORING, AGENT, 9464),
    ],
)  # fmt: skip
def test_what_an_instance_needs_comes_through(source: Pod | str, target: Pod | str, port: int) -> None:
    assert allowed(policies(), source=source, target=target, port=port)


@pytest.mark.parametrize(
    ("source", "target", "port"),
    [
        # Nobody but the router looks at the desktop, and nobody but its own agent commands Blender.
        (STRANGER, BLENDER, 3000), (API, BLENDER, 3000), (OTHER_AGENT, BLENDER, 3000), (OTHER_BLENDER, BLENDER, 3000),
        (ROUTER, BLENDER, 9876), (API, BLENDER, 9876), (OTHER_AGENT, BLENDER, 9876), (OTHER_BLENDER, BLENDER, 9876),
        (of_service("router", "somewhere"), BLENDER, 3000), ("203.0.113.7", BLENDER, 3000),
        # Nobody but the service speaks to the agent.
        (MONITORING, AGENT, 8000), (STRANGER, AGENT, 9464), (API, AGENT, 9464), (ROUTER, AGENT, 9464),
        (OTHER_AGENT, AGENT, 9464), (BLENDER, AGENT, 9464), (MONITORING, BLENDER, 9464),
        (STRANGER, AGENT, 8000), (OTHER_AGENT, AGENT, 8000), (BLENDER, AGENT, 8000), (ROUTER, AGENT, 8000),
        (of_service("api", "somewhere"), AGENT, 8000), ("203.0.113.7", AGENT, 8000),
        # Blender reaches nobody.
        (BLENDER, API, 8000), (BLENDER, DNS, 53), (BLENDER, "203.0.113.7", 443), (BLENDER, OTHER_BLENDER, 9876),
        (BLENDER, "169.254.169.254", 80), (BLENDER, ROUTER, 80),
        # The agent reaches what it needs, on the port it needs.
        (AGENT, OTHER_BLENDER, 9876), (AGENT, OTHER_AGENT, 8000), (AGENT, API, 5432), (AGENT, of_service("web"), 8501),
        (AGENT, "203.0.113.7", 80), (AGENT, "203.0.113.7", 22), (AGENT, STRANGER, 443),
        *((AGENT, address, port) for address in METADATA + PRIVATE for port in (80, 443)),
    ],
)  # fmt: skip
def test_everything_else_is_held(source: Pod | str, target: Pod | str, port: int) -> None:
    assert not allowed(policies(), source=source, target=target, port=port)


def test_names_are_asked_over_udp_too() -> None:
    assert allowed(policies(), source=AGENT, target=DNS, port=53, protocol="UDP")
    assert not allowed(policies(), source=BLENDER, target=DNS, port=53, protocol="UDP")


def test_with_a_gateway_in_the_cluster_the_agent_does_not_reach_the_internet() -> None:
    inside = policies(llm="Cluster", llm_namespace="gateways")
    assert allowed(inside, source=AGENT, target=of_service("llm-gateway", "gateways"), port=4000)
    assert not allowed(inside, source=AGENT, target=of_service("llm-gateway"), port=4000)
    assert not allowed(inside, source=BLENDER, target=of_service("llm-gateway", "gateways"), port=4000)
    assert not allowed(inside, source=AGENT, target="203.0.113.7", port=443)


def test_without_llms_the_agent_reaches_neither() -> None:
    assert not allowed(policies(llm="Off"), source=AGENT, target="203.0.113.7", port=443)


def test_with_an_ingress_for_each_person_the_ingress_controller_comes_and_the_router_does_not() -> None:
    controller = Pod(namespace="ingress-nginx", labels={"app.kubernetes.io/name": "ingress-nginx"})
    assert allowed(policies(routing="Ingress"), source=controller, target=BLENDER, port=3000)
    assert not allowed(policies(routing="Ingress"), source=ROUTER, target=BLENDER, port=3000)
    assert not allowed(policies(routing="Ingress"), source=controller, target=BLENDER, port=9876)
    assert not allowed(policies(), source=controller, target=BLENDER, port=3000)
