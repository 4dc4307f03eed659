"""Whether the service lives, whether it can work, and which one it is."""

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

import prompt2mesh
from prompt2mesh.api.dependencies import PlatformDep
from prompt2mesh.api.errors import problem, responses
from prompt2mesh.mesh.errors import OperatorError
from prompt2mesh.studio.service.outlook import RUNNER_SILENT_AFTER

router = APIRouter(tags=["health"])


@router.get("/healthz")
def healthz() -> dict[str, str]:
    """The process answers; nothing else is asked."""
    return {"status": "ok"}


@router.get("/readyz", responses=responses(503), response_model=None)
def readyz(request: Request, platform: PlatformDep) -> dict[str, object] | JSONResponse:
    """The database has this program's tables, and blobs can be written."""
    try:
        platform.services.store.check()
        platform.services.blobs.check()
        with platform.services.store.read() as tx:
            runners = tx.runners.alive(since=platform.services.clock() - RUNNER_SILENT_AFTER)
            waiting = tx.jobs.waiting()
    except OperatorError as exc:
        return problem(request, 503, exc.code, exc.message, hint=exc.hint, headers={"Retry-After": "5"})
    return {"status": "ready", "runners": len(runners), "waiting": waiting}


@router.get("/v1/version")
def version(platform: PlatformDep) -> dict[str, str]:
    """Which program answers."""
    return {"version": prompt2mesh.__version__, "engine": platform.engine[:12]}
