"""The contract of the port `Instances` on a real control plane: with the operator as a process, and without one."""

from collections.abc import Callable, Iterator

import pytest

from prompt2mesh.instances.kubernetes.applying import SET_KINDS
from prompt2mesh.instances.kubernetes.background import Background
from prompt2mesh.instances.kubernetes.client import KubernetesClient
from prompt2mesh.instances.kubernetes.connecting import Cluster
from prompt2mesh.instances.kubernetes.direct import DirectInstances
from prompt2mesh.instances.kubernetes.driver import KubernetesInstances
from prompt2mesh.studio.ports.instances import Instances
from tests.support.cluster.control_plane import ControlPlane
from tests.support.cluster.operator_place import OperatorPlace
from tests.support.instances_contract import InstancesContract
from tests.support.scripted_instance_agents import scripted_agents

Open = Callable[[], Instances]
_KINDS = ",".join([*(kind.plural for kind in SET_KINDS), "pods", "replicasets"])


def left(control_plane: ControlPlane, namespace: str) -> list[str]:
    return control_plane.kubectl(
        "get", _KINDS, "-n", namespace, "-l", "prompt2mesh.io/slot", "-o", "name"
    ).split()  # fmt: skip


class TestWithTheOperator(InstancesContract):
    @pytest.fixture(scope="class")
    @classmethod
    def place(cls, control_plane: ControlPlane, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OperatorPlace]:
        with scripted_agents() as agents:
            found = OperatorPlace(
                control_plane, tmp_path_factory.mktemp("operator"), agent_url_template=agents.url_template
            )
            found.pool(size=0)
            found.start()
            try:
                yield found
            finally:
                found.close()

    @pytest.fixture
    def open_instances(self, control_plane: ControlPlane, place: OperatorPlace) -> Iterator[Open]:
        opened: list[KubernetesInstances] = []

        def open_one() -> Instances:
            cluster = Cluster(kubeconfig=str(control_plane.kubeconfig))
            opened.append(KubernetesInstances.open(namespace=place.namespace, cluster=cluster))
            return opened[-1]

        yield open_one
        for one in opened:
            one.close()

    @pytest.fixture
    def leftovers(self, control_plane: ControlPlane, place: OperatorPlace) -> Callable[[], list[str]]:
        return lambda: left(control_plane, place.namespace)


class TestWithoutAnOperator(InstancesContract):
    @pytest.fixture
    def open_instances(self, control_plane: ControlPlane, namespace: str) -> Iterator[Open]:
        opened: list[DirectInstances] = []

        def open_one() -> Instances:
            background = Background()
            api = background.run(KubernetesClient.open(Cluster(kubeconfig=str(control_plane.kubeconfig))))
            opened.append(DirectInstances(api, namespace=namespace, background=background))
            return opened[-1]

        yield open_one
        for one in opened:
            one.close()

    @pytest.fixture
    def leftovers(self, control_plane: ControlPlane, namespace: str) -> Callable[[], list[str]]:
        return lambda: left(control_plane, namespace)
