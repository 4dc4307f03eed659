"""What writers that race rely on: the same over a real API server and over the model of one."""

from typing import Any

import pytest

from prompt2mesh.instances.kubernetes.objects import (
    CONFIG_MAP,
    USER_INSTANCE,
    AlreadyThereError,
    Object,
    ObjectApi,
    ObjectGoneError,
    StaleWriteError,
)


async def check_contract(api: ObjectApi, namespace: str) -> None:
    """Goes through all of it with objects of its own.

    Raises:
        AssertionError: The API does something else.
    """
    await _check_versions(api, namespace)
    await _check_preconditions_of_deletion(api, namespace)
    await _check_status_and_generation(api, namespace)


async def _check_versions(api: ObjectApi, namespace: str) -> None:
    made = await api.create(CONFIG_MAP, _config_map("one", namespace))
    assert made["metadata"]["uid"]
    with pytest.raises(AlreadyThereError):
        await api.create(CONFIG_MAP, _config_map("one", namespace))
    version = made["metadata"]["resourceVersion"]
    test = {"op": "test", "path": "/metadata/resourceVersion", "value": version}
    label = {"op": "add", "path": "/metadata/labels/example.org~1who", "value": "first"}
    changed = await api.json_patch(CONFIG_MAP, "one", [test, label], namespace=namespace)
    assert changed["metadata"]["resourceVersion"] != version
    assert changed["metadata"]["labels"]["example.org/who"] == "first"
    with pytest.raises(StaleWriteError):
        await api.json_patch(CONFIG_MAP, "one", [test, {**label, "value": "second"}], namespace=namespace)
    late = {"metadata": {"resourceVersion": version, "labels": {"example.org/who": "second"}}}
    with pytest.raises(StaleWriteError):
        await api.merge_patch(CONFIG_MAP, "one", late, namespace=namespace)
    found = await api.get(CONFIG_MAP, "one", namespace=namespace)
    assert found is not None
    assert found["metadata"]["labels"]["example.org/who"] == "first"
    same = await api.merge_patch(CONFIG_MAP, "one", {"metadata": {"labels": {"kept": "yes"}}}, namespace=namespace)
    assert same["metadata"]["resourceVersion"] == found["metadata"]["resourceVersion"], "nothing changed"
    gone = await api.merge_patch(
        CONFIG_MAP, "one", {"metadata": {"labels": {"example.org/who": None}}}, namespace=namespace
    )
    assert gone["metadata"]["labels"] == {"kept": "yes"}
    listing = await api.list(CONFIG_MAP, namespace=namespace, labels="kept=yes")
    assert [each["metadata"]["name"] for each in listing.items] == ["one"]
    with pytest.raises(ObjectGoneError):
        await api.json_patch(CONFIG_MAP, "none", [label], namespace=namespace)
    with pytest.raises(ObjectGoneError):
        await api.merge_patch(CONFIG_MAP, "none", {"data": {}}, namespace=namespace)
    assert await api.get(CONFIG_MAP, "none", namespace=namespace) is None


async def _check_preconditions_of_deletion(api: ObjectApi, namespace: str) -> None:
    first = await api.create(CONFIG_MAP, _config_map("two", namespace))
    version, uid = first["metadata"]["resourceVersion"], first["metadata"]["uid"]
    await api.merge_patch(CONFIG_MAP, "two", {"data": {"a": "b"}}, namespace=namespace)
    with pytest.raises(StaleWriteError):
        await api.delete(CONFIG_MAP, "two", namespace=namespace, uid=uid, resource_version=version)
    with pytest.raises(StaleWriteError):
        await api.delete(CONFIG_MAP, "two", namespace=namespace, uid="another")
    assert await api.get(CONFIG_MAP, "two", namespace=namespace) is not None
    await api.delete(CONFIG_MAP, "two", namespace=namespace, uid=uid)
    await api.delete(CONFIG_MAP, "two", namespace=namespace, uid=uid)
    assert await api.get(CONFIG_MAP, "two", namespace=namespace) is None
    again = await api.create(CONFIG_MAP, _config_map("two", namespace))
    assert again["metadata"]["uid"] != uid
    test = {"op": "test", "path": "/metadata/uid", "value": uid}
    with pytest.raises(StaleWriteError):
        await api.json_patch(
            CONFIG_MAP, "two", [test, {"op": "add", "path": "/data", "value": {"a": "late"}}], namespace=namespace
        )


async def _check_status_and_generation(api: ObjectApi, namespace: str) -> None:
    body: Object = {
        "apiVersion": USER_INSTANCE.api_version, "kind": USER_INSTANCE.name,
        "metadata": {"name": "user-ada", "namespace": namespace, "finalizers": ["example.org/kept"]},
        "spec": {"userId": "ada", "state": "Running", "profile": "cpu", "pool": "default", "team": "",
                 "manager": "Operator"},
        "status": {"slot": "inst-aaaaaaaa"},
    }  # fmt: skip
    made = await api.create(USER_INSTANCE, body)
    assert not made.get("status"), "a status cannot be given with the object"
    assert made["metadata"]["generation"] == 1
    told = await _merge(api, namespace, {"status": {"slot": "inst-bbbbbbbb"}, "spec": {"state": "Suspended"}}, "status")
    assert (told["status"]["slot"], told["spec"]["state"], told["metadata"]["generation"]) == (
        "inst-bbbbbbbb", "Running", 1,
    )  # fmt: skip
    asked = await _merge(api, namespace, {"spec": {"state": "Suspended"}, "status": {"slot": "inst-cccccccc"}}, "")
    assert (asked["status"]["slot"], asked["spec"]["state"], asked["metadata"]["generation"]) == (
        "inst-bbbbbbbb", "Suspended", 2,
    )  # fmt: skip
    # An activity that was noted since makes a cull a conflict: a status is part of the version too.
    late = {"metadata": {"resourceVersion": told["metadata"]["resourceVersion"]}, "spec": {"state": "Running"}}
    with pytest.raises(StaleWriteError):
        await _merge(api, namespace, late, "")
    await api.delete(USER_INSTANCE, "user-ada", namespace=namespace)
    kept = await api.get(USER_INSTANCE, "user-ada", namespace=namespace)
    assert kept is not None
    assert kept["metadata"]["deletionTimestamp"]
    await _merge(api, namespace, {"metadata": {"finalizers": None}}, "")
    assert await api.get(USER_INSTANCE, "user-ada", namespace=namespace) is None


async def _merge(api: ObjectApi, namespace: str, body: Object, subresource: Any) -> Object:
    return await api.merge_patch(USER_INSTANCE, "user-ada", body, namespace=namespace, subresource=subresource)


def _config_map(name: str, namespace: str) -> Object:
    return {
        "apiVersion": "v1", "kind": "ConfigMap",
        "metadata": {"name": name, "namespace": namespace, "labels": {"kept": "yes"}},
    }  # fmt: skip
