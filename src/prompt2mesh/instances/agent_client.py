"""Asks an instance's agent, waiting (`AgentClient`) or awaited (`AsyncAgentClient`).

Whatever is wrong with the connection is an `InstanceUnavailableError`; what the
agent refuses is the error that it raised.
"""

import contextlib
import hashlib
import ssl
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar
from urllib.parse import quote

import httpx2
from pydantic import ValidationError

from prompt2mesh.instances.agent_wire import (
    MAX_FILE_BYTES,
    SILENT_AFTER_S,
    AgentLine,
    AgentRunRequest,
    AgentStatus,
    BindAnswer,
    BindRequest,
    BuildLine,
    BuildRequest,
    KeptRuns,
    Record,
    SaveAnswer,
    SaveRequest,
    SentFile,
    ShowAnswer,
    ShowRequest,
    ToldRequest,
    secret_json,
)
from prompt2mesh.mesh.errors import (
    AuthenticationError,
    InstanceUnavailableError,
    Prompt2MeshError,
    UserError,
    error_of,
)
from prompt2mesh.telemetry import traces

Answer = TypeVar("Answer", bound=Record)
Line = TypeVar("Line", bound=Record)
_CONNECT_TIMEOUT_S = 3.0
_ASK_TIMEOUT_S = 10.0
BIND_TIMEOUT_S = 60.0
SAVE_TIMEOUT_S = 120.0
_CHUNK_BYTES = 1 << 20


