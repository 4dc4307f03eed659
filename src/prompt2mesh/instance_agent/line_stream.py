"""Work in a thread as a stream of lines over HTTP, which ends when the other side goes away."""

import asyncio
import contextlib
import logging
import threading
from collections.abc import Callable
from concurrent.futures import Executor
from contextvars import copy_context

from starlette.types import Receive, Scope, Send

from prompt2mesh.instances.agent_wire import BEAT_S, ErrorData, Record, line_of
from prompt2mesh.mesh.errors import Prompt2MeshError, StorageError
from prompt2mesh.studio.ports import Canceled

log = logging.getLogger(__name__)
Tell = Callable[[Record], None]
Work = Callable[[Tell, Canceled], None]
Fail = Callable[[ErrorData], Record]


class LineStream:
    """An ASGI response: runs work and sends what it tells, with beats in between."""

    def __init__(self, work: Work, *, fail: Fail, executor: Executor, stopping: threading.Event) -> None:
        """Nothing runs before it is sent.

        Args:
            work: Done in a thread; tells each line, and is to stop soon after it is asked to.
            fail: The line for an error.
            executor: Whose thread does it.
            stopping: Set when the whole agent is to end.
        """
        self._work = work
        self._fail = fail
        self._executor = executor
        self._stopping = stopping

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Sends the stream."""
        del scope
        loop, lines = asyncio.get_running_loop(), asyncio.Queue[bytes | None]()
        given_up = threading.Event()

        def put(line: bytes | None) -> None:
            with contextlib.suppress(RuntimeError):  # the loop has ended, and so has everybody who listened
                loop.call_soon_threadsafe(lines.put_nowait, line)

        def tell(record: Record) -> None:
            put(line_of(record))

        # The thread goes on with the ids and the span of the request.
        done = self._executor.submit(
            copy_context().run, self._run, tell, lambda: given_up.is_set() or self._stopping.is_set()
        )
        done.add_done_callback(lambda _: put(None))
        watching = asyncio.create_task(_gone(receive))
        try:
            headers = [(b"content-type", b"application/x-ndjson"), (b"cache-control", b"no-store")]
            await send({"type": "http.response.start", "status": 200, "headers": headers})
            while not watching.done():
                try:
                    line = await asyncio.wait_for(lines.get(), BEAT_S)
                except TimeoutError:
                    line = b"{}\n"
                if line is None:
                    break
                await send({"type": "http.response.body", "body": line, "more_body": True})
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            given_up.set()
            done.cancel()
            watching.cancel()

    def _run(self, tell: Tell, canceled: Canceled) -> None:
        try:
            self._work(tell, canceled)
        except Prompt2MeshError as exc:
            tell(self._fail(ErrorData.of(exc)))
        except OSError as exc:  # such as a full disk
            log.exception("a stream ended by a fault of this machine")
            tell(self._fail(ErrorData.of(StorageError.of(exc))))
        except Exception as exc:
            log.exception("a stream ended by a fault of the program")
            fault = Prompt2MeshError(f"a fault of the program: {type(exc).__name__}", hint="this was logged")
            tell(self._fail(ErrorData.of(fault)))


async def _gone(receive: Receive) -> None:
    """Comes back when the other side has closed the connection."""
    while (await receive())["type"] != "http.disconnect":
        pass
