"""The desktop's web server over a screen that sends back what it gets, on real sockets in a loop of its own."""

import asyncio
import socket
import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from prompt2mesh.desktop.access import Access
from prompt2mesh.desktop.bridge import Bridge
from prompt2mesh.desktop.http_server import HEAD_BYTES, HttpServer
from prompt2mesh.desktop.options import WebAccess


@dataclass
class Served:
    """A server that runs."""

    port: int
    bridge: Bridge
    loop: asyncio.AbstractEventLoop
    waits_for: list[str] = field(default_factory=list[str])

    def end(self) -> None:
        """As at the end of a desktop."""
        self.loop.call_soon_threadsafe(self.bridge.end)


@contextmanager
def web_server(
    folder: Path, *, mode: WebAccess = "loopback", token: str | None = None, ping_s: float = 30.0, max_sockets: int = 8,
    lifetime_s: float = 60.0, password: str | None = None, screen: bool = True,
) -> Generator[Served]:  # fmt: skip
    """Runs one."""
    found: list[Served] = []
    ready, ending = threading.Event(), threading.Event()

    async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while data := await reader.read(65536):
                if data == b"hang up":
                    break
                writer.write(data)
                await writer.drain()
        finally:
            writer.close()

    async def serve() -> None:
        place = folder / "vnc"
        echoing = await asyncio.start_unix_server(echo, place) if screen else None
        bridge = Bridge(place, ping_s=ping_s, max_sockets=max_sockets, lifetime_s=lifetime_s)
        served = Served(0, bridge, asyncio.get_running_loop())

        async def waits_for() -> str:
            return served.waits_for[0] if served.waits_for else ""

        listener = socket.create_server(("127.0.0.1", 0))
        served.port = listener.getsockname()[1]
        access = Access(mode=mode, token=token, allowed_hosts=(), port=served.port)
        http = HttpServer(access=access, bridge=bridge, novnc=folder / "novnc", vnc_password=password, ready=waits_for)
        server = await asyncio.start_server(http.serve, sock=listener, limit=HEAD_BYTES)
        found.append(served)
        ready.set()
        await asyncio.to_thread(ending.wait)
        server.close()
        bridge.end()
        if echoing is not None:
            echoing.close()
        await asyncio.sleep(0.05)

    (folder / "novnc" / "core").mkdir(parents=True, exist_ok=True)
    (folder / "novnc" / "core" / "rfb.js").write_text("export default 1;")
    (folder / "novnc" / "secret.txt").write_text("not for browsers")
    thread = threading.Thread(target=lambda: asyncio.run(serve()), daemon=True)
    thread.start()
    assert ready.wait(10)
    try:
        yield found[0]
    finally:
        ending.set()
        thread.join(10)
