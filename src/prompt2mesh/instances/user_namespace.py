"""The namespace of one person, where a pool gives each their own: what is in it before their set of objects comes."""

from collections.abc import Mapping
from decimal import Decimal

from prompt2mesh.instances.kubernetes.objects import (
    LIMIT_RANGE,
    NAMESPACE,
    NETWORK_POLICY,
    RESOURCE_QUOTA,
    ROLE_BINDING,
    Kind,
    Object,
)
from prompt2mesh.instances.naming import user_namespace
from prompt2mesh.instances.pool_spec import PoolSpec
from prompt2mesh.instances.slot_state import (
    HOME_ANNOTATION,
    MANAGED_BY,
    PART_OF,
    PRODUCT,
    USER_ANNOTATION,
    USER_INSTANCE_LABEL,
    annotations_of,
    labels_of,
)

UID_ANNOTATION = "prompt2mesh.io/user-instance-uid"
# May read the Secrets of one namespace: k8s/per-user/rbac-operator-per-user.yaml has it.
API_ROLE = "prompt2mesh-api-of-a-person"
API_ACCOUNT = "prompt2mesh-api"
_MANAGER = "prompt2mesh-operator"
_NAME = "prompt2mesh"
# Two pods and their successors, while those that end are not gone yet; likewise the volume of the agent.
_PODS, _VOLUMES = 4, 2


def namespace_object(user_instance: Object) -> Object:
    """The namespace itself; it says whose it is."""
    metadata = user_instance["metadata"]
    return _object(NAMESPACE, user_namespace(metadata["namespace"], metadata["name"]), "", user_instance, labels={
        "pod-security.kubernetes.io/enforce": "restricted",
        "pod-security.kubernetes.io/enforce-version": "latest",
    })  # fmt: skip


def inner_objects(user_instance: Object, pool: PoolSpec) -> list[Object]:
    """What holds everything in that namespace in: nothing is reached, and no more is had than the person may."""
    metadata = user_instance["metadata"]
    namespace = user_namespace(metadata["namespace"], metadata["name"])
    quota = _object(RESOURCE_QUOTA, _NAME, namespace, user_instance)
    quota["spec"] = {"hard": _hard(pool)}
    limits = _object(LIMIT_RANGE, _NAME, namespace, user_instance)
    limits["spec"] = {"limits": [
        {"type": "Container", "defaultRequest": {"cpu": "100m", "memory": "128Mi"},
         "default": {"cpu": "1", "memory": "512Mi"}, "max": {"cpu": "8", "memory": "32Gi"}},
        {"type": "PersistentVolumeClaim", "max": {"storage": "100Gi"}},
    ]}  # fmt: skip
    deny = _object(NETWORK_POLICY, f"{_NAME}-deny", namespace, user_instance)
    deny["spec"] = {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}
    reader = _object(ROLE_BINDING, API_ACCOUNT, namespace, user_instance)
    reader["roleRef"] = {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": API_ROLE}
    reader["subjects"] = [
        {"kind": "ServiceAccount", "name": API_ACCOUNT, "namespace": pool.config.service_namespace}
    ]  # fmt: skip
    return [quota, limits, deny, reader]


def is_user_namespace(namespace: Object, home: str) -> bool:
    """Whether a namespace was made for an instance of `home`; nobody else's is ever touched."""
    annotations = annotations_of(namespace)
    return (
        labels_of(namespace).get(MANAGED_BY) == _MANAGER
        and annotations.get(HOME_ANNOTATION) == home
        and bool(annotations.get(UID_ANNOTATION))
        and namespace["metadata"]["name"] == user_namespace(home, made_for(namespace))
    )


def made_for(namespace: Object) -> str:
    """The name of the `UserInstance` that a namespace was made for."""
    return labels_of(namespace).get(USER_INSTANCE_LABEL, "")


def uid_made_for(namespace: Object) -> str:
    """Its uid: a later one of the same name is another person's, perhaps."""
    return annotations_of(namespace).get(UID_ANNOTATION, "")


def _hard(pool: PoolSpec) -> dict[str, str]:
    may = pool.user_limits
    hard = {
        "pods": str(_PODS), "persistentvolumeclaims": str(_VOLUMES), "services.loadbalancers": "0",
        "services.nodeports": "0",
    }  # fmt: skip
    amounts: Mapping[str, Decimal | None] = {
        "requests.cpu": may.cpu, "requests.memory": may.memory, "requests.storage": may.storage,
    }  # fmt: skip
    return hard | {name: f"{amount:f}" for name, amount in amounts.items() if amount is not None}


def _object(
    kind: Kind, name: str, namespace: str, user_instance: Object, *, labels: Mapping[str, str] | None = None
) -> Object:
    metadata = user_instance["metadata"]
    body: Object = {
        "apiVersion": kind.api_version, "kind": kind.name,
        "metadata": {
            "name": name,
            "labels": {
                "app.kubernetes.io/name": PRODUCT, PART_OF: PRODUCT, MANAGED_BY: _MANAGER,
                USER_INSTANCE_LABEL: metadata["name"], **(labels or {}),
            },
            "annotations": {
                HOME_ANNOTATION: metadata["namespace"], UID_ANNOTATION: metadata["uid"],
                USER_ANNOTATION: user_instance["spec"]["userId"],
            },
        },
    }  # fmt: skip
    if namespace:
        body["metadata"]["namespace"] = namespace
    return body
