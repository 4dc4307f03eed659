"""The port to Kubernetes over a real API server: asynchronous, plain JSON, errors of our own.

The generated models of the client library are left aside: they cost more time
than the request, and drop fields they do not know.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from typing import Any, Self, cast

import aiohttp
from kubernetes_asyncio.client import ApiClient

from prompt2mesh.instances.kubernetes.answers import refusal
from prompt2mesh.instances.kubernetes.connecting import Cluster, open_api_client
from prompt2mesh.instances.kubernetes.objects import (
    EventType,
    Kind,
    Listing,
    Object,
    ObjectGoneError,
    PatchOperation,
    Propagation,
    Subresource,
    WatchEvent,
    WatchExpiredError,
)
from prompt2mesh.mesh.errors import InstanceUnavailableError

_REQUEST_TIMEOUT_S = 30.0
_WATCH_SLACK_S = 15.0  # a watch that the server should have ended by then is deaf
_PAGE = 500
_JSON = "application/json"
_METADATA = "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1"
_TRIES = 4
_BUSY = frozenset({409, 502, 503, 504})  # 409: others wrote at the same moment, which the request does not mind


class KubernetesClient:
    """An `ObjectApi`. Every request has a time-out, and is tried again where it may safely be."""

    def __init__(
        self,
        api: ApiClient,
        *,
        reopen: Callable[[], Awaitable[ApiClient]] | None = None,
        request_timeout_s: float = _REQUEST_TIMEOUT_S,
    ) -> None:
        """Use a client of the library.

        Args:
            api: It is closed with this.
            reopen: Gives another one with fresh credentials, where those of the first have run out.
            request_timeout_s: Longest that one request may take.
        """
        self._api = api
        self._reopen = reopen
        self._timeout_s = request_timeout_s

    @classmethod
    async def open(cls, cluster: Cluster | None = None) -> "KubernetesClient":
        """A client of a cluster, by default that of the environment.

        Raises:
            EnvironmentFaultError: There is no kubeconfig and no service account.
            OptionError: The kubeconfig has no such context.
        """
        where = cluster or Cluster()
        return cls(await open_api_client(where), reopen=lambda: open_api_client(where))

    async def get(self, kind: Kind, name: str, *, namespace: str = "") -> Object | None:
        """The newest state of one object; None where there is none."""
        what = f"read {_called(kind, namespace, name)}"
        try:
            return await self._ask("GET", kind.path(namespace=namespace, name=name), what=what)
        except ObjectGoneError:
            return None

    async def list(self, kind: Kind, *, namespace: str = "", labels: str = "", fields: str = "") -> Listing:
        """All objects that a selector matches, in all pages, as they were at one moment."""
        path, what = kind.path(namespace=namespace), f"list {kind.plural}"
        query = _given({"labelSelector": labels, "fieldSelector": fields, "limit": str(_PAGE)})
        items: list[Object] = []
        while True:
            try:
                page = await self._ask("GET", path, query=query, what=what)
            except WatchExpiredError:
                if "continue" not in query:
                    raise
                items.clear()
                del query["continue"]
                continue
            items += page.get("items") or []
            following = page["metadata"].get("continue", "")
            if not following:
                break
            query["continue"] = following
        for item in items:  # an API server leaves these out of the items of built-in kinds
            item.setdefault("apiVersion", kind.api_version)
            item.setdefault("kind", kind.name)
        return Listing(items=items, resource_version=page["metadata"]["resourceVersion"])

    async def create(self, kind: Kind, body: Object) -> Object:
        """Makes an object.

        Raises:
            AlreadyThereError: There is one of this name.
        """
        namespace = body["metadata"].get("namespace", "")
        what = f"create {_called(kind, namespace, body['metadata'].get('name', ''))}"
        return await self._ask("POST", kind.path(namespace=namespace), body=body, what=what, again=False)

    async def apply(self, kind: Kind, body: Object, *, manager: str, subresource: Subresource = "") -> Object:
        """Server-side apply: makes or changes exactly the fields given, and takes them over from other managers.

        Raises:
            StaleWriteError: The body names a resourceVersion and the object has another.
        """
        name, namespace = body["metadata"]["name"], body["metadata"].get("namespace", "")
        return await self._ask(
            "PATCH",
            kind.path(namespace=namespace, name=name, subresource=subresource),
            query={"fieldManager": manager, "force": "true"},
            body={"apiVersion": kind.api_version, "kind": kind.name, **body},
            content="application/apply-patch+yaml",
            what=f"apply {_called(kind, namespace, name)}",
            again="resourceVersion" not in body["metadata"],
        )

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
        return await self._ask(
            "PATCH",
            kind.path(namespace=namespace, name=name, subresource=subresource),
            body=[dict(operation) for operation in operations],
            content="application/json-patch+json",
            what=f"change {_called(kind, namespace, name)}",
            again=False,
        )

    async def merge_patch(
        self, kind: Kind, name: str, body: Object, *, namespace: str = "", subresource: Subresource = ""
    ) -> Object:
        """RFC 7386; with `metadata.resourceVersion` in the body only if the object still has that version.

        Raises:
            StaleWriteError: It has another.
            ObjectGoneError: There is no such object.
        """
        return await self._ask(
            "PATCH",
            kind.path(namespace=namespace, name=name, subresource=subresource),
            body=body,
            content="application/merge-patch+json",
            what=f"change {_called(kind, namespace, name)}",
            again="resourceVersion" not in body.get("metadata", {}),
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
        """Asks for its end; nothing happens where it is gone already.

        Raises:
            StaleWriteError: It has another uid or resource version than given.
        """
        body: Object = {"propagationPolicy": propagation}
        preconditions = _given({"uid": uid, "resourceVersion": resource_version})
        if preconditions:
            body["preconditions"] = preconditions
        if grace_s is not None:
            body["gracePeriodSeconds"] = grace_s
        what = f"delete {_called(kind, namespace, name)}"
        try:
            path = kind.path(namespace=namespace, name=name)
            await self._ask("DELETE", path, body=body, what=what, again=not preconditions)
        except ObjectGoneError:
            return

    async def watch(
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
        """What happens from a version on, until the time is over; without a version what is there comes first.

        With `metadata_only` the objects have no more than that, which costs both sides less.

        Raises:
            WatchExpiredError: The version is too old.
        """
        query = _given({
            "watch": "true", "allowWatchBookmarks": "true", "timeoutSeconds": str(max(1, round(timeout_s))),
            "labelSelector": labels, "fieldSelector": fields, "resourceVersion": resource_version,
        })  # fmt: skip
        what = f"watch {kind.plural}"
        limit = aiohttp.ClientTimeout(total=timeout_s + _WATCH_SLACK_S, sock_connect=self._timeout_s)
        connected = False
        try:
            answer = await self._send("GET", kind.path(namespace=namespace), query=query, timeout=limit,
                                      accept=_METADATA if metadata_only else _JSON)  # fmt: skip
            async with answer:
                connected = True
                if answer.status != 200:
                    raise refusal(answer.status, await answer.read(), what=what)
                async for line in answer.content:
                    event = cast("dict[str, Any]", json.loads(line))
                    if event["type"] == "ERROR":
                        status = event["object"]
                        raise refusal(int(status.get("code", 500)), json.dumps(status), what=what)
                    item: Object = event["object"]
                    if metadata_only:
                        item |= {"apiVersion": kind.api_version, "kind": kind.name}
                    yield WatchEvent(type=cast("EventType", event["type"]), object=item)
        except (aiohttp.ClientError, OSError, ValueError) as exc:
            if connected and isinstance(exc, TimeoutError):
                return  # the caller goes on from the last version, over a new connection
            raise self._unreachable(exc, what) from exc

    async def close(self) -> None:
        """Lets the connections go."""
        await self._api.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def _ask(
        self,
        method: str,
        path: str,
        *,
        what: str,
        query: Mapping[str, str] | None = None,
        body: object = None,
        content: str = "application/json",
        again: bool = True,
    ) -> Object:
        """The answer's object; a server that is too busy, or a connection that died, is asked again.

        With `again` doing it twice is the same as once; a refusal for load may be repeated in any case.
        """
        limit = aiohttp.ClientTimeout(total=self._timeout_s)
        renewed = False
        for attempt in range(1, _TRIES + 1):
            try:
                answer = await self._send(method, path, query=query, body=body, content=content, timeout=limit)
                async with answer:
                    status, text = answer.status, await answer.read()
                    wait_s = _retry_after_s(answer.headers.get("Retry-After", ""), attempt)
            except (aiohttp.ClientError, OSError) as exc:
                if again and attempt < _TRIES and not isinstance(exc, TimeoutError | aiohttp.ClientSSLError):
                    await asyncio.sleep(_retry_after_s("", attempt))
                    continue
                raise self._unreachable(exc, what) from exc
            if 200 <= status < 300:
                return cast("Object", json.loads(text))
            if status == 401 and self._reopen is not None and not renewed:
                renewed = True
                await self._renew(self._reopen)
            elif (status == 429 or (again and status in _BUSY)) and attempt < _TRIES:
                await asyncio.sleep(wait_s)
            else:
                raise refusal(status, text, what=what)
        raise InstanceUnavailableError(f"Kubernetes is too busy to {what}", hint="try again in a moment")

    async def _send(
        self,
        method: str,
        path: str,
        *,
        timeout: aiohttp.ClientTimeout,  # noqa: ASYNC109 - limits of several kinds, which aiohttp watches
        query: Mapping[str, str] | None = None,
        body: object = None,
        content: str = "application/json",
        accept: str = _JSON,
    ) -> aiohttp.ClientResponse:
        api = cast("Any", self._api)  # its own types are only half there
        headers: dict[str, str] = {**api.default_headers, "Accept": accept, "Content-Type": content}
        await api.update_params_for_auth(headers, [], ["BearerToken"])
        return cast("aiohttp.ClientResponse", await api.rest_client.request(
            method, api.configuration.host + path, query_params=dict(query or {}), headers=headers, body=body,
            _preload_content=False, _request_timeout=timeout,
        ))  # fmt: skip

    async def _renew(self, reopen: Callable[[], Awaitable[ApiClient]]) -> None:
        old, self._api = self._api, await reopen()
        await old.close()

    def _unreachable(self, exc: BaseException, what: str) -> InstanceUnavailableError:
        return InstanceUnavailableError(
            f"Kubernetes at {self._api.configuration.host} did not answer to {what}: {exc or type(exc).__name__}",
            hint="look whether the cluster is up and reachable from here",
        )


def _called(kind: Kind, namespace: str, name: str) -> str:
    return f"{kind.name} {namespace}/{name}" if namespace else f"{kind.name} {name}"


def _given(values: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}


def _retry_after_s(said: str, attempt: int) -> float:
    return min(float(said), 10.0) if said.isdigit() else 0.1 * 3.0**attempt
