"""The pool that a new cluster begins with, so that one `kubectl apply` is enough: made once, and then a person's.

A manifest beside the definition of its own kind is refused at the first try, and
one that is applied again would take back what an administrator changed. So the
operator makes the pool, where there is none, and leaves a note that it has: what
somebody changed or deleted later stays so.
"""

import logging
from collections.abc import Mapping
from typing import Any

from prompt2mesh.instances.kubernetes.objects import CONFIG_MAP, INSTANCE_POOL, AlreadyThereError, Object, ObjectApi

_log = logging.getLogger(__name__)
NAME = "default"
# Without the label `part-of`, by which the operator watches ConfigMaps: it is no set.
NOTE = "prompt2mesh-default-pool"


class DefaultPool:
    """Makes the first pool of a namespace."""

    def __init__(self, api: ObjectApi, *, namespace: str, spec: Mapping[str, Any] | None) -> None:
        """Makes nothing yet.

        Args:
            api: The API server.
            namespace: Of the instances.
            spec: Of the pool; None makes none.
        """
        self._api = api
        self._namespace = namespace
        self._spec = spec
        self._settled = spec is None

    async def ensure(self) -> None:
        """Makes it, unless there is a pool or was one; asked again, it asks nobody."""
        if self._settled:
            return
        if await self._api.get(CONFIG_MAP, NOTE, namespace=self._namespace) is None:
            there = await self._api.list(INSTANCE_POOL, namespace=self._namespace)
            if not there.items:
                await self._make(INSTANCE_POOL, NAME, {"spec": dict(self._spec or {})})
                _log.info("made the pool %s, as there was none", NAME)
            # The pool first: who dies in between finds it there, and notes it.
            words = "A pool was here. The operator makes none by itself any more, unless this ConfigMap is deleted."
            await self._make(CONFIG_MAP, NOTE, {"data": {"note": words}})
        self._settled = True

    async def _make(self, kind: Any, name: str, more: Object) -> None:
        metadata: Object = {
            "name": name, "namespace": self._namespace,
            "labels": {"app.kubernetes.io/name": "prompt2mesh", "app.kubernetes.io/managed-by": "prompt2mesh-operator"},
        }  # fmt: skip
        try:
            await self._api.create(
                kind, {"apiVersion": kind.api_version, "kind": kind.name, "metadata": metadata, **more}
            )
        except AlreadyThereError:
            _log.info("the %s %s is there already", kind.name, name)
