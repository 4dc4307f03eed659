"""The client of Kubernetes keeps the contract that the reconcilers and the model of an API server rely on."""

import asyncio

from prompt2mesh.instances.kubernetes.client import KubernetesClient
from prompt2mesh.instances.kubernetes.connecting import Cluster
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
