"""Pools as they are decided upon, each read once for every version of it."""

from prompt2mesh.controller.cache import ObjectCache, version_of
from prompt2mesh.instances.kubernetes.objects import INSTANCE_POOL, Object
from prompt2mesh.instances.pool_spec import PoolSpec, pool_spec


class PoolBook:
    """The pools of a cache."""

    def __init__(self, cache: ObjectCache) -> None:
        """Reads from a cache."""
        self._cache = cache
        self._read: dict[tuple[str, str], tuple[int, str, PoolSpec]] = {}

    def get(self, name: str, *, namespace: str) -> PoolSpec | None:
        """A pool; None where there is none.

        Raises:
            OptionError: It cannot be understood.
        """
        pool = self._cache.get(INSTANCE_POOL, name, namespace=namespace)
        if pool is None:
            self._read.pop((namespace, name), None)
            return None
        version, uid = version_of(pool), pool["metadata"].get("uid", "")
        known = self._read.get((namespace, name))
        if known is not None and known[:2] == (version, uid):
            return known[2]
        spec = pool_spec(pool)
        self._read[namespace, name] = (version, uid, spec)
        return spec

    def of(self, user_instance: Object) -> PoolSpec | None:
        """The pool that a `UserInstance` comes from."""
        return self.get(user_instance["spec"].get("pool", "default"), namespace=user_instance["metadata"]["namespace"])
