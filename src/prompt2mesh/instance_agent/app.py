"""The agent over HTTP: the routes of the wire, who may ask, how much, and errors as problem documents."""

import asyncio
import hmac
import logging
import tempfile
from http import HTTPStatus
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from prompt2mesh.instance_agent.line_stream import LineStream
from prompt2mesh.instance_agent.server import InstanceAgent
from prompt2mesh.instances.agent_wire import (
    MAX_BODY_BYTES,
    AgentLine,
    AgentRunRequest,
    BindRequest,
    BuildLine,
    BuildRequest,
    KeptRuns,
    Record,
    SaveRequest,
    ShowAnswer,
    ShowRequest,
    ToldRequest,
)
from prompt2mesh.mesh import errors
from prompt2mesh.telemetry import context
from prompt2mesh.telemetry.asgi import Observed
from prompt2mesh.telemetry.requests import CountRequests

log = logging.getLogger(__name__)
Asked = TypeVar("Asked", bound=Record)
_OPEN = frozenset({"/healthz", "/readyz"})
# The nearest class up the tree decides.
_STATUSES: dict[type[errors.Prompt2MeshError], int] = {
    errors.Prompt2MeshError: 500, errors.UserError: 422, errors.AuthenticationError: 401, errors.NotFoundError: 404,
    errors.TooLargeError: 413, errors.ConflictError: 409, errors.LimitError: 429, errors.CanceledError: 409,
    errors.ModelerError: 422, errors.OperatorError: 503, errors.BlobMissingError: 404,
}  # fmt: skip


def create_app(agent: InstanceAgent, *, token: str) -> ASGIApp:
    """The app; it opens nothing and closes nothing of the agent's.

    Args:
        agent: What it serves.
        token: What everybody must show but for health.
    """
    doors = _Doors(agent)
    app = Starlette(
        routes=[
            Route("/healthz", doors.healthz), Route("/readyz", doors.readyz),
            Route("/v1/bind", doors.bind, methods=["POST"]), Route("/v1/status", doors.status),
            Route("/v1/save", doors.save, methods=["POST"]), Route("/v1/show", doors.show, methods=["POST"]),
            Route("/v1/builds", doors.build, methods=["POST"]),
            Route("/v1/builds/{build_id}", doors.forget_build, methods=["DELETE"]),
            Route("/v1/builds/{build_id}/files/{name}", doors.file),
            Route("/v1/agent-runs", doors.run_agent, methods=["POST"]),
            Route("/v1/agent-runs", doors.kept_runs),
            Route("/v1/agent-runs/{thread_id}/told", doors.told, methods=["POST"]),
            Route("/v1/agent-runs/{thread_id}", doors.forget_run, methods=["DELETE"]),
            Route("/v1/pictures/{digest}", doors.picture, methods=["GET", "HEAD"]),
            Route("/v1/pictures/{digest}", doors.put_picture, methods=["PUT"]),
        ],
        exception_handlers={errors.Prompt2MeshError: _ours, HTTPException: _http, Exception: _fault},
    )  # fmt: skip
    return Observed(CountRequests(_Guard(app, agent, token=token)))


class _Guard:
    """Lets in whoever shows the token."""

    def __init__(self, app: ASGIApp, agent: InstanceAgent, *, token: str) -> None:
        self._app = app
        self._agent = agent
        self._expected = f"Bearer {token}".encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] not in _OPEN:
            shown = next((value for name, value in scope["headers"] if name == b"authorization"), b"")
            if not hmac.compare_digest(shown, self._expected):
                refused = errors.AuthenticationError("this instance's own token is needed")
                await _problem(scope["path"], 401, refused)(scope, receive, send)
                return
            bound = self._agent.binding.bound
            if bound is not None:
                context.note(instance_id=bound.instance_id, user_id=bound.user_id)
        await self._app(scope, receive, send)


