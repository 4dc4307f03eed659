"""The FastAPI app over a platform."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import APIRouter, Depends, FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi.openapi.utils import get_openapi
from starlette.types import ASGIApp

import prompt2mesh
from prompt2mesh.api import (
    admin_instances,
    admin_users,
    auth,
    batches,
    changes,
    chat,
    docs,
    errors,
    examples,
    files,
    gallery,
    health,
    instance_agent,
    instance_routing,
    instances,
    library,
    limits,
    llm,
    me,
    operations,
    projects,
    tasks,
    uploads,
    usage,
    versions,
    webhooks,
)
from prompt2mesh.api.batch_schemas import NewBatch
from prompt2mesh.api.bodies import LimitBodies
from prompt2mesh.api.idempotency import REPLAYED, KeysInWork
from prompt2mesh.api.process_figures import kept_minutes
from prompt2mesh.bootstrap.service import Platform
from prompt2mesh.http_security.headers import SecurityHeaders
from prompt2mesh.http_security.slow_bodies import PatientBodies
from prompt2mesh.studio.service.event_hub import EventHub
from prompt2mesh.studio.service.instance_events import InstanceEvents
from prompt2mesh.telemetry.asgi import Observed
from prompt2mesh.telemetry.context import REQUEST_ID_HEADER
from prompt2mesh.telemetry.requests import CountRequests

_DESCRIPTION = """
Words in, 3D models out. `POST /v1/text-to-3d` answers with a task; poll it, stream its events, or get a webhook.
Every failure is a problem document (RFC 9457) with a stable `code`. What belongs to somebody else is not found (404).
"""


class _ObservedApi(FastAPI):
    """Tells of every request, also of one that ends in a fault: that is answered outside of all that is added."""

    def build_middleware_stack(self) -> ASGIApp:
        """The stack, watched from outside."""
        return Observed(CountRequests(super().build_middleware_stack()))


def create_app(platform: Platform) -> FastAPI:
    """The app; it opens nothing and closes nothing of the platform's."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
        app.state.hub = EventHub(platform.services)
        if platform.instances.available:
            app.state.instance_events = InstanceEvents(
                platform.instances.driver, warn_s=platform.instances.rules.warn_s, clock=platform.services.clock
            )
        with kept_minutes(platform.services):
            yield
        app.state.hub.close()
        if platform.instances.available:
            app.state.instance_events.close()

    app = _ObservedApi(
        title="Prompt2Mesh", version=prompt2mesh.__version__, description=_DESCRIPTION, lifespan=lifespan,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        generate_unique_id_function=lambda route: route.name, docs_url=None, redoc_url=None,
    )  # fmt: skip
    app.state.platform = platform
    app.state.keys_in_work = KeysInWork()
    limits.install(app, platform)  # before what adds headers for other origins, which its refusals need too
    app.add_middleware(
        CORSMiddleware, allow_origins=platform.settings.cors_origins, allow_methods=["*"], allow_headers=["*"],
        expose_headers=["Retry-After", "RateLimit", "RateLimit-Policy", REPLAYED, REQUEST_ID_HEADER],
    )  # fmt: skip
    app.add_middleware(LimitBodies)
    app.add_middleware(PatientBodies)  # pyright: ignore[reportArgumentType]  # plain ASGI, as below
    secure = platform.settings.public_api_url.startswith("https://")
    app.add_middleware(SecurityHeaders, secure=lambda: secure)  # pyright: ignore[reportArgumentType]  # plain ASGI
    errors.install(app)
    docs.install(app)
    app.include_router(health.router)
    v1 = APIRouter(prefix="/v1")
    v1.include_router(auth.router, tags=["accounts"], dependencies=[Depends(limits.limit_logins)])
    v1.include_router(me.router, tags=["accounts"])
    v1.include_router(usage.router, tags=["accounts"])
    v1.include_router(llm.router, tags=["llm"])
    v1.include_router(webhooks.router, tags=["webhooks"])
    v1.include_router(webhooks.admin_router, tags=["administration"])
    v1.include_router(admin_users.router, tags=["administration"])
    v1.include_router(operations.router, tags=["administration"])
    v1.include_router(admin_instances.router, tags=["administration"])
    v1.include_router(instances.router, tags=["instances"])
    v1.include_router(instance_routing.router, tags=["instances"])
    v1.include_router(instance_agent.router, tags=["agents of instances"])
    v1.include_router(tasks.router, tags=["tasks"])
    v1.include_router(projects.router, tags=["projects"])
    v1.include_router(changes.router, tags=["changes"])
    v1.include_router(chat.router, tags=["chat"])
    v1.include_router(versions.router, tags=["versions"])
    v1.include_router(gallery.router, tags=["gallery"])
    v1.include_router(batches.router, tags=["batches"])
    v1.include_router(uploads.router, tags=["uploads"])
    v1.include_router(library.router, tags=["library"])
    v1.include_router(files.router, tags=["files"])
    app.include_router(v1)

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _openapi(app)
        return app.openapi_schema

    app.openapi = openapi
    return app


def _openapi(app: FastAPI) -> dict[str, Any]:
    document = get_openapi(
        title=app.title, version=app.version, description=app.description, routes=app.routes,
        license_info=app.license_info,
    )  # fmt: skip
    schemas = document["components"]["schemas"]
    for name, model in (("Problem", errors.Problem), ("NewBatch", NewBatch)):
        schema = model.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas |= {**schema.pop("$defs", {}), name: schema}
    for path in document["paths"].values():
        for operation in path.values():
            # FastAPI documents its own shape of validation errors; ours is the problem document.
            if "422" in operation["responses"]:
                operation["responses"] |= errors_as_text(422)
            operation["responses"].setdefault("429", errors_as_text(429)["429"])  # every request is counted
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    examples.complete(document)
    return document


def errors_as_text(status: int) -> dict[str, Any]:
    """The documentation of one status, keyed as OpenAPI wants it."""
    return {str(number): entry for number, entry in errors.responses(status).items()}  # type: ignore[arg-type]
