"""The two clients: `Client`, whose methods wait, and `AsyncClient`, whose methods are awaited."""

import os
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self

import httpx2

from prompt2mesh.client.calls import Call
from prompt2mesh.client.drivers import AsyncDriver, SyncDriver
from prompt2mesh.client.exchange import exchange
from prompt2mesh.client.models import ServerVersion
from prompt2mesh.client.resources.account import Account, AsyncAccount
from prompt2mesh.client.resources.admin import Admin, AsyncAdmin
from prompt2mesh.client.resources.batches import AsyncBatches, Batches
from prompt2mesh.client.resources.gallery import AsyncGallery, Gallery
from prompt2mesh.client.resources.instances import AsyncInstances, Instances
from prompt2mesh.client.resources.library import AsyncLibrary, Library
from prompt2mesh.client.resources.projects import AsyncProjects, Projects
from prompt2mesh.client.resources.tasks import AsyncTasks, Tasks
from prompt2mesh.client.resources.uploads import AsyncUploads, Uploads
from prompt2mesh.client.resources.versions import AsyncVersions, Versions
from prompt2mesh.client.retry import RetryPolicy
from prompt2mesh.client.session import MemoryTokens, Session, TokenStore

DEFAULT_URL = "http://localhost:8000"


class Client:
    """Prompt2Mesh over HTTP; threads may share one.

    Example:
        ```python
        from prompt2mesh.client import Client

        with Client("http://localhost:8000", api_key="p2m_…") as client:
            task = client.tasks.wait(client.tasks.text_to_3d("a round oak table with four brass legs"))
            client.versions.download(task.version_id, "table", names=["glb"])
        ```
    """

    def __init__(
        self,
        base_url: str | None = None,
        *,
        api_key: str | None = None,
        tokens: TokenStore | None = None,
        retry: RetryPolicy | None = None,
        timeout_s: float = 30.0,
        headers: Mapping[str, str] | None = None,
        http: httpx2.Client | None = None,
    ) -> None:
        """Connect to nothing yet.

        Args:
            base_url: The server; PROMPT2MESH_API_URL or http://localhost:8000 by default.
            api_key: A key; PROMPT2MESH_API_KEY by default. `client.account.login` is the other way in.
            tokens: Where a login is kept; in memory by default. A key in the environment is not looked at then.
            retry: How patient to be.
            timeout_s: Longest silence of a request.
            headers: Sent with every request.
            http: An httpx2 client to use, for a proxy or a certificate of your own.

        Raises:
            OptionError: The address is not one.
        """
        self._session = _session(base_url, api_key, tokens, retry, timeout_s, headers)
        self._http = http or httpx2.Client()
        driver = self._driver = SyncDriver(self._session, self._http)
        self.tasks = Tasks(driver)
        self.projects = Projects(driver)
        self.versions = Versions(driver)
        self.batches = Batches(driver)
        self.uploads = Uploads(driver)
        self.gallery = Gallery(driver)
        self.account = Account(driver)
        self.admin = Admin(driver)
        self.instances = Instances(driver)
        self.library = Library(driver)

    @property
    def base_url(self) -> str:
        """The server."""
        return self._session.base_url

    def server_version(self) -> ServerVersion:
        """What runs there; needs no login."""
        return self._driver.run(exchange(self._session, _version_call()))

    def close(self) -> None:
        """Closes the connections."""
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class AsyncClient:
    """The same for asyncio.

    Example:
        ```python
        async with AsyncClient("http://localhost:8000", api_key="p2m_…") as client:
            task = await client.tasks.text_to_3d("a red mug")
            async for event in client.tasks.stream(task):
                print(event.type)
        ```
    """

    def __init__(
        self,
        base_url: str | None = None,
        *,
        api_key: str | None = None,
        tokens: TokenStore | None = None,
        retry: RetryPolicy | None = None,
        timeout_s: float = 30.0,
        headers: Mapping[str, str] | None = None,
        http: httpx2.AsyncClient | None = None,
    ) -> None:
        """Connect to nothing yet; the arguments are those of `Client`."""
        self._session = _session(base_url, api_key, tokens, retry, timeout_s, headers)
        self._http = http or httpx2.AsyncClient()
        driver = self._driver = AsyncDriver(self._session, self._http)
        self.tasks = AsyncTasks(driver)
        self.projects = AsyncProjects(driver)
        self.versions = AsyncVersions(driver)
        self.batches = AsyncBatches(driver)
        self.uploads = AsyncUploads(driver)
        self.gallery = AsyncGallery(driver)
        self.account = AsyncAccount(driver)
        self.admin = AsyncAdmin(driver)
        self.instances = AsyncInstances(driver)
        self.library = AsyncLibrary(driver)

    @property
    def base_url(self) -> str:
        """The server."""
        return self._session.base_url

    async def server_version(self) -> ServerVersion:
        """What runs there; needs no login."""
        return await self._driver.run(exchange(self._session, _version_call()))

    async def close(self) -> None:
        """Closes the connections."""
        await self._http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()


def _session(
    base_url: str | None,
    api_key: str | None,
    tokens: TokenStore | None,
    retry: RetryPolicy | None,
    timeout_s: float,
    headers: Mapping[str, str] | None,
) -> Session:
    if api_key is None and tokens is None:
        api_key = os.environ.get("PROMPT2MESH_API_KEY") or None
    return Session(
        base_url=base_url or os.environ.get("PROMPT2MESH_API_URL") or DEFAULT_URL,
        api_key=api_key,
        tokens=tokens or MemoryTokens(),
        retry=retry or RetryPolicy(),
        timeout_s=timeout_s,
        headers=dict(headers or {}),
    )


def _version_call() -> Call[Any]:
    return Call("GET", "/v1/version", ServerVersion, authenticated=False)
