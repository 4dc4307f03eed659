"""kopf as the watch of the two custom resources: its events go into the cache, and nothing else is asked of it.

Only low-level event handlers are used: with them kopf writes no annotation, no
finalizer and no progress, and needs no rights but to list and watch. What it
cannot tell, that something ended while its watch was broken, the resync finds.
"""

import os
from collections.abc import Callable
from typing import Any, cast

import kopf

from prompt2mesh.controller.cache import ObjectCache
from prompt2mesh.instances.kubernetes.objects import GROUP, INSTANCE_POOL, USER_INSTANCE, VERSION, Kind, Object


class CustomResources:
    """The watches of `UserInstance` and `InstancePool`."""

    kinds = (USER_INSTANCE, INSTANCE_POOL)

    def __init__(self, cache: ObjectCache, *, namespace: str, clock: Callable[[], float]) -> None:
        """Watches nothing yet."""
        self._cache = cache
        self._namespace = namespace
        self._clock = clock
        self.heard_at: dict[Kind, float] = dict.fromkeys(self.kinds, clock())
        self.events = 0

    async def run(self) -> None:
        """Watches until it is canceled."""
        registry = kopf.OperatorRegistry()
        for kind in self.kinds:
            kopf.on.event(GROUP, VERSION, kind.plural, registry=registry, id=kind.plural)(self._handler(kind))
        kopf.on.startup(registry=registry, id="settings")(_settings)  # type: ignore[arg-type]
        kopf.on.login(registry=registry, id="login")(_login)  # type: ignore[arg-type]
        await kopf.operator(registry=registry, standalone=True, namespaces=[self._namespace])

    def _handler(self, kind: Kind) -> Callable[..., Any]:
        async def on_event(event: Any, **_: Any) -> None:
            self.heard_at[kind] = self._clock()
            self.events += 1
            item = cast("Object", event["object"])
            if event["type"] == "DELETED":
                self._cache.remove(kind, item)
            elif event["type"] is None:
                with self._cache.looking_over():
                    self._cache.put(kind, item)
            else:
                self._cache.put(kind, item)

        return on_event


def _login(settings: kopf.OperatorSettings, **more: Any) -> kopf.ConnectionInfo | None:
    """As the client beside it does: the kubeconfig that is named, else the pod's account, else kubectl's own."""
    if os.environ.get("KUBECONFIG"):
        return kopf.login_with_kubeconfig(settings=settings, **more)
    return kopf.login_with_service_account(settings=settings, **more) or kopf.login_with_kubeconfig(
        settings=settings, **more
    )


def _settings(settings: kopf.OperatorSettings, **_: Any) -> None:
    settings.posting.enabled = False
    settings.scanning.disabled = True
    settings.watching.server_timeout = 290
    settings.watching.client_timeout = 310
    settings.watching.connect_timeout = 5
    settings.watching.inactivity_timeout = 80
    settings.networking.request_timeout = 30
    settings.networking.connect_timeout = 5
