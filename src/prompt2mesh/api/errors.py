"""Errors over HTTP: the only place that knows which status an error has.

Every error is a problem document (RFC 9457) with the stable code of the error
tree, so that a client can act on `code` and show `detail` and `hint`.
"""

import logging
from http import HTTPStatus
from typing import Any, Literal

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from prompt2mesh.mesh import errors
from prompt2mesh.telemetry import context, metrics

log = logging.getLogger(__name__)
MEDIA_TYPE = "application/problem+json"

# The nearest class up the tree decides.
STATUSES: dict[type[errors.Prompt2MeshError], int] = {
    errors.Prompt2MeshError: 500,
    errors.UserError: 422,
    errors.AuthenticationError: 401,
    errors.PermissionDeniedError: 403,
    errors.NotFoundError: 404,
    errors.TooLargeError: 413,
    errors.MediaTypeError: 415,
    errors.ConflictError: 409,
    errors.LimitError: 429,
    errors.CanceledError: 409,
    errors.ModelerError: 422,
    errors.OperatorError: 503,
    errors.BlobMissingError: 404,
}


class FieldProblem(BaseModel):
    """What is wrong with one field of a request."""

    path: str = Field(description="Where in the request, such as `body.prompt`.")
    message: str


class Problem(BaseModel):
    """Why a request was not granted (RFC 9457)."""

    type: str = "about:blank"
    title: str = Field(examples=["Unprocessable Content"])
    status: int = Field(examples=[422])
    detail: str = Field(description="What was expected and what came.", examples=["there are no words in the prompt"])
    code: str = Field(description="Stable; act on this.", examples=["prompt_empty"])
    hint: str = Field(default="", description="What to do about it.")
    suggestions: list[str] = Field(default=[], description="Near things that would work, best first.")
    instance: str = Field(default="", description="The request that failed.")
    request_id: str = Field(default="", description="Names this request in the logs of the service.")
    errors: list[FieldProblem] = Field(default=[], description="Each field that is wrong.")


def status_of(kind: type[errors.Prompt2MeshError]) -> int:
    """The HTTP status of an error."""
    return next(STATUSES[parent] for parent in kind.__mro__ if parent in STATUSES)


def problem(request: Request, status: int, code: str, detail: str, **more: Any) -> JSONResponse:
    """A problem document as a response."""
    headers = more.pop("headers", None)
    body = Problem(title=HTTPStatus(status).phrase, status=status, detail=detail, code=code,
                   instance=request.url.path, request_id=context.request_id(), **more)  # fmt: skip
    return JSONResponse(body.model_dump(), status_code=status, media_type=MEDIA_TYPE, headers=headers)


def responses(*statuses: Literal[400, 401, 403, 404, 409, 413, 415, 422, 429, 503]) -> dict[int | str, dict[str, Any]]:
    """What to document of an endpoint: problem documents with these statuses."""
    return {
        status: {"description": HTTPStatus(status).phrase,
                 "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
        for status in statuses
    }  # fmt: skip


def install(app: FastAPI) -> None:
    """Makes every failure of the app a problem document."""

    @app.exception_handler(errors.Prompt2MeshError)
    def ours(request: Request, fault: errors.Prompt2MeshError) -> JSONResponse:
        status = status_of(type(fault))
        if status >= 500:
            log.error("%s %s: %s: %s", request.method, request.url.path, fault.code, fault.message)
        headers: dict[str, str] = {}
        if isinstance(fault, (errors.LimitError, errors.IdempotencyInProgressError)) and fault.retry_after_s:
            headers["Retry-After"] = str(fault.retry_after_s)
        if isinstance(fault, errors.LimitError):
            metrics.RATE_LIMITED.inc(rule="quota")
        if status == 401:
            headers["WWW-Authenticate"] = "Bearer"
        if status == 503:
            headers["Retry-After"] = "5"
        detail = "a fault of the program; it was logged" if type(fault) is errors.Prompt2MeshError else fault.message
        lines = fault.faults if isinstance(fault, errors.BatchListError) else ()
        return problem(request, status, fault.code, detail, hint=fault.hint, suggestions=list(fault.suggestions),
                       errors=[FieldProblem(path=f"line {line}", message=message) for line, message in lines],
                       headers=headers)  # fmt: skip

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, fault: RequestValidationError) -> JSONResponse:
        found = [
            FieldProblem(path=".".join(str(step) for step in entry["loc"]), message=str(entry["msg"]))
            for entry in fault.errors()
        ]
        first = found[0] if found else FieldProblem(path="body", message="it cannot be read")
        return problem(request, 422, "request_invalid", f"{first.path}: {first.message}", errors=found,
                       hint="see /docs for what this endpoint takes")  # fmt: skip

    @app.exception_handler(HTTPException)
    def http(request: Request, fault: HTTPException) -> JSONResponse:
        codes = {404: "not_found", 405: "method_not_allowed", 413: "too_large"}
        return problem(request, fault.status_code, codes.get(fault.status_code, "request_invalid"), str(fault.detail),
                       headers=dict(fault.headers or {}))  # fmt: skip

    @app.exception_handler(ClientDisconnect)
    def gone(request: Request, fault: ClientDisconnect) -> JSONResponse:
        del fault  # nobody hears the answer; it is no fault of the program
        log.info("%s %s: the client went before its request was whole", request.method, request.url.path)
        return problem(request, 400, "request_invalid", "the request was not whole")

    @app.exception_handler(Exception)
    def fault(request: Request, fault: Exception) -> JSONResponse:
        log.error("%s %s", request.method, request.url.path, exc_info=fault)
        return problem(request, 500, "internal", "a fault of the program; it was logged")
