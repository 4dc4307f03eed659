"""The pool that a new cluster begins with: made once, and never against a person's will."""

import asyncio
import json
from datetime import UTC, datetime
from typing import Any, cast

import pytest

from prompt2mesh.controller.default_pool import NAME, NOTE, DefaultPool
from prompt2mesh.controller.options import parse_options
from prompt2mesh.instances.kubernetes.objects import CONFIG_MAP, INSTANCE_POOL, Kind, Object
from tests.support.kube.model_server import ModelServer

HOME = "prompt2mesh-instances"
SPEC = {"size": 1, "maxSize": 20}


class Cluster:
    """A model server as the port has it, which may die at a write."""

    def __init__(self) -> None:
        self.server = ModelServer(lambda: datetime(2026, 3, 4, tzinfo=UTC))
        self.dies_at: Kind | None = None

    async def get(self, kind: Kind, name: str, *, namespace: str = "") -> Object | None:
        return self.server.get(kind, name, namespace=namespace)

    async def list(self, kind: Kind, *, namespace: str = "") -> Any:
        return self.server.list(kind, namespace=namespace)

    async def create(self, kind: Kind, body: Object) -> Object:
        if kind == self.dies_at:
            raise OSError("gone")
        return self.server.create(kind, body)

    def operator_starts(self, spec: Any = SPEC) -> None:
        asyncio.run(DefaultPool(cast("Any", self), namespace=HOME, spec=spec).ensure())

    def pool(self) -> Object | None:
        return self.server.get(INSTANCE_POOL, NAME, namespace=HOME)


def test_where_there_is_no_pool_one_is_made() -> None:
    cluster = Cluster()
    cluster.operator_starts()
    pool = cluster.pool()
    assert pool is not None
    assert pool["spec"] == SPEC


def test_what_a_person_changed_stays_so() -> None:
    cluster = Cluster()
    cluster.operator_starts()
    cluster.server.merge_patch(INSTANCE_POOL, NAME, {"spec": {"size": 7}}, namespace=HOME)
    cluster.operator_starts({"size": 2})
    pool = cluster.pool()
    assert pool is not None
    assert pool["spec"]["size"] == 7


def test_what_a_person_deleted_is_not_made_again_until_they_want_it() -> None:
    cluster = Cluster()
    cluster.operator_starts()
    cluster.server.delete(INSTANCE_POOL, NAME, namespace=HOME)
    cluster.operator_starts()
    assert cluster.pool() is None
    cluster.server.delete(CONFIG_MAP, NOTE, namespace=HOME)
    cluster.operator_starts()
    assert cluster.pool() is not None


def test_where_there_is_another_pool_none_is_made_even_when_that_goes() -> None:
    cluster = Cluster()
    own = {"apiVersion": INSTANCE_POOL.api_version, "kind": INSTANCE_POOL.name, "spec": {"size": 3},
           "metadata": {"name": "own", "namespace": HOME}}  # fmt: skip
    cluster.server.create(INSTANCE_POOL, own)
    cluster.operator_starts()
    cluster.server.delete(INSTANCE_POOL, "own", namespace=HOME)
    cluster.operator_starts()
    assert cluster.pool() is None


def test_an_operator_that_dies_between_the_two_writes_is_followed_by_one_that_completes_them() -> None:
    cluster = Cluster()
    cluster.dies_at = CONFIG_MAP
    with pytest.raises(OSError, match="gone"):
        cluster.operator_starts()
    cluster.dies_at = None
    cluster.operator_starts({"size": 2})
    cluster.server.delete(INSTANCE_POOL, NAME, namespace=HOME)
    cluster.operator_starts()
    assert cluster.pool() is None


def test_without_a_spec_nothing_is_made() -> None:
    cluster = Cluster()
    cluster.operator_starts(parse_options([], environment={"PROMPT2MESH_DEFAULT_POOL": " \n"}).default_pool)
    assert cluster.pool() is None


def test_a_spec_comes_from_the_environment_and_must_be_an_object(capsys: pytest.CaptureFixture[str]) -> None:
    found = parse_options([], environment={"PROMPT2MESH_DEFAULT_POOL": json.dumps(SPEC)})
    assert found.default_pool == SPEC
    for text in ("[1]", "size: 1"):
        with pytest.raises(SystemExit):
            parse_options(["--default-pool", text], environment={})
        assert "JSON" in capsys.readouterr().err
