"""What the kubelet and Prometheus read: /healthz, /readyz and /metrics."""

from collections.abc import Callable, Sequence

from aiohttp import web

from prompt2mesh.telemetry.exposition import CONTENT_TYPE, METRICS_PATH, open_meter


class StatusPage:
    """A small HTTP server beside the work."""

    def __init__(
        self,
        *,
        host: str,
        port: int,
        deaf: Callable[[], Sequence[str]],
        ready: Callable[[], bool],
    ) -> None:
        """Listens to nobody yet.

        Args:
            host: Address to listen on.
            port: Port to listen on; 0 for any.
            deaf: Kinds of which nothing is heard any more; healthy is who has none.
            ready: Whether it knows what there is.
        """
        self._meter = open_meter("operator")
        self._host = host
        self._port = port
        self._deaf = deaf
        self._ready = ready
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        """Listens."""
        app = web.Application()
        app.router.add_get("/healthz", self._healthz)
        app.router.add_get("/readyz", self._readyz)
        app.router.add_get(METRICS_PATH, self._show_metrics)
        self._runner = web.AppRunner(app, access_log=None, handle_signals=False, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, self._host, self._port).start()

    async def stop(self) -> None:
        """Listens no more."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _healthz(self, _: web.Request) -> web.Response:
        deaf = self._deaf()
        if deaf:
            return web.Response(status=503, text=f"nothing is heard any more of {', '.join(deaf)}\n")
        return web.Response(text="ok\n")

    async def _readyz(self, _: web.Request) -> web.Response:
        if self._ready():
            return web.Response(text="ok\n")
        return web.Response(status=503, text="still reading what there is\n")

    async def _show_metrics(self, _: web.Request) -> web.Response:
        return web.Response(body=self._meter.text(), headers={"Content-Type": CONTENT_TYPE})
