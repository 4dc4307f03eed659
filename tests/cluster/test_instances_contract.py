"""The contract of the port `Instances` on a real control plane: with the operator as a process, and without one."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from prompt2mesh.instances.kubernetes.applying import SET_KINDS
from prompt2mesh.instances.kubernetes.background import Background
from prompt2mesh.instances.kubernetes.client import KubernetesClient
from prompt2mesh.instances.kubernetes.connecting import Cluster
from prompt2mesh.instances.kubernetes.direct import DirectInstances
from prompt2mesh.instances.kubernetes.driver import KubernetesInstances
from prompt2mesh.studio.ports.instances import Instances, Owner
from tests.support.cluster.control_plane import ControlPlane
from tests.support.cluster.operator_place import OperatorPlace, documents
from tests.support.cutting_proxy import Cuts, cutting_proxy
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


def test_a_watch_misses_nothing_though_its_connections_are_cut(
    control_plane: ControlPlane, namespace: str, tmp_path: Path
) -> None:
    """The rights are those of the API's account in k8s/base/rbac-api.yaml, in another namespace."""
    rules = next(body for body in documents("rbac-api.yaml") if body["kind"] == "Role")["rules"]
    control_plane.apply(
        {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "api", "namespace": namespace}},
        {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "Role", "rules": rules,
         "metadata": {"name": "api", "namespace": namespace}},
        {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "RoleBinding",
         "metadata": {"name": "api", "namespace": namespace},
         "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": "api"},
         "subjects": [{"kind": "ServiceAccount", "name": "api", "namespace": namespace}]},
        *documents("crds.yaml"),
    )  # fmt: skip
    mine = control_plane.service_account_kubeconfig(namespace, "api")
    cuts = Cuts(after_bytes=9000, left=4)
    with cutting_proxy(control_plane.url, cuts) as through:
        config = tmp_path / "kubeconfig"
        config.write_text(mine.read_text().replace(control_plane.url, through.replace("http:", "https:")))
        straight, cut = (
            KubernetesInstances.open(namespace=namespace, cluster=Cluster(kubeconfig=str(path)))
            for path in (mine, config)
        )
        with closing(straight), closing(cut):
            straight.ensure(Owner(user_id="ann"))
            began = datetime.now(UTC)
            told: list[datetime | None] = []
            late = threading.Timer(60, lambda: straight.delete("ann"))
            late.start()
            for step, one in enumerate(cut.watch("ann")):
                assert one is not None, "the last was never told"
                told.append(one.last_activity_at)
                if cuts.left == 0 and one.last_activity_at == began + timedelta(minutes=step - 1):
                    break
                straight.touch("ann", "keep", at=began + timedelta(minutes=step))
            late.cancel()
            assert cuts.left == 0
            seen = [at for at in told if at is not None]
            assert seen == sorted(seen)
            straight.delete("ann")
            # Its operator would take this away, once all that belonged to it has gone; none runs here.
            control_plane.kubectl("patch", "userinstance", "user-ann", "-n", namespace, "--type=merge",
                                  "-p", '{"metadata":{"finalizers":null}}')  # fmt: skip
            assert list(cut.watch("ann"))[-1] is None
