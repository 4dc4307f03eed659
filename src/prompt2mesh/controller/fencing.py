"""Writes only while this process leads; counts what it asks of the API server.

Losing the lease must stop all writes before another process may take it: each
one asks, at the last moment, whether the lease is still surely ours.
"""

import os
import signal
from collections.abc import AsyncIterator, Callable, Mapping, Sequence

from prompt2mesh.controller.work import NotLeadingError
from prompt2mesh.instances.kubernetes.objects import (
    Kind,
    Listing,
    Object,
    ObjectApi,
    PatchOperation,
    Propagation,
    Subresource,
    WatchEvent,
)

# For tests of what a sudden death leaves behind: the process kills itself after this many writes.
DIE_AFTER_WRITES = "PROMPT2MESH_TEST_DIE_AFTER_WRITES"


class FencedApi:
    """An `ObjectApi` that refuses to write while this process does not lead."""

    def __init__(
        self,
        api: ObjectApi,
        *,
        leading: Callable[[], bool],
        count: Callable[[str, str], None] = lambda _verb, _kind: None,
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        """Wraps an API.

        Args:
            api: What does the work.
            leading: Whether the lease is surely ours at this moment.
            count: Told the verb and the kind of each request.
            environment: Where `DIE_AFTER_WRITES` is looked for.
        """
        self._api = api
        self._leading = leading
        self._count = count
        self._writes_left = int(environment.get(DIE_AFTER_WRITES) or -1)

    async def get(self, kind: Kind, name: str, *, namespace: str = "") -> Object | None:
        """See `ObjectApi`."""
        self._count("get", kind.name)
        return await self._api.get(kind, name, namespace=namespace)

    async def list(self, kind: Kind, *, namespace: str = "", labels: str = "", fields: str = "") -> Listing:
        """See `ObjectApi`."""
        self._count("list", kind.name)
        return await self._api.list(kind, namespace=namespace, labels=labels, fields=fields)

    async def create(self, kind: Kind, body: Object) -> Object:
        """See `ObjectApi`."""
        self._before_write("create", kind)
        return self._after_write(await self._api.create(kind, body))

    async def apply(self, kind: Kind, body: Object, *, manager: str, subresource: Subresource = "") -> Object:
        """See `ObjectApi`."""
        self._before_write("apply", kind)
        return self._after_write(await self._api.apply(kind, body, manager=manager, subresource=subresource))

    async def json_patch(
        self,
        kind: Kind,
        name: str,
        operations: Sequence[PatchOperation],
        *,
        namespace: str = "",
        subresource: Subresource = "",
    ) -> Object:
        """See `ObjectApi`."""
        self._before_write("json_patch", kind)
        return self._after_write(
            await self._api.json_patch(kind, name, operations, namespace=namespace, subresource=subresource)
        )

    async def merge_patch(
        self, kind: Kind, name: str, body: Object, *, namespace: str = "", subresource: Subresource = ""
    ) -> Object:
        """See `ObjectApi`."""
        self._before_write("merge_patch", kind)
        return self._after_write(
            await self._api.merge_patch(kind, name, body, namespace=namespace, subresource=subresource)
        )

    async def delete(
        self,
        kind: Kind,
        name: str,
        *,
        namespace: str = "",
        uid: str = "",
        resource_version: str = "",
        propagation: Propagation = "Background",
        grace_s: int | None = None,
    ) -> None:
        """See `ObjectApi`."""
        self._before_write("delete", kind)
        await self._api.delete(
            kind, name, namespace=namespace, uid=uid, resource_version=resource_version, propagation=propagation,
            grace_s=grace_s,
        )  # fmt: skip
        self._after_write({})

    def watch(
        self,
        kind: Kind,
        *,
        namespace: str = "",
        labels: str = "",
        fields: str = "",
        resource_version: str = "",
        timeout_s: float = 300.0,
        metadata_only: bool = False,
    ) -> AsyncIterator[WatchEvent]:
        """See `ObjectApi`."""
        self._count("watch", kind.name)
        return self._api.watch(
            kind, namespace=namespace, labels=labels, fields=fields, resource_version=resource_version,
            timeout_s=timeout_s, metadata_only=metadata_only,
        )  # fmt: skip

    async def close(self) -> None:
        """See `ObjectApi`."""
        await self._api.close()

    def _before_write(self, verb: str, kind: Kind) -> None:
        self._count(verb, kind.name)
        if not self._leading():
            raise NotLeadingError(f"{verb} of a {kind.name}: the lease is not surely ours any more")

    def _after_write(self, answer: Object) -> Object:
        if self._writes_left > 0:
            self._writes_left -= 1
            if not self._writes_left:
                os.kill(os.getpid(), signal.SIGKILL)
        return answer
