"""Keeps the objects of a slot as the template has them: the rest of a set of which only the root is there, and drift.

The root says how its set was made, so a set is healed as it was born, whatever
the pool says by now. The owner of the root is the claim; it is never written here.
"""

import asyncio
import base64
import contextlib
import hashlib
from collections.abc import Awaitable, Callable, Sequence
from typing import cast

from prompt2mesh.controller.cache import LABEL_SLOT, ObjectCache
from prompt2mesh.controller.work import Key, Requeue
from prompt2mesh.instances.drift import differs
from prompt2mesh.instances.kubernetes.objects import (
    CONFIG_MAP,
    DEPLOYMENT,
    INGRESS,
    KINDS,
    POD,
    POD_DISRUPTION_BUDGET,
    SECRET,
    AlreadyThereError,
    Kind,
    Object,
    ObjectApi,
)
from prompt2mesh.instances.manifests import Slot, config_of, new_token, own, render
from prompt2mesh.instances.manifests.rendering import (
    CONFIG_ANNOTATION,
    MANAGED_BY_LABEL,
    POOL_LABEL,
    PROFILE_LABEL,
    USER_ANNOTATION,
    USER_INSTANCE_LABEL,
)
from prompt2mesh.instances.slot_state import (
    annotations_of,
    is_root,
    labels_of,
    section,
    slot_of,
)
from prompt2mesh.mesh.errors import EnvironmentFaultError, InstanceUnavailableError
from prompt2mesh.studio.ports.instances import Profile

MANAGER = "prompt2mesh-operator"
SLOT = "Slot"
# What runs already is mended a few sets at a time, so that nobody who waits for theirs feels it.
_LATE_AT_A_TIME = 3
_CLAIMED_SOON_S = 0.3
_OF_THE_CLAIMED = frozenset({INGRESS.name, POD_DISRUPTION_BUDGET.name})
# What holds a set on its machine is for what is up: until then it is looked so often whether it is.
_UP_BY_THEN_S = 15.0
# In the place of a token where the Secret is not among what is applied.
_NOT_APPLIED = "-"
_KINDS = {kind.name: kind for kind in KINDS}


Write = Callable[[Object], Awaitable[Object | None]]


def kind_of(manifest: Object) -> Kind:
    """The kind of a rendered object."""
    return _KINDS[manifest["kind"]]


def token_of(secret: Object) -> str:
    """The token in the Secret of a set; empty where there is none."""
    return base64.b64decode(str(section(secret, "data").get("token") or "")).decode()


def rendered(root: Object, token: str) -> list[Object]:
    """All objects of the set of a root as they should be, the root itself first and without its owners.

    Raises:
        EnvironmentFaultError: The root does not say how its set was made.
    """
    labels = labels_of(root)
    slot = Slot(
        name=root["metadata"]["name"],
        namespace=root["metadata"]["namespace"],
        token=token,
        pool=labels.get(POOL_LABEL, ""),
        profile=cast("Profile", labels.get(PROFILE_LABEL, "cpu")),
        user_instance=labels.get(USER_INSTANCE_LABEL, ""),
        user=annotations_of(root).get(USER_ANNOTATION, ""),
    )
    objects = render(slot, config_of(root))
    return [objects[0], *own(objects[1:], root)]


def has_ingress(root: Object) -> bool:
    """Whether a person reaches the set by an Ingress of its own, which is there only once it is claimed."""
    try:
        return config_of(root).routing == "Ingress"
    except EnvironmentFaultError:
        return False


def fingerprint(root: Object) -> str:
    """Changes with whatever the objects of a set are made from."""
    labels, annotations = labels_of(root), annotations_of(root)
    parts = (
        root["metadata"]["uid"],
        annotations.get(CONFIG_ANNOTATION, ""), labels.get(PROFILE_LABEL, ""), labels.get(POOL_LABEL, ""),
        labels.get(USER_INSTANCE_LABEL, ""), annotations.get(USER_ANNOTATION, ""),
    )  # fmt: skip
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