class AgentClient:
    """The agent of one instance; threads may share a client."""

    def __init__(
        self, url: str, *, token: str, timeout_s: float = _ASK_TIMEOUT_S, keep_connections: bool = True
    ) -> None:
        """Connects to nothing yet.

        Args:
            url: Of the agent, such as `InstanceAddress.agent_url`.
            token: The instance's own.
            timeout_s: For what takes no time.
            keep_connections: Keep one for the next request; a client that lies idle for long holds a descriptor so,
                also after its instance has gone.
        """
        self.url = url
        self._timeout_s = timeout_s
        limits = httpx2.Limits(max_connections=100, max_keepalive_connections=20 if keep_connections else 0)
        self._http = httpx2.Client(**_options(url, token, timeout_s), limits=limits)

    def ready(self) -> bool:
        """Whether it and its Blender answer."""
        try:
            return self._http.get("/readyz").is_success
        except httpx2.HTTPError:
            return False

    def status(self) -> AgentStatus:
        """What it says of itself."""
        return self._ask("GET", "/v1/status", AgentStatus)

    def bind(self, request: BindRequest) -> BindAnswer:
        """Makes it a person's agent.

        Raises:
            InstanceTakenError: It is another's.
        """
        return self._ask("POST", "/v1/bind", BindAnswer, secret_json(request), timeout_s=BIND_TIMEOUT_S)

    def save(self, request: SaveRequest) -> SaveAnswer:
        """Has the scene saved and the copy verified.

        Raises:
            InstanceActiveError: Somebody works there since `idle_since`.
            SceneNotSavedError: It could not be saved or verified.
        """
        return self._ask("POST", "/v1/save", SaveAnswer, secret_json(request), timeout_s=SAVE_TIMEOUT_S)

    def show(self, request: ShowRequest) -> ShowAnswer:
        """Shows a version in Blender."""
        return self._ask("POST", "/v1/show", ShowAnswer, secret_json(request), timeout_s=BIND_TIMEOUT_S)

    @contextmanager
    def build(self, request: BuildRequest) -> Generator[Iterator[BuildLine]]:
        """Builds; the lines of the stream. Leaving the block before the end stops the work over there."""
        with self._stream("/v1/builds", request.model_dump_json(exclude_defaults=True), BuildLine) as lines:
            yield lines

    def fetch_file(self, build_id: str, file: SentFile, target: Path) -> None:
        """Writes a file of a build to a path: whole and as it was promised, or not at all."""
        self._fetch(f"/v1/builds/{build_id}/files/{quote(file.name)}", target, digest=file.digest)

    def forget_build(self, build_id: str) -> None:
        """Lets go of the files of a build."""
        with contextlib.suppress(Prompt2MeshError):  # it lets go by itself later
            self._request("DELETE", f"/v1/builds/{build_id}")

    @contextmanager
    def run_agent(self, request: AgentRunRequest) -> Generator[Iterator[AgentLine]]:
        """Does a task for an LLM; the lines of the stream, as for `build`."""
        with self._stream("/v1/agent-runs", request.model_dump_json(exclude_defaults=True), AgentLine) as lines:
            yield lines

    def fetch_picture(self, digest: str, target: Path) -> None:
        """Writes a picture that a step named to a path."""
        self._fetch(f"/v1/pictures/{digest}", target, digest=digest)

    def put_picture(self, digest: str, source: Path) -> None:
        """Gives it a picture that a task refers to; nothing is sent where it has it."""
        if self._request("HEAD", f"/v1/pictures/{digest}", refused_is_fine=True).is_success:
            return
        self._request("PUT", f"/v1/pictures/{digest}", content=source.read_bytes())

    def told(self, thread_id: str, number: int) -> None:
        """Lets a run go on after a step."""
        body = ToldRequest(number=number).model_dump()
        self._request("POST", f"/v1/agent-runs/{quote(thread_id, safe='')}/told", json=body)

    def kept_runs(self) -> tuple[str, ...]:
        """The runs of which it keeps something."""
        return self._ask("GET", "/v1/agent-runs", KeptRuns).threads

    def forget_run(self, thread_id: str) -> None:
        """Lets go of what it keeps of a run that has ended."""
        self._request("DELETE", f"/v1/agent-runs/{quote(thread_id, safe='')}")

    def close(self) -> None:
        """Closes the connections."""
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _ask(
        self, method: str, path: str, answer: type[Answer], body: dict[str, Any] | None = None, *,
        timeout_s: float | None = None,
    ) -> Answer:  # fmt: skip
        more: dict[str, Any] = {} if body is None else {"json": body}
        return _read(self._request(method, path, timeout=_timeout(timeout_s or self._timeout_s), **more), answer)

    def _request(self, method: str, path: str, *, refused_is_fine: bool = False, **options: Any) -> httpx2.Response:
        try:
            response = self._http.request(method, path, headers=traces.outgoing(), **options)
        except httpx2.HTTPError as exc:
            raise unreachable(exc) from exc
        if not response.is_success and not refused_is_fine:
            raise refusal(response)
        return response

    @contextmanager
    def _stream(self, path: str, body: str, kind: type[Line]) -> Generator[Iterator[Line]]:
        try:
            with self._http.stream(
                "POST", path, content=body, timeout=_timeout(SILENT_AFTER_S),
                headers={"Content-Type": "application/json", **traces.outgoing()},
            ) as response:  # fmt: skip
                if not response.is_success:
                    response.read()
                    raise refusal(response)
                yield _lines(response, kind)
        except httpx2.HTTPError as exc:
            raise unreachable(exc) from exc

    def _fetch(self, path: str, target: Path, *, digest: str) -> None:
        part = target.with_name(f".{target.name}.part")
        try:
            with self._http.stream(
                "GET", path, timeout=_timeout(SILENT_AFTER_S), headers=traces.outgoing()
            ) as response:
                if not response.is_success:
                    response.read()
                    raise refusal(response)
                _write(response.iter_bytes(_CHUNK_BYTES), part, digest=digest)
            part.replace(target)
        except httpx2.HTTPError as exc:
            raise unreachable(exc) from exc
        finally:
            part.unlink(missing_ok=True)


class AsyncAgentClient:
    """The same for asyncio, as far as the operator needs it."""

    def __init__(self, url: str, *, token: str, timeout_s: float = _ASK_TIMEOUT_S) -> None:
        """Connects to nothing yet; the arguments are those of `AgentClient`."""
        self._timeout_s = timeout_s
        self._http = httpx2.AsyncClient(**_options(url, token, timeout_s))

    async def ready(self) -> bool:
        """Whether it and its Blender answer."""
        try:
            return (await self._http.get("/readyz")).is_success
        except httpx2.HTTPError:
            return False

    async def status(self) -> AgentStatus:
        """What it says of itself."""
        return await self._ask("GET", "/v1/status", AgentStatus)

    async def bind(self, request: BindRequest) -> BindAnswer:
        """See `AgentClient.bind`."""
        return await self._ask("POST", "/v1/bind", BindAnswer, secret_json(request), timeout_s=BIND_TIMEOUT_S)

    async def save(self, request: SaveRequest) -> SaveAnswer:
        """See `AgentClient.save`."""
        return await self._ask("POST", "/v1/save", SaveAnswer, secret_json(request), timeout_s=SAVE_TIMEOUT_S)

    async def show(self, request: ShowRequest) -> ShowAnswer:
        """See `AgentClient.show`."""
        return await self._ask("POST", "/v1/show", ShowAnswer, secret_json(request), timeout_s=BIND_TIMEOUT_S)

    async def close(self) -> None:
        """Closes the connections."""
        await self._http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def _ask(
        self, method: str, path: str, answer: type[Answer], body: dict[str, Any] | None = None, *,
        timeout_s: float | None = None,
    ) -> Answer:  # fmt: skip
        more: dict[str, Any] = {} if body is None else {"json": body}
        try:
            response = await self._http.request(
                method, path, timeout=_timeout(timeout_s or self._timeout_s), headers=traces.outgoing(), **more
            )
        except httpx2.HTTPError as exc:
            raise unreachable(exc) from exc
        if not response.is_success:
            raise refusal(response)
        return _read(response, answer)


