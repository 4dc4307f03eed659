"""What the accounts of the service and of people may do on the cluster, asked of the real authorizer."""

from pathlib import Path

import pytest

from tests.support.cluster.control_plane import ControlPlane

ROOT = Path(__file__).parents[2]
THERE, ELSEWHERE = "prompt2mesh-instances", "default"
VERBS = ("get", "list", "watch", "create", "update", "patch", "delete", "deletecollection")
# Everything that the API's account may do; all other pairs of verb and resource are asked to be refused.
GRANTED = {
    "userinstances.prompt2mesh.io": {"get", "list", "watch", "create", "patch", "delete"},
    "userinstances.prompt2mesh.io/status": {"patch"},
    "instancepools.prompt2mesh.io": {"get", "list"},
    "secrets": {"get"},
}
OTHERS = ("pods", "pods/exec", "pods/log", "pods/portforward", "pods/ephemeralcontainers", "configmaps", "services",
          "serviceaccounts", "serviceaccounts/token", "persistentvolumeclaims", "deployments.apps", "leases.coordination.k8s.io",
          "networkpolicies.networking.k8s.io", "ingresses.networking.k8s.io", "roles.rbac.authorization.k8s.io",
          "rolebindings.rbac.authorization.k8s.io", "instancepools.prompt2mesh.io/status")  # fmt: skip


@pytest.fixture(scope="module")
def granted(control_plane: ControlPlane) -> None:
    for name in ("00-namespace.yaml", "crds.yaml", "rbac-api.yaml"):
        control_plane.kubectl("apply", "--server-side", "-f", str(ROOT / "k8s" / "base" / name))


def rights(control_plane: ControlPlane, namespace: str, *, kubeconfig: Path) -> dict[str, set[str]]:
    """All rights of an account in a namespace, as the API server itself lists them."""
    found: dict[str, set[str]] = {}
    for line in control_plane.kubectl(
        "auth", "can-i", "--list", "-n", namespace, "--no-headers", kubeconfig=kubeconfig
    ).splitlines():
        resource, _, rest = line.partition(" ")
        if resource.startswith(("/", "[", "selfsubject")) or not resource:
            continue
        found.setdefault(resource, set()).update(rest[rest.rindex("[") + 1 : rest.rindex("]")].split())
    return found


@pytest.mark.usefixtures("granted")
def test_the_api_may_do_what_it_needs_and_nothing_else(control_plane: ControlPlane) -> None:
    account = control_plane.service_account_kubeconfig("prompt2mesh", "prompt2mesh-api")
    assert rights(control_plane, THERE, kubeconfig=account) == GRANTED
    for namespace in (ELSEWHERE, "kube-system", "prompt2mesh"):
        assert rights(control_plane, namespace, kubeconfig=account) == {}


@pytest.mark.usefixtures("granted")
@pytest.mark.parametrize(
    ("verb", "resource", "namespace", "may"),
    [
        ("create", "userinstances.prompt2mesh.io", THERE, True),
        ("patch", "userinstances.prompt2mesh.io/status", THERE, True),
        ("get", "secrets/inst-aaaaaaaa", THERE, True),
        ("list", "secrets", THERE, False),
        ("create", "pods", THERE, False),
        ("create", "pods/exec", THERE, False),
        ("create", "serviceaccounts/token", THERE, False),
        ("create", "userinstances.prompt2mesh.io", ELSEWHERE, False),
        ("get", "secrets", ELSEWHERE, False),
        ("get", "nodes", ELSEWHERE, False),
    ],
)
def test_the_authorizer_says_so_one_by_one(
    control_plane: ControlPlane, verb: str, resource: str, namespace: str, may: bool
) -> None:
    account = control_plane.service_account_kubeconfig("prompt2mesh", "prompt2mesh-api")
    assert control_plane.can_i(verb, resource, "-n", namespace, kubeconfig=account) is may


@pytest.mark.usefixtures("granted")
def test_the_account_of_a_persons_pods_may_do_nothing(control_plane: ControlPlane) -> None:
    control_plane.apply({
        "apiVersion": "v1", "kind": "ServiceAccount", "automountServiceAccountToken": False,
        "metadata": {"name": "inst-aaaaaaaa", "namespace": THERE},
    })  # fmt: skip
    account = control_plane.service_account_kubeconfig(THERE, "inst-aaaaaaaa")
    assert rights(control_plane, THERE, kubeconfig=account) == {}


@pytest.mark.usefixtures("granted")
def test_people_get_the_rights_of_their_role(control_plane: ControlPlane) -> None:
    people = {name: control_plane.user_kubeconfig(name) for name in ("editor", "viewer", "direct")}
    for name, role in {"editor": "edit", "viewer": "view", "direct": "prompt2mesh-instances-direct"}.items():
        control_plane.apply({
            "apiVersion": "rbac.authorization.k8s.io/v1", "kind": "RoleBinding",
            "metadata": {"name": f"test-{name}", "namespace": THERE},
            "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": role},
            "subjects": [{"kind": "User", "name": name, "apiGroup": "rbac.authorization.k8s.io"}],
        })  # fmt: skip
    ours = "userinstances.prompt2mesh.io"
    found = {name: rights(control_plane, THERE, kubeconfig=config).get(ours, set()) for name, config in people.items()}
    assert found["editor"] == {"get", "list", "watch", "create", "patch", "update", "delete"}
    assert found["viewer"] == {"get", "list", "watch"}
    assert found["direct"] == {"get", "list", "watch", "delete"}
    assert not control_plane.can_i("create", "pods", "-n", THERE, kubeconfig=people["direct"])
    assert not control_plane.can_i("create", "deployments.apps", "-n", ELSEWHERE, kubeconfig=people["direct"])
