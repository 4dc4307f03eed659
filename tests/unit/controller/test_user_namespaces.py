"""A namespace for each person: made, held in, ended; and nobody else's is touched."""

import asyncio
from datetime import UTC, datetime
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompt2mesh.controller.reconcilers.claim import new_root
from prompt2mesh.controller.scope import Scope
from prompt2mesh.controller.user_namespaces import UserNamespaces
from prompt2mesh.instances import naming
from prompt2mesh.instances.claims import claim_operations
from prompt2mesh.instances.kubernetes.objects import (
    CONFIG_MAP,
    INSTANCE_POOL,
    NAMESPACE,
    NETWORK_POLICY,
    NODE,
    POD,
    RESOURCE_QUOTA,
    ROLE_BINDING,
    USER_INSTANCE,
    Object,
    StaleWriteError,
)
from prompt2mesh.instances.pool_spec import PoolSpec, pool_spec
from prompt2mesh.instances.slot_state import Holder, home_of, slot_of
from prompt2mesh.mesh.errors import ConflictError
from tests.support.kube.model_server import ModelServer

HOME = "prompt2mesh-instances"
NOW = datetime(2026, 3, 4, 10, 0, tzinfo=UTC)
LIMITS = {"cpu": "1500m", "memory": "4Gi", "storage": "10Gi"}
ADAS = f"{HOME}-ada"


class Asked:
    """The model server as the port has it."""

    def __init__(self) -> None:
        self.server = ModelServer(lambda: NOW)

    def __getattr__(self, name: str) -> Any:
        method = getattr(self.server, name)

        async def ask(*arguments: Any, **options: Any) -> Any:
            options.pop("manager", None)
            return method(*arguments, **options)

        return ask


class Place:
    def __init__(self) -> None:
        self.api = Asked()
        self.namespaces = UserNamespaces(cast("Any", self.api))

    def person(self, name: str = "ada") -> Object:
        return self.api.server.create(USER_INSTANCE, {
            "metadata": {"name": f"user-{name}", "namespace": HOME}, "spec": {"userId": name},
        })  # fmt: skip

    def forget(self, name: str = "ada") -> None:
        self.api.server.delete(USER_INSTANCE, f"user-{name}", namespace=HOME)

    def ensure(self, person: Object) -> bool:
        return asyncio.run(self.namespaces.ensure(person, pool()))

    def remove(self, person: Object) -> str:
        return asyncio.run(self.namespaces.remove(person))

    def there(self, name: str = ADAS) -> Object | None:
        return self.api.server.get(NAMESPACE, name)


def pool() -> PoolSpec:
    spec = {"namespaceMode": "PerUser", "userLimits": LIMITS}
    return pool_spec({"metadata": {"name": "default", "namespace": HOME, "uid": "p"}, "spec": spec})


@pytest.fixture
def place() -> Place:
    return Place()


def test_a_namespace_is_made_and_lets_no_more_in_than_its_person_may_have(place: Place) -> None:
    ada = place.person()
    assert not place.ensure(ada)  # no controller has counted the quota here, so nothing could be made in it yet
    namespace = place.there()
    assert namespace is not None
    assert namespace["metadata"]["labels"]["pod-security.kubernetes.io/enforce"] == "restricted"
    quota = place.api.server.get(RESOURCE_QUOTA, "prompt2mesh", namespace=ADAS)
    assert quota is not None
    assert quota["spec"]["hard"] == {
        "pods": "4", "persistentvolumeclaims": "2", "services.loadbalancers": "0", "services.nodeports": "0",
        "requests.cpu": "1.500", "requests.memory": str(4 * 2**30), "requests.storage": str(10 * 2**30),
    }  # fmt: skip
    policy = place.api.server.get(NETWORK_POLICY, "prompt2mesh-deny", namespace=ADAS)
    assert policy is not None
    assert policy["spec"] == {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}
    reader = place.api.server.get(ROLE_BINDING, "prompt2mesh-api", namespace=ADAS)
    assert reader is not None
    assert reader["subjects"] == [{"kind": "ServiceAccount", "name": "prompt2mesh-api", "namespace": "prompt2mesh"}]


def test_it_goes_with_its_person_and_only_then_are_they_let_go(place: Place) -> None:
    ada = place.person()
    assert not place.remove(ada)  # there was none
    place.ensure(ada)
    assert "is being deleted" in place.remove(ada)
    assert place.there() is None
    assert not place.remove(ada)