def unreachable(exc: Exception) -> InstanceUnavailableError:
    """What a broken connection means; names no address, which is nobody's business."""
    return InstanceUnavailableError(
        f"the instance's agent does not answer ({type(exc).__name__})",
        hint="it may be starting again: try in a moment",
    )


def refusal(response: httpx2.Response) -> Prompt2MeshError:
    """The error of a problem document; of the agent as a whole where it is none."""
    try:
        fields: Any = response.json()
        known = error_of({**fields, "message": fields["detail"]}, unknown=InstanceUnavailableError)
    except (ValueError, KeyError, TypeError, RecursionError):
        return InstanceUnavailableError(f"the instance's agent answered {response.status_code} without a reason")
    if isinstance(known, AuthenticationError):  # between two of our parts, which no person can mend
        return InstanceUnavailableError("the instance's agent does not know who asks", hint="its token was changed")
    if response.status_code >= 500 and (isinstance(known, UserError) or type(known) is Prompt2MeshError):
        return InstanceUnavailableError(known.message, hint=known.hint)
    return known


def _options(url: str, token: str, timeout_s: float) -> dict[str, Any]:
    # Proxies of the environment lead to the world, and this never leaves the cluster.
    return {"base_url": url, "headers": {"Authorization": f"Bearer {token}"}, "timeout": _timeout(timeout_s),
            "trust_env": False, "follow_redirects": False, "verify": _tls(url)}  # fmt: skip


def _tls(url: str) -> bool | ssl.SSLContext:
    """Reading the authorities of the world takes 20 ms, which is for nothing inside a cluster."""
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT) if url.startswith("http://") else True


def _timeout(seconds: float) -> httpx2.Timeout:
    return httpx2.Timeout(seconds, connect=_CONNECT_TIMEOUT_S)


def _read(response: httpx2.Response, answer: type[Answer]) -> Answer:
    try:
        return answer.model_validate_json(response.content)
    except ValidationError as exc:
        raise _nonsense() from exc


def _lines(response: httpx2.Response, kind: type[Line]) -> Iterator[Line]:
    for line in response.iter_lines():
        yield read_line(line, kind)


def read_line(line: str | bytes, kind: type[Line]) -> Line:
    """A line of a stream.

    Raises:
        InstanceUnavailableError: It is none.
    """
    try:
        return kind.model_validate_json(line)
    except ValidationError as exc:
        raise _nonsense() from exc


def write_file(chunks: Iterator[bytes], target: Path, *, sender: str) -> str:
    """Writes what arrives into a file; its SHA-256.

    Args:
        chunks: The bytes, in order.
        target: The file.
        sender: Who sends it, for the message.

    Raises:
        InstanceUnavailableError: It is more than any file may be.
    """
    digest, size = hashlib.sha256(), 0
    with target.open("wb") as file:
        for chunk in chunks:
            size += len(chunk)
            if size > MAX_FILE_BYTES:
                raise InstanceUnavailableError(f"{sender} sent more than {MAX_FILE_BYTES >> 20} MB")
            digest.update(chunk)
            file.write(chunk)
    return digest.hexdigest()


def _write(chunks: Iterator[bytes], part: Path, *, digest: str) -> None:
    if write_file(chunks, part, sender="the instance's agent") != digest:
        raise InstanceUnavailableError("a file of the instance arrived with other bytes than were promised")


def _nonsense() -> InstanceUnavailableError:
    return InstanceUnavailableError("the instance's agent answered with what is no answer",
                                    hint="are the service and the instance's image of the same release?")  # fmt: skip
