"""The client of Kubernetes keeps the contract that the reconcilers and the model of an API server rely on."""

import asyncio

from prompt2mesh.instances.kubernetes.client import KubernetesClient
from prompt2mesh.instances.kubernetes.connecting import Cluster
from prompt2mesh.instances.kubernetes.objects import CONFIG_MAP, WatchEvent
from tests.support.cluster.control_plane import ControlPlane
from tests.support.cluster.operator_place import documents
from tests.support.kube.object_api_contract import check_contract


def test_the_client_keeps_the_contract_over_a_real_server(control_plane: ControlPlane, namespace: str) -> None:
    control_plane.apply(*documents("crds.yaml"))
    control_plane.kubectl("wait", "--for=condition=Established", "--timeout=20s", "crd/userinstances.prompt2mesh.io")

    async def check() -> None:
        async with await KubernetesClient.open(Cluster(kubeconfig=str(control_plane.kubeconfig))) as client:
            await check_contract(client, namespace)

    asyncio.run(check())


def test_a_watch_of_metadata_alone_tells_of_the_same_objects_without_what_is_in_them(
    control_plane: ControlPlane, namespace: str
) -> None:
    async def check() -> None:
        async with await KubernetesClient.open(Cluster(kubeconfig=str(control_plane.kubeconfig))) as client:
            listing = await client.list(CONFIG_MAP, namespace=namespace)
            metadata = {"name": "one", "namespace": namespace, "labels": {"a": "b"}}
            made = await client.create(CONFIG_MAP, {"metadata": metadata, "data": {"much": "text"}})
            changed = await client.merge_patch(CONFIG_MAP, "one", {"data": {"much": None}}, namespace=namespace)
            await client.delete(CONFIG_MAP, "one", namespace=namespace)
            events = client.watch(
                CONFIG_MAP, namespace=namespace, labels="a=b", resource_version=listing.resource_version, timeout_s=30,
                metadata_only=True,
            )  # fmt: skip
            seen: list[WatchEvent] = []
            async with asyncio.timeout(20):
                async for event in events:
                    seen.append(event)
                    if event.type == "DELETED":
                        break
            told = [each for each in seen if each.type != "BOOKMARK"]
            assert [each.type for each in told] == ["ADDED", "MODIFIED", "DELETED"]
            for each in told:
                assert "data" not in each.object
                assert (each.object["apiVersion"], each.object["kind"]) == ("v1", "ConfigMap")
                assert each.object["metadata"]["uid"] == made["metadata"]["uid"]
            assert told[1].object["metadata"]["resourceVersion"] == changed["metadata"]["resourceVersion"]

    asyncio.run(check())
