"""A web desktop as the router sees one: pages, and a web socket that answers and pings."""

import asyncio
import contextlib
import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field

from websockets.asyncio.server import ServerConnection, serve
from websockets.datastructures import Headers
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response


@dataclass
class Desktop:
    """Where it is, and what reached it."""

    url: str = ""
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list[tuple[str, dict[str, str]]])


@contextmanager
def desktop(*, ping_s: float = 1.0) -> Generator[Desktop]:
    """One that says `desktop of PATH`, and echoes what it is sent at /websockify."""
    found, loop, started, stop = Desktop(), asyncio.new_event_loop(), threading.Event(), asyncio.Event()

    def page(connection: ServerConnection, request: Request) -> Response | None:
        del connection
        found.requests.append((request.path, {name.lower(): value for name, value in request.headers.raw_items()}))
        if request.path.startswith("/websockify"):
            return None
        body = f"desktop of {request.path}".encode()
        headers = Headers([("Content-Length", str(len(body))), ("Content-Type", "text/html"), ("Connection", "close"),
                           ("Set-Cookie", "tossed=1; Domain=localhost")])  # fmt: skip
        return Response(200, "OK", headers, body)

    async def echo(connection: ServerConnection) -> None:
        with contextlib.suppress(ConnectionClosed):
            async for message in connection:
                await connection.send(message)

    async def run() -> None:
        async with serve(echo, "127.0.0.1", 0, process_request=page, ping_interval=ping_s, ping_timeout=20) as server:
            port = next(iter(server.sockets)).getsockname()[1]
            found.url = f"http://127.0.0.1:{port}"
            started.set()
            await stop.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(run(),), daemon=True)
    thread.start()
    assert started.wait(10)
    try:
        yield found
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(timeout=10)
        loop.close()
