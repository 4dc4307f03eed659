"""What the page counts: requests, and browser tabs; and that nobody from outside sees Streamlit's own counts."""

import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from prompt2mesh.settings.metrics import read_metrics_settings
from prompt2mesh.telemetry import metrics
from prompt2mesh.telemetry.exposition import shown_metrics
from prompt2mesh.telemetry.requests import CountRequests

_STREAM = "/_stcore/stream"
# Streamlit shows its metrics on the port that people reach; ours are on a port of their own.
_STREAMLITS_OWN = "/_stcore/metrics"


class PageMetrics:
    """Counts what is asked of the page."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an app."""
        self._counted = CountRequests(self._inside)
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on."""
        await self._counted(scope, receive, send)

    async def _inside(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = str(scope.get("path", ""))
        if path.rstrip("/") == _STREAMLITS_OWN:
            await PlainTextResponse("not found\n", status_code=404)(scope, receive, send)
        elif scope["type"] == "websocket" and path == _STREAM:
            metrics.PAGE_SESSIONS.inc()
            try:
                await self._app(scope, receive, send)
            finally:
                metrics.PAGE_SESSIONS.inc(-1)
        else:
            await self._app(scope, receive, send)


@asynccontextmanager
async def telling_metrics(app: object) -> AsyncGenerator[dict[str, Any]]:
    """While the page's server runs, its metrics are shown on their own port."""
    del app
    shown = read_metrics_settings(os.environ)
    with shown_metrics("web", host=shown.host, port=shown.port):
        yield {}