class _Doors:
    def __init__(self, agent: InstanceAgent) -> None:
        self._agent = agent

    async def healthz(self, request: Request) -> Response:
        del request
        return JSONResponse({"ok": True})

    async def readyz(self, request: Request) -> Response:
        del request
        ready = await run_in_threadpool(self._agent.ready)
        return JSONResponse({"ready": ready}, status_code=200 if ready else 503)

    async def bind(self, request: Request) -> Response:
        asked = await _read(request, BindRequest)
        return _answer(await run_in_threadpool(self._agent.bind, asked))

    async def status(self, request: Request) -> Response:
        del request
        return _answer(await run_in_threadpool(self._agent.status))

    async def save(self, request: Request) -> Response:
        asked = await _read(request, SaveRequest)
        return _answer(await run_in_threadpool(self._agent.keeper.save, asked))

    async def show(self, request: Request) -> Response:
        asked = await _read(request, ShowRequest)
        return _answer(ShowAnswer(scene=await run_in_threadpool(self._agent.show, asked)))

    async def build(self, request: Request) -> Any:
        asked = await _read(request, BuildRequest)
        return LineStream(
            lambda tell, canceled: self._agent.build(asked, tell, canceled),
            fail=lambda error: BuildLine(error=error), executor=self._agent.executor, stopping=self._agent.stopping,
        )  # fmt: skip

    async def file(self, request: Request) -> Response:
        path = self._agent.builds.file(request.path_params["build_id"], request.path_params["name"])
        return FileResponse(path, media_type="application/octet-stream")

    async def forget_build(self, request: Request) -> Response:
        await run_in_threadpool(self._agent.builds.forget, request.path_params["build_id"])
        return Response(status_code=204)

    async def run_agent(self, request: Request) -> Any:
        asked = await _read(request, AgentRunRequest)
        return LineStream(
            lambda tell, canceled: self._agent.run_agent(asked, tell, canceled),
            fail=lambda error: AgentLine(error=error), executor=self._agent.executor, stopping=self._agent.stopping,
        )  # fmt: skip

    async def kept_runs(self, request: Request) -> Response:
        del request
        return _answer(KeptRuns(threads=await run_in_threadpool(self._agent.kept_runs)))

    async def told(self, request: Request) -> Response:
        asked = await _read(request, ToldRequest)
        await run_in_threadpool(self._agent.run_told, request.path_params["thread_id"], asked.number)
        return Response(status_code=204)

    async def forget_run(self, request: Request) -> Response:
        await run_in_threadpool(self._agent.forget_run, request.path_params["thread_id"])
        return Response(status_code=204)

    async def picture(self, request: Request) -> Response:
        digest = request.path_params["digest"]
        if await run_in_threadpool(self._agent.pictures.stat, digest) is None:
            raise errors.BlobMissingError("there is no such picture")
        if request.method == "HEAD":
            return Response(status_code=200)
        data = await run_in_threadpool(lambda: b"".join(self._agent.pictures.open(digest)))
        return Response(data, media_type="application/octet-stream")

    async def put_picture(self, request: Request) -> Response:
        digest = request.path_params["digest"]
        data = await _body(request)
        with tempfile.TemporaryDirectory(dir=self._agent.data, ignore_cleanup_errors=True) as folder:
            path = Path(folder) / "picture"
            await run_in_threadpool(path.write_bytes, data)
            blob = await run_in_threadpool(self._agent.pictures.put_file, path)
        if blob.digest != digest:
            raise errors.RequestError("the picture is not the one that its name says")
        return Response(status_code=204)


async def _read(request: Request, kind: type[Asked]) -> Asked:
    body = await _body(request)
    try:
        return await asyncio.to_thread(kind.model_validate_json, body)
    except ValidationError as exc:
        first = exc.errors(include_url=False, include_input=False, include_context=False)[0]
        where = ".".join(str(step) for step in first["loc"])
        raise errors.RequestError(f"{where or 'the body'}: {first['msg']}") from None


async def _body(request: Request) -> bytes:
    data = bytearray()
    try:
        async for chunk in request.stream():
            data += chunk
            if len(data) > MAX_BODY_BYTES:
                raise errors.TooLargeError(f"at most {MAX_BODY_BYTES >> 20} MB are taken")
    except ClientDisconnect:
        raise errors.RequestError("the request ended in the middle") from None
    return bytes(data)


def _answer(record: Record) -> Response:
    return Response(record.model_dump_json(), media_type="application/json")


def _problem(path: str, status: int, error: errors.Prompt2MeshError) -> JSONResponse:
    detail = "a fault of the program; it was logged" if type(error) is errors.Prompt2MeshError else error.message
    body = {**error.as_dict(), "type": "about:blank", "title": HTTPStatus(status).phrase, "status": status,
            "detail": detail, "instance": path, "request_id": context.request_id()}  # fmt: skip
    del body["message"]
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else {}
    return JSONResponse(body, status_code=status, media_type="application/problem+json", headers=headers)


def _ours(request: Request, fault: Exception) -> Response:
    assert isinstance(fault, errors.Prompt2MeshError)
    status = next(_STATUSES[parent] for parent in type(fault).__mro__ if parent in _STATUSES)
    if status >= 500:
        log.error("%s %s: %s: %s", request.method, request.url.path, fault.code, fault.message)
    return _problem(request.url.path, status, fault)


def _http(request: Request, fault: Exception) -> Response:
    assert isinstance(fault, HTTPException)
    kind = errors.NotFoundError if fault.status_code == 404 else errors.RequestError
    return _problem(request.url.path, fault.status_code, kind(str(fault.detail)))


def _fault(request: Request, fault: Exception) -> Response:
    log.error("%s %s", request.method, request.url.path, exc_info=fault)
    return _problem(request.url.path, 500, errors.Prompt2MeshError("a fault of the program; it was logged"))