class SlotReconciler:
    """Applies what is missing of a set, or is not as it should be."""

    def __init__(
        self, *, api: ObjectApi, cache: ObjectCache, is_taken: Callable[[str], bool] = lambda _name: False
    ) -> None:
        """Works with these.

        Args:
            api: Of the operator.
            cache: What is known of the cluster.
            is_taken: Whether the slot of a name is being claimed at this moment.
        """
        self._api = api
        self._cache = cache
        self._is_taken = is_taken
        self._applied: dict[str, str] = {}
        self._doubtful: set[str] = set()
        self._unguarded: set[str] = set()
        self._late = asyncio.Semaphore(_LATE_AT_A_TIME)

    def doubt(self, name: str) -> None:
        """Somebody saw that a set is not as it should be."""
        self._doubtful.add(name)

    def trust(self, root: Object) -> None:
        """Somebody compared the whole set with what it should be, and found nothing."""
        self._applied[root["metadata"]["name"]] = fingerprint(root)

    async def reconcile(self, key: Key) -> Requeue | None:
        """Applies the set of one root where that is needed."""
        root = self._cache.get(CONFIG_MAP, key.name, namespace=key.namespace)
        if root is None or root["metadata"].get("deletionTimestamp") or not is_root(root):
            self._doubtful.discard(key.name)
            self._unguarded.discard(key.name)
            self._applied.pop(key.name, None)
            return None
        if labels_of(root).get(MANAGED_BY_LABEL) != MANAGER:
            return None
        wanted = fingerprint(root)
        claimed = bool(labels_of(root).get(USER_INSTANCE_LABEL))
        complete = len(self._cache.list(DEPLOYMENT, namespace=key.namespace, labels={LABEL_SLOT: key.name})) >= 2
        doubtful = key.name in self._doubtful
        if not complete and not claimed and self._is_taken(key.name):
            return Requeue(_CLAIMED_SOON_S)  # else it would be applied now, and again with its person's name
        if complete and not doubtful and self._applied.get(key.name) == wanted:
            return await self._guard(root) if key.name in self._unguarded else None
        if complete and not doubtful:
            # It runs. What only a claimed set has is added; the names on all the rest are for the next looking over.
            if claimed:
                await self._add(root, _OF_THE_CLAIMED)
            self._unguarded.discard(key.name)
        elif doubtful:
            async with self._late if complete else contextlib.nullcontext():
                await self._mend(root)
            self._unguarded.discard(key.name)
        else:
            is_new = await self._make(root)
            if claimed and is_new:
                self._unguarded.add(key.name)
        self._doubtful.discard(key.name)
        self._applied[key.name] = wanted
        return Requeue(_UP_BY_THEN_S) if key.name in self._unguarded else None

    async def _guard(self, root: Object) -> Requeue | None:
        """Holds a set on its machine once it is up: while many start, that can wait."""
        name = root["metadata"]["name"]
        if not slot_of(root, self._cache.list(POD, labels={LABEL_SLOT: name})).ready:
            return Requeue(_UP_BY_THEN_S)
        await self._add(root, frozenset({POD_DISRUPTION_BUDGET.name}))
        self._unguarded.discard(name)
        return None

    async def _make(self, root: Object) -> bool:
        """The rest of a set that is begun, but for what holds it on its machine; or what is missing of a half-made one.

        Gives whether it was new.
        """
        _, *others = rendered(root, new_token())
        # The Secret is the first of all: where it is new, so is the rest; where it is not, its token is the pods' own.
        is_new = await self._create_secret(others)
        others = [
            each for each in others
            if each["kind"] != SECRET.name and (each["kind"] != POD_DISRUPTION_BUDGET.name or not is_new)
        ]  # fmt: skip
        # What a half-made set has was made from this very root: whoever dies again and again on the way still gets on.
        await self._put_all(others, write=self._create if is_new else self._create_missing)
        return is_new

    async def _mend(self, root: Object) -> None:
        """Only what differs is written: whoever dies again and again on the way still gets on."""
        token = await self._known_token(root)
        first, *others = rendered(root, token or new_token())
        others = await self._different(others)
        live = await self._api.get(CONFIG_MAP, first["metadata"]["name"], namespace=first["metadata"]["namespace"])
        if live is not None and live["metadata"]["uid"] == root["metadata"]["uid"] and differs(first, live):
            first["metadata"]["resourceVersion"] = root["metadata"]["resourceVersion"]
            self._cache.put(CONFIG_MAP, await self._api.apply(CONFIG_MAP, first, manager=MANAGER))
        await self._put_all(others, write=self._apply)

    async def _add(self, root: Object, kinds: frozenset[str]) -> None:
        others = rendered(root, _NOT_APPLIED)[1:]
        await self._put([each for each in others if each["kind"] in kinds], write=self._create)

    async def _known_token(self, root: Object) -> str:
        secret = await self._api.get(SECRET, root["metadata"]["name"], namespace=root["metadata"]["namespace"])
        return token_of(secret) if secret is not None else ""

    async def _create_secret(self, objects: "list[Object]") -> bool:
        """Makes the Secret of a set that is begun, and takes it from the list; False where there is one already."""
        secret = next(each for each in objects if each["kind"] == SECRET.name)
        try:
            await self._api.create(SECRET, secret)
        except AlreadyThereError:
            return False
        objects.remove(secret)
        return True

    async def _different(self, objects: Sequence[Object]) -> list[Object]:
        """Those that are missing or otherwise than they should be."""
        live = await asyncio.gather(*(
            self._api.get(kind_of(each), each["metadata"]["name"], namespace=each["metadata"]["namespace"])
            for each in objects
        ))  # fmt: skip
        return [each for each, there in zip(objects, live, strict=True) if there is None or differs(each, there)]

    async def _put_all(self, objects: Sequence[Object], *, write: Write) -> None:
        """Pods come last: what they mount and what fences them in is there before them."""
        await self._put([each for each in objects if each["kind"] != DEPLOYMENT.name], write=write)
        await self._put([each for each in objects if each["kind"] == DEPLOYMENT.name], write=write)

    async def _put(self, objects: Sequence[Object], *, write: Write) -> None:
        answers = await asyncio.gather(*map(write, objects), return_exceptions=True)
        for answer, each in zip(answers, objects, strict=True):
            if isinstance(answer, BaseException):
                raise answer
            if each["kind"] == DEPLOYMENT.name and answer is not None:
                self._cache.put(DEPLOYMENT, answer)

    async def _create(self, manifest: Object) -> Object:
        """Costs the API server much less than applying, which compares what each manager has said.

        Where it is not known what came of it, applying is the same whether it is there or not.
        """
        try:
            return await self._api.create(kind_of(manifest), manifest)
        except (AlreadyThereError, InstanceUnavailableError):
            return await self._apply(manifest)

    async def _create_missing(self, manifest: Object) -> Object | None:
        try:
            return await self._api.create(kind_of(manifest), manifest)
        except AlreadyThereError:
            return None
        except InstanceUnavailableError:
            return await self._apply(manifest)

    async def _apply(self, manifest: Object) -> Object:
        return await self._api.apply(kind_of(manifest), manifest, manager=MANAGER)
