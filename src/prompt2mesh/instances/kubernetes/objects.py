"""The port to Kubernetes' API server: plain objects, and writes that say what they were judged upon.

Whoever decides about instances speaks to this protocol only. One implementation
talks to a real API server (`client.py`), another is a model of one with the same
optimistic concurrency for tests that interleave writers; one contract suite runs
over both.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from prompt2mesh.mesh.errors import ConflictError, InstanceUnavailableError, NotFoundError

Object = dict[str, Any]
Subresource = Literal["", "status", "scale"]
Propagation = Literal["Background", "Foreground", "Orphan"]
EventType = Literal["ADDED", "MODIFIED", "DELETED", "BOOKMARK"]
PatchOperation = Mapping[str, object]

GROUP = "prompt2mesh.io"
VERSION = "v1"
# Keeps a UserInstance until its scene is saved and its set gone. Who makes one puts it on; the operator takes it off.
FINALIZER = "prompt2mesh.io/instance"


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of object and where the API server keeps it."""

    name: str
    plural: str
    api_version: str = "v1"
    namespaced: bool = True

    @property
    def base_path(self) -> str:
        """The path that its lists and namespaces are under."""
        return f"/api/{self.api_version}" if "/" not in self.api_version else f"/apis/{self.api_version}"

    def path(self, *, namespace: str = "", name: str = "", subresource: Subresource = "") -> str:
        """The path of one object, or of all in a namespace, or of all."""
        parts = [self.base_path]
        if self.namespaced and namespace:
            parts += ["namespaces", namespace]
        parts += [part for part in (self.plural, name, subresource) if part]
        return "/".join(parts)


USER_INSTANCE = Kind(name="UserInstance", plural="userinstances", api_version=f"{GROUP}/{VERSION}")
INSTANCE_POOL = Kind(name="InstancePool", plural="instancepools", api_version=f"{GROUP}/{VERSION}")
CONFIG_MAP = Kind(name="ConfigMap", plural="configmaps")
SECRET = Kind(name="Secret", plural="secrets")
SERVICE = Kind(name="Service", plural="services")
SERVICE_ACCOUNT = Kind(name="ServiceAccount", plural="serviceaccounts")
POD = Kind(name="Pod", plural="pods")
NODE = Kind(name="Node", plural="nodes", namespaced=False)
NAMESPACE = Kind(name="Namespace", plural="namespaces", namespaced=False)
EVENT = Kind(name="Event", plural="events")
PERSISTENT_VOLUME_CLAIM = Kind(name="PersistentVolumeClaim", plural="persistentvolumeclaims")
RESOURCE_QUOTA = Kind(name="ResourceQuota", plural="resourcequotas")
LIMIT_RANGE = Kind(name="LimitRange", plural="limitranges")
DEPLOYMENT = Kind(name="Deployment", plural="deployments", api_version="apps/v1")
INGRESS = Kind(name="Ingress", plural="ingresses", api_version="networking.k8s.io/v1")
NETWORK_POLICY = Kind(name="NetworkPolicy", plural="networkpolicies", api_version="networking.k8s.io/v1")
POD_DISRUPTION_BUDGET = Kind(name="PodDisruptionBudget", plural="poddisruptionbudgets", api_version="policy/v1")
PRIORITY_CLASS = Kind(
    name="PriorityClass", plural="priorityclasses", api_version="scheduling.k8s.io/v1", namespaced=False
)
ROLE_BINDING = Kind(name="RoleBinding", plural="rolebindings", api_version="rbac.authorization.k8s.io/v1")
LEASE = Kind(name="Lease", plural="leases", api_version="coordination.k8s.io/v1")

KINDS: tuple[Kind, ...] = (
    USER_INSTANCE, INSTANCE_POOL, CONFIG_MAP, SECRET, SERVICE, SERVICE_ACCOUNT, POD, NODE, NAMESPACE, EVENT,
    PERSISTENT_VOLUME_CLAIM, RESOURCE_QUOTA, LIMIT_RANGE, DEPLOYMENT, INGRESS, NETWORK_POLICY, POD_DISRUPTION_BUDGET,
    PRIORITY_CLASS, ROLE_BINDING, LEASE,
)  # fmt: skip


class StaleWriteError(ConflictError):
    """The object is no longer as it was when the write was decided; read it again and decide again."""

    code = "stale_write"


class AlreadyThereError(ConflictError):
    """An object of this kind and name exists."""

    code = "already_there"


class ObjectGoneError(NotFoundError):
    """There is no such object."""

    code = "object_gone"


class WatchExpiredError(InstanceUnavailableError):
    """The API server no longer knows the version a watch should go on from: list again."""

    code = "watch_expired"


@dataclass(frozen=True, kw_only=True)
class Listing:
    """Objects, and the version from which a watch goes on without missing any."""

    items: Sequence[Object]
    resource_version: str


@dataclass(frozen=True, kw_only=True)
class WatchEvent:
    """What happened to an object; a bookmark has nothing but a newer version."""

    type: EventType
    object: Object = field(repr=False)


class ObjectApi(Protocol):
    """What is asked of an API server.

    Every call may raise `InstanceUnavailableError` where it does not answer or
    refuses for load, and `PermissionDeniedError` where the account may not.
    """

    async def get(self, kind: Kind, name: str, *, namespace: str = "") -> Object | None:
        """The newest state of one object; None where there is none."""
        ...

    async def list(self, kind: Kind, *, namespace: str = "", labels: str = "", fields: str = "") -> Listing:
        """All objects that a selector matches, in all pages."""
        ...

    async def create(self, kind: Kind, body: Object) -> Object:
        """Makes an object.

        Raises:
            AlreadyThereError: There is one of this name.
        """
        ...

    async def apply(self, kind: Kind, body: Object, *, manager: str, subresource: Subresource = "") -> Object:
        """Server-side apply: makes or changes exactly the fields given, and takes them over from other managers.

        Raises:
            StaleWriteError: The body names a resourceVersion and the object has another.
        """
        ...

    async def json_patch(
        self,
        kind: Kind,
        name: str,
        operations: Sequence[PatchOperation],
        *,
        namespace: str = "",
        subresource: Subresource = "",
    ) -> Object:
        """RFC 6902: all of the operations, or none where one of their tests fails.

        Raises:
            StaleWriteError: A test failed.
            ObjectGoneError: There is no such object.
        """
        ...

    async def merge_patch(
        self, kind: Kind, name: str, body: Object, *, namespace: str = "", subresource: Subresource = ""
    ) -> Object:
        """RFC 7386; with `metadata.resourceVersion` in the body only if the object still has that version.

        Raises:
            StaleWriteError: It has another.
            ObjectGoneError: There is no such object.
        """
        ...

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
        """Asks for its end; nothing happens where it is gone already.

        Raises:
            StaleWriteError: It has another uid or resource version than given.
        """
        ...

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
        """What happens from a version on, until the time is over; of objects no more than their metadata where asked.

        Raises:
            WatchExpiredError: The version is too old.
        """
        ...

    async def close(self) -> None:
        """Lets the connections go."""
        ...