def test_what_keeps_a_namespace_that_is_to_go_is_told_in_the_clusters_words(place: Place) -> None:
    ada = place.person()
    place.ensure(ada)
    kept = "Some content in the namespace has finalizers remaining: example.org/keep in 1 resource instances"
    conditions = [
        {"type": "NamespaceDeletionContentFailure", "status": "False", "message": "All content successfully deleted"},
        {"type": "NamespaceFinalizersRemaining", "status": "True", "message": kept},
    ]
    place.api.server.merge_patch(NAMESPACE, ADAS, {"status": {"conditions": conditions}}, subresource="status")
    assert place.remove(ada).endswith(kept)


@pytest.mark.parametrize("change", [
    {"labels": {}}, {"annotations": {}}, {"annotations": {"prompt2mesh.io/home": "other"}},
])  # fmt: skip
def test_a_namespace_of_somebody_else_is_never_touched(place: Place, change: dict[str, Any]) -> None:
    ada = place.person()
    place.ensure(ada)
    ours = place.there()
    assert ours is not None
    place.api.server.delete(NAMESPACE, ADAS)
    foreign = place.api.server.create(NAMESPACE, {"metadata": {
        "name": ADAS, "labels": ours["metadata"]["labels"], "annotations": ours["metadata"]["annotations"], **change,
    }})  # fmt: skip
    with pytest.raises(ConflictError, match="somebody else"):
        place.ensure(ada)
    assert not place.remove(ada)
    assert place.there() == foreign


def test_what_an_earlier_instance_left_is_cleared_but_not_by_whoever_knows_only_the_earlier_one(place: Place) -> None:
    earlier = place.person()
    place.ensure(earlier)
    place.forget()
    later = place.person()
    assert not place.ensure(later)
    assert place.there() is None
    place.ensure(later)
    assert not place.ensure(earlier)  # a replica that is behind
    assert not place.remove(earlier)
    assert place.there() is not None


def test_a_set_there_is_claimed_by_the_same_guarded_write_without_an_owner_that_would_have_it_collected(
    place: Place,
) -> None:
    ada = place.person()
    root = new_root(pool(), name="inst-aaaaaaaa", profile="cpu", namespace=ADAS)
    slot = slot_of(place.api.server.create(CONFIG_MAP, root))
    assert slot.warm
    assert slot.holder == Holder(kind="InstancePool", name="default", uid="p")
    taken = place.api.server.json_patch(
        CONFIG_MAP, slot.name, claim_operations(slot, ada, now=NOW), namespace=slot.namespace
    )  # fmt: skip
    assert slot_of(taken).held_by(ada["metadata"]["uid"])
    assert home_of(taken) == HOME
    assert not taken["metadata"].get("ownerReferences")
    with pytest.raises(StaleWriteError):
        place.api.server.json_patch(
            CONFIG_MAP, slot.name, claim_operations(slot, ada, now=NOW), namespace=slot.namespace
        )  # fmt: skip


@given(st.text("abz09-.", min_size=1, max_size=70), st.sampled_from([HOME, "i", "h" * 63]))
def test_the_name_is_a_label_that_is_recognised_and_differs_from_person_to_person(text: str, home: str) -> None:
    name = naming.user_namespace(home, f"user-{text}")
    assert len(name) <= 63
    assert name == name.strip("-.")
    assert "." not in name
    assert naming.may_be_user_namespace(name, home)
    assert name != naming.user_namespace(home, f"user-{text}x")
    assert naming.user_namespace(HOME, "user-alice") == f"{HOME}-alice"


def test_objects_of_another_operator_are_none_of_our_business() -> None:
    scope = Scope(home=HOME, everywhere=True)

    def item(namespace: str, home: str = "") -> Object:
        return {"metadata": {"name": "x", "namespace": namespace, "annotations": {"prompt2mesh.io/home": home}}}

    assert scope.keeps(CONFIG_MAP, item(HOME))
    assert scope.keeps(CONFIG_MAP, item(ADAS, HOME))
    assert not scope.keeps(CONFIG_MAP, item(ADAS))  # the home of another operator, whose name begins like ours
    assert not scope.keeps(POD, item("elsewhere"))
    assert [scope.namespace_of(kind) for kind in (INSTANCE_POOL, POD, NODE)] == [HOME, "", ""]
    assert Scope(home=HOME).namespace_of(POD) == HOME
